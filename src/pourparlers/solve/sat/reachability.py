"""Whether steps lead from a state into a set, by property-directed reachability (Bradley 2011; Eén et al. 2011).

A frame says what a state reached in so many steps must fulfil, as clauses; states that could reach the goal are
blocked one after another, each with as many of its neighbours as the same proof covers. Ends with a shortest way, or
with a frame that steps do not leave: then no sequence of any length arrives.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from itertools import count

from pourparlers.solve.sat.circuits import Circuit

Cube = frozenset[int]  # literals over the options of the present state


class Reachability:
    """Steps from `now` to `then` (literals of the options), `goal` over `now`; `step` holds where a step is one."""

    def __init__(self, circuit: Circuit, now: Sequence[int], then: Sequence[int], step: int, goal: int) -> None:
        self.circuit, self.step, self.goal = circuit, step, goal
        self.now, self.then = tuple(now), tuple(then)
        self._next = dict(zip(now, then, strict=True))
        self.barrier: tuple[Cube, ...] = ()  # where there is no way: what is never entered, and holds the whole goal

    def way(self, start: Cube) -> tuple[Cube, ...] | None:
        """The states of a shortest way from `start` into the goal, both ends included; None where there is none."""
        if self.circuit.solve([*start, self.goal]) is not None:
            return (start,)
        self._start = start
        self._marks = self.circuit.fresh(1)  # one for each frame: assumed, its clauses count
        self._frames: list[set[Cube]] = [set()]
        while True:
            self._marks += self.circuit.fresh(1)
            self._frames.append(set())
            found = self._emptied(len(self._frames) - 1)
            if found is not None:
                return found
            settled = self._settled()
            if settled is not None:
                beyond = (cube for frame in self._frames[settled + 1 :] for cube in frame)
                self.barrier = tuple(sorted(beyond, key=sorted))
                return None

    def _frame(self, level: int) -> list[int]:
        """The assumptions under which the present state is in a frame; frame 0 is the start."""
        return list(self._start) if level == 0 else self._marks[level:]

    def _state(self, model: set[int]) -> Cube:
        return frozenset(option if option in model else -option for option in self.now)

    def _primed(self, cube: Cube) -> list[int]:
        return [self._next[abs(one)] * (1 if one > 0 else -1) for one in sorted(cube, key=abs)]

    def _emptied(self, level: int) -> tuple[Cube, ...] | None:
        """Block every state of the outermost frame that is in the goal; else the way that leads to one."""
        while (model := self.circuit.solve([*self._frame(level), self.goal])) is not None:
            order = count()
            line: list[tuple[int, int, tuple[Cube, ...]]] = [(level, next(order), (self._state(model),))]
            while line:
                at, _, ways = heapq.heappop(line)
                if at == 0 or ways[0] == self._start:
                    return ways
                before = self._before(ways[0], at)
                if before is not None:
                    heapq.heappush(line, (at, next(order), ways))
                    heapq.heappush(line, (at - 1, next(order), (before, *ways)))
        return None

    def _before(self, state: Cube, level: int) -> Cube | None:
        """A state of the frame before from which a step leads here; where there is none, the state is blocked."""
        primed = self._primed(state)
        (other,) = self.circuit.fresh(1)  # not the state itself
        self.circuit.clause(-other, *(-one for one in state))
        model = self.circuit.solve([*self._frame(level - 1), other, self.step, *primed])
        if model is not None:
            return self._state(model)
        core = self.circuit.core()
        kept = frozenset(one for one, then in zip(sorted(state, key=abs), primed, strict=True) if then in core)
        self._block(self._widened(self._apart(kept, state), level), level)
        return None

    def _apart(self, cube: Cube, state: Cube) -> Cube:
        """The cube with something in it that the start lacks, so that the start is never blocked."""
        return cube if cube - self._start else cube | {next(iter(sorted(state - self._start)))}

    def _widened(self, cube: Cube, level: int) -> Cube:
        """The cube without literals that its proof does not need."""
        for one in sorted(cube, key=abs):
            less = cube - {one}
            if len(cube) > 1 and less - self._start and self._cut_off(less, level):
                cube = less
        return cube

    def _cut_off(self, cube: Cube, level: int) -> bool:
        """Whether no step leads into the cube from the frame before, but from the cube itself."""
        (outside,) = self.circuit.fresh(1)
        self.circuit.clause(-outside, *(-one for one in cube))
        return self.circuit.solve([*self._frame(level - 1), outside, self.step, *self._primed(cube)]) is None

    def _block(self, cube: Cube, level: int) -> None:
        self._frames[level].add(cube)
        self.circuit.clause(-self._marks[level], *(-one for one in cube))

    def _settled(self) -> int | None:
        """Push what is blocked outwards as far as it stays true; the first frame that is then as good as the next."""
        for level in range(1, len(self._frames) - 1):
            for cube in sorted(self._frames[level], key=sorted):
                if self.circuit.solve([*self._frame(level), self.step, *self._primed(cube)]) is None:
                    self._frames[level].discard(cube)
                    self._block(cube, level + 1)
            if not self._frames[level]:
                return level
        return None
