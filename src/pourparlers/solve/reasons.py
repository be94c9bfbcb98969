"""Why a state is stable or not: certificates, found by local search, independent of the sweeps.

A verdict on an unstable state carries the improvement that nobody answers. A verdict on a stable one carries, for
each improvement, the answer: a legal sequence of the others' moves to a state that is no better than where it began;
for SMR also the best the decision maker could then still do. `certificates` checks them against the definitions.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

import numpy as np

from pourparlers.model.types import CONCEPTS, Concept, Conflict
from pourparlers.solve import symbolic
from pourparlers.solve.compiled import COMPILE_FROM, Compiled, available
from pourparlers.solve.game import game_of
from pourparlers.solve.local import Local, OnCells, local_view
from pourparlers.solve.single_state import SingleState
from pourparlers.solve.space import Array
from pourparlers.solve.sweeps import high, others_worst, others_worst_improving, reach
from pourparlers.solve.verdict import Answer, Step, Verdict

__all__ = ["Answer", "Reasons", "Step", "Verdict", "answer", "explain", "sequences", "verdict"]

LAID_OUT = 20  # options up to which explaining lays out all combinations; with compiled kernels a few more
_COMPILED = 22
_KEPT = 6  # sweeps that are kept


def explain(conflict: Conflict, state: int, concepts: Sequence[Concept] = CONCEPTS) -> tuple[Verdict, ...]:
    """The verdict on a state for every decision maker and concept, each with its certificate.

    >>> from pourparlers.model.parse import parse
    >>> chicken = parse('''
    ... party a
    ...   option swerve
    ...   prefers
    ...     swerve or b.swerve
    ...     not swerve
    ... party b
    ...   option swerve
    ...   prefers
    ...     swerve or a.swerve
    ...     not swerve
    ... ''').conflict
    >>> verdict = explain(chicken, chicken.state_number("YY"), ["nash"])[0]
    >>> verdict.stable, chicken.state_text(verdict.improvement)
    (False, 'NY')
    """
    return Reasons(conflict).explain(state, concepts)


class Reasons:
    """The reasons of a conflict's verdicts, for asking after many states.

    Up to 2^20 combinations of options (2^22 with compiled kernels), what the others leave of each state is swept once
    for each party and concept; that an improvement has no answer is then known without following every sequence.
    Beyond, `SingleState` asks a SAT solver and decision diagrams. The certificates are of one kind.
    """

    def __init__(self, conflict: Conflict) -> None:
        options, plain = len(conflict.atoms), not conflict.is_graph and not conflict.coalesce
        laid_out = plain and options <= (_COMPILED if available() else LAID_OUT)
        self.view = OnCells(game_of(conflict)) if laid_out else local_view(conflict)
        large = options > LAID_OUT and not laid_out and symbolic.fits(conflict)
        self._single = SingleState(conflict) if large and SingleState.available() else None
        self._left: dict[tuple[int, Concept], Array] = {}

    def explain(self, state: int, concepts: Sequence[Concept] = CONCEPTS) -> tuple[Verdict, ...]:
        """The verdict on a state for every decision maker and concept."""
        if self._single is not None:
            return self._single.explain(state, concepts)
        return tuple(verdict(self.view, i, concept, state, self.left(i, concept))
                     for i in range(len(self.view.parties)) for concept in concepts
                     if concept != "sim" or self.view.has_options)  # fmt: skip

    def left(self, focal: int, concept: Concept) -> Array | None:
        """What the others leave of each cell, at worst; None where cells are not laid out."""
        if not isinstance(self.view, OnCells) or concept not in ("gmr", "smr", "seq"):
            return None
        if (focal, concept) not in self._left:
            while len(self._left) >= _KEPT and self.view.game.cube.options > LAID_OUT:
                del self._left[next(iter(self._left))]
            game = self.view.game
            if game.cube.options >= COMPILE_FROM and available():
                self._left[focal, concept] = Compiled(game).left(focal, concept)
                return self._left[focal, concept]
            start = game.worths[focal].copy()
            if concept == "smr":
                reach(start, game.movers[focal], np.maximum)
            sweep = others_worst_improving if concept == "seq" else others_worst
            self._left[focal, concept] = sweep(high(start, game, focal), game, focal)
        return self._left[focal, concept]


def verdict(view: Local, focal: int, concept: Concept, state: int, left: Array | None = None) -> Verdict:
    """The verdict on one state, for one decision maker and concept; `left` as in `Reasons.left`, where it is known."""
    party = view.parties[focal]
    answers: list[Answer] = []
    nearest = sorted(view.improvements(focal, state), key=lambda t: ((state ^ t).bit_count(), t))
    if left is not None:
        worth = view.worth(focal, state)[0]
        hopeless = next((t for t in nearest if left[t] > worth), None)
        if hopeless is not None:
            return Verdict(party, concept, state, False, (), hopeless)
    for better in nearest:
        found = None if concept == "nash" else answer(view, focal, concept, state, better)
        if found is None:
            return Verdict(party, concept, state, False, (), better)
        answers.append(found)
    return Verdict(party, concept, state, True, tuple(answers))


def answer(view: Local, focal: int, concept: Concept, state: int, better: int) -> Answer | None:
    """The shortest answer of the others to an improvement; None where they have none."""
    if concept == "sim":
        return _simultaneous(view, focal, state, better)
    worth = view.worth(focal, state)
    for steps in sequences(view, focal, better, improving=concept == "seq"):
        end = steps[-1].state
        if view.worth(focal, end) > worth:
            continue
        if concept != "smr":
            return Answer(better, steps, end)
        escape = max(view.moves(focal, end), key=lambda s: (view.worth(focal, s), -s), default=None)
        if escape is None or view.worth(focal, escape) <= worth:
            return Answer(better, steps, end, escape)
    return None


def sequences(view: Local, focal: int, start: int, *, improving: bool) -> Iterator[tuple[Step, ...]]:
    """Legal sequences of the others from a state, shortest first, one for each pair of end and last mover."""
    seen: set[tuple[int, int]] = set()
    line: deque[tuple[int, int, tuple[Step, ...]]] = deque([(start, -1, ())])
    while line:
        state, last, steps = line.popleft()
        for j in range(len(view.parties)):
            if j in (focal, last):
                continue
            for end in view.improvements(j, state) if improving else view.moves(j, state):
                if (end, j) not in seen:
                    seen.add((end, j))
                    longer = (*steps, Step(view.parties[j], end))
                    yield longer
                    line.append((end, j, longer))


def _simultaneous(view: Local, focal: int, state: int, better: int) -> Answer | None:
    """A joint choice of the others, from the first state, that spoils the improvement."""
    worth = view.worth(focal, state)
    for cell, own in view.ways(focal, state, better):
        partial: list[tuple[int, tuple[Step, ...]]] = [(own, ())]
        seen = {own}
        for j in range(len(view.parties)):
            if j == focal:
                continue
            for changed, steps in list(partial):
                for end in view.improvements(j, state):
                    for from_cell, change in view.ways(j, state, end):
                        joint = changed | change
                        if from_cell != cell or joint in seen:
                            continue
                        seen.add(joint)
                        partial.append((joint, (*steps, Step(view.parties[j], end))))
        for joint, steps in partial:
            spoilt = view.state_of(cell ^ joint)
            if steps and spoilt is not None and view.worth(focal, spoilt) <= worth:
                return Answer(better, steps, spoilt)
    return None
