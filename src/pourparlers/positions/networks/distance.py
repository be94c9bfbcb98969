"""How far two networks are from each other: by their ties, or by their spectra."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np


def spectrum(values: Any, *, dna: bool) -> Any:
    """The eigenvalues of a network, largest first, divided by their sum; negative ties count as 0; shape `(A,)`.

    The eigenvalues are those of the Laplacian D - A. DNA takes them of D alone (it computes D - A and drops the
    result), so they are the degrees, the diagonal of the network included.
    """
    ties = np.maximum(values, 0.0)
    if dna:
        found = np.sort(ties.sum(axis=1))[::-1]
    else:
        ties = ties - np.diag(np.diag(ties))
        found = np.sort(np.linalg.eigvalsh(np.diag(ties.sum(axis=1)) - ties))[::-1]
    total = math.fsum(found.tolist())
    return found / total if total > 0 else np.zeros_like(found)


def spectral(one: Any, other: Any, *, dna: bool) -> float:
    """The distance of two spectra: Euclidean; for DNA, which calls it so, the sum of absolute differences."""
    gap = one - other
    return float(np.abs(gap).sum()) if dna else float(np.sqrt((gap * gap).sum()))


def distances(series: Sequence[Any], method: str, *, dna: bool) -> Any:
    """Distances between all matrices of a series, shape `(T, T)`: `absdiff` sum of |A - B|, or `spectral`."""
    t = len(series)
    out = np.zeros((t, t))
    points = [spectrum(m, dna=dna) for m in series] if method == "spectral" else list(series)
    for a in range(t):
        for b in range(a + 1, t):
            far = spectral(points[a], points[b], dna=dna) if method == "spectral" else _absolute(points[a], points[b])
            out[a, b] = out[b, a] = far
    return out


def _absolute(one: Any, other: Any) -> float:
    return float(np.abs(one - other).sum())
