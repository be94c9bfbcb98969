"""Solving conflicts by the Graph Model for Conflict Resolution: which states are stable, for whom, and why.

The way through: `space` (the cube of combinations, moves), `worth` (preferences as comparable numbers), `game`
(both together), `sweeps` (reaching everywhere at once), one file per concept (`nash`, `gmr`, `smr`, `seq`, `sim`),
`graph` (explicit states and moves), `engine` (which of them runs), `analysis` (what comes out).

>>> from pourparlers.model import parse
>>> conflict = parse("party a\\n option x\\n prefers\\n  x").conflict
>>> analysis = solve(conflict)
>>> analysis.equilibria("nash"), analysis.is_stable("a", "seq", conflict.state_number("N"))
((1,), False)
"""

from pourparlers.solve.analysis import Analysis
from pourparlers.solve.engine import problems, solve

__all__ = ["Analysis", "problems", "solve"]
