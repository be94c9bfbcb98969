"""Stability where preferences are more than an order: strong ones, unknown ones, attitudes.

Everything is a matrix over pairs of states, shape (S, S), row: where one is, column: what one looks at. So the four
concepts are written once, for any reading of "worth leaving for" and "bad enough to deter".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.model.types import Concept, Conflict, Ranking, Statements
from pourparlers.solve.game import Game, game_of
from pourparlers.solve.graph import Graph, graph_of_game, graph_of_states
from pourparlers.solve.space import Array, Bools
from pourparlers.solve.worth import group_cells, tiers

MOST_OPTIONS = 20  # combinations of more are not even looked at
MOST_STATES = 4096  # matrices of more than 16 million pairs are refused


@dataclass(frozen=True, slots=True, eq=False)
class Relations:
    """A conflict as matrices: `moves[i]`, and what i makes of the column seen from the row.

    `better[i]`: prefers it. `unknown[i]`: nobody knows. `far_worse[i]`: strongly prefers the row to it.
    """

    conflict: Conflict
    numbers: Array
    moves: tuple[Bools, ...]
    better: tuple[Bools, ...]
    unknown: tuple[Bools, ...]
    far_worse: tuple[Bools, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of the decision makers."""
        return tuple(dm.id for dm in self.conflict.decision_makers)


def graph_of(conflict: Conflict) -> Graph:
    """The conflict with states and moves one by one, whatever its form.

    >>> from pourparlers.model.parse import parse
    >>> graph_of(parse("party a\\n option x\\n prefers\\n  x").conflict).numbers
    array([0, 1])
    """
    if len(conflict.atoms) > MOST_OPTIONS:
        raise WrongUse(Message("{options} options are too many for this; it takes at most {most}",
                               options=len(conflict.atoms), most=MOST_OPTIONS))
    return graph_of_states(conflict) if conflict.is_graph else graph_of_game(game_of(conflict))


def relations_of(conflict: Conflict) -> Relations:
    """The matrices of a conflict; raises WrongUse where it has too many states for them."""
    graph = graph_of(conflict)
    count = len(graph.numbers)
    if count > MOST_STATES:
        raise WrongUse(Message("{count:,} states are too many for this; it takes at most {most:,}",
                               count=count, most=MOST_STATES))
    moves = []
    for arcs in graph.arcs:
        matrix = np.zeros((count, count), bool)
        matrix[arcs.starts, arcs.ends] = True
        moves.append(matrix)
    unknown = tuple(_unknown(conflict, graph, i) for i in range(len(moves)))
    better = tuple((w[None, :] > w[:, None]) & ~u for w, u in zip(graph.worths, unknown, strict=True))
    far = tuple(_far_worse(conflict, graph, i) & ~u for i, u in enumerate(unknown))
    return Relations(conflict, graph.numbers, tuple(moves), better, unknown, far)


def _places(conflict: Conflict, graph: Graph, text: str) -> Array:
    """Which states a state or pattern written out stands for."""
    if graph.game is None:
        return np.array([conflict.state_number(text)])
    cells = group_cells(conflict, graph.game.cube, text)
    return np.array([n for n, members in enumerate(graph.members) if any(cells[c] for c in members)], np.int64)


def _unknown(conflict: Conflict, graph: Graph, party: int) -> Bools:
    out = np.zeros((len(graph.numbers),) * 2, bool)
    for pair in conflict.decision_makers[party].unknown:
        one, other = _places(conflict, graph, pair.first), _places(conflict, graph, pair.second)
        out[np.ix_(one, other)] = True
        out[np.ix_(other, one)] = True
    np.fill_diagonal(out, False)
    return out


def _far_worse(conflict: Conflict, graph: Graph, party: int) -> Bools:
    """Where the row is strongly preferred to the column: by a strong statement, or over a strong gap of a ranking."""
    preferences = conflict.decision_makers[party].preferences
    out = np.zeros((len(graph.numbers),) * 2, bool)
    if isinstance(preferences, Ranking):
        rank = len(preferences.groups) + 1 - graph.worths[party]  # 1 is best
        gaps = np.cumsum([0] + [int(group.strong) for group in preferences.groups])[np.clip(rank, 0, None)]
        return np.asarray(gaps[:, None] < gaps[None, :])
    if isinstance(preferences, Statements) and graph.game is not None:
        return _by_strong_statements(preferences, graph, graph.game, out)
    return out


def _by_strong_statements(preferences: Statements, graph: Graph, game: Game, out: Bools) -> Bools:
    undecided = np.ones_like(out)
    firsts = [s for s in preferences.statements if not s.tied or s is preferences.statements[0]]
    for first, group in zip(firsts, tiers(preferences.statements), strict=True):
        held = sum(game.cube.full(formula)[graph.numbers].astype(np.int64) for formula in group)
        assert isinstance(held, np.ndarray)
        if first.strong:
            out |= undecided & (held[:, None] > held[None, :])
        undecided &= held[:, None] == held[None, :]
    return out


