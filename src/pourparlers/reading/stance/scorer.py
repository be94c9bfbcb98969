"""The learned part: weights of named features, kept as text, and what they make of a row of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from pourparlers.base.errors import WrongUse

Figures = NDArray[np.float64]
WEIGHTS = "stance.tsv"


@dataclass(frozen=True, slots=True)
class Weights:
    """The tables of all stages: (features, classes) each, and the thresholds found beside them in training."""

    tables: Mapping[str, tuple[tuple[str, ...], Figures]]
    thresholds: Mapping[str, float]

    def table(self, stage: str, names: Sequence[str]) -> Figures:
        """The weights of a stage for columns with those names; raises WrongUse where they are for other features."""
        known, figures = self.tables[stage]
        if known != tuple(names):
            raise WrongUse(f"the stance weights are for other features ({stage}): run training/stance/train.py")
        return figures


@cache
def weights(room: str = "pourparlers.reading.stance", name: str = WEIGHTS) -> Weights:
    """The weights that come with the package, beside the pass that uses them."""
    text = resources.files(room).joinpath(name).read_text(encoding="utf-8")
    return parse(text)


def parse(text: str) -> Weights:
    r"""Read lines `stage<TAB>feature<TAB>weight…`, and `threshold<TAB>name<TAB>value`.

    >>> parse("issue\tone\t-1.5\nthreshold\tkeep\t0.3\n").thresholds
    {'keep': 0.3}
    """
    rows: dict[str, list[tuple[str, list[float]]]] = {}
    thresholds: dict[str, float] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        stage, name, *values = line.split("\t")
        if stage == "threshold":
            thresholds[name] = float(values[0])
        else:
            rows.setdefault(stage, []).append((name, [float(v) for v in values]))
    tables = {s: (tuple(n for n, _ in found), np.array([v for _, v in found])) for s, found in rows.items()}
    return Weights(tables, thresholds)


def written(found: Weights) -> str:
    """The inverse of `parse`, weights to four significant digits."""
    lines = ["# Weights of named features, written by training/stance; a column for each class."]
    lines += [f"threshold\t{name}\t{value:g}" for name, value in sorted(found.thresholds.items())]
    for stage, (names, figures) in found.tables.items():
        for name, row in zip(names, figures, strict=True):
            lines.append("\t".join([stage, name, *(f"{v:.4g}" for v in np.atleast_1d(row))]))
    return "\n".join(lines) + "\n"


def logistic(figures: Figures, table: Figures) -> Figures:
    """Probability of yes for each row."""
    out: Figures = 1.0 / (1.0 + np.exp(-np.clip(figures @ table[..., 0], -30, 30)))
    return out


def softmax(figures: Figures, table: Figures) -> Figures:
    """Probability of each class for each row."""
    scores = figures @ table
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    out: Figures = scores / scores.sum(axis=-1, keepdims=True)
    return out
