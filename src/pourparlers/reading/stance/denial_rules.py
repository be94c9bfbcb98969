"""Constructions of denial that settle the side: what is not refused, not considered, not believed, asked not to be."""

from __future__ import annotations

from itertools import pairwise

from pourparlers.base.text import Span
from pourparlers.reading.stance.composition import sign_of
from pourparlers.reading.stance.conditional_rules import condition_stated, in_condition
from pourparlers.reading.stance.mention import Reach, reach_of
from pourparlers.reading.stance.negation import is_negated
from pourparlers.reading.stance.polarity_features import cue_sign, direction
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.sides import OPPOSES, SUPPORTS, UNDECIDED
from pourparlers.reading.stance.vocabulary import small_stems, small_words

_NOT_TO = frozenset({("ne", "pas"), ("not", "to")})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_REFUSE = frozenset({"refuse"})
_TWICE = 2
"""negations that undo one another: *not* and *against*"""
_ATTITUDES = frozenset({"want", "refuse", "accept", "warn"})


def does_not_refuse(scene: Scene, place: Place, issue: int) -> int | None:
    """*Ne s'oppose pas, has not ruled out, refused to rule out*: undecided, unless what is not refused is a refusal."""
    if _refuses_to_exclude(scene, place):
        return UNDECIDED
    if _is_turned_round(scene, place, issue):
        return None
    if place.cue.counts.get(("refuse", -1, False), 0) > 1:
        return UNDECIDED
    roles = {(role, sign, negated) for role, sign, negated in place.cue.counts if role != "undo" and role != "act"}
    if ("refuse", -1, True) in roles and not any(r in ("want", "accept") for r, _, _ in roles):
        return UNDECIDED
    return None


def _refuses_to_exclude(scene: Scene, place: Place) -> bool:
    """*Refuse de l'écarter, declined to rule it out*: what is refused is in the content."""
    if ("refuse", -1, False) not in place.cue.counts or place.cue.negations:
        return False
    top = top_of(scene, place.statement.content)
    excluding = top is not None and top.lemma_ in small_words(scene.language, "excluding")
    return excluding and top is not None and not is_negated(top, scene.language)


def is_not_against(scene: Scene, place: Place, issue: int) -> int | None:
    """*Said it was not against a buffer, so long as …; is not opposed, on condition …*: undecided all the same."""
    reach = reach_of(scene, place, issue)
    if reach is None or cue_sign(place.cue).known or ("open", 0, False) not in place.content.counts:
        return None
    path = reach.path
    if place.statement.kind == "direct" or in_condition(scene, place, issue) or path.undone or path.attitude:
        return None
    return UNDECIDED if path.negations == _TWICE and path.sign > 0 and not path.acts else None


def _is_turned_round(scene: Scene, place: Place, issue: int) -> bool:
    """Whether what stands above the issue in the content undoes or denies it."""
    reach = reach_of(scene, place, issue)
    return reach is not None and bool(reach.path.undone or reach.path.negations)


def does_not_refuse_in_content(scene: Scene, place: Place, issue: int) -> int | None:
    """*A dit que nul n'avait de veto sur X*, "said it would not oppose X": undecided."""
    reach = reach_of(scene, place, issue)
    if (reach is not None and not reach.named) or cue_sign(place.cue).known or place.cue.negations:
        return None
    near = reach is not None and reach.relation in _SUBJECTS and reach.path.depth <= 1  # stakes are "not unthinkable"
    if place.statement.kind != "indirect" and not (near and place.statement.kind == "mixed"):
        return None
    if in_condition(scene, place, issue):
        return None
    if any(role in ("want", "accept") and sign > 0 for role, sign, _ in place.content.counts):
        return None  # "not unwilling to share" is more than no objection
    if reach is not None and _is_denied_refusal(reach):
        return UNDECIDED
    attitudes = {key for key in place.content.counts if key[0] in _ATTITUDES}
    if attitudes != {("refuse", -1, True)}:
        return None
    return UNDECIDED if reach is None or not reach.path.undone or _denies_refusing(scene, place) else None


def _denies_refusing(scene: Scene, place: Place) -> bool:
    """Whether the verb of the content itself is one of refusing, negated: *l'Islande n'exclut pas un moratoire*."""
    top = top_of(scene, place.statement.content)
    return top is not None and is_negated(top, scene.language) and sign_of(top, scene.known, _REFUSE) < 0


def _is_denied_refusal(reach: Reach) -> bool:
    """Whether what governs the mention is one word of refusing, negated: *would not oppose it*."""
    path = reach.path
    return path.attitude < 0 and path.negations == 1 and path.undone <= 1 and not path.acts


def is_open(scene: Scene, place: Place, issue: int) -> int | None:
    """*Étudie, would consider*: undecided."""
    if _is_turned_round(scene, place, issue):
        return None
    roles = {role for role, _, _ in place.cue.counts}
    if ("open", 0, False) in place.cue.counts and not roles & _ATTITUDES:
        return UNDECIDED
    return None


