"""The record's own words: what was read, what was decided, by whom and when; coding schemes with their entities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from pourparlers.reading.types import Stance, Statement

Part = Literal["statement", "commitment", "amount", "event", "precedent"]
Act = Literal["accept", "reject", "correct", "split", "merge", "add", "undo"]
Status = Literal["proposed", "accepted", "rejected", "corrected", "by-hand", "disputed"]

PARTS: tuple[Part, ...] = ("statement", "commitment", "amount", "event", "precedent")
ACTS: tuple[Act, ...] = ("accept", "reject", "correct", "split", "merge", "add", "undo")


@dataclass(frozen=True, slots=True)
class Utterance:
    """One stance that one statement takes on one issue in the name of one party: what positions are made of."""

    statement: str
    """id of the statement, `article/s1` where several articles are asked"""
    party: str
    issue: str
    stance: Stance
    condition: str | None = None
    day: date | None = None
    person: str | None = None
    via: str | None = None
    told_by: str | None = None
    """the other party that says so of this one; None where it speaks for itself or through the press"""
    hedged: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the append-only log: a coder's word on something that was read, or missed."""

    number: int
    """its place in the log, from 1"""
    at: str
    """when, ISO 8601 in UTC"""
    coder: str
    act: Act
    part: Part
    article: str
    """key of the article"""
    targets: tuple[str, ...]
    """keys of what it is about; for `undo` the number of the decision undone"""
    body: Any = None
    """what was decided: the fields of a correction, the records of a split, the record added; with `was`, the
    records as they were proposed, so that a decision outlives the reading it was made on"""
    reason: str = ""
    settles: bool = False
    """it settles a disagreement between coders"""


@dataclass(frozen=True, slots=True)
class CodedStatement:
    """A statement as it stands after all decisions, with where it comes from."""

    key: str
    article: str
    """name of the article"""
    statement: Statement
    status: Status
    decisions: tuple[int, ...] = ()
    coders: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """names of every article that prints it, its own first, where copies are counted once"""

    @property
    def id(self) -> str:
        """Its id over the whole record."""
        return f"{self.article}/{self.statement.id}"


DataType = Literal["short text", "long text", "integer", "boolean"]
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a statement type."""

    name: str
    data_type: DataType
    id: int = 0


@dataclass(frozen=True, slots=True)
class StatementType:
    """A kind of statement with the variables that are coded for it."""

    label: str
    colour: Colour = (239, 208, 51)
    variables: tuple[Variable, ...] = ()
    id: int = 0


@dataclass(frozen=True, slots=True)
class AttributeValue:
    """What is known of an entity, and when it holds: both days included, None where open."""

    attribute: str
    value: str
    since: date | None = None
    until: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether it holds on a day; without a day, whether it holds still."""
        if on is None:
            return self.until is None
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


def value_on(attributes: Iterable[AttributeValue], name: str, on: date | None) -> str | None:
    """The value of an attribute on a day: the one that began last among those that hold.

    >>> minister = AttributeValue("role", "minister", None, date(2025, 5, 31))
    >>> value_on([minister], "role", date(2025, 5, 1)), value_on([minister], "role", date(2025, 6, 1))
    ('minister', None)
    """
    held = [a for a in attributes if a.attribute == name and a.holds(on)]
    return max(held, key=lambda a: a.since or date.min).value if held else None


@dataclass(frozen=True, slots=True)
class Entity:
    """A value of a short-text variable: an actor, an organisation, a concept."""

    value: str
    colour: Colour | None = None
    child_of: int | None = None
    aliases: tuple[str, ...] = ()
    attributes: tuple[AttributeValue, ...] = field(default=())
    id: int = 0

    def attribute(self, name: str, on: date | None = None) -> str | None:
        """The value of an attribute on a day."""
        return value_on(self.attributes, name, on)
