"""Constructions that settle the side by themselves; where one applies, it speaks before the learned weights.

Each follows a convention of annotation or the grammar of negation; on the train part of the corpus they are right in
seven to ten cases of ten, on plain news prose more often (the corpus is rich in irony).
"""

from __future__ import annotations

from itertools import pairwise

from pourparlers.base.text import Span
from pourparlers.reading.stance.acts import ACTS, act_row
from pourparlers.reading.stance.composition import path_of
from pourparlers.reading.stance.conditions import condition_in, markers
from pourparlers.reading.stance.mention import mention_of, reach_of, sign_of, touched
from pourparlers.reading.stance.polarity_features import cue_sign, direction
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.statement_features import tellings

SUPPORTS, OPPOSES, UNDECIDED = 0, 1, 2
_DOUBTING = {
    "fr": frozenset("penser croire estimer juger souhaiter".split()),
    "en": frozenset("think believe see expect want".split()),
}

_SUGGESTING = frozenset({("why", "not"), ("pourquoi", "pas"), ("pourquoi", "ne")})
_THREATEN = ACTS.index("threaten")
_ACT = frozenset({"act"})
_ATTITUDES = frozenset({"want", "refuse", "accept", "warn"})
_DOING = frozenset({"Inf", "Ger"})


def settled(scene: Scene, place: Place, issue: int) -> tuple[int, str] | None:
    """The side (index in `STANCES`) and the name of the construction; None where none applies."""
    for name, rule in RULES:
        side = rule(scene, place, issue)
        if side is not None:
            return side, name
    return None


def not_before(scene: Scene, place: Place, issue: int) -> int | None:
    """*Not before the vote, no signature without a guarantee*: for it, on a condition."""
    reach = reach_of(scene, place, issue)
    if reach is None or cue_sign(place.cue).known and cue_sign(place.cue).sign < 0 and not place.cue.negations:
        return None
    found = condition_within(scene, place)
    return SUPPORTS if found is not None and opened_by(scene, found) == "before" else None


def opened_by(scene: Scene, condition: Span) -> str:
    """The kind of the mark that opens a condition."""
    words = scene.keyed.words
    found = markers(scene.language).at(words, words.at(condition.start))
    return "" if found is None else found[0]


def named_in_condition(scene: Scene, place: Place, issue: int) -> int | None:
    """*Signera si la taxe est levée* wants it; "will strike if the tax is raised" does not; *unless* turns round.

    What is said on a condition is an offer, which calls for the condition, or a threat or refusal, which wards it off.
    """
    mention, condition = mention_of(scene, place, issue), condition_within(scene, place)
    if mention is None or condition is None or opened_by(scene, condition) == "before":
        return None
    starts = scene.keyed.words.starts
    if not condition.start <= starts[mention.token] < condition.end:
        return None
    token = scene.token_at(starts[mention.token])
    if token is None:
        return None
    own = touched(scene, place, issue).keys()
    path = path_of(token, condition, scene.known, own, scene.hanging)
    sign = path.sign * mention.sign
    way = direction(scene.page.codebook.issues[issue])
    if path.acts and way and not any(sign_of(scene.page.doc[i], scene, _ACT) for i in own):
        sign *= way  # an act on what an issue of ending something is about
    if _is_warded_off(scene, place, condition):
        sign = -sign
    if opened_by(scene, condition) == "unless":
        sign = -sign
    return SUPPORTS if sign > 0 else OPPOSES


def agreed_on_condition(scene: Scene, place: Place, issue: int) -> int | None:
    """*Accepterait le chemin de fer si l'État payait*: for it, on a condition."""
    mention, condition = mention_of(scene, place, issue), condition_within(scene, place)
    if mention is None or condition is None or place.is_question or mention.sign < 0:
        return None
    if condition.start <= scene.keyed.words.starts[mention.token] < condition.end:
        return None
    reach = reach_of(scene, place, issue)
    if reach is None or reach.path.sign < 0 or reach.path.undone or _is_warded_off(scene, place, condition):
        return None
    return None if cue_sign(place.cue).sign <= 0 else SUPPORTS


def condition_within(scene: Scene, place: Place) -> Span | None:
    """The condition in the content of the statement; worked out once a statement."""
    key = ("condition", place.statement.id, place.first)
    if key not in scene.remembered:
        spans, denied = place.statement.content, bool(place.cue.negations)
        scene.remembered[key] = condition_in(scene.page.shadow, spans, scene.language, denied=denied)
    found: Span | None = scene.remembered[key]
    return found


def _is_warded_off(scene: Scene, place: Place, condition: Span) -> bool:
    """Whether what would follow from the condition is a threat or a refusal."""
    cue, words = cue_sign(place.cue), scene.keyed.words
    inside = range(words.at(condition.start), words.at(condition.end))
    denied = place.cue.negations or any(n not in inside for n in place.content.negations)
    return bool(denied or (cue.known and cue.sign < 0) or act_row(scene, place)[_THREATEN])


def asks(scene: Scene, place: Place) -> bool:
    """Whether the content is a question and nothing else, put without a word of attitude: it says no side.

    *Why not* and *pourquoi pas* are no questions.
    """
    if not place.is_question or cue_sign(place.cue).known:
        return False
    forms = [f for f in place.forms if f[0].isalnum() or f in ".!?"]
    if not forms or any(f in ".!" for f in forms) or forms[-1] != "?" or forms.count("?") > 1:
        return False
    return not any(pair in _SUGGESTING for pair in pairwise(forms))


def relays(scene: Scene, place: Place) -> bool:
    """Whether the statement only tells what another party says: *a annoncé que les alliés s'étaient engagés à …*.

    In the train part 27 of 33 such statements take no side of their own.
    """
    if cue_sign(place.cue).known:
        return False
    return (place.statement.id, place.first) in tellings(scene).places


