"""A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over hashed features, many at a time.

Sequences are padded to one length; everything runs over all of them at once, word by word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.tagger.hashing import Buckets, Templates, buckets

Floats = NDArray[np.float32]
Labels = NDArray[np.int64]
AT_ONCE = 128
"""sequences that are padded to one length"""
_ROWS = 2048  # rows whose features are hashed in one go: few enough for the processor's cache


@dataclass(frozen=True, slots=True)
class Chain:
    """The weights of one model.

    weights (2 ** bits, labels): what a feature says for a label. follow (labels, labels): from row to column.
    begin (labels,): for the first word.
    """

    weights: Floats
    follow: Floats
    begin: Floats

    @property
    def bits(self) -> int:
        """Logarithm of the number of rows of the weight table."""
        return int(self.weights.shape[0]).bit_length() - 1

    def emissions(self, found: Buckets) -> Floats:
        """What the features say for each label, shape (rows, labels)."""
        out = np.zeros((len(found), self.weights.shape[1]), dtype=np.float32)
        for column in np.ascontiguousarray(found.T):
            out += self.weights.take(column, axis=0, mode="clip")  # five times as fast as an index
        return out

    def said_by(self, columns: Mapping[str, NDArray[Any]], features: Templates) -> Floats:
        """What the features that join these columns say for each label, shape (rows, labels)."""
        count = len(next(iter(columns.values())))
        out = np.empty((count, self.weights.shape[1]), dtype=np.float32)
        for at in range(0, count, _ROWS):
            some = {name: values[at : at + _ROWS] for name, values in columns.items()}
            out[at : at + _ROWS] = self.emissions(buckets(some, features, bits=self.bits))
        return out


def padded(rows: Floats, bounds: NDArray[np.int64]) -> tuple[Floats, NDArray[np.bool_]]:
    """Rows as (sequences, longest, labels), and which places are words; sequence k is rows[bounds[k]:bounds[k+1]]."""
    lengths = np.diff(bounds)
    longest = int(lengths.max(initial=0))
    there = np.arange(longest)[None, :] < lengths[:, None]
    out = np.zeros((len(lengths), longest, rows.shape[1]), dtype=np.float32)
    out[there] = rows
    return out, there


def marginals(chain: Chain, rows: Floats, bounds: NDArray[np.int64]) -> Floats:
    """Probability of each label at each row, by sequences `rows[bounds[k]:bounds[k + 1]]`, shape (rows, labels).

    Forward and backward in probabilities, scaled at every word (Rabiner 1989).
    """
    out = np.zeros_like(rows)
    for index, local in _alike(bounds):
        out[index] = _marginals(chain, rows[index], local)
    return out


def _alike(bounds: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Sequences of similar length, some at a time: their rows, and their bounds among these."""
    lengths = np.diff(bounds)
    order = np.argsort(lengths, kind="stable")
    for at in range(0, len(order), AT_ONCE):
        chosen = order[at : at + AT_ONCE]
        local = np.concatenate([[0], np.cumsum(lengths[chosen])])
        yield np.arange(local[-1]) + np.repeat(bounds[chosen] - local[:-1], lengths[chosen]), local


def _marginals(chain: Chain, rows: Floats, bounds: NDArray[np.int64]) -> Floats:
    """The same for sequences that are sorted by length, so that those still running are the last ones."""
    scores, there = padded(rows, bounds)
    heat = np.ascontiguousarray(np.exp(scores - scores.max(axis=2, keepdims=True)).transpose(1, 0, 2))
    step = np.exp(chain.follow - chain.follow.max())
    back_step = np.ascontiguousarray(step.T)
    running = _running(there)
    forward = np.ones_like(heat)
    for t, first in enumerate(running):
        state = forward[t, first:]
        if t:
            np.matmul(forward[t - 1, first:], step, out=state)
        else:
            state[:] = np.exp(chain.begin - chain.begin.max())
        state *= heat[t, first:]
        state /= np.add.reduce(state, axis=1, keepdims=True)
    backward = np.ones(heat.shape[1:], dtype=np.float32)
    for t in range(len(running) - 1, 0, -1):
        first = running[t]
        moved = (backward[first:] * heat[t, first:]) @ back_step
        np.divide(moved, np.add.reduce(moved, axis=1, keepdims=True), out=backward[first:])
        forward[t - 1] *= backward
    out = forward.transpose(1, 0, 2)[there]
    return np.asarray(out / out.sum(axis=1, keepdims=True))


def _running(there: NDArray[np.bool_]) -> list[int]:
    """Of each place, the first of the sequences, sorted by length, that reach it."""
    found: list[int] = (len(there) - there.sum(axis=0)).tolist()
    return found


def best(chain: Chain, rows: Floats, bounds: NDArray[np.int64]) -> Labels:
    """The likeliest labelling of every sequence (Viterbi 1967), as labels of the rows."""
    out = np.zeros(len(rows), dtype=np.int64)
    for index, local in _alike(bounds):
        out[index] = _best(chain, rows[index], local)
    return out


def _best(chain: Chain, rows: Floats, bounds: NDArray[np.int64]) -> Labels:
    """The same for sequences that are sorted by length."""
    scores, there = padded(rows, bounds)
    running = _running(there)
    if not running:
        return np.zeros(0, dtype=np.int64)
    # (places, labels, sequences): what the best way to each label is worth
    reached = np.ascontiguousarray(scores.transpose(1, 2, 0))
    reached[0] += chain.begin[:, None]
    for t, first in enumerate(running[1:], 1):
        reached[t, :, first:] += np.maximum.reduce(reached[t - 1, :, None, first:] + chain.follow[:, :, None], axis=0)
    out = np.zeros((len(running), len(there)), dtype=np.int64)
    label = np.zeros(len(there), dtype=np.int64)
    after = len(there)
    for t in range(len(running) - 1, -1, -1):
        first = running[t]
        label[first:after] = reached[t, :, first:after].argmax(axis=0)  # these end here, the others go on
        label[after:] = (reached[t, :, after:] + chain.follow[:, label[after:]]).argmax(axis=0)
        out[t], after = label, first
    return out.T[there]


def runs(labels: Sequence[int], begin: int, inside: int) -> list[tuple[int, int]]:
    """Stretches that a `begin` label opens and `inside` labels go on, as first, last + 1.

    >>> runs([0, 1, 2, 1, 0], 1, 2)
    [(1, 3), (3, 4)]
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for i, label in enumerate([*labels, -1]):
        if opened is not None and label != inside:
            found.append((opened, i))
            opened = None
        if label == begin:
            opened = i
    return found
