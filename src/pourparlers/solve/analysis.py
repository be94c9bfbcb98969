"""What solving gives: which states are stable for whom under which concept, and the equilibria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.model.types import Concept, Conflict
from pourparlers.solve.space import Array, Bools
from pourparlers.solve.worth import dense_ranks

SIM_APART = "; sim by decision diagrams"  # said after `why` where another engine than the named one did it
LISTED = 1 << 16  # states up to which they are listed in JSON; counts are always given


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """The stability of every state for every decision maker.

    `states`: the numbers of the states, ascending, shape (S,); a coalesced class under its first state.
    `worths[party]`: shape (S,), larger is better, only the order means anything.
    `stability[party][concept]`: shape (S,), whether the state in that place is stable.
    `engine`, `why`: what computed it, and why that.
    """

    conflict: Conflict
    concepts: tuple[Concept, ...]
    states: Array
    worths: Mapping[str, Array]
    stability: Mapping[str, Mapping[Concept, Bools]]
    engine: str
    why: str

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of the decision makers, in the order of the conflict."""
        return tuple(dm.id for dm in self.conflict.decision_makers)

    @property
    def count(self) -> int:
        """How many states there are."""
        return len(self.states)

    def place(self, state: int) -> int:
        """Where a state stands in the arrays; raises WrongUse where it is none."""
        place = int(np.searchsorted(self.states, state))
        if place >= len(self.states) or self.states[place] != state:
            raise WrongUse(Message("{state} is not among the states of the analysis",
                                   state=self.conflict.state_text(state)))
        return place

    def is_stable(self, party: str, concept: Concept, state: int) -> bool:
        """Whether a state (by number) is stable for a decision maker."""
        return bool(self.stability[party][concept][self.place(state)])

    def equilibrium(self, concept: Concept) -> Bools:
        """Shape (S,): which states are stable for every decision maker."""
        every = [self.stability[p][concept] for p in self.parties]
        return np.asarray(np.logical_and.reduce([np.ones(self.count, bool), *every]))

    def equilibria(self, concept: Concept) -> tuple[int, ...]:
        """The numbers of the states that are stable for every decision maker."""
        return tuple(map(int, self.states[self.equilibrium(concept)]))

    def is_equilibrium(self, concept: Concept, state: int) -> bool:
        """Whether a state (by number) is stable for every decision maker."""
        return all(self.is_stable(party, concept, state) for party in self.parties)

    def payoffs(self, party: str) -> Array:
        """Shape (S,): 1 for the worst states, and up without gaps, ties alike."""
        return dense_ranks(self.worths[party])

    def as_json(self, limit: int = LISTED) -> dict[str, Any]:
        """The analysis as plain data; with more states than `limit`, lists are left out and counts given.

        >>> from pourparlers.model.parse import parse
        >>> from pourparlers.solve import solve
        >>> solve(parse("party a\\n option x\\n prefers\\n  x").conflict, concepts=("nash",)).as_json()
        {'states': {'count': 2, 'listed': ['N', 'Y']}, 'payoffs': {'a': [1, 2]},
         'stability': {'a': {'nash': '01'}}, 'equilibria': {'nash': {'count': 1, 'listed': ['Y']}},
         'engine': {'name': 'sweep', 'why': '2^1 combinations of options, swept at once with numpy'}}
        """
        text = self.conflict.state_text
        listed = self.count <= limit
        data: dict[str, Any] = {"states": {"count": self.count}}
        if listed:
            data["states"]["listed"] = [text(int(s)) for s in self.states]
            data["payoffs"] = {p: self.payoffs(p).tolist() for p in self.parties}
            data["stability"] = {p: {c: _digits(self.stability[p][c]) for c in self.concepts} for p in self.parties}
        data["equilibria"] = {}
        for concept in self.concepts:
            found = self.states[self.equilibrium(concept)]
            data["equilibria"][concept] = {"count": len(found)}
            if len(found) <= limit:
                data["equilibria"][concept]["listed"] = [text(int(s)) for s in found]
        if not listed:
            data["stable"] = {p: {c: int(self.stability[p][c].sum()) for c in self.concepts} for p in self.parties}
            data["left_out"] = f"lists of more than {limit} states; sim, where it was not asked for"
        return data | {"engine": {"name": self.engine, "why": self.why}}


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What is said of a conflict too large to list: counts, and the equilibria of a concept where they are few.

    `equilibria[concept]`: how many, and their numbers, ascending, or None where they are too many to list.
    """

    conflict: Conflict
    count: int
    equilibria: Mapping[Concept, tuple[int, tuple[int, ...] | None]]
    engine: str
    why: str

    def as_json(self) -> dict[str, Any]:
        """The tally as plain data, in the form of an analysis whose lists are left out."""
        found: dict[str, Any] = {}
        for concept, (count, states) in self.equilibria.items():
            found[concept] = {"count": count}
            if states is not None:
                found[concept]["listed"] = [self.conflict.state_text(s) for s in states]
        return {"states": {"count": self.count}, "equilibria": found, "left_out": "lists of states, payoffs, stability",
                "engine": {"name": self.engine, "why": self.why}}  # fmt: skip


def _digits(stable: Bools) -> str:
    return (stable.astype(np.uint8) + ord("0")).tobytes().decode("ascii")
