"""Coalitions: states that no one of them would leave alone, but some would leave together.

Kilgour, Hipel, Fang & Peng (2001): a coalition improves from s to t if its members can bring t about by a legal
sequence of their moves and each of them prefers t to s. Inohara & Hipel (2008): CGMR, CSMR and CSEQ let the others
answer; an answer deters if at least one member then prefers s. In CSEQ the others answer by improvements of any
coalition among them, one after another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from itertools import combinations

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.model.types import Concept, Conflict
from pourparlers.solve.questions.relations import CONCEPTS, Relations, judged, relations_of, sequences
from pourparlers.solve.space import Bools

MOST_PARTIES = 8  # 255 coalitions


@dataclass(frozen=True, slots=True)
class Jump:
    """A coalition that would leave an equilibrium together for another one."""

    coalition: tuple[str, ...]
    start: int
    end: int


class Coalitions:
    """All coalitions of a conflict, and the stability of its states against each."""

    def __init__(self, conflict: Conflict) -> None:
        if len(conflict.decision_makers) > MOST_PARTIES:
            raise WrongUse(Message("{parties} parties make too many coalitions; at most {most}",
                                   parties=len(conflict.decision_makers), most=MOST_PARTIES))
        self.relations: Relations = relations_of(conflict)
        self.parties = self.relations.parties
        self.reach = cache(self._reach)
        self.improve = cache(self._improve)

    def every(self) -> Iterator[tuple[int, ...]]:
        """The coalitions, single decision makers first."""
        everyone = range(len(self.parties))
        for size in range(1, len(self.parties) + 1):
            yield from combinations(everyone, size)

    def _reach(self, members: tuple[int, ...]) -> Bools:
        """From each state the others that the members can bring about together."""
        out = sequences([self.relations.moves[i] for i in members])
        np.fill_diagonal(out, False)
        return out

    def _improve(self, members: tuple[int, ...]) -> Bools:
        """Those of them that every member prefers."""
        return reduce(np.logical_and, (self.relations.better[i] for i in members), self.reach(members))

    def stable(self, members: tuple[int, ...], concept: Concept) -> Bools:
        """Shape (S,): which states the coalition would not leave, under a concept."""
        leaves = self.improve(members)
        if concept == "nash":
            return np.asarray(~leaves.any(axis=1))
        deters = ~reduce(np.logical_and, (self.relations.better[i] for i in members))
        others = tuple(i for i in range(len(self.parties)) if i not in members)
        if not others:
            return np.asarray(~leaves.any(axis=1))
        if concept == "seq":
            groups = [g for size in range(1, len(others) + 1) for g in combinations(others, size)]
            answers = _closure([self.improve(g) for g in groups])
        else:
            answers = self.reach(others)
        return judged(concept, self.reach(members), leaves, deters, answers)

    def equilibria(self, concept: Concept) -> tuple[int, ...]:
        """The numbers of the states that no coalition at all would leave."""
        holds = reduce(np.logical_and, (self.stable(members, concept) for members in self.every()))
        return tuple(map(int, self.relations.numbers[holds]))

    def jumps(self, concept: Concept) -> tuple[Jump, ...]:
        """From equilibrium to equilibrium (for single decision makers): where coalitions would go together.

        >>> from pourparlers.model.catalog import entry
        >>> elmira = entry("elmira").conflict
        >>> for jump in Coalitions(elmira).jumps("nash"):
        ...     print(*jump.coalition, elmira.state_text(jump.start), elmira.state_text(jump.end))
        ministry company NYNNY YNYNY
        """
        single = reduce(np.logical_and, (self.stable((i,), concept) for i in range(len(self.parties))))
        found = []
        for members in self.every():
            if len(members) > 1:
                names = tuple(self.parties[i] for i in members)
                for start, end in np.argwhere(self.improve(members) & np.outer(single, single)):
                    found.append(Jump(names, int(self.relations.numbers[start]), int(self.relations.numbers[end])))
        return tuple(found)


def _closure(steps: Sequence[Bools]) -> Bools:
    """The ends of any sequences of these steps, at least one."""
    total = np.asarray(np.logical_or.reduce(steps))
    while True:
        longer = total | (total.astype(np.float32) @ total.astype(np.float32) > 0.5)
        if np.array_equal(longer, total):
            return total
        total = longer


__all__ = ["CONCEPTS", "Coalitions", "Jump"]
