"""The sweeps in compiled form, shared out over threads; the same answers as `sweeps`, some ten times sooner."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from pourparlers.model.types import Concept
from pourparlers.solve.game import Game
from pourparlers.solve.space import Array, Mover

COMPILED: tuple[Concept, ...] = ("nash", "gmr", "smr", "seq", "sim")
COMPILE_FROM = 17  # options from which compiled kernels are worth their loading
THREADS = max(1, min(8, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A mover's options as the kernels want them: offsets of rows, directions, which row leads to which."""

    rows: Array
    ways: Array
    mask: int
    allowed: Array

    @classmethod
    def of(cls, mover: Mover) -> Block:
        """The block of a mover.

        >>> Block.of(Mover(forward=0b101, backward=0b001)).rows
        array([0, 1, 4, 5])
        """
        bits = mover.bits
        rows = np.array([sum(1 << bit for n, bit in enumerate(bits) if r >> n & 1) for r in range(1 << len(bits))])
        ways = np.array([(mover.forward >> b & 1) | (mover.backward >> b & 1) << 1 for b in bits], np.int64)
        taken, given = ~rows[:, None] & rows[None, :], rows[:, None] & ~rows[None, :]
        allowed = ((taken & ~mover.forward) == 0) & ((given & ~mover.backward) == 0) & (taken | given != 0)
        return cls(rows, ways, int(sum(1 << b for b in bits)), allowed)


def available() -> bool:
    """Whether numba is installed."""
    import importlib.util

    return importlib.util.find_spec("numba") is not None


def compiled_kernels(module: str = "kernels") -> Any:
    """A module of kernels; where nothing can be written beside it, what is compiled is kept among temporary files."""
    import importlib

    try:
        return importlib.import_module(f"pourparlers.solve.{module}")
    except RuntimeError:  # numba finds no place for its cache
        config: Any = importlib.import_module("numba").config
        config.CACHE_DIR = str(Path(tempfile.gettempdir()) / "pourparlers-kernels")
        return importlib.import_module(f"pourparlers.solve.{module}")


class Compiled:
    """A game with its blocks and its threads."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.blocks = tuple(Block.of(mover) for mover in game.movers)
        self.pool = ThreadPoolExecutor(THREADS)
        self.worths: Array | None = None  # all in one array, made when SIM asks for it

    def _share(self, block: Block, work: Callable[[int, int], Any]) -> bool:
        """Run the work over all columns, a stretch for each thread; whether any of them says so."""
        columns = self.game.cube.size // len(block.rows)
        edges = [columns * n // THREADS // 512 * 512 for n in range(THREADS)] + [columns]
        parts = [(a, b) for a, b in pairwise(edges) if a < b]
        done = list(self.pool.map(lambda part: work(*part), parts))  # wait for all of them
        return any(done)

    def stable(self, focal: int, concept: Concept, out: Array) -> None:
        """Leave 1 in `out` (uint8 over the cube) only where the decision maker is stable."""
        if concept == "sim":
            self._simultaneous(focal, out)
            return
        kernels = compiled_kernels()
        game, block, bits = self.game, self.blocks[focal], self.game.cube.options
        mine = game.worths[focal]
        left = mine if concept == "nash" else self.left(focal, concept)
        self._share(block, lambda a, b: kernels.judge(mine, left, block.rows, block.ways, block.mask, bits, out, a, b))

    def _simultaneous(self, focal: int, out: Array) -> None:
        kernels = compiled_kernels("kernels_simultaneous")
        game = self.game
        if self.worths is None:
            self.worths = np.array([np.asarray(w, np.uint64) for w in game.worths])
        sets = [list(game.changes(j)) for j in range(len(game.movers))]
        counts = np.array(list(map(len, sets)))
        changes = np.zeros((len(sets), int(counts.max())), np.int64)
        for j, some in enumerate(sets):
            changes[j, : len(some)] = some
        forward = np.array([m.forward for m in game.movers])
        backward = np.array([m.backward for m in game.movers])
        edges = [game.cube.size * n // (8 * THREADS) for n in range(8 * THREADS + 1)]
        list(self.pool.map(lambda part: kernels.judge_simultaneous(
            self.worths, game.feasible, focal, changes, counts, forward, backward, out, *part), pairwise(edges)))

    def left(self, focal: int, concept: Concept) -> Array:
        """What the others leave of each state, under a concept."""
        kernels = compiled_kernels()
        game, bits = self.game, self.game.cube.options
        mine, top = game.worths[focal], game.worths[focal].dtype.type(game.top(focal))
        left = np.empty_like(mine)
        if concept == "smr":
            block = self.blocks[focal]
            self._share(block, lambda a, b: kernels.best_own(mine, left, block.rows, block.ways, block.mask, bits,
                                                             top, a, b))  # fmt: skip
        else:
            np.copyto(left, mine)
            left[mine == 0] = top
        others = list(game.opponents(focal))
        quiet = turn = 0  # as many turns in a row without a change as there are others: nothing more will change
        while quiet < len(others):
            changed = self._turn(others[turn % len(others)], left, top, improving=concept == "seq")
            quiet, turn = (1 if changed else quiet + 1), turn + 1
        return left

    def _turn(self, mover: int, left: Array, top: Any, *, improving: bool) -> bool:
        kernels = compiled_kernels()
        block, bits, worth = self.blocks[mover], self.game.cube.options, self.game.worths[mover]
        if improving:
            return self._share(block, lambda a, b: kernels.lower_by_improvements(
                left, worth, block.rows, block.allowed, block.mask, bits, top, a, b))  # fmt: skip
        return self._share(block, lambda a, b: kernels.lower_by_moves(
            left, block.rows, block.ways, block.mask, bits, top, a, b))  # fmt: skip