def does_not_refuse(scene: Scene, place: Place, issue: int) -> int | None:
    """*Ne s'oppose pas, has not ruled out*: undecided, unless what is not refused is a refusal."""
    reach = reach_of(scene, place, issue)
    if reach is None or reach.path.undone or reach.path.negations:
        return None
    roles = {(role, sign, negated) for role, sign, negated in place.cue.counts if role != "undo" and role != "act"}
    if ("refuse", -1, True) in roles and not any(r in ("want", "accept") for r, _, _ in roles):
        return UNDECIDED
    return None


def does_not_refuse_in_content(scene: Scene, place: Place, issue: int) -> int | None:
    """*A dit que nul n'avait de veto sur X*, "said it had no objection to X": undecided."""
    reach = reach_of(scene, place, issue)
    if reach is None or not reach.named or cue_sign(place.cue).known or place.cue.negations or reach.path.undone:
        return None
    attitudes = {key for key in place.content.counts if key[0] in _ATTITUDES}
    return UNDECIDED if attitudes == {("refuse", -1, True)} and place.statement.kind == "indirect" else None


def is_open(scene: Scene, place: Place, issue: int) -> int | None:
    """*Étudie, would consider*: undecided."""
    reach = reach_of(scene, place, issue)
    if reach is None or reach.path.undone or reach.path.negations:
        return None
    roles = {role for role, _, negated in place.cue.counts}
    if "open" in roles and not roles & {"want", "refuse", "accept", "warn"}:
        return UNDECIDED
    return None


def does_not_believe(scene: Scene, place: Place, issue: int) -> int | None:
    """Neg-raising: who does not think that it should be, thinks that it should not."""
    reach = reach_of(scene, place, issue)
    statement = place.statement
    if reach is None or statement.cue is None or not place.cue.negations or reach.path.negations or reach.path.undone:
        return None
    first, after = scene.tokens(statement.cue)
    stems = {scene.known.stem(f) for f in scene.keyed.words.forms[first:after]}
    doubting = {scene.known.stem(w) for w in _DOUBTING.get(scene.language, ())}
    return OPPOSES if stems & doubting else None


def judges(scene: Scene, place: Place, issue: int) -> int | None:
    """*Qualifie le projet de trahison, called it essential*: the worth that is given decides."""
    reach = reach_of(scene, place, issue)
    if reach is None:
        return None
    if not any(role == "judge" for role, _, _ in place.cue.counts) or cue_sign(place.cue).known:
        return None
    worth = place.content.total(("value",))
    return SUPPORTS if worth > 0 else OPPOSES if worth < 0 else None


def is_undone(scene: Scene, place: Place, issue: int) -> int | None:
    """*Réclame l'abandon du projet, urged them to drop it*; *refuses to scrap it*."""
    reach = reach_of(scene, place, issue)
    if reach is None or not reach.path.undone or reach.path.negations or reach.path.in_background:
        return None
    cue = cue_sign(place.cue)
    if not cue.known or cue.sign == 0 or reach.path.in_condition:
        return None
    turned = -cue.sign if reach.path.undone % 2 else cue.sign
    return SUPPORTS if turned > 0 else OPPOSES


def must_or_will_not(scene: Scene, place: Place, issue: int) -> int | None:
    """Plainly reported, *no X will be*, *X must not be*: against it."""
    reach = reach_of(scene, place, issue)
    if reach is None or cue_sign(place.cue).known or not reach.path.modal or reach.path.acts or reach.path.undone:
        return None
    if reach.path.in_condition or reach.path.in_background or place.statement.kind != "indirect":
        return None
    if reach.path.negations % 2:
        return OPPOSES
    return None


def refuses(scene: Scene, place: Place, issue: int) -> int | None:
    """*A rejeté toute situation où X*, "rules out X": against it; *refuse toute réduction de X*: for it.

    In the train part the first is so in 88 of 100 cases.
    """
    reach = reach_of(scene, place, issue)
    if reach is None or place.cue.negations or reach.path.negations or reach.path.undone or reach.path.in_condition:
        return None
    if ("refuse", -1, False) not in place.cue.counts:
        return None
    less = reach.named and reach.path.acts and reach.path.act_sign < 0
    return SUPPORTS if less and direction(scene.page.codebook.issues[issue]) >= 0 else OPPOSES


def threatens(scene: Scene, place: Place, issue: int) -> int | None:
    """*Menace de fermer la mine* is for closing it: who threatens to do a thing would do it."""
    mention, reach = mention_of(scene, place, issue), reach_of(scene, place, issue)
    if mention is None or reach is None or not act_row(scene, place)[_THREATEN] or place.cue.negations:
        return None
    top = top_of(scene, place.statement.content)
    if top is None or _DOING.isdisjoint(top.morph.get("VerbForm")):
        return None
    way = direction(scene.page.codebook.issues[issue])
    turned = way if reach.path.acts and not reach.own_act and way else 1
    return SUPPORTS if reach.path.sign * turned * mention.sign > 0 else OPPOSES


RULES = (
    ("not before", not_before),
    ("does not believe", does_not_believe),
    ("does not refuse", does_not_refuse),
    ("does not refuse, in the content", does_not_refuse_in_content),
    ("is open", is_open),
    ("judges", judges),
    ("undone", is_undone),
    ("refuses", refuses),
    ("must or will not", must_or_will_not),
    ("named in a condition", named_in_condition),
    ("threatens", threatens),
    ("agreed on a condition", agreed_on_condition),
)
"""in the order they are tried"""
