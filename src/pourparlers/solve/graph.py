"""Conflicts as explicit graphs: states one by one, moves as arcs; for coalesced states and for the graph form.

Moves need not be transitive here, and several decision makers may have a move with the same ends. So legal sequences
(nobody moves twice in succession) are followed over pairs of state and last mover, as defined.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.model.types import Conflict, Ranking
from pourparlers.solve.game import Game
from pourparlers.solve.space import Array, Bools, Cube

MOST_MOVES = 50_000_000  # moves that are listed one by one
_HIGH = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """The moves of one decision maker: `starts` ascending, with the `ends` beside them, each pair once."""

    starts: Array
    ends: Array

    @classmethod
    def of(cls, starts: Array, ends: Array, states: int) -> Arcs:
        """Arcs without loops and repetitions.

        >>> Arcs.of(np.array([1, 0, 1, 2]), np.array([0, 1, 0, 2]), 3).starts
        array([0, 1])
        """
        keys = np.unique((starts.astype(np.int64) * states + ends)[starts != ends])
        return cls(keys // states, keys % states)

    def fold(self, values: Array, choose: Any, neutral: int) -> Array:
        """For each state the chosen one of the values at the ends of its arcs; `neutral` where it has none."""
        out = np.full(values.shape, neutral, values.dtype)
        if len(self.starts):
            firsts = np.flatnonzero(np.diff(self.starts, prepend=-1))
            out[self.starts[firsts]] = choose.reduceat(values[self.ends], firsts)
        return out

    def only(self, keep: Bools) -> Arcs:
        """Those of the arcs that the mask keeps."""
        return Arcs(self.starts[keep], self.ends[keep])


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """States `0…n-1`, arcs and worths for each decision maker; `numbers` are the states' numbers in the conflict."""

    numbers: Array
    arcs: tuple[Arcs, ...]
    worths: tuple[Array, ...]
    members: tuple[tuple[int, ...], ...] = ()  # the cells of each state, where states are classes of cells
    game: Game | None = None

    def improvements(self, mover: int) -> Arcs:
        """The moves that are worth more to the one who makes them."""
        arcs, mine = self.arcs[mover], self.worths[mover]
        return arcs.only(mine[arcs.ends] > mine[arcs.starts])


def classes(conflict: Conflict, cube: Cube, feasible: Bools) -> Array:
    """For each cell the lowest cell of its class; -1 in cells that are no states. Overlapping classes are one.

    >>> from pourparlers.model.parse import parse
    >>> talks = parse("party a\\n option x\\n option y\\ncoalesce x").conflict
    >>> classes(talks, Cube(talks.atoms), np.ones(4, bool))
    array([0, 1, 2, 1])
    """
    cells = np.arange(cube.size)
    first = np.where(feasible, cells, -1)
    masks = [cube.full(c.formula) & feasible for c in conflict.coalesce]
    changed = True
    while changed:
        changed = False
        for mask in masks:
            if mask.any() and (lowest := first[mask].min()) != first[mask].max():
                joined = np.isin(first, np.unique(first[mask]))
                first[joined] = lowest
                changed = True
    return first


def graph_of_game(game: Game) -> Graph:
    """The graph of a conflict in option form, coalesced states made one under the first of them."""
    total = int(game.feasible.sum()) * sum(len(list(game.changes(i))) for i in range(len(game.movers)))
    if total > MOST_MOVES:
        raise WrongUse(Message("up to {total:,} moves are too many to list one by one; at most {most:,}",
                               total=total, most=MOST_MOVES))
    first = classes(game.conflict, game.cube, game.feasible)
    numbers = np.unique(first[first >= 0])
    place = np.where(first >= 0, np.searchsorted(numbers, first), -1)
    cells = np.flatnonzero(game.feasible)
    arcs = []
    for i, mover in enumerate(game.movers):
        starts, ends = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for change in game.changes(i):
            on, off = change & ~mover.forward, change & ~mover.backward
            allowed = game.feasible[cells ^ change] & ((cells & on) == on) & ((cells & off) == 0)
            starts.append(place[cells[allowed]])
            ends.append(place[cells[allowed] ^ change])
        arcs.append(Arcs.of(np.concatenate(starts), np.concatenate(ends), len(numbers)))
    worths = tuple(w[numbers].astype(np.int64) for w in game.worths)
    order = np.argsort(place[cells], kind="stable")
    groups = np.split(cells[order], np.cumsum(np.bincount(place[cells]))[:-1]) if len(cells) else []
    return Graph(numbers, tuple(arcs), worths, tuple(tuple(map(int, g)) for g in groups), game)


