"""The concepts written out from their definitions and from nothing else: slow, plain, independent of the engines.

States are tuples of booleans. Nothing is imported from `solve`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from pourparlers.model.types import Atom, Conflict, Statements, holds

State = tuple[bool, ...]


class Reference:
    """A conflict in option form with statements as preferences, by exhaustive search."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.atoms = conflict.atoms
        every = [tuple(reversed(s)) for s in product((False, True), repeat=len(self.atoms))]  # first option lowest
        cells = [s for s in every if not any(self.true(c.formula, s) for c in conflict.infeasible)]
        self.cells = cells
        group = {s: {s} for s in cells}
        for c in conflict.coalesce:
            inside = [s for s in cells if self.true(c.formula, s)]
            joined = set().union(*(group[s] for s in inside)) if inside else set()
            for s in joined:
                group[s] = joined
        self.group = group
        self.first = {s: min(group[s], key=cells.index) for s in cells}
        self.states = [s for s in cells if self.first[s] == s]
        self.parties = range(len(conflict.decision_makers))
        self.ways = [self._ways(i) for i in self.parties]
        self.reachable = [{s: self._moves(i, s) for s in self.states} for i in self.parties]

    def true(self, formula, state: State) -> bool:
        return holds(formula, lambda atom: state[self.atoms.index(atom)])

    def _ways(self, i: int) -> dict[int, set[bool]]:
        """For each option that i can change: the values that it can give it."""
        dm = self.conflict.decision_makers[i]
        allowed = {"both": {True, False}, "forward": {True}, "backward": {False}}
        ways = {self.atoms.index(Atom(dm.id, o.id)): allowed[o.moves] for o in dm.options}
        return ways | {self.atoms.index(s.option): allowed[s.moves] for s in dm.shares}

    def _cell_moves(self, i: int, cell: State) -> Iterable[State]:
        for other in self.cells:
            changed = [n for n in range(len(cell)) if cell[n] != other[n]]
            if changed and all(n in self.ways[i] and other[n] in self.ways[i][n] for n in changed):
                yield other

    def _moves(self, i: int, state: State) -> set[State]:
        ends = {self.first[end] for cell in self.group[state] for end in self._cell_moves(i, cell)}
        return ends - {state}

    def compare(self, i: int, a: State, b: State) -> int:
        """1 if i prefers a to b, -1 if b to a, 0 if neither: the most important difference decides."""
        preferences = self.conflict.decision_makers[i].preferences
        assert isinstance(preferences, Statements)
        tiers: list[list] = []
        for statement in preferences.statements:
            if statement.tied and tiers:
                tiers[-1].append(statement.formula)
            else:
                tiers.append([statement.formula])
        for tier in tiers:
            more = sum(self.true(f, a) for f in tier) - sum(self.true(f, b) for f in tier)
            if more:
                return 1 if more > 0 else -1
        return 0

    def improvements(self, i: int, state: State) -> set[State]:
        return {t for t in self.reachable[i][state] if self.compare(i, t, state) > 0}

    def answers(self, i: int, start: State, improving: bool) -> set[State]:
        """R_{N-i} or R+_{N-i}: ends of legal sequences, nobody twice in succession."""
        found: set[tuple[State, int]] = set()
        todo: list[tuple[State, int | None]] = [(start, None)]
        while todo:
            state, last = todo.pop()
            for j in self.parties:
                if j in (i, last):
                    continue
                for end in self.improvements(j, state) if improving else self.reachable[j][state]:
                    if (end, j) not in found:
                        found.add((end, j))
                        todo.append((end, j))
        return {state for state, _ in found}

    def nash(self, i: int, s: State) -> bool:
        return not self.improvements(i, s)

    def gmr(self, i: int, s: State) -> bool:
        return all(any(self.compare(i, u, s) <= 0 for u in self.answers(i, t, False)) for t in self.improvements(i, s))

    def smr(self, i: int, s: State) -> bool:
        return all(
            any(self.compare(i, u, s) <= 0 and all(self.compare(i, v, s) <= 0 for v in self.reachable[i][u])
                for u in self.answers(i, t, False))
            for t in self.improvements(i, s)
        )  # fmt: skip

    def seq(self, i: int, s: State) -> bool:
        return all(any(self.compare(i, u, s) <= 0 for u in self.answers(i, t, True)) for t in self.improvements(i, s))

    def sim(self, i: int, s: State) -> bool:
        """Without coalesced states: every improvement is spoiled by some joint choice of the others."""
        for t in self.improvements(i, s):
            choices = [[s, *self.improvements(j, s)] for j in self.parties if j != i]
            spoiled = False
            for joint in product(*choices):
                changed = {n for end in (t, *joint) for n in range(len(s)) if end[n] != s[n]}
                u = tuple(value != (n in changed) for n, value in enumerate(s))
                if u in self.first and self.compare(i, u, s) <= 0:
                    spoiled = True
            if not spoiled:
                return False
        return True

    def judgements(self, concept: str) -> dict[str, str]:
        """For each decision maker a 0 or 1 for each state, as in the JSON of an analysis."""
        return {
            dm.id: "".join(str(int(getattr(self, concept)(i, s))) for s in self.states)
            for i, dm in enumerate(self.conflict.decision_makers)
        }
