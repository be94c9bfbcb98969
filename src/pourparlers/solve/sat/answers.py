"""How the others can answer an improvement, asked of a SAT solver: by legal sequences, or all at once (SIM)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pourparlers.model.types import Concept, Statements
from pourparlers.solve.sat.circuits import Circuit
from pourparlers.solve.sat.encoding import Encoding, number
from pourparlers.solve.sat.reachability import Reachability
from pourparlers.solve.verdict import Answer, Step


class Sequences:
    """Answers by legal sequences of the others. In option form moves are transitive, so that any steps will do."""

    def __init__(self, encoding: Encoding, focal: int, concept: Concept, state: int) -> None:
        self.encoding, self.focal, self.concept = encoding, focal, concept
        self.circuit = circuit = Circuit()
        self.now, self.then = circuit.fresh(encoding.size), circuit.fresh(encoding.size)
        self.here = encoding.fixed(circuit, state)
        steps = [self._step(j) for j in range(len(encoding.parties)) if j != focal]
        step = circuit.all_of([circuit.any_of(steps), encoding.feasible(circuit, self.then)])
        self.reachability = Reachability(circuit, self.now, self.then, step, self._sanction())

    def _step(self, mover: int) -> int:
        step = self.encoding.moved(self.circuit, self.encoding.movers[mover], self.now, self.then)
        if self.concept != "seq":
            return step
        return self.circuit.all_of([step, self.encoding.better(self.circuit, mover, self.then, self.now)])

    def _sanction(self) -> int:
        return -self.encoding.better(self.circuit, self.focal, self.now, self.here)

    def _escaping(self, end: int) -> int:
        """Where making of its options what they are in `end` leads the decision maker to something better."""
        encoding, circuit = self.encoding, self.circuit
        mover, then = encoding.movers[self.focal], list(self.now)
        for bit in mover.bits:
            then[bit] = circuit.constant(bool(end >> bit & 1))
        return circuit.all_of([encoding.moved(circuit, mover, self.now, then), encoding.feasible(circuit, then),
                               encoding.better(circuit, self.focal, then, self.here)])  # fmt: skip

    def answer(self, improvement: int) -> Answer | None:
        """The answer to an improvement; None where there is none, of whatever length.

        Under SMR an end that leaves a way out is no answer: what the way out makes of the own options is barred from
        the goal, for all ends at once, and the search goes on.
        """
        start = frozenset(one if improvement >> bit & 1 else -one for bit, one in enumerate(self.now))
        while (way := self.reachability.way(start)) is not None:
            states = [number(set(cube), self.now) for cube in way]
            escape = self._best_escape(states[-1]) if self.concept == "smr" else None
            if escape is None or not self._barred(escape):
                return Answer(improvement, tuple(self._legal(states)), states[-1], escape)
        return None

    def _barred(self, escape: int) -> bool:
        """Whether an escape leads to something better: then ends that leave it are barred from the goal."""
        if not self._is_better(escape):
            return False
        self.reachability.goal = self.circuit.all_of([self.reachability.goal, -self._escaping(escape)])
        return True

    def deterring(self, where: int) -> int | None:
        """A state that deters and where the literal holds (over `now`); None where there is none."""
        while (model := self.circuit.solve([where, self.reachability.goal])) is not None:
            state = number(model, self.now)
            escape = self._best_escape(state) if self.concept == "smr" else None
            if escape is None or not self._barred(escape):
                return state
        return None

    def barrier(self) -> tuple[str, ...]:
        """After no answer was found: patterns that the others never get into, outside of which nothing deters."""
        return tuple("".join("Y" if one in cube else "N" if -one in cube else "-" for one in self.now)
                     for cube in self.reachability.barrier)  # fmt: skip

    def outside(self, patterns: Sequence[str], options: Sequence[int]) -> int:
        """Where the options match none of the patterns."""
        circuit = self.circuit
        return -circuit.any_of(
            circuit.all_of(one if letter == "Y" else -one
                           for one, letter in zip(options, pattern, strict=True) if letter != "-")
            for pattern in patterns
        )  # fmt: skip

    def _is_better(self, state: int) -> bool:
        circuit, fixed = self.circuit, self.encoding.fixed
        return self.encoding.better(circuit, self.focal, fixed(circuit, state), self.here) == circuit.true

    def _legal(self, states: Sequence[int]) -> list[Step]:
        """The steps with their movers, several of one mover in a row taken as one."""
        encoding, steps = self.encoding, list[Step]()
        starts = [states[0]]
        for before, after in pairwise(states):
            if before == after:
                continue
            mover = next(j for j, ways in enumerate(encoding.movers) if j != self.focal
                         and ways.can(before, after) and self._willing(j, before, after))  # fmt: skip
            party = encoding.parties[mover]
            if steps and steps[-1].party == party:
                steps.pop()
                starts.pop()
            if starts[-1] != after:
                steps.append(Step(party, after))
                starts.append(after)
        return steps

    def _willing(self, mover: int, before: int, after: int) -> bool:
        if self.concept != "seq":
            return True
        circuit, fixed = self.circuit, self.encoding.fixed
        return self.encoding.better(circuit, mover, fixed(circuit, after), fixed(circuit, before)) == circuit.true

    def _best_escape(self, state: int) -> int | None:
        """Where the decision maker could still go from the end of an answer: the best of its moves."""
        encoding, circuit = self.encoding, Circuit()
        end, now = circuit.fresh(encoding.size), encoding.fixed(circuit, state)
        same = circuit.all_of([circuit.same(a, b) for a, b in zip(now, end, strict=True)])
        wanted = [encoding.moved(circuit, encoding.movers[self.focal], now, end), encoding.feasible(circuit, end),
                  -same]  # fmt: skip
        preferences = encoding.conflict.decision_makers[self.focal].preferences
        assert isinstance(preferences, Statements)
        model = circuit.solve(wanted)
        for want in circuit.wants(preferences.statements, lambda atom: end[encoding.bit[atom]]) if model else ():
            better = circuit.solve([*wanted, want])
            if better is not None:
                wanted, model = [*wanted, want], better
        return None if model is None else number(model, end)


class Joint:
    """Answers under SIM: what the others choose at the same time, each to its own advantage, spoils an improvement."""

    def __init__(self, encoding: Encoding, focal: int, state: int) -> None:
        self.encoding, self.focal, self.state = encoding, focal, state
        self.circuit = circuit = Circuit()
        self.here = encoding.fixed(circuit, state)
        self.own = circuit.fresh(encoding.size)
        self.choices = {j: circuit.fresh(encoding.size) for j in range(len(encoding.parties)) if j != focal}
        self.end = [self._together(bit) for bit in range(encoding.size)]
        self.spoilt = circuit.all_of([
            encoding.feasible(circuit, self.end), -encoding.better(circuit, focal, self.end, self.here),
            *(self._useful(j, choice) for j, choice in self.choices.items()),
        ])  # fmt: skip

    def _together(self, bit: int) -> int:
        """What becomes of an option: it is changed if anybody changes it."""
        now = self.here[bit]
        changed = [-one if now == self.circuit.true else one for one in
                   (self.own[bit], *(choice[bit] for choice in self.choices.values()))]  # fmt: skip
        any_changed = self.circuit.any_of(changed)
        return -any_changed if now == self.circuit.true else any_changed

    def _useful(self, mover: int, choice: Sequence[int]) -> int:
        encoding, circuit = self.encoding, self.circuit
        stays = circuit.all_of([circuit.same(a, b) for a, b in zip(choice, self.here, strict=True)])
        improves = circuit.all_of([
            encoding.moved(circuit, encoding.movers[mover], self.here, choice), encoding.feasible(circuit, choice),
            encoding.better(circuit, mover, choice, self.here),
        ])  # fmt: skip
        return circuit.any_of([stays, improves])

    def answer(self, improvement: int) -> Answer | None:
        """The joint choice that spoils an improvement; None where none does."""
        own = [one if improvement >> bit & 1 else -one for bit, one in enumerate(self.own)]
        model = self.circuit.solve([self.spoilt, *own])
        if model is None:
            return None
        made = {j: number(model, choice) for j, choice in self.choices.items()}
        steps = tuple(Step(self.encoding.parties[j], end) for j, end in made.items() if end != self.state)
        joint = self.state ^ improvement
        for end in made.values():
            joint |= self.state ^ end
        return Answer(improvement, steps, self.state ^ joint)
