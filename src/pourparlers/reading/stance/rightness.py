"""What tells how often a position is right: how sure both links are, by how much, and whether a rule had its say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.stance.rules import settled
from pourparlers.reading.stance.scene import Scene
from pourparlers.reading.stance.sides import SUPPORTS, UNDECIDED

Figures = NDArray[np.float64]
NAMES = (
    "about", "first-look", "lead", "side", "side-lead", "undecided", "product", "settled", "supports",
)  # fmt: skip
"""of the columns of `rightness_rows`"""


def rightness_rows(
    scene: Scene, pairs: Sequence[tuple[int, int]], first: Figures, about: Figures, sides: Figures
) -> Figures:
    """(pairs, features) for (statement, issue) pairs, columns as in `NAMES`.

    `first` and `about` are (statements, issues), how surely each is about the issue before and after a look at the rest
    of the article; `sides` is (pairs, 3).
    """
    rows = np.zeros((len(pairs), len(NAMES)))
    for n, ((s, i), side) in enumerate(zip(pairs, sides, strict=True)):
        others = np.delete(about[s], i)
        best, second = np.sort(side)[::-1][:2]
        rows[n] = [
            about[s, i], first[s, i], about[s, i] - others.max(initial=0.0), best, best - second, side[UNDECIDED],
            about[s, i] * best, settled(scene, scene.places[s], i) is not None, side[SUPPORTS],
        ]  # fmt: skip
    return rows
