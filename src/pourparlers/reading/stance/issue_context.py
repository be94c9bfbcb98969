"""What the rest of the article is about: neighbours, paragraph, the party's other statements.

Carrying over: *it, une telle décision*, an answer without any word of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.stance.figures import numbers_of
from pourparlers.reading.stance.issue_features import NAMES
from pourparlers.reading.stance.scene import Scene
from pourparlers.reading.stance.statement_features import ATTITUDES, points_back

Figures = NDArray[np.float64]

_SHIFTS = (-1, -2, 1, 2)
CONTEXT_NAMES = (
    *(f"neighbour{shift:+d}{kind}" for shift in _SHIFTS for kind in ("", "/paragraph", "/party")),
    "own-lead", "best-other", "carried", "carried/anaphor", "carried/short", "carried/direct", "in-paragraph",
    "party-elsewhere", "attitude*carried", "attitude*carried/short", "attitude*unnamed*recent", "attitude*lead",
    "undo*carried", "same-number", "other-number*carried",
)  # fmt: skip
"""of the columns that `with_context` adds"""

_SURE = 0.5
_RECENT = NAMES.index("last-named")


def with_context(scene: Scene, features: Figures, probability: Figures) -> Figures:
    """The features with those of `CONTEXT_NAMES` beside them; `probability` is (statements, issues), a first guess."""
    places = scene.places
    parties = [p.statement.party for p in places]
    short = _each([len(p.regions[0]) <= 4 for p in places])
    attitude = _each([any(role in ATTITUDES for role, _, _ in p.cue.counts) for p in places])
    empty = _each([not p.regions[0] for p in places])
    other = _without_own(probability.T).T
    memory = _carried(probability)
    lead = probability - other
    unnamed = (empty > 0) | (features[:, :, 0] + features[:, :, 2] < 0.1)
    given = [frozenset(f for f in p.forms if f[0].isdigit()) for p in places]
    wanted = [numbers_of(scene, i) for i in range(probability.shape[1])]
    figure = np.array([[not w.isdisjoint(g) for w in wanted] for g in given], dtype=float).reshape(probability.shape)
    columns = [
        *_neighbours(probability, [p.paragraph for p in places], parties), lead, other, memory,
        memory * _each([points_back(p, scene.language) for p in places]), memory * short,
        memory * _each([p.statement.kind == "direct" for p in places]),
        _elsewhere(probability, [p.paragraph for p in places]), _elsewhere(probability, parties), attitude * memory,
        attitude * memory * short, attitude * unnamed * features[:, :, _RECENT], attitude * lead,
        memory * _each([p.content.total(("undo",)) != 0 for p in places]), figure,
        memory * _each([bool(g) for g in given]) * (1.0 - figure),
    ]  # fmt: skip
    return np.concatenate([features, np.stack(columns, axis=2)], axis=2)


def _each(values: Sequence[bool]) -> Figures:
    """A column: one figure a statement, for all issues."""
    return np.array(values, dtype=float).reshape(-1, 1)


def _neighbours(probability: Figures, paragraphs: Sequence[int], parties: Sequence[str | None]) -> Iterator[Figures]:
    """Of each shift: how sure the statement there is about the issue; the same in one paragraph; by one party."""
    count, number = len(probability), {party: n for n, party in enumerate(dict.fromkeys(parties))}
    paragraph, who = np.array(paragraphs), np.array([number[party] for party in parties])
    for shift in _SHIFTS:
        own = slice(max(0, -shift), max(0, min(count, count - shift)))
        there = slice(own.start + shift, own.stop + shift) if own.start < own.stop else own
        sure, here, alike = np.zeros_like(probability), np.zeros((count, 1)), np.zeros((count, 1))
        sure[own] = probability[there]
        here[own, 0] = paragraph[there] == paragraph[own]
        alike[own, 0] = who[there] == who[own]
        yield from (sure, sure * here, sure * alike)


def _without_own(values: Figures) -> Figures:
    """For each value the greatest of the others in its column; 0 where there is none."""
    if len(values) < 2:
        return np.zeros_like(values)
    second, first = np.partition(values, (-2, -1), axis=0)[-2:]
    return np.asarray(np.where(values == first, second, first))


def _elsewhere(probability: Figures, groups: Sequence[object]) -> Figures:
    """For each statement and issue how sure the surest other statement of its group is; 0 for the group None."""
    found = np.zeros_like(probability)
    members: dict[object, list[int]] = {}
    for s, group in enumerate(groups):
        members.setdefault(group, []).append(s)
    for group, rows in members.items():
        if group is not None and len(rows) > 1:
            found[rows] = _without_own(probability[rows])
    return found


def _carried(probability: Figures) -> Figures:
    """How fresh the memory is of the issue of the last statement before that had one, at that issue; else zeros."""
    memory = np.zeros_like(probability)
    last: tuple[int, int] | None = None
    for s, row in enumerate(probability):
        if last is not None:
            memory[s, last[1]] = 0.8 ** (s - 1 - last[0])
        if row.size and row.max() > _SURE:
            last = s, int(row.argmax())
    return memory
