"""A conflict prepared for one engine: asked for one concept at a time, it counts without keeping every judgement."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from pourparlers.model.types import Concept, Conflict
from pourparlers.solve import gmr, nash, seq, sim, smr
from pourparlers.solve.compiled import COMPILED, Compiled
from pourparlers.solve.game import Game, game_of
from pourparlers.solve.space import Array, Bools

_SWEEPS = {"nash": nash.stable, "gmr": gmr.stable, "smr": smr.stable, "seq": seq.stable, "sim": sim.stable}


class Prepared(ABC):
    """What engines for large conflicts have in common."""

    name: str
    why: str
    conflict: Conflict

    @abstractmethod
    def states(self) -> int:
        """How many states there are."""

    @abstractmethod
    def count(self, concept: Concept) -> int:
        """How many states are stable for every decision maker."""

    @abstractmethod
    def stable_count(self, focal: int, concept: Concept) -> int:
        """How many states are stable for one decision maker."""

    @abstractmethod
    def count_some(self, concept: Concept, limit: int) -> tuple[int, tuple[int, ...] | None]:
        """How many equilibria, and which where they are at most `limit`, ascending."""


class Dense(Prepared):
    """All cells in memory: swept with numpy, or with compiled kernels where there are many and numba is there."""

    def __init__(self, conflict: Conflict, *, compiled: bool) -> None:
        self.conflict = conflict
        self.game: Game = game_of(conflict)
        self.compiled = Compiled(self.game) if compiled else None
        self.name = "compiled" if compiled else "sweep"
        how = "with compiled kernels" if compiled else "with numpy"
        self.why = f"2^{self.game.cube.options} combinations of options, swept at once {how}"

    def states(self) -> int:
        return int(np.count_nonzero(self.game.feasible))

    def stable(self, focal: int, concept: Concept) -> Bools:
        """Shape (cells,): where one decision maker is stable; meaningless in cells that are no states."""
        if self.compiled is None or concept not in COMPILED:
            return _SWEEPS[concept](self.game, focal)
        out = np.ones(self.game.cube.size, np.uint8)
        self.compiled.stable(focal, concept, out)
        return out.view(bool)

    def equilibrium(self, concept: Concept) -> Bools:
        """Shape (cells,): which cells are states that are stable for every decision maker."""
        out: Array = self.game.feasible.astype(np.uint8)
        for focal in range(len(self.game.movers)):
            if self.compiled is not None and concept in COMPILED:
                self.compiled.stable(focal, concept, out)
            else:
                out &= _SWEEPS[concept](self.game, focal)
        return out.view(bool)

    def count(self, concept: Concept) -> int:
        return int(np.count_nonzero(self.equilibrium(concept)))

    def stable_count(self, focal: int, concept: Concept) -> int:
        return int(np.count_nonzero(self.stable(focal, concept) & self.game.feasible))

    def count_some(self, concept: Concept, limit: int) -> tuple[int, tuple[int, ...] | None]:
        found = self.equilibrium(concept)
        count = int(np.count_nonzero(found))
        return count, tuple(map(int, np.flatnonzero(found))) if count <= limit else None
