"""Constructions that settle the side by themselves; where one applies, it speaks before the learned weights.

Each follows a convention of annotation or the grammar of negation; on the train part of the corpus they are right in
seven to ten cases of ten, on plain news prose more often (the corpus is rich in irony).
"""

from __future__ import annotations

from pourparlers.base.text import Span
from pourparlers.reading.stance.conditions import condition_in, markers
from pourparlers.reading.stance.polarity_features import Reach, cue_sign, reach_of
from pourparlers.reading.stance.scene import Place, Scene

SUPPORTS, OPPOSES, UNDECIDED = 0, 1, 2
_DOUBTING = {
    "fr": frozenset("penser croire estimer juger souhaiter".split()),
    "en": frozenset("think believe see expect want".split()),
}


def settled(scene: Scene, place: Place, issue: int) -> tuple[int, str] | None:
    """The side (index in `STANCES`) and the name of the construction; None where none applies."""
    reach = reach_of(scene, place, issue)
    for name, rule in RULES:
        side = rule(scene, place, reach)
        if side is not None:
            return side, name
    return None


def not_before(scene: Scene, place: Place, reach: Reach | None) -> int | None:
    """*Not before the vote, no signature without a guarantee*: for it, on a condition."""
    if reach is None or cue_sign(place.cue).known and cue_sign(place.cue).sign < 0 and not place.cue.negations:
        return None
    found = condition_in(
        scene.page.shadow, place.statement.content, scene.language, denied=bool(place.cue.negations)
    )
    return SUPPORTS if found is not None and opened_by(scene, found) == "before" else None


def opened_by(scene: Scene, condition: Span) -> str:
    """The kind of the mark that opens a condition."""
    words = scene.keyed.words
    found = markers(scene.language).at(words, words.at(condition.start))
    return "" if found is None else found[0]


def does_not_refuse(scene: Scene, place: Place, reach: Reach | None) -> int | None:
    """*Ne s'oppose pas, has not ruled out*: undecided, unless what is not refused is a refusal."""
    if reach is None or reach.path.undone or reach.path.negations:
        return None
    roles = {(role, sign, negated) for role, sign, negated in place.cue.counts if role != "undo" and role != "act"}
    if ("refuse", -1, True) in roles and not any(r in ("want", "accept") for r, _, _ in roles):
        return UNDECIDED
    return None


def is_open(scene: Scene, place: Place, reach: Reach | None) -> int | None:
    """*Étudie, would consider*: undecided."""
    if reach is None or reach.path.undone or reach.path.negations:
        return None
    roles = {role for role, _, negated in place.cue.counts}
    if "open" in roles and not roles & {"want", "refuse", "accept", "warn"}:
        return UNDECIDED
    return None


def does_not_believe(scene: Scene, place: Place, reach: Reach | None) -> int | None:
    """Neg-raising: who does not think that it should be, thinks that it should not."""
    statement = place.statement
    if reach is None or statement.cue is None or not place.cue.negations or reach.path.negations or reach.path.undone:
        return None
    first, after = scene.tokens(statement.cue)
    stems = {scene.known.stem(f) for f in scene.keyed.words.forms[first:after]}
    doubting = {scene.known.stem(w) for w in _DOUBTING.get(scene.language, ())}
    return OPPOSES if stems & doubting else None


def judges(scene: Scene, place: Place, reach: Reach | None) -> int | None:
    """*Qualifie le projet de trahison, called it essential*: the worth that is given decides."""
    if reach is None:
        return None
    if not any(role == "judge" for role, _, _ in place.cue.counts) or cue_sign(place.cue).known:
        return None
    worth = place.content.total(("value",))
    return SUPPORTS if worth > 0 else OPPOSES if worth < 0 else None


def is_undone(scene: Scene, place: Place, reach: Reach | None) -> int | None:
    """*Réclame l'abandon du projet, urged them to drop it*; *refuses to scrap it*."""
    if reach is None or not reach.path.undone or reach.path.negations or reach.path.in_background:
        return None
    cue = cue_sign(place.cue)
    if not cue.known or cue.sign == 0 or reach.path.in_condition:
        return None
    turned = -cue.sign if reach.path.undone % 2 else cue.sign
    return SUPPORTS if turned > 0 else OPPOSES


def must_or_will_not(scene: Scene, place: Place, reach: Reach | None) -> int | None:
    """Plainly reported, *no X will be*, *X must not be*: against it."""
    if reach is None or cue_sign(place.cue).known or not reach.path.modal or reach.path.acts or reach.path.undone:
        return None
    if reach.path.in_condition or reach.path.in_background or place.statement.kind != "indirect":
        return None
    if reach.path.negations % 2:
        return OPPOSES
    return None


def refuses(scene: Scene, place: Place, reach: Reach | None) -> int | None:
    """*A rejeté toute situation où X*, "rules out X": against it (88 of 100 cases in the train part)."""
    if reach is None or place.cue.negations or reach.path.negations or reach.path.undone or reach.path.in_condition:
        return None
    return OPPOSES if ("refuse", -1, False) in place.cue.counts else None


RULES = (
    ("not before", not_before),
    ("does not believe", does_not_believe),
    ("does not refuse", does_not_refuse),
    ("is open", is_open),
    ("judges", judges),
    ("undone", is_undone),
    ("refuses", refuses),
    ("must or will not", must_or_will_not),
)
"""in the order they are tried"""
