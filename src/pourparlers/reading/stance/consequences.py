"""What depends on a condition: a refusal, harm, a walk-out, or a thing spoken of before that is granted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.shadow import shadow
from pourparlers.reading.stance.composition import sign_of
from pourparlers.reading.stance.mention import touched
from pourparlers.reading.stance.negation import is_negated
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.sides import OPPOSES, SUPPORTS, UNDECIDED
from pourparlers.reading.stance.vocabulary import small_words

_REFUSE, _GRANT = frozenset({"refuse"}), frozenset({"accept", "want", "act"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_PREVIOUS, _BEFORE = 4, 6
"""regions of a place: the sentence before, what precedes it in the paragraph"""


def main_verbs(scene: Scene, place: Place) -> Iterator[Any]:
    """The verb of the content and those that complete it: *is prepared* to *block*."""
    token = top_of(scene, place.statement.content)
    while token is not None:
        yield token
        token = next((c for c in token.children if c.dep_ == "xcomp" and c.i > token.i), None)


def turns_down(scene: Scene, place: Place) -> bool:
    """*Would block the deal unless …, prêt à rejeter l'accord si …*: what depends on the condition is a refusal."""
    refusing = small_words(scene.language, "turning-down")
    return any(verb.lemma_ in refusing and not is_negated(verb, scene.language) for verb in main_verbs(scene, place))


def harms(scene: Scene, place: Place) -> bool:
    """*One farm in five would close if …, quittera la table si …*: nobody would want what depends on the condition.

    Not where it is an issue itself that ends.
    """
    top = top_of(scene, place.statement.content)
    if top is None or is_negated(top, scene.language):
        return False
    objects = {c.lemma_ for c in top.children if c.dep_ in ("obj", "obl", "obl:arg", "ccomp")}
    if top.lemma_ in small_words(scene.language, "leaving-off"):
        return not objects or not objects.isdisjoint(small_words(scene.language, "table"))
    if objects or top.lemma_ not in small_words(scene.language, "perishing"):
        return False
    about = {top.i, *(c.i for c in top.children if c.dep_ in _SUBJECTS)}
    return all(about.isdisjoint(touched(scene, place, i)) for i in range(len(scene.page.codebook.issues)))


def granted(scene: Scene, place: Place, issue: int, condition: Span) -> int | None:
    """*L'accorderait, pour autant que …; would not oppose it if …*: the side taken on what was spoken of before.

    Only where the issue was named just before and the condition does not give a name of it in full.
    """
    verbs = [v for v in main_verbs(scene, place) if not condition.start <= v.idx < condition.end]
    verb = next((v for v in reversed(verbs) if _points_back(v, scene)), None)
    if verb is None or not _just_named(scene, place, issue) or _gives_a_name(scene, issue, condition):
        return None
    refuses, denied = sign_of(verb, scene.known, _REFUSE) < 0, any(is_negated(v, scene.language) for v in verbs)
    if refuses:
        return UNDECIDED if denied else OPPOSES
    return SUPPORTS if not denied and sign_of(verb, scene.known, _GRANT) > 0 else None


def _points_back(verb: Any, scene: Scene) -> bool:
    anaphors = small_words(scene.language, "anaphor")
    return any(c.pos_ == "PRON" and c.dep_ not in _SUBJECTS and c.lower_ in anaphors for c in verb.children)


def _just_named(scene: Scene, place: Place, issue: int) -> bool:
    before = place.regions[_PREVIOUS] | place.regions[_BEFORE]
    return any(not before.isdisjoint(strength) for strength in scene.touches[issue].strength)


def _gives_a_name(scene: Scene, issue: int, condition: Span) -> bool:
    text = condition.of(scene.page.shadow).lower()
    terms = scene.page.codebook.issues[issue].terms_for(scene.language)
    return any(shadow(term.text).lower() in text for term in terms)
