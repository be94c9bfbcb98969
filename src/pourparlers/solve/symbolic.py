"""Conflicts too large to lay out: sets of states as binary decision diagrams (the extra `symbolic`).

Only for option form with preference statements. Beside the options there is one level variable for each statement of
the focal decision maker: a diagram over options and levels says for each state at once how it compares with any
level. A set of states is quantified over the focal options, then the levels are replaced by the statements
themselves, which puts "better than here" in place of "better than the level". No second copy of the options is
needed. Counts are exact whole numbers.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.model.types import (
    And,
    Atom,
    Concept,
    Conflict,
    Formula,
    If,
    Iff,
    Not,
    Or,
    PreferenceStatement,
    Statements,
)
from pourparlers.solve.prepared import Prepared
from pourparlers.solve.space import Array, Bools, Mover, movers
from pourparlers.solve.symbolic_simultaneous import Simultaneous, chosen
from pourparlers.solve.worth import tiers

Node = Any  # a node of a decision diagram


def available() -> bool:
    """Whether dd is installed."""
    return importlib.util.find_spec("dd") is not None


def fits(conflict: Conflict) -> bool:
    """Whether a conflict is of the form that diagrams can take."""
    by_statements = all(isinstance(dm.preferences, Statements) for dm in conflict.decision_makers)
    return not conflict.is_graph and not conflict.coalesce and by_statements


class Symbolic(Prepared):
    """Stability of all states as diagrams."""

    name = "symbolic"

    def __init__(self, conflict: Conflict) -> None:
        if not fits(conflict):
            raise WrongUse("decision diagrams need option form, preference statements and no coalesced states")
        try:
            from dd.cudd import BDD
        except ImportError:
            from dd.autoref import BDD
        self.conflict = conflict
        self.why = f"{len(conflict.atoms)} options: 2^{len(conflict.atoms)} cells, more than can be laid out in memory"
        self.movers = movers(conflict)
        self.bdd = BDD()
        self.names = [f"o{n}" for n in range(len(conflict.atoms))]
        self._index = dict(zip(conflict.atoms, self.names, strict=True))
        for bit, name in enumerate(self.names):  # what may be made of an option, next to it
            self.bdd.declare(name, *(chosen(j, bit) for j, mover in enumerate(self.movers) if bit in mover.bits))
        self.bdd.configure(reordering=True)  # options that formulas name together end up near each other
        self.feasible = ~self._any(self._of(c.formula) for c in conflict.infeasible)
        self.wants = [self._wants(dm.preferences.statements) for dm in conflict.decision_makers
                      if isinstance(dm.preferences, Statements)]  # fmt: skip
        longest = max(map(len, self.wants), default=0)
        self.bdd.declare(*(f"{kind}{n}" for n in range(longest) for kind in "LM"))
        self.above = [self.over_level(wants, "L") for wants in self.wants]

    # -- formulas as diagrams ------------------------------------------------------------------------------------
    def _of(self, formula: Formula) -> Node:
        match formula:
            case Atom():
                return self.bdd.var(self._index[formula])
            case Not(part):
                return ~self._of(part)
            case And(parts):
                return reduce(lambda a, b: a & b, map(self._of, parts), self.bdd.true)
            case Or(parts):
                return self._any(map(self._of, parts))
            case If(then, when):
                return self._of(then) | ~self._of(when)
            case Iff(left, right):
                return self._of(left).equiv(self._of(right))

    def _any(self, nodes: Iterable[Node]) -> Node:
        return reduce(lambda a, b: a | b, nodes, self.bdd.false)

    def _wants(self, statements: tuple[PreferenceStatement, ...]) -> list[Node]:
        """What counts, most important first; of tied statements: that at least one holds, at least two, …"""
        wants: list[Node] = []
        for group in tiers(statements):
            at_least = [self.bdd.true] + [self.bdd.false] * len(group)
            for node in map(self._of, group):
                for n in range(len(group), 0, -1):
                    at_least[n] |= at_least[n - 1] & node
            wants += at_least[1:]
        return wants

    def own_wants(self, party: int) -> list[Node]:
        """Those of its wants that a decision maker's own options bear on: the others cannot tell its moves apart."""
        mine = {self.names[bit] for bit in self.movers[party].bits}
        return [want for want in self.wants[party] if mine & self.bdd.support(want)]

    def over_level(self, wants: Sequence[Node], kind: str) -> Node:
        """Where the state is worth more than the level: at the first difference, the state has it."""
        above = self.bdd.false
        for n in reversed(range(len(wants))):
            level = self.bdd.var(f"{kind}{n}")
            above = (wants[n] & ~level) | (wants[n].equiv(level) & above)
        return above

    def here(self, node: Node, wants: Sequence[Node], kind: str) -> Node:
        """The levels replaced by what the state itself is worth."""
        return self.bdd.let({f"{kind}{n}": want for n, want in enumerate(wants)}, node) if wants else node

    # -- moves ---------------------------------------------------------------------------------------------------
    def reach(self, node: Node, mover: Mover) -> Node:
        """From where a decision maker can get into the set, or is in it."""
        free = [bit for bit in mover.bits if mover.forward >> bit & mover.backward >> bit & 1]
        if free:
            node = self.bdd.exist([self.names[bit] for bit in free], node)
        for bit in mover.bits:
            if bit not in free:
                off = self.bdd.let({self.names[bit]: self.bdd.false}, node)
                on = self.bdd.let({self.names[bit]: self.bdd.true}, node)
                taken = self.bdd.var(self.names[bit])
                node = (taken & on) | (~taken & (off | on)) if mover.forward >> bit & 1 else \
                    (taken & (off | on)) | (~taken & off)  # fmt: skip
        return node

    def _answered(self, focal: int, concept: Concept) -> Node:
        """Over states and levels: whether the others can lead on to an end that is a sanction at the level."""
        sanction = self.feasible & ~self.above[focal]
        if concept == "smr":
            sanction &= ~self.reach(self.feasible & self.above[focal], self.movers[focal])
        others = [j for j in range(len(self.movers)) if j != focal]
        own = {j: self.own_wants(j) for j in others} if concept == "seq" else {}
        better = {j: self.over_level(own[j], "M") for j in own}
        quiet = turn = 0
        while quiet < len(others):
            j = others[turn % len(others)]
            if concept == "seq":
                step = self.here(self.reach(sanction & better[j], self.movers[j]), own[j], "M")
            else:
                step = self.reach(sanction, self.movers[j])
            larger = sanction | (step & self.feasible)
            quiet, turn = (quiet + 1 if larger == sanction else 1), turn + 1
            sanction = larger
        return sanction

    def stable(self, focal: int, concept: Concept) -> Node:
        """The states that are stable for a decision maker."""
        if concept == "sim":
            return self.feasible & ~Simultaneous(self).unstable(focal)
        gain = self.feasible & self.above[focal]
        if concept != "nash":
            gain &= ~self._answered(focal, concept)
        unstable = self.here(self.reach(gain, self.movers[focal]), self.wants[focal], "L")
        return self.feasible & ~unstable

    def equilibrium(self, concept: Concept) -> Node:
        """The states that are stable for every decision maker."""
        return reduce(lambda a, b: a & b, (self.stable(i, concept) for i in range(len(self.movers))), self.feasible)

    # -- counting ------------------------------------------------------------------------------------------------
    def exactly(self, node: Node) -> int:
        """How many combinations of options a diagram over options holds, as a whole number of any size."""
        order = sorted(self.names, key=self.bdd.level_of_var)
        rank = {name: n for n, name in enumerate(order)}
        ends = {self.bdd.true: (1, len(order)), self.bdd.false: (0, len(order))}
        known: dict[Node, tuple[int, int]] = dict(ends)  # combinations of the options from the part's own on; its rank
        stack = [node]
        while stack:
            part = stack[-1]
            if part in known:
                stack.pop()
                continue
            children = (~part.low, ~part.high) if part.negated else (part.low, part.high)
            if missing := [child for child in children if child not in known]:
                stack += missing
                continue
            at = rank[part.var]
            known[part] = (sum(count << (below - at - 1) for count, below in map(known.__getitem__, children)), at)
        count, at = known[node]
        return count << at

    def states(self) -> int:
        return self.exactly(self.feasible)

    def count(self, concept: Concept) -> int:
        return self.exactly(self.equilibrium(concept))

    def stable_count(self, focal: int, concept: Concept) -> int:
        return self.exactly(self.stable(focal, concept))

    def count_some(self, concept: Concept, limit: int) -> tuple[int, tuple[int, ...] | None]:
        found = self.equilibrium(concept)
        count = self.exactly(found)
        return count, self._numbers(found) if count <= limit else None

    def cells(self, node: Node) -> Bools:
        """Which cells of the cube a diagram over options holds, shape (2**m,): all cells go down it at once.

        >>> from pourparlers.model.parse import parse
        >>> diagrams = Symbolic(parse("party a\\n option x\\n option y\\nimpossible x and y").conflict)
        >>> diagrams.cells(diagrams.feasible).astype(int)
        array([1, 1, 1, 0])
        """
        out = np.zeros(1 << len(self.names), bool)
        bit = {name: n for n, name in enumerate(self.names)}
        levels: dict[int, dict[Node, list[Array]]] = {node.level: {node: [np.arange(out.size, dtype=np.int32)]}}
        while levels:
            for part, some in levels.pop(min(levels)).items():
                here = np.concatenate(some)
                if part in (self.bdd.true, self.bdd.false):
                    out[here] = part == self.bdd.true
                    continue
                taken = (here >> bit[part.var] & 1).astype(bool)
                low, high = (~part.low, ~part.high) if part.negated else (part.low, part.high)
                for child, cells in ((low, here[~taken]), (high, here[taken])):
                    levels.setdefault(child.level, {}).setdefault(child, []).append(cells)
        return out

    def _numbers(self, node: Node) -> tuple[int, ...]:
        taken = self.bdd.pick_iter(node, care_vars=self.names)
        return tuple(sorted(sum(1 << n for n, name in enumerate(self.names) if some[name]) for some in taken))
