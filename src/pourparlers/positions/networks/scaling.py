"""Actors on one or two dimensions, from what they agree and disagree with: item response by Gibbs sampling.

The model is that of MCMCpack's irt1d, irtKd and ordfactanal: probit, y* = theta b - a + e, normal priors given as
precisions; Albert and Chib (1993); Clinton, Jackman and Rivers (2004).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.positions.networks.counts import count
from pourparlers.positions.networks.select import Selection

WIDTH = 0.95


@dataclass(frozen=True, slots=True)
class Scaling:
    """Where actors and concepts lie."""

    actors: tuple[str, ...]
    concepts: tuple[str, ...]
    """concepts on which fewer than two actors take a side are left out"""
    positions: Any
    """posterior mean of each actor, shape `(A, D)`"""
    low: Any
    """lower end of the 95 % highest-density interval, shape `(A, D)`"""
    high: Any
    discrimination: Any
    """how far each concept divides along each dimension, shape `(C, D)`"""
    draws: int
    seed: int


def sides(selection: Selection, *, threshold: float | None = None, ordinal: bool = False) -> tuple[Any, Any, Any]:
    """What each actor says of each concept: names, concepts, values of shape `(A, C)`, NaN where nothing or both.

    Binary: 1 yes, 0 no. With a `threshold` t actors who said both are yes where their share of yes is at least 1 - t,
    no where it is at most t. Ordinal: 1 no, 2 both, 3 yes.
    """
    counts = count(selection)
    if counts.axes.values != (0, 1):
        raise WrongUse("scaling needs a qualifier that is yes or no")
    no, yes = np.moveaxis(counts.dense(), 2, 0)
    total = no + yes
    share = np.divide(yes, total, out=np.full_like(total, np.nan), where=total > 0)
    if ordinal:
        values = np.where(np.isnan(share), np.nan, np.where(share == 1, 3.0, np.where(share == 0, 1.0, 2.0)))
    else:
        edge = 0.0 if threshold is None else threshold
        values = np.full(share.shape, np.nan)
        values[share >= 1 - edge] = 1.0
        values[share <= edge] = 0.0
    kept = (~np.isnan(values)).sum(axis=0) >= 2
    concepts = tuple(c for c, k in zip(counts.axes.columns, kept, strict=True) if k)
    return counts.axes.rows, concepts, values[:, kept]


def scale(
    selection: Selection, *, dimensions: int = 1, ordinal: bool = False, threshold: float | None = None,
    draws: int = 2000, burn: int = 500, actor_precision: float = 1.0, item_precision: float | None = None,
) -> Scaling:  # fmt: skip
    """The actors' positions with 95 % intervals; the first actor with a clear side has a positive first coordinate.

    Args:
        draws, burn: sampled states kept and thrown away; the sampler is seeded by the spec.
        item_precision: 0.25 in one dimension and 0.1 in two, where None.
    """
    if dimensions not in (1, 2):
        raise WrongUse(Message("{dimensions} dimensions cannot be drawn; ask for 1 or 2", dimensions=dimensions))
    spec = replace(selection.spec, networkType="twomode", aggregation="subtract")
    names, concepts, values = sides(replace(selection, spec=spec), threshold=threshold, ordinal=ordinal)
    if not len(concepts) or len(names) < 2:
        raise WrongUse("there are not two actors who take a side on one concept")
    precision = item_precision if item_precision is not None else (0.25 if dimensions == 1 else 0.1)
    sampler = _Sampler(values, dimensions, actor_precision, precision, selection.spec.seed, ordinal=ordinal)
    kept, items = [], []
    reference = None
    for step in range(burn + draws):
        sampler.step()
        if step >= burn:
            theta, b, reference = _aligned(sampler.theta, sampler.b, reference)
            kept.append(theta)
            items.append(b)
    states = np.stack(kept)
    low, high = highest_density(states)
    return Scaling(names, concepts, states.mean(axis=0), low, high, np.mean(items, axis=0), draws, selection.spec.seed)


def highest_density(states: Any, width: float = WIDTH) -> tuple[Any, Any]:
    """The shortest interval with `width` of the draws, for each figure; `states` of shape `(T, ...)`."""
    ordered = np.sort(states, axis=0)
    inside = max(1, int(np.ceil(width * len(ordered))))
    gaps = ordered[inside - 1 :] - ordered[: len(ordered) - inside + 1]
    first = gaps.argmin(axis=0)
    low = np.take_along_axis(ordered, first[None], axis=0)[0]
    high = np.take_along_axis(ordered, first[None] + inside - 1, axis=0)[0]
    return low, high


def _aligned(theta: Any, b: Any, reference: Any) -> tuple[Any, Any, Any]:
    """Draws put into one frame: centred, of unit spread, turned to the first draw (Procrustes; in 1d, its sign)."""
    centred = theta - theta.mean(axis=0)
    spread = centred.std(axis=0)
    spread[spread == 0] = 1.0
    centred, b = centred / spread, b * spread
    if reference is None:
        left, size, right = np.linalg.svd(centred, full_matrices=False)
        reference = left * size
        row = int(np.abs(reference[:, 0]).argmax())
        reference = reference * np.sign(reference[row])[None, :]
    left, _, right = np.linalg.svd(centred.T @ reference)
    turn = left @ right
    return centred @ turn, b @ turn, reference


class _Sampler:
    """The chain: latent answers, then concepts, then actors, each given the others."""

    def __init__(
        self, values: Any, dimensions: int, actor_precision: float, item_precision: float, seed: int, *, ordinal: bool
    ) -> None:
        self.random = np.random.default_rng(seed)
        self.seen = ~np.isnan(values)
        self.values = np.where(self.seen, values, 0)
        self.ordinal, self.cut = ordinal, 1.0
        self.actor = np.eye(dimensions) * actor_precision
        self.item = np.eye(dimensions + 1) * item_precision
        start = np.where(self.seen, values - (2 if ordinal else 0.5), 0)
        left, size, _ = np.linalg.svd(start, full_matrices=False)
        self.theta = np.zeros((len(values), dimensions))
        part = (left * size)[:, :dimensions]
        self.theta[:, : part.shape[1]] = part
        self.a, self.b = np.zeros(values.shape[1]), np.zeros((values.shape[1], dimensions))

    def step(self) -> None:
        """One sweep."""
        z = self._latent()
        design = np.column_stack([-np.ones(len(self.theta)), self.theta])
        for c in range(z.shape[1]):
            rows = self.seen[:, c]
            draw = self._normal(design[rows], z[rows, c], self.item)
            self.a[c], self.b[c] = draw[0], draw[1:]
        for n in range(len(self.theta)):
            columns = self.seen[n]
            self.theta[n] = self._normal(self.b[columns], z[n, columns] + self.a[columns], self.actor)

    def _normal(self, design: Any, answer: Any, precision: Any) -> Any:
        """A draw of the coefficients of a regression with unit variance and a normal prior around 0."""
        inverse = np.linalg.inv(design.T @ design + precision)
        root = np.linalg.cholesky(inverse)
        return inverse @ (design.T @ answer) + root @ self.random.standard_normal(len(inverse))

    def _latent(self) -> Any:
        mean = self.theta @ self.b.T - self.a
        low, high = np.full(mean.shape, -np.inf), np.full(mean.shape, np.inf)
        if not self.ordinal:
            low[self.values == 1], high[self.values == 0] = 0.0, 0.0
        else:
            edges = (-np.inf, 0.0, self.cut, np.inf)
            for level in (1, 2, 3):
                low[self.values == level], high[self.values == level] = edges[level - 1], edges[level]
        z = self._truncated(mean, low, high)
        if self.ordinal:
            below, above = z[self.seen & (self.values == 2)], z[self.seen & (self.values == 3)]
            floor, top = max([0.0, *below.tolist()]), min([10.0, *above.tolist()])
            self.cut = float(self.random.uniform(floor, max(top, floor)))
        return z

    def _truncated(self, mean: Any, low: Any, high: Any) -> Any:
        """Normal draws of unit variance between bounds, by the inverse of the distribution."""
        from statistics import NormalDist

        p, q = _phi(low - mean), _phi(high - mean)
        u = np.clip(p + (q - p) * self.random.random(mean.shape), 1e-12, 1 - 1e-12)
        inverse = np.vectorize(NormalDist().inv_cdf, otypes=[float])
        z = mean + inverse(u)
        return np.clip(z, np.where(np.isinf(low), -np.inf, low), np.where(np.isinf(high), np.inf, high))


def _phi(x: Any) -> Any:
    """The standard normal distribution function."""
    from math import erf

    return 0.5 * (1 + np.vectorize(erf, otypes=[float])(np.clip(x, -40, 40) / np.sqrt(2)))
