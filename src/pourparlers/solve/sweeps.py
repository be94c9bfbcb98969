"""Sweeps: what can be reached at best or at worst from every cell at once.

In option form the moves of a decision maker from a state are a sub-cube, so the best over all of them is one pass
per option, and moving twice in succession adds nothing. Every concept is then of one form (max-min): a state is
unstable for i if and only if the best over its moves t of min(worth(t), what the others leave of t) exceeds its worth.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pourparlers.solve.game import Game
from pourparlers.solve.space import Array, Bools, Mover


def reach(values: Array, mover: Mover, choose: Callable[..., Any]) -> None:
    """Replace each value by the chosen one (`np.maximum`, `np.minimum`) over the cell and its moves, in place.

    >>> values = np.array([1, 5, 2, 3])
    >>> reach(values, Mover(forward=0b01, backward=0b01), np.maximum); values
    array([5, 5, 3, 3])
    """
    for bit in mover.bits:
        pairs = values.reshape(-1, 2, 1 << bit)
        off, on = pairs[:, 0], pairs[:, 1]
        forward, backward = mover.forward >> bit & 1, mover.backward >> bit & 1
        if forward and backward:
            choose(off, on, out=off)
            on[...] = off
        elif forward:
            choose(off, on, out=off)
        else:
            choose(off, on, out=on)


def others_worst(values: Array, game: Game, focal: int) -> Array:
    """The lowest value at the end of any legal sequence of moves by the others (none at all included).

    Cells that are no states hold a top value on entry and are reset after each mover: a sequence may not stop there.
    """
    top, barred = game.top(focal), ~game.feasible
    while True:
        before = values.copy()
        for j in game.opponents(focal):
            reach(values, game.movers[j], np.minimum)
            values[barred] = top
        if np.array_equal(before, values):
            return values


def others_worst_improving(values: Array, game: Game, focal: int) -> Array:
    """The same where every step must be an improvement for the one who takes it."""
    while True:
        before = values.copy()
        for j in game.opponents(focal):
            for change, starts in game.improvements(j):
                values[starts] = np.minimum(values[starts], values[starts ^ change])
        if np.array_equal(before, values):
            return values


def unsanctioned(left: Array, game: Game, focal: int) -> Bools:
    """Where some move gains even after what the others leave of it (`left`, changed in place)."""
    np.minimum(left, game.worths[focal], out=left)
    reach(left, game.movers[focal], np.maximum)
    return np.asarray(left > game.worths[focal])


def high(values: Array, game: Game, focal: int) -> Array:
    """A copy of the values with a top value in cells that are no states."""
    return np.where(game.feasible, values, values.dtype.type(game.top(focal)))
