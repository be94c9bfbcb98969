"""Groups of actors by many methods, and which of them divides the network best (modularity).

Hierarchical methods, k-means, PAM and CONCOR work on what actors say of concepts; community methods on positive ties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pourparlers.positions.networks.counts import count
from pourparlers.positions.networks.divisions import (
    concor,
    cut,
    jaccard_distance,
    k_means,
    linked,
    louvain,
    medoids,
    numbered,
)
from pourparlers.positions.networks.select import Selection
from pourparlers.positions.networks.windows import network_of

IGRAPH = {
    "fast greedy": "community_fastgreedy",
    "walktrap": "community_walktrap",
    "leading eigenvector": "community_leading_eigenvector",
    "edge betweenness": "community_edge_betweenness",
    "infomap": "community_infomap",
    "label propagation": "community_label_propagation",
}
"""methods that need `pourparlers[networks]`, and what igraph calls them"""


@dataclass(frozen=True, slots=True)
class Clustering:
    """A division of the actors by one method."""

    method: str
    names: tuple[str, ...]
    memberships: tuple[int, ...]
    """groups numbered in the order of their first actor"""
    modularity: float
    """Newman's (2006) Q on the positive ties"""

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(set(self.memberships))


def clusterings(selection: Selection, *, least: int = 2, most: int = 6) -> tuple[Clustering, ...]:
    """The best division by each method, between `least` and `most` groups where the method takes a number."""
    ties = positive_ties(selection)
    names, profile = profiles(selection)
    if len(names) < 2:
        return ()
    found = []
    for method, divide in _methods(profile, ties, selection.spec.seed):
        sizes = range(least, min(most, len(names)) + 1)
        divisions = [numbered(divide(k)) for k in sizes] or [numbered(divide(least))]
        scored = [(modularity(ties, d), d) for d in divisions]
        score, best = max(scored, key=lambda pair: pair[0])
        found.append(Clustering(method, names, tuple(best), round(score, 10)))
    found += _igraph(ties, names, selection.spec.seed)
    return tuple(sorted(found, key=lambda c: (-c.modularity, c.method)))


def positive_ties(selection: Selection) -> Any:
    """The positive part of congruence minus conflict, average normalisation; shape `(A, A)`."""
    spec = replace(
        selection.spec, networkType="onemode", aggregation="subtract" if selection.spec.qualifier else "ignore",
        normalization="average", timeWindow="no",
    )  # fmt: skip
    return np.maximum(network_of(replace(selection, spec=spec)).values, 0.0)


def profiles(selection: Selection) -> tuple[tuple[str, ...], Any]:
    """Which concepts each actor uses at which level: names, and yes or no, shape `(A, C K)`."""
    counts = count(selection)
    a, c, k = counts.shape
    return counts.axes.rows, (counts.dense() > 0).reshape(a, c * k)


def modularity(ties: Any, groups: Sequence[int]) -> float:
    """Newman's Q: the share of tie weight inside groups beyond what degrees alone would give."""
    degree = ties.sum(axis=1)
    whole = float(degree.sum())
    if whole == 0:
        return 0.0
    same = np.asarray(groups)[:, None] == np.asarray(groups)[None, :]
    return float((ties[same].sum() - np.outer(degree, degree)[same].sum() / whole) / whole)


def _methods(profile: Any, ties: Any, seed: int) -> Iterator[tuple[str, Callable[[int], Sequence[int]]]]:
    far = jaccard_distance(profile)
    for linkage in ("single", "average", "complete", "ward"):
        merges = linked(far, linkage)
        yield linkage, lambda k, merges=merges: cut(merges, len(far), k)  # type: ignore[misc]
    yield "k-means", lambda k: k_means(profile.astype(float), k, seed)
    yield "partitioning around medoids", lambda k: medoids(far, k)
    yield "concor", lambda k: concor(profile.astype(float), k)
    yield "louvain", lambda _: louvain(ties)


def _igraph(ties: Any, names: tuple[str, ...], seed: int) -> list[Clustering]:
    """What igraph finds, where it is installed; a method that fails on a network is left out."""
    try:
        import igraph
    except ImportError:
        return []
    import random

    new_graph: Any = igraph.Graph
    rows, columns = np.nonzero(np.triu(ties, 1))
    graph = new_graph(n=len(names), edges=list(zip(rows.tolist(), columns.tolist(), strict=True)))
    graph.es["weight"] = ties[rows, columns].tolist()
    igraph.set_random_number_generator(random.Random(seed))
    found = []
    for method, attribute in IGRAPH.items():
        key = "edge_weights" if method == "infomap" else "weights"
        try:
            made = getattr(graph, attribute)(**{key: "weight"})
            made = made.as_clustering() if hasattr(made, "as_clustering") else made
        except igraph.InternalError:
            continue
        groups = numbered(made.membership)
        found.append(Clustering(method, names, tuple(groups), round(modularity(ties, groups), 10)))
    return found
