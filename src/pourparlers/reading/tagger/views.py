"""The words around cues: which words are looked at for which cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pourparlers.reading.tagger.columns import Columns, Numbers

REACH = 90


@dataclass(frozen=True, slots=True)
class Views:
    """Words as seen from cues: cue after cue, the words of its paragraph in order."""

    word: Numbers
    """(rows,): the word"""
    cue: Numbers
    """(rows,): number of the cue it is seen from"""
    bounds: Numbers
    """(cues + 1,): rows of a cue are bounds[k]:bounds[k + 1]"""


def views(c: Columns, cues: Sequence[tuple[int, int]]) -> Views:
    """The words around each cue (first word, last word + 1), inside its paragraph and within REACH."""
    words, owners, bounds = [], [], [0]
    for k, (a, b) in enumerate(cues):
        low = int(np.searchsorted(c.paragraph, c.paragraph[a]))
        high = int(np.searchsorted(c.paragraph, c.paragraph[a], side="right"))
        around = np.arange(max(low, a - REACH), min(high, b + REACH))
        words.append(around)
        owners.append(np.full(len(around), k))
        bounds.append(bounds[-1] + len(around))
    empty = [np.zeros(0, dtype=np.int64)]
    return Views(np.concatenate(words or empty), np.concatenate(owners or empty), np.array(bounds))


def roots(c: Columns, spans: Sequence[tuple[int, int]]) -> Numbers:
    """Of each span the last word whose head lies outside it (auxiliaries come first)."""
    found = []
    for a, b in spans:
        heads = c.ancestors[a:b, 1]
        out = [i for i in range(a, b) if not a <= heads[i - a] < b or heads[i - a] == i]
        found.append(out[-1] if out else b - 1)
    return np.array(found, dtype=np.int64)
