"""The commitments of several articles, with ids that tell the articles apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparlers.reading.types import Commitment, Reading


def commitments_of(readings: Sequence[Reading]) -> tuple[Commitment, ...]:
    """All commitments, in the order of the articles; ids as in positions: `c1` in one, `article/c1` in several."""
    if len(readings) == 1:
        return readings[0].commitments
    return tuple(replace(c, id=f"{r.article.id}/{c.id}") for r in readings for c in r.commitments)
