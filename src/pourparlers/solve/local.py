"""One state at a time: the moves from a state and what it is worth, with nothing laid out in memory.

Works for any number of options as long as each decision maker has few of its own; coalesced states and the graph
form are looked up in the graph.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cache

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.model.types import Conflict, Statements, holds
from pourparlers.solve.game import Game, game_of
from pourparlers.solve.graph import Graph, graph_of_game, graph_of_states
from pourparlers.solve.space import movers

Worth = tuple[int, ...]
MOST_MOVES = 1 << 20  # changes of one decision maker from one state that are still tried one by one


class Local(ABC):
    """Moves and worths around a state."""

    parties: tuple[str, ...]
    has_options: bool = True

    @abstractmethod
    def moves(self, mover: int, state: int) -> tuple[int, ...]:
        """The states that a decision maker can reach from this one by itself, ascending."""

    @abstractmethod
    def worth(self, party: int, state: int) -> Worth:
        """What the state is worth: compares as the preferences do."""

    @abstractmethod
    def state_of(self, cell: int) -> int | None:
        """The state that a combination of options is, None where it is none."""

    @abstractmethod
    def ways(self, mover: int, state: int, end: int) -> Iterator[tuple[int, int]]:
        """The cells of a state from which, and the changes by which, a move leads to `end`."""

    def improvements(self, mover: int, state: int) -> tuple[int, ...]:
        """The moves that are worth more to the one who makes them."""
        now = self.worth(mover, state)
        return tuple(end for end in self.moves(mover, state) if self.worth(mover, end) > now)


def local_view(conflict: Conflict) -> Local:
    """The view of a conflict for searches around single states."""
    if conflict.is_graph:
        return OnGraph(conflict, graph_of_states(conflict))
    if conflict.coalesce:
        return OnGraph(conflict, graph_of_game(game_of(conflict)))
    if all(isinstance(dm.preferences, Statements) for dm in conflict.decision_makers):
        return OnOptions(conflict)
    return OnCells(game_of(conflict))


class OnOptions(Local):
    """Option form with statements: everything is worked out from the formulas when it is asked for."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.parties = tuple(dm.id for dm in conflict.decision_makers)
        self._movers = movers(conflict)
        self._bit = {atom: n for n, atom in enumerate(conflict.atoms)}
        self.worth = cache(self.worth)  # type: ignore[method-assign]
        self.moves = cache(self.moves)  # type: ignore[method-assign]
        self.feasible = cache(self.feasible)  # type: ignore[method-assign]

    def feasible(self, cell: int) -> bool:
        """Whether no `impossible` line forbids it."""
        return not any(holds(c.formula, lambda a: bool(cell >> self._bit[a] & 1)) for c in self.conflict.infeasible)

    def state_of(self, cell: int) -> int | None:
        return cell if self.feasible(cell) else None

    def moves(self, mover: int, state: int) -> tuple[int, ...]:
        ways = self._movers[mover]
        free = ways.forward & ~state | ways.backward & state
        if free.bit_count() > MOST_MOVES.bit_length():
            raise WrongUse(Message("{party} has {options} options: too many to try one by one",
                                   party=self.parties[mover], options=free.bit_count()))
        found, change = [], -free & free
        while change:
            if self.feasible(state ^ change):
                found.append(state ^ change)
            change = (change - free) & free
        return tuple(sorted(found))

    def worth(self, party: int, state: int) -> Worth:
        preferences = self.conflict.decision_makers[party].preferences
        assert isinstance(preferences, Statements)
        out: list[int] = []
        for statement in preferences.statements:
            value = int(holds(statement.formula, lambda a: bool(state >> self._bit[a] & 1)))
            if statement.tied and out:
                out[-1] += value
            else:
                out.append(value)
        return tuple(out)

    def ways(self, mover: int, state: int, end: int) -> Iterator[tuple[int, int]]:
        yield state, state ^ end


class OnCells(Local):
    """Option form laid out in memory: quicker where much is asked, and for rankings and weights."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.parties = tuple(dm.id for dm in game.conflict.decision_makers)
        self._changes = [np.array(list(game.changes(j)), np.int64) for j in range(len(self.parties))]
        self.moves = cache(self.moves)  # type: ignore[method-assign]

    def state_of(self, cell: int) -> int | None:
        return cell if 0 <= cell < self.game.cube.size and self.game.feasible[cell] else None

    def moves(self, mover: int, state: int) -> tuple[int, ...]:
        ways, changes = self.game.movers[mover], self._changes[mover]
        barred = (changes & ~state & ~ways.forward) | (changes & state & ~ways.backward)
        ends = state ^ changes[barred == 0]
        return tuple(np.sort(ends[self.game.feasible[ends]]).tolist())

    def worth(self, party: int, state: int) -> Worth:
        return (int(self.game.worths[party][state]),)

    def ways(self, mover: int, state: int, end: int) -> Iterator[tuple[int, int]]:
        yield state, state ^ end


class OnGraph(Local):
    """States and moves one by one."""

    def __init__(self, conflict: Conflict, graph: Graph) -> None:
        self.parties = tuple(dm.id for dm in conflict.decision_makers)
        self.has_options = graph.game is not None
        self._graph = graph
        self._place = {int(number): n for n, number in enumerate(graph.numbers)}
        self._state = {cell: int(graph.numbers[n]) for n, cells in enumerate(graph.members) for cell in cells}
        self._moves: list[dict[int, list[int]]] = []
        for arcs in graph.arcs:
            found: dict[int, list[int]] = {}
            for start, end in zip(graph.numbers[arcs.starts].tolist(), graph.numbers[arcs.ends].tolist(), strict=True):
                found.setdefault(start, []).append(end)
            self._moves.append(found)

    def state_of(self, cell: int) -> int | None:
        return self._state.get(cell)

    def moves(self, mover: int, state: int) -> tuple[int, ...]:
        return tuple(sorted(self._moves[mover].get(state, ())))

    def worth(self, party: int, state: int) -> Worth:
        return (int(self._graph.worths[party][self._place[state]]),)

    def ways(self, mover: int, state: int, end: int) -> Iterator[tuple[int, int]]:
        game = self._graph.game
        assert game is not None
        for cell in self._graph.members[self._place[state]]:
            for other in self._graph.members[self._place[end]]:
                if game.movers[mover].can(cell, other):
                    yield cell, cell ^ other