def product(one: Bools, other: Bools) -> Bools:
    """Where a row of the one and a column of the other have a state in common."""
    return np.asarray(one.astype(np.float32) @ other.astype(np.float32) > 0.5)


def sequences(steps: Sequence[Bools]) -> Bools:
    """From each state the ends of legal sequences of these steps: at least one, nobody twice in succession.

    `steps[j]` are those that the j-th of the movers may take.

    >>> step = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]], bool)
    >>> sequences([step]).astype(int)
    array([[0, 1, 0],
           [0, 0, 1],
           [0, 0, 0]])
    """
    last = [step.copy() for step in steps]
    while True:
        fresh = []
        for k, step in enumerate(steps):
            before = np.logical_or.reduce([last[j] for j in range(len(steps)) if j != k] or [np.zeros_like(step)])
            fresh.append(last[k] | product(before, step))
        if all(np.array_equal(a, b) for a, b in zip(last, fresh, strict=True)):
            return np.asarray(np.logical_or.reduce(last)) if last else np.zeros((0, 0), bool)
        last = fresh


def judged(concept: Concept, own: Bools, leaves: Bools, deters: Bools, answers: Bools) -> Bools:
    """Shape (S,): which states are stable.

    Args:
        own: all moves of the focal decision maker. leaves: those worth making.
        deters: whether the column is bad enough to keep it in the row. answers: ends of the others' sequences.
    """
    if concept == "nash":
        return np.asarray(~leaves.any(axis=1))
    if concept == "smr":
        deters = deters & ~product(~deters, own.T)
    if not answers.size:
        answers = np.zeros_like(leaves)
    return np.asarray(~(leaves & ~product(deters, answers.T)).any(axis=1))


def _others(focal: int, steps: Sequence[Bools]) -> Bools:
    return sequences([step for j, step in enumerate(steps) if j != focal])


CONCEPTS: tuple[Concept, ...] = ("nash", "gmr", "smr", "seq")


def _table(
    relations: Relations, leaves: Sequence[Bools], deters: Sequence[Bools], replies: Sequence[Bools]
) -> dict[str, dict[Concept, Bools]]:
    """Stability by party and concept, for one reading of preferences."""
    table: dict[str, dict[Concept, Bools]] = {}
    for i, party in enumerate(relations.parties):
        free, willing = _others(i, relations.moves), _others(i, replies)
        table[party] = {
            concept: judged(concept, relations.moves[i], leaves[i], deters[i], willing if concept == "seq" else free)
            for concept in CONCEPTS
        }
    return table


def under_unknown(relations: Relations, kind: str) -> dict[str, dict[Concept, Bools]]:
    """Stability where some preferences are unknown, by party and concept (Li, Hipel, Kilgour & Fang 2004).

    `kind`: "a" leaves for what may be better and is deterred by what is surely no better (the most aggressive);
    "b" leaves only for what is surely better, deterred by what is surely no better; "c" leaves for what may be better,
    deterred by what may be no better; "d" leaves only for what is surely better, deterred by what may be no better
    (the most cautious). The others answer sequentially by what is or may be better for them.
    """
    if kind not in ("a", "b", "c", "d"):
        raise WrongUse(Message("no kind {kind!r} of stability under unknown preference: a, b, c, d", kind=kind))
    leaves, deters, replies = [], [], []
    for moves, better, unknown in zip(relations.moves, relations.better, relations.unknown, strict=True):
        leaves.append(moves & (better | unknown if kind in "ac" else better))
        deters.append(~better & ~unknown if kind in "ab" else ~better)
        replies.append(moves & (better | unknown))
    return _table(relations, leaves, deters, replies)


def strongly(relations: Relations) -> dict[str, dict[Concept, Bools]]:
    """Which states are strongly stable: every sanction strongly worse (Hamouda, Kilgour & Hipel 2004).

    Nash stability has no strong form and is left as it is. A stable state that is not strongly so is weakly stable.
    """
    leaves = [moves & better for moves, better in zip(relations.moves, relations.better, strict=True)]
    return _table(relations, leaves, relations.far_worse, leaves)


def by_attitudes(relations: Relations) -> dict[str, dict[Concept, Bools]]:
    """Stability where decision makers mind each other's preferences (Inohara, Hipel & Walker 2007).

    Positive towards j: looks for what j prefers; negative: for what j does not prefer; neutral: minds nothing of j.
    What is looked for is what passes for all; sanctions are what is not looked for. Without any attitude given, a
    decision maker is positive to itself and neutral to all others, which gives the ordinary concepts.
    """
    wanted = []
    for i, dm in enumerate(relations.conflict.decision_makers):
        signs = {dm.id: "positive"} | {a.towards: a.sign for a in dm.attitudes}
        total = np.ones_like(relations.moves[i])
        for j, party in enumerate(relations.parties):
            if signs.get(party, "neutral") == "positive":
                total &= relations.better[j]
            elif signs.get(party) == "negative":
                total &= ~relations.better[j]
        np.fill_diagonal(total, False)
        wanted.append(total)
    leaves = [moves & total for moves, total in zip(relations.moves, wanted, strict=True)]
    return _table(relations, leaves, [~total for total in wanted], leaves)
