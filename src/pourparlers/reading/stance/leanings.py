"""Which way single words lean: whether whoever uses them takes a side at all, and whether for or against.

The word lists hold what a person knows of a word; these weights hold what annotated articles say of it. What a word
means (its line of the glossary, its role, its concept) leans too, so that the languages learn from each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.stance.roles import Roles
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.senses import senses_of
from pourparlers.reading.stance.thesaurus import concepts
from pourparlers.reading.stance.vocabulary import GLOSSARY, vocabulary

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
    stems = scene.known.stems(forms)
    own = (*("_".join(p) for p in pairwise(stems)), "=" + "_".join(stems))
    return frozenset().union((f"{language} {g}" for g in own), _said(forms, language), _roles(place.cue))


def content_grams(scene: Scene, place: Place) -> frozenset[str]:
    """The stems of the content, those of its first words and its top again; what they mean in either language."""
    key = ("content-grams", place.statement.id)  # stances and commitments ask for the same
    if key not in scene.remembered:
        scene.remembered[key] = _content_grams(scene, place)
    found: frozenset[str] = scene.remembered[key]
    return found


def _content_grams(scene: Scene, place: Place) -> frozenset[str]:
    language, known = scene.language, scene.known
    own = [f"{language} ^{known.stem(f)}" for f in place.forms[:2]]
    top = top_of(scene, place.statement.content)
    if top is not None:
        own.append(f"{language} top:{known.stem(top.lower_)}")
        own.append("top=" + "/".join((top.pos_, *(v for kind in _VERBAL for v in top.morph.get(kind)))))
    return frozenset().union(own, _said(place.forms, language), _roles(place.content), _spoken_of(scene, place))


def _said(forms: Iterable[str], language: str) -> set[str]:
    return {gram for form in forms for gram in _of_form(form, language)}


@lru_cache(maxsize=50_000)
def _of_form(form: str, language: str) -> tuple[str, ...]:
    """The stem, and the roots that stand for the word in the first language of the glossary."""
    known = vocabulary(language)
    stem, root = known.stem_and_root(form)
    there = known.foreign.get(root, ())
    glossed = there if language != GLOSSARY[0] else (root,) * bool(there)
    return (f"{language} {stem}", *(f"g:{root}" for root in glossed))


def _roles(said: Roles) -> Iterable[str]:
    return [_of_role(*key) for key in said.counts]


@lru_cache(maxsize=256)
def _of_role(role: str, sign: int, negated: bool) -> str:
    return f"role:{role}{'-0+'[sign + 1]}{'/not' if negated else ''}"


def _spoken_of(scene: Scene, place: Place) -> set[str]:
    """The concepts that words of the content surely stand for, and their domains."""
    grams, of_tokens = _of_concepts(), senses_of(scene).of_tokens
    met = (of_tokens[t].items() for t in place.regions[0] if t in of_tokens)
    return {gram for pairs in met for c, sure in pairs if sure >= _SURELY for gram in grams[c]}


@cache
def _of_concepts() -> tuple[tuple[str, str], ...]:
    return tuple((f"of:{c.name}", f"domain:{c.domain.replace(' ', '-')}") for c in concepts())


GRAMS = {"cue-leaning": cue_grams, "content-leaning": content_grams}
"""stage -> what its weights are for"""


def leaning(grams: Iterable[str], table: Mapping[str, tuple[float, ...]], questions: int = 2) -> tuple[float, ...]:
    """For each question that the table answers, the sum of the weights of the grams that are known.

    >>> leaning({"en reject", "en the"}, {"en reject": (0.5, -2.0)})
    (0.5, -2.0)
    """
    found = [table[g] for g in sorted(table.keys() & grams)]
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
