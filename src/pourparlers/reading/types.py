"""What reading finds: statements, commitments, amounts, events; and the page that passes work on.

Spans are half-open, in code points of the article's text. Dates that a text gives are kept as strings, as exact
as the text is: a day `2025-09-04`, a month `2025-08`, an ISO week `2025-W36`, a year `2028`; a deadline that
cannot be worked out stays a phrase.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from pourparlers.base.problems import Problem
from pourparlers.base.text import Span
from pourparlers.sources.types import Article, CodeBook

if TYPE_CHECKING:
    from pourparlers.reading.actors import ActorTable

Kind = Literal["direct", "indirect", "mixed"]
Stance = Literal["supports", "opposes", "not-opposed", "neutral"]
DateKind = Literal["point", "deadline", "duration", "since"]


@dataclass(frozen=True, slots=True)
class Position:
    """The stance that one statement takes on one issue, with its condition in words if it has one."""

    issue: str
    stance: Stance
    condition: str | None = None
    evidence: Span | None = None
    """the words of the article that name the issue"""
    confidence: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, marks included; `closed` False where the mark is missing."""

    span: Span
    closed: bool = True
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as found in the text, before anyone knows who the source is (PARC, PolNeAR)."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: Kind
    rule: str
    """name of the construction that found it"""
    confidence: float
    cue_lemma: str = ""
    negated: bool = False
    hedged: bool = False
    parent: int | None = None
    """index of the attribution inside whose content this one lies, if any"""
    inherits: int | None = None
    """index of the attribution whose source speaks here too (coordinated verbs, participles, free quotations)"""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution with its speaker: the unit of the record."""

    id: str
    paragraph: int
    kind: Kind
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    person: str | None = None
    party: str | None = None
    parties: tuple[str, ...] = ()
    """all joint speakers, `party` first; empty where there is at most one"""
    via: str | None = None
    said_on: str | None = None
    venue: str | None = None
    hedged: bool = False
    positions: tuple[Position, ...] = ()
    confidence: float = 1.0
    flags: tuple[str, ...] = ()
    rule: str = ""
    cue_lemma: str = ""
    party_confidence: float = 1.0
    """probability, 0 to 1, that `party` is the one spoken for, if the statement is right"""

    @property
    def extent(self) -> Span:
        """From its first character to its last."""
        spans = [s for s in (self.source, self.cue, *self.content) if s is not None]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who will, or will not, do what: pledge, target, offer, refusal, threat."""

    id: str
    paragraph: int
    span: Span
    parties: tuple[str, ...]
    action: str
    firmness: str
    issue: str | None = None
    trigger: str | None = None
    trigger_span: Span | None = None
    deadline: str | None = None
    count: int | None = None
    reported_by: str | None = None
    statement: str | None = None
    """id of the statement it was made in, if in one"""
    negated: bool = False
    """it is a commitment not to do the thing"""
    confidence: float = 1.0
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A sum of money (`currency`, ISO 4217) or a counted quantity (`unit`: percent, tonnes, ...)."""

    value: float
    span: Span
    currency: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """One or more quantities that the text gives for the same thing, as in a sum with its conversions."""

    id: str
    paragraph: int
    what: str
    quantities: tuple[Quantity, ...]
    caveat: Span | None = None
    consistent: bool | None = None
    """whether the conversions agree with the others of the article; None where there is nothing to compare"""
    check: str = ""
    """what the comparison found, in words for the reader of the dossier; empty where there was none"""


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name a day, week, month or year, and what they come to on the article's calendar."""

    span: Span
    value: str
    kind: DateKind = "point"


@dataclass(frozen=True, slots=True)
class Event:
    """A dated happening or an announced meeting; `type` from a small set after PLOVER."""

    id: str
    paragraph: int
    span: Span
    what: str
    type: str
    actors: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    planned: bool = False
    killed: int | None = None
    wounded: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier case that somebody holds up as a comparison."""

    id: str
    paragraph: int
    span: Span
    what: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the passes hand on: the article, its parse, and what has been found so far."""

    article: Article
    shadow: str
    """the text with quotation marks, apostrophes and spaces made plain, of equal length"""
    doc: Any
    """spaCy Doc of the shadow text: Universal Dependencies; `token.idx` is an offset of the article"""
    codebook: CodeBook = field(default_factory=CodeBook)
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    actors: ActorTable | None = None
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    amounts: tuple[Amount, ...] = ()
    dates: tuple[DateMention, ...] = ()
    events: tuple[Event, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    problems: tuple[Problem, ...] = ()
    tagged: Any = field(default=None, compare=False, repr=False)
    """what the tagger makes of the page (`reading.tagger`), where several pages were tagged together"""
    layout: Any = field(default=None, compare=False, repr=False)
    """the article laid out for stance and commitments (`reading.stance.scene`), handed from one to the other"""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article gives: the result of the passes, without the parse."""

    article: Article
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    amounts: tuple[Amount, ...] = ()
    dates: tuple[DateMention, ...] = ()
    events: tuple[Event, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    """(id, name as a reader would write it) of every party and person that occurs, sorted"""
    aliases: tuple[tuple[str, str], ...] = ()
    """(id, another name of it): what the article also calls a party, and what the register does; sorted"""
    problems: tuple[Problem, ...] = ()
