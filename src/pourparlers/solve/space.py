"""The states of a conflict in option form: the cube of all combinations of options, and which of them can be.

A cell of the cube is a state's number (first option: lowest bit). Arrays over the cube have shape `(2**m,)`.
Formulas are evaluated on broadcast views, so that a formula over three options costs eight cells, not all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparlers.model.types import And, Atom, Conflict, Formula, If, Iff, Not, Or

Bools = NDArray[np.bool_]
Array = NDArray[Any]
_INNER = 10  # the lowest options stay one contiguous axis, for long inner loops


@dataclass(frozen=True, slots=True)
class Mover:
    """What one decision maker can change: bit masks of options, by direction."""

    forward: int
    backward: int

    @property
    def bits(self) -> tuple[int, ...]:
        """The positions of the options it can change at all, lowest first."""
        either = self.forward | self.backward
        return tuple(bit for bit in range(either.bit_length()) if either >> bit & 1)

    def can(self, start: int, end: int) -> bool:
        """Whether the change from `start` to `end` is its to make (`start` itself: no change, no move).

        >>> Mover(forward=0b11, backward=0b01).can(0b10, 0b01), Mover(0b11, 0b11).can(0b10, 0b01)
        (False, True)
        """
        return start != end and not (end & ~start & ~self.forward) and not (start & ~end & ~self.backward)


def movers(conflict: Conflict) -> tuple[Mover, ...]:
    """What each decision maker can change, own options and shared ones.

    >>> from pourparlers.model.types import DecisionMaker, Option
    >>> movers(Conflict((DecisionMaker("a", options=(Option("x"), Option("y", moves="forward"))),)))
    (Mover(forward=3, backward=1),)
    """
    bit = {atom: 1 << n for n, atom in enumerate(conflict.atoms)}
    found = []
    for dm in conflict.decision_makers:
        own = [(bit[Atom(dm.id, o.id)], o.moves) for o in dm.options] + [(bit[s.option], s.moves) for s in dm.shares]
        found.append(Mover(sum(b for b, moves in own if moves != "backward"),
                           sum(b for b, moves in own if moves != "forward")))  # fmt: skip
    return tuple(found)


class Cube:
    """The shape of arrays over all `2**m` cells, for evaluating formulas by broadcasting."""

    def __init__(self, atoms: tuple[Atom, ...]) -> None:
        self.options = len(atoms)
        self.size = 1 << self.options
        self.inner = min(self.options, _INNER)
        self.shape = (2,) * (self.options - self.inner) + (1 << self.inner,)
        self.index = {atom: bit for bit, atom in enumerate(atoms)}

    def option(self, atom: Atom) -> Bools:
        """Whether an option is taken, as an array that broadcasts to `shape`."""
        bit = self.index[atom]
        if bit < self.inner:
            return ((np.arange(1 << self.inner) >> bit) & 1).astype(bool).reshape((1,) * (len(self.shape) - 1) + (-1,))
        shape = [1] * len(self.shape)
        shape[self.options - 1 - bit] = 2
        return np.array([False, True]).reshape(shape)

    def truth(self, formula: Formula) -> Bools:
        """Whether the formula holds, as an array that broadcasts to `shape`.

        >>> cube = Cube((Atom("a", "x"), Atom("b", "y")))
        >>> cube.truth(If(Atom("a", "x"), Atom("b", "y"))).astype(int)
        array([1, 1, 0, 1])
        """
        match formula:
            case Atom():
                return self.option(formula)
            case Not(part):
                return ~self.truth(part)
            case And(parts):
                return reduce(np.logical_and, map(self.truth, parts), np.ones((1,) * len(self.shape), bool))
            case Or(parts):
                return reduce(np.logical_or, map(self.truth, parts), np.zeros((1,) * len(self.shape), bool))
            case If(then, when):
                return self.truth(then) | ~self.truth(when)
            case Iff(left, right):
                return np.asarray(self.truth(left) == self.truth(right))

    def full(self, formula: Formula) -> Bools:
        """Whether the formula holds in each cell, flat."""
        return np.broadcast_to(self.truth(formula), self.shape).reshape(-1)


def feasible_cells(conflict: Conflict, cube: Cube) -> Bools:
    """Which cells are states: those that no `impossible` line forbids."""
    barred = np.zeros(cube.shape, bool)
    some = np.zeros((1,) * len(cube.shape), bool)
    for constraint in conflict.infeasible:
        truth = cube.truth(constraint.formula)
        more = some | truth
        if more.size * 8 > cube.size:  # spread what was put together so far over the whole cube
            barred |= some
            more = truth
        some = more
    barred |= some
    return ~barred.reshape(-1)
