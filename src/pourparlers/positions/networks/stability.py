"""How sure camps are: the division found again in articles drawn anew, and codes right only with their confidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pourparlers.positions.networks.bootstrap import HIGH, LOW, Draws, Interval
from pourparlers.positions.networks.polarisation import best_fit, fit
from pourparlers.positions.networks.select import select
from pourparlers.positions.networks.spec import Spec
from pourparlers.record.columns import StatementTable


@dataclass(frozen=True, slots=True)
class Stability:
    """The camps with the interval of what they explain, and how often each actor falls into its own again."""

    names: tuple[str, ...]
    memberships: tuple[int, ...]
    share: Interval
    """the share of tie weight that the division explains"""
    stays: tuple[float, ...]
    """for each actor the share of draws in which it is in the camp of most of its fellows"""
    runs: int


def camps_stability(table: StatementTable, spec: Spec, *, runs: int = 200, coding: bool = True) -> Stability:
    """The best division of the whole record, and how it stands in `runs` draws; seeded by the spec."""
    whole = replace(spec, networkType="onemode", normalization="cosine", timeWindow="no", isolates=False, compat=None)
    specs = [replace(whole, aggregation=a) for a in ("congruence", "conflict")]  # type: ignore[arg-type]
    draws = [Draws(select(table, s), coding=coding) for s in specs]
    ones = np.ones(draws[0].statements)
    both = [d.ties(ones) for d in draws]
    share, camps = best_fit(both[0], both[1], spec.k, [spec.seed, 0])
    if not camps:
        return Stability(draws[0].names.rows, (), Interval("share", 0.0, 0.0, 0.0), (), runs)
    random = np.random.default_rng(spec.seed)
    shares, stays = [], np.zeros(len(camps))
    for run in range(runs):
        weights = draws[0].weights(random)
        congruence, conflict = (d.ties(weights) for d in draws)
        shares.append(fit(congruence, conflict, camps))
        _, again = best_fit(congruence, conflict, spec.k, [spec.seed, run + 1])
        stays += _same_camp(np.array(camps), np.array(again or camps))
    low, high = np.percentile(shares, [LOW, HIGH]) + share - np.mean(shares)
    interval = Interval("share", share, float(low), float(min(high, 1.0)))
    return Stability(draws[0].names.rows, tuple(camps), interval, tuple((stays / runs).tolist()), runs)


def _same_camp(camps: np.ndarray, again: np.ndarray) -> np.ndarray:
    """1 for each actor who is with the majority of its old camp, 0 for those who have left it."""
    out = np.zeros(len(camps))
    for camp in set(camps.tolist()):
        members = camps == camp
        common = np.bincount(again[members]).argmax()
        out[members] = again[members] == common
    return out
