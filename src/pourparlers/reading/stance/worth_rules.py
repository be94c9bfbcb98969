"""Constructions of judgement that settle the side: what a thing is called, what it is said to be worth."""

from __future__ import annotations

from itertools import pairwise

from pourparlers.reading.stance.conditional_rules import condition_stated, in_condition
from pourparlers.reading.stance.mention import reach_of, touched
from pourparlers.reading.stance.polarity_features import cue_sign
from pourparlers.reading.stance.roles import roles_in
from pourparlers.reading.stance.scene import Place, Scene
from pourparlers.reading.stance.sides import OPPOSES, SUPPORTS
from pourparlers.reading.stance.vocabulary import small_stems, small_words

_SUBJECTS = frozenset("nsubj nsubj:pass csubj csubj:pass".split())


def judges(scene: Scene, place: Place, issue: int) -> int | None:
    """*Qualifie le projet de trahison, called it essential*: the worth that is given decides."""
    if not any(role == "judge" for role, _, _ in place.cue.counts) or cue_sign(place.cue).known:
        return None
    worth = _worth(scene, place, issue)
    return SUPPORTS if worth > 0 else OPPOSES if worth < 0 else None


def _worth(scene: Scene, place: Place, issue: int) -> int:
    """The good and bad said in the content, but for what a condition and the words that name the issue say."""
    words, total = scene.keyed.words, 0
    named = {scene.page.doc[i].idx for i in touched(scene, place, issue)}
    condition = condition_stated(scene, place)
    apart = range(*scene.tokens(condition)) if condition is not None else range(0)
    for content in place.statement.content:
        first, after = scene.tokens(content)
        starts = [
            i
            for i in range(first, after)
            if words.starts[i] in named or words.forms[i] in scene.known.empty or i in apart
        ]
        for a, b in zip([first, *(i + 1 for i in starts)], [*starts, after], strict=True):
            total += roles_in(words, a, b, scene.known).total(("value",))
    return total


def labels(scene: Scene, place: Place, issue: int) -> int | None:
    """*Called it “a waiting room with no door”, y voit « une fuite en avant »*: who finds a name for it is against it.

    In train and development 25 of 31 such names without a word of worth are given by opponents.
    """
    cue = place.statement.cue
    if cue is None or place.cue.negations or cue_sign(place.cue).known or '"' not in place.forms:
        return None
    forms = scene.keyed.words.forms[slice(*scene.tokens(cue))]
    naming = small_stems(scene.language, "naming")
    seeing = small_words(scene.language, "seeing-in-it")
    if naming.isdisjoint(scene.known.stems(forms)) and not any("_".join(p) in seeing for p in pairwise(forms)):
        return None
    if _worth(scene, place, issue) or any(role == "open" for role, _, _ in place.content.counts):
        return None
    criticism = small_stems(scene.language, "criticism")
    if place.content.negations or not criticism.isdisjoint(scene.known.stems(place.forms)):
        return None  # *called the fears “a fleet of phantoms”*
    return OPPOSES


def is_found_so(scene: Scene, place: Place, issue: int) -> int | None:
    """*A dit que la taxe coûterait des emplois, said the toll was too expensive*: the worth it is given decides."""
    reach = reach_of(scene, place, issue)
    if reach is None or not reach.named or reach.relation not in _SUBJECTS or place.statement.kind == "direct":
        return None
    if cue_sign(place.cue).known or place.cue.negations or in_condition(scene, place, issue) or reach.path.acts:
        return None
    worth = _worth(scene, place, issue)
    return SUPPORTS if worth > 0 else OPPOSES if worth < 0 else None
