"""One call for all conflicts: choose the engine by size and shape, run it, say which and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pourparlers.base.errors import RefusedInput, WrongUse
from pourparlers.base.message import Message
from pourparlers.base.problems import errors
from pourparlers.model.files import as_conflict
from pourparlers.model.types import CONCEPTS, Concept, Conflict
from pourparlers.solve import compiled, graph, symbolic
from pourparlers.solve.analysis import SIM_APART, Analysis, Tally
from pourparlers.solve.game import game_of
from pourparlers.solve.graph import Graph, graph_of_game, graph_of_states
from pourparlers.solve.prepared import Dense, Prepared
from pourparlers.solve.solvable import LISTABLE, lays_out, problems, refused
from pourparlers.solve.space import Bools

ENGINES = ("auto", "sweep", "compiled", "graph", "symbolic")
SWEPT: tuple[Concept, ...] = ("nash", "gmr", "smr", "seq")  # one sweep answers for all states
SIMULTANEOUS = 16  # options up to which SIM, whose joint choices differ from state to state, is gone through
_SIMULTANEOUS_COMPILED = 20  # the same with compiled kernels; beyond, diagrams are sooner there


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
    why = found.why + SIM_APART * (diagrams is not None)
    return Analysis(conflict, tuple(concepts), states, worths, stability, found.name, why)


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
        raise RefusedInput([refused(conflict, "but decision diagrams would do", "leave the choice of engine to us")])
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
    return Tally(conflict, prepared.states(), found, prepared.name, prepared.why + SIM_APART * apart)
