"""Constructions with a condition that must come first: *pas avant, not without*; what is no condition but a day."""

from __future__ import annotations

from pourparlers.base.text import Span
from pourparlers.reading.stance.conditional_rules import condition_stated, in_condition, opened_by
from pourparlers.reading.stance.mention import mention_of, reach_of
from pourparlers.reading.stance.polarity_features import cue_sign
from pourparlers.reading.stance.scene import Place, Scene
from pourparlers.reading.stance.sides import SUPPORTS
from pourparlers.reading.stance.vocabulary import small_words

_DATED = 2
"""tokens of a condition that is a date: *before 2028*"""


def not_before(scene: Scene, place: Place, issue: int) -> int | None:
    """*Not before the vote, no signature without a guarantee*: for it, on a condition."""
    reach = reach_of(scene, place, issue)
    refused = cue_sign(place.cue).known and cue_sign(place.cue).sign < 0 and not place.cue.negations
    found = condition_stated(scene, place)
    if reach is None or refused and not in_condition(scene, place, issue):
        return None
    if found is None or ("open", 0, False) in place.cue.counts or _only_a_date(scene, found):
        return None
    if _turns_before(scene, place, issue, found):
        return None
    return SUPPORTS if opened_by(scene, found) == "before" else None


def _only_a_date(scene: Scene, condition: Span) -> bool:
    """*In no case before 2028*: no condition, but a day until which nothing changes."""
    forms = scene.keyed.words.forms[slice(*scene.tokens(condition))]
    return len(forms) == _DATED and forms[1].isdigit()


def _turns_before(scene: Scene, place: Place, issue: int, condition: Span) -> bool:
    """Whether a *but* parts the words that name the issue from the condition, which is then of something else."""
    mention = mention_of(scene, place, issue)
    if mention is None:
        return False
    between = scene.keyed.words.forms[mention.token : scene.tokens(condition)[0]]
    return not small_words(scene.language, "condition-turn").isdisjoint(between) and "," in between
