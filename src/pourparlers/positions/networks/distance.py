"""How far two networks are from each other: by their ties, or by their spectra."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import attrgetter
from typing import Any

import numpy as np

from pourparlers.positions.networks.types import Network


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
    if total > 0:
        return found / total
    return found if dna else np.zeros_like(found)


def spectral(one: Any, other: Any, *, dna: bool) -> float:
    """The distance of two spectra: Euclidean; for DNA, which calls it so, the sum of absolute differences."""
    gap = one - other
    return float(np.abs(gap).sum()) if dna else float(np.sqrt((gap * gap).sum()))


def on_common_axes(series: Sequence[Network]) -> list[Any]:
    """The matrices of a series laid on the labels of all of them, 0 where one has none; as they are where equal."""
    if len({(n.rows, n.columns) for n in series}) < 2:
        return [n.values for n in series]
    rows, columns = ({name: i for i, name in enumerate(sorted({name for n in series for name in labels(n)}))}
                     for labels in (attrgetter("rows"), attrgetter("columns")))  # fmt: skip
    laid = []
    for n in series:
        whole = np.zeros((len(rows), len(columns)))
        whole[np.ix_([rows[r] for r in n.rows], [columns[c] for c in n.columns])] = n.values
        laid.append(whole)
    return laid


def square(values: Any) -> Any:
    """A two-mode network as one of all nodes of both modes, so that it has a Laplacian; shape `(A + C, A + C)`."""
    a, c = values.shape
    out = np.zeros((a + c, a + c))
    out[:a, a:], out[a:, :a] = values, values.T
    return out


def distances(series: Sequence[Any], method: str, *, dna: bool) -> Any:
    """Distances between all matrices of a series, shape `(T, T)`: `absdiff` sum of |A - B|, or `spectral`."""
    t = len(series)
    out = np.zeros((t, t))
    points = np.stack([spectrum(m, dna=dna) if method == "spectral" else np.ravel(m) for m in series])
    euclidean = method == "spectral" and not dna
    for a in range(t):
        gap = points[a + 1 :] - points[a]
        far = np.sqrt((gap * gap).sum(axis=1)) if euclidean else np.abs(gap).sum(axis=1)
        out[a, a + 1 :] = out[a + 1 :, a] = far
    return out
