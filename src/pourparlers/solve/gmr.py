"""General metarationality (GMR): every improvement can be answered by a sequence of moves of the others (Howard 1971).

Definition as in Fang, Hipel & Kilgour (1993): s is GMR stable for i if for every improvement t from s the others have
a legal sequence of moves from t to some u that i does not prefer to s.
"""

from __future__ import annotations

from pourparlers.solve.game import Game
from pourparlers.solve.space import Bools
from pourparlers.solve.sweeps import high, others_worst, unsanctioned


def stable(game: Game, focal: int) -> Bools:
    """In which cells the decision maker number `focal` is GMR stable."""
    left = others_worst(high(game.worths[focal], game, focal), game, focal)
    return ~unsanctioned(left, game, focal)
