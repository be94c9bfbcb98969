"""Constructions that settle the side by themselves; where one applies, it speaks before the learned weights.

Each follows a convention of annotation or the grammar of negation; on the train part of the corpus they are right in
seven to ten cases of ten, on plain news prose more often (the corpus is rich in irony).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from pourparlers.reading.stance.acts import ACTS, act_row
from pourparlers.reading.stance.affinity import deeds_of
from pourparlers.reading.stance.before_rules import not_before
from pourparlers.reading.stance.choice_rules import (
    does_not_give_up,
    drops_objection,
    offers_instead,
    prefers,
    says_no,
    stays,
    voices_opposition,
)
from pourparlers.reading.stance.composition import Path, sign_of
from pourparlers.reading.stance.conditional_rules import (
    agreed_on_condition,
    condition_stated,
    granted_on_condition,
    in_condition,
    lives_with_on_condition,
    named_in_condition,
    turned_down_on_condition,
    warned_of,
)
from pourparlers.reading.stance.denial_rules import (
    asks_not,
    does_not_believe,
    does_not_consider,
    does_not_refuse,
    does_not_refuse_in_content,
    is_not_against,
    is_open,
    is_open_in_content,
)
from pourparlers.reading.stance.mention import mention_of, reach_of, touched
from pourparlers.reading.stance.negation import is_negated
from pourparlers.reading.stance.polarity_features import cue_sign, direction
from pourparlers.reading.stance.refusal_rules import (
    must_or_will_not,
    refuses,
    refuses_criticism,
    stands_against,
)
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.sides import OPPOSES, SUPPORTS
from pourparlers.reading.stance.vocabulary import small_words
from pourparlers.reading.stance.worth_rules import is_found_so, judges, labels

_THREATEN = ACTS.index("threaten")
_UNDO = frozenset({"undo"})
_OPENING = 3
"""words of the content that may name an aim"""
_DOING = frozenset({"Inf", "Ger"})


def settled(scene: Scene, place: Place, issue: int) -> tuple[int, str] | None:
    """The side (index in `STANCES`) and the name of the construction; None where none applies."""
    key = ("settled", place.statement.id, place.first, issue)
    if key not in scene.remembered:
        scene.remembered[key] = _settled(scene, place, issue)
    found: tuple[int, str] | None = scene.remembered[key]
    return found


def _settled(scene: Scene, place: Place, issue: int) -> tuple[int, str] | None:
    for name, rule in _applying(_there(scene, place, issue)):
        side = rule(scene, place, issue)
        if side is not None:
            return side, name
    return None


def _there(scene: Scene, place: Place, issue: int) -> frozenset[str]:
    """What of the things that rules need is there: the roles of the cue, its negation, a condition, a reach."""
    found = {role for role, _, _ in place.cue.counts}
    if place.cue.negations:
        found.add("denied")
    if ("open", 0, False) in place.content.counts:
        found.add("said-open")
    if condition_stated(scene, place) is not None:
        found.add("condition")
    if reach_of(scene, place, issue) is not None:
        found.add("reach")
    return frozenset(found)


@lru_cache(maxsize=4096)
def _applying(there: frozenset[str]) -> tuple[tuple[str, Callable[[Scene, Place, int], int | None]], ...]:
    """The rules that have what they need, in their order."""
    return tuple((name, rule) for name, rule, needs in RULES if there.issuperset(needs.split()))


def argues_for_the_former(scene: Scene, place: Place, issue: int) -> int | None:
    """*Rejected the quotas, arguing that they would be permanent*: the reason goes with what it is for."""
    statement, words = place.statement, scene.keyed.words
    if statement.cue is None or cue_sign(place.cue).known:
        return None
    at, _ = scene.tokens(statement.cue)
    if not words.forms[at].endswith(tuple(small_words(scene.language, "participle-ending"))):
        return None
    for other in reversed(scene.places):
        cue = other.statement.cue
        if cue is None or cue.end > statement.cue.start or other.sentences[1] != place.sentences[0]:
            continue
        if statement.party not in (None, other.statement.party) or mention_of(scene, other, issue) is None:
            return None
        found = settled(scene, other, issue)
        sign = cue_sign(other.cue)
        if found is not None:
            return found[0]
        return None if not sign.known or not sign.sign else SUPPORTS if sign.sign > 0 else OPPOSES
    return None


def is_undone(scene: Scene, place: Place, issue: int) -> int | None:
    """*Réclame l'abandon du projet, urged them to drop it*; *refuses to scrap it*."""
    reach, cue = reach_of(scene, place, issue), cue_sign(place.cue)
    if reach is None:
        return _called_for(scene, place, issue) if cue.known and cue.sign > 0 and not place.cue.negations else None
    if not reach.path.undone or reach.path.negations or reach.path.in_background:
        return None
    if not cue.known or cue.sign == 0 or reach.path.in_condition:
        return None
    if act_row(scene, place)[_THREATEN] or _warns_of_doing(scene, place):
        return OPPOSES if reach.path.undone % 2 else None
    turned = -cue.sign if reach.path.undone % 2 else cue.sign
    return SUPPORTS if turned > 0 else OPPOSES


