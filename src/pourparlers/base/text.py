"""Spans of a text: half-open, in code points of the article as given."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of an article's text, in code points.

    >>> Span(3, 7).of("un accord")
    'acco'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters it cuts out of `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside.

        >>> Span(0, 9).contains(Span(3, 9))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character.

        >>> Span(0, 3).overlaps(Span(3, 5))
        False
        """
        return self.start < other.end and other.start < self.end


def covered(spans: Iterable[Span]) -> int:
    """How many characters the spans cover, those of two of them once.

    >>> covered([Span(0, 4), Span(2, 6), Span(8, 9)])
    7
    """
    total, reached = 0, -(1 << 62)
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def jaccard(a: Iterable[Span], b: Iterable[Span]) -> float:
    """Characters shared over characters covered, 0 to 1 (Jaccard 1912); 0 where nothing is covered.

    >>> jaccard([Span(0, 4)], [Span(2, 6)])
    0.3333333333333333
    """
    x, y = list(a), list(b)
    union = covered([*x, *y])
    return (covered(x) + covered(y) - union) / union if union else 0.0


def paragraph_of(text: str, offset: int) -> int:
    """The line, counted from 1, that the offset lies on.

    >>> paragraph_of("a\\nb", 2)
    2
    """
    if len(text) > _LONG:
        return bisect_left(_breaks(text), offset) + 1
    return text.count("\n", 0, offset) + 1


_LONG = 20_000  # characters from which line breaks are looked up, not counted


@lru_cache(maxsize=2)
def _breaks(text: str) -> list[int]:
    return [match.start() for match in re.finditer("\n", text)]
