"""Statements that take no side at all: bare questions, what others say, what is neither confirmed nor denied."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from pourparlers.base.text import Span
from pourparlers.reading.stance.polarity_features import cue_sign
from pourparlers.reading.stance.roles import roles_in
from pourparlers.reading.stance.scene import Place, Scene
from pourparlers.reading.stance.statement_features import tellings
from pourparlers.reading.stance.vocabulary import small_stems, small_words, vocabulary

_OPENING = 4
"""words of the content that may belong to the cue: *declined* to say whether"""


def asks(scene: Scene, place: Place) -> bool:
    """Whether the content is a question and nothing else, put without a word of attitude: it says no side.

    *Why not* and *pourquoi pas* are no questions.
    """
    if not place.is_question or cue_sign(place.cue).known:
        return False
    forms = [f for f in place.forms if f[0].isalnum() or f in ".!?"]
    if not forms or any(f in ".!" for f in forms) or forms[-1] != "?" or forms.count("?") > 1:
        return False
    suggesting = small_words(scene.language, "suggestion")
    return not any("_".join(pair) in suggesting for pair in pairwise(forms))


def relays(scene: Scene, place: Place) -> bool:
    """Whether the statement only tells what another party says: *a annoncé que les alliés s'étaient engagés à …*.

    In the train part 27 of 33 such statements take no side of their own.
    """
    if cue_sign(place.cue).known and not _concedes(scene, place):
        return False
    return (place.statement.id, place.first) in tellings(scene).places


def _concedes(scene: Scene, place: Place) -> bool:
    """Whether the cue admits that something is so: *conceded* that some are against it."""
    cue = place.statement.cue
    forms = () if cue is None else scene.keyed.words.forms[slice(*scene.tokens(cue))]
    return not small_stems(scene.language, "conceding").isdisjoint(scene.known.stems(forms))


def tells_a_fact(scene: Scene, place: Place) -> bool:
    """Whether the cue only settles what is so: *a nié tout retard, denied that an offer was made, chiffre le coût*.

    In the train part 32 of 36 such statements take no side.
    """
    cue = place.statement.cue
    if cue is None or place.cue.negations:
        return False
    stems = scene.known.stems(scene.keyed.words.forms[slice(*scene.tokens(cue))])
    return not small_stems(scene.language, "fact").isdisjoint(stems)


def keeps_silent(scene: Scene, place: Place) -> bool:
    """Whether the cue, with the words that follow it, says that nothing is said: *n'a ni confirmé ni démenti*."""
    key = ("silent", place.statement.id, place.first)  # stances and commitments ask for the same
    if key not in scene.remembered:
        scene.remembered[key] = place.statement.cue is not None and _is_silent(scene, place, place.statement.cue)
    return bool(scene.remembered[key])


def _is_silent(scene: Scene, place: Place, cue: Span) -> bool:
    first, after = scene.tokens(cue)
    if after == place.content_first:
        after = min(after + _OPENING, place.after)
    stems = scene.known.stems(scene.keyed.words.forms[first:after])
    if _silent_stems(scene.language).isdisjoint(stems):  # as of most cues
        return False
    return any(role == "silent" for role, _, _ in roles_in(scene.keyed.words, first, after, scene.known).counts)


@cache
def _silent_stems(language: str) -> frozenset[str]:
    """The stems that a word or phrase of saying nothing begins with."""
    known = vocabulary(language)
    words = (stem for stem, roles in known.polarity.items() if any(role == "silent" for role, _ in roles))
    phrases = (stem for stem, rows in known.phrases.items() if any(role == "silent" for _, role, _ in rows))
    return frozenset((*words, *phrases))
