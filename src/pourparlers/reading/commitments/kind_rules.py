"""Constructions that settle the kind of a commitment: the mark of its condition, an act of harm, an aim named as such.

*Unless* threatens, *only if* and *in return for* offer; who vows to strike or to sue threatens, whatever the verb.
"""

from __future__ import annotations

from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.commitments.clauses import Clause
from pourparlers.reading.commitments.lexicon import classes_in
from pourparlers.reading.stance.composition import sign_of
from pourparlers.reading.stance.conditional_rules import opened_by, threatened
from pourparlers.reading.stance.roles import negations
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.vocabulary import small_words

_DONE_TO = frozenset({"obj", "obl", "obl:arg", "xcomp"})
_ENDING = frozenset({"act", "undo"})
_OPENING = 3
"""words of the content that may name an aim: *set* the goal of …"""


def settled_kind(scene: Scene, place: Place, clause: Clause) -> str | None:
    """The kind that a construction settles; None where none applies."""
    cue = classes_in(scene, place.statement.cue)
    bound = not cue.isdisjoint({"pledge", "offer", "threat", "refusal"})
    if not bound and "target" in cue | _opening(scene, place):
        return "target"
    if _harms(scene, clause):
        return "threat"
    return None if clause.condition is None else _by_condition(scene, clause, cue)


def _opening(scene: Scene, place: Place) -> frozenset[str]:
    """The classes of the words that open the content."""
    words, first = scene.keyed.words, place.content_first
    last = min(first + _OPENING, place.after, len(words)) - 1
    return classes_in(scene, Span(words.starts[first], words.ends[last])) if last >= first else frozenset()


def _by_condition(scene: Scene, clause: Clause, cue: frozenset[str]) -> str | None:
    """What the condition makes of it: *unless, if they do not* a threat, *only if, provided that* an offer."""
    if clause.condition is None or clause.negated:
        return None
    mark = opened_by(scene, clause.condition)
    if mark == "unless":
        return "threat"
    if not cue.isdisjoint({"pledge", "threat", "offer", "refusal"}):
        return None
    if mark == "condition":
        return "offer"
    return "threat" if mark == "if" and _is_negative(scene, clause.condition) and not _is_ready(scene, clause) else None


def _is_negative(scene: Scene, condition: Span) -> bool:
    """Whether the condition is that a thing does not come about: *if nothing is signed, if the talks fail*."""
    first, after = scene.tokens(condition)
    failing = {scene.known.stem(word) for word in small_words(scene.language, "failing")}
    stems = {scene.known.stem(form) for form in scene.keyed.words.forms[first:after]}
    return bool(negations(scene.keyed.words, first, after, scene.language)) or not stems.isdisjoint(failing)


def _is_ready(scene: Scene, clause: Clause) -> bool:
    """Whether the clause says that somebody is ready to: *is willing to …, se dit prêt à …*."""
    top: Any = top_of(scene, (clause.span,))
    return top is not None and "offer" in classes_in(scene, Span(top.idx, top.idx + len(top.text)))


def _harms(scene: Scene, clause: Clause) -> bool:
    """Whether what would be done is to strike, to leave, to sue, to hit back; ending a strike is not."""
    top: Any = top_of(scene, (clause.span,))
    if top is None or clause.negated:
        return False
    at = scene.keyed.words.at
    if threatened(scene, [at(top.idx)]):
        return True
    ending = sign_of(top, scene.known, _ENDING) < 0
    return not ending and threatened(scene, (at(c.idx) for c in top.children if c.dep_ in _DONE_TO))
