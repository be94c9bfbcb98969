"""Two conflicts beside each other, say of two dates: which equilibria came, which went, and by which line.

States are compared as the options taken in them, so that the two need not list the same options. A line is answerable
for an equilibrium that would not have come, or would not have gone, had this line alone not changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from pourparlers.base.errors import WrongUse
from pourparlers.base.problems import errors
from pourparlers.model.types import Atom, Concept, Conflict, Constraint, PreferenceStatement, Statements, atoms
from pourparlers.solve.engine import solve
from pourparlers.solve.solvable import problems

Taken = frozenset[Atom]


class Line(Protocol):
    """A line that differs (`model.changes.Difference`)."""

    @property
    def kind(self) -> str: ...
    @property
    def party(self) -> str | None: ...
    @property
    def line(self) -> PreferenceStatement | Constraint: ...
    @property
    def place(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Turned:
    """A line, and what would be otherwise without its change: equilibria that came by it, that went by it."""

    line: Line
    came: tuple[Taken, ...]
    went: tuple[Taken, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """What became of the equilibria of a concept, each as the options taken in it."""

    came: tuple[Taken, ...]
    went: tuple[Taken, ...]
    stayed: tuple[Taken, ...]
    turned: tuple[Turned, ...]


def equilibria(conflict: Conflict, concept: Concept) -> dict[Taken, None]:
    """The equilibria as the options taken, in the order of the states."""
    analysis = solve(conflict, concepts=(concept,))
    return {frozenset(conflict.taken(state)): None for state in analysis.equilibria(concept)}


def undone(new: Conflict, old: Conflict, line: Line) -> Conflict | None:
    """The new conflict with the change of one line taken back; None where its party is gone."""
    if line.party is None:
        rest = [c for c in new.infeasible if c.formula != line.line.formula]
        if line.kind == "removed" and isinstance(line.line, Constraint):
            rest.append(line.line)
        return replace(new, infeasible=tuple(rest))
    makers = {dm.id: dm for dm in new.decision_makers}
    if line.party not in makers:
        return None
    dm = makers[line.party]
    statements = list(dm.preferences.statements) if isinstance(dm.preferences, Statements) else []
    statements = [s for s in statements if s.formula != line.line.formula]
    if line.kind != "added" and isinstance(line.line, PreferenceStatement):
        statements.insert(_old_place(old, line, statements), line.line)
    makers[line.party] = replace(dm, preferences=Statements(tuple(statements)))
    return replace(new, decision_makers=tuple(makers.values()))


def _old_place(old: Conflict, line: Line, statements: Sequence[PreferenceStatement]) -> int:
    """Where the line stood: right after the nearest line that stood before it and is still there."""
    preferences = old[line.party or ""].preferences
    before = [s.formula for s in preferences.statements] if isinstance(preferences, Statements) else []
    at = before.index(line.line.formula) if line.line.formula in before else 0
    now = [s.formula for s in statements]
    for formula in reversed(before[:at]):
        if formula in now:
            return now.index(formula) + 1
    return 0


def against(old: Conflict, new: Conflict, lines: Sequence[Line], concept: Concept) -> Against:
    """Compare the equilibria of two conflicts in option form, and try each line that differs.

    >>> from pourparlers.model.changes import differences
    >>> from pourparlers.model.parse import parse
    >>> one = parse("party a\\n option x\\n prefers\\n  not x").conflict
    >>> two = parse("party a\\n option x\\n prefers\\n  x @ s9\\n  not x").conflict
    >>> found = against(one, two, differences(one, two), "nash")
    >>> [str(atom) for atom in found.came[0]], [t.line.line.evidence.ids for t in found.turned]
    (['a.x'], [('s9',)])
    """
    if old.is_graph or new.is_graph:
        raise WrongUse("conflicts are compared by their options; the graph form has none")
    before, after = equilibria(old, concept), equilibria(new, concept)
    came, went = [s for s in after if s not in before], [s for s in before if s not in after]
    turned = []
    for line in lines:
        other = undone(new, old, line) if set(atoms(line.line.formula)) <= set(new.atoms) else None
        if other is None or errors(problems(other)):
            continue  # it speaks of options that are gone, or cannot be taken back alone
        otherwise = equilibria(other, concept)
        by_it = tuple(s for s in came if s not in otherwise), tuple(s for s in went if s in otherwise)
        if any(by_it):
            turned.append(Turned(line, *by_it))
    return Against(tuple(came), tuple(went), tuple(s for s in after if s in before), tuple(turned))
