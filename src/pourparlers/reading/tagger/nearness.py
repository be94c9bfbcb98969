"""Which spans meet, without comparing all with all: time grows with the length of the text, not with its square."""

from __future__ import annotations

from collections.abc import Sequence

from pourparlers.base.text import Span


def meeting(extents: Sequence[Span]) -> list[list[int]]:
    """For each extent the numbers of the others that share a character with it, in order.

    >>> meeting([Span(0, 4), Span(8, 9), Span(3, 6)])
    [[2], [], [0]]
    """
    found: list[list[int]] = [[] for _ in extents]
    open_: list[int] = []
    for i in sorted(range(len(extents)), key=lambda i: extents[i]):
        open_ = [j for j in open_ if extents[j].end > extents[i].start]
        for j in open_:
            found[i].append(j)
            found[j].append(i)
        open_.append(i)
    return [sorted(others) for others in found]


def extent(spans: Sequence[Span]) -> Span:
    """From the first character of some spans to the last."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def within(span: Span, pieces: Sequence[Span]) -> bool:
    """Whether one of the pieces holds the span.

    >>> within(Span(1, 2), [Span(0, 3)])
    True
    """
    return any(piece.contains(span) for piece in pieces)
