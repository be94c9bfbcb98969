"""Who wants an issue to be so and who does not, by the preference statements of a conflict, and what it waits for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparlers.model.types import (
    And,
    Atom,
    Conflict,
    Constraint,
    DecisionMaker,
    If,
    Not,
    PreferenceStatement,
    Statements,
    atoms,
)

Held = tuple[DecisionMaker, PreferenceStatement]
"""who prefers it, and the preference statement that says so"""


def wanted(conflict: Conflict) -> dict[str, list[Held]]:
    """Issue -> who prefers that it be so.

    >>> from pourparlers.model.parse import parse
    >>> text = "party a\\n option x\\n prefers\\n  x\\nparty b\\n option y\\n prefers\\n  not a.x"
    >>> conflict = parse(text).conflict
    >>> [maker.id for maker, _ in wanted(conflict)["x"]], [maker.id for maker, _ in opposed(conflict, "x")]
    (['a'], ['b'])
    """
    found: dict[str, list[Held]] = {}
    for maker, statement in _statements(conflict):
        formula = statement.formula.then if isinstance(statement.formula, If) else statement.formula
        if isinstance(formula, Atom | And):
            issues = {a.option for a in atoms(formula)}
            if len(issues) == 1:
                found.setdefault(issues.pop(), []).append((maker, statement))
    return {issue: _one_each(held) for issue, held in found.items()}


def opposed(conflict: Conflict, issue: str) -> list[Held]:
    """Who prefers that the issue not be so."""
    return _one_each([
        (maker, statement)
        for maker, statement in _statements(conflict)
        if isinstance(statement.formula, Not) and {a.option for a in atoms(statement.formula)} == {issue}
    ])  # fmt: skip


def parts_of(conflict: Conflict, issue: str) -> tuple[Atom, ...]:
    """The options that together make the issue so: one of each party that has a part in it."""
    return tuple(a for a in conflict.atoms if a.option == issue)


def holding(conflict: Conflict, issue: str, states: Sequence[int]) -> int:
    """In how many of the states the issue is so."""
    needed = set(parts_of(conflict, issue))
    return sum(needed <= set(conflict.taken(state)) for state in states)


def waited_for(conflict: Conflict, issue: str) -> Iterator[tuple[Constraint, list[str]]]:
    """The constraints that make the issue wait, each with the issues it makes it wait for."""
    for constraint in conflict.infeasible:
        parts = constraint.formula.parts if isinstance(constraint.formula, And) else (constraint.formula,)
        if any(a.option == issue for part in parts if not isinstance(part, Not) for a in atoms(part)):
            waited = list(dict.fromkeys(a.option for part in parts if isinstance(part, Not) for a in atoms(part)))
            if waited:
                yield constraint, waited


def _statements(conflict: Conflict) -> Iterator[Held]:
    for maker in conflict.decision_makers:
        if isinstance(maker.preferences, Statements):
            yield from ((maker, statement) for statement in maker.preferences.statements)


def _one_each(held: list[Held]) -> list[Held]:
    """The first statement of each party."""
    return list({maker.id: (maker, statement) for maker, statement in reversed(held)}.values())[::-1]
