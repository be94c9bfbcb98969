"""The learned part: weights of named features and boosted trees, kept as text, and what they make of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from pourparlers.base.errors import WrongUse
from pourparlers.reading.stance import trees
from pourparlers.reading.stance.trees import Trees

Figures = NDArray[np.float64]
WEIGHTS = "stance.tsv"
_FARTHEST = 5.0
SURETY = "surety"
"""stage whose rows lead from what the last stage says to how often that is right"""


@dataclass(frozen=True, slots=True)
class Weights:
    """The tables of all stages: (features, classes) each, their trees, and the thresholds found in training."""

    tables: Mapping[str, tuple[tuple[str, ...], Figures]]
    thresholds: Mapping[str, float]
    trees: Mapping[str, Trees] = field(default_factory=dict)
    remembered: dict[str, dict[str, tuple[float, ...]]] = field(default_factory=dict, compare=False, repr=False)
    """tables by name, worked out once"""

    def table(self, stage: str, names: Sequence[str]) -> Figures:
        """The weights of a stage for columns with those names; raises WrongUse where they are for other features."""
        known, figures = self.tables[stage]
        if known != tuple(names):
            raise WrongUse(f"the stance weights are for other features ({stage}): run training/stance/train.py")
        return figures

    def listed(self, stage: str) -> dict[str, tuple[float, ...]]:
        """The weights of a stage by name, for features that are words."""
        if stage not in self.remembered:
            rows = zip(*self.tables[stage], strict=True)
            self.remembered[stage] = {name: tuple(map(float, row)) for name, row in rows}
        return self.remembered[stage]

    def surety(self, said: float) -> float:
        """How often a position said to be this sure is right, along the line found in training.

        >>> Weights({"surety": (("0.25", "0.75"), np.array([[0.2], [0.9]]))}, {}).surety(0.5)
        0.55
        """
        if SURETY not in self.tables:
            return said
        points, shares = self.tables[SURETY]
        return round(float(np.interp(said, [float(p) for p in points], shares[:, 0])), 6)


@cache
def weights(room: str = "pourparlers.reading.stance", name: str = WEIGHTS) -> Weights:
    """The weights that come with the package, beside the pass that uses them."""
    text = resources.files(room).joinpath(name).read_text(encoding="utf-8")
    return parse(text)


def parse(text: str) -> Weights:
    r"""Read lines `stage<TAB>feature<TAB>weight…`, `threshold<TAB>name<TAB>value`, and those of trees.

    >>> parse("issue\tone\t-1.5\nthreshold\tkeep\t0.3\n").thresholds
    {'keep': 0.3}
    """
    rows: dict[str, list[tuple[str, list[float]]]] = {}
    thresholds: dict[str, float] = {}
    bases: dict[str, list[str]] = {}
    asked: dict[str, list[tuple[str, str]]] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        stage, name, *values = line.split("\t")
        if stage == "threshold":
            thresholds[name] = float(values[0])
        elif stage == "base":
            bases[name] = values
        elif stage == "tree":
            asked.setdefault(name, []).append((values[0], values[1]))
        else:
            rows.setdefault(stage, []).append((name, [float(v) for v in values]))
    tables = {s: (tuple(n for n, _ in found), np.array([v for _, v in found])) for s, found in rows.items()}
    return Weights(tables, thresholds, {s: trees.read(bases[s], found) for s, found in asked.items()})


def written(found: Weights) -> str:
    """The inverse of `parse`, weights to four significant digits."""
    lines = ["# Weights of named features and trees, written by training/stance; a column for each class."]
    lines += [f"threshold\t{name}\t{value:g}" for name, value in sorted(found.thresholds.items())]
    for stage, (names, figures) in found.tables.items():
        for name, row in zip(names, figures, strict=True):
            lines.append("\t".join([stage, name, *(f"{v:.4g}" for v in np.atleast_1d(row))]))
    for stage, grown in found.trees.items():
        lines += trees.written(stage, grown)
    return "\n".join(lines) + "\n"


def bounded(figures: Figures) -> Figures:
    """The figures, none further from zero than a regression can bear."""
    return np.clip(figures, -_FARTHEST, _FARTHEST)


def logistic(figures: Figures, table: Figures) -> Figures:
    """Probability of yes for each row."""
    return squashed(figures @ table[..., 0])


def squashed(scores: Figures) -> Figures:
    """Probability of yes from a score."""
    out: Figures = 1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30)))
    return out


def softmax(figures: Figures, table: Figures) -> Figures:
    """Probability of each class for each row."""
    return shares(figures @ table)


def shares(scores: Figures) -> Figures:
    """Probability of each class from scores."""
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    out: Figures = scores / scores.sum(axis=-1, keepdims=True)
    return out
