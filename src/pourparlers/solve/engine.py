"""One call for all conflicts: choose the engine by size and shape, run it, say which and why."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pourparlers.base.errors import RefusedInput, WrongUse
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, errors
from pourparlers.model.files import as_conflict
from pourparlers.model.types import CONCEPTS, Concept, Conflict, Ranking, Statements
from pourparlers.solve import compiled, graph, symbolic
from pourparlers.solve.analysis import Analysis, Tally
from pourparlers.solve.game import game_of
from pourparlers.solve.graph import Graph, graph_of_game, graph_of_states
from pourparlers.solve.prepared import Dense, Prepared
from pourparlers.solve.space import Bools, Cube, feasible_cells
from pourparlers.solve.worth import group_cells, ranking_problems

ENGINES = ("auto", "sweep", "compiled", "graph", "symbolic")
SWEPT: tuple[Concept, ...] = ("nash", "gmr", "smr", "seq")  # one sweep answers for all states
SIMULTANEOUS = 16  # options up to which SIM, whose joint choices differ from state to state, is gone through
_SIMULTANEOUS_COMPILED = 20  # the same with compiled kernels; beyond, diagrams are sooner there
LISTABLE = 22  # options up to which every judgement on every state is kept
LAID_OUT = 28  # options up to which all cells are laid out in memory
_RANKED = 22  # options up to which rankings of single states are checked one by one


def problems(conflict: Conflict) -> tuple[Problem, ...]:
    """What keeps a conflict from being solved: no state at all, rankings that miss or repeat states, its size.

    >>> from pourparlers.model.parse import parse
    >>> print(*problems(parse("party a\\n option x\\nimpossible x or not x").conflict))
    -: no state is possible (no-states); remove one of the lines that say impossible
    """
    if conflict.is_graph:
        return _graph_problems(conflict)
    options = len(conflict.atoms)
    if not lays_out(conflict):
        return _too_large(conflict)
    if conflict.coalesce and options > LISTABLE:
        return (_refused(conflict, "coalesced states are looked at one by one", "leave options or coalesce lines out"),)
    cube = Cube(conflict.atoms)
    feasible = feasible_cells(conflict, cube)
    if not feasible.any():
        return (Problem("no-states", conflict.where, "no state is possible",
                        "remove one of the lines that say impossible"),)  # fmt: skip
    found: list[Problem] = []
    ranked = [dm for dm in conflict.decision_makers if isinstance(dm.preferences, Ranking)]
    first = graph.classes(conflict, cube, feasible) if ranked and options <= _RANKED else feasible
    for dm in ranked if options <= _RANKED else ():
        assert isinstance(dm.preferences, Ranking)
        groups = [sorted({int(s) for text in g.states for s in first[group_cells(conflict, cube, text)] if s >= 0})
                  for g in dm.preferences.groups]  # fmt: skip
        found += ranking_problems(conflict, dm, groups, [int(s) for s in np.unique(first[first >= 0])])
    return tuple(found)


def memory(conflict: Conflict) -> float:
    """GiB needed to lay out all combinations of options: payoffs of each party, and room to work, two bytes a cell.

    >>> from pourparlers.model.parse import parse
    >>> memory(parse("party a\\n" + "".join(f" option o{n}\\n" for n in range(28))).conflict)
    2.0
    """
    return float((len(conflict.decision_makers) + 3) * 2.0 ** (len(conflict.atoms) - 29))


def lays_out(conflict: Conflict) -> bool:
    """Whether all combinations of options can be laid out in the memory of this machine."""
    if len(conflict.atoms) <= 20:
        return True
    try:
        installed = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    except (AttributeError, ValueError, OSError):
        installed = 4.0
    return len(conflict.atoms) <= LAID_OUT and memory(conflict) < 0.8 * installed


def _too_large(conflict: Conflict) -> tuple[Problem, ...]:
    if not symbolic.fits(conflict):
        return (_refused(conflict, "and rankings, weights and coalesced states need them laid out one by one",
                         "use preference statements, or leave options out"),)  # fmt: skip
    if not symbolic.available():
        return (_refused(conflict, "but decision diagrams would do", "install pourparlers[symbolic]"),)
    return ()


def _refused(conflict: Conflict, why: str, remedy: str) -> Problem:
    options = len(conflict.atoms)
    told = Message(
        "{options} options make 2^{options} combinations, about {gib:,.0f} GiB of memory, {why}",
        options=options, gib=round(memory(conflict)), why=Message(why),
    )  # fmt: skip
    return Problem("too-large", conflict.where, told, remedy)


def _graph_problems(conflict: Conflict) -> tuple[Problem, ...]:
    place = {state.id: n for n, state in enumerate(conflict.states)}
    found: list[Problem] = []
    for dm in conflict.decision_makers:
        if isinstance(dm.preferences, Ranking):
            groups = [[place[text] for text in group.states] for group in dm.preferences.groups]
            found += ranking_problems(conflict, dm, groups, list(place.values()))
        elif not (isinstance(dm.preferences, Statements) and not dm.preferences.statements):
            found.append(
                Problem(
                    "graph-preferences",
                    dm.where,
                    Message(
                        "{party}: without options there is nothing to say statements or weights about", party=dm.id
                    ),
                    "rank the states",
                )
            )
    return tuple(found)


def _asked(conflict: Conflict, concepts: Sequence[Concept], engine: str) -> None:
    for concept in concepts:
        if concept not in CONCEPTS:
            raise WrongUse(
                Message(
                    "no concept {concept!r}: the concepts are {concepts}", concept=concept, concepts=", ".join(CONCEPTS)
                )
            )
    if engine not in ENGINES:
        raise WrongUse(
            Message("no engine {engine!r}: the engines are {engines}", engine=engine, engines=", ".join(ENGINES))
        )
    if engine == "compiled" and not compiled.available():
        raise WrongUse("the compiled engine needs numba: install pourparlers[fast]")
    if stopped := errors(problems(conflict)):
        raise RefusedInput(stopped)


def usual(conflict: Conflict) -> tuple[Concept, ...]:
    """The concepts that are asked for where nobody says: all; beyond 2^16 states SIM only where diagrams answer it.

    >>> from pourparlers.model.parse import parse
    >>> usual(parse("party a\\n option x").conflict)
    ('nash', 'gmr', 'smr', 'seq', 'sim')
    """
    return CONCEPTS if _goes_through(conflict) or _by_diagrams(conflict) else SWEPT


def _goes_through(conflict: Conflict) -> bool:
    """Whether SIM is gone through state by state."""
    return len(conflict.atoms) <= (_SIMULTANEOUS_COMPILED if compiled.available() else SIMULTANEOUS)


def _by_diagrams(conflict: Conflict) -> bool:
    return symbolic.fits(conflict) and symbolic.available()


def solve(
    conflict: Conflict | Mapping[str, Any], *, concepts: Sequence[Concept] | None = None, engine: str = "auto"
) -> Analysis:
    """The stability of every state for every decision maker, by the engine that fits.

    `conflict`: a model, or its JSON form as data. `concepts`: those of `usual` where not given.
    `engine`: "auto", "sweep" (all combinations of options at once, numpy), "compiled" (the same with numba) or
    "graph" (states and moves one by one). Raises RefusedInput with the problems of a conflict that cannot be solved,
    WrongUse for one with more than 22 options, whose judgements are counted by `tally` instead.

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
    conflict = as_conflict(conflict)
    concepts = usual(conflict) if concepts is None else concepts
    _asked(conflict, concepts, engine)
    if conflict.is_graph:
        return _by_graph(conflict, graph_of_states(conflict), concepts, "the states and moves are given one by one")
    if len(conflict.atoms) > LISTABLE:
        raise WrongUse(Message("{options} options are too many to list every judgement; use tally, or solve without "
                               "--table", options=len(conflict.atoms)))  # fmt: skip
    if conflict.coalesce or engine == "graph":
        why = "several combinations are one state" if conflict.coalesce else "asked for"
        return _by_graph(conflict, graph_of_game(game_of(conflict)), concepts, why)
    return _by_cells(Dense(conflict, compiled=_compiles(conflict, engine)), concepts)


