"""Nash stability (R): the decision maker has no unilateral improvement (Nash 1950; Fang, Hipel & Kilgour 1993)."""

from __future__ import annotations

import numpy as np

from pourparlers.solve.game import Game
from pourparlers.solve.space import Bools
from pourparlers.solve.sweeps import reach


def stable(game: Game, focal: int) -> Bools:
    """In which cells the decision maker number `focal` is stable: no move of its own is worth more.

    >>> from pourparlers.model.parse import parse
    >>> from pourparlers.solve.game import game_of
    >>> stable(game_of(parse("party a\\n option x\\n prefers\\n  x").conflict), 0)
    array([False,  True])
    """
    best = game.worths[focal].copy()
    reach(best, game.movers[focal], np.maximum)
    return np.asarray(best <= game.worths[focal])
