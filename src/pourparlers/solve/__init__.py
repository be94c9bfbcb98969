"""Solving conflicts by the Graph Model for Conflict Resolution: which states are stable, for whom, and why.

The way through: `space` (the cube of combinations, moves), `worth` (preferences as comparable numbers), `game` (both
together), `sweeps` (reaching everywhere at once), one file per concept (`nash`, `gmr`, `smr`, `seq`, `sim`). Other
engines for the same questions: `compiled` with `kernels` and `kernels_simultaneous` (the sweeps with numba), `symbolic`
with `symbolic_simultaneous` (decision diagrams, beyond what can be laid out), `graph` (states and moves one by one),
`local` (around one state). `solvable` says whether it can be solved here, `engine` chooses (`prepared`): `solve` gives
an `analysis` of every state, `tally` counts where there are too many. `reasons` gives the `verdict` on a state;
`single_state` beyond what can be laid out, by a solver (`sat/`) or diagrams (`symbolic_reasons`); `certificates` checks
them against the definitions. `questions/` are what else can be asked.

>>> from pourparlers.model import parse
>>> conflict = parse("party a\\n option x\\n prefers\\n  x").conflict
>>> analysis = solve(conflict)
>>> analysis.equilibria("nash"), analysis.is_stable("a", "seq", conflict.state_number("N"))
((1,), False)
>>> explain(conflict, 0, ["seq"])[0].improvement
1
"""

from pourparlers.base.rooms import callable_room
from pourparlers.solve.analysis import Analysis, Tally
from pourparlers.solve.engine import solve, tally
from pourparlers.solve.reasons import explain
from pourparlers.solve.solvable import problems
from pourparlers.solve.verdict import Verdict

__all__ = ["Analysis", "Tally", "Verdict", "explain", "problems", "solve", "tally"]

callable_room(__name__, solve)
