"""Two (or k) camps: congruence inside, conflict across; how much of the ties a division of the actors explains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, zip_longest
from math import comb
from typing import Any

import numpy as np

from pourparlers.positions.networks.divisions import numbered
from pourparlers.positions.networks.kernels import kernel_networks
from pourparlers.positions.networks.select import Selection
from pourparlers.positions.networks.types import Camps, Network, definition_of
from pourparlers.positions.networks.windows import network_of, windows

STARTS = 40
"""random beginnings of the search for the best division"""
EXHAUSTIVE = 5000
"""so many divisions at most are all tried"""


def polarisation(selection: Selection) -> tuple[Camps, ...]:
    """The best division into `k` camps, one a step of time.

    Best means the share of tie weight that fits it: sum of congruence inside camps and conflict across them, over all
    congruence and conflict, both with the cosine normalisation, so that who speaks often does not decide (1: two camps
    in perfect agreement and conflict).
    Under DNA the division with the highest q of balanced camps, which is the one that fits worst.
    """
    found = []
    for n, (congruence, conflict) in enumerate(_pairs(selection)):
        names = congruence.rows
        seed = [selection.spec.seed, n]
        if selection.spec.dna:
            score, camps = worst_fit(congruence.values, conflict.values, selection.spec.k, seed,
                                     normalised=selection.spec.normaliseScores)  # fmt: skip
        else:
            score, camps = best_fit(congruence.values, conflict.values, selection.spec.k, seed)
        names = names if len(camps) else ()
        times = {"start": congruence.start, "middle": congruence.middle, "stop": congruence.stop}
        found.append(Camps(names, tuple(camps), score, definition_of(selection.spec), **times))
    return tuple(found)


def _pairs(selection: Selection) -> Iterator[tuple[Network, Network]]:
    """Congruence and conflict, whole or step by step."""
    normalization = "average" if selection.spec.dna or selection.spec.kernel != "no" else "cosine"
    whole = replace(selection.spec, networkType="onemode", isolates=False)
    spec = replace(whole, normalization=normalization)  # type: ignore[arg-type]
    both = [replace(selection, spec=replace(spec, aggregation=a)) for a in ("congruence", "conflict")]  # type: ignore[arg-type]
    if spec.timeWindow == "no":
        yield network_of(both[0]), network_of(both[1])
    elif spec.kernel == "no":
        yield from zip_longest(windows(both[0]), windows(both[1]))
    elif spec.dna:  # both of its networks are the subtracted one
        for network in kernel_networks(replace(selection, spec=replace(spec, aggregation="subtract")), alone=True):
            np.fill_diagonal(network.values, 0.0)
            yield network, network
    else:
        yield from zip_longest(kernel_networks(both[0]), kernel_networks(both[1]))


def fit(congruence: Any, conflict: Any, camps: Any) -> float:
    """The share of tie weight that a division explains, 0 to 1; 0 where there are no ties."""
    camps = np.asarray(camps)
    same = camps[:, None] == camps[None, :]
    off = ~np.eye(len(camps), dtype=bool)
    whole = float((congruence[off].sum()) + conflict[off].sum())
    if whole == 0:
        return 0.0
    return float(congruence[same & off].sum() + conflict[~same].sum()) / whole


def best_fit(congruence: Any, conflict: Any, k: int, seed: Any) -> tuple[float, list[int]]:
    """The division into at most `k` camps that explains most, by moving single actors from many beginnings."""
    n = len(congruence)
    pull = congruence - conflict
    pull = pull - np.diag(np.diag(pull))
    if n < 2 or not (congruence.any() or conflict.any()):
        return 0.0, []
    random = np.random.default_rng(seed)
    best: tuple[float, list[int]] = (-1.0, [])
    for _ in range(STARTS):
        camps = _climbed(pull, random.integers(k, size=n), k)
        named = numbered(camps)
        value = round(fit(congruence, conflict, camps), 12)
        if value > best[0] or (value == best[0] and named < best[1]):
            best = (value, named)
    return best


def _climbed(pull: Any, camps: Any, k: int) -> Any:
    """Move actors one by one to the camp that pulls most, until none wants to move."""
    member = np.eye(k)[camps]
    force = pull @ member
    while True:
        gain = force - force[np.arange(len(camps)), camps][:, None]
        actor, camp = np.unravel_index(int(gain.argmax()), gain.shape)
        if gain[actor, camp] <= 1e-12:
            return camps
        force[:, camp] += pull[:, actor]
        force[:, camps[actor]] -= pull[:, actor]
        camps[actor] = camp


def q(congruence: Any, conflict: Any, camps: Any, k: int, *, normalised: bool) -> float:
    """DNA's q of a division: half the absolute deviation from what its camps would expect, or a share of its bound.

    q = 1/2 [sum_within |con - c_g (c_g - 1) / W sum(con) / W| + |cfl| + sum_between |con| + |cfl - c_g c_h / B
    sum(cfl) / B|], W and B the ordered dyads within and between; normalised: the bracket / (2 (sum con + sum cfl)).
    """
    camps = np.asarray(camps)
    sizes = np.bincount(camps, minlength=k).astype(float)
    total = np.abs(congruence).sum(), np.abs(conflict).sum()
    within = float((sizes * (sizes - 1)).sum())
    between = len(camps) * (len(camps) - 1) - within
    same = camps[:, None] == camps[None, :]
    inside = sizes * (sizes - 1) / within * total[0] / within if within else sizes * 0
    across = sizes[:, None] * sizes[None, :] / between * total[1] / between if between else np.zeros((k, k))
    fitting = np.where(same, np.abs(congruence - inside[camps][:, None]) + np.abs(conflict),
                       np.abs(congruence) + np.abs(conflict - across[camps][:, camps]))  # fmt: skip
    np.fill_diagonal(fitting, 0.0)
    bracket = float(fitting.sum())
    if not normalised:
        return bracket / 2
    return bracket / (2 * float(sum(total))) if sum(total) else 0.0


def worst_fit(congruence: Any, conflict: Any, k: int, seed: Any, *, normalised: bool) -> tuple[float, list[int]]:
    """The balanced division with the highest q that can be found: all of them where they are few, else by swaps."""
    n = len(congruence)
    if n <= k or not (congruence.any() or conflict.any()):
        return 0.0, []
    half = n // 2
    if k == 2 and comb(n, half) <= EXHAUSTIVE:
        divisions = []
        for members in combinations(range(n), half):
            camps = np.ones(n, dtype=int)
            camps[list(members)] = 0
            divisions.append(camps)
    else:
        random = np.random.default_rng(seed)
        rounds = [random.permutation(np.arange(n) % k) for _ in range(STARTS if n <= 100 else 3)]
        divisions = [_swapped(congruence, conflict, camps, k) for camps in rounds]
    scored = [(q(congruence, conflict, c, k, normalised=normalised), c) for c in divisions]
    score, camps = max(scored, key=lambda pair: pair[0])
    return score, numbered(camps)


def _swapped(congruence: Any, conflict: Any, camps: Any, k: int) -> Any:
    """Swap pairs of actors as long as the best swap raises q; camps keep their sizes, so q adds up over dyads."""
    sizes = np.bincount(camps, minlength=k).astype(float)
    within = (sizes * (sizes - 1)).sum()
    between = len(camps) * (len(camps) - 1) - within
    cost = np.zeros((k, k, len(camps), len(camps)))
    for g in range(k):
        for h in range(k):
            if g == h:
                expected = sizes[g] * (sizes[g] - 1) / within * np.abs(congruence).sum() / within if within else 0
                cost[g, h] = np.abs(congruence - expected) + np.abs(conflict)
            else:
                expected = sizes[g] * sizes[h] / between * np.abs(conflict).sum() / between
                cost[g, h] = np.abs(congruence) + np.abs(conflict - expected)
            np.fill_diagonal(cost[g, h], 0.0)
    while True:
        load = np.stack([sum(cost[g, h][:, camps == h].sum(axis=1) for h in range(k)) for g in range(k)], axis=1)
        own = load[np.arange(len(camps)), camps]
        other = load[:, camps]
        i, j = np.indices(other.shape)
        gi, gj = camps[i], camps[j]
        # both change places: each loses its dyads and takes the other's; their own dyad stays between the same camps
        gain = other + other.T - own[:, None] - own[None, :]
        gain -= cost[gj, gj, i, j] + cost[gi, gi, i, j] - 2 * cost[gi, gj, i, j]
        gain[gi == gj] = -np.inf
        a, b = np.unravel_index(int(gain.argmax()), gain.shape)
        if gain[a, b] <= 1e-10:
            return camps
        camps = camps.copy()
        camps[a], camps[b] = camps[b], camps[a]
