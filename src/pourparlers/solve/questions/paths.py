"""Status quo analysis: where a conflict can go from a state, and by which steps (Li, Kilgour & Hipel 2005).

Breadth first over pairs of state and last mover, since nobody moves twice in succession; so paths are shortest.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pourparlers.model.types import Conflict
from pourparlers.solve.local import local_view
from pourparlers.solve.verdict import Step

Steps = Literal["moves", "improvements"]


@dataclass(frozen=True, slots=True)
class Path:
    """The shortest legal way to a state, None where it is never reached; no steps where it is the start."""

    end: int
    steps: tuple[Step, ...] | None


def paths(conflict: Conflict, start: int, ends: Iterable[int], *, by: Steps = "improvements") -> tuple[Path, ...]:
    """The shortest legal paths from a state to each of `ends`, by any moves or by improvements only.

    >>> from pourparlers.model.catalog import entry
    >>> crisis = entry("cuban-missile-crisis").conflict
    >>> found = paths(crisis, 0, [crisis.state_number("NYYN")])[0]
    >>> [(step.party, crisis.state_text(step.state)) for step in found.steps]
    [('usa', 'NYNN'), ('ussr', 'NYYN')]
    """
    ways = reached(conflict, start, by=by)
    return tuple(Path(end, ways.get(end)) for end in ends)


def reached(conflict: Conflict, start: int, *, by: Steps = "improvements") -> dict[int, tuple[Step, ...]]:
    """Every state that can be reached from `start`, with a shortest legal path to it.

    >>> from pourparlers.model.parse import parse
    >>> talks = parse("party a\\n option x\\n prefers\\n  x\\nparty b\\n option y\\n prefers\\n  not y").conflict
    >>> sorted(reached(talks, 0)), sorted(reached(talks, 0, by="moves"))
    ([0, 1], [0, 1, 2, 3])
    """
    view = local_view(conflict)
    found: dict[int, tuple[Step, ...]] = {start: ()}
    seen: set[tuple[int, int]] = set()
    line: deque[tuple[int, int, tuple[Step, ...]]] = deque([(start, -1, ())])
    while line:
        state, last, steps = line.popleft()
        for j, party in enumerate(view.parties):
            if j == last:
                continue
            for end in view.improvements(j, state) if by == "improvements" else view.moves(j, state):
                if (end, j) not in seen:
                    seen.add((end, j))
                    way = (*steps, Step(party, end))
                    found.setdefault(end, way)
                    line.append((end, j, way))
    return found
