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
    tie, norm = _dna(counts, spec) if spec.dna else _named(counts, spec)
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


def _named(counts: Counts, spec: Spec) -> tuple[Any, Any]:
    """Ties and what they are divided by, as the names say.

    Average and jaccard are taken over distinct uses of a concept at a level. With c the congruence of two actors and
    s the congruence of each with itself: average c / ((s + s') / 2) (Dice 1945), jaccard c / (s + s' - c) (Jaccard
    1912, Tanimoto 1958), cosine c / sqrt(s s'). Congruence so divided lies between 0 and 1.
    """
    distinct = spec.normalization in ("average", "jaccard")
    used = counts.presence() if distinct else counts
    if spec.aggregation == "ignore":
        congruence = tie = product(_without_levels(counts, distinct=distinct))
    else:
        congruence = product(used, similarity(counts.axes))
        tie = _aggregated(used, congruence, spec)
    own = np.diag(congruence)
    match spec.normalization:
        case "average":
            return tie, (own[:, None] + own[None, :]) / 2
        case "jaccard":
            return tie, own[:, None] + own[None, :] - congruence
        case "cosine":
            return tie, np.sqrt(own[:, None] * own[None, :])
    return tie, None


def _aggregated(counts: Counts, congruence: Any, spec: Spec) -> Any:
    """Congruence, conflict (every pair of statements that is not congruence), or their difference."""
    if spec.aggregation == "congruence":
        return congruence
    conflict = product(_without_levels(counts)) - congruence
    return conflict if spec.aggregation == "conflict" else congruence - conflict


def _dna(counts: Counts, spec: Spec) -> tuple[Any, Any]:
    """Ties and what they are divided by, as DNA computes them."""
    if spec.aggregation == "ignore":
        tie = product(_without_levels(counts))
    elif counts.axes.values is None:
        tie = _text_ties_dna(counts, spec.aggregation)
    elif len(counts.axes.values) == 1 and counts.shape[1]:  # DNA divides by the range of the levels, 0
        tie = np.full((counts.shape[0], counts.shape[0]), np.nan)
    else:
        tie = _aggregated(counts, product(counts, similarity(counts.axes)), spec)
    return tie, _norm_dna(counts, spec)


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
