"""Who would do it, where the clause names another doer than the speaker: *le soutien américain serait finalisé*."""

from __future__ import annotations

from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.commitments.clauses import Clause
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.vocabulary import small_words

_NAMING = frozenset({"amod", "nmod", "compound", "nmod:poss"})
_SUBJECTS = ("nsubj", "nsubj:pass")


def other_doers(scene: Scene, place: Place, clause: Clause) -> tuple[str, ...]:
    """The states that the subject of the clause names, where the speaker's is none of them; else nothing."""
    subject, statement, actors = subject_of(scene, clause), place.statement, scene.page.actors
    if subject is None or actors is None or subject.pos_ == "PRON":
        return ()
    named = (subject, *(t for t in subject.children if t.dep_ in _NAMING))
    states = [s for t in named for s in actors.states_named(Span(t.idx, t.idx + len(t.text)))]
    return tuple(states[:1]) if {statement.party, *statement.parties}.isdisjoint(states) else ()


def subject_of(scene: Scene, clause: Clause) -> Any:
    """The subject of the word at the top of the clause; None where the parse gives none."""
    top: Any = top_of(scene, (clause.span,))
    return None if top is None else next((c for c in top.children if c.dep_ in _SUBJECTS), None)


def is_told_possible(scene: Scene, clause: Clause) -> bool:
    """Whether somebody is only said to be able, or to have, to do it: *could not accept, might discuss it if …*."""
    top: Any = top_of(scene, (clause.span,))
    if top is None:
        return False
    modal = small_words(scene.language, "possible")
    return top.lower_ in modal or any(c.dep_.startswith("aux") and c.lower_ in modal for c in top.children)
