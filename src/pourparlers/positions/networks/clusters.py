"""Groups of actors by many methods, and which of them divides the network best (modularity).

Hierarchical methods, k-means, PAM and CONCOR work on what actors say of concepts; community methods on positive ties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pourparlers.positions.networks.counts import count
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
        divisions = [_numbered(divide(k)) for k in sizes] or [_numbered(divide(least))]
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
    return counts.axes.rows, (counts.dense() > 0).reshape(counts.shape[0], -1)


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


def jaccard_distance(profile: Any) -> Any:
    """1 - shared over used, shape `(A, A)`."""
    used = profile.astype(float)
    shared = used @ used.T
    size = used.sum(axis=1)
    either = size[:, None] + size[None, :] - shared
    return 1 - np.divide(shared, either, out=np.ones_like(shared), where=either > 0)


def linked(far: Any, linkage: str) -> list[tuple[int, int]]:
    """Agglomerative clustering by the update formula of Lance and Williams (1967): the merges in order.

    Ward's criterion takes the distances as they are, squared (Murtagh and Legendre 2014, D2).
    """
    gap = far.astype(float) ** 2 if linkage == "ward" else far.astype(float).copy()
    np.fill_diagonal(gap, np.inf)
    size, merges = np.ones(len(gap)), []
    for _ in range(len(gap) - 1):
        a, b = sorted(int(x) for x in np.unravel_index(int(gap.argmin()), gap.shape))
        merges.append((a, b))
        n, m = size[a], size[b]
        if linkage == "single":
            new = np.minimum(gap[a], gap[b])
        elif linkage == "complete":
            new = np.maximum(np.where(np.isinf(gap[a]), -np.inf, gap[a]), np.where(np.isinf(gap[b]), -np.inf, gap[b]))
        elif linkage == "average":
            new = (n * gap[a] + m * gap[b]) / (n + m)
        else:
            new = ((n + size) * gap[a] + (m + size) * gap[b] - size * gap[a, b]) / (n + m + size)
        new[~np.isfinite(gap[a]) | ~np.isfinite(gap[b])] = np.inf
        gap[a], gap[:, a] = new, new
        gap[b], gap[:, b] = np.inf, np.inf
        gap[a, a] = np.inf
        size[a] = n + m
    return merges


def cut(merges: Sequence[tuple[int, int]], n: int, k: int) -> list[int]:
    """The division into k groups that merges lead to."""
    group = list(range(n))
    for a, b in merges[: max(0, n - k)]:
        group = [group[a] if g == group[b] else g for g in group]
    return group


def k_means(points: Any, k: int, seed: int, *, starts: int = 10) -> list[int]:
    """Lloyd's (1982) k-means from several random beginnings, the tightest kept."""
    random = np.random.default_rng(seed)
    best: tuple[float, list[int]] = (np.inf, [])
    for _ in range(starts):
        centre = points[random.choice(len(points), min(k, len(points)), replace=False)]
        group = np.zeros(len(points), dtype=int)
        for _step in range(100):
            gap = ((points[:, None, :] - centre[None, :, :]) ** 2).sum(axis=2)
            new = gap.argmin(axis=1)
            if _step and (new == group).all():
                break
            group = new
            centre = np.stack([points[group == g].mean(axis=0) if (group == g).any() else centre[g]
                               for g in range(len(centre))])  # fmt: skip
        within = float(((points - centre[group]) ** 2).sum())
        if within < best[0] - 1e-12:
            best = (within, group.tolist())
    return best[1]


def medoids(far: Any, k: int) -> list[int]:
    """Partitioning around medoids (Kaufman and Rousseeuw 1990): build greedily, then swap while it helps."""
    chosen: list[int] = []
    near = np.full(len(far), np.inf)
    for _ in range(min(k, len(far))):
        gain = np.minimum(near[None, :], far).sum(axis=1)
        gain[chosen] = np.inf
        chosen.append(int(gain.argmin()))
        near = np.minimum(near, far[chosen[-1]])
    cost = float(far[chosen].min(axis=0).sum())
    while True:
        best = (cost, chosen)
        for place in range(len(chosen)):
            for other in (o for o in range(len(far)) if o not in chosen):
                tried = [*chosen[:place], other, *chosen[place + 1 :]]
                value = float(far[tried].min(axis=0).sum())
                if value < best[0] - 1e-12:
                    best = (value, tried)
        if best[0] >= cost - 1e-12:
            return far[chosen].argmin(axis=0).tolist()  # type: ignore[no-any-return]
        cost, chosen = best


def concor(points: Any, k: int) -> list[int]:
    """CONCOR (Breiger, Boorman and Arabie 1975): correlate the correlations until they are 1 or -1, split, go on."""
    groups = [list(range(len(points)))]
    while len(groups) < k:
        groups.sort(key=lambda g: (-len(g), g))
        largest = groups[0]
        halves = _split(points[largest])
        if halves is None:
            break
        groups[0:1] = [[m for m, h in zip(largest, halves, strict=True) if h == side] for side in (True, False)]
    out = [0] * len(points)
    for number, group in enumerate(groups):
        for member in group:
            out[member] = number
    return out


def _split(points: Any) -> list[bool] | None:
    if len(points) < 2:
        return None
    table = points
    for _ in range(50):
        centred = table - table.mean(axis=1, keepdims=True)
        size = np.sqrt((centred**2).sum(axis=1))
        size[size == 0] = 1.0
        table = (centred / size[:, None]) @ (centred / size[:, None]).T
        if np.abs(np.abs(table) - 1).max() < 1e-6:
            break
    side = table[0] > 0
    return side.tolist() if side.any() and not side.all() else None


def louvain(ties: Any) -> list[int]:
    """Louvain (Blondel et al. 2008): move actors while modularity grows, then groups as actors, until nothing moves.

    Actors are tried in their order, so that the result repeats.
    """
    group = np.arange(len(ties))
    level = ties.astype(float).copy()
    while True:
        moved = _moved(level)
        _, moved = np.unique(moved, return_inverse=True)
        if len(set(moved.tolist())) == len(level):
            return group.tolist()
        group = moved[group]
        member = np.eye(int(moved.max()) + 1)[moved]
        level = member.T @ level @ member


def _moved(ties: Any) -> Any:
    group = np.arange(len(ties))
    degree = ties.sum(axis=1)
    whole = float(degree.sum())
    if whole == 0:
        return group
    load = degree.astype(float).copy()
    changed = True
    while changed:
        changed = False
        for actor in range(len(ties)):
            own = group[actor]
            pull = np.bincount(group, weights=ties[actor], minlength=len(ties))
            pull[own] -= ties[actor, actor]
            load[own] -= degree[actor]
            gain = pull - degree[actor] * load / whole
            best = int(gain.argmax())
            best = best if gain[best] > gain[own] + 1e-12 else int(own)
            load[best] += degree[actor]
            if best != own:
                group[actor], changed = best, True
    return group


def _numbered(groups: Sequence[int]) -> list[int]:
    order: dict[int, int] = {}
    return [order.setdefault(int(g), len(order)) for g in groups]


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
        groups = _numbered(made.membership)
        found.append(Clustering(method, names, tuple(groups), round(modularity(ties, groups), 10)))
    return found
