"""What speaks for a statement being about an issue: one row of figures for each statement and issue.

How well the words in and around the statement meet the issue's names, how far this issue is ahead of the others, where
in the statement it is named, how much of the article is about it, and what the statement itself is like.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.stance import affinity, meeting, statement_features
from pourparlers.reading.stance.affinity import affinity_row
from pourparlers.reading.stance.composition import sign_of
from pourparlers.reading.stance.meeting import Meeting, meeting_row
from pourparlers.reading.stance.mention import Reach, reach_of, touched
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.statement_features import statement_row

Figures = NDArray[np.float64]

_ANY = (
    "any-term",
    "any-term-word",
    "any-description",
    "any-rest-term-word",
    "any-before-term-word",
    "any-earlier-term",
)
_MENTION = (
    "mention", "mention/named", "mention/depth", "mention/condition", "mention/background", "mention/without",
    "mention/sign", "mention/acts", "mention/undone", "mention/attitude", "mention/value", "mention/modal",
    "mention/early", "mention/subject", "mention/object", "mention/oblique", "mention/noun",
    "top/touched", "top/argument-touched", "top/act", "share", "rank", "share-of-statements", "issues",
)  # fmt: skip
_NEAR = (*meeting.NAMES, *affinity.NAMES)
NAMES = (
    *_NEAR,
    *(f"lead/{name}" for name in _NEAR),
    *statement_features.NAMES,
    *_ANY,
    *_MENTION,
)
"""of the columns of `issue_features`: *lead* is how far this issue is ahead of the best other one"""
_ACT = frozenset({"act"})
_SUBJECTS = frozenset("nsubj nsubj:pass csubj".split())
_OBJECTS = frozenset("obj iobj xcomp ccomp".split())
_OBLIQUES = frozenset("obl obl:agent advcl".split())
_ARGUMENTS = _SUBJECTS | _OBJECTS | _OBLIQUES | {"nmod", "acl"}


def issue_features(scene: Scene) -> Figures:
    """(statements, issues, features): columns as in `NAMES`."""
    places, found = scene.places, scene.touches
    if not places or not found:
        return np.zeros((len(places), len(found), len(NAMES)))
    issues = [Meeting(scene, touch) for touch in found]
    for issue in issues:
        issue.set_apart(other for other in issues if other is not issue)
    basic = np.array(
        [
            [[*meeting_row(scene, place, issue), *affinity_row(scene, place, n)] for n, issue in enumerate(issues)]
            for place in places
        ],
        dtype=float,
    )
    best = basic.max(axis=1, keepdims=True)
    second = np.sort(basic, axis=1)[:, -2:-1, :] if len(issues) > 1 else np.zeros_like(best)
    lead = np.where(basic >= best - 1e-9, basic - second, basic - best)
    any_of = best[:, 0, [0, 1, 3, 5, 25, 32]]
    own = np.concatenate([np.array([statement_row(scene, n) for n in range(len(places))], float), any_of], axis=1)
    mentions = np.array([_mention_rows(scene, place) for place in places], float)
    return np.concatenate(
        [basic, lead, np.repeat(own[:, None, :], len(issues), axis=1), mentions, _salience(issues, basic)], axis=2
    )


def _salience(issues: list[Meeting], basic: Figures) -> Figures:
    """How much of the article, and of its statements, is about each issue."""
    named = np.array([sum(i.sentence) for i in issues]) + 0.1
    spoken = np.maximum(basic[:, :, 0], 0.7 * basic[:, :, 1]).sum(axis=0) + 0.1
    rank = (named[None, :] > named[:, None]).sum(axis=1)
    rows = np.stack(
        [named / named.sum(), rank, spoken / spoken.sum(), np.full(len(issues), float(len(issues)))], axis=1
    )
    return np.repeat(rows[None, :, :], len(basic), axis=0)


def _mention_rows(scene: Scene, place: Place) -> list[list[float]]:
    """Where each issue is named in the statement, and what stands above it; twenty figures."""
    top = top_of(scene, place.statement.content)
    arguments = [] if top is None else [c.i for c in top.children if c.dep_ in _ARGUMENTS]
    act = 0.0 if top is None else float(sign_of(top, scene.known, _ACT))
    rows = []
    for issue in range(len(scene.touches)):
        reach = reach_of(scene, place, issue)
        row = [0.0] * 17 if reach is None else _reach_row(place, reach)
        own = touched(scene, place, issue) if top is not None else {}
        argument = max([own[i] for i in arguments if i in own], default=0.0) if own else 0.0
        rows.append([*row, own.get(top.i, 0.0) if own else 0.0, argument, act])
    return rows


def _reach_row(place: Place, reach: Reach) -> list[float]:
    path, dep = reach.path, reach.relation
    return [
        1.0, reach.named, min(path.depth, 6) / 6, path.in_condition, path.in_background, path.without, path.sign,
        path.acts, path.undone, path.attitude, max(-2, min(2, path.value)), path.modal,
        reach.at / (len(place.forms) + 1), dep in _SUBJECTS, dep in _OBJECTS, dep in _OBLIQUES, dep == "nmod",
    ]  # fmt: skip