def is_open_in_content(scene: Scene, place: Place, issue: int) -> int | None:
    """*A dit y réfléchir, said it was studying the offer, had no objection to it*: undecided."""
    if place.statement.kind == "direct" or _wants_or_not(scene, place) or place.cue.negations or place.is_question:
        return None
    reach = reach_of(scene, place, issue)
    if _is_turned_round(scene, place, issue) and not _holds_denial(place):
        return None
    if reach is not None and _must_be(scene, place, reach):
        return None
    attitudes = {key for key in place.content.counts if key[0] in _ATTITUDES or key[0] == "open"}
    if attitudes != {("open", 0, False)} or in_condition(scene, place, issue) or _possible_if(scene, place):
        return None
    return UNDECIDED if place.content.counts["open", 0, False] > _opened(scene, place) else None


def _must_be(scene: Scene, place: Place, reach: Reach) -> bool:
    """Whether it must or will be so; *has nothing against it* says no such thing, *has to do it* does."""
    top = top_of(scene, place.statement.content)
    owns = top is not None and top.lemma_ in small_words(scene.language, "owning")
    return reach.path.modal and not (owns and not any(c.dep_ == "xcomp" for c in top.children))


def _wants_or_not(scene: Scene, place: Place) -> bool:
    """Whether the cue has a word of attitude other than one of saying with stress: *insist that they do not mind*."""
    if not cue_sign(place.cue).known:
        return False
    cue = place.statement.cue
    forms = () if cue is None else scene.keyed.words.forms[slice(*scene.tokens(cue))]
    stressed = small_stems(scene.language, "stressing")
    return stressed.isdisjoint(scene.known.stems(forms)) or cue_sign(place.cue).sign < 0


def _possible_if(scene: Scene, place: Place) -> bool:
    """Whether the thing is called possible on a condition, which is more than to leave it open."""
    top = top_of(scene, place.statement.content)
    return top is not None and top.pos_ == "ADJ" and condition_stated(scene, place) is not None


def _opened(scene: Scene, place: Place) -> int:
    """How many words of the content may mean that a thing is opened: *open the border*."""
    roles = ({role for role, _ in scene.known.polarity.get(stem, ())} for stem in scene.known.stems(place.forms))
    return sum({"open", "act"} <= found for found in roles)


def _holds_denial(place: Place) -> bool:
    """Whether the only negation of the content is one that its word of being open has in itself: *no objection*."""
    return len(place.content.negations) <= 1


def does_not_consider(scene: Scene, place: Place, issue: int) -> int | None:
    """*N'envisage pas, has no plans to, said it was not considering*: against it."""
    reach = reach_of(scene, place, issue)
    if reach is None or reach.path.undone or in_condition(scene, place, issue) or reach.path.without:
        return None
    if place.cue.negations:
        return OPPOSES if not reach.path.negations and _of_planning(scene, place.statement.cue) else None
    top = top_of(scene, place.statement.content)
    if top is None or cue_sign(place.cue).known or reach.path.negations != 1 or not reach.named:
        return None
    return OPPOSES if _of_planning(scene, Span(top.idx, top.idx + len(top.text))) else None


def _of_planning(scene: Scene, span: Span | None) -> bool:
    """Whether the words are of having something in mind to do."""
    if span is None:
        return False
    stems = scene.known.stems(scene.keyed.words.forms[slice(*scene.tokens(span))])
    return not small_stems(scene.language, "planning").isdisjoint(stems)


def asks_not(scene: Scene, place: Place, issue: int) -> int | None:
    """*Demande de ne pas rouvrir X, urges the city not to give in on X*: against it; not to end it, for it."""
    reach, cue = reach_of(scene, place, issue), cue_sign(place.cue)
    if reach is None or not reach.named or not cue.known or cue.sign <= 0 or place.cue.negations:
        return None
    path = reach.path
    if path.negations != 1 or path.undone or path.without or path.in_background or in_condition(scene, place, issue):
        return None
    if place.statement.kind != "indirect" or _NOT_TO.isdisjoint(pairwise(place.forms)):
        return None
    if path.attitude < 0:
        return None
    turned = direction(scene.page.codebook.issues[issue]) if path.acts and not reach.own_act else 1
    return SUPPORTS if path.sign * (turned or 1) > 0 else OPPOSES


def does_not_believe(scene: Scene, place: Place, issue: int) -> int | None:
    """Neg-raising: who does not think that it should be, thinks that it should not."""
    reach = reach_of(scene, place, issue)
    statement = place.statement
    if reach is None or statement.cue is None or not place.cue.negations or reach.path.negations or reach.path.undone:
        return None
    first, after = scene.tokens(statement.cue)
    stems = scene.known.stems(scene.keyed.words.forms[first:after])
    return None if small_stems(scene.language, "doubting").isdisjoint(stems) else OPPOSES