def _compiles(conflict: Conflict, engine: str) -> bool:
    large = len(conflict.atoms) >= compiled.COMPILE_FROM
    return engine == "compiled" or (engine == "auto" and large and compiled.available())


def _by_cells(found: Dense, concepts: Sequence[Concept]) -> Analysis:
    conflict, game = found.conflict, found.game
    states = np.flatnonzero(game.feasible)
    diagrams = symbolic.Symbolic(conflict) if _apart(conflict, concepts) else None

    def judged(party: int, concept: Concept) -> Bools:
        if diagrams is not None and concept == "sim":
            return diagrams.cells(diagrams.stable(party, concept))
        return found.stable(party, concept)

    stability: dict[str, dict[Concept, Bools]] = {
        dm.id: {c: judged(i, c)[states] for c in concepts} for i, dm in enumerate(conflict.decision_makers)
    }
    worths = {dm.id: game.worths[i][states] for i, dm in enumerate(conflict.decision_makers)}
    why = found.why + _SIM_APART * (diagrams is not None)
    return Analysis(conflict, tuple(concepts), states, worths, stability, found.name, why)


_SIM_APART = "; sim by decision diagrams"


def _apart(conflict: Conflict, concepts: Sequence[Concept]) -> bool:
    """Whether SIM is left to decision diagrams while the rest is swept."""
    return "sim" in concepts and not _goes_through(conflict) and _by_diagrams(conflict)


