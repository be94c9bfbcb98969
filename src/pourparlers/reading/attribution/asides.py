"""Clauses beside a phrase: where a relative one opens, where it closes, whether another clause begins."""

from __future__ import annotations

from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.morphology import has


def relative_opening(surface: Surface, start: int) -> int | None:
    """The comma before a relative clause that ends right before `start`: «Le chef russe, qui ..., affirme»."""
    first = surface.bounds[surface.sentence[start]][0]
    if start - 1 <= first or surface.words[start - 1] != ",":
        return None
    for j in range(start - 2, max(first, start - 40), -1):
        if surface.words[j] == "," and surface.words[j + 1] in surface.marks.relatives:
            closed = any(surface.doc[k].pos_ in ("VERB", "AUX") for k in range(j + 2, start - 1))
            return j if closed else None
    return None


def past_relative(surface: Surface, j: int, reach: int) -> int:
    """Token j, or the comma that closes the relative clause opened by the comma there."""
    if j + 1 < reach and surface.words[j] == "," and surface.words[j + 1] in surface.marks.relatives:
        return next((k for k in range(j + 2, reach) if surface.words[k] == ","), reach)
    return j


def another_clause(surface: Surface, start: int, last: int) -> bool:
    """Whether a noun phrase and then a finite verb stand here, with nothing between."""
    for j in range(start, last):
        if has(surface.doc[j], "VerbForm=Fin"):
            return j > start and surface.words[start] not in surface.marks.relatives
        if surface.words[j] in (":", ",") or surface.doc[j].pos_ not in ("DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM"):
            return False
    return False
