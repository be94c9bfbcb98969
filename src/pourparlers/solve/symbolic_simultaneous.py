"""Simultaneous stability of all states as decision diagrams.

Beside the options there is one variable for each option that a decision maker can change: the value it chooses. Moves
are then choices from one and the same state, and what they make together is a substitution: an option is changed if
anybody changes it.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pourparlers.solve.symbolic import Symbolic

Node = Any


def chosen(mover: int, bit: int) -> str:
    """The name of the variable for what a decision maker makes of an option."""
    return f"x{mover}_{bit}"


class Simultaneous:
    """Choices made at once, over the diagrams of a conflict."""

    def __init__(self, engine: Symbolic) -> None:
        self.engine, self.bdd = engine, engine.bdd
        self.choices = [{engine.names[bit]: self.bdd.var(chosen(j, bit)) for bit in mover.bits}
                        for j, mover in enumerate(engine.movers)]  # fmt: skip
        self.together = {name: self._together(name) for name in engine.names}

    def _together(self, name: str) -> Node:
        """What becomes of an option when all choose at once."""
        now = self.bdd.var(name)
        made = [choice[name] for choice in self.choices if name in choice]
        if len(made) == 1:
            return made[0]
        changed = reduce(lambda a, b: a | b, (~one.equiv(now) for one in made), self.bdd.false)
        return ~now.equiv(changed)

    def _allowed(self, mover: int) -> Node:
        """Where the choices of a decision maker go the ways that are open to it."""
        ways, allowed = self.engine.movers[mover], self.bdd.true
        for bit in ways.bits:
            name = self.engine.names[bit]
            now, then = self.bdd.var(name), self.choices[mover][name]
            if not ways.forward >> bit & 1:
                allowed &= now | ~then
            if not ways.backward >> bit & 1:
                allowed &= ~now | then
        return allowed

    def _improvement(self, mover: int) -> Node:
        """Over states and choices of one decision maker: whether the choice is an improvement of its own."""
        engine = self.engine
        own = engine.own_wants(mover)
        better = self.bdd.let(self.choices[mover], engine.feasible & engine.over_level(own, "M"))
        return engine.here(better, own, "M") & self._allowed(mover)

    def _stays(self, mover: int) -> Node:
        same = (self.bdd.var(name).equiv(then) for name, then in self.choices[mover].items())
        return reduce(lambda a, b: a & b, same, self.bdd.true)

    def _over(self, mover: int) -> list[str]:
        return [chosen(mover, bit) for bit in self.engine.movers[mover].bits]

    def unstable(self, focal: int) -> Node:
        """The states, feasible or not, from which an improvement is spoilt by no joint choice of the others."""
        engine = self.engine
        spoilt = self.bdd.let(self.together, engine.feasible & ~engine.above[focal])
        for j in range(len(engine.movers)):
            if j != focal and self._over(j):
                spoilt = self.bdd.exist(self._over(j), spoilt & (self._improvement(j) | self._stays(j)))
        gain = self.bdd.let(self.choices[focal], engine.feasible & engine.above[focal]) & self._allowed(focal)
        left = self.bdd.exist(self._over(focal), gain & ~spoilt)
        return engine.here(left, engine.wants[focal], "L")
