"""Levers: which single preference, given up or turned round, would let something hold that does not hold now.

Every change is tried and the conflict solved again; nothing is estimated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pourparlers.model.types import Concept, Conflict, Formula, PreferenceStatement, Statements, holds
from pourparlers.solve.engine import solve
from pourparlers.solve.questions.changes import contrary
from pourparlers.solve.questions.paths import reached

LARGEST = 14  # options; each lever is one more solution of the conflict


@dataclass(frozen=True, slots=True)
class Lever:
    """One preference changed, and in how many equilibria the wanted thing then holds."""

    party: str
    statement: PreferenceStatement
    change: Literal["given-up", "reversed"]
    holding: int
    equilibria: int


def levers(conflict: Conflict, wanted: Formula, *, concept: Concept = "nash") -> tuple[Lever, ...]:
    """The single changes of preference after which `wanted` holds in an equilibrium; the surest first.

    Args:
        conflict: in option form with preference statements; others, or one of more than 14 options, give none.
        wanted: a formula over its options.
        concept: the stability that counts.

    >>> from pourparlers.model.parse import parse
    >>> talks = parse('''
    ... party north
    ...   option halt
    ...   prefers
    ...     not halt
    ... party south
    ...   option pay
    ...   prefers
    ...     north.halt
    ...     not pay
    ... ''').conflict
    >>> from pourparlers.model.types import Atom
    >>> [(l.party, l.change, l.holding, l.equilibria) for l in levers(talks, Atom("north", "halt"))]
    [('north', 'reversed', 1, 1), ('north', 'given-up', 1, 2)]
    """
    if conflict.is_graph or len(conflict.atoms) > LARGEST:
        return ()
    found = []
    for party, statement, change, changed in _changes(conflict):
        states = _outcomes(changed, concept)
        holding = sum(_holds(changed, wanted, s) for s in states)
        if holding:
            found.append(Lever(party, statement, change, holding, len(states)))
    return tuple(sorted(found, key=lambda lever: (-lever.holding / lever.equilibria, lever.change == "reversed")))


def _outcomes(conflict: Conflict, concept: Concept) -> tuple[int, ...]:
    """The equilibria, where some can be reached from the status quo by improvements only those."""
    analysis = solve(conflict, concepts=(concept,))
    states = analysis.equilibria(concept)
    start = conflict.status_quo_state
    if start is None or start not in set(map(int, analysis.states)):
        return states
    course = reached(conflict, start)
    return tuple(s for s in states if s in course) or states


def _holds(conflict: Conflict, wanted: Formula, state: int) -> bool:
    taken = frozenset(conflict.taken(state))
    return bool(holds(wanted, lambda atom: atom in taken))


def _changes(
    conflict: Conflict,
) -> Iterator[tuple[str, PreferenceStatement, Literal["given-up", "reversed"], Conflict]]:
    for maker in conflict.decision_makers:
        if not isinstance(maker.preferences, Statements):
            continue
        all_of = maker.preferences.statements
        for n, statement in enumerate(all_of):
            without = (*all_of[:n], *all_of[n + 1 :])
            turned = (*all_of[:n], replace(statement, formula=contrary(statement.formula)), *all_of[n + 1 :])
            for change, statements in (("given-up", without), ("reversed", turned)):
                other = replace(maker, preferences=Statements(statements))
                makers = tuple(other if m.id == maker.id else m for m in conflict.decision_makers)
                yield maker.id, statement, change, replace(conflict, decision_makers=makers)  # type: ignore[misc]
