"""Boosted trees: each asks the same few questions of every row, and adds what the answers together are worth.

Trees that ask one question a level (oblivious trees, Kohavi 1994) need no walk: the answers, read as a binary number,
are the leaf. Trained by training/stance/boosting.py (gradient boosting, Friedman 2001).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparlers.base.errors import WrongUse

Figures = NDArray[np.float64]
_BLOCK = 2048
"""rows scored at a time, so that a long article needs no more memory than this many"""


@dataclass(frozen=True, slots=True)
class Trees:
    """All trees of one stage."""

    base: Figures
    """(classes,): where the scores begin"""
    names: tuple[tuple[str, ...], ...]
    """(trees, questions): the feature that each question looks at"""
    thresholds: Figures
    """(trees, questions): yes where the feature is greater"""
    leaves: Figures
    """(trees, 2 ** questions, classes)"""
    remembered: dict[tuple[str, ...], Asked] = field(default_factory=dict, compare=False, repr=False)
    """the questions, by the names of the rows they were asked of"""

    def scores(self, rows: Figures, names: Sequence[str]) -> Figures:
        """(rows, classes) for rows of features with those names; raises WrongUse where a feature is not there.

        >>> stump = Trees(np.zeros(1), (("cue-want+",),), np.array([[0.5]]), np.array([[[-1.0], [2.0]]]))
        >>> stump.scores(np.array([[0.0], [1.0]]), ["cue-want+"]).ravel().tolist()
        [-1.0, 2.0]
        """
        asked = self._asked(tuple(names))
        leaves = self.leaves.reshape(-1, self.leaves.shape[2])
        first = np.arange(len(self.leaves)) * self.leaves.shape[1]
        out = np.tile(self.base, (len(rows), 1))
        for start in range(0, len(rows), _BLOCK):
            leaf = np.add(asked.answers(rows[start : start + _BLOCK]), first, order="C")
            out[start : start + _BLOCK] += leaves.take(leaf, axis=0).sum(axis=1)
        return out

    def _asked(self, names: tuple[str, ...]) -> Asked:
        if names not in self.remembered:
            place = {name: n for n, name in enumerate(names)}
            try:
                columns = [[place[name] for name in tree] for tree in self.names]
            except KeyError as missing:
                raise WrongUse(f"the trees look at {missing}, which is not there: train them again") from None
            self.remembered[names] = _each_once(columns, self.thresholds.tolist())
        return self.remembered[names]


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of all trees, each of them once: a few hundred where the trees ask thousands."""

    columns: NDArray[np.int64]
    thresholds: Figures
    """(questions, 1)"""
    of_trees: NDArray[np.int64]
    """(level, trees): which question each tree asks there"""

    def answers(self, rows: Figures) -> NDArray[np.unsignedinteger[Any]]:
        """(rows, trees): the answers of each row to each tree, read as a binary number."""
        yes = (rows.T.take(self.columns, axis=0) > self.thresholds).view(np.uint8)
        levels = len(self.of_trees)
        read = np.zeros((self.of_trees.shape[1], len(rows)), dtype=np.min_scalar_type(2**levels - 1))
        for questions in self.of_trees:
            read += read
            read += yes.take(questions, axis=0)
        return read.T


def _each_once(columns: Sequence[Sequence[int]], thresholds: Sequence[Sequence[float]]) -> Asked:
    number: dict[tuple[int, float], int] = {}
    of_trees = [
        [number.setdefault(question, len(number)) for question in zip(*tree, strict=True)]
        for tree in zip(columns, thresholds, strict=True)
    ]
    return Asked(
        np.array([column for column, _ in number], dtype=np.int64),
        np.array([[threshold] for _, threshold in number]),
        np.array(of_trees, dtype=np.int64).T.copy(),
    )


def written(stage: str, trees: Trees) -> list[str]:
    """The lines of a stage: its base, then a line a tree (questions, leaves)."""
    lines = ["\t".join(["base", stage, *(f"{v:.4g}" for v in trees.base)])]
    for names, thresholds, leaves in zip(trees.names, trees.thresholds, trees.leaves, strict=True):
        asked = " ".join(f"{n}>{t:.6g}" for n, t in zip(names, thresholds, strict=True))
        lines.append("\t".join(["tree", stage, asked, " ".join(f"{v:.3g}" for v in leaves.ravel())]))
    return lines


def read(base: Sequence[str], lines: Sequence[tuple[str, str]]) -> Trees:
    """The inverse of `written`: the fields of the base, and the two fields of each tree."""
    asked = [[question.rsplit(">", 1) for question in questions.split(" ")] for questions, _ in lines]
    leaves = np.array([[float(v) for v in values.split(" ")] for _, values in lines])
    return Trees(
        np.array([float(v) for v in base]),
        tuple(tuple(name for name, _ in tree) for tree in asked),
        np.array([[float(t) for _, t in tree] for tree in asked]),
        leaves.reshape(len(lines), -1, len(base)),
    )
