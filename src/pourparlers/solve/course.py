"""Where a conflict can go from a state, when nobody takes a step but to gain by it (status quo analysis).

Li, Kilgour & Hipel 2005: states reached from the status quo by unilateral improvements, of any party after any other.
"""

from __future__ import annotations

from collections.abc import Iterator

from pourparlers.model.types import Option
from pourparlers.solve.analysis import Analysis


def reached_by_improvement(analysis: Analysis, start: int) -> frozenset[int]:
    """The numbers of the states to which unilateral improvements lead from `start`, itself included.

    For conflicts in option form without coalesced states; raises WrongUse where `start` is no state.

    >>> from pourparlers.model.parse import parse
    >>> from pourparlers.solve import solve
    >>> talks = parse("party a\\n option x\\n prefers\\n  x\\nparty b\\n option y\\n prefers\\n  not y").conflict
    >>> sorted(reached_by_improvement(solve(talks), 0))
    [0, 1]
    """
    analysis.place(start)
    known = frozenset(map(int, analysis.states))
    seen, frontier = {start}, [start]
    while frontier:
        state = frontier.pop()
        for party, target in _moves(analysis, known, state):
            worths = analysis.worths[party]
            if target not in seen and worths[analysis.place(target)] > worths[analysis.place(state)]:
                seen.add(target)
                frontier.append(target)
    return frozenset(seen)


def _moves(analysis: Analysis, known: frozenset[int], state: int) -> Iterator[tuple[str, int]]:
    """The states that each party can reach alone."""
    bit = 0
    for maker in analysis.conflict.decision_makers:
        own = list(enumerate(maker.options, bit))
        bit += len(maker.options)
        for target in _choices(own, state):
            if target != state and target in known:
                yield maker.id, target


def _choices(own: list[tuple[int, Option]], state: int) -> list[int]:
    targets = [state]
    for bit, option in own:
        taken = state >> bit & 1
        if option.moves == "both" or option.moves == ("backward" if taken else "forward"):
            targets += [t ^ (1 << bit) for t in targets]
    return targets
