"""Why a state holds or not where nothing can be laid out: one question at a time to a SAT solver (the extra `sat`).

Improvements are models, one after another; whether the others can answer one is a question of reachability, and under
SIM of a single joint choice. Certificates are of the kind that `reasons` gives. Nothing grows with the number of
states, so formulas on which decision diagrams would blow up are no obstacle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pourparlers.model.types import Atom, Concept, Conflict, Statements
from pourparlers.solve.circuits import Circuit
from pourparlers.solve.reachability import Reachability
from pourparlers.solve.space import Mover, movers
from pourparlers.solve.verdict import Answer, Step, Verdict

MOST_IMPROVEMENTS = 4096  # improvements from one state that are answered one by one


class SatReasons:
    """Verdicts on single states of a conflict in option form with preference statements."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.parties = tuple(dm.id for dm in conflict.decision_makers)
        self.movers = movers(conflict)
        self.size = len(conflict.atoms)
        self.bit = {atom: n for n, atom in enumerate(conflict.atoms)}

    def explain(self, state: int, concepts: Sequence[Concept]) -> tuple[Verdict, ...]:
        """The verdicts on a state for every decision maker and concept, but where improvements are too many.

        >>> from pourparlers.model.parse import parse
        >>> talks = parse("party a\\n option x\\n prefers\\n  x\\nparty b\\n option y").conflict
        >>> [v.improvement for v in SatReasons(talks).explain(0, ["gmr"])]
        [1, None]
        """
        asked = [(i, concept) for i in range(len(self.parties)) for concept in concepts]
        return tuple(filter(None, (self.verdict(i, concept, state) for i, concept in asked)))

    def verdict(self, focal: int, concept: Concept, state: int) -> Verdict | None:
        """The verdict on a state for one decision maker and concept; None where it has too many improvements."""
        party, answers = self.parties[focal], list[Answer]()
        improvements = sorted(self._improvements(focal, state), key=lambda t: ((state ^ t).bit_count(), t))
        answering = None if concept == "nash" else self._answering(focal, concept, state)
        for improvement in improvements[:MOST_IMPROVEMENTS]:
            found = answering.answer(improvement) if answering else None
            if found is None:
                return Verdict(party, concept, state, False, (), improvement)
            answers.append(found)
        if len(improvements) > MOST_IMPROVEMENTS:
            return None
        return Verdict(party, concept, state, True, tuple(answers))

    def _answering(self, focal: int, concept: Concept, state: int) -> Joint | Sequences:
        return Joint(self, focal, state) if concept == "sim" else Sequences(self, focal, concept, state)

    def _improvements(self, focal: int, state: int) -> Iterator[int]:
        """The improvements from a state, one more than are answered at most."""
        circuit = Circuit()
        then = circuit.fresh(self.size)
        now = self.fixed(circuit, state)
        move = circuit.all_of([self.moved(circuit, self.movers[focal], now, then), self.feasible(circuit, then),
                               self.better(circuit, focal, then, now)])  # fmt: skip
        for _ in range(MOST_IMPROVEMENTS + 1):
            model = circuit.solve([move])
            if model is None:
                return
            yield number(model, then)
            circuit.clause(*(-one if one in model else one for one in then))

    # -- what is common to all questions ---------------------------------------------------------------------------
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


