"""Fitting weights: regressions with an L2 penalty, and the leanings of single words; numpy only.

Newton's method for two classes, accelerated gradient for more. Same input, same weights.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

import numpy as np

from pourparlers.reading.stance.leanings import leaning
from pourparlers.reading.stance.scorer import softmax

FOLDS = 5
IN_ARTICLES = 3
"""articles that must have a word for it to lean either way: the words of one dispute say nothing of the next"""


_POWERS, _SAFE = 30, 1.05
"""steps of the power method for the steepest direction, and the margin for what they leave out"""


def scaled(rows: np.ndarray) -> np.ndarray:
    """The deviation of each column, one where it never changes."""
    deviation = rows.std(axis=0)
    return np.where(deviation < 1e-9, 1.0, deviation)


def fit_yes_no(rows: np.ndarray, wanted: np.ndarray, penalty: float) -> np.ndarray:
    """(features, 1): weights of a logistic regression by Newton's method."""
    scale = scaled(rows)
    x, weights = rows / scale, np.zeros(rows.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - wanted) + penalty * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-5:
            break
    return (weights / scale)[:, None]


def fit_classes(rows: np.ndarray, wanted: np.ndarray, penalty: float, weight: np.ndarray) -> np.ndarray:
    """(features, classes): weights of a multinomial regression by accelerated gradient."""
    deviation = scaled(rows)
    x = rows / deviation
    steepest = 0.5 * np.linalg.norm(x * np.sqrt(weight)[:, None], 2) ** 2 + penalty

    def slope(weights: np.ndarray) -> np.ndarray:
        return x.T @ ((softmax(x, weights) - wanted) * weight[:, None]) + penalty * weights

    return _descended(slope, np.zeros((x.shape[1], wanted.shape[1])), steepest) / deviation[:, None]


def _descended(slope: Callable[[np.ndarray], np.ndarray], start: np.ndarray, steepest: float) -> np.ndarray:
    """Where accelerated gradient comes to (Nesterov 1983); `steepest` bounds how fast the slope changes."""
    now = ahead = start
    t = 1.0
    for _ in range(250):
        following = ahead - slope(ahead) / steepest
        t_next = (1 + np.sqrt(1 + 4 * t * t)) / 2
        ahead, now, t = following + (t - 1) / t_next * (following - now), following, t_next
    return now


def folds_of(ids: list[str]) -> list[int]:
    """A fold for each article, from its id alone."""
    return [zlib.crc32(i.encode()) % FOLDS for i in ids]


def leanings_by_folds(
    grams: Sequence[frozenset[str]],
    article: np.ndarray,
    fold: np.ndarray,
    answers: Sequence[np.ndarray],
    penalty: float,
) -> tuple[dict[str, tuple[float, ...]], np.ndarray]:
    """The weights of the grams, one for each question, and (rows, questions) leanings by folds that did not see a row.

    `answers` has for each question 1, 0, or nan where it isn't asked.
    """
    guessed = np.zeros((len(grams), len(answers)))
    for f in sorted(set(fold.tolist())):
        table = _leanings(grams, article, answers, fold != f, penalty)
        for k in np.flatnonzero(fold == f):
            guessed[k] = leaning(grams[k], table, len(answers))
    return _leanings(grams, article, answers, fold >= 0, penalty), guessed


def _leanings(
    grams: Sequence[frozenset[str]],
    article: np.ndarray,
    answers: Sequence[np.ndarray],
    seen: np.ndarray,
    penalty: float,
) -> dict[str, tuple[float, ...]]:
    """gram -> its weights, for grams that several articles have."""
    where: dict[str, set[int]] = {}
    for k in np.flatnonzero(seen):
        for gram in grams[k]:
            where.setdefault(gram, set()).add(int(article[k]))
    known = sorted(g for g, found in where.items() if len(found) >= IN_ARTICLES)
    place = {g: n for n, g in enumerate(known)}
    columns = []
    for answer in answers:
        asked = np.flatnonzero(seen & ~np.isnan(answer))
        words = [sorted(place[g] for g in grams[k] if g in place) for k in asked]
        columns.append(_fit_words(words, answer[asked], len(known), penalty))
    return {g: tuple(map(float, row)) for g, *row in zip(known, *columns, strict=True)}


def _fit_words(words: Sequence[Sequence[int]], yes: np.ndarray, count: int, penalty: float) -> np.ndarray:
    """(count,): the leaning of each word, from rows that list the words they have; the last column is the constant.

    Logistic regression by accelerated gradient, walking only over what the rows have.
    """
    row = np.repeat(np.arange(len(words)), [len(w) + 1 for w in words])
    column = np.concatenate([np.array([*w, count]) for w in words])

    def across(weights: np.ndarray) -> np.ndarray:
        return np.bincount(row, weights[column], len(words))

    def down(values: np.ndarray) -> np.ndarray:
        return np.bincount(column, values[row], count + 1)

    longest = np.ones(count + 1)
    for _ in range(_POWERS):
        longest = down(across(longest / np.linalg.norm(longest)))
    steepest = _SAFE * np.linalg.norm(longest) / 4 + penalty / 2

    def slope(weights: np.ndarray) -> np.ndarray:
        return down(1 / (1 + np.exp(-np.clip(across(weights), -30, 30))) - yes) + penalty / 2 * weights

    return _descended(slope, np.zeros(count + 1), steepest)[:-1]
