"""What is counted: for every row how many are right, were predicted, are in the gold.

Rows that end in `| match` look only at matched statements (`| commitment`, `| event` at those): read them beside
the row they hang on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

ROWS = (
    "statement content",
    "statement content+party+person",
    "source span | match",
    "cue span | match",
    "party | match",
    "person | match",
    "kind | match",
    "hedged | match",
    "position | match",
    "condition present | position",
    "position, document set",
    "commitment",
    "party | commitment",
    "deadline | commitment",
    "amount (value+currency)",
    "quantity (value+unit)",
    "event",
    "date: said_on | match",
    "date | event",
    "dates, document set",
)


class Count(NamedTuple):
    """Right, predicted and wanted; `possible` says how many a conditional row could have had at all."""

    right: int = 0
    predicted: int = 0
    wanted: int = 0
    possible: int = 0

    def plus(self, other: Count) -> Count:
        """The sum, part by part."""
        return Count(*(a + b for a, b in zip(self, other, strict=True)))


Figures = dict[str, Count]


def summed(all_figures: Iterable[Figures]) -> Figures:
    """Row by row sums; every row is there."""
    total = {name: Count() for name in ROWS}
    for figures in all_figures:
        for name, count in figures.items():
            total[name] = total[name].plus(count)
    return total


def asked(equal: Callable[[Any, Any], bool], gold: Any, predicted: Any, has: tuple[bool, bool] | None = None) -> Count:
    """One value asked for and given, or not; `has` says which of the two is there where None does not tell."""
    wanted, given = has or (gold is not None, predicted is not None)
    return Count(int(wanted and given and equal(gold, predicted)), int(given), int(wanted))
