"""Ways to divide actors into groups: hierarchical, k-means, around medoids, CONCOR, Louvain; all repeat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np


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


def numbered(groups: Iterable[int]) -> list[int]:
    """Groups numbered in the order of their first members.

    >>> numbered([7, 2, 7, 0])
    [0, 1, 0, 2]
    """
    order: dict[int, int] = {}
    return [order.setdefault(int(group), len(order)) for group in groups]
