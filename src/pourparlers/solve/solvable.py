"""Whether a conflict can be solved here: there must be states, rankings that name each of them once, and room."""

from __future__ import annotations

import os

import numpy as np

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem
from pourparlers.model.types import Conflict, Ranking, Statements
from pourparlers.solve import graph, symbolic
from pourparlers.solve.space import Cube, feasible_cells
from pourparlers.solve.worth import group_cells, ranking_problems

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
        return (refused(conflict, "coalesced states are looked at one by one", "leave options or coalesce lines out"),)
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
        return (refused(conflict, "and rankings, weights and coalesced states need them laid out one by one",
                         "use preference statements, or leave options out"),)  # fmt: skip
    if not symbolic.available():
        return (refused(conflict, "but decision diagrams would do", "install pourparlers[symbolic]"),)
    return ()


def refused(conflict: Conflict, why: str, remedy: str) -> Problem:
    """That a conflict is too large, why, and what to do."""
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
