"""A conflict prepared for one engine: asked for one concept at a time, it counts without keeping every judgement."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from copy import copy
from dataclasses import replace

import numpy as np

from pourparlers.model.types import Concept, Conflict
from pourparlers.solve import gmr, nash, seq, sim, smr
from pourparlers.solve.compiled import COMPILED, Compiled
from pourparlers.solve.game import Game, game_of
from pourparlers.solve.graph import CONCEPTS, Graph, classes, graph_of_game
from pourparlers.solve.space import Array, Bools

_SWEEPS = {"nash": nash.stable, "gmr": gmr.stable, "smr": smr.stable, "seq": seq.stable, "sim": sim.stable}


def _mask(graph: Graph, cells: int) -> Bools:
    real = np.zeros(cells, bool)
    real[graph.numbers] = True
    return real


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
    """All cells in memory: swept with numpy, or with compiled kernels where there are many and numba is there.

    Coalesced states are judged on their graph, each in its first cell. `real`: which cells are (first) states.
    """

    def __init__(self, conflict: Conflict, *, compiled: bool) -> None:
        self.conflict = conflict
        self.game: Game = game_of(conflict)
        self.graph = graph_of_game(self.game) if conflict.coalesce else None
        self.real: Bools = self.game.feasible if self.graph is None else _mask(self.graph, self.game.cube.size)
        self.compiled = Compiled(self.game) if compiled and self.graph is None else None
        self.name = "compiled" if self.compiled else "sweep"
        how = "with compiled kernels" if self.compiled else "with numpy"
        self.why = f"2^{self.game.cube.options} combinations of options, swept at once {how}"
        if self.graph is not None:
            self.name, self.why = "graph", "several combinations are one state"

    def states(self) -> int:
        return int(np.count_nonzero(self.real))

    def classes(self) -> Array:
        """Shape (cells,): the first cell of the state that each cell is; -1 where it is none."""
        return classes(self.conflict, self.game.cube, self.game.feasible)

    def stable(self, focal: int, concept: Concept) -> Bools:
        """Shape (cells,): where one decision maker is stable; meaningless in cells that are no states."""
        if self.graph is not None:
            judged = np.zeros(self.game.cube.size, bool)
            judged[self.graph.numbers] = CONCEPTS[concept](self.graph, focal)
            return judged
        if self.compiled is None or concept not in COMPILED:
            return _SWEEPS[concept](self.game, focal)
        out = np.ones(self.game.cube.size, np.uint8)
        self.compiled.stable(focal, concept, out)
        return out.view(bool)

    def reordered(self, focal: int, ordered: Sequence[tuple[Bools, bool]]) -> Dense:
        """The same with another order of a decision maker's statements: where each holds, whether tied to the last."""
        key = np.zeros(self.game.cube.size, np.int64)
        tied = [mark for _, mark in ordered]
        sizes = [1 + next((n for n, mark in enumerate(tied[i + 1 :]) if not mark), len(tied) - i - 1)
                 for i in range(len(tied))]  # fmt: skip
        for (holds, mark), size in zip(ordered, sizes, strict=True):
            if not mark:
                key = (key << size.bit_length()) if key.max(initial=0) < 1 << 40 else \
                    np.unique(key, return_inverse=True)[1] << size.bit_length()  # fmt: skip
            key += holds
        worth = (np.unique(key, return_inverse=True)[1] + 1) * self.game.feasible
        worths = list(self.game.worths)
        worths[focal] = worth.astype(np.min_scalar_type(int(worth.max(initial=0)) + 2))
        kept = {mover: improving for mover, improving in self.game.kept.items() if mover != focal}
        other = copy(self)
        other.game = replace(self.game, worths=tuple(worths), kept=kept)
        if self.graph is not None:
            ranks = tuple(w[self.graph.numbers].astype(np.int64) for w in worths)
            other.graph = replace(self.graph, worths=ranks, game=other.game)
        return other

    def equilibrium(self, concept: Concept) -> Bools:
        """Shape (cells,): which cells are states that are stable for every decision maker."""
        out: Array = self.real.astype(np.uint8)
        for focal in range(len(self.game.movers)):
            if self.compiled is not None and concept in COMPILED:
                self.compiled.stable(focal, concept, out)
            else:
                out &= self.stable(focal, concept)
        return out.view(bool)

    def count(self, concept: Concept) -> int:
        return int(np.count_nonzero(self.equilibrium(concept)))

    def stable_count(self, focal: int, concept: Concept) -> int:
        return int(np.count_nonzero(self.stable(focal, concept) & self.real))

    def count_some(self, concept: Concept, limit: int) -> tuple[int, tuple[int, ...] | None]:
        found = self.equilibrium(concept)
        count = int(np.count_nonzero(found))
        return count, tuple(map(int, np.flatnonzero(found))) if count <= limit else None
