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

from pourparlers.reading.actors.kinds import COMPANIES, UNIONS

if TYPE_CHECKING:
    from pourparlers.reading.actors.discourse import Discourse

NOBODY_ID = "-"
MOST = 12
"""candidates looked at, the latest first"""


GOVERNING = frozenset({"state-role", "government"})
"""kinds of decision of which only those that govern are candidates"""
OF_TOWNS = frozenset({"mayor", "councillor", "deputy"})
"""roles that a town has"""
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


def decision(page: Discourse, at: int, kind: str, first: str | None, role: str = "") -> Decision:
    """The candidates for a party meant at an offset; `first` is what the rule alone would take.

    `role` is the office whose holder is meant, `kind` the words that ask: *its*, *leur*, a role alone.
    """
    seen: dict[str, list[Named]] = {}
    here = page.sentence_at(at)
    end = bisect_left(page.mentions, at, key=lambda m: m.at)
    for mention in reversed(page.mentions[max(0, end - LOOKED_BACK) : end]):
        if not page.eligible(mention, at, of_town=role in OF_TOWNS):
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
                )
            )
    order = list(seen)[:MOST]
    for extra in (first, page.home.state, page.home.government(page.register)):
        if extra and extra not in order:
            order.append(extra)
    if kind in GOVERNING:
        order = [p for p in order if governs(page, p)]
    view = _View(
        page,
        kind,
        first,
        order,
        [p for p in order if any(m.rank == 2 for m in seen.get(p, ()))],
        sorted(order, key=lambda p: -len(seen.get(p, ()))),
        page.named_ahead(at),
        page.holders_of(role) if role else {},
    )
    rows = [tuple(_features(view, p, seen.get(p, []))) for p in order]
    rows.append(tuple(f"{kind}|{f}" for f in _nobody(page, order, first)))
    return Decision(at, kind, (*order, NOBODY_ID), tuple(rows))


def governs(page: Discourse, party: str) -> bool:
    """Whether a party can have ministers: a state, a region, a union of states, a government."""
    entity = page.register.entities.get(party)
    stately = entity is not None and (entity.kind in ("state", "region") or party == "european-union")
    return party.endswith("-government") or party in page.own or stately


@dataclass(frozen=True, slots=True)
class _View:
    """What the candidates of one decision are compared by."""

    page: Discourse
    kind: str
    first: str | None
    order: Sequence[str]
    subjects: Sequence[str]
    often: Sequence[str]
    ahead: frozenset[str]
    """parties named later in the sentence"""
    offices: Mapping[str, bool]
    """parties with a holder of the office on the page; True where a name is known"""


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
    if mentions:
        found.append(f"as:{'person' if mentions[0].person else 'party'}")
    if party in view.ahead:
        found.append("ahead")
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


def _nobody(page: Discourse, order: Sequence[str], first: str | None) -> Iterator[str]:
    yield "nobody"
    yield f"nobody:candidates:{min(len(order), 3)}"
    yield f"nobody:domestic:{page.home.domestic}"
    yield f"nobody:rule:{first is not None}"


def _bucket(distance: int | None) -> str:
    if distance is None:
        return "never"
    return str(distance) if distance < 3 else "3-4" if distance < 5 else "5-8" if distance < 9 else "far"


def _type(page: Discourse, party: str) -> str:
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
