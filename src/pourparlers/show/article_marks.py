"""The article with everything that was read marked in it.

Spans nest and cross; HTML elements may not. So the text is cut at every boundary, and each piece says what covers it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from pourparlers.base.text import Span
from pourparlers.reading.types import Reading, Statement
from pourparlers.show.matrix import verdict
from pourparlers.show.references import References
from pourparlers.show.types import Ref

ELEMENTS = (("content", "mark"), ("source", "b"), ("cue", "i"))


@dataclass(frozen=True, slots=True)
class Layer:
    """One span of one thing: its content, source, cue, commitment, amount or event."""

    span: Span
    role: str
    ref: Ref
    tone: str = ""
    """the stance of a statement; empty where it takes none"""


@dataclass(frozen=True, slots=True)
class Badge:
    """The number in front of a passage, a link to where it is listed."""

    ref: Ref
    role: str
    tone: str

    @property
    def anchor(self) -> str:
        """Id of the passage in the article."""
        return f"t-{self.ref.anchor}"

    @property
    def classes(self) -> str:
        """Names for the style sheet."""
        role = self.role if self.role != "content" else ""
        return " ".join(name for name in ("n", role, self.tone) if name)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same layers throughout."""

    text: str
    roles: tuple[str, ...] = ()
    tone: str = ""
    depth: int = 0
    """how many statements it is the content of"""
    anchors: tuple[str, ...] = ()
    badges: tuple[Badge, ...] = ()

    @property
    def element(self) -> str:
        """What marks it: `mark` what is said, `b` who says it, `i` the words that attribute it."""
        return next((name for role, name in ELEMENTS if role in self.roles), "span")

    @property
    def classes(self) -> str:
        """Names for the style sheet: what its element does not say yet."""
        shown = dict(ELEMENTS)
        roles = (role for role in self.roles if shown.get(role) != self.element)
        return " ".join((*roles, *((self.tone,) if self.tone else ()), *(("deep",) if self.depth > 1 else ())))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the article, cut into pieces; `starts` are the statements that begin in it."""

    number: int
    pieces: tuple[Piece, ...]
    starts: tuple[Badge, ...]


def tone(statement: Statement) -> str:
    """The stance that colours a statement; empty where it takes none."""
    return verdict(p.stance for p in statement.positions) if statement.positions else ""


def layers(reading: Reading, references: References) -> tuple[Layer, ...]:
    """Every span worth marking, in the order of the text."""
    found: list[Layer] = []
    for statement in reading.statements:
        ref = references.of(reading.article.id, statement.id)
        if ref is None:
            continue
        colour = tone(statement)
        found += [Layer(span, "content", ref, colour) for span in statement.content]
        found += [Layer(statement.source, "source", ref, colour)] if statement.source else []
        found += [Layer(statement.cue, "cue", ref, colour)] if statement.cue else []
    for role, kind, things in (("commitment", "c", reading.commitments), ("event", "e", reading.events)):
        for thing in things:
            ref = references.of(reading.article.id, thing.id, kind)
            found += [Layer(thing.span, role, ref)] if ref else []
    for amount in reading.amounts:
        ref = references.of(reading.article.id, amount.id, "m")
        found += [Layer(quantity.span, "amount", ref) for quantity in amount.quantities] if ref else []
    for precedent in reading.precedents:
        ref = references.of(reading.article.id, precedent.id, "p")
        found += [Layer(precedent.span, "precedent", ref)] if ref else []
    return tuple(sorted(found, key=lambda layer: (layer.span, layer.role, layer.ref.anchor)))


def _badge_offsets(found: Iterable[Layer]) -> dict[int, tuple[Badge, ...]]:
    """Where each thing's number goes: before its content, or before what there is of it."""
    first: dict[Ref, Layer] = {}
    for layer in found:
        known = first.get(layer.ref)
        if known is None or (known.role != "content" and layer.role == "content"):
            first[layer.ref] = layer
    offsets: dict[int, tuple[Badge, ...]] = {}
    for ref, layer in first.items():
        role = "content" if layer.role in ("source", "cue") else layer.role
        offsets[layer.span.start] = (*offsets.get(layer.span.start, ()), Badge(ref, role, layer.tone))
    return offsets


def paragraphs(reading: Reading, references: References) -> tuple[Paragraph, ...]:
    """The article, a paragraph a line, cut into pieces; lines without text are left out, the numbers stay."""
    found = layers(reading, references)
    badges = _badge_offsets(found)
    result: list[Paragraph] = []
    start = 0
    for number, line in enumerate(reading.article.paragraphs, 1):
        line_span = Span(start, start + len(line))
        start += len(line) + 1
        if line.strip():
            here = [layer for layer in found if layer.span.overlaps(line_span)]
            cut = _pieces(reading.article.text, line_span, here, badges)
            begins = tuple(b for piece in cut for b in piece.badges if b.role == "content")
            result.append(Paragraph(number, cut, begins))
    return tuple(result)


def _pieces(
    text: str, line: Span, here: list[Layer], badges: dict[int, tuple[Badge, ...]]
) -> tuple[Piece, ...]:
    bounds = {line.start, line.end}
    for layer in here:
        bounds |= {max(layer.span.start, line.start), min(layer.span.end, line.end)}
    pieces, waiting, over = [], deque(sorted(here, key=lambda layer: layer.span.start)), list[Layer]()
    for a, b in pairwise(sorted(bounds)):
        over = [layer for layer in over if layer.span.end > a]
        while waiting and waiting[0].span.start <= a:
            over.append(waiting.popleft())
        pieces.append(_piece(text[a:b], over, badges.get(a, ())))
    return tuple(pieces)


def _piece(text: str, over: list[Layer], badges: tuple[Badge, ...]) -> Piece:
    contents = [layer for layer in over if layer.role == "content"]
    innermost = min(contents, key=lambda layer: layer.span.end - layer.span.start, default=None)
    return Piece(
        text,
        roles=tuple(dict.fromkeys(layer.role for layer in over)),
        tone=innermost.tone if innermost else "",
        depth=len({layer.ref for layer in contents}),
        anchors=tuple(dict.fromkeys(layer.ref.anchor for layer in over)),
        badges=badges,
    )
