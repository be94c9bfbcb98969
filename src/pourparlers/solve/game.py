"""A conflict made ready for sweeps: moves as bit masks, worths as numbers over the cube."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from pourparlers.model.types import Conflict
from pourparlers.solve.space import Array, Bools, Cube, Mover, feasible_cells, movers
from pourparlers.solve.worth import worth

_KEPT = 1 << 18  # cells up to which lists of improvements are kept between sweeps


@dataclass(frozen=True, slots=True, eq=False)
class Game:
    """The cube of a conflict: which cells are states, who moves how, what cells are worth to whom.

    `worths[i]` is 0 in cells that are no states, at least 1 and less than `top(i)` in states.
    """

    conflict: Conflict
    cube: Cube
    feasible: Bools
    movers: tuple[Mover, ...]
    worths: tuple[Array, ...]
    kept: dict[int, list[tuple[int, Array]]] = field(default_factory=dict)

    def top(self, focal: int) -> int:
        """A number above everything that a state is worth to this decision maker."""
        return int(np.iinfo(self.worths[focal].dtype).max)

    def opponents(self, focal: int) -> Iterator[int]:
        """All the other decision makers."""
        return (j for j in range(len(self.movers)) if j != focal)

    def changes(self, mover: int) -> Iterator[int]:
        """The non-empty sets of options that a decision maker can change at once, as bit masks."""
        either = self.movers[mover].forward | self.movers[mover].backward
        change = -either & either
        while change:
            yield change
            change = (change - either) & either

    def improvements(self, mover: int) -> Iterator[tuple[int, Array]]:
        """For each set of options: the cells from which changing just these is a unilateral improvement."""
        if mover in self.kept:
            yield from self.kept[mover]
            return
        found: list[tuple[int, Array]] = []
        cells = np.arange(self.cube.size, dtype=np.int64)
        mine, moves = self.worths[mover], self.movers[mover]
        for change in self.changes(mover):
            better = mine[cells ^ change] > mine
            better &= self.feasible
            for_now, for_then = change & ~moves.forward, change & ~moves.backward
            if for_now:  # these may only be given up, so they must be taken now
                better &= (cells & for_now) == for_now
            if for_then:
                better &= (cells & for_then) == 0
            starts = np.flatnonzero(better)
            if self.cube.size <= _KEPT:
                found.append((change, starts))
            yield change, starts
        if self.cube.size <= _KEPT:
            self.kept[mover] = found


def game_of(conflict: Conflict) -> Game:
    """The conflict made ready; it must be in option form and small enough for a cube.

    >>> from pourparlers.model.parse import parse
    >>> talks = parse("party a\\n option x\\n prefers\\n  x\\nparty b\\n option y\\nimpossible x and y").conflict
    >>> game_of(talks).feasible
    array([ True,  True,  True, False])
    """
    cube = Cube(conflict.atoms)
    feasible = feasible_cells(conflict, cube)
    worths = tuple(worth(conflict, dm, cube, feasible) for dm in conflict.decision_makers)
    return Game(conflict, cube, feasible, movers(conflict), worths)
