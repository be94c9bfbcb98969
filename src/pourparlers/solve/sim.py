"""Simultaneous stability (SIM): improvements that fail because the others improve at the same time.

Fraser & Hipel (1984): s is SIM stable for i if for every improvement t from s there is a joint choice of the others,
each staying or taking an improvement of its own from s, that together with i's change gives a state that i does not
prefer to s. A joint result that cannot be is no sanction. An option changed by several at once is changed.
"""

from __future__ import annotations

import numpy as np

from pourparlers.solve.game import Game
from pourparlers.solve.space import Array, Bools


def stable(game: Game, focal: int) -> Bools:
    """In which cells the decision maker number `focal` is SIM stable."""
    unsafe = np.zeros(game.cube.size, bool)
    for own, starts in game.improvements(focal):
        unsafe[_unanswered(game, focal, own, starts, list(game.opponents(focal)), 0)] = True
    return ~unsafe


def _unanswered(game: Game, focal: int, own: int, starts: Array, others: list[int], joint: int) -> Array:
    """Those of the starts from which no joint choice of the others spoils the change `own`."""
    if not len(starts):
        return starts
    if not others:
        mine = game.worths[focal]
        ends = starts ^ (own | joint)
        return np.asarray(starts[~(game.feasible[ends] & (mine[ends] <= mine[starts]))])
    first, *rest = others
    left = _unanswered(game, focal, own, starts, rest, joint)
    for change, improving in game.improvements(first):
        if not len(left):
            break
        able = left[_among(left, improving)]
        if len(able):
            spared = _unanswered(game, focal, own, able, rest, joint | change)
            if len(spared) < len(able):
                left = np.setdiff1d(left, np.setdiff1d(able, spared, True), True)
    return left


def _among(few: Array, ordered: Array) -> Bools:
    """Which of `few` are among the ordered numbers."""
    if not len(ordered):
        return np.zeros(len(few), bool)
    place = np.minimum(np.searchsorted(ordered, few), len(ordered) - 1)
    return np.asarray(ordered[place] == few)
