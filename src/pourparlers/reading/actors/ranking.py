"""Which party is meant where words alone do not say: *its chairman*, *the director*, *the government*.

A linear model over what a reader goes by: how far back, subject or not, how often named, what kind of body. *Nobody*
is a candidate like the others. The weights are learned from the corpus's train part (`training/actors/train.py`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from pourparlers.reading.actors.candidates import OF_TOWNS, Named, fitting, seen_from, type_of
from pourparlers.reading.actors.lexicon import Term

if TYPE_CHECKING:
    from pourparlers.reading.actors.incumbents import Incumbents

NOBODY_ID = "-"
MOST = 12
"""candidates looked at, the latest first"""


@dataclass(frozen=True, slots=True)
class Decision:
    """A place where one of several parties is meant: its candidates with their features."""

    at: int
    kind: str
    candidates: tuple[str, ...]
    features: tuple[tuple[str, ...], ...]


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
    seen = seen_from(page, at, of_town=office in OF_TOWNS)
    order = fitting(page, [*seen][:MOST], kind, first, role, fields)
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
        f"type:{type_of(page, party)}",
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
        found.append(f"{view.role.rank}-of:{type_of(page, party)}")
        found.append(f"{view.role.id}-of:{type_of(page, party)}")
    if party in view.offices:
        found.append(f"office:{'taken' if view.offices[party] else 'open'}")
    if party == view.first:
        found.append("first")
        found.append(f"first-type:{type_of(page, party)}")
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
