"""Sums of products over concepts, dense or sparse: sum_j sum_kk' L[i,j,k] W[k,k'] R[i',j,k']."""

from __future__ import annotations

from typing import Any

import numpy as np

from pourparlers.positions.networks.counts import Counts

EXACT = float(2**24)
"""whole numbers up to this are exact in single precision"""
DENSE_GAIN = 10_000
"""how many cells a dense product works off in the time of one pair of the sparse one, measured"""
BLOCK = 64_000_000
"""cells of a dense block, about half a gigabyte"""


def product(counts: Counts, weights: Any = None) -> Any:
    """sum_j sum_kk' X[i,j,k] W[k,k'] X[i',j,k'], shape `(A, A)`; `weights` None means only equal levels meet.

    The dense product takes single precision where no sum can pass 2^24, so that whole numbers stay exact.
    """
    a, c, k = counts.shape
    if weights is not None:
        weights = np.asarray(weights, dtype=float)
    if _pairs(counts, weights) * DENSE_GAIN < float(a) * a * c * k:
        return _sparse(counts, weights)
    return _dense(counts, weights)


def _pairs(counts: Counts, weights: Any) -> float:
    """How many products of two filled cells there are."""
    group = counts.j if weights is not None else counts.j * counts.shape[2] + counts.k
    sizes = np.bincount(group).astype(float)
    return float((sizes**2).sum())


def _dense(counts: Counts, weights: Any) -> Any:
    a, c, k = counts.shape
    if not a * c * k:
        return np.zeros((a, a))
    exact = weights is None and bool((counts.n == np.rint(counts.n)).all()) and _largest(counts) < EXACT
    kind = np.float32 if exact else np.float64
    width = max(1, BLOCK // (a * k))
    total = np.zeros((a, a)) if width < c or weights is not None else None
    for begin in range(0, c, width):
        inside = (counts.j >= begin) & (counts.j < begin + width)
        block = np.zeros((a, min(width, c - begin) * k), dtype=kind)
        block[counts.i[inside], (counts.j[inside] - begin) * k + counts.k[inside]] = counts.n[inside]
        if weights is None:
            part = block @ block.T
            if width >= c:
                return part.astype(float)
            total += part
        else:
            turned = (block.reshape(a, -1, k) @ weights).reshape(a, -1)
            total += turned @ block.T
    return total


def _largest(counts: Counts) -> float:
    """A bound of every sum of products: the largest sum of squares of an actor (Cauchy-Schwarz)."""
    return float(np.bincount(counts.i, weights=counts.n**2).max(initial=0.0))


def _sparse(counts: Counts, weights: Any) -> Any:
    """The product over pairs of filled cells that meet on a concept, in chunks."""
    a, _, k = counts.shape
    if not len(counts.n):
        return np.zeros((a, a))
    group = counts.j if weights is not None else counts.j * k + counts.k
    order = np.argsort(group, kind="stable")
    i, level, n, group = counts.i[order], counts.k[order], counts.n[order], group[order]
    begins = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    sizes = np.diff(np.r_[begins, len(group)])
    total = np.zeros(a * a)
    partners = np.repeat(sizes, sizes)
    limits = np.r_[0, np.cumsum(partners)]
    step = 4_000_000
    begin = 0
    while begin < len(i):
        end = max(begin + 1, int(np.searchsorted(limits, limits[begin] + step, side="right")) - 1)
        rows = np.arange(begin, end)
        left = np.repeat(rows, partners[begin:end])
        offset = np.arange(len(left)) - np.repeat(limits[begin:end] - limits[begin], partners[begin:end])
        right = np.repeat(np.repeat(begins, sizes)[begin:end], partners[begin:end]) + offset
        values = n[left] * n[right]
        if weights is not None:
            values = values * weights[level[left], level[right]]
        total += np.bincount(i[left] * a + i[right], weights=values, minlength=a * a)
        begin = end
    return total.reshape(a, a)


def meeting(counts: Counts) -> Any:
    """sum_jk X[i,j,k] where actor i' is at that concept and level too, shape `(A, A)`; not symmetric."""
    a, c, k = counts.shape
    width = max(1, BLOCK // max(1, a * k))
    total = np.zeros((a, a))
    for begin in range(0, c, width):
        inside = (counts.j >= begin) & (counts.j < begin + width)
        block = np.zeros((a, min(width, c - begin) * k))
        block[counts.i[inside], (counts.j[inside] - begin) * k + counts.k[inside]] = counts.n[inside]
        total += block @ (block > 0).T.astype(float)
    return total


def activity(counts: Counts) -> Any:
    """n_i: the statements of each actor, shape `(A,)`."""
    return np.bincount(counts.i, weights=counts.n, minlength=counts.shape[0]).astype(float)
