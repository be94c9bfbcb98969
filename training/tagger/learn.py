"""Fitting: a chain to labelled sequences, and a logistic model to named numbers. numpy alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.tagger.chain import Chain, padded

Array = NDArray[Any]
NEVER = -1e4


def expectations(chain: Chain, rows: Array, bounds: Array) -> tuple[Array, Array, Array]:
    """What the chain expects: labels at each row, steps from label to label, labels of first words."""
    scores, there = padded(rows, bounds)
    n, longest, labels = scores.shape
    heat = np.exp(scores - scores.max(axis=2, keepdims=True))
    step = np.exp(chain.follow - chain.follow.max())
    forward = np.empty_like(heat)
    state = np.tile(np.exp(chain.begin - chain.begin.max()), (n, 1))
    for t in range(longest):
        state = (state @ step if t else state) * heat[:, t]
        state = state / state.sum(axis=1, keepdims=True)
        forward[:, t] = state
    backward = np.ones((n, labels), dtype=np.float32)
    out, steps = np.empty_like(forward), np.zeros((labels, labels))
    for t in range(longest - 1, -1, -1):
        if t < longest - 1:
            ahead = backward * heat[:, t + 1]
            both = forward[:, t][:, :, None] * step[None] * ahead[:, None, :]
            both /= both.sum(axis=(1, 2), keepdims=True)
            steps += both[there[:, t + 1]].sum(axis=0)
            moved = ahead @ step.T
            moved /= moved.sum(axis=1, keepdims=True)
            backward = np.where(there[:, t + 1][:, None], moved, 1.0)
        alone = forward[:, t] * backward
        out[:, t] = alone / alone.sum(axis=1, keepdims=True)
    return out[there], steps, out[:, 0].sum(axis=0)


class Adam:
    """Step sizes for one array (Kingma and Ba 2015), and the mean of its late values."""

    def __init__(self, value: Array) -> None:
        self.value, self.mean, self.square = value, np.zeros_like(value), np.zeros_like(value)
        self.late, self.lates, self.steps = np.zeros_like(value), 0, 0

    def step(self, gradient: Array, rate: float, *, decay: float = 0.0, late: bool = False) -> None:
        self.steps += 1
        self.mean += 0.1 * (gradient - self.mean)
        self.square += 0.001 * (gradient * gradient - self.square)
        fix = np.sqrt(1 - 0.999**self.steps) / (1 - 0.9**self.steps)
        self.value *= 1 - rate * decay
        self.value -= rate * fix * self.mean / (np.sqrt(self.square) + 1e-6)
        if late:
            self.late += self.value
            self.lates += 1

    def result(self) -> Array:
        return self.late / max(self.lates, 1)


def fit_chain(
    buckets: Array,
    labels: Array,
    bounds: Array,
    *,
    allowed: Array,
    bits: int,
    epochs: int,
    rate: float,
    dropout: float,
    seen: int = 8,
    decay: float = 0.1,
    batch: int = 64,
    seed: int = 1,
) -> Chain:
    """The likeliest chain: Adam on random batches, whole features dropped at random, the last third averaged.

    Args:
        buckets: (rows, features) rows of the weight table.
        labels: (rows,) what each row is.
        bounds: sequence k is rows bounds[k]:bounds[k + 1].
        allowed: (labels + 1, labels) which steps may be; the last row is for first words.
        dropout: share of the features that each batch does without.
        seen: features rarer than this are not learned from; they share row 0, which weighs nothing in the end.
        decay: what weights lose, times the rate.
    """
    chance = np.random.default_rng(seed)
    number, size, n = allowed.shape[1], 1 << bits, len(bounds) - 1
    forbidden = np.where(allowed, 0, NEVER).astype(np.float32)
    rare = np.bincount(buckets.ravel(), minlength=size) < seen
    buckets = np.where(rare[buckets], 0, buckets)
    weights, follow, begin = (Adam(np.zeros(s, np.float32)) for s in ((size, number), (number, number), (number,)))
    total, done = epochs * -(-n // batch), 0
    for epoch in range(epochs):
        order = chance.permutation(n)
        for at in range(0, n, batch):
            chosen = order[at : at + batch]
            index = np.concatenate([np.arange(bounds[k], bounds[k + 1]) for k in chosen])
            local = np.concatenate([[0], np.cumsum(bounds[chosen + 1] - bounds[chosen])])
            ids, gold = buckets[index], labels[index]
            used = np.flatnonzero(chance.random(ids.shape[1]) >= dropout)
            scale = np.float32(1 / (1 - dropout))
            scores = np.zeros((len(ids), number), np.float32)
            for f in used:
                scores += weights.value[ids[:, f]]
            chain = Chain(weights.value, follow.value + forbidden[:-1], begin.value + forbidden[-1])
            gradient, steps, first = expectations(chain, scores * scale, local)
            gradient[np.arange(len(gold)), gold] -= 1
            inner = np.ones(len(gold), bool)
            inner[local[:-1]] = False
            np.subtract.at(steps, (gold[np.flatnonzero(inner) - 1], gold[inner]), 1)
            first -= np.bincount(gold[local[:-1]], minlength=number)
            flat, share = ids[:, used].ravel(), np.float32(1 / len(chosen))
            table = np.stack([np.bincount(flat, weights=np.repeat(gradient[:, k], len(used)), minlength=size)
                              for k in range(number)], axis=1)  # fmt: skip
            now, late = rate * (1 - 0.9 * done / total), epoch >= epochs * 2 // 3
            weights.step(table.astype(np.float32) * share * scale, now, decay=decay, late=late)
            follow.step(steps.astype(np.float32) * share, now, late=late)
            begin.step(first.astype(np.float32) * share, now, late=late)
            done += 1
    table = weights.result()
    table[0] = 0
    return Chain(table, follow.result() + forbidden[:-1], begin.result() + forbidden[-1])


def fit_logistic(rows: Sequence[Mapping[str, float]], right: Sequence[bool], *, ridge: float = 2.0) -> dict[str, float]:
    """Weight of each named number that makes `right` likeliest, with a ridge penalty (Newton's method)."""
    names = sorted({name for row in rows for name in row})
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            x[i, place[name]] = value
    y = np.array(right, dtype=float)
    w = np.zeros(len(names))
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) + ridge * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(names))
        change = np.linalg.solve(hessian, gradient)
        w -= change
        if np.abs(change).max() < 1e-6:
            break
    return {name: float(value) for name, value in zip(names, w, strict=True)}
