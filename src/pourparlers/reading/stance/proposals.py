"""Issues to begin a code book with: phrases that several statements are about, with the statements behind each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pourparlers.base.ids import slug
from pourparlers.base.text import Span
from pourparlers.reading.shadow import shadow
from pourparlers.reading.stance.vocabulary import Vocabulary, vocabulary
from pourparlers.reading.types import Reading, Statement
from pourparlers.reading.words import words_of
from pourparlers.sources.types import Issue, Term

_LINKS = {
    "fr": frozenset("de d' du des à au aux en la le les l' sur".split()),
    "en": frozenset("of on to for the in".split()),
}
"""empty words that a phrase may have between its words: *droits de douane sur l'acier*"""
_GENERIC = frozenset(
    "cent pour percent per an ans année mois semaine jour jours heure fois euro euros dollar dollars million millions "
    "milliard milliards tiers moitié year years month months week weeks day days hour time times billion pound pounds "
    "member members membre membres people gens homme femme chose choses thing things way pays country countries part "
    "fin début end number nombre parties party sides side question questions idée idea texte text talk talks "
    "one two three four five six seven eight nine ten un deux trois quatre cinq six sept huit neuf dix begin beginning "
    "agree agreed agrees ruled minister ministers ministre ministres terminer termine fournir share shared".split()
)
"""words of time, quantity and discourse, which no negotiation is about by themselves"""
_LONGEST = 4
"""content words of a phrase at most"""
_LETTERS = 4
"""of a word that may stand alone as a phrase"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An issue to edit: an id, terms and an empty description, with the statements that made it."""

    issue: Issue
    statements: tuple[tuple[str, str, str, str], ...]
    """(article id, statement id, party or empty, the words)"""


@dataclass(frozen=True, slots=True)
class _Said:
    article: str
    statement: Statement
    words: str
    phrases: dict[tuple[str, ...], str]
    """stems -> words as they stand"""
    language: str
    occurrences: Mapping[str, int]
    """stem -> how often it occurs in the whole article"""


def propose_issues(readings: Iterable[Reading], *, most: int = 12, least: int = 2) -> tuple[Proposal, ...]:
    """Up to `most` proposals, each behind at least `least` statements, the best supported first.

    A phrase scores by the statements it occurs in and by its length. Phrases that share a word with a chosen one are
    out, statements already behind one count half, and a further phrase needs one statement that is not.
    """
    said = [s for reading in readings for s in _statements(reading)]
    proposals: list[Proposal] = []
    behind, taken = set[int](), set[str]()
    while len(proposals) < most:
        chosen = _best(said, taken, behind, least)
        if chosen is None:
            break
        here = [n for n, s in enumerate(said) if chosen in s.phrases]
        proposals.append(_proposal(chosen, [said[n] for n in here]))
        taken |= set(chosen)
        behind |= set(here)
    return tuple(proposals)


def _statements(reading: Reading) -> Iterable[_Said]:
    article = reading.article
    plain, known = shadow(article.text), vocabulary(article.language)
    names = {known.stem(w) for _, name in reading.names for w in words_of(name.lower(), article.language).forms}
    occurrences = Counter(known.stem(form) for form in words_of(plain.lower(), article.language).forms)
    covered: list[Span] = []
    for statement in reading.statements:
        if any(whole.contains(part) for part in statement.content for whole in covered):
            continue  # told inside another statement: the same words must not count twice
        covered += statement.content
        phrases: dict[tuple[str, ...], str] = {}
        for span in statement.content:
            phrases |= _phrases(span.of(plain), known, names)
        words = " … ".join(span.of(article.text) for span in statement.content)
        yield _Said(article.id, statement, words, phrases, article.language, occurrences)


def _phrases(text: str, known: Vocabulary, names: set[str]) -> dict[tuple[str, ...], str]:
    """Every run of up to four content words, linked by at most two small words, that is no name and no figure."""
    words, links = words_of(text, known.language), _LINKS.get(known.language, frozenset())
    forms, found = words.forms, {}
    for start, form in enumerate(forms):
        if not _says_something(form, known, names):
            continue
        stems, last = [known.stem(form)], start
        if len(form) >= _LETTERS and form not in _GENERIC:
            found[tuple(stems)] = form
        while len(stems) < _LONGEST and form not in _GENERIC:
            following = last + 1
            while following < len(forms) and following - last <= 2 and forms[following] in links:
                following += 1
            if following >= len(forms) or not _says_something(forms[following], known, names):
                break
            stems.append(known.stem(forms[following]))
            last = following
            found[tuple(stems)] = " ".join(words.span(start, last + 1).of(text).lower().split())
    return found


def _says_something(form: str, known: Vocabulary, names: set[str]) -> bool:
    stem = known.stem(form)
    roles = {role for role, _ in known.polarity.get(stem, ())}
    return (
        form.isalpha()
        and len(form) > 2
        and not known.is_empty(form)
        and stem not in names
        and not roles & {"want", "refuse", "report", "answer", "judge", "value", "open"}
    )


def _best(said: Sequence[_Said], taken: set[str], behind: set[int], least: int) -> tuple[str, ...] | None:
    count: dict[tuple[str, ...], list[int]] = {}
    for number, statement in enumerate(said):
        for phrase in statement.phrases:
            if taken.isdisjoint(phrase):
                count.setdefault(phrase, []).append(number)
    scored = [
        (sum(_weight(said[n], phrase, n in behind) for n in numbers) * (0.6 + 0.4 * len(phrase)), phrase)
        for phrase, numbers in count.items()
        if len(numbers) >= least and not behind.issuperset(numbers)
    ]
    return max(scored)[1] if scored else None


def _weight(said: _Said, phrase: tuple[str, ...], behind: bool) -> float:
    """What a statement counts for: half where it already stands behind another, more where its article repeats it."""
    often = math.log(1 + min(said.occurrences.get(stem, 0) for stem in phrase))
    return (0.5 if behind else 1.0) * (1 + often)


def _proposal(chosen: tuple[str, ...], said: Sequence[_Said]) -> Proposal:
    forms: dict[tuple[str, str], int] = {}
    for statement in said:
        key = (statement.phrases[chosen], statement.language)
        forms[key] = forms.get(key, 0) + 1
    ranked = sorted(forms, key=lambda key: (-forms[key], key))
    terms = tuple(Term(text, language) for text, language in ranked[:4])
    issue = Issue(slug(terms[0].text), "", terms)
    behind = tuple((s.article, s.statement.id, s.statement.party or "", s.words) for s in said)
    return Proposal(issue, behind)
