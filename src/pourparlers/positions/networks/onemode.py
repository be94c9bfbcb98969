"""One-mode networks: two actors are tied by the concepts on which they say the same, or the contrary.

Leifeld (2017), Discourse network analysis, in: The Oxford Handbook of Political Networks, ch. 12; the formulas of
`compat="dna"` are those that DNA 3.1 computes, the others are what their names say (see docs/what-dna-gets-wrong.md).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from pourparlers.positions.networks.counts import Axes, Counts
from pourparlers.positions.networks.products import activity, meeting, product
from pourparlers.positions.networks.spec import Spec


def onemode(counts: Counts, spec: Spec) -> Any:
    """The matrix of ties, shape `(A, A)`, its diagonal 0.

    By the spec's aggregation: `ignore` products of statement counts, `congruence` of equal (near) levels, `conflict`
    of different ones, `subtract` congruence minus conflict.
    """
    distinct = not spec.dna and spec.normalization in ("average", "jaccard")
    used = counts.presence() if distinct else counts
    tie = _ties(used, spec, distinct=distinct)
    norm = _norm_dna(counts, spec) if spec.dna else _norm(used, spec)
    if norm is not None:
        tie = np.divide(tie, norm, out=np.zeros_like(tie), where=norm != 0)
    np.fill_diagonal(tie, 0.0)
    return tie


def similarity(names: Axes) -> Any:
    """How near two levels are, 1 equal to 0 farthest, shape `(K, K)`; None where only equal levels are near."""
    if names.values is None or names.values == (0, 1):
        return None
    values = np.array(names.values, dtype=float)
    span = values[-1] - values[0]
    if span == 0:
        return np.ones((1, 1))
    return 1.0 - np.abs(values[:, None] - values[None, :]) / span


def _ties(counts: Counts, spec: Spec, *, distinct: bool = False) -> Any:
    if spec.aggregation == "ignore":
        return product(_without_levels(counts, distinct=distinct))
    if spec.dna and counts.axes.values is None:
        return _text_ties_dna(counts, spec.aggregation)
    congruence = product(counts, similarity(counts.axes))
    if spec.aggregation == "congruence":
        return congruence
    conflict = product(_without_levels(counts)) - congruence
    return conflict if spec.aggregation == "conflict" else congruence - conflict


def _without_levels(counts: Counts, *, distinct: bool = False) -> Counts:
    """The counts summed over levels; `distinct`: 1 wherever there is any."""
    c = counts.shape[1]
    cells, back = np.unique(counts.i * c + counts.j, return_inverse=True)
    n = np.bincount(back, weights=counts.n, minlength=len(cells)).astype(float)
    names = Axes(counts.axes.rows, counts.axes.columns, ("",), None)
    i, j = np.divmod(cells, c) if c else (cells, cells)
    return Counts(names, i, j, np.zeros_like(i), np.ones_like(n) if distinct else n)


def _text_ties_dna(counts: Counts, aggregation: str) -> Any:
    """DNA's text qualifier: conflict counts the statements at levels where only one of the two is active."""
    congruence = product(counts)
    if aggregation == "congruence":
        return congruence
    n, met = activity(counts), meeting(counts)
    conflict = (n[:, None] - met) + (n[None, :] - met.T)
    return conflict if aggregation == "conflict" else congruence - conflict


def _norm_dna(counts: Counts, spec: Spec) -> Any:
    """What DNA divides by: average activity of all statements; its jaccard with products; its cosine n_i n_i'."""
    n = activity(counts)
    if spec.normalization == "average":
        return (n[:, None] + n[None, :]) / 2
    if spec.normalization == "cosine":
        return n[:, None] * n[None, :]
    if spec.normalization == "jaccard":
        met = meeting(counts)
        return (n[:, None] - met) + (n[None, :] - met.T) + product(counts)
    return None


def _norm(counts: Counts, spec: Spec) -> Any:
    """What the names say. Average and jaccard are taken over distinct uses of a concept at a level, so both are at
    most 1 for congruence: shared uses over the mean number of uses (Dice 1945), over all uses (Jaccard 1912).
    Cosine divides by the roots of what each actor's congruence with itself is.
    """
    if spec.normalization in ("average", "jaccard"):
        used = _without_levels(counts, distinct=True) if spec.aggregation == "ignore" else counts
        n = activity(used)
        if spec.normalization == "average":
            return (n[:, None] + n[None, :]) / 2
        return n[:, None] + n[None, :] - product(used)
    if spec.normalization == "cosine":
        ignore = spec.aggregation == "ignore"
        own = product(_without_levels(counts)) if ignore else product(counts, similarity(counts.axes))
        size = np.sqrt(np.diag(own))
        return size[:, None] * size[None, :]
    return None
