"""Who stands where: the position of a party on an issue at a date, changes of it, contradictions in it.

Statement ids are those of the reading (`s12`) where positions are asked of one article, and
`article/s12` where they are asked of several.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pourparlers.reading.types import Stance

Turn = Literal["new", "reversed", "firmer", "softer", "condition"]
Clash = Literal["inside", "reported", "over-time"]


@dataclass(frozen=True, slots=True)
class PartyPosition:
    """The stance of a party on an issue at a date; it holds until the party is heard to say otherwise."""

    party: str
    issue: str
    stance: Stance
    condition: str | None
    since: date | None
    """the day it was first heard, without a different stance since; None where no statement has a date"""
    last_heard: date | None
    """the last day it was heard"""
    on: date | None
    """the day asked about"""
    statements: tuple[str, ...]
    """ids of what it rests on, oldest first"""
    against: tuple[str, ...] = ()
    """ids of what was said otherwise on the day it was last heard, or is said of the party by others"""
    confidence: float = 1.0
    """0 to 1: how sure it is that the party holds it"""
    reported_only: bool = False
    """nobody heard it from the party itself: every statement comes through another party"""
    conditions: tuple[str, ...] = ()
    """every condition that was given, oldest first; `condition` is the last"""

    @property
    def days_silent(self) -> int | None:
        """Days between the last time it was heard and the day asked about."""
        return (self.on - self.last_heard).days if self.on and self.last_heard else None


@dataclass(frozen=True, slots=True)
class Change:
    """A party's position on an issue became another one."""

    party: str
    issue: str
    turn: Turn
    before: PartyPosition | None
    after: PartyPosition
    on: date | None
    statements: tuple[str, ...]
    """ids of the statements that the change was heard in"""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sides that do not go together: inside a party on one day, or what it says and what others say of it."""

    party: str
    issue: str
    clash: Clash
    stances: tuple[Stance, Stance]
    one: tuple[str, ...]
    """ids of the statements with the first stance"""
    other: tuple[str, ...]
    """ids of the statements with the second stance"""
    on: date | None
    who: tuple[str, ...] = ()
    """persons, or the parties that say so of it, sorted"""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two parties on one issue at a date: on the same side, or on opposite sides."""

    party: str
    other: str
    issue: str
    agree: bool
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """How far an issue divides the parties: 1 where half support and half oppose, 0 where all are on one side."""

    issue: str
    supports: tuple[str, ...]
    opposes: tuple[str, ...]
    between: tuple[str, ...]
    """parties that are neutral or not opposed"""
    division: float
    """4 s o / (s + o)^2 over the parties that support or oppose, weighted by the share of parties that do"""


@dataclass(frozen=True, slots=True)
class Coalition:
    """Parties that stand on the same side of every issue they share, at a date."""

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    """what they agree on"""
    on: date | None


