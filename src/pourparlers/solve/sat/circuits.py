"""Formulas over options as clauses for a SAT solver (the extra `sat`): one variable a gate, constants folded away.

Literals are whole numbers as in DIMACS; a negative one is the contrary (Tseitin 1968).
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pourparlers.model.types import And, Atom, Formula, If, Iff, Not, Or, PreferenceStatement
from pourparlers.solve.worth import tiers


def available() -> bool:
    """Whether python-sat is installed."""
    return importlib.util.find_spec("pysat") is not None


class Circuit:
    """Gates over the variables of one SAT solver.

    >>> circuit = Circuit()
    >>> x, y = circuit.fresh(2)
    >>> circuit.solve([circuit.all_of([x, y]), -y]) is None
    True
    """

    def __init__(self) -> None:
        solvers: Any = importlib.import_module("pysat.solvers")
        self.solver = solvers.Solver(name="glucose4")
        self.top = 1
        self.true = 1
        self.solver.add_clause([self.true])
        self._gates: dict[tuple[int, ...], int] = {}

    def fresh(self, count: int) -> list[int]:
        """New variables."""
        self.top += count
        return list(range(self.top - count + 1, self.top + 1))

    def clause(self, *literals: int) -> None:
        """At least one of the literals holds."""
        self.solver.add_clause(list(literals))

    def constant(self, value: bool) -> int:
        """The literal that always, or never, holds."""
        return self.true if value else -self.true

    def all_of(self, literals: Iterable[int]) -> int:
        """A literal that holds if and only if all of these do."""
        inner = sorted(set(literals) - {self.true})
        if -self.true in inner or any(-one in inner for one in inner if one > 0):
            return -self.true
        if len(inner) < 2:
            return inner[0] if inner else self.true
        key = tuple(inner)
        if key not in self._gates:
            (gate,) = self.fresh(1)
            for one in inner:
                self.clause(-gate, one)
            self.clause(gate, *(-one for one in inner))
            self._gates[key] = gate
        return self._gates[key]

    def any_of(self, literals: Iterable[int]) -> int:
        """A literal that holds if and only if one of these does."""
        return -self.all_of(-one for one in literals)

    def same(self, left: int, right: int) -> int:
        """A literal that holds if and only if both or neither do."""
        return -self.any_of([self.all_of([left, -right]), self.all_of([-left, right])])

    def formula(self, formula: Formula, taken: Callable[[Atom], int]) -> int:
        """A literal that holds where the formula does; `taken` gives an option's literal."""
        match formula:
            case Atom():
                return taken(formula)
            case Not(part):
                return -self.formula(part, taken)
            case And(parts):
                return self.all_of([self.formula(part, taken) for part in parts])
            case Or(parts):
                return self.any_of([self.formula(part, taken) for part in parts])
            case If(then, when):
                return self.any_of([self.formula(then, taken), -self.formula(when, taken)])
            case Iff(left, right):
                return self.same(self.formula(left, taken), self.formula(right, taken))

    def wants(self, statements: tuple[PreferenceStatement, ...], taken: Callable[[Atom], int]) -> list[int]:
        """What counts, most important first; of tied statements: that at least one holds, at least two, …"""
        found: list[int] = []
        for group in tiers(statements):
            at_least = [self.true] + [-self.true] * len(group)
            for literal in [self.formula(part, taken) for part in group]:
                for n in range(len(group), 0, -1):
                    at_least[n] = self.any_of([at_least[n], self.all_of([at_least[n - 1], literal])])
            found += at_least[1:]
        return found

    def above(self, one: Sequence[int], other: Sequence[int]) -> int:
        """A literal that holds where the first vector of wants is worth more: it has the first that differs."""
        above = -self.true
        for mine, yours in reversed(list(zip(one, other, strict=True))):
            above = self.any_of([self.all_of([mine, -yours]), self.all_of([self.same(mine, yours), above])])
        return above

    def solve(self, assumed: Sequence[int]) -> set[int] | None:
        """The literals of a model in which the assumed ones hold; None where there is none."""
        if not self.solver.solve(assumptions=list(assumed)):
            return None
        return set(self.solver.get_model())

    def core(self) -> set[int]:
        """Those of the assumed literals that cannot hold together, after `solve` found no model."""
        return set(self.solver.get_core() or ())
