"""Certificates for single states of conflicts too large to lay out.

With the state fixed, "better than here" is a plain set of states, so no level variables are needed. The sets of states
from which the others can lead to a sanction grow turn by turn; keeping each of them gives the answer to an
improvement step by step, without searching. That nobody moves twice in succession comes of itself: two turns of one
mover would have been one, and so an earlier set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pourparlers.model.types import Concept, Conflict
from pourparlers.solve.symbolic import Node, Symbolic
from pourparlers.solve.verdict import Answer, Step, Verdict

MOST_IMPROVEMENTS = 4096  # improvements from one state that are all answered one by one
SHOWN = 64  # of more than that so many are, and the rest is counted


@dataclass(frozen=True, slots=True)
class Layer:
    """The states from which a sanction can be reached after some turns; `mover` took the last of them."""

    mover: int | None
    states: Node


class SymbolicReasons:
    """The reasons of verdicts on single states, by decision diagrams."""

    def __init__(self, conflict: Conflict) -> None:
        self.engine = Symbolic(conflict)
        self.conflict = conflict
        self.parties = tuple(dm.id for dm in conflict.decision_makers)
        self.better = [self.engine.over_level(self.engine.own_wants(j), "M") for j in range(len(self.parties))]

    def explain(self, state: int, concepts: Sequence[Concept]) -> tuple[Verdict, ...]:
        """The verdict on a state for every decision maker and concept but simultaneous stability.

        >>> from pourparlers.model.parse import parse
        >>> talks = parse("party a\\n option x\\n prefers\\n  x\\nparty b\\n option y").conflict
        >>> [v.improvement for v in SymbolicReasons(talks).explain(0, ["gmr"])]
        [1, None]
        """
        return tuple(self.verdict(i, concept, state) for i in range(len(self.parties)) for concept in concepts
                     if concept != "sim")  # fmt: skip

    def _values(self, state: int) -> dict[str, bool]:
        return {name: bool(state >> n & 1) for n, name in enumerate(self.engine.names)}

    def _better_than(self, focal: int, state: int) -> Node:
        """The states that a decision maker prefers to this one."""
        bdd, values = self.engine.bdd, self._values(state)
        here = {f"L{n}": bdd.let(values, want) == bdd.true for n, want in enumerate(self.engine.wants[focal])}
        above = self.engine.above[focal]
        return bdd.let(here, above) if here else above

    def _moves(self, mover: int, state: int) -> Node:
        """The states that a decision maker can move to from this one."""
        bdd, ways = self.engine.bdd, self.engine.movers[mover]
        free = ways.forward & ~state | ways.backward & state
        fixed = {name: value for n, (name, value) in enumerate(self._values(state).items()) if not free >> n & 1}
        return bdd.cube(fixed) & ~bdd.cube(self._values(state)) & self.engine.feasible

    def _some(self, node: Node, state: int, most: int) -> list[int]:
        """States of a set, those with the fewest changes from `state` first."""
        names = self.engine.names
        found = islice(self.engine.bdd.pick_iter(node, care_vars=names), most + 1)
        numbers = [sum(1 << n for n, name in enumerate(names) if one[name]) for one in found]
        return sorted(numbers, key=lambda t: ((t ^ state).bit_count(), t))

    def _layers(self, focal: int, concept: Concept, better: Node) -> list[Layer]:
        engine = self.engine
        sanction = engine.feasible & ~better
        if concept == "smr":
            sanction &= ~engine.reach(engine.feasible & better, engine.movers[focal])
        layers, quiet, turn = [Layer(None, sanction)], 0, 0
        others = [j for j in range(len(self.parties)) if j != focal]
        while quiet < len(others):
            j = others[turn % len(others)]
            last = layers[-1].states
            larger = last | (self._before(j, last, concept) & engine.feasible)
            quiet, turn = (quiet + 1 if larger == last else 1), turn + 1
            if larger != last:
                layers.append(Layer(j, larger))
        return layers

    def _before(self, mover: int, states: Node, concept: Concept) -> Node:
        """From where a decision maker can lead into a set, by a move or, for SEQ, by an improvement."""
        engine = self.engine
        if concept != "seq":
            return engine.reach(states, engine.movers[mover])
        into = engine.reach(states & self.better[mover], engine.movers[mover])
        return engine.here(into, engine.own_wants(mover), "M")

    def verdict(self, focal: int, concept: Concept, state: int) -> Verdict:
        """The verdict on a state for one decision maker and concept (not SIM)."""
        bdd, party = self.engine.bdd, self.parties[focal]
        better = self._better_than(focal, state)
        gains = self._moves(focal, state) & better
        layers = [] if concept == "nash" else self._layers(focal, concept, better)
        unanswered = gains & ~layers[-1].states if layers else gains
        if unanswered != bdd.false:
            return Verdict(party, concept, state, False, (), self._some(unanswered, state, MOST_IMPROVEMENTS)[0])
        improvements = self._some(gains, state, MOST_IMPROVEMENTS)
        listed = improvements if len(improvements) <= MOST_IMPROVEMENTS else improvements[:SHOWN]
        answers = tuple(self._answer(focal, concept, layers, t) for t in listed)
        return Verdict(party, concept, state, True, answers, unlisted=self.engine.exactly(gains) - len(listed))

    def _answer(self, focal: int, concept: Concept, layers: list[Layer], improvement: int) -> Answer:
        """From layer to layer down to a sanction."""
        state, steps = improvement, list[Step]()
        while True:
            depth = next(n for n, layer in enumerate(layers) if self._holds(layer.states, state))
            if depth == 0:
                escape = self._escape(focal, state) if concept == "smr" else None
                return Answer(improvement, tuple(steps), state, escape)
            mover = layers[depth].mover
            assert mover is not None
            into = self._moves(mover, state) & layers[depth - 1].states
            if concept == "seq":
                into &= self._better_than(mover, state)
            state = self._some(into, state, 64)[0]
            steps.append(Step(self.parties[mover], state))

    def _holds(self, node: Node, state: int) -> bool:
        done: Any = self.engine.bdd.let(self._values(state), node)
        return bool(done == self.engine.bdd.true)

    def _escape(self, focal: int, state: int) -> int | None:
        """One of the best moves of the decision maker from the end of an answer."""
        engine, best = self.engine, self._moves(focal, state)
        if best == engine.bdd.false:
            return None
        for want in engine.wants[focal]:
            if best & want != engine.bdd.false:
                best &= want
        return self._some(best, state, 64)[0]
