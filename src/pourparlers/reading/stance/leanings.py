"""Which way single words lean: whether whoever uses them takes a side at all, and whether for or against.

The word lists hold what a person knows of a word; these weights hold what annotated articles say of it. What a word
means (its line of the glossary, its role, its concept) leans too, so that the languages learn from each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.stance.roles import Roles
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.senses import senses_of
from pourparlers.reading.stance.thesaurus import concepts
from pourparlers.reading.stance.vocabulary import GLOSSARY

Figures = NDArray[np.float64]
NAMES = ("cue-leaning/takes", "cue-leaning/for", "content-leaning/takes", "content-leaning/for")
"""of the figures of `leanings_of`"""
_VERBAL = ("VerbForm", "Tense", "Mood")
_SURELY = 0.4
"""how surely a word must stand for a concept to speak of it"""


def cue_grams(scene: Scene, place: Place) -> frozenset[str]:
    """The stems of the cue, its pairs of neighbours and the cue as a whole; what they mean in either language."""
    language, cue = scene.language, place.statement.cue
    if cue is None:
        return frozenset({f"{language} -"})
    forms = scene.keyed.words.forms[slice(*scene.tokens(cue))]
    stems = [scene.known.stem(f) for f in forms]
    own = (*stems, *("_".join(p) for p in pairwise(stems)), "=" + "_".join(stems))
    return frozenset((*(f"{language} {g}" for g in own), *_glossed(scene, forms), *_roles(place.cue)))


def content_grams(scene: Scene, place: Place) -> frozenset[str]:
    """The stems of the content, those of its first words and its top again; what they mean in either language."""
    key = ("content-grams", place.statement.id)  # stances and commitments ask for the same
    if key not in scene.remembered:
        scene.remembered[key] = _content_grams(scene, place)
    found: frozenset[str] = scene.remembered[key]
    return found


def _content_grams(scene: Scene, place: Place) -> frozenset[str]:
    stems = [scene.known.stem(f) for f in place.forms]
    own = [*stems, *(f"^{s}" for s in stems[:2])]
    shared = [*_glossed(scene, place.forms), *_roles(place.content), *_spoken_of(scene, place)]
    top = top_of(scene, place.statement.content)
    if top is not None:
        own.append(f"top:{scene.known.stem(top.lower_)}")
        shared.append("top=" + "/".join((top.pos_, *(v for kind in _VERBAL for v in top.morph.get(kind)))))
    return frozenset((*(f"{scene.language} {g}" for g in own), *shared))


def _glossed(scene: Scene, forms: Iterable[str]) -> set[str]:
    """The roots that stand for the words in the first language of the glossary."""
    known, found = scene.known, set[str]()
    for root in map(known.root, forms):
        there = known.foreign.get(root, ())
        found.update(there if scene.language != GLOSSARY[0] else [root] * bool(there))
    return {f"g:{root}" for root in found}


def _roles(said: Roles) -> set[str]:
    return {f"role:{role}{'-0+'[sign + 1]}{'/not' if negated else ''}" for role, sign, negated in said.counts}


def _spoken_of(scene: Scene, place: Place) -> set[str]:
    """The concepts that words of the content surely stand for, and their domains."""
    table, senses = concepts(), senses_of(scene)
    met = (senses.of_tokens.get(t, {}).items() for t in place.regions[0])
    found = [table[c] for pairs in met for c, sure in pairs if sure >= _SURELY]
    return {f"of:{c.name}" for c in found} | {f"domain:{c.domain.replace(' ', '-')}" for c in found}


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
