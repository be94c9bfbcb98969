"""Findings that speak of the same words: pieces joined, duplicates dropped, contents parted from inserted cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparlers.base.text import Span, jaccard
from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.surface import Surface

_RANK = ("incise", "verb", "state", "passive", "preposition", "noun", "participle", "labelled", "free", "apposed",
         "clitic")  # fmt: skip
_BLOCK = 64  # tokens


def first_token(f: Found) -> tuple[int, int]:
    """The first token of a finding, then that of its cue: what findings are put in order by."""
    starts = [r[0] for r in (*f.content, *((f.cue_range,) if f.cue_range else ()), *((f.source,) if f.source else ()))]
    return min(starts), f.cue_range[0] if f.cue_range else 0


def joined(surface: Surface, found: Sequence[Found]) -> list[Found]:
    """A free quotation right after a direct statement of the same paragraph is its next piece."""
    out: list[Found] = []
    for f in sorted(found, key=first_token):
        before = out[-1] if out else None
        if (
            f.rule == "free-quotation"
            and before is not None
            and before.rule in ("incise", "verb-quote", "verb-that", "labelled-quotation", "free-quotation")
            and surface.quoted[before.content[0][0]] >= 0
            and _adjacent(surface, before, f)
        ):
            out[-1] = replace(before, content=(*before.content, *f.content))
        else:
            out.append(f)
    return out


def _adjacent(surface: Surface, before: Found, after: Found) -> bool:
    end = max(r[1] for r in (*before.content, before.cue_range or (0, 0), before.source or (0, 0)))
    start = after.content[0][0]
    between = range(end, start)
    if any("\n" in surface.doc[j].text for j in between):
        return False
    return surface.sentence[max(end - 1, 0)] + 1 >= surface.sentence[start] - 0 and len(between) <= 25


class Near:
    """Findings by the blocks of tokens they touch: what overlaps is found without going through all of them."""

    def __init__(self) -> None:
        self._blocks: dict[int, list[tuple[int, Found]]] = {}
        self._count = 0

    def add(self, f: Found) -> None:
        self._count += 1
        for block in self._touched(f):
            self._blocks.setdefault(block, []).append((self._count, f))

    def of(self, f: Found) -> list[Found]:
        """Those that share a block with a finding, in the order they were added."""
        near = {n: g for block in self._touched(f) for n, g in self._blocks.get(block, ())}
        return [near[n] for n in sorted(near)]

    @staticmethod
    def _touched(f: Found) -> set[int]:
        pieces = (*f.content, f.cue_range) if f.cue_range else f.content
        return {block for a, b in pieces for block in range(a // _BLOCK, max(a, b - 1) // _BLOCK + 1)}


def distinct(found: Sequence[Found]) -> list[Found]:
    """One finding a cue, and one a content: of two that overlap much the better rule stays."""

    def rank(f: Found) -> tuple[int, float]:
        return (next((n for n, name in enumerate(_RANK) if f.rule.startswith(name)), 9), -f.confidence)

    kept: list[Found] = []
    near = Near()
    for f in sorted(found, key=rank):
        spans = [Span(*p) for p in f.content]
        if any(
            (f.cue_range is not None and k.cue_range is not None and _cross(f.cue_range, k.cue_range))
            or jaccard(spans, [Span(*p) for p in k.content]) > 0.85
            for k in near.of(f)
        ):
            continue
        kept.append(f)
        near.add(f)
    return kept


def _cross(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def before_incises(f: Found, incises: Sequence[Found]) -> Found:
    """The finding with its content ended where an inserted cue begins that reports the finding too."""
    for g in incises:
        if g is f or g.cue_range is None or f.cue_range is None:
            continue
        begin = min(g.cue_range[0], g.source[0] if g.source else g.cue_range[0])
        inside = any(a <= f.cue_range[0] < b for a, b in g.content)
        if inside and any(a < begin < b for a, b in f.content):
            cut = [(a, min(b, begin)) for a, b in f.content if a < begin]
            f = replace(f, content=tuple((a, b - 1 if b == begin else b) for a, b in cut if b - a > 1))
    return f
