"""Where a conflict can go from a state, when nobody takes a step but to gain by it (status quo analysis).

Li, Kilgour & Hipel 2005: states reached from the status quo by unilateral improvements, of any party after any other.
"""

from __future__ import annotations

from pourparlers.solve.analysis import Analysis
from pourparlers.solve.paths import reached


def reached_by_improvement(analysis: Analysis, start: int) -> frozenset[int]:
    """The numbers of the states to which unilateral improvements lead from `start`, itself included.

    Raises WrongUse where `start` is no state.

    >>> from pourparlers.model.parse import parse
    >>> from pourparlers.solve import solve
    >>> talks = parse("party a\\n option x\\n prefers\\n  x\\nparty b\\n option y\\n prefers\\n  not y").conflict
    >>> sorted(reached_by_improvement(solve(talks), 0))
    [0, 1]
    """
    analysis.place(start)
    return frozenset(reached(analysis.conflict, start, by="improvements"))
