"""Who occurs on a page: one table, filled from all mentions before any statement is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ActorKind = Literal["person", "state", "organisation", "group", "medium", "anonymous"]
ReferenceKind = Literal["person", "state", "organisation", "group", "medium", "anonymous", "none"]


Verdict = tuple[str | None, float, str, tuple[str, ...]]
"""a party, how sure, why, and flags"""


@dataclass(slots=True)
class Actor:
    """One party or person of the page; grows while the page is walked through."""

    id: str
    kind: ActorKind
    name: str
    party: str | None = None
    """of a person or anonymous source: for whom it speaks; of a party: itself"""
    gender: str = ""
    plural: bool = False
    roles: set[str] = field(default_factory=set)
    fields: frozenset[str] = frozenset()
    """what a minister is minister of, as words of one language"""
    heads: set[str] = field(default_factory=set)
    """of an organisation: the common nouns that point back to it"""
    nouns: set[str] = field(default_factory=set)
    """of a body named in capitals: the common nouns within its name, *council* of Glasgow City Council"""
    tokens: frozenset[str] = frozenset()
    called: set[str] = field(default_factory=set)
    """proper names by which the page calls a party"""
    since: int = 0
    """offset of the first mention"""
    sure: float = 1.0
    why: str = ""
    """why the party"""
    flags: tuple[str, ...] = ()
    """reservations about the party, shown wherever the actor speaks"""


@dataclass(frozen=True, slots=True)
class Mention:
    """That an actor is named at an offset."""

    at: int
    actor: str
    rank: int = 2
    """2 a subject or source, 1 another phrase, 0 inside a phrase after a preposition"""


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom a noun phrase means, how sure that is, and why."""

    person: str | None = None
    party: str | None = None
    parties: tuple[str, ...] = ()
    kind: ReferenceKind = "none"
    confidence: float = 0.0
    reasons: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    name: str = ""

    @property
    def known(self) -> bool:
        """Whether it says anything."""
        return self.person is not None or self.party is not None


NOBODY = Reference()


def meaning(
    party: str | None, kind: ReferenceKind, sure: float, why: str = "", *flags: str, name: str = ""
) -> Reference:
    """A reference to a party, or to nobody of a kind, with one reason.

    >>> meaning("peru", "state", 0.9, "capital in the register").reasons
    ('capital in the register',)
    """
    return Reference(None, party, (), kind, sure, (why,) if why else (), flags, name)
