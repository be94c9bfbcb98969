"""Constructions of refusal that settle the side: what is rejected, criticism that is, what is directed against it."""

from __future__ import annotations

from typing import Any

from pourparlers.reading.stance.affinity import deeds_of
from pourparlers.reading.stance.composition import sign_of
from pourparlers.reading.stance.conditional_rules import condition_stated, in_condition, not_refused
from pourparlers.reading.stance.mention import Reach, mention_of, reach_of
from pourparlers.reading.stance.negation import is_negated
from pourparlers.reading.stance.polarity_features import cue_sign, direction
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.sides import OPPOSES, SUPPORTS
from pourparlers.reading.stance.vocabulary import small_words

_ACT = frozenset({"act"})


def refuses(scene: Scene, place: Place, issue: int) -> int | None:
    """*A rejeté toute situation où X*, "rules out X": against it; *refuse toute réduction de X*: for it.

    In the train part the first is so in 88 of 100 cases.
    """
    reach = reach_of(scene, place, issue)
    if reach is None or not reach.named:
        less = _refuses_less(scene, place, issue, pointed=reach is not None)
        if less is not None or reach is None:
            return less
    path = reach.path
    if len(place.cue.negations) > _says_not(place) or path.negations or path.undone or path.in_condition:
        return None
    if ("refuse", -1, False) not in place.cue.counts:
        return None
    fewer = reach.named and path.acts and path.act_sign < 0
    return SUPPORTS if fewer and direction(scene.page.codebook.issues[issue]) >= 0 else OPPOSES


def _says_not(place: Place) -> int:
    """How many negations belong to the cue's word of refusing itself: *will not hear of, pas question de*."""
    return int(("refuse", -1, False) in place.cue.counts)


def _refuses_less(scene: Scene, place: Place, issue: int, *, pointed: bool) -> int | None:
    """*Will not hear of a cap, refuse toute baisse*: for what was spoken of, where that is no limit itself.

    `pointed`: the word may also stand for the issue (*the cut*), which must then be to begin or to keep something.
    """
    top = top_of(scene, place.statement.content)
    if top is None or top.pos_ != "NOUN" or is_negated(top, scene.language):
        return None
    if ("refuse", -1, False) not in place.cue.counts or direction(scene.page.codebook.issues[issue]) < pointed:
        return None
    return SUPPORTS if sign_of(top, scene.known, _ACT) < 0 else None


def refuses_criticism(scene: Scene, place: Place, issue: int) -> int | None:
    """*A balayé ces critiques, dismissed the objections*: who rejects what was said against it is for it."""
    if ("refuse", -1, False) not in place.cue.counts or place.cue.negations:
        return None
    top = top_of(scene, place.statement.content)
    if top is None or top.pos_ != "NOUN" or is_negated(top, scene.language):
        return None
    return SUPPORTS if top.lemma_ in small_words(scene.language, "criticism") else None


def stands_against(scene: Scene, place: Place, issue: int) -> int | None:
    """*Appellent à une grève contre la réforme, plan a march against the dam*: what is against it opposes it."""
    reach, mention = reach_of(scene, place, issue), mention_of(scene, place, issue)
    if reach is None or mention is None or reach.path.negations != 1 or reach.path.undone or place.cue.negations:
        return None
    token: Any = scene.token_at(scene.keyed.words.starts[mention.token])
    against, first = small_words(scene.language, "against"), place.content_first
    while token is not None and scene.keyed.words.at(token.idx) >= first:
        if any(c.dep_ == "case" and c.lower_ in against for c in token.children):
            return OPPOSES
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def must_or_will_not(scene: Scene, place: Place, issue: int) -> int | None:
    """Plainly reported, *no X will be*, *X must not be*, *will not cut the fee*: against it, or against the act."""
    reach = reach_of(scene, place, issue)
    if reach is None or cue_sign(place.cue).known or reach.path.undone:
        return None
    ready = not {("want", 1, True), ("accept", 1, True)}.isdisjoint(place.content.counts)
    if not reach.path.modal and not (ready and reach.named):
        return None
    if reach.path.acts:
        return _will_not_act(scene, place, issue, reach)
    aside = reach.path.in_condition or reach.path.in_background or in_condition(scene, place, issue)
    if aside or place.statement.kind != "indirect" or not_refused(place.content):
        return None
    if reach.path.negations % 2:
        return OPPOSES
    return None


def _will_not_act(scene: Scene, place: Place, issue: int, reach: Reach) -> int | None:
    """*Ne baissera pas la redevance*: against what the issue is about, where that is what will not be done."""
    aside = reach.path.in_condition or reach.path.in_background or in_condition(scene, place, issue)
    if aside or place.statement.kind == "direct" or reach.path.negations != 1 or reach.path.acts != 1:
        return None
    if condition_stated(scene, place) is not None or not reach.named:
        return None
    if reach.own_act:
        return OPPOSES
    alike, against, _ = deeds_of(scene, place, issue)
    if alike != against:
        return OPPOSES if alike > against else SUPPORTS
    way = direction(scene.page.codebook.issues[issue])
    return None if not way else SUPPORTS if reach.path.sign * way > 0 else OPPOSES
