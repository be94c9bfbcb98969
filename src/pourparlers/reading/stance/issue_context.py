"""What the rest of the article is about: neighbours, paragraph, the party's other statements.

Carrying over: *it, une telle décision*, an answer without any word of its own.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.stance.issue_features import NAMES
from pourparlers.reading.stance.scene import Scene, numbers_of
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
    count, issues = probability.shape
    added = np.zeros((count, issues, len(CONTEXT_NAMES)))
    short = [len(p.regions[0]) <= 4 for p in places]
    back = [points_back(p, scene.language) for p in places]
    numbers = [numbers_of(scene, i) for i in range(issues)]
    for s, place in enumerate(places):
        carried = _carried(probability, s)
        for i in range(issues):
            row: list[float] = []
            for shift in _SHIFTS:
                t = s + shift
                if 0 <= t < count:
                    sure = float(probability[t, i])
                    here = places[t].paragraph == place.paragraph
                    row += [sure, sure * here, sure * (places[t].statement.party == place.statement.party)]
                else:
                    row += [0.0, 0.0, 0.0]
            other = max((float(probability[s, j]) for j in range(issues) if j != i), default=0.0)
            memory = carried[1] if carried and carried[0] == i else 0.0
            near = [float(probability[t, i]) for t in range(count) if t != s and places[t].paragraph == place.paragraph]
            party = place.statement.party
            same = [
                float(probability[t, i])
                for t in range(count)
                if t != s and party is not None and places[t].statement.party == party
            ]
            row += [float(probability[s, i]) - other, other, memory, memory * back[s], memory * short[s]]
            row += [memory * (place.statement.kind == "direct"), max(near, default=0.0), max(same, default=0.0)]
            attitude = any(role in ATTITUDES for role, _, _ in place.cue.counts)
            unnamed = not place.regions[0] or features[s, i, 0] + features[s, i, 2] < 0.1
            undo = place.content.total(("undo",)) != 0
            wanted, given = numbers[i], {f for f in place.forms if f[0].isdigit()}
            figure = not wanted.isdisjoint(given)
            row += [
                attitude * memory, attitude * memory * short[s], attitude * unnamed * features[s, i, _RECENT],
                attitude * (float(probability[s, i]) - other), undo * memory, figure,
                memory if given and not figure else 0.0,
            ]  # fmt: skip
            added[s, i] = row
    return np.concatenate([features, added], axis=2)


def _carried(probability: Figures, statement: int) -> tuple[int, float] | None:
    """The issue of the last statement before that had one, and how fresh the memory of it is."""
    for t in range(statement - 1, -1, -1):
        if probability[t].size and probability[t].max() > _SURE:
            return int(probability[t].argmax()), 0.8 ** (statement - 1 - t)
    return None
