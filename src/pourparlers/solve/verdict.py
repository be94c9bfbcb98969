"""What a verdict is: whether a state is stable for a party, with the certificate that proves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pourparlers.model.types import Concept, Conflict


@dataclass(frozen=True, slots=True)
class Step:
    """A move: who makes it, and the state it leads to."""

    party: str
    state: int


@dataclass(frozen=True, slots=True)
class Answer:
    """How the others answer an improvement: their moves in order, and the best escape from the end (SMR).

    For SIM the steps are simultaneous: each party's own improvement from the first state, and `end` what all of
    them make together with the improvement.
    """

    improvement: int
    steps: tuple[Step, ...]
    end: int
    escape: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a state is stable for a party under a concept, with what proves it.

    Stable: `answers` has one for each improvement (none at all: there is nothing better to move to), but for
    `unlisted` more that are known to be answered where they are too many to list.
    Unstable: `improvement` is one that remains unanswered; where sequences are too many to follow, `barrier` has
    patterns of states (`Y`, `N`, `-`) that the others never get into from there, and outside of which nothing deters.
    """

    party: str
    concept: Concept
    state: int
    stable: bool
    answers: tuple[Answer, ...] = ()
    improvement: int | None = None
    unlisted: int = 0
    barrier: tuple[str, ...] = ()

    def as_json(self, conflict: Conflict) -> dict[str, Any]:
        """The verdict as plain data, states written out."""
        text = conflict.state_text
        out: dict[str, Any] = {"party": self.party, "concept": self.concept, "state": text(self.state),
                               "stable": self.stable}  # fmt: skip
        if self.improvement is not None:
            out["improvement"] = text(self.improvement)
        if self.answers:
            out["answers"] = [
                {"improvement": text(a.improvement),
                 "steps": [{"party": s.party, "state": text(s.state)} for s in a.steps], "end": text(a.end)}
                | ({} if a.escape is None else {"escape": text(a.escape)})
                for a in self.answers
            ]  # fmt: skip
        if self.barrier:
            out["barrier"] = list(self.barrier)
        return out | ({"unlisted": self.unlisted} if self.unlisted else {})
