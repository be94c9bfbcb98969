"""What the other statements of an article say of the same issue: a party seldom changes sides within one article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.stance.scene import Place, Scene
from pourparlers.reading.words import words_of
from pourparlers.sources.types import Issue

Figures = NDArray[np.float64]
HISTORY_NAMES = (
    "one", "guess/supports", "guess/opposes", "guess/neutral",
    "same-party", "same-party-known", "same-party/mean", "same-party/doubt", "same-party/paragraph",
    "others", "others-known", "before/same-party", "before/other-party", "before/answered",
    "nothing-before", "after/same-party", "after/other-party", "last", "last/same-paragraph", "last/same-party",
    "everyone", "parties", "party-in-issue", "party-is-subject",
)  # fmt: skip
"""of the columns of `with_history`"""
_OWN = 4
"""figures of the guess itself"""
_LEAST = 0.001
"""what is added to a probability before its logarithm is taken"""
_SUBJECT = 3
"""first words of a description among which its subject stands"""


def with_history(scene: Scene, pairs: Sequence[tuple[int, int]], weight: Figures, stances: Figures) -> Figures:
    """(pairs, features), columns as in `HISTORY_NAMES`: the first guess, and what the rest of the article says.

    `pairs` are (statement, issue); `weight` is how surely each is about the issue, `stances` (pairs, 3) a first guess.
    """
    own = np.concatenate([np.ones((len(pairs), 1)), np.log(stances + _LEAST)], axis=1)
    return np.concatenate([own, _history(scene, pairs, weight, stances)], axis=1)


def _history(scene: Scene, pairs: Sequence[tuple[int, int]], weight: Figures, stances: Figures) -> Figures:
    out = np.zeros((len(pairs), len(HISTORY_NAMES) - _OWN))
    by_issue: dict[int, list[int]] = {}
    for n, (_, issue) in enumerate(pairs):
        by_issue.setdefault(issue, []).append(n)
    for issue, members in by_issue.items():
        described = _described(scene.page.codebook.issues[issue])
        places = [scene.places[pairs[n][0]] for n in members]
        out[members] = _of_issue(places, weight[members], stances[members], described)
    return out


@lru_cache(maxsize=1024)
def _described(issue: Issue) -> tuple[str, ...]:
    """The words of the issue's description."""
    return tuple(words_of(issue.description.lower(), "en").forms)


def _of_issue(places: list[Place], weight: Figures, stances: Figures, described: Sequence[str]) -> Figures:
    """The rows of all statements that may speak to one issue."""
    leaning, doubt = (stances[:, 0] - stances[:, 1]) * weight, stances[:, 2] * weight
    parties = [p.statement.party or "" for p in places]
    number = {party: k for k, party in enumerate(sorted(set(parties)))}
    who = np.array([number[p] for p in parties])
    known = np.array([bool(p) for p in parties])
    paragraph = np.array([p.paragraph for p in places])
    whole = leaning.sum()
    rows = np.zeros((len(places), len(HISTORY_NAMES) - _OWN))
    for n, place in enumerate(places):
        same = (who == who[n]) & known[n]
        other = ~same
        same[n] = other[n] = False
        others = weight[other].sum()
        if same.any():
            near = same & (paragraph == paragraph[n])
            heft, total = weight[same].sum(), leaning[same].sum()
            rows[n, :5] = [
                total, 1.0, total / (heft + 0.3), doubt[same].sum() / (heft + 0.3), leaning[near].sum(),
            ]  # fmt: skip
        rows[n, 5:7] = leaning[other].sum() / (others + 0.3), others > 0
        rows[n, 7:16] = _beside(place, n, leaning, parties, paragraph)
        names = {w for w in parties[n].split("-") if len(w) > 3}
        rows[n, 16:] = [
            (whole - leaning[n]) / (weight.sum() - weight[n] + 0.3), min(len(number), 6),
            not names.isdisjoint(described), not names.isdisjoint(described[:_SUBJECT]),
        ]  # fmt: skip
    return rows


def _beside(place: Place, n: int, leaning: Figures, parties: list[str], paragraph: NDArray[np.int64]) -> list[float]:
    """The statements just before and just after this one that may speak to the issue."""
    row = [0.0] * 9
    if n:
        alike = parties[n - 1] == parties[n]
        row[0 if alike else 1] = float(leaning[n - 1])
        if not alike:
            row[2] = float(leaning[n - 1]) * (place.cue.counts.get(("answer", -1, False), 0) > 0)
        row[6] = float(leaning[n - 1])
        row[7] = float(leaning[n - 1]) * bool(paragraph[n - 1] == paragraph[n])
        row[8] = float(alike)
    else:
        row[3] = 1.0
    if n + 1 < len(parties):
        row[4 if parties[n + 1] == parties[n] else 5] = float(leaning[n + 1])
    return row
