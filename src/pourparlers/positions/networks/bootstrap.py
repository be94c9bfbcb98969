"""How sure the figures of a network are: articles drawn anew, and every code right only with its confidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pourparlers.positions.networks.counts import axes, counted, place_of_level, positions_of
from pourparlers.positions.networks.measures import measures, tie_cells
from pourparlers.positions.networks.onemode import onemode
from pourparlers.positions.networks.select import Selection, select
from pourparlers.positions.networks.spec import Spec
from pourparlers.positions.networks.twomode import twomode
from pourparlers.record.columns import StatementTable

LOW, HIGH = 2.5, 97.5
CELLS = 25_000_000
"""draws times ties that are kept one by one, 100 megabytes"""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with the middle 95 % of what it came to in the draws, moved so that their mean lies on the figure.

    A draw has fewer different articles, and with coding fewer statements, than the record: its figures lean to one
    side. How far they spread is what counts.
    """

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Figures with their intervals, and for every tie how often it had its sign."""

    figures: tuple[Interval, ...]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: Any
    """the ties as counted, shape `(A, B)`"""
    low: Any
    """lower bound of the middle 95 % of each tie"""
    high: Any
    sign: Any
    """share of draws in which the tie has the sign it was counted with; 1 where it is 0 throughout"""
    runs: int
    seed: int

    def summary(self) -> str:
        """The figures in one line."""
        return ", ".join(f"{i.name} {i.value:.3f} [{i.low:.3f}, {i.high:.3f}]" for i in self.figures)


def bootstrap(table: StatementTable, spec: Spec, *, runs: int = 1000) -> Uncertainty:
    """Draw the articles anew `runs` times (Efron 1979), all statements of an article together; seeded by `spec.seed`.

    Each statement is also left out with the chance that it was coded wrongly (1 - confidence).
    """
    selection = select(table, replace(spec, timeWindow="no"))
    draws = _Draws(selection)
    whole = draws.ties(np.ones(len(selection.kept)))
    one_mode = spec.networkType == "onemode"
    spread = _Spread(whole, tie_cells(whole.shape, one_mode=one_mode), runs)
    figures = np.zeros((runs, len(measures)))
    random = np.random.default_rng(spec.seed)
    for run in range(runs):
        ties = draws.ties(draws.weights(random))
        cells = spread.add(run, ties)
        figures[run] = [measure.value(cells, ties) for measure in measures]
    values = np.array([measure.value(spread.whole, whole) for measure in measures])
    middle = figures.mean(axis=0) if runs else values
    bounds = np.percentile(figures, [LOW, HIGH], axis=0) + values - middle if runs else np.stack([values, values])
    intervals = tuple(
        Interval(m.name, float(values[n]), *(min(max(float(bounds[k, n]), m.least), m.most) for k in (0, 1)))
        for n, m in enumerate(measures)
    )
    low, high = (spread.laid_out(bound) for bound in spread.bounds())
    columns = draws.names.rows if one_mode else draws.names.columns
    sign = spread.laid_out(spread.sign())
    return Uncertainty(intervals, draws.names.rows, columns, whole, low, high, sign, runs, spec.seed)


class _Draws:
    """The statements laid on their axes once, to be weighed again and again."""

    def __init__(self, selection: Selection) -> None:
        kept = selection.kept
        self.spec, self.names = selection.spec, axes(selection)
        self.i = positions_of(selection.column(1), self.names.rows)
        self.j = positions_of(selection.column(2), self.names.columns)
        self.k = place_of_level(selection, kept, self.names)
        documents, self.document = np.unique(kept.documents, return_inverse=True)
        self.articles, self.confidence = len(documents), kept.confidence

    def weights(self, random: np.random.Generator) -> Any:
        """How often each statement is in a draw, shape `(N,)`."""
        drawn = np.bincount(random.integers(self.articles, size=self.articles), minlength=self.articles)
        weights = drawn[self.document].astype(float)
        if self.confidence is not None:
            weights[random.random(len(weights)) >= self.confidence] = 0.0
        return weights

    def ties(self, weights: Any) -> Any:
        """The network of weighed statements."""
        used = np.flatnonzero(weights)
        counts = counted(self.names, self.i[used], self.j[used], self.k[used], weights[used])
        return onemode(counts, self.spec) if self.spec.networkType == "onemode" else twomode(counts, self.spec)


class _Spread:
    """What each tie came to over the draws: all of it where it fits in memory, else its mean and deviation."""

    def __init__(self, whole: Any, cells: Any, runs: int) -> None:
        self.shape, self.cells, self.runs = whole.shape, cells, runs
        self.whole = whole.ravel()[cells]
        self.positive, self.negative = self.whole > 0, self.whole < 0
        self.all = np.zeros((runs, len(cells)), dtype=np.float32) if runs * len(cells) <= CELLS else None
        self.sum, self.squares = np.zeros(len(cells)), np.zeros(len(cells))
        self.same = np.zeros(len(cells), dtype=np.int32)

    def add(self, run: int, ties: Any) -> Any:
        """Take in one draw and give its ties."""
        cells = ties.ravel()[self.cells]
        if self.all is not None:
            self.all[run] = cells
        else:
            self.sum += cells
            self.squares += cells * cells
        self.same += ((cells > 0) == self.positive) & ((cells < 0) == self.negative)
        return cells

    def bounds(self) -> tuple[Any, Any]:
        """The middle 95 % of each tie, around its count: percentiles, or 1.96 standard deviations."""
        if not self.runs:
            return self.whole, self.whole
        if self.all is not None:
            low, high = np.percentile(self.all, [LOW, HIGH], axis=0) - self.all.mean(axis=0, dtype=float)
            return self.whole + low, self.whole + high
        mean = self.sum / self.runs
        deviation = np.sqrt(np.maximum(self.squares / self.runs - mean * mean, 0))
        return self.whole - 1.96 * deviation, self.whole + 1.96 * deviation

    def sign(self) -> Any:
        """The share of draws in which each tie had the sign it was counted with."""
        return self.same / self.runs if self.runs else np.ones(len(self.cells))

    def laid_out(self, values: Any) -> Any:
        """Ties back in their matrix; one-mode matrices are symmetric."""
        out = np.zeros(self.shape)
        out.ravel()[self.cells] = values
        one_mode = len(self.cells) < self.shape[0] * self.shape[1]
        return out + out.T if one_mode else out
