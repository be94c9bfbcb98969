"""What if: a conflict with something assumed, or without the lines that rest on some evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pourparlers.model.types import (
    Conflict,
    Constraint,
    DecisionMaker,
    Evidence,
    Formula,
    Not,
    PreferenceStatement,
    Ranking,
    Statements,
    Weights,
    by_hand,
    holds,
)

_Line = TypeVar("_Line", PreferenceStatement, Constraint)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The changed conflict, and the lines that were left out of it (with the party they belong to, if any)."""

    conflict: Conflict
    left_out: tuple[tuple[str | None, PreferenceStatement | Constraint], ...] = ()


def assume(conflict: Conflict, formula: Formula) -> Conflict:
    """The conflict where only states in which the formula holds are possible.

    A status quo in which it does not hold is left out.

    >>> from pourparlers.model.parse import parse
    >>> from pourparlers.model.types import Atom
    >>> assumed = assume(parse("party a\\n option x\\nstatus quo none").conflict, Atom("a", "x"))
    >>> len(assumed.infeasible), assumed.status_quo
    (1, None)
    """
    barred = Constraint(Not(formula), by_hand("assumed"))
    quo = conflict.status_quo
    if quo is not None and not holds(formula, set(quo.taken).__contains__):
        quo = None
    return replace(conflict, infeasible=(*conflict.infeasible, barred), status_quo=quo)


def without(conflict: Conflict, ids: Iterable[str]) -> WhatIf:
    """The conflict without the preferences and impossibilities that rest on nothing but this evidence.

    >>> from pourparlers.model.parse import parse
    >>> text = "party a\\n option x\\n prefers\\n  x @ s1\\n  not x @ s1 s2\\n  x by hand \\"so\\""
    >>> found = without(parse(text).conflict, ["s1"])
    >>> len(found.left_out), [s.evidence.ids for s in found.conflict["a"].preferences.statements]
    (1, [('s2',), ()])
    """
    gone = frozenset(ids)
    left_out: list[tuple[str | None, PreferenceStatement | Constraint]] = []

    def kept(lines: Sequence[_Line], party: str | None) -> tuple[_Line, ...]:
        out: list[_Line] = []
        for line in lines:
            rest = Evidence(tuple(i for i in line.evidence.ids if i not in gone), line.evidence.by_hand)
            if line.evidence and not rest:
                left_out.append((party, line))
            else:
                out.append(replace(line, evidence=rest))
        return tuple(out)

    def maker(dm: DecisionMaker) -> DecisionMaker:
        match dm.preferences:
            case Statements(statements):
                return replace(dm, preferences=Statements(kept(statements, dm.id)))
            case Ranking() | Weights():
                return dm

    makers = tuple(maker(dm) for dm in conflict.decision_makers)
    infeasible = kept(conflict.infeasible, None)
    return WhatIf(replace(conflict, decision_makers=makers, infeasible=infeasible), tuple(left_out))
