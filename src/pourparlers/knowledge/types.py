"""What the register holds: parties and persons, the words that name them, and who held which office when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

EntityKind = Literal["state", "region", "organisation", "group", "movement", "medium", "person"]
SenseKind = Literal[
    "name", "capital", "city", "adjective", "inhabitant", "seat", "organ", "acronym", "person", "medium"
]


class Entity(NamedTuple):
    """A party, a person or a medium, with its name in French and English."""

    id: str
    kind: EntityKind
    fr: str
    en: str
    under: str = ""
    """the state a region lies in, the organisation a body is an organ of, the state whose voice a medium is"""
    gender: str = ""
    """of a person: m or f"""
    adjective: str = ""
    """English country adjective, for ids such as dutch-government"""


class Sense(NamedTuple):
    """What a word or name can mean."""

    id: str
    kind: SenseKind
    weak: bool = False
    """means this only where something else in the article supports it"""
    gender: str = ""
    plural: bool = False
    case: str = "title"
    """title: begins with a capital; exact: letter for letter, as acronyms are; any"""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    """That a person held an office, from one day to another (both inclusive; None: not known, or still)."""

    person: str
    office: str
    of: str
    since: date | None
    until: date | None

    def covers(self, day: date) -> bool:
        """Whether the person held it on that day.

        >>> Tenure("a", "president", "france", date(2017, 5, 14), None).covers(date(2017, 5, 13))
        False
        """
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
