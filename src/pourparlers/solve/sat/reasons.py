"""Why a state holds or not where nothing can be laid out: one question at a time to a SAT solver (the extra `sat`).

Improvements are models, one after another; whether the others can answer one is a question of reachability, and under
SIM of a single joint choice. Certificates are of the kind that `reasons` gives. Nothing grows with the number of
states, so formulas on which decision diagrams would blow up are no obstacle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparlers.model.types import Concept, Conflict
from pourparlers.solve.sat.answers import Joint, Sequences
from pourparlers.solve.sat.circuits import Circuit
from pourparlers.solve.sat.encoding import Encoding, number
from pourparlers.solve.verdict import Answer, Verdict

MOST_IMPROVEMENTS = 4096  # improvements from one state that are answered one by one


class SatReasons:
    """Verdicts on single states of a conflict in option form with preference statements."""

    def __init__(self, conflict: Conflict) -> None:
        self.encoding = Encoding(conflict)
        self.parties = self.encoding.parties

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
                barrier = answering.barrier() if isinstance(answering, Sequences) else ()
                return Verdict(party, concept, state, False, (), improvement, barrier=barrier)
            answers.append(found)
        if len(improvements) > MOST_IMPROVEMENTS:
            return None
        return Verdict(party, concept, state, True, tuple(answers))

    def _answering(self, focal: int, concept: Concept, state: int) -> Joint | Sequences:
        return Joint(self.encoding, focal, state) if concept == "sim" else \
            Sequences(self.encoding, focal, concept, state)

    def _improvements(self, focal: int, state: int) -> Iterator[int]:
        """The improvements from a state, one more than are answered at most."""
        encoding, circuit = self.encoding, Circuit()
        then = circuit.fresh(encoding.size)
        now = encoding.fixed(circuit, state)
        mine = encoding.moved(circuit, encoding.movers[focal], now, then)
        move = circuit.all_of([mine, encoding.feasible(circuit, then), encoding.better(circuit, focal, then, now)])
        for _ in range(MOST_IMPROVEMENTS + 1):
            model = circuit.solve([move])
            if model is None:
                return
            yield number(model, then)
            circuit.clause(*(-one if one in model else one for one in then))
