"""The definitions of a conflict as clauses: states, moves, preferences, over any literals for the options."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pourparlers.model.types import Atom, Conflict, Statements
from pourparlers.solve.sat.circuits import Circuit
from pourparlers.solve.space import Mover, movers


class Encoding:
    """A conflict in option form with preference statements, for a SAT solver."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.parties = tuple(dm.id for dm in conflict.decision_makers)
        self.movers = movers(conflict)
        self.size = len(conflict.atoms)
        self.bit = {atom: n for n, atom in enumerate(conflict.atoms)}

    def fixed(self, circuit: Circuit, state: int) -> list[int]:
        """A state as literals."""
        return [circuit.constant(bool(state >> bit & 1)) for bit in range(self.size)]

    def feasible(self, circuit: Circuit, options: Sequence[int]) -> int:
        """Where no line forbids the combination."""
        barred = [circuit.formula(c.formula, self._taken(options)) for c in self.conflict.infeasible]
        return -circuit.any_of(barred)

    def better(self, circuit: Circuit, party: int, one: Sequence[int], other: Sequence[int]) -> int:
        """Where a decision maker prefers the first combination to the second."""
        preferences = self.conflict.decision_makers[party].preferences
        assert isinstance(preferences, Statements)
        first, second = (circuit.wants(preferences.statements, self._taken(side)) for side in (one, other))
        return circuit.above(first, second)

    def _taken(self, options: Sequence[int]) -> Callable[[Atom], int]:
        return lambda atom: options[self.bit[atom]]

    def moved(self, circuit: Circuit, mover: Mover, now: Sequence[int], then: Sequence[int]) -> int:
        """Where the second combination is what a decision maker can make of the first, or the first itself."""
        parts = []
        for bit, (before, after) in enumerate(zip(now, then, strict=True)):
            if not mover.forward >> bit & 1:
                parts.append(circuit.any_of([before, -after]))
            if not mover.backward >> bit & 1:
                parts.append(circuit.any_of([-before, after]))
        return circuit.all_of(parts)


def number(model: set[int], options: Sequence[int]) -> int:
    """The state that a model gives to the options."""
    return sum(1 << bit for bit, one in enumerate(options) if one in model)
