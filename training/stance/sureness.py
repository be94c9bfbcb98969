"""From what the last stage says to what is said of it: from which sureness to speak, and how sure that is called."""

from __future__ import annotations

import numpy as np

from pourparlers.reading.stance.polarity_features import STANCES

LENIENT = 0.02
"""taken off the threshold: the top is flat there, and plain prose says outright what the corpus hints at"""
POINTS = 12
"""of the line from what the last stage says to how sure a position is said to be, before pooling"""
SECOND = 0.35
"""least probability for a statement to speak to a second issue too"""
Pair = tuple[int, int, int]
"""article, statement, issue"""


def threshold(
    pairs: list[Pair], about: np.ndarray, sure: np.ndarray, right: np.ndarray, wanted: int
) -> tuple[float, float]:
    """The least sureness at which to speak, and the F1 of issue and stance it gives.

    Where sureness is what it says, speaking from half of the best F1 on is best (Lipton, Elkan and Naryanaswamy 2014).
    """

    def f1(at: float) -> float:
        chosen = kept(pairs, about, sure, at)
        return float(2 * right[chosen].sum() / (len(chosen) + wanted))

    at = int(50 * max(map(f1, np.arange(0.15, 0.5, 0.01)))) / 100 - LENIENT
    return round(at, 2), f1(at)


def rightness(pairs: list[Pair], sides: np.ndarray, gold: list[list[dict[int, str]]]) -> np.ndarray:
    """For each pair whether people found that issue there, on the likeliest side."""
    return np.array([gold[n][s].get(i) == STANCES[int(sides[k].argmax())] for k, (n, s, i) in enumerate(pairs)])


def kept(pairs: list[Pair], about: np.ndarray, sure: np.ndarray, keep: float) -> np.ndarray:
    """The pairs that are said at a threshold: of each statement its first, others where they are sure enough."""
    first: dict[tuple[int, int], int] = {}
    for k, (n, s, _) in enumerate(pairs):
        if (n, s) not in first or about[k] > about[first[n, s]]:
            first[n, s] = k
    chosen = [k for k, p in enumerate(pairs) if sure[k] >= keep and (first[p[:2]] == k or about[k] >= SECOND)]
    return np.array(chosen)


def surety(chosen: np.ndarray, sure: np.ndarray, right: np.ndarray) -> tuple[tuple[str, ...], np.ndarray]:
    """Points of a rising line from what the last stage says to how often that is right (by equal numbers).

    Neighbours that fall are pooled (isotonic regression, Ayer et al. 1955).
    """
    order = chosen[np.argsort(sure[chosen], kind="stable")]
    pools: list[list[float]] = []
    """(sum of sure, sum of right, number)"""
    for part in np.array_split(order, POINTS):
        pools.append([float(sure[part].sum()), float(right[part].sum()), float(len(part))])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    print("surety", " ".join(f"{s / n:.2f}->{r / n:.2f}" for s, r, n in pools))
    return tuple(f"{s / n:.3f}" for s, _, n in pools), np.array([[r / n] for _, r, n in pools])
