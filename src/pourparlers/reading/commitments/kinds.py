"""What the words of a clause license: the kinds of commitment it can be, and the threats without an *if*."""

from __future__ import annotations

import numpy as np

from pourparlers.base.text import Span
from pourparlers.reading.commitments.clauses import Clause
from pourparlers.reading.commitments.features import FIRMNESS
from pourparlers.reading.commitments.lexicon import commissives
from pourparlers.reading.stance.conditional_rules import not_refused
from pourparlers.reading.stance.polarity_features import cue_sign
from pourparlers.reading.stance.scene import Place, Scene
from pourparlers.reading.stance.scorer import Figures

_ANY = {"fr": frozenset("tout toute toutes tous chaque".split()), "en": frozenset("any every further".split())}
_UNLICENSED = 0.2
"""what is left of the likelihood of a kind that no word speaks for; by folds as good as nothing or better"""
_REACH = 14
"""words that the act may have before the verb that tells what it draws"""


def kind_of(scene: Scene, place: Place, clause: Clause, likely: Figures) -> str:
    """The kind, `likely` (5,) how likely the learned weights take each of `FIRMNESS`."""
    if drawing(scene, clause) is not None:
        return "threat"
    cue = classes_in(scene, place.statement.cue)
    if "target" in cue and cue.isdisjoint({"pledge", "offer", "threat", "refusal"}):
        return "target"
    return FIRMNESS[int((likely * licensed(scene, place, clause)).argmax())]


def licensed(scene: Scene, place: Place, clause: Clause) -> Figures:
    """(5,) 1 for each kind of `FIRMNESS` that the words allow, else `_UNLICENSED`.

    A threat needs a condition, a word of harm or what an act would draw; a refusal needs a word that denies.
    """
    cue, content = classes_in(scene, place.statement.cue), classes_in(scene, clause.span)
    either = cue | content
    conditional = clause.condition is not None or clause.otherwise
    threat = conditional or "threat" in either or drawing(scene, clause) is not None
    refusal = clause.negated or bool(place.cue.negations) or "refusal" in cue or _refuses(place)
    refusal = refusal and not not_refused(place.content)
    allowed = {"threat": threat, "refusal": refusal}
    return np.array([1.0 if allowed.get(kind, True) else _UNLICENSED for kind in FIRMNESS])


def classes_in(scene: Scene, span: Span | None) -> frozenset[str]:
    """The classes of the words of commitment in a span."""
    if span is None:
        return frozenset()
    forms = scene.keyed.words.forms[slice(*scene.tokens(span))]
    return commissives(scene.language).classes([scene.known.stem(f) for f in forms])


def drawing(scene: Scene, clause: Clause) -> Span | None:
    """The act of another that would draw an answer: *any closure* will be met with force, *toute grève* …."""
    words, (first, after) = scene.keyed.words, scene.tokens(clause.span)
    if first >= after or words.forms[first] not in _ANY.get(scene.language, ()):
        return None
    stems = [scene.known.stem(f) for f in words.forms[first:after]]
    listed = commissives(scene.language)
    if "answer" not in listed.classes(stems):
        return None
    at = next((i for i in range(2, min(len(stems), _REACH)) if "draw" in listed.opening(stems, i)), None)
    if at is None:
        return None
    while at > 2 and words.forms[first + at - 1] in _HELPERS:
        at -= 1
    return Span(words.starts[first], words.ends[first + at - 1])


_HELPERS = frozenset("will would could shall be se s' y".split())


def favours_only(scene: Scene, place: Place, clause: Clause) -> bool:
    """Whether somebody is only for a thing, and promises nothing: *favorable à un report*."""
    if clause.tense != "noun" or classes_in(scene, place.statement.cue):
        return False
    sign = cue_sign(place.cue)
    return sign.known and sign.sign > 0


def _refuses(place: Place) -> bool:
    return any(role == "refuse" and not negated for role, _, negated in place.cue.counts)
