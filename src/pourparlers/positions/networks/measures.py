"""Figures of a network that a reader might quote, centralities, and the balance of signed networks."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from pourparlers.positions.networks.types import Network


@dataclass(frozen=True, slots=True)
class Measure:
    """A named figure of a matrix of ties; it takes the cells that are ties, and the matrix."""

    name: str
    value: Callable[[Any, Any], float]
    least: float = -math.inf
    """lower bound of what it can be"""
    most: float = math.inf


def tie_cells(shape: tuple[int, int], *, one_mode: bool) -> Any:
    """Which cells of a flattened matrix are ties: the upper triangle where rows and columns are the same actors."""
    if not one_mode:
        return np.arange(shape[0] * shape[1])
    rows, columns = np.triu_indices(shape[0], 1)
    return rows * shape[1] + columns


def density(cells: Any, _ties: Any) -> float:
    """Share of possible ties that there are."""
    return float(np.count_nonzero(cells)) / len(cells) if len(cells) else 0.0


def mean_weight(cells: Any, _ties: Any) -> float:
    """Mean weight of the ties that there are."""
    number = np.count_nonzero(cells)
    return float(cells.sum()) / number if number else 0.0


def negative_share(cells: Any, _ties: Any) -> float:
    """Share of the tie weight that is negative."""
    whole, difference = float(np.abs(cells).sum()), float(cells.sum())
    return (whole - difference) / 2 / whole if whole else 0.0


def centralisation(_cells: Any, ties: Any) -> float:
    """How much one actor stands above the others: Freeman's (1978) degree centralisation of the ties that there are."""
    n = len(ties)
    if n < 3 or ties.shape[0] != ties.shape[1]:
        return 0.0
    degree = np.count_nonzero(ties, axis=1)
    return float((degree.max() - degree).sum()) / ((n - 1) * (n - 2))


measures = (
    Measure("density", density, 0.0, 1.0),
    Measure("mean weight", mean_weight),
    Measure("negative share", negative_share, 0.0, 1.0),
    Measure("centralisation", centralisation, 0.0, 1.0),
)


@dataclass(frozen=True, slots=True)
class Centrality:
    """How central an actor is; weights of ties as their size, signs left aside for all but `strength`."""

    name: str
    degree: int
    """ties"""
    strength: float
    """sum of the weights, with their signs"""
    eigenvector: float
    """Bonacich (1972): central by being tied to the central, the highest is 1"""
    betweenness: float
    """share of shortest paths that pass (Freeman 1977), a path's length the sum of 1 / weight"""


def centralities(network: Network) -> tuple[Centrality, ...]:
    """The centralities of the actors of a one-mode network, in its order."""
    ties = np.abs(network.values)
    vector = _eigenvector(ties)
    between = _betweenness(ties)
    return tuple(
        Centrality(name, int((ties[n] != 0).sum()), float(network.values[n].sum()), float(vector[n]), float(between[n]))
        for n, name in enumerate(network.rows)
    )


def _eigenvector(ties: Any) -> Any:
    if not ties.any():
        return np.zeros(len(ties))
    _, vectors = np.linalg.eigh(ties)
    vector = np.abs(vectors[:, -1])
    return vector / vector.max()


def _betweenness(ties: Any) -> Any:
    """Brandes (2001) with Dijkstra's paths; shape `(A,)`, divided by the number of pairs of others."""
    import heapq

    n = len(ties)
    near = [[(j, 1 / ties[i, j]) for j in np.flatnonzero(ties[i]).tolist() if j != i] for i in range(n)]
    total = np.zeros(n)
    for source in range(n):
        paths, far, before = np.zeros(n), np.full(n, np.inf), [[] for _ in range(n)]  # type: ignore[var-annotated]
        paths[source], far[source] = 1.0, 0.0
        queue, done = [(0.0, source)], []
        seen = np.zeros(n, dtype=bool)
        while queue:
            length, v = heapq.heappop(queue)
            if seen[v]:
                continue
            seen[v] = True
            done.append(v)
            for w, step in near[v]:
                way = length + step
                if way < far[w] - 1e-12:
                    far[w], paths[w], before[w] = way, paths[v], [v]
                    heapq.heappush(queue, (way, w))
                elif abs(way - far[w]) <= 1e-12 and not seen[w]:
                    paths[w] += paths[v]
                    before[w].append(v)
        share = np.zeros(n)
        for w in reversed(done):
            for v in before[w]:
                share[v] += paths[v] / paths[w] * (1 + share[w])
            if w != source:
                total[w] += share[w]
    return total / ((n - 1) * (n - 2)) if n > 2 else total


@dataclass(frozen=True, slots=True)
class Balance:
    """Whether friends' friends are friends: triangles of a signed network by the product of their signs."""

    balanced: int
    unbalanced: int
    share: float
    """balanced triangles, each weighed by the product of its weights, over all (Cartwright and Harary 1956)"""


def balance(network: Network) -> Balance:
    """The balance of a signed one-mode network (aggregation subtract)."""
    ties = np.array(network.values, dtype=float)
    np.fill_diagonal(ties, 0.0)
    signs = np.sign(ties)
    difference = round(float(np.trace(signs @ signs @ signs)) / 6)
    number = round(float(np.trace(np.abs(signs) @ np.abs(signs) @ np.abs(signs))) / 6)
    size = np.abs(ties)
    weight = float(np.trace(size @ size @ size))
    excess = float(np.trace(ties @ ties @ ties))
    share = (weight + excess) / (2 * weight) if weight else 1.0
    return Balance((number + difference) // 2, (number - difference) // 2, share)
