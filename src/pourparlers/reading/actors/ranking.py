"""Which party is meant where words alone do not say: *its chairman*, *the director*, *the government*.

A linear model over what a reader goes by: how far back, subject or not, how often named, what kind of body. *Nobody*
is a candidate like the others. The weights are learned from the corpus's train part (`training/actors/train.py`).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from pourparlers.reading.actors.kinds import ARMED, COMPANIES, UNIONS
from pourparlers.reading.actors.lexicon import Term

if TYPE_CHECKING:
    from pourparlers.reading.actors.incumbents import Incumbents

NOBODY_ID = "-"
MOST = 12
"""candidates looked at, the latest first"""


GOVERNING = frozenset({"state-role", "government"})
"""kinds of decision of which only those that govern are candidates"""
OF_TOWNS = frozenset({"mayor", "councillor", "deputy"})
"""roles that a town has"""
_OF_STATES = frozenset({"minister", "foreign-minister", "defence-minister", "prime-minister", "chancellor"})
"""offices that the Union has not"""
LOOKED_BACK = 300
"""mentions looked back over at most"""


@dataclass(frozen=True, slots=True)
class Decision:
    """A place where one of several parties is meant: its candidates with their features."""

    at: int
    kind: str
    candidates: tuple[str, ...]
    features: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """One earlier mention of a party, as seen from where a decision is made."""

    sentences: int
    """how many sentences back"""
    paragraphs: int
    rank: int
    person: bool
    """whether one of its people is named"""
    speaks: bool


def decision(
    page: Incumbents,
    at: int,
    kind: str,
    first: str | None,
    role: Term | None = None,
    fields: frozenset[str] = frozenset(),
) -> Decision:
    """The candidates for a party meant at an offset; `first` is what the rule alone would take.

    `role` is the office whose holder is meant, `kind` the words that ask: *its*, *leur*, a role alone.
    """
    office = role.id if role else ""
    seen: dict[str, list[Named]] = {}
    here = page.sentence_at(at)
    end = bisect_left(page.mentions, at, key=lambda m: m.at)
    for mention in reversed(page.mentions[max(0, end - LOOKED_BACK) : end]):
        if not page.eligible(mention, at, of_town=office in OF_TOWNS):
            continue
        actor = page.actors.get(mention.actor)
        party = actor.party if actor else mention.actor
        if party and (actor is None or actor.kind != "anonymous"):
            seen.setdefault(party, []).append(
                Named(
                    here - page.sentence_at(mention.at),
                    page.paragraphs(mention.at, at),
                    mention.rank,
                    actor is not None and actor.kind == "person",
                    mention.at in page.sources,
                )
            )
    order = list(seen)[:MOST]
    for extra in (first, page.home.stated, page.home.state, page.home.government(page.register)):
        if extra and extra not in order:
            order.append(extra)
    if office == "general":
        order = [p for p in order if governs(page, p) and p != "european-union" or _armed(page, p)]
    if page.lexicon.has("one_owner", kind.rpartition(":")[2]):
        order = [p for p in order if _type(page, p) != "group"]
    if role is not None and role.rank == "state" and kind.startswith("its:"):
        order = [p for p in order if governs(page, p) or _bare_name(page, p)] or order
    if kind in GOVERNING:
        taken = page.taken(office, fields)
        order = [p for p in order if governs(page, p) and p not in taken]
        if office in _OF_STATES:
            order = [p for p in order if p != "european-union"]
    view = _View(
        page,
        kind,
        first,
        order,
        [p for p in order if any(m.rank == 2 for m in seen.get(p, ()))],
        sorted(order, key=lambda p: -len(seen.get(p, ()))),
        page.named_ahead(at),
        page.holders_of(office, fields) if role else {},
        _lead(page),
        role,
    )
    rows = [tuple(_features(view, p, seen.get(p, []))) for p in order]
    rows.append(tuple(f"{kind}|{f}" for f in _nobody(page, order, first)))
    return Decision(at, kind, (*order, NOBODY_ID), tuple(rows))


def _lead(page: Incumbents) -> str | None:
    """What the page is about first: the first party that is a subject."""
    for mention in page.mentions[:MOST]:
        actor = page.actors.get(mention.actor)
        party = actor.party if actor else mention.actor
        if mention.rank == 2 and party:
            return party
    return None


def governs(page: Incumbents, party: str) -> bool:
    """Whether a party can have ministers: a state, a region, a union of states, a government."""
    entity = page.register.entities.get(party)
    stately = entity is not None and (entity.kind in ("state", "region") or party == "european-union")
    return party.endswith("-government") or party in page.own or stately


def _armed(page: Incumbents, party: str) -> bool:
    """Whether a party can have officers: a movement, a front, or a name of which nothing is said."""
    actor, entity = page.actors.get(party), page.register.entities.get(party)
    return (
        entity is not None
        and entity.kind == "movement"
        or bool(actor and actor.heads & ARMED)
        or _bare_name(page, party)
    )


def _bare_name(page: Incumbents, party: str) -> bool:
    """Whether nothing says what a party is: a state that no register knows may be among them."""
    actor = page.actors.get(party)
    return actor is not None and actor.kind == "organisation" and not actor.heads


@dataclass(frozen=True, slots=True)
class _View:
    """What the candidates of one decision are compared by."""

    page: Incumbents
    kind: str
    first: str | None
    order: Sequence[str]
    subjects: Sequence[str]
    often: Sequence[str]
    ahead: frozenset[str]
    """parties named later in the sentence"""
    offices: Mapping[str, bool]
    """parties with a holder of the office on the page; True where a name is known"""
    lead: str | None
    """the first subject of the page that is a party"""
    role: Term | None


def _features(view: _View, party: str, mentions: Sequence[Named]) -> Iterator[str]:
    """What speaks for or against one candidate, each by itself and with the kind of decision."""
    page = view.page
    subject = min((m.sentences for m in mentions if m.rank == 2), default=None)
    nearest = min((m.sentences for m in mentions), default=None)
    found = [
        f"subject:{_bucket(subject)}",
        f"named:{_bucket(nearest)}",
        f"paragraphs:{min(min((m.paragraphs for m in mentions), default=4), 4)}",
        f"times:{min(len(mentions), 4)}",
        f"type:{_type(page, party)}",
        f"place:{min(view.order.index(party), 4)}",
        f"subject-place:{min(view.subjects.index(party), 4) if party in view.subjects else 'no'}",
        f"often:{min(view.often.index(party), 3)}",
    ]
    spoke = min((m.sentences for m in mentions if m.speaks), default=None)
    found.append(f"spoke:{_bucket(spoke)}")
    if mentions:
        found.append(f"as:{'person' if mentions[0].person else 'party'}")
        found.append(f"rank:{mentions[0].rank}")
        found.append(f"rank-near:{mentions[0].rank}:{_bucket(nearest)}")
    if party in view.ahead:
        found.append("ahead")
    if party == view.lead:
        found.append("lead")
    if party == page.home.stated:
        found.append("dateline-state")
    if view.role:
        found.append(f"{view.role.rank}-of:{_type(page, party)}")
        found.append(f"{view.role.id}-of:{_type(page, party)}")
    if party in view.offices:
        found.append(f"office:{'taken' if view.offices[party] else 'open'}")
    if party == view.first:
        found.append("first")
        found.append(f"first-type:{_type(page, party)}")
    if party in (page.home.state, page.home.government(page.register)):
        found.append(f"home:{page.home.domestic}")
        found.append(f"dateline:{page.home.dateline}")
    group, _, detail = view.kind.partition(":")
    for name in found:
        yield name
        yield f"{group}|{name}"
        if detail:
            yield f"{view.kind}|{name}"


def _nobody(page: Incumbents, order: Sequence[str], first: str | None) -> Iterator[str]:
    yield "nobody"
    yield f"nobody:candidates:{min(len(order), 3)}"
    yield f"nobody:domestic:{page.home.domestic}"
    yield f"nobody:rule:{first is not None}"


def _bucket(distance: int | None) -> str:
    if distance is None:
        return "never"
    return str(distance) if distance < 3 else "3-4" if distance < 5 else "5-8" if distance < 9 else "far"


def _type(page: Incumbents, party: str) -> str:
    entity = page.register.entities.get(party)
    if entity is not None:
        return entity.kind
    if party in page.own:
        return "own-place"
    actor = page.actors.get(party)
    if actor is None:
        return "government" if party.endswith("-government") else "unknown"
    if actor.kind == "group":
        return "group"
    if actor.heads & UNIONS:
        return "union"
    if actor.heads & COMPANIES:
        return "company"
    return "body" if actor.heads else "name"


@cache
def weights() -> dict[str, float]:
    """The learned weights; empty where there are none, and then the rules decide alone."""
    place = resources.files("pourparlers.reading.actors").joinpath("ranking.json")
    return dict(json.loads(place.read_text(encoding="utf-8"))) if place.is_file() else {}


def chosen(made: Decision) -> tuple[str | None, float]:
    """The likeliest candidate and how likely it is; None for nobody."""
    table = weights()
    scores = [sum(table.get(name, 0.0) for name in row) for row in made.features]
    top = max(scores)
    total = sum(math.exp(score - top) for score in scores)
    best = scores.index(top)
    party = made.candidates[best]
    return (None if party == NOBODY_ID else party), 1 / total
