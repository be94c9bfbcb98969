"""Whose option each issue is: by the code book, else by what is committed to, done, or agreed.

A code book may leave out who controls an issue. Then it is the option of whoever commits to the thing or refuses it;
else of whoever its description says does it (*the ferry company lowers its fares*); else it takes an agreement of all
who take a side on it, and it holds when all of them have taken their option. Each of these is told as a choice.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pourparlers.base.ids import slug
from pourparlers.knowledge import Register
from pourparlers.knowledge.tokens import key
from pourparlers.model.choices import Choice
from pourparlers.positions.types import PartyPosition
from pourparlers.reading.types import Commitment
from pourparlers.sources.types import CodeBook, Issue

MOST_OPTIONS = 14
"""options a drafted conflict may have, so that its 16,384 outcomes are analysed while one waits"""
SIDES = ("supports", "opposes")
_ARTICLES = ("the-", "a-", "an-", "le-", "la-", "les-", "l-", "un-", "une-", "des-")


def controllers(
    positions: Sequence[PartyPosition], commitments: Sequence[Commitment], codebook: CodeBook
) -> tuple[dict[str, tuple[str, ...]], list[Choice]]:
    """The parties whose option each issue is, for the issues that are spoken of most, and the choices in it."""
    choices: list[Choice] = []
    found: dict[str, tuple[str, ...]] = {}
    spoken = {i.id: _spoken(i.id, positions, commitments) for i in codebook.issues}
    for issue in codebook.issues:
        if not spoken[issue.id]:
            continue
        parties = issue.controlled_by or _presumed(issue, positions, commitments, choices)
        if parties and _heard(issue.id, parties, positions, commitments):
            found[issue.id] = parties
        elif parties:
            choices.append(Choice("silent", issue.id, parties))
    return _most_spoken_of(found, spoken, choices), choices


def with_maker(commitment: Commitment, codebook: CodeBook, choices: list[Choice]) -> Commitment:
    """A commitment whose maker the reading does not know is taken for that of whoever controls its issue."""
    issue = commitment.issue
    if commitment.parties or issue is None or issue not in codebook or not codebook[issue].controlled_by:
        return commitment
    parties = codebook[issue].controlled_by
    choices.append(Choice("maker", commitment.id, parties))
    return replace(commitment, parties=parties)


def _presumed(
    issue: Issue, positions: Sequence[PartyPosition], commitments: Sequence[Commitment], choices: list[Choice]
) -> tuple[str, ...]:
    """Who may be taken to decide an issue where the code book does not say."""
    committed = tuple(dict.fromkeys(p for c in commitments if c.issue == issue.id for p in c.parties))
    if committed:
        choices.append(Choice("committed", issue.id, committed))
        return committed
    doer = doer_of(issue.description, {p.party for p in positions})
    if doer:
        choices.append(Choice("doer", issue.id, (doer,)))
        return (doer,)
    taking = {p.party: len(p.statements) for p in positions if p.issue == issue.id and p.stance in SIDES}
    sides = tuple(sorted(taking, key=lambda party: (-taking[party], party)))
    if len(sides) > 1:
        choices.append(Choice("agreed", issue.id, sides))
        return sides
    choices.append(Choice("one-sided", issue.id, sides))
    return ()


def doer_of(description: str, parties: Collection[str]) -> str | None:
    """The party that a description names first, as who does the thing; None where it begins otherwise.

    >>> doer_of("The EU ends its imports of gas", {"european-union", "norway"})
    'european-union'
    >>> doer_of("La Norvège ouvre ses eaux", {"european-union", "norway"})
    'norway'
    >>> doer_of("The dockers' union ends its strike", {"dockers-union"})
    'dockers-union'
    >>> doer_of("A quota for Norway is agreed", {"norway"}), doer_of("Norway's share is cut", {"norway"})
    (None, None)
    """
    begins = slug(description)
    begins = next((begins.removeprefix(a) for a in _ARTICLES if begins.startswith(a)), begins)
    named = [p for p in parties if f"{begins}-".startswith(f"{p}-") and not begins.startswith(f"{p}-s-")]
    if named:
        return max(named, key=lambda party: (len(party), party))
    known = (_registered(description, language) for language in ("en", "fr"))
    return next((party for party in known if party in parties), None)


def _registered(text: str, language: str) -> str | None:
    """The party whose name in the register the text begins with, after an article."""
    words = key(text, language)
    if words and f"{slug(words[0])}-" in _ARTICLES:
        words = words[1:]
    for rest, senses in Register.load().index(language).get(words[0], []) if words else []:
        after = words[1 + len(rest) :]
        if words[1 : 1 + len(rest)] == rest and after[:1] != ("'s",):
            return next((sense.id for sense in senses if sense.kind in ("name", "acronym") and not sense.weak), None)
    return None


def _heard(
    issue: str, parties: tuple[str, ...], positions: Sequence[PartyPosition], commitments: Sequence[Commitment]
) -> bool:
    """Whether anybody who could do the thing is heard on it; a thing of the silent would only double the outcomes."""
    if any(p.issue == issue and p.party in parties and p.stance in SIDES for p in positions):
        return True
    return any(c.issue == issue and set(c.parties) & set(parties) for c in commitments)


def _spoken(issue: str, positions: Sequence[PartyPosition], commitments: Sequence[Commitment]) -> int:
    """How much is said of an issue; a commitment counts twice."""
    stated = sum(len(p.statements) for p in positions if p.issue == issue and p.stance in SIDES)
    return stated + 2 * sum(c.issue == issue for c in commitments)


def _most_spoken_of(
    found: dict[str, tuple[str, ...]], spoken: dict[str, int], choices: list[Choice]
) -> dict[str, tuple[str, ...]]:
    """The issues that fit into a model of `MOST_OPTIONS`, those most spoken of first, in the code book's order."""
    kept: set[str] = set()
    size = 0
    for issue in sorted(found, key=lambda i: (-spoken[i], list(found).index(i))):
        if size + len(found[issue]) > MOST_OPTIONS:
            choices.append(Choice("left-out", issue))
            continue
        kept.add(issue)
        size += len(found[issue])
    return {issue: parties for issue, parties in found.items() if issue in kept}
