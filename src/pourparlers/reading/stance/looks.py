"""Which side a statement takes on an issue: from the statement itself, by the rules, then from the whole article."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.stance.leanings import GRAMS, leanings_of
from pourparlers.reading.stance.leanings import NAMES as LEANING_NAMES
from pourparlers.reading.stance.mention import mention_of
from pourparlers.reading.stance.polarity_features import NAMES as POLARITY_NAMES
from pourparlers.reading.stance.polarity_features import STANCES, polarity_features
from pourparlers.reading.stance.polarity_history import HISTORY_NAMES, with_history
from pourparlers.reading.stance.rules import settled
from pourparlers.reading.stance.scene import Scene
from pourparlers.reading.stance.scorer import Weights, shares, softmax
from pourparlers.reading.stance.trees import Trees

Figures = NDArray[np.float64]
ALONE_NAMES = (*POLARITY_NAMES, *LEANING_NAMES)
"""of the columns that the first look at the side sees"""
AGAIN_NAMES = (*(f"history/{name}" for name in HISTORY_NAMES), *ALONE_NAMES)
"""of the columns that the last look at the side sees"""
RULED = 0.7
"""share of the say that a rule has beside the weights, where one applies"""


def sides_given(
    scene: Scene, pairs: Sequence[tuple[int, int]], learned: Weights, *, weight: Figures | None = None
) -> Figures:
    """(pairs, 3): probabilities of each side for (statement, issue) pairs; `weight` is how sure each pair is."""
    if not pairs:
        return np.zeros((0, len(STANCES)))
    leanings = leanings_of(scene, {stage: learned.listed(stage) for stage in GRAMS})
    rows = np.array([polarity_features(scene, scene.places[s], i) for s, i in pairs], dtype=float)
    beside = np.concatenate([rows, leanings[[s for s, _ in pairs]]], axis=1)
    guess = first_look(beside, learned.table("polarity", POLARITY_NAMES), learned.trees["polarity"])
    sure = np.ones(len(pairs)) if weight is None else weight
    # with the say of the rules before the others are asked: what is settled in one statement tells of the next
    guess = np.array([ruled(scene, s, i, row) for (s, i), row in zip(pairs, guess, strict=True)])
    once = softmax(with_history(scene, pairs, sure, guess), learned.table("polarity-in-context", HISTORY_NAMES))
    twice = with_history(scene, pairs, sure, guess, once)
    table = learned.table("polarity-again", HISTORY_NAMES)
    final = last_look(twice, beside, table, learned.trees["polarity-again"])
    return np.array([last_say(scene, *p, *rows) for p, *rows in zip(pairs, final, softmax(twice, table), strict=True)])


def first_look(rows: Figures, table: Figures, grown: Trees) -> Figures:
    """(pairs, 3): probabilities of each side from the statement itself, columns as in `ALONE_NAMES`.

    The regression looks at all but the leanings of single words.
    """
    found: Figures = (softmax(rows[:, : len(table)], table) + shares(grown.scores(rows, ALONE_NAMES))) / 2
    return found


def last_look(history: Figures, beside: Figures, table: Figures, grown: Trees) -> Figures:
    """(pairs, 3): probabilities of each side from what the whole article says, by a regression and by trees together.

    `beside` are the figures of the first look.
    """
    rows = np.concatenate([history, beside], axis=1)
    found: Figures = (softmax(history, table) + shares(grown.scores(rows, AGAIN_NAMES))) / 2
    return found


def last_say(scene: Scene, statement: int, issue: int, sides: Figures, by_history: Figures) -> Figures:
    """The sides with the say of the rules once more.

    Where the statement names the contrary of the issue, the regression alone is asked before: trees look at the words,
    which speak of the contrary.
    """
    say = ruled(scene, statement, issue, np.zeros(len(STANCES)))
    sides = by_history if _names_contrary(scene, statement, issue) else sides
    return (1 - RULED) * sides + say if say.any() else sides


def ruled(scene: Scene, statement: int, issue: int, sides: Figures) -> Figures:
    """The sides with the say of the rules, and turned round where the statement names the contrary of the issue."""
    found = settled(scene, scene.places[statement], issue)
    if found is not None:
        sides = (1 - RULED) * sides
        sides[found[0]] += RULED
    return sides[[1, 0, 2]] if _names_contrary(scene, statement, issue) else sides


def _names_contrary(scene: Scene, statement: int, issue: int) -> bool:
    named = mention_of(scene, scene.places[statement], issue)
    return named is not None and named.sign < 0
