"""The second stage's features: what tells of a word that it belongs to the source or content of one cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.tagger.columns import CLIMB, Columns, Hashes, Numbers
from pourparlers.reading.tagger.cue_features import shifted
from pourparlers.reading.tagger.hashing import Buckets, buckets, templates
from pourparlers.reading.tagger.views import Views, roots

FEATURES = templates("""
side
distance
distance pos
distance mark
side form
side lemma
side ending shape
side pos morphology
side pos label
side shape commas
side mark quotes rivals
side quotes
side quotes marks
side quotes incise
side quotes sentences
side sentences marks
side sentences rivals
side marks rivals
side rivals pos
side rivals tree
side incise
side incise marks
side incise tree same
side after same
side before same
side after commas distance
side after relation
side relation
side relation commas
side relation cue-pos
side relation cue-frames
side relation cue-lemma
side relation cue-label
side relation pos
side relation incise
side relation quotes
side relation steps
side relation cue-children
branch-side relation side
side tree steps beside-steps
side tree cue-label cue-pos
side other-label cue-label pos
side cue-label cue-pos same
side cue-label marks
side cue-lemma same
side cue-lemma pos
side cue-act pos
side cue-frames same
side cue-frames after
side cue-morphology same
side cue-morphology relation
cue-pos cue-morphology distance
side cue-children same
side cue-children cue-pos quotes
side known pos likely
side likely mark-1 form
side form-2
side form-1
side form+1
side form+2
side pos-2 pos
side pos-1 pos
side pos+1 pos
side pos+2 pos
near form-1 form side
near form+1 form side
side form-1 pos tree
side form-1 form
side form form+1
side mark-1 pos tree
side mark-1 form
side mark+1 pos tree
side mark-1 relation
side mark-1 quotes stops
pos-1 pos pos+1 side
side mark stops quotes
side mark commas relation
""")


def span_features(
    c: Columns, cues: Sequence[tuple[int, int]], seen: Views, likely: NDArray[np.bool_], *, bits: int
) -> Buckets:
    """Rows of the weight table, one row a word and cue, shape (rows, features).

    Args:
        c: columns of the page.
        cues: first word, last word + 1 of each cue.
        seen: the words around each cue.
        likely: (words,) whether another cue probably begins at the word.
        bits: the weight table has 2 ** bits rows.
    """
    return buckets(span_columns(c, cues, seen, around(c, likely)), FEATURES, bits=bits)


@dataclass(frozen=True, slots=True)
class Around:
    """What is asked of a page again and again, for some cues after the other."""

    likely: NDArray[np.bool_]
    """(words,) whether a cue probably begins at the word"""
    beside: dict[tuple[str, int], Hashes]
    """a column, so many words further on inside the paragraph"""
    before: dict[str, Numbers]
    """(words + 1,) how many of a kind stand before each word"""


def around(c: Columns, likely: NDArray[np.bool_]) -> Around:
    """The neighbours of every word, and how many marks of each kind stand before it."""
    columns = {"form": (c.form, (-2, -1, 1, 2)), "pos": (c.part_of_speech, (-2, -1, 1, 2)), "mark": (c.mark, (-1, 1))}
    kinds = {
        "commas": c.mark == 1,
        "stops": (c.mark == 6) | (c.mark == 3),
        "colons": (c.mark == 2) | (c.mark == 4),
        "edges": c.edge > 0,
        "rivals": likely,
    }
    return Around(
        likely,
        {(name, by): shifted(values, by, c.paragraph) for name, (values, steps) in columns.items() for by in steps},
        {name: np.concatenate([[0], np.cumsum(marked)]) for name, marked in kinds.items()},
    )


def span_columns(c: Columns, cues: Sequence[tuple[int, int]], seen: Views, page: Around) -> dict[str, NDArray[Any]]:
    """What the features join, by name, each of shape (rows,)."""
    first, last = np.array(cues, dtype=np.int64).T
    a, b = first[seen.cue], last[seen.cue]
    side = np.where(seen.word < a, 0, np.where(seen.word >= b, 2, 1))
    known = _place(c, page, seen.word, a, b, side) | _word(c, page, seen.word) | {"side": side}
    root = roots(c, cues)[seen.cue]
    known |= _tree(c, seen.word, root, a, b)
    known |= _cue(c, page, root, a, b)
    known["quotes"] = _quotes(c, seen.word, a, b)
    return known


def _between(before: Numbers, low: Numbers, high: Numbers, most: int) -> Numbers:
    """How many words of a kind lie in low:high, at most `most`; see `Around.before`."""
    return np.asarray(np.minimum(before[np.maximum(low, high)] - before[low], most))


def _place(c: Columns, page: Around, i: Numbers, a: Numbers, b: Numbers, side: Numbers) -> dict[str, NDArray[Any]]:
    """Where the word stands to the cue, and what lies between."""
    gap = np.where(i < a, a - i, np.where(i >= b, i - b + 1, 0))
    low, high = np.where(i < a, i + 1, b), np.where(i < a, a, i)
    commas, stops, colons, edges, rivals = (
        _between(page.before[kind], low, high, most)
        for kind, most in (("commas", 3), ("stops", 2), ("colons", 2), ("edges", 3), ("rivals", 2))
    )
    return {
        "distance": side * 16 + np.minimum(gap, 4) + (gap > 6) + (gap > 10) + (gap > 18) + (gap > 30),
        "near": np.minimum(gap, 3),
        "commas": commas,
        "stops": stops,
        "marks": commas * 64 + stops * 16 + colons * 4 + edges,
        "rivals": rivals,
        "same": c.sentence[i] == c.sentence[a],
        "sentences": np.clip(c.sentence[i] - c.sentence[a], -2, 2) + 2,
    }


def _word(c: Columns, page: Around, i: Numbers) -> dict[str, NDArray[Any]]:
    """What the word is, and what stands beside it."""
    beside = {f"{name}{by:+d}": values[i] for (name, by), values in page.beside.items()}
    return beside | {
        "form": c.form[i],
        "lemma": c.lemma[i],
        "ending": c.ending[i],
        "shape": c.shape[i],
        "pos": c.part_of_speech[i],
        "morphology": c.morphology[i],
        "label": c.label[i],
        "mark": c.mark[i],
        "known": c.cue[i] > 0,
        "likely": page.likely[i],
    }


def _tree(c: Columns, i: Numbers, root: Numbers, a: Numbers, b: Numbers) -> dict[str, NDArray[Any]]:
    """How the word hangs on the cue, or on what the cue hangs on: by which branch, and how deep."""
    chain = c.ancestors[i]
    inside = (chain >= a[:, None]) & (chain < b[:, None])
    below = inside.any(axis=1)
    steps = np.where(below, inside.argmax(axis=1), CLIMB + 1)
    branch = c.ancestors[i, np.clip(steps, 1, CLIMB + 1) - 1]
    up = c.ancestors[root]
    over = chain == up[:, 1][:, None]
    beside = over.any(axis=1) & ~below
    beside_steps = np.where(beside, over.argmax(axis=1), CLIMB + 1)
    other = c.ancestors[i, np.clip(beside_steps, 1, CLIMB + 1) - 1]
    other_label = np.where(beside, np.where(beside_steps == 0, np.uint64(7), c.label[other]), np.uint64(0))
    further = (chain == up[:, 2][:, None]).any(axis=1) & ~below & ~beside
    tree = np.where(below, 1, np.where(beside, 2, np.where(further, 3, 4))).astype(np.uint64)
    return {
        "tree": tree,
        "steps": steps,
        "beside-steps": beside_steps,
        "other-label": other_label + tree,
        "relation": np.where(below, c.label[branch], other_label) + tree,
        "branch-side": np.where(branch < a, 1, 2) * below,
    }


def _cue(c: Columns, page: Around, root: Numbers, a: Numbers, b: Numbers) -> dict[str, NDArray[Any]]:
    """What the cue is, and what stands right before and after it."""
    before, after = page.beside["mark", -1][a], page.beside["mark", 1][b - 1]
    return {
        "cue-label": c.label[root],
        "cue-pos": c.part_of_speech[root],
        "cue-lemma": c.lemma[root],
        "cue-frames": c.cue[root],
        "cue-act": c.act[root],
        "cue-morphology": c.morphology[root],
        "cue-children": c.children[root],
        "before": page.beside["form", -1][a],
        "after": page.beside["form", 1][b - 1],
        "incise": before * np.uint64(16) + after,
    }


def _quotes(c: Columns, i: Numbers, a: Numbers, b: Numbers) -> Numbers:
    """How the quotation around the word stands to the cue's, and whether one ends before or begins after the cue."""
    mine, theirs = c.quotation[i], c.quotation[a]
    only = np.where(mine == 0, 2, np.where(theirs == 0, 3, 4))
    same = np.where(mine == theirs, np.where(mine == 0, 0, 1), only)
    touches = (_at(c.edge, a - 1) == 2) | (_at(c.edge, a - 2) == 2)
    opens = (_at(c.edge, b) == 1) | (_at(c.edge, b + 1) == 1)
    return np.asarray(same * 36 + c.edge[i] * 12 + np.minimum(c.depth[i], 2) * 4 + touches * 2 + opens)


def _at(values: Numbers, index: Numbers) -> Numbers:
    return np.where((index >= 0) & (index < len(values)), values[np.clip(index, 0, len(values) - 1)], 0)
