"""A finding of a rule, in tokens: what assembly turns into attributions."""

from __future__ import annotations

from dataclasses import dataclass

from pourparlers.reading.attribution.lexicon import Cue


@dataclass(frozen=True, slots=True)
class Found:
    """Source, cue and content as token ranges, with the rule that found them."""

    rule: str
    cue: Cue | None
    cue_range: tuple[int, int] | None
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    confidence: float
    negated: bool = False
    governor: int | None = None
    """verb whose source speaks here too"""
    continues: bool = False
    """the source of the statement before speaks on"""
    flags: tuple[str, ...] = ()
