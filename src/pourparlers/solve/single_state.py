"""One state of a conflict too large to lay out: a SAT solver answers, and decision diagrams where it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.model.types import Concept, Conflict
from pourparlers.solve import symbolic
from pourparlers.solve.sat import circuits
from pourparlers.solve.sat.reasons import MOST_IMPROVEMENTS, SatReasons
from pourparlers.solve.symbolic_reasons import SymbolicReasons
from pourparlers.solve.verdict import Verdict


class SingleState:
    """The reasons of verdicts where nothing is laid out: by a SAT solver; by decision diagrams where there is none.

    Diagrams also take over where so many improvements are answered that a solver would go through them for long.
    """

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self._sat = SatReasons(conflict) if circuits.available() else None

    @staticmethod
    def available() -> bool:
        """Whether one of the two is installed."""
        return circuits.available() or symbolic.available()

    @cached_property
    def _diagrams(self) -> SymbolicReasons:
        return SymbolicReasons(self.conflict)

    def explain(self, state: int, concepts: Sequence[Concept]) -> tuple[Verdict, ...]:
        """The verdict on a state for every decision maker and concept; without a SAT solver not for SIM."""
        asked = [(i, concept) for i in range(len(self.conflict.decision_makers)) for concept in concepts
                 if self._sat is not None or concept != "sim"]  # fmt: skip
        return tuple(self._verdict(i, concept, state) for i, concept in asked)

    def _verdict(self, focal: int, concept: Concept, state: int) -> Verdict:
        found = self._sat.verdict(focal, concept, state) if self._sat is not None else None
        if found is not None:
            return found
        if concept == "sim" or not symbolic.available():
            party = self.conflict.decision_makers[focal].id
            raise WrongUse(Message("{party} has more than {most:,} improvements from here, all answered: too many to "
                                   "list the answers", party=party, most=MOST_IMPROVEMENTS))  # fmt: skip
        return self._diagrams.verdict(focal, concept, state)
