"""Two-mode networks: what each actor says of each concept."""

from __future__ import annotations

from typing import Any

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.positions.networks.counts import Counts
from pourparlers.positions.networks.spec import Spec

LARGEST = 50_000_000
"""cells of the largest matrix that is written out, 400 megabytes"""


def twomode(counts: Counts, spec: Spec) -> Any:
    """The matrix, shape `(A, C)`, by the spec's aggregation and normalisation.

    `ignore` statements; `combine` one number for each set of levels used, 2^(K-1-k) added up over them; `subtract`
    yes minus no, or the sum of the levels' numbers.
    """
    a, c, k = counts.shape
    if a * c > LARGEST:
        raise WrongUse(
            Message(
                "a matrix of {a} by {c} is too large to write out; ask for an event list, or for fewer nodes", a=a, c=c
            )
        )
    weights = np.ones(k)
    if spec.aggregation == "subtract" and counts.axes.values is not None:
        values = np.array(counts.axes.values, dtype=float)
        weights = 2 * values - 1 if counts.axes.boolean else values
    if spec.aggregation == "combine":
        if k > 52:
            raise WrongUse(Message("{k} levels are too many to combine into one number; 52 is the most", k=k))
        cells = _sum(counts, 2.0 ** (k - 1 - counts.k))
    else:
        cells = _sum(counts, weights[counts.k] * counts.n)
    if spec.normalization == "no":
        return cells
    if spec.aggregation == "combine":
        return _combined_dna(cells, spec)
    by = _sum(counts, counts.n).sum(axis=1 if spec.normalization == "activity" else 0)
    by = by[:, None] if spec.normalization == "activity" else by[None, :]
    return np.divide(cells, by, out=np.zeros_like(cells), where=by != 0)


def _sum(counts: Counts, values: Any) -> Any:
    a, c, _ = counts.shape
    return np.bincount(counts.i * c + counts.j, weights=values, minlength=a * c).reshape(a, c).astype(float)


def _combined_dna(cells: Any, spec: Spec) -> Any:
    """Combine with a normalisation means nothing; DNA computes it, for prominence with row and column mixed up."""
    if not spec.dna:
        raise WrongUse("combine codes sets of answers; dividing such codes means nothing: leave the normalisation out")
    used = cells > 0
    if spec.normalization == "activity":
        by = used.sum(axis=1)[:, None].astype(float)
    elif cells.shape[0] == cells.shape[1]:
        by = used.sum(axis=1)[None, :].astype(float)
    else:
        raise WrongUse("DNA fails on prominence with combine unless there are as many rows as columns")
    return np.divide(cells, by, out=np.zeros_like(cells), where=by != 0)
