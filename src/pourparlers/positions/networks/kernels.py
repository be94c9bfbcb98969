"""Networks smoothed over time: statements near a moving middle weigh more (kernel), all networks of one shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pourparlers.positions.networks.calendar import exact_units, plus, steps, whole_units
from pourparlers.positions.networks.counts import Axes, Counts, axes, counted, labels, place_of_level, positions_of
from pourparlers.positions.networks.onemode import similarity
from pourparlers.positions.networks.products import product
from pourparlers.positions.networks.select import Selection
from pourparlers.positions.networks.spec import Spec
from pourparlers.positions.networks.types import Network, definition_of


@dataclass(frozen=True, slots=True)
class Frame:
    """The statements laid on the axes, and how near the levels are."""

    names: Axes
    i: Any
    j: Any
    k: Any
    near: Any
    """similarity of levels, shape `(K, K)`; None: equal levels 1, others 0"""
    signs: Any
    """weight of each level in a two-mode subtraction, shape `(K,)`"""


def kernel_networks(selection: Selection, *, alone: bool = False) -> Iterator[Network]:
    """One network a middle, from the first to the last statement that counts, one unit apart.

    With `alone` each network has only the actors heard inside its window, and counts only what is said there, as DNA's
    polarisation takes them; a Gaussian kernel has no window.

    Under DNA sqrt(z1 z2) weighs each pair of statements with z from whole units and the triangular kernel leaning to
    one side; else z comes from the exact distance and the triangle stands upright, and the diagonal is 0.
    """
    selection = replace(selection, spec=_possible(selection.spec))
    spec = selection.spec
    if not len(selection.kept) or spec.timeWindow in ("no", "events") or (spec.dna and spec.timeWindow == "seconds"):
        return
    size = spec.windowSize + spec.windowSize % 2
    half, moments = size // 2, selection.kept.moments
    begin = max(selection.begin, int(moments[0]))
    end = min(selection.end, int(moments[-1]))
    first = plus(begin, half, spec.timeWindow) if spec.indentTime else begin
    last = plus(end, -half, spec.timeWindow) if spec.indentTime else end
    frame = _frame(selection)
    whole = counted(frame.names, frame.i, frame.j, frame.k)
    for middle in steps(first, last, spec.timeWindow):
        start = max(begin, plus(middle, -half, spec.timeWindow))
        stop = min(end, plus(middle, half, spec.timeWindow))
        if spec.kernel == "gaussian":
            start, stop, rows = begin, end, np.arange(len(moments))
        else:
            rows = np.flatnonzero((moments >= start) & (moments <= stop))
        laid, counts = frame, whole
        if alone and spec.kernel != "gaussian":
            rows = np.flatnonzero((moments > start) & (moments < stop))
            laid, counts = _narrowed(frame, rows)
        z = weight(moments[rows], middle, size, spec)
        one = spec.networkType == "onemode"
        values = _one_mode(laid, rows, z, counts, spec) if one else _two_mode(laid, rows, z, spec)
        columns = laid.names.rows if one else laid.names.columns
        yield Network(laid.names.rows, columns, values, definition_of(spec), len(selection.kept), start, middle, stop)


def _narrowed(frame: Frame, rows: Any) -> tuple[Frame, Counts]:
    """The frame of those actors only who speak in some rows, and what these rows count."""
    used = np.unique(frame.i[rows])
    place = np.full(len(frame.names.rows), -1)
    place[used] = np.arange(len(used))
    names = replace(frame.names, rows=tuple(frame.names.rows[u] for u in used.tolist()))
    narrow = replace(frame, names=names, i=place[frame.i])
    return narrow, counted(names, narrow.i[rows], narrow.j[rows], narrow.k[rows])


def _possible(spec: Spec) -> Spec:
    """Kernels know no jaccard, cosine, activity or prominence (average instead) and no combine (subtract instead)."""
    normalization = "no" if spec.normalization == "no" else "average"
    aggregation = "subtract" if spec.aggregation == "combine" else spec.aggregation
    return replace(spec, normalization=normalization, aggregation=aggregation)  # type: ignore[arg-type]


def weight(moments: Any, middle: int, size: int, spec: Spec) -> Any:
    """The kernel's weight z of each moment; x = 2 d / size, d the units between moment and middle.

    uniform 1/2; triangular 1 - |x|; Epanechnikov 3/4 (1 - x^2); Gaussian exp(-x^2 / 2) / sqrt(2 pi). Under DNA d is
    cut to whole units and the triangle is |1 - x|: 0 at the window's one end, 2 at the other.
    """
    units = whole_units if spec.dna else exact_units
    x = 2 * units(moments, middle, spec.timeWindow) / size
    if spec.kernel == "gaussian":
        return np.exp(-0.5 * x * x) / np.sqrt(2 * np.pi)
    inside = np.abs(x) <= (1 if spec.dna else 1 + 1e-9)
    if spec.kernel == "uniform":
        return np.where(inside, 0.5, 0.0)
    if spec.kernel == "epanechnikov":
        return np.where(inside, np.maximum(0.75 * (1 - x * x), 0), 0.0)
    return np.where(inside, np.abs(1 - x) if spec.dna else np.maximum(1 - np.abs(x), 0), 0.0)


def _frame(selection: Selection) -> Frame:
    kept = selection.kept
    names = axes(selection)
    qualifier = selection.qualifier()
    if not selection.spec.dna or qualifier is None:
        k = place_of_level(selection, kept, names)
        values = np.array(names.values if names.values is not None else [1] * len(names.levels), dtype=float)
        signs = 2 * values - 1 if names.boolean else values
        near = similarity(names)
    else:  # DNA: the levels that occur, as texts, sorted as texts; their places stand for their values
        shown = selection.qualifier(selection.original) if selection.spec.isolates else qualifier
        assert shown is not None
        levels = labels(shown) if shown.is_text else tuple(sorted(labels(shown)))
        names = replace(names, levels=levels)
        k = np.maximum(positions_of(qualifier, levels), 0)
        place = np.arange(len(levels), dtype=float)
        signs = 2 * place - 1 if names.boolean else (np.ones(len(levels)) if qualifier.is_text else place)
        near = np.ones((len(levels), len(levels)))
        if not qualifier.is_text:  # by the number of steps between them; DNA divides by 0 where there is one level
            steps_ = len(levels) - 1
            near = np.abs(1 - np.abs(place[:, None] - place[None, :]) / steps_) if steps_ else np.full((1, 1), np.nan)
    i = positions_of(selection.column(1), names.rows)
    j = positions_of(selection.column(2), names.columns)
    return Frame(names, i, j, k, near, signs)


def _two_mode(frame: Frame, rows: Any, z: Any, spec: Spec) -> Any:
    a, c = len(frame.names.rows), len(frame.names.columns)
    values = z * frame.signs[frame.k[rows]] if spec.aggregation == "subtract" else z
    return np.bincount(frame.i[rows] * c + frame.j[rows], weights=values, minlength=a * c).reshape(a, c)


def _one_mode(frame: Frame, rows: Any, z: Any, whole: Counts, spec: Spec) -> Any:
    near = None if frame.near is None or spec.aggregation == "ignore" else frame.near
    sums = counted(frame.names, frame.i[rows], frame.j[rows], frame.k[rows], np.sqrt(z))
    if not spec.dna and spec.normalization == "average":
        return _shared(frame, rows, z, spec)
    if near is not None and np.isnan(near).any():
        met = product(counted(frame.names, frame.i[rows], frame.j[rows], frame.k[rows])) > 0
        return np.where(met, np.nan, 0.0)
    tie = _aggregated(sums, near, spec)
    if spec.dna and spec.normalization == "average":
        tie = tie * _norm_dna(whole)
    if not spec.dna:
        np.fill_diagonal(tie, 0.0)
    return tie


def _aggregated(sums: Counts, near: Any, spec: Spec) -> Any:
    k = sums.shape[2]
    if spec.aggregation == "ignore":
        return product(sums, np.ones((k, k)))
    congruence = product(sums, near)
    if spec.aggregation == "congruence":
        return congruence
    conflict = product(sums, np.ones((k, k))) - congruence if near is None else product(sums, 1 - near)
    return conflict if spec.aggregation == "conflict" else congruence - conflict


def _shared(frame: Frame, rows: Any, z: Any, spec: Spec) -> Any:
    """Average: each use of a concept counts with its nearest statement; shared uses over the mean size of uses."""
    c, k = len(frame.names.columns), len(frame.names.levels)
    cell = (frame.i[rows] * c + frame.j[rows]) * k + frame.k[rows]
    order = np.lexsort((np.sqrt(z), cell))
    last = order[np.r_[cell[order][1:] != cell[order][:-1], True]] if len(order) else order
    kept = counted(frame.names, frame.i[rows][last], frame.j[rows][last], frame.k[rows][last], np.sqrt(z)[last])
    near = None if frame.near is None or spec.aggregation == "ignore" else frame.near
    tie = _aggregated(kept, near, spec)
    ignore = spec.aggregation == "ignore"
    own = np.diag(tie if ignore else product(kept, near))
    mean = (own[:, None] + own[None, :]) / 2
    tie = np.divide(tie, mean, out=np.zeros_like(tie), where=mean != 0)
    np.fill_diagonal(tie, 0.0)
    return tie


def _norm_dna(whole: Counts) -> Any:
    """sum_jk 2 / (N[i,j,k] + N[i',j,k]) over the whole period, where the sum is not 0; shape `(A, A)`."""
    x = whole.dense().reshape(whole.shape[0], -1)
    norm = np.zeros((len(x), len(x)))
    for row in range(len(x)):
        both = x[row][None, :] + x
        norm[row] = np.divide(2.0, both, out=np.zeros_like(both), where=both != 0).sum(axis=1)
    return np.where(norm != 0, norm, 1.0)
