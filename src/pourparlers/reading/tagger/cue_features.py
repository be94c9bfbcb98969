"""The first stage's features: what tells of a word that it belongs to a cue."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.tagger.columns import Columns, Hashes, Numbers, hashed
from pourparlers.reading.tagger.hashing import Buckets, buckets, templates

OUTSIDE = np.uint64(0x51ED270B)
"""stands for a word beyond the paragraph"""

FEATURES = templates("""
form
lemma
stem
ending
pos
morphology
label
act
cue
cue pos
cue morphology
lemma label
lemma children
pos children
pos label arguments
known label pos
known children
quoted pos
shape pos
form-3
form-2
form-1
form+1
form+2
form+3
pos-3 pos
pos-2 pos
pos-1 pos
pos+1 pos
pos+2 pos
pos+3 pos
known-3 pos
known-2 pos
known-1 pos
known+1 pos
known+2 pos
known+3 pos
lemma-2 lemma
lemma-1 lemma
lemma+1 lemma
lemma+2 lemma
lemma-2 pos
lemma-1 pos
lemma+1 pos
lemma+2 pos
mark-2 pos quoted
mark-1 pos quoted
mark+1 pos quoted
mark+2 pos quoted
quoted-2 quoted pos
quoted-1 quoted pos
quoted+1 quoted pos
quoted+2 quoted pos
mark-2 known pos
mark-1 known pos
mark+1 known pos
mark+2 known pos
form-2 known
form-1 known
form+1 known
form+2 known
morphology-2
morphology-1
morphology+1
morphology+2
pos-1 pos pos+1
pos-2 pos-1 pos
pos pos+1 pos+2
form+1 form+2
form-1 form-2
form-1 form+1
head-lemma label
head-lemma pos
head-pos label
head-cue label pos
head-children label
head-label label pos
grand-cue head-label label
reach+ pos known
reach- pos known
subject pos known
subject lemma
""")

_USED = frozenset(name for feature in FEATURES for name in feature)
_JOINS = ("que", "qu'", "that", "de", "d'", "to", "à")


def shifted(values: NDArray[Any], by: int, paragraph: Numbers) -> Hashes:
    """The values `by` words further on, inside the paragraph, OUTSIDE beyond it; words are the last axis."""
    n = len(paragraph)
    out = np.full(values.shape, OUTSIDE + np.uint64(abs(by)), dtype=np.uint64)
    here, there = slice(max(0, -by), max(0, min(n, n - by))), slice(max(0, by), max(0, min(n, n + by)))
    same = paragraph[here] == paragraph[there]
    np.copyto(out[..., here], values[..., there].astype(np.uint64), where=same)
    return out


def cue_features(c: Columns, *, bits: int) -> Buckets:
    """Rows of the weight table for every word of the page, shape (words, features)."""
    return buckets(cue_columns(c), FEATURES, bits=bits)


def cue_columns(c: Columns) -> dict[str, NDArray[Any]]:
    """What the features join, by name, each of shape (words,)."""
    head, grand = c.ancestors[:, 1], c.ancestors[:, 2]
    own: dict[str, Hashes | Numbers | NDArray[np.bool_]] = {
        "form": c.form,
        "lemma": c.lemma,
        "pos": c.part_of_speech,
        "known": c.cue > 0,
        "mark": c.mark,
        "morphology": c.morphology,
        "quoted": np.minimum(c.depth, 2) * 3 + c.edge,
    }
    whole = np.stack([values.astype(np.uint64) for values in own.values()])
    around: dict[str, Hashes] = {}
    for by in (-3, -2, -1, 1, 2, 3):
        around |= zip((f"{name}{by:+d}" for name in own), shifted(whole, by, c.paragraph), strict=True)
    rest: dict[str, Hashes | Numbers | NDArray[np.bool_]] = {
        "stem": c.stem,
        "ending": c.ending,
        "label": c.label,
        "act": c.act,
        "cue": c.cue,
        "children": c.children,
        "arguments": c.children & 0b1111111,
        "shape": c.shape,
        "head-lemma": c.lemma[head],
        "head-pos": c.part_of_speech[head],
        "head-cue": c.cue[head],
        "head-children": c.children[head],
        "head-label": c.label[head],
        "grand-cue": c.cue[grand],
        "reach+": _reach(c, 1),
        "reach-": _reach(c, -1),
        "subject": _subject(c),
    }
    return {name: values for name, values in (own | around | rest).items() if name in _USED}


def _reach(c: Columns, way: int) -> Numbers:
    """The first mark or complementiser among the four words that way, and how far: 0 none."""
    out = np.zeros(len(c), dtype=np.int64)
    joins = np.isin(c.form, np.array([hashed(w) for w in _JOINS], np.uint64))
    kind = np.where(joins, 8, c.mark)
    for by in (4, 3, 2, 1):
        there = shifted(kind, by * way, c.paragraph).astype(np.int64)
        out = np.where((there > 0) & (there < 9), there + 10 * by, out)
    return out


def _subject(c: Columns) -> Hashes:
    """Part of speech of the subject that hangs on the word, with its side; 0 where none does."""
    out = np.zeros(len(c), dtype=np.uint64)
    subjects = np.flatnonzero(np.isin(c.label, np.array([hashed("nsubj"), hashed("nsubj:pass")], np.uint64)))
    heads = c.ancestors[subjects, 1]
    out[heads] = c.part_of_speech[subjects] * np.uint64(2) + (subjects > heads).astype(np.uint64)
    return out