def graph_of_states(conflict: Conflict) -> Graph:
    """The graph of a conflict in graph form: arcs and rankings as given."""
    place = {state.id: n for n, state in enumerate(conflict.states)}
    arcs, worths = [], []
    for dm in conflict.decision_makers:
        pairs = np.array([(place[a.start], place[a.end]) for a in dm.arcs], np.int64).reshape(-1, 2)
        arcs.append(Arcs.of(pairs[:, 0], pairs[:, 1], len(place)))
        mine = np.zeros(len(place), np.int64)
        if isinstance(dm.preferences, Ranking):
            for rank, group in enumerate(dm.preferences.groups):
                mine[[place[s] for s in group.states]] = len(dm.preferences.groups) - rank
        worths.append(mine + 1)
    return Graph(np.arange(len(place)), tuple(arcs), tuple(worths))


def _others_worst(focal: int, at: Array, arcs: Sequence[Arcs]) -> Array:
    """The lowest of `at` at the end of legal sequences by the others, from each state (none at all included).

    `after[k]` is that for sequences that go on from a state into which k moved last.
    """
    others = [j for j in range(len(arcs)) if j != focal]
    after = {j: at.copy() for j in others}
    while True:
        step = {j: arcs[j].fold(after[j], np.minimum, _HIGH) for j in others}
        fresh = {k: np.minimum.reduce([at, *(step[j] for j in others if j != k)]) for k in others}
        if all(np.array_equal(fresh[k], after[k]) for k in others):
            return np.asarray(np.minimum.reduce([at, *step.values()]))
        after = fresh


def _stable(graph: Graph, focal: int, left: Array) -> Bools:
    mine = graph.worths[focal]
    best = graph.arcs[focal].fold(np.minimum(mine, left), np.maximum, 0)
    return np.asarray(best <= mine)


def nash(graph: Graph, focal: int) -> Bools:
    """In which states there is no improvement."""
    return _stable(graph, focal, graph.worths[focal])


def gmr(graph: Graph, focal: int) -> Bools:
    """In which states every improvement can be answered."""
    return _stable(graph, focal, _others_worst(focal, graph.worths[focal], graph.arcs))


def smr(graph: Graph, focal: int) -> Bools:
    """In which states every improvement can be answered without escape."""
    mine = graph.worths[focal]
    escaped = np.maximum(mine, graph.arcs[focal].fold(mine, np.maximum, 0))
    return _stable(graph, focal, _others_worst(focal, escaped, graph.arcs))


def seq(graph: Graph, focal: int) -> Bools:
    """In which states every improvement can be answered by improvements."""
    arcs = [graph.improvements(j) for j in range(len(graph.arcs))]
    return _stable(graph, focal, _others_worst(focal, graph.worths[focal], arcs))


def sim(graph: Graph, focal: int) -> Bools:
    """In which states the others' improvements at the same time can spoil every improvement.

    A class of cells is left from any of its cells, by all at once; so this needs the options.
    """
    game = graph.game
    assert game is not None
    place = {cell: n for n, cells in enumerate(graph.members) for cell in cells}
    better = [_ways(graph, game, j, place) for j in range(len(graph.arcs))]
    mine = graph.worths[focal]
    out = np.ones(len(graph.numbers), bool)
    for state, cells in enumerate(graph.members):
        ends: dict[int, list[tuple[int, int]]] = {}
        for cell in cells:
            for change in better[focal].get(cell, ()):
                ends.setdefault(place[cell ^ change], []).append((cell, change))
        for ways in ends.values():
            spoiled = any(
                (u := place.get(cell ^ (own | joint), -1)) >= 0 and mine[u] <= mine[state]
                for cell, own in ways
                for joint in _joint([better[j].get(cell, ()) for j in game.opponents(focal)])
            )
            if not spoiled:
                out[state] = False
    return out


def _ways(graph: Graph, game: Game, mover: int, place: dict[int, int]) -> dict[int, list[int]]:
    """From each cell the changes by which a decision maker improves from the class of the cell."""
    mine = graph.worths[mover]
    return {
        cell: [c for c in game.changes(mover)
               if game.movers[mover].can(cell, cell ^ c) and (end := place.get(cell ^ c, -1)) >= 0
               and mine[end] > mine[place[cell]]]
        for cell in place
    }  # fmt: skip


def _joint(choices: Sequence[Sequence[int]]) -> set[int]:
    found = {0}
    for own in choices:
        found |= {joint | change for joint in found for change in own}
    return found


CONCEPTS: dict[str, Callable[[Graph, int], Bools]] = {"nash": nash, "gmr": gmr, "smr": smr, "seq": seq, "sim": sim}
