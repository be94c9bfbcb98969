"""Which party is meant where words alone do not say: *its chairman*, *the director*, *the government*.

A linear model over what a reader goes by: how far back, subject or not, how often named, what kind of body. *Nobody*
is a candidate like the others. The weights are learned from the corpus's train part (`training/actors/train.py`).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
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


LOOKED_BACK = 300
"""mentions looked back over at most"""


@dataclass(frozen=True, slots=True)
class Decision:
    """A place where one of several parties is meant: its candidates with their features."""

    at: int
    kind: str
    candidates: tuple[str, ...]
    features: tuple[tuple[str, ...], ...]


def decision(page: Discourse, at: int, kind: str, first: str | None) -> Decision:
    """The candidates for a party meant at an offset; `first` is what the rule alone would take."""
    seen: dict[str, list[tuple[int, int]]] = {}
    here = page.sentence_at(at)
    end = bisect_left(page.mentions, at, key=lambda m: m.at)
    for mention in reversed(page.mentions[max(0, end - LOOKED_BACK) : end]):
        actor = page.actors.get(mention.actor)
        party = actor.party if actor else mention.actor
        if party and (actor is None or actor.kind != "anonymous"):
            seen.setdefault(party, []).append((here - page.sentence_at(mention.at), mention.rank))
    order = list(seen)[:MOST]
    for extra in (first, page.home.state, page.home.government(page.register)):
        if extra and extra not in order:
            order.append(extra)
    subjects = [p for p in order if any(rank == 2 for _, rank in seen.get(p, ()))]
    rows = [tuple(_features(page, p, seen.get(p, []), order, subjects, kind, first)) for p in order]
    rows.append(tuple(f"{kind}|{f}" for f in _nobody(page, order, first)))
    return Decision(at, kind, (*order, NOBODY_ID), tuple(rows))


def _features(
    page: Discourse,
    party: str,
    mentions: Sequence[tuple[int, int]],
    order: Sequence[str],
    subjects: Sequence[str],
    kind: str,
    first: str | None,
) -> Iterator[str]:
    """What speaks for or against one candidate, each by itself and with the kind of decision."""
    subject = min((d for d, rank in mentions if rank == 2), default=None)
    nearest = min((d for d, _ in mentions), default=None)
    found = [
        f"subject:{_bucket(subject)}",
        f"named:{_bucket(nearest)}",
        f"times:{min(len(mentions), 4)}",
        f"type:{_type(page, party)}",
        f"place:{min(order.index(party), 4)}",
        f"subject-place:{min(subjects.index(party), 4) if party in subjects else 'no'}",
    ]
    if party == first:
        found.append("first")
        found.append(f"first-type:{_type(page, party)}")
    if party in (page.home.state, page.home.government(page.register)):
        found.append(f"home:{page.home.domestic}")
    for name in found:
        yield name
        yield f"{kind}|{name}"


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