def _warns_of_doing(scene: Scene, place: Place) -> bool:
    """*A prévenu que le parti boycotterait le vote si …*: on a condition a warning is of what one would do oneself."""
    warns = any(role == "warn" for role, _, _ in place.cue.counts)
    return warns and condition_stated(scene, place) is not None


def _called_for(scene: Scene, place: Place, issue: int) -> int | None:
    """*Réclame son retrait, wants them to think again*: what is asked for is that the thing spoken of be undone.

    Nothing is said where undoing is what the issue itself is about.
    """
    top = top_of(scene, place.statement.content)
    if top is None or is_negated(top, scene.language) or condition_stated(scene, place) is not None:
        return None
    if direction(scene.page.codebook.issues[issue]) < 0:
        return None
    return OPPOSES if sign_of(top, scene.known, _UNDO) else None


def threatens(scene: Scene, place: Place, issue: int) -> int | None:
    """*Menace de fermer la mine* is for closing it: who threatens to do a thing would do it."""
    mention, reach = mention_of(scene, place, issue), reach_of(scene, place, issue)
    if mention is None or reach is None or not act_row(scene, place)[_THREATEN] or place.cue.negations:
        return None
    top = top_of(scene, place.statement.content)
    if top is None or _DOING.isdisjoint(top.morph.get("VerbForm")):
        return None
    if reach.path.undone % 2:
        return OPPOSES
    way = direction(scene.page.codebook.issues[issue])
    turned = way if reach.path.acts and not reach.own_act and way else 1
    return SUPPORTS if reach.path.sign * turned * mention.sign > 0 else OPPOSES


def would_act(scene: Scene, place: Place, issue: int) -> int | None:
    """*Veut maintenir la prime, offered to halve the duty*: what is wanted or promised is done to the thing itself."""
    reach, cue = reach_of(scene, place, issue), cue_sign(place.cue)
    if reach is None or not reach.named or place.cue.negations:
        return None
    aims = not cue.known and _aims(scene, place)
    if not aims and not (cue.known and cue.sign > 0):
        return None
    path = reach.path
    if aims and len(touched(scene, place, issue)) > 1 and path == replace(Path(), depth=path.depth):
        return SUPPORTS  # *the goal of ending imports*, where the issue itself is called so
    if path.acts != 1 or reach.own_act or path.negations or path.attitude or path.in_background or path.without:
        return None
    if in_condition(scene, place, issue) or place.statement.kind == "direct":
        return None
    alike, against, _ = deeds_of(scene, place, issue)
    if alike != against:
        return SUPPORTS if alike > against else OPPOSES
    turned = direction(scene.page.codebook.issues[issue]) or 1
    return SUPPORTS if path.sign * turned > 0 else OPPOSES


def _aims(scene: Scene, place: Place) -> bool:
    """Whether the content opens with the name of an aim: *set* the goal of ending it."""
    aim = small_words(scene.language, "aim")
    return any(form in aim for form in place.forms[:_OPENING])


RULES = (
    ("argues for the former", argues_for_the_former, ""),
    ("is not against", is_not_against, "reach said-open"),
    ("granted on a condition", granted_on_condition, "condition"),
    ("turned down on a condition", turned_down_on_condition, "reach condition"),
    ("lives with, on a condition", lives_with_on_condition, ""),
    ("not before", not_before, "reach condition"),
    ("warned of", warned_of, "reach condition"),
    ("named in a condition", named_in_condition, "condition"),
    ("does not give up", does_not_give_up, "undo"),
    ("drops an objection", drops_objection, "undo"),
    ("prefers", prefers, ""),
    ("stays", stays, ""),
    ("does not believe", does_not_believe, "reach denied"),
    ("does not consider", does_not_consider, "reach"),
    ("does not refuse", does_not_refuse, "refuse"),
    ("does not refuse, in the content", does_not_refuse_in_content, ""),
    ("is open", is_open, "open"),
    ("is open, in the content", is_open_in_content, "said-open"),
    ("voices opposition", voices_opposition, "reach"),
    ("offers instead", offers_instead, ""),
    ("says no", says_no, ""),
    ("judges", judges, "judge"),
    ("labels", labels, ""),
    ("found so", is_found_so, "reach"),
    ("refuses criticism", refuses_criticism, "refuse"),
    ("undone", is_undone, ""),
    ("would act", would_act, "reach"),
    ("refuses", refuses, "refuse"),
    ("must or will not", must_or_will_not, "reach"),
    ("asks not", asks_not, "reach"),
    ("threatens", threatens, "reach"),
    ("stands against", stands_against, "reach"),
    ("agreed on a condition", agreed_on_condition, "reach condition"),
)
"""in the order they are tried, with what each needs (see `_there`): where that is missing, it is not even tried"""
