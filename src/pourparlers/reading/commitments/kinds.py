"""What the words of a clause license: the kinds of commitment it can be, and the threats without an *if*."""

from __future__ import annotations

from typing import Any

import numpy as np

from pourparlers.base.text import Span
from pourparlers.reading.commitments.clauses import Clause
from pourparlers.reading.commitments.doers import subject_of
from pourparlers.reading.commitments.features import FIRMNESS
from pourparlers.reading.commitments.kind_rules import settled_kind
from pourparlers.reading.commitments.lexicon import classes_in, commissives
from pourparlers.reading.morphology import has
from pourparlers.reading.stance.conditional_rules import not_refused
from pourparlers.reading.stance.polarity_features import cue_sign
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.scorer import Figures
from pourparlers.reading.stance.vocabulary import small_words

_ANY = {"fr": frozenset("tout toute toutes tous chaque".split()), "en": frozenset("any every further".split())}
_UNLICENSED = 0.2
"""what is left of the likelihood of a kind that no word speaks for; by folds as good as nothing or better"""
_BINDING = frozenset({"pledge", "offer", "target", "set", "threat"})
_REACH = 14
"""words that the act may have before the verb that tells what it draws"""


def kind_of(scene: Scene, place: Place, clause: Clause, likely: Figures) -> str:
    """The kind, `likely` (5,) how likely the learned weights take each of `FIRMNESS`."""
    if drawing(scene, clause) is not None:
        return "threat"
    found = settled_kind(scene, place, clause)
    if found is not None:
        return found
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


def drawing(scene: Scene, clause: Clause) -> Span | None:
    """The act of another that would draw an answer: *any closure* will be met with force, *toute grève* …."""
    words, (first, after) = scene.keyed.words, scene.tokens(clause.span)
    if not _opens_with_any(scene, clause):
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


def _opens_with_any(scene: Scene, clause: Clause) -> bool:
    first, after = scene.tokens(clause.span)
    return first < after and scene.keyed.words.forms[first] in _ANY.get(scene.language, ())


def is_expected_only(scene: Scene, clause: Clause) -> bool:
    """Whether it is what may come of a thing, or likely or not: *a strike would cost millions*, *it is unlikely that*.

    Nobody commits himself to an effect, nor to a likelihood; *any closure would lead to …* is a threat all the same.
    """
    top, subject = top_of(scene, (clause.span,)), subject_of(scene, clause)
    if top is None or _opens_with_any(scene, clause):
        return False
    if top.pos_ == "ADJ":
        return top.lemma_ in small_words(scene.language, "likely")
    effect = subject is not None and subject.pos_ == "NOUN" and subject.dep_ == "nsubj"
    return effect and top.lemma_ in small_words(scene.language, "effect")


def is_ready(scene: Scene, clause: Clause) -> bool:
    """Whether somebody is said to be ready to act on a condition: *is willing to reopen its airspace if …*."""
    top: Any = top_of(scene, (clause.span,))
    if top is None or clause.negated or clause.condition is None or clause.tense != "other":
        return False
    if not any(c.dep_ in ("xcomp", "ccomp", "advcl", "obl") and _is_infinitive(c) for c in top.children):
        return False
    return "offer" in classes_in(scene, Span(top.idx, top.idx + len(top.text)))


def _is_infinitive(verb: Any) -> bool:
    return has(verb, "VerbForm=Inf")


def favours_only(scene: Scene, place: Place, clause: Clause) -> bool:
    """Whether somebody is only for a thing, and promises nothing: *favorable à un report, supports it if …*."""
    if classes_in(scene, place.statement.cue) & _BINDING:
        return False
    top, sign = top_of(scene, (clause.span,)), cue_sign(place.cue)
    if clause.tense == "other":
        return top is not None and top.lemma_ in small_words(scene.language, "favouring")
    return clause.tense == "noun" and not classes_in(scene, place.statement.cue) and sign.known and sign.sign > 0


def _refuses(place: Place) -> bool:
    return any(role == "refuse" and not negated for role, _, negated in place.cue.counts)
