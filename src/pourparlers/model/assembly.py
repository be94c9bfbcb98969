"""From the lines of a conflict file, each read, to the conflict."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pourparlers.base.problems import Where
from pourparlers.model.lines import Line, unquoted
from pourparlers.model.types import (
    Belief,
    Conflict,
    DecisionMaker,
    Evidence,
    Option,
    Preferences,
    Ranking,
    Share,
    Statements,
    Weights,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with its kind (None: blank or comment), the party and block it stands in, and, once read, its part."""

    line: Line
    kind: str | None
    level: int
    party: str | None = None
    block: str | None = None
    part: Any = None


@dataclass(slots=True)
class Party:
    """A party while its lines are read: what was found under it, by kind or block."""

    line: Line
    id: str
    name: str
    parts: dict[str, list[Any]] = field(default_factory=dict)
    beliefs: dict[str, Line] = field(default_factory=dict)
    blocks: dict[str, Line] = field(default_factory=dict)


def assembled(entries: tuple[Entry, ...], parties: dict[str, Party], file: str) -> Conflict:
    """The conflict that the parts of the lines make; of what should stand once the last counts."""

    def all_of(kind: str) -> tuple[Any, ...]:
        return tuple(e.part for e in entries if e.kind == kind and e.part is not None)

    def last(kind: str, default: Any) -> Any:
        return all_of(kind)[-1] if all_of(kind) else default

    return Conflict(
        tuple(_decision_maker(party) for party in parties.values()),
        title=last("title", ""), as_of=last("as of", None), source=last("source", ""),
        infeasible=all_of("impossible"), coalesce=all_of("coalesce"), status_quo=last("status quo", None),
        states=all_of("state"), expected=all_of("expect"), where=Where(file),
    )  # fmt: skip


def _decision_maker(party: Party) -> DecisionMaker:
    def all_of(kind: str) -> tuple[Any, ...]:
        return tuple(party.parts.get(kind, ()))

    evidence: Evidence = party.line.evidence
    options = all_of("option")
    return DecisionMaker(
        party.id, unquoted(party.name) if party.name else "",
        options=tuple(o for o in options if isinstance(o, Option)),
        shares=tuple(o for o in options if isinstance(o, Share)),
        preferences=_preferences(party), unknown=all_of("unknown"), attitudes=all_of("attitude"),
        unaware=all_of("unaware"),
        beliefs=tuple(Belief(about, all_of(f"believes {about}"), line.where) for about, line in party.beliefs.items()),
        arcs=all_of("move"), evidence=evidence, where=party.line.where,
    )  # fmt: skip


def _preferences(party: Party) -> Preferences:
    if "ranks" in party.blocks:
        return Ranking(tuple(party.parts.get("ranks", ())))
    if "weighs" in party.blocks:
        return Weights(tuple(party.parts.get("weighs", ())))
    return Statements(tuple(party.parts.get("prefers", ())))
