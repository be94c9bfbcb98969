"""What a noun phrase comes to: its head, name, country, and whose it is; and the state of the walk that finds out."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter

from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.lexicon import Lexicon, Term
from pourparlers.reading.actors.scan import Scan


@dataclass(frozen=True, slots=True)
class Attached:
    """A country or organisation of the register that the phrase names beside its head."""

    sense: Sense
    relation: str
    """adjective, of, place, for, possessor, modifier"""
    at: int


@dataclass(slots=True)
class Piece:
    """One noun phrase without appositions; words as half-open ranges of indices.

    Nobody changes one but the walk that makes it, see `changed`; a frozen one would have to be made anew at every step.
    """

    start: int
    end: int
    determiner: str = ""
    gender: str = ""
    plural: bool = False
    former: bool = False
    title: str = ""
    role: Term | None = None
    role_at: int = -1
    body: Term | None = None
    body_at: int = -1
    other: Term | None = None
    """a group, document, medium or speaks-for phrase that is the head"""
    senses: tuple[Sense, ...] = ()
    """where a name of the register is the head"""
    name: tuple[int, int] | None = None
    attached: tuple[Attached, ...] = ()
    complement: tuple[int, int] | None = None
    """whose: the phrase after *of / de*, before *'s*, or before the head in English"""
    relation: str = ""
    """how the complement is joined: of, place, for, possessor, modifier"""
    relative: int | None = None
    head: int = -1
    number: int = 0

    @property
    def empty(self) -> bool:
        """Nothing in it tells who is meant."""
        return not (self.role or self.body or self.other or self.senses or self.name)

    def changed(self, **changes: object) -> Piece:
        """Another piece, like this one but for the changes."""
        piece = Piece(*_ALL(self))
        for name, value in changes.items():
            setattr(piece, name, value)
        return piece


_ALL = attrgetter(*(field.name for field in fields(Piece)))


@dataclass(slots=True)
class Walk:
    """What the walk over one phrase has gathered."""

    scan: Scan
    lexicon: Lexicon
    end: int
    prep: str = ""
    caps: tuple[int, int] | None = None
    after_prep: bool = False
    piece: Piece = field(default_factory=lambda: Piece(0, 0))
    attached: list[Attached] = field(default_factory=list)

    def set(self, **changes: object) -> None:
        """Change the piece, which nobody else has yet."""
        for name, value in changes.items():
            setattr(self.piece, name, value)


def _goes_on_for(walk: Walk, i: int) -> bool:
    """French: whether a body's name in capitals goes on with *pour*: *le Rassemblement pour le droit au logement*."""
    scan = walk.scan
    body = i > 0 and any(t.kind == "body" for t in scan.lexicon.get(i - 1, (0, ()))[1])
    return body and scan.capital(i - 1) and walk.lexicon.has("for", scan.fold[i]) and scan.gap(i - 1) == " "


def stops(walk: Walk, i: int) -> bool:
    if (
        walk.scan.start[i] in walk.scan.verbs
        and (walk.scan.fold[i] + "s") not in walk.lexicon.terms
        and walk.scan.word[i][0].islower()
        and i not in walk.scan.lexicon
        and i not in walk.scan.register
    ):
        return True
    if _goes_on_for(walk, i):
        return False
    return (
        (not walk.piece.empty or walk.caps is not None)
        and walk.lexicon.has("relative", walk.scan.fold[i])
        and walk.scan.word[i][0].islower()
        and i not in walk.scan.register
    )
