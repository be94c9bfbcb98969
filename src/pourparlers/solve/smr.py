"""Symmetric metarationality (SMR): GMR, and the decision maker cannot escape the answer (Howard 1971).

As GMR, with sanctions u from which no move of i leads to anything that i prefers to s.
"""

from __future__ import annotations

import numpy as np

from pourparlers.solve.game import Game
from pourparlers.solve.space import Bools
from pourparlers.solve.sweeps import high, others_worst, reach, unsanctioned


def stable(game: Game, focal: int) -> Bools:
    """In which cells the decision maker number `focal` is SMR stable."""
    escaped = game.worths[focal].copy()
    reach(escaped, game.movers[focal], np.maximum)
    left = others_worst(high(escaped, game, focal), game, focal)
    return ~unsanctioned(left, game, focal)
