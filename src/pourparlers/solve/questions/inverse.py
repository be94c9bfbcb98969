"""Inverse analysis: the fewest changes of preference that make a wanted state an equilibrium.

Kinsara, Petersons, Hipel & Kilgour (2015) try every ranking of every decision maker. But stability of a state s for i
depends on i's preferences only through which states i prefers to s: one yes or no for each state, and decision makers
are independent of each other. So each is a small question for a MaxSAT solver (the extra `sat`):

* Nash: no move of i from s leads to a state preferred to s.
* GMR: of each move preferred to s, some end of the others' answers is not preferred to s.
* SMR: likewise, and no move of i from that end is preferred to s.
* SEQ: as GMR, with the others' preferences taken as they are.

To demote a state is to rank it no higher than s any more. Demoting more never breaks stability, so the smallest sets
of states to demote are the conditions; all smallest ones are listed, up to a limit.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.model.types import Concept, Conflict
from pourparlers.solve.local import Local, local_view
from pourparlers.solve.reasons import sequences
from pourparlers.solve.sat import circuits

MOST_ENDS = 200_000  # ends of answers looked at for one improvement


@dataclass(frozen=True, slots=True)
class Condition:
    """What one decision maker would have to think: sets of states to rank no higher than the wanted one.

    Any one of `alternatives` will do, each as small as can be; one empty set where nothing has to change.
    """

    party: str
    alternatives: tuple[tuple[int, ...], ...]
    complete: bool = True  # whether these are all the smallest ones

    @property
    def fewest(self) -> int:
        """How many states have to be demoted at least."""
        return len(self.alternatives[0])


def inverse(conflict: Conflict, state: int, concept: Concept, *, most: int = 20) -> tuple[Condition, ...]:
    """For each decision maker, the smallest changes of its preferences that make the state stable for it.

    >>> from pourparlers.model.catalog import entry
    >>> dilemma = entry("prisoners-dilemma").conflict
    >>> [(c.party, [dilemma.state_text(s) for s in c.alternatives[0]]) for c in inverse(dilemma, 3, "nash")]
    [('row', ['NY']), ('column', ['YN'])]
    """
    if concept == "sim":
        raise WrongUse("the inverse question is answered for nash, gmr, smr and seq")
    view = local_view(conflict)
    if view.state_of(state) != state and view.has_options:
        raise WrongUse(Message("{state} is no possible state, or not the first of its class",
                               state=conflict.state_text(state)))
    return tuple(_condition(view, i, concept, state, most) for i in range(len(view.parties)))


def _condition(view: Local, focal: int, concept: Concept, state: int, most: int) -> Condition:
    """The smallest sets that hit every clause: a clause says, for one improvement, what would take it away."""
    worth = view.worth(focal, state)
    clauses: list[list[tuple[int, ...]]] = []
    for better in view.improvements(focal, state):
        ways = list(dict.fromkeys(_ways(view, focal, concept, worth, better)))
        if () not in ways:
            clauses.append(ways)
    party = view.parties[focal]
    if not clauses:
        return Condition(party, ((),))
    if all(len(ways) == 1 for ways in clauses):  # nothing to choose
        return Condition(party, (tuple(sorted({s for ways in clauses for s in ways[0]})),))
    found = list(_smallest(clauses, most + 1))
    return Condition(party, tuple(sorted(found[:most])), len(found) <= most)


def _ways(view: Local, focal: int, concept: Concept, worth: tuple[int, ...], better: int) -> Iterator[tuple[int, ...]]:
    """Sets of states whose demotion takes an improvement away: itself, or what an answer needs to deter."""
    yield (better,)
    if concept == "nash":
        return
    seen: set[int] = set()
    for steps in sequences(view, focal, better, improving=concept == "seq"):
        end = steps[-1].state
        if end in seen:
            continue
        seen.add(end)
        if len(seen) > MOST_ENDS:
            raise WrongUse(Message("more than {most:,} states can answer one improvement: too many for the inverse",
                                   most=MOST_ENDS))
        reached = (end, *view.moves(focal, end)) if concept == "smr" else (end,)
        demoted = tuple(sorted({s for s in reached if view.worth(focal, s) > worth}))
        if better not in demoted or len(demoted) == 1:  # else demoting the improvement itself is less
            yield demoted
        if not demoted:
            return


def _smallest(clauses: list[list[tuple[int, ...]]], most: int) -> Iterator[tuple[int, ...]]:
    """The smallest sets of states that contain one of the sets of each clause, ascending in size while equal."""
    if not circuits.available():
        raise WrongUse("the inverse question needs python-sat: install pourparlers[sat]")
    maxsat: Any = importlib.import_module("pysat.examples.rc2").RC2
    weighted: Any = importlib.import_module("pysat.formula").WCNF
    number: dict[int, int] = {}
    formula = weighted()
    for ways in clauses:
        for demoted in ways:
            for s in demoted:
                number.setdefault(s, len(number) + 1)
    top = len(number)
    for ways in clauses:
        choices = []
        for demoted in ways:
            if len(demoted) == 1:
                choices.append(number[demoted[0]])
                continue
            top += 1
            choices.append(top)
            for s in demoted:
                formula.append([-top, number[s]])
        formula.append(choices)
    for variable in number.values():
        formula.append([-variable], weight=1)
    states = {variable: s for s, variable in number.items()}
    with maxsat(formula) as solver:
        cost: int | None = None
        for _ in range(most):
            model = solver.compute()
            if model is None or (cost is not None and solver.cost > cost):
                return
            cost = solver.cost
            chosen = [v for v in model if v > 0 and v in states]
            yield tuple(sorted(states[v] for v in chosen))
            solver.add_clause([-v for v in chosen])
