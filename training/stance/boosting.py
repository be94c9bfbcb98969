"""Gradient boosting of oblivious trees (Friedman 2001; one question a level, Kohavi 1994), numpy only.

Each round draws some rows and some features, asks the questions that help most by a second-order gain with an L2
penalty on the leaves, and adds a small step of what the answers are worth. Same input, same trees.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pourparlers.reading.stance.scorer import shares, squashed
from pourparlers.reading.stance.trees import Trees

BINS = 32


@dataclass(frozen=True, slots=True)
class Growth:
    """How trees grow: rounds, questions a tree, size of a step, penalty, shares of features and rows drawn."""

    rounds: int = 300
    questions: int = 4
    step: float = 0.06
    penalty: float = 10.0
    features: float = 0.25
    rows: float = 0.7
    least: int = 10
    """rows that must be on either side of a question"""
    times: int = 1
    """how often it is done with other draws; the scores are averaged"""


def boosted(
    x: np.ndarray, wanted: np.ndarray, names: tuple[str, ...], growth: Growth, weight: np.ndarray | None = None
) -> Trees:
    """Trees for rows (n, features) and answers (n, classes): one column is yes or no, more are shares."""
    grown = [_boosted(x, wanted, names, growth, weight, draw + 1) for draw in range(growth.times)]
    asked = tuple(tree for trees in grown for tree in trees.names)
    thresholds = np.concatenate([trees.thresholds for trees in grown])
    leaves = np.concatenate([trees.leaves for trees in grown]) / growth.times
    return Trees(grown[0].base, asked, thresholds, leaves)


def _boosted(
    x: np.ndarray,
    wanted: np.ndarray,
    names: tuple[str, ...],
    growth: Growth,
    weight: np.ndarray | None,
    seed: int,
) -> Trees:
    draw, n, classes = np.random.default_rng(seed), len(x), wanted.shape[1]
    weight = np.ones(n) if weight is None else weight
    cuts = [_cuts(x[:, f]) for f in range(x.shape[1])]
    binned = np.stack([np.searchsorted(c, x[:, f], side="left") for f, c in enumerate(cuts)], axis=1)
    usable = np.array([f for f, c in enumerate(cuts) if len(c)])
    share = np.average(wanted, axis=0, weights=weight)
    base = np.log(share / (1 - share)) if classes == 1 else np.log(share)
    scores = np.tile(base, (n, 1))
    asked: list[list[int]] = []
    thresholds: list[list[float]] = []
    leaves: list[np.ndarray] = []
    for _ in range(growth.rounds):
        p = squashed(scores) if classes == 1 else shares(scores)
        slope, curve = (p - wanted) * weight[:, None], np.maximum(p * (1 - p), 1e-6) * weight[:, None]
        rows = np.flatnonzero(draw.random(n) < growth.rows)
        drawn = np.sort(draw.choice(usable, max(1, int(growth.features * len(usable))), replace=False))
        questions = _questions(binned[np.ix_(rows, drawn)], slope[rows], curve[rows], growth)
        if len(questions) < growth.questions:
            continue
        features = [int(drawn[f]) for f, _ in questions]
        asked.append(features)
        thresholds.append([float(cuts[f][cut]) for f, (_, cut) in zip(features, questions, strict=True)])
        leaf = (x[:, features] > thresholds[-1]) @ (1 << np.arange(growth.questions)[::-1])
        worth = np.zeros((1 << growth.questions, classes))
        for k in range(classes):
            down = np.bincount(leaf[rows], slope[rows, k], len(worth))
            steep = np.bincount(leaf[rows], curve[rows, k], len(worth))
            worth[:, k] = -growth.step * down / (steep + growth.penalty)
        leaves.append(worth)
        scores += worth[leaf]
    return Trees(base, tuple(tuple(names[f] for f in tree) for tree in asked), np.array(thresholds), np.array(leaves))


def _cuts(column: np.ndarray) -> np.ndarray:
    """Where a question about the column may cut."""
    values = np.unique(column)
    if len(values) <= BINS:
        return (values[:-1] + values[1:]) / 2
    return np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1]))


def _questions(binned: np.ndarray, slope: np.ndarray, curve: np.ndarray, growth: Growth) -> list[tuple[int, int]]:
    """The (column, cut) of each level, the one that gains most for all leaves together; fewer where none gains."""
    bins, width = BINS + 1, binned.shape[1]
    at = binned + np.arange(width) * bins
    leaf, found = np.zeros(len(binned), dtype=int), []
    for level in range(growth.questions):
        shape = (1 << level, width, bins)
        cell = (at + (leaf * (width * bins))[:, None]).ravel()

        def below(values: np.ndarray | None, cell: np.ndarray = cell, shape: tuple[int, ...] = shape) -> np.ndarray:
            repeated = None if values is None else np.repeat(values, width)
            return np.bincount(cell, repeated, int(np.prod(shape))).reshape(shape).cumsum(axis=2)

        count, gain = below(None), np.zeros(shape)
        for k in range(slope.shape[1]):
            down, steep = below(slope[:, k]), below(curve[:, k])
            whole, all_steep = down[:, :, -1:], steep[:, :, -1:]
            gain += down**2 / (steep + growth.penalty) - whole**2 / (all_steep + growth.penalty)
            gain += (whole - down) ** 2 / (all_steep - steep + growth.penalty)
        few = (count < growth.least) | (count[:, :, -1:] - count < growth.least)
        total = np.where(few, 0.0, gain).sum(axis=0)
        column, cut = divmod(int(total.argmax()), bins)
        if total[column, cut] <= 1e-9:
            break
        found.append((column, cut))
        leaf = leaf * 2 + (binned[:, column] > cut)
    return found
