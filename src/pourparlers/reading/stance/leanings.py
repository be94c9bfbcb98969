"""Which way single words lean: whether whoever uses them takes a side at all, and whether for or against.

The word lists hold what a person knows of a word; these weights hold what annotated articles say of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.stance.scene import Place, Scene

Figures = NDArray[np.float64]
NAMES = ("cue-leaning/takes", "cue-leaning/for", "content-leaning/takes", "content-leaning/for")
"""of the figures of `leanings_of`"""


def cue_grams(scene: Scene, place: Place) -> frozenset[str]:
    """The stems of the cue, its pairs of neighbours and the cue as a whole, each with its language."""
    language, cue = scene.language, place.statement.cue
    if cue is None:
        return frozenset({f"{language} -"})
    stems = [scene.known.stem(f) for f in scene.keyed.words.forms[slice(*scene.tokens(cue))]]
    return frozenset(
        f"{language} {g}" for g in (*stems, *("_".join(p) for p in pairwise(stems)), "=" + "_".join(stems))
    )


def content_grams(scene: Scene, place: Place) -> frozenset[str]:
    """The stems of the content, and again those of its first two words."""
    stems = [scene.known.stem(f) for f in place.forms]
    return frozenset(f"{scene.language} {g}" for g in (*stems, *(f"^{s}" for s in stems[:2])))


GRAMS = {"cue-leaning": cue_grams, "content-leaning": content_grams}
"""stage -> what its weights are for"""


def leaning(grams: Iterable[str], table: Mapping[str, tuple[float, ...]], questions: int = 2) -> tuple[float, ...]:
    """For each question that the table answers, the sum of the weights of the grams that are known.

    >>> leaning({"en reject", "en the"}, {"en reject": (0.5, -2.0)})
    (0.5, -2.0)
    """
    found = [table[g] for g in sorted([g for g in grams if g in table])]
    return tuple(float(sum(column)) for column in zip(*found, strict=True)) if found else (0.0,) * questions


def leanings_of(scene: Scene, tables: Mapping[str, Mapping[str, tuple[float, ...]]]) -> Figures:
    """(statements, 4): columns as in `NAMES`; worked out once a scene."""
    if "leanings" in scene.remembered:
        known: Figures = scene.remembered["leanings"]
        return known
    rows = [
        [v for stage, grams in GRAMS.items() for v in leaning(grams(scene, place), tables[stage])]
        for place in scene.places
    ]
    found = scene.remembered["leanings"] = np.array(rows).reshape(len(rows), len(NAMES))
    return found
