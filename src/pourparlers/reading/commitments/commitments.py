"""The pass: who will, or will not, do what, on which trigger and until when."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from pourparlers.base.text import Span, paragraph_of
from pourparlers.reading.commitments.clauses import Clause, clause_of
from pourparlers.reading.commitments.features import FIRMNESS, NAMES, features
from pourparlers.reading.commitments.lexicon import commissives
from pourparlers.reading.dates import find_dates
from pourparlers.reading.dates.deadlines import deadline_in
from pourparlers.reading.stance.scene import Place, Scene
from pourparlers.reading.stance.scorer import Weights, logistic, softmax, weights
from pourparlers.reading.types import Commitment, Page

WEIGHTS = "commitments.tsv"
_STATES = {
    "fr": frozenset("pays état états etats nations alliés membres capitales gouvernements".split()),
    "en": frozenset("countries states nations allies members capitals governments".split()),
}


def find_commitments(page: Page) -> Page:
    """The page with the commitments that its statements make, in the order of the text."""
    if not page.statements:
        return page
    page = page if page.dates else find_dates(page)
    scene, learned = Scene(page), weights("pourparlers.reading.commitments", WEIGHTS)
    found: list[Commitment] = []
    taken: list[Span] = []
    for place in scene.places:
        clause = clause_of(scene, place)
        if clause is None:
            continue
        commitment = judged(scene, place, clause, learned, number=len(found) + 1)
        if commitment is None or any(_alike(commitment.span, other) for other in taken):
            continue
        found.append(commitment)
        taken.append(commitment.span)
    return replace(page, commitments=tuple(found))


def judged(scene: Scene, place: Place, clause: Clause, learned: Weights, *, number: int) -> Commitment | None:
    """The commitment that the clause states, if it is likely enough to state one."""
    row = np.array([features(scene, place, clause)])
    sure = max(float(logistic(row, learned.table("commitment", NAMES))[0]), _by_construction(scene, place))
    if _nobody(scene, place) or sure < learned.thresholds["keep"]:
        return None
    firmness = FIRMNESS[int(softmax(row, learned.table("firmness", NAMES))[0].argmax())]
    statement, text = place.statement, scene.page.article.text
    parties = statement.parties or ((statement.party,) if statement.party else ())
    inside = Span(min(clause.span.start, statement.extent.start), max(clause.span.end, statement.extent.end))
    trigger = None if clause.condition is None else clause.condition.of(text)
    deadline = deadline_in(scene.page, clause.span) or deadline_in(scene.page, inside)
    if trigger is None and deadline is not None and _EVENT.match(deadline):
        trigger, deadline = deadline, None
    return Commitment(
        id=f"c{number}",
        paragraph=paragraph_of(text, clause.span.start),
        span=clause.span,
        parties=parties,
        action=clause.span.of(text),
        firmness=firmness,
        issue=statement.positions[0].issue if statement.positions else None,
        trigger=trigger,
        trigger_span=clause.condition,
        deadline=deadline,
        count=_count(scene, clause.span),
        reported_by=statement.via or statement.person,
        statement=statement.id or None,
        negated=clause.negated,
        confidence=round(sure, 3),
    )


_SURE = 0.8


def _by_construction(scene: Scene, place: Place) -> float:
    """What commits whatever else is said: *s'est fixé pour but de*, "has set a target of"."""
    if place.statement.cue is None or place.statement.party is None:
        return 0.0
    forms = [*scene.keyed.words.forms[slice(*scene.tokens(place.statement.cue))]]
    forms += place.statement.cue_lemma.replace("'", "' ").split()
    stems = [scene.known.stem(form) for form in forms]
    return _SURE if "set" in commissives(scene.language).classes(stems) else 0.0


_EVENT = re.compile(
    r"(?:d[èe]s )?(?:le |au )?lendemain d|apr[èe]s |d[èe]s (?!\d)|une fois |en cas d|à l'issue d|the day after|after |"
    r"once |upon |following |as soon as |when |in the event of ",
    re.IGNORECASE,
)
"""opens a deadline that is an event, and so a trigger: «le lendemain d'un cessez-le-feu»"""
_HARDLY = re.compile(
    r"(?:^|[.!?\n]\s*)(?:peu d|few |hardly |aucune? |no |none |personne |nobody )[^.,;:!?\n]*$", re.IGNORECASE
)


def _nobody(scene: Scene, place: Place) -> bool:
    """Whether the source is hardly anybody: *peu de pays ont promis*, "few have pledged"."""
    cue = place.statement.cue
    return cue is not None and bool(_HARDLY.search(scene.page.shadow[max(0, cue.start - 80) : cue.start]))


def _alike(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0.5 * min(one.end - one.start, other.end - other.start)


def _count(scene: Scene, span: Span) -> int | None:
    """How many commit themselves, where the clause opens with a number of states: *26 alliés se sont engagés*."""
    words, (first, after) = scene.keyed.words, scene.tokens(span)
    states = _STATES.get(scene.language, frozenset())
    for i in range(first, min(first + 6, after - 1)):
        if words.forms[i].isdigit() and not states.isdisjoint(words.forms[i + 1 : i + 4]):
            return int(words.forms[i])
    return None
