"""Whether what is said to be sure is right: precision by stated confidence."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pourparlers.reading.evaluation.counts import Count
from pourparlers.reading.evaluation.groups import identity
from pourparlers.reading.evaluation.matching import Json, matched_statements, things
from pourparlers.reading.evaluation.statements import same_words

SURE = 0.8
"""readings at least this sure are what `--sure` keeps"""
EDGES = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """The statements whose stated confidence lies in [low, high): how sure on average, how many right."""

    low: float
    high: float
    predicted: int
    right: int
    stated: float


def confidence(statement: Json) -> float:
    """The stated confidence, 0 to 1; 1 where nothing is said."""
    value = statement.get("confidence", 1.0)
    return min(1.0, max(0.0, float(value))) if isinstance(value, (int, float)) and value == value else 1.0


Agreement = Callable[[Json, Json], bool]
"""whether a gold statement and a predicted one of the same content agree in what else is asked"""


def same_content(gold: Json, predicted: Json) -> bool:
    """Nothing else is asked."""
    return True


def judged(
    gold: Sequence[Json], predictions: Mapping[str, Json], *, agree: Agreement = same_words
) -> list[tuple[float, bool]]:
    """Every predicted statement as (stated confidence, whether it is right).

    Right is a statement whose content is one of the gold's and that agrees with it: without more said, in kind and
    in the words of the source, which is what confidence is about.
    """
    found = []
    for g in gold:
        wanted, given = things(g, "statements"), things(predictions.get(identity(g)), "statements")
        right = {j for i, j in matched_statements(wanted, given) if agree(wanted[i], given[j])}
        found += [(confidence(s), j in right) for j, s in enumerate(given)]
    return found


def reliability(judgements: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The reliability table (DeGroot and Fienberg 1983): bins without statements are left out.

    >>> reliability([(0.95, True), (0.91, False)])
    [Bin(low=0.9, high=1.0, predicted=2, right=1, stated=0.93)]
    """
    everything = list(judgements)
    table = []
    for low, high in itertools.pairwise(EDGES):
        inside = [(c, r) for c, r in everything if low <= c < high or (high == EDGES[-1] and c == high)]
        if inside:
            stated = round(sum(c for c, _ in inside) / len(inside), 4)
            table.append(Bin(low, high, len(inside), sum(r for _, r in inside), stated))
    return table


def expected_error(table: Sequence[Bin]) -> float:
    """Mean distance of stated and observed rightness, weighted by size (expected calibration error).

    >>> round(expected_error([Bin(0.9, 1.0, 2, 1, 0.93)]), 2)
    0.43
    """
    total = sum(b.predicted for b in table)
    return sum(abs(b.right / b.predicted - b.stated) * b.predicted for b in table) / total if total else 0.0


def sure(judgements: Iterable[tuple[float, bool]], wanted: int, least: float = SURE) -> Count:
    """What is right among the statements at least that sure, of `wanted` statements in the gold."""
    kept = [right for stated, right in judgements if stated >= least]
    return Count(sum(kept), len(kept), wanted)
