"""What a publication prints beside what solving gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pourparlers.model.types import CONCEPTS, Conflict, Expectation
from pourparlers.solve.engine import solve


@dataclass(frozen=True, slots=True)
class Comparison:
    """An expectation and the equilibria found under its concept, states written out."""

    expected: Expectation
    found: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether the printed equilibria are the ones found, or at least among them."""
        printed, found = set(self.expected.states), set(self.found)
        return printed == found if self.expected.exactly else printed <= found

    def as_json(self) -> dict[str, Any]:
        """The comparison as plain data."""
        return {"concept": self.expected.concept, "printed": list(self.expected.states),
                "exactly": self.expected.exactly, "found": list(self.found), "agrees": self.agrees}  # fmt: skip


def compare(conflict: Conflict) -> tuple[Comparison, ...]:
    """Every `expect` line of a conflict beside what solving gives.

    >>> from pourparlers.model.parse import parse
    >>> conflict = parse("party a\\n option x\\n prefers\\n  x\\nexpect nash Y\\nexpect seq N").conflict
    >>> [c.agrees for c in compare(conflict)]
    [True, False]
    """
    analysis = solve(conflict)
    return tuple(
        Comparison(e, tuple(conflict.state_text(s) for s in analysis.equilibria(concept)))
        for e in conflict.expected for concept in CONCEPTS if concept == e.concept and concept in analysis.concepts
    )  # fmt: skip
