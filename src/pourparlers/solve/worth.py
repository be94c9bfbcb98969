"""What states are worth to a decision maker: whole numbers of which only the order means anything.

Statements compare lexicographically on the vector of what holds (Hipel, Fang & Kilgour 1997), tied ones by how many
hold. The vector is packed into the bits of a number, never added up as powers of two, so any number of statements
is exact. Larger is better.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem
from pourparlers.model.types import (
    Conflict,
    DecisionMaker,
    Formula,
    PreferenceStatement,
    Ranking,
    Statements,
    Weights,
)
from pourparlers.solve.space import Array, Bools, Cube

_WIDTH = 62  # bits packed before ranks are made dense again
_SPREAD = 8  # an array over fewer cells than the cube has, by this factor, is worth putting together first


def worth(conflict: Conflict, dm: DecisionMaker, cube: Cube, feasible: Bools) -> Array:
    """What each cell is worth to the decision maker: unsigned, 1 at least in a state, 0 in cells that are none.

    >>> from pourparlers.model.parse import parse
    >>> talks = parse("party a\\n option x\\n option y\\n prefers\\n  not x\\n  y if not x").conflict
    >>> cube = Cube(talks.atoms)
    >>> worth(talks, talks["a"], cube, np.ones(4, bool))
    array([3, 2, 4, 2], dtype=uint8)
    """
    match dm.preferences:
        case Statements(statements):
            raw = by_statements(statements, cube, feasible)
        case Ranking():
            raw = _by_ranking(conflict, dm, cube)
        case Weights():
            raw = _by_weights(dm.preferences, cube, feasible)
    kind = np.min_scalar_type(int(raw.max()) + 2)  # room for 0 and for a value above all
    out = raw.astype(kind, copy=False)
    out += kind.type(1)
    out *= feasible
    return out


def tiers(statements: tuple[PreferenceStatement, ...]) -> tuple[tuple[Formula, ...], ...]:
    """The formulas of the statements, those tied with the one before grouped with it."""
    found: list[tuple[Formula, ...]] = []
    for statement in statements:
        if statement.tied and found:
            found[-1] = (*found[-1], statement.formula)
        else:
            found.append((statement.formula,))
    return tuple(found)


def by_statements(statements: tuple[PreferenceStatement, ...], cube: Cube, feasible: Bools) -> Array:
    """The packed vectors of what holds, most important statement in the highest bit."""
    groups = tiers(statements)
    total = sum(len(group).bit_length() for group in groups)
    if total <= _WIDTH:
        return _packed(groups, cube)
    key, used, chunk = np.zeros(cube.size, np.uint64), 0, list[tuple[Formula, ...]]()
    for group in (*groups, ()):
        width = sum(len(g).bit_length() for g in chunk)
        if chunk and (not group or width + len(group).bit_length() > _WIDTH // 2):
            key = _dense(key, feasible).astype(np.uint64)
            used = int(key.max(initial=0)).bit_length()
            assert used + width <= 64
            key = (key << np.uint64(width)) | _packed(tuple(chunk), cube).astype(np.uint64)
            chunk = []
        chunk.append(group)
    return key


def _packed(groups: tuple[tuple[Formula, ...], ...], cube: Cube) -> Array:
    """The vectors of few enough statements, packed into one number each.

    Statements are put together while they still concern few options, where the arrays are small; only then are they
    spread over the whole cube.
    """
    widths = [len(group).bit_length() for group in groups]
    kind = np.min_scalar_type((1 << sum(widths)) - 1)
    key = np.zeros(cube.shape, kind)
    some = np.zeros((1,) * len(cube.shape), kind)
    place = sum(widths)
    for group, width in zip(groups, widths, strict=True):
        place -= width
        for formula in group:
            more = some + (cube.truth(formula).astype(kind) << kind.type(place))
            if more.size * _SPREAD > cube.size:
                key += some
                more = cube.truth(formula).astype(kind) << kind.type(place)
            some = more
    key += some
    return key.reshape(-1)


def _dense(key: Array, feasible: Bools) -> Array:
    """The same order with ranks from 0 without gaps; cells that are no states get 0."""
    out = np.zeros(key.shape, np.int64)
    if feasible.any():
        out[feasible] = np.unique(key[feasible], return_inverse=True)[1]
    return out


def dense_ranks(worths: Array) -> Array:
    """Payoffs: 1 for the worst of the given states, and up without gaps.

    >>> dense_ranks(np.array([40, 10, 40, 20]))
    array([3, 1, 3, 2])
    """
    return np.asarray(np.unique(worths, return_inverse=True)[1].reshape(worths.shape) + 1)


def group_cells(conflict: Conflict, cube: Cube, text: str) -> Bools:
    """The cells that a state or pattern written out stands for."""
    cells = np.ones(cube.shape, bool)
    for atom, letter in zip(conflict.atoms, text, strict=True):
        if letter != "-":
            np.logical_and(cells, cube.option(atom) == (letter == "Y"), out=cells)
    return cells.reshape(-1)


def _by_ranking(conflict: Conflict, dm: DecisionMaker, cube: Cube) -> Array:
    assert isinstance(dm.preferences, Ranking)
    groups = dm.preferences.groups
    out = np.zeros(cube.size, np.int64)
    for place, group in enumerate(groups):
        for text in group.states:
            if "-" in text:
                out[group_cells(conflict, cube, text)] = len(groups) - place
            else:
                out[conflict.state_number(text)] = len(groups) - place
    return out


def ranking_problems(
    conflict: Conflict, dm: DecisionMaker, groups: list[list[int]], states: list[int]
) -> list[Problem]:
    """Which states a direct ranking misses or repeats; `groups` and `states` are numbers of (merged) states."""
    problems: list[Problem] = []
    seen: set[int] = set()
    assert isinstance(dm.preferences, Ranking)
    for group, numbers in zip(dm.preferences.groups, groups, strict=True):
        for state in numbers:
            if state in seen:
                problems.append(
                    Problem(
                        "ranking-repeats",
                        group.where,
                        Message("{party} ranks {state} twice", party=dm.id, state=conflict.state_text(state)),
                        "leave it in one place",
                    )
                )
            seen.add(state)
    missed = [state for state in states if state not in seen]
    if missed:
        shown = ", ".join(conflict.state_text(state) for state in missed[:4]) + (", …" if len(missed) > 4 else "")
        problems.append(
            Problem(
                "ranking-misses",
                dm.preferences.groups[-1].where if groups else dm.where,
                Message(
                    "{party} does not rank {shown} ({missed} of {states} states)",
                    party=dm.id,
                    shown=shown,
                    missed=len(missed),
                    states=len(states),
                ),
                "rank every state",
            )
        )
    return problems


def _by_weights(weights: Weights, cube: Cube, feasible: Bools) -> Array:
    """Sums of exact decimals, as dense ranks."""
    amounts = [Decimal(w.weight) for w in weights.weights]
    scale = max((-int(a.as_tuple().exponent) for a in amounts), default=0)
    whole = [int(a.scaleb(max(scale, 0))) for a in amounts]
    if sum(map(abs, whole)) < 1 << _WIDTH:
        total = np.zeros(cube.shape, np.int64)
        for amount, weight in zip(whole, weights.weights, strict=True):
            total += np.where(cube.truth(weight.formula), amount, 0)
        return _dense(total.reshape(-1), feasible)
    cells = np.flatnonzero(feasible)
    sums = [0] * len(cells)
    for amount, weight in zip(whole, weights.weights, strict=True):
        for place in np.flatnonzero(cube.full(weight.formula)[cells]):
            sums[place] += amount
    order = {value: rank for rank, value in enumerate(sorted(set(sums)))}
    out = np.zeros(cube.size, np.int64)
    out[cells] = [order[value] for value in sums]
    return out
