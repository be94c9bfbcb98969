"""Hypergames, level 1: each decision maker judges by its own view of the conflict (Bennett 1977).

A view leaves out the states its owner is not aware of (`unaware`) and takes the others' preferences to be what it
believes (`believes`). A state is a hypergame equilibrium if it is stable for each in its own view; a state that
somebody does not see cannot be left by it on purpose, and is a strategic surprise if another can bring it about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pourparlers.model.types import CONCEPTS, Concept, Conflict, Statements
from pourparlers.solve.analysis import Analysis
from pourparlers.solve.engine import solve
from pourparlers.solve.local import local_view


@dataclass(frozen=True, slots=True)
class Surprise:
    """A move into a state that somebody does not see."""

    mover: str
    start: int
    end: int
    unseen_by: str


@dataclass(frozen=True, slots=True, eq=False)
class Hypergame:
    """The analyses of all views, and what they come to together."""

    conflict: Conflict
    views: dict[str, Analysis]

    def seen(self, party: str, state: int) -> bool:
        """Whether a state is in the view of a party."""
        return state in self.views[party].states

    def equilibria(self, concept: Concept) -> tuple[int, ...]:
        """The states that each party sees and finds stable in its own view."""
        common = [s for s in map(int, next(iter(self.views.values())).states)
                  if all(self.seen(party, s) for party in self.views)]  # fmt: skip
        return tuple(s for s in common if all(v.is_stable(p, concept, s) for p, v in self.views.items()))


def view_of(conflict: Conflict, party: str) -> Conflict:
    """The conflict as a party sees it.

    >>> from pourparlers.model.parse import parse
    >>> text = "party a\\n option x\\n unaware b.y\\n believes b\\n  not y\\nparty b\\n option y\\n prefers\\n  y"
    >>> seen = view_of(parse(text).conflict, "a")
    >>> len(seen.infeasible), seen["b"].preferences.statements[0].formula
    (1, Not(part=Atom(party='b', option='y')))
    """
    owner = conflict[party]
    beliefs = {belief.about: Statements(belief.statements) for belief in owner.beliefs}
    makers = tuple(replace(dm, preferences=beliefs.get(dm.id, dm.preferences)) for dm in conflict.decision_makers)
    return replace(conflict, decision_makers=makers, infeasible=(*conflict.infeasible, *owner.unaware))


def hypergame(conflict: Conflict, concepts: Sequence[Concept] = CONCEPTS) -> Hypergame:
    """Solve every party's view."""
    return Hypergame(conflict, {dm.id: solve(view_of(conflict, dm.id), concepts=concepts)
                                for dm in conflict.decision_makers})  # fmt: skip


def surprises(game: Hypergame) -> tuple[Surprise, ...]:
    """Improvements, in the mover's own view, from states that all see into states that somebody does not see."""
    found = []
    states = {party: set(map(int, analysis.states)) for party, analysis in game.views.items()}
    common = sorted(set.intersection(*states.values()))
    for i, mover in enumerate(game.views):
        view = local_view(view_of(game.conflict, mover))
        for start in common:
            for end in view.improvements(i, start):
                unseen_by = [p for p, seen in states.items() if p != mover and end not in seen]
                found += [Surprise(mover, start, end, party) for party in unseen_by]
    return tuple(found)