class Sequences:
    """Answers by legal sequences of the others. In option form moves are transitive, so that any steps will do."""

    def __init__(self, reasons: SatReasons, focal: int, concept: Concept, state: int) -> None:
        self.reasons, self.focal, self.concept = reasons, focal, concept
        self.circuit = circuit = Circuit()
        self.now, self.then = circuit.fresh(reasons.size), circuit.fresh(reasons.size)
        self.here = reasons.fixed(circuit, state)
        steps = [self._step(j) for j in range(len(reasons.parties)) if j != focal]
        step = circuit.all_of([circuit.any_of(steps), reasons.feasible(circuit, self.then)])
        self.reachability = Reachability(circuit, self.now, self.then, step, self._sanction())

    def _step(self, mover: int) -> int:
        step = self.reasons.moved(self.circuit, self.reasons.movers[mover], self.now, self.then)
        if self.concept != "seq":
            return step
        return self.circuit.all_of([step, self.reasons.better(self.circuit, mover, self.then, self.now)])

    def _sanction(self) -> int:
        return -self.reasons.better(self.circuit, self.focal, self.now, self.here)

    def _escaping(self, end: int) -> int:
        """Where making of its options what they are in `end` leads the decision maker to something better."""
        reasons, circuit = self.reasons, self.circuit
        mover, then = reasons.movers[self.focal], list(self.now)
        for bit in mover.bits:
            then[bit] = circuit.constant(bool(end >> bit & 1))
        return circuit.all_of([reasons.moved(circuit, mover, self.now, then), reasons.feasible(circuit, then),
                               reasons.better(circuit, self.focal, then, self.here)])  # fmt: skip

    def answer(self, improvement: int) -> Answer | None:
        """The answer to an improvement; None where there is none, of whatever length.

        Under SMR an end that leaves a way out is no answer: what the way out makes of the own options is barred from
        the goal, for all ends at once, and the search goes on.
        """
        start = frozenset(one if improvement >> bit & 1 else -one for bit, one in enumerate(self.now))
        while (way := self.reachability.way(start)) is not None:
            states = [number(set(cube), self.now) for cube in way]
            escape = self._best_escape(states[-1]) if self.concept == "smr" else None
            if escape is None or not self._is_better(escape):
                return Answer(improvement, tuple(self._legal(states)), states[-1], escape)
            goal = [self.reachability.goal, -self._escaping(escape)]
            self.reachability.goal = self.circuit.all_of(goal)
        return None

    def _is_better(self, state: int) -> bool:
        circuit, fixed = self.circuit, self.reasons.fixed
        return self.reasons.better(circuit, self.focal, fixed(circuit, state), self.here) == circuit.true

    def _legal(self, states: Sequence[int]) -> list[Step]:
        """The steps with their movers, several of one mover in a row taken as one."""
        reasons, steps = self.reasons, list[Step]()
        starts = [states[0]]
        for before, after in pairwise(states):
            if before == after:
                continue
            mover = next(j for j, ways in enumerate(reasons.movers) if j != self.focal
                         and ways.can(before, after) and self._willing(j, before, after))  # fmt: skip
            party = reasons.parties[mover]
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
        circuit, fixed = self.circuit, self.reasons.fixed
        return self.reasons.better(circuit, mover, fixed(circuit, after), fixed(circuit, before)) == circuit.true

    def _best_escape(self, state: int) -> int | None:
        """Where the decision maker could still go from the end of an answer: the best of its moves."""
        reasons, circuit = self.reasons, Circuit()
        end, now = circuit.fresh(reasons.size), reasons.fixed(circuit, state)
        same = circuit.all_of([circuit.same(a, b) for a, b in zip(now, end, strict=True)])
        wanted = [reasons.moved(circuit, reasons.movers[self.focal], now, end), reasons.feasible(circuit, end), -same]
        preferences = reasons.conflict.decision_makers[self.focal].preferences
        assert isinstance(preferences, Statements)
        model = circuit.solve(wanted)
        for want in circuit.wants(preferences.statements, lambda atom: end[reasons.bit[atom]]) if model else ():
            better = circuit.solve([*wanted, want])
            if better is not None:
                wanted, model = [*wanted, want], better
        return None if model is None else number(model, end)


class Joint:
    """Answers under SIM: what the others choose at the same time, each to its own advantage, spoils an improvement."""

    def __init__(self, reasons: SatReasons, focal: int, state: int) -> None:
        self.reasons, self.focal, self.state = reasons, focal, state
        self.circuit = circuit = Circuit()
        self.here = reasons.fixed(circuit, state)
        self.own = circuit.fresh(reasons.size)
        self.choices = {j: circuit.fresh(reasons.size) for j in range(len(reasons.parties)) if j != focal}
        self.end = [self._together(bit) for bit in range(reasons.size)]
        self.spoilt = circuit.all_of([
            reasons.feasible(circuit, self.end), -reasons.better(circuit, focal, self.end, self.here),
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
        reasons, circuit = self.reasons, self.circuit
        stays = circuit.all_of([circuit.same(a, b) for a, b in zip(choice, self.here, strict=True)])
        improves = circuit.all_of([
            reasons.moved(circuit, reasons.movers[mover], self.here, choice), reasons.feasible(circuit, choice),
            reasons.better(circuit, mover, choice, self.here),
        ])  # fmt: skip
        return circuit.any_of([stays, improves])

    def answer(self, improvement: int) -> Answer | None:
        """The joint choice that spoils an improvement; None where none does."""
        own = [one if improvement >> bit & 1 else -one for bit, one in enumerate(self.own)]
        model = self.circuit.solve([self.spoilt, *own])
        if model is None:
            return None
        made = {j: number(model, choice) for j, choice in self.choices.items()}
        steps = tuple(Step(self.reasons.parties[j], end) for j, end in made.items() if end != self.state)
        joint = self.state ^ improvement
        for end in made.values():
            joint |= self.state ^ end
        return Answer(improvement, steps, self.state ^ joint)
