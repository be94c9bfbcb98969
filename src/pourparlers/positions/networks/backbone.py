"""The backbone of a discourse: the concepts whose network is nearest to the network of all concepts.

Leifeld and Henrichsen's backbone of discourse networks as DNA 3.1 has it: nested, of fixed size, or penalised by
size; the loss is the spectral distance to the whole network (`distance`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.positions.networks.counts import Counts, count
from pourparlers.positions.networks.distance import spectral, spectrum
from pourparlers.positions.networks.onemode import onemode
from pourparlers.positions.networks.select import Selection
from pourparlers.positions.networks.spec import Spec
from pourparlers.positions.networks.types import Backbone, NestedBackbone, definition_of

EXHAUSTIVE = 14
"""up to so many concepts every set is tried instead of a random walk"""


@dataclass(frozen=True, slots=True)
class Loss:
    """The loss of any set of concepts, given as a mask of shape `(C,)`."""

    counts: Counts
    spec: Spec
    whole: Any
    """spectrum of the network of all concepts"""

    def __call__(self, chosen: Any) -> float:
        """Spectral distance between the network of the chosen concepts and that of all."""
        inside = chosen[self.counts.j]
        c = self.counts
        part = Counts(c.axes, c.i[inside], c.j[inside], c.k[inside], c.n[inside])
        return spectral(self.whole, spectrum(onemode(part, self.spec), dna=self.spec.dna), dna=self.spec.dna)

    def penalised(self, chosen: Any) -> float:
        """The loss times exp(-p (C - size) / C)."""
        size, total = int(chosen.sum()), len(chosen)
        return self(chosen) * math.exp(-self.spec.p * (total - size) / total)


def loss_of(selection: Selection) -> Loss:
    """The loss over the concepts of the statements that count; levels and labels are those of these statements."""
    narrow = replace(selection, original=selection.kept)
    counts = count(narrow)
    if len(counts.axes.columns) == 0:
        raise WrongUse("no statement counts, so there is no network to find a backbone of")
    return Loss(counts, selection.spec, spectrum(onemode(counts, selection.spec), dna=selection.spec.dna))


def nested(selection: Selection) -> NestedBackbone:
    """Leave out, step by step, the concept (all tied ones) whose absence costs least, until none is left."""
    if selection.spec.dna and not len(selection.kept):
        return NestedBackbone((), (), (), (), definition_of(selection.spec))
    loss = loss_of(selection)
    names = loss.counts.axes.columns
    sizes = np.bincount(loss.counts.j, weights=loss.counts.n, minlength=len(names))
    inside = np.ones(len(names), dtype=bool)
    entities: list[str] = []
    steps: list[tuple[float, float, int]] = []
    while inside.any():
        current = np.flatnonzero(inside)
        costs = [loss(_without(inside, int(c))) for c in current]
        least, before = min(costs), int(sizes[inside].sum())
        if math.isnan(least):
            raise WrongUse("the qualifier has one level only: DNA divides by 0 and never ends")
        tied = [c for c, cost in zip(current, costs, strict=True) if _same(cost, least, selection.spec)]
        for c in reversed(tied):
            inside[c] = False
            entities.append(names[c])
            steps.append((least, loss(~inside), before - int(sizes[c])))
    backbone, redundant, statements = zip(*steps, strict=True)
    return NestedBackbone(tuple(entities), backbone, redundant, statements, definition_of(selection.spec))


def _same(a: float, b: float, spec: Spec) -> bool:
    return a == b if spec.dna else math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-15)


def _without(inside: Any, concept: int) -> Any:
    rest = inside.copy()
    rest[concept] = False
    return rest


def backbone(selection: Selection) -> Backbone:
    """The backbone by `method`: `fixed` of `size` concepts, or `penalty` weighed by `p`; seeded, so it repeats."""
    loss, spec = loss_of(selection), selection.spec
    total = len(loss.counts.axes.columns)
    fixed = spec.method == "fixed"
    if fixed and not 1 <= spec.size <= total:
        raise WrongUse(
            Message("a backbone of {size} concepts cannot be taken out of {total}", size=spec.size, total=total)
        )
    value: Callable[[Any], float] = loss if fixed else loss.penalised
    if math.isnan(loss(np.ones(total, dtype=bool))):
        raise WrongUse("the qualifier has one level only: DNA divides by 0, and no set is better than another")
    best = _search(value, spec, total, fixed=fixed)
    names = loss.counts.axes.columns
    chosen = tuple(n for n, inside in zip(names, best, strict=True) if inside)
    rest = tuple(n for n, inside in zip(names, best, strict=True) if not inside)
    return Backbone(spec.method, chosen, rest, loss(best), loss(~best), definition_of(spec))


def _search(value: Callable[[Any], float], spec: Spec, total: int, *, fixed: bool) -> Any:
    if total <= EXHAUSTIVE:
        masks = ((number >> np.arange(total)) & 1 == 1 for number in range(1, 2**total))
        sets = [m for m in masks if (m.sum() == spec.size if fixed else 0 < m.sum() < max(total, 2))]
        return min(sets, key=lambda m: (value(m), m.tolist()))
    return _anneal(value, spec, total, fixed=fixed)


def _anneal(value: Callable[[Any], float], spec: Spec, total: int, *, fixed: bool) -> Any:
    """Simulated annealing: T(t) = 1 - 1 / (1 + exp(5 - 12 t / T)); a worse set is taken with exp(-worse) T(t)."""
    random = np.random.default_rng(spec.seed)
    present = np.zeros(total, dtype=bool)
    present[random.choice(total, spec.size if fixed else 1, replace=False)] = True
    cost = least = value(present)
    best = present.copy()
    for t in range(1, spec.T + 1):
        temperature = 1 - 1 / (1 + math.exp(5 - 12 * t / spec.T))
        candidate = _moved(present, random, fixed=fixed)
        new = value(candidate)
        if new < cost or random.random() < math.exp(-(new - cost)) * temperature:
            present, cost = candidate, new
        if cost < least:
            best, least = present.copy(), cost
    return _descended(best, value, fixed=fixed)


def _moved(present: Any, random: np.random.Generator, *, fixed: bool) -> Any:
    """One concept added, taken out, or exchanged."""
    inside, outside = np.flatnonzero(present), np.flatnonzero(~present)
    moves = ["swap"] if len(outside) and len(inside) else []
    if not fixed:
        moves += (["add"] if len(outside) > 1 else []) + (["remove"] if len(inside) > 1 else [])
    candidate = present.copy()
    move = moves[random.integers(len(moves))] if moves else ""
    if move in ("add", "swap"):
        candidate[random.choice(outside)] = True
    if move in ("remove", "swap"):
        candidate[random.choice(inside)] = False
    return candidate


def _descended(best: Any, value: Callable[[Any], float], *, fixed: bool) -> Any:
    """The best set within reach by single moves: what a random walk may just have missed."""
    cost = value(best)
    while True:
        near = [m for m in _neighbours(best, fixed=fixed) if 0 < m.sum() < len(m)]
        found = min(near, key=value, default=best)
        if value(found) >= cost:
            return best
        best, cost = found, value(found)


def _neighbours(mask: Any, *, fixed: bool) -> list[Any]:
    inside, outside = np.flatnonzero(mask), np.flatnonzero(~mask)
    pairs = [(a, b) for a in inside for b in outside]
    changes = [list(pair) for pair in pairs] + ([] if fixed else [[c] for c in range(len(mask))])
    found = []
    for change in changes:
        other = mask.copy()
        other[change] = ~other[change]
        found.append(other)
    return found


def evaluated(selection: Selection) -> tuple[float, float]:
    """The loss of a backbone that is given (`entities`), and of the concepts outside it, each with its penalty."""
    if selection.spec.dna and not len(selection.kept):
        return math.nan, math.nan
    loss = loss_of(selection)
    inside = np.array([n in selection.spec.entities for n in loss.counts.axes.columns], dtype=bool)
    return loss.penalised(inside), loss.penalised(~inside)
