"""X[i, j, k]: how many statements actor i makes on concept j at qualifier level k; dense, or the filled cells only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pourparlers.positions.networks.select import Selection
from pourparlers.record.columns import Column, StatementTable


@dataclass(frozen=True, slots=True)
class Axes:
    """The labels of rows, columns and levels; `values` are the levels' numbers, None where they are texts."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    levels: tuple[str, ...]
    values: tuple[int, ...] | None
    boolean: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """The filled cells of X, shape `(A, C, K)`: row, column, level and number of statements of each."""

    axes: Axes
    i: Any
    j: Any
    k: Any
    n: Any

    @property
    def shape(self) -> tuple[int, int, int]:
        """(A, C, K)."""
        return len(self.axes.rows), len(self.axes.columns), len(self.axes.levels)

    def dense(self) -> Any:
        """X whole, float64, shape `(A, C, K)`."""
        a, c, k = self.shape
        out = np.zeros(a * c * k)
        out[(self.i * c + self.j) * k + self.k] = self.n
        return out.reshape(a, c, k)

    def presence(self) -> Counts:
        """1 wherever there is a statement."""
        return Counts(self.axes, self.i, self.j, self.k, np.ones_like(self.n))


def java_order(labels: Sequence[str]) -> list[str]:
    """Labels in the order of Java's strings: by UTF-16 code units."""
    return sorted(labels, key=lambda s: s.encode("utf-16-be", "surrogatepass"))


def labels(column: Column, *, empty: bool = False) -> tuple[str, ...]:
    """The values that occur, sorted by code unit; without the empty one unless asked for."""
    if not column.is_text:
        return tuple(str(v) for v in np.unique(column.codes).tolist())
    used = np.flatnonzero(np.bincount(column.codes, minlength=len(column.labels)))
    found = (column.labels[c] for c in used.tolist())
    return tuple(java_order([v for v in found if v or empty]))


def axes(selection: Selection, table: StatementTable | None = None) -> Axes:
    """Labels of the statements that count (or of a window of them), or of all where isolates are on."""
    spec = selection.spec
    shown = selection.original if spec.isolates else (selection.kept if table is None else table)
    levels, values = qualifier_levels(selection, table)
    column = selection.qualifier()
    boolean = column is not None and column.type == "boolean"
    return Axes(labels(selection.column(1, shown)), labels(selection.column(2, shown)), levels, values, boolean)


def qualifier_levels(
    selection: Selection, table: StatementTable | None = None
) -> tuple[tuple[str, ...], tuple[int, ...] | None]:
    """The levels: no and yes for booleans, else all distinct values before the value filters, sorted."""
    column = selection.qualifier(selection.original)
    if column is None:
        return ("",), None
    if column.type == "boolean":
        return ("0", "1"), (0, 1)
    if column.type == "integer":
        values = tuple(np.unique(column.codes).tolist()) or (0,)
        return tuple(map(str, values)), values
    if selection.spec.qualifierDocument:
        column = selection.qualifier(selection.kept if table is None else table)
        assert column is not None
    return labels(column, empty=True) or ("",), None


def positions_of(column: Column, names: Sequence[str]) -> Any:
    """The place of each row's value among the names, -1 where it is not one of them."""
    place = {name: n for n, name in enumerate(names)}
    if not column.is_text:
        found, back = np.unique(column.codes, return_inverse=True)
        return np.array([place.get(str(v), -1) for v in found.tolist()], dtype=np.int64)[back]
    lookup = np.array([place.get(label, -1) for label in column.labels] or [-1], dtype=np.int64)
    return lookup[column.codes]


def place_of_level(selection: Selection, table: StatementTable, names: Axes) -> Any:
    """The level of each row; 0 where there is no qualifier or only one level."""
    column = selection.qualifier(table)
    if column is None or len(names.levels) == 1:
        return np.zeros(len(table), dtype=np.int64)
    return np.maximum(positions_of(column, names.levels), 0)


def count(selection: Selection, table: StatementTable | None = None, names: Axes | None = None) -> Counts:
    """Count the statements that count, or those of a window (`table`), on the axes given or their own."""
    table = selection.kept if table is None else table
    names = names or axes(selection, table)
    i = positions_of(selection.column(1, table), names.rows)
    j = positions_of(selection.column(2, table), names.columns)
    return counted(names, i, j, place_of_level(selection, table, names))


def _summed(cell: Any, weights: Any) -> tuple[Any, Any]:
    """The distinct cells, sorted, and how many rows (or how much weight) each has."""
    cells, back = np.unique(cell, return_inverse=True)
    return cells, np.bincount(back, weights=weights, minlength=len(cells)).astype(float)


def counted(names: Axes, i: Any, j: Any, k: Any, weights: Any = None) -> Counts:
    """Sum rows of equal (i, j, k); rows outside the axes (-1) are left out."""
    inside = (i >= 0) & (j >= 0)
    if not inside.all():
        i, j, k = i[inside], j[inside], k[inside]
        weights = None if weights is None else weights[inside]
    c, levels = len(names.columns), len(names.levels)
    cell = (i * c + j) * levels + k
    size = len(names.rows) * c * levels
    if size <= max(4_000_000, 4 * len(cell)):
        whole = np.bincount(cell, weights=weights, minlength=size)
        cells = np.flatnonzero(whole)
        n = whole[cells].astype(float)
    else:
        cells, n = _summed(cell, weights)
    pair, level = np.divmod(cells, levels)
    row, column = np.divmod(pair, c) if c else (pair, pair)
    return Counts(names, row, column, level, n)
