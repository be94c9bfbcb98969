"""Sequential stability (SEQ): every improvement can be answered by improvements of the others (Fraser & Hipel 1979).

As GMR, with legal sequences of which every step is an improvement for the one who takes it.
"""

from __future__ import annotations

from pourparlers.solve.game import Game
from pourparlers.solve.space import Bools
from pourparlers.solve.sweeps import high, others_worst_improving, unsanctioned


def stable(game: Game, focal: int) -> Bools:
    """In which cells the decision maker number `focal` is SEQ stable."""
    left = others_worst_improving(high(game.worths[focal], game, focal), game, focal)
    return ~unsanctioned(left, game, focal)