def _by_graph(conflict: Conflict, found: Graph, concepts: Sequence[Concept], why: str) -> Analysis:
    asked = tuple(c for c in concepts if c != "sim" or not conflict.is_graph)  # SIM needs options
    stability: dict[str, dict[Concept, Bools]] = {
        dm.id: {c: graph.CONCEPTS[c](found, i) for c in asked} for i, dm in enumerate(conflict.decision_makers)
    }
    worths = {dm.id: found.worths[i] for i, dm in enumerate(conflict.decision_makers)}
    return Analysis(conflict, asked, found.numbers, worths, stability, "graph", why)


def prepare(conflict: Conflict, engine: str = "auto") -> Prepared:
    """A conflict in option form made ready for an engine that answers one concept at a time.

    >>> from pourparlers.model.parse import parse
    >>> prepare(parse("party a\\n option x\\n prefers\\n  x").conflict).count("nash")
    1
    """
    _asked(conflict, (), engine)
    if conflict.is_graph or engine == "graph":
        raise WrongUse("the graph form is for solve")
    if engine == "symbolic" or (engine == "auto" and not lays_out(conflict)):
        return symbolic.Symbolic(conflict)
    if not lays_out(conflict):
        raise RefusedInput([_refused(conflict, "but decision diagrams would do", "leave the choice of engine to us")])
    return Dense(conflict, compiled=_compiles(conflict, engine))


def tally(
    conflict: Conflict | Mapping[str, Any],
    *,
    concepts: Sequence[Concept] | None = None,
    engine: str = "auto",
    limit: int = 64,
) -> Tally:
    """How many states, and how many equilibria under each concept; these listed where there are at most `limit`.

    For conflicts of any size: beyond 28 options decision diagrams answer, and count exactly.

    >>> from pourparlers.model.parse import parse
    >>> tally(parse("party a\\n option x\\n prefers\\n  x").conflict, concepts=("nash",)).equilibria
    {'nash': (1, (1,))}
    """
    conflict = as_conflict(conflict)
    concepts = usual(conflict) if concepts is None else concepts
    _asked(conflict, concepts, engine)
    prepared = prepare(conflict, engine)
    apart = prepared.name != "symbolic" and _apart(conflict, concepts)
    diagrams = symbolic.Symbolic(conflict) if apart else None
    found: dict[Concept, tuple[int, tuple[int, ...] | None]] = {}
    for concept in concepts:
        answering = diagrams if diagrams is not None and concept == "sim" else prepared
        found[concept] = answering.count_some(concept, limit)
    return Tally(conflict, prepared.states(), found, prepared.name, prepared.why + _SIM_APART * apart)
