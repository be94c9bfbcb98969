"""One call for all conflicts: choose the engine by size and shape, run it, say which and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from pourparlers.base.errors import RefusedInput, WrongUse
from pourparlers.base.problems import Problem, errors
from pourparlers.model.types import CONCEPTS, Concept, Conflict, Ranking, Statements
from pourparlers.solve import gmr, graph, nash, seq, sim, smr
from pourparlers.solve.analysis import Analysis
from pourparlers.solve.game import Game, game_of
from pourparlers.solve.graph import Graph, graph_of_game, graph_of_states
from pourparlers.solve.space import Bools, Cube, feasible_cells
from pourparlers.solve.worth import group_cells, ranking_problems

MOST_CELLS = 1 << 26  # the largest cube that is laid out in memory here
SWEEPS: dict[str, Callable[[Game, int], Bools]] = {
    "nash": nash.stable, "gmr": gmr.stable, "smr": smr.stable, "seq": seq.stable, "sim": sim.stable,
}  # fmt: skip


def problems(conflict: Conflict) -> tuple[Problem, ...]:
    """What keeps a conflict from being solved: no state at all, rankings that miss or repeat states, its size.

    >>> from pourparlers.model.parse import parse
    >>> print(*problems(parse("party a\\n option x\\nimpossible x or not x").conflict))
    -: no state is possible (no-states); remove one of the lines that say impossible
    """
    if conflict.is_graph:
        return _graph_problems(conflict)
    if 1 << len(conflict.atoms) > MOST_CELLS:
        gigabytes = (len(conflict.decision_makers) + 3) * 2.0 ** (len(conflict.atoms) - 29)
        return (Problem("too-large", conflict.where,
                        f"{len(conflict.atoms)} options are 2^{len(conflict.atoms)} combinations, "
                        f"about {gigabytes:,.0f} GiB of memory", "leave options out"),)  # fmt: skip
    cube = Cube(conflict.atoms)
    feasible = feasible_cells(conflict, cube)
    if not feasible.any():
        return (Problem("no-states", conflict.where, "no state is possible",
                        "remove one of the lines that say impossible"),)  # fmt: skip
    found: list[Problem] = []
    first = graph.classes(conflict, cube, feasible)
    for dm in conflict.decision_makers:
        if isinstance(dm.preferences, Ranking) and cube.size <= 1 << 22:
            groups = [sorted({int(s) for text in g.states for s in first[group_cells(conflict, cube, text)] if s >= 0})
                      for g in dm.preferences.groups]  # fmt: skip
            found += ranking_problems(conflict, dm, groups, [int(s) for s in np.unique(first[first >= 0])])
    return tuple(found)


def _graph_problems(conflict: Conflict) -> tuple[Problem, ...]:
    place = {state.id: n for n, state in enumerate(conflict.states)}
    found: list[Problem] = []
    for dm in conflict.decision_makers:
        if isinstance(dm.preferences, Ranking):
            groups = [[place[text] for text in group.states] for group in dm.preferences.groups]
            found += ranking_problems(conflict, dm, groups, list(place.values()))
        elif not (isinstance(dm.preferences, Statements) and not dm.preferences.statements):
            found.append(Problem("graph-preferences", dm.where, f"{dm.id}: without options there is nothing to say "
                                 "statements or weights about", "rank the states"))
    return tuple(found)


def solve(conflict: Conflict, *, concepts: Sequence[Concept] = CONCEPTS, engine: str = "auto") -> Analysis:
    """The stability of every state for every decision maker, by the engine that fits.

    `engine`: "auto", "sweep" (all combinations of options at once) or "graph" (states and moves one by one).
    Raises RefusedInput with the problems of a conflict that cannot be solved, WrongUse for an unknown engine.

    >>> from pourparlers.model.parse import parse
    >>> dilemma = parse('''
    ... party a
    ...   option quiet
    ...   prefers
    ...     b.quiet
    ...     not quiet
    ... party b
    ...   option quiet
    ...   prefers
    ...     a.quiet
    ...     not quiet
    ... ''').conflict
    >>> analysis = solve(dilemma)
    >>> [dilemma.state_text(s) for s in analysis.equilibria("nash")]
    ['NN']
    >>> [dilemma.state_text(s) for s in analysis.equilibria("seq")]
    ['NN', 'YY']
    """
    for concept in concepts:
        if concept not in CONCEPTS:
            raise WrongUse(f"no concept {concept!r}: the concepts are {', '.join(CONCEPTS)}")
    if engine not in ("auto", "sweep", "graph"):
        raise WrongUse(f"no engine {engine!r}: the engines are auto, sweep, graph")
    if stopped := errors(problems(conflict)):
        raise RefusedInput(stopped)
    if conflict.is_graph:
        return _by_graph(conflict, graph_of_states(conflict), concepts, "the states and moves are given one by one")
    if conflict.coalesce or engine == "graph":
        why = "several combinations are one state" if conflict.coalesce else "asked for"
        return _by_graph(conflict, graph_of_game(game_of(conflict)), concepts, why)
    return _by_sweeps(conflict, game_of(conflict), concepts)


def _by_sweeps(conflict: Conflict, game: Game, concepts: Sequence[Concept]) -> Analysis:
    states = np.flatnonzero(game.feasible)
    stability: dict[str, dict[Concept, Bools]] = {
        dm.id: {c: SWEEPS[c](game, i)[states] for c in concepts} for i, dm in enumerate(conflict.decision_makers)
    }
    worths = {dm.id: game.worths[i][states] for i, dm in enumerate(conflict.decision_makers)}
    options = game.cube.options
    why = f"{options} option{'s' * (options != 1)}: {game.cube.size:,} cells, swept at once with numpy"
    return Analysis(conflict, tuple(concepts), states, worths, stability, "sweep", why)


def _by_graph(conflict: Conflict, found: Graph, concepts: Sequence[Concept], why: str) -> Analysis:
    asked = tuple(c for c in concepts if c != "sim" or not conflict.is_graph)  # SIM needs options
    stability: dict[str, dict[Concept, Bools]] = {
        dm.id: {c: graph.CONCEPTS[c](found, i) for c in asked} for i, dm in enumerate(conflict.decision_makers)
    }
    worths = {dm.id: found.worths[i] for i, dm in enumerate(conflict.decision_makers)}
    return Analysis(conflict, asked, found.numbers, worths, stability, "graph", why)
