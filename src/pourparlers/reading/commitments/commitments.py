"""The pass: who will, or will not, do what, on which trigger and until when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pourparlers.base.text import Span, paragraph_of
from pourparlers.reading.commitments.clauses import Clause, clause_of
from pourparlers.reading.commitments.doers import is_told_possible, other_doers
from pourparlers.reading.commitments.features import KIND_COLUMNS, KIND_NAMES, NAMES, features
from pourparlers.reading.commitments.kinds import drawing, favours_only, is_expected_only, is_ready, kind_of
from pourparlers.reading.commitments.lexicon import classes_in, commissives
from pourparlers.reading.dates import find_dates
from pourparlers.reading.dates.deadlines import deadline_in
from pourparlers.reading.stance.conditional_rules import condition_behind, in_condition
from pourparlers.reading.stance.leanings import GRAMS, leaning
from pourparlers.reading.stance.scene import Place, Scene, scene_of
from pourparlers.reading.stance.scorer import Figures, Weights, softmax, squashed, weights
from pourparlers.reading.stance.silence import keeps_silent
from pourparlers.reading.types import Commitment, Page

WEIGHTS = "commitments.tsv"
LEANED_NAMES = (*NAMES, *GRAMS)
"""of the columns that tell whether there is a commitment: `features`, and the leanings of cue and content"""
_STATES = {
    "fr": frozenset("pays état états etats nations alliés membres capitales gouvernements".split()),
    "en": frozenset("countries states nations allies members capitals governments".split()),
}


def find_commitments(page: Page) -> Page:
    """The page with the commitments that its statements make, in the order of the text."""
    if not page.statements:
        return page
    page = page if page.dates else find_dates(page)
    scene, learned = scene_of(page), weights("pourparlers.reading.commitments", WEIGHTS)
    stated = [(place, clause) for place in scene.places if (clause := clause_of(scene, place)) is not None]
    if not stated:
        return page
    rows = np.array([features(scene, place, clause) for place, clause in stated], dtype=float)
    sure = likelihoods(scene, [place for place, _ in stated], rows, learned)
    sure = np.array([by_clause(scene, *pair, float(p)) for pair, p in zip(stated, sure, strict=True)])
    judged = [
        commitment_of(scene, place, clause, learned, row=row, sure=float(p))
        for (place, clause), row, p in zip(stated, rows, sure, strict=True)
        if p >= learned.thresholds["keep"]
    ]
    kept = _surest(judged)
    found = [replace(c, id=f"c{n}") for n, c in enumerate((c for k, c in enumerate(judged) if k in kept), 1)]
    return replace(page, commitments=tuple(found), layout=None)


def likelihoods(scene: Scene, places: Sequence[Place], rows: Figures, learned: Weights) -> Figures:
    """How likely each clause states a commitment: weights and trees, half and half, unless its words settle it."""
    leanings = np.array([leanings_of(scene, place, learned) for place in places])
    beside = np.concatenate([rows, leanings], axis=1)
    by_weights = squashed(beside @ learned.table("commitment", LEANED_NAMES)[:, 0])
    by_trees = squashed(learned.trees["commitment"].scores(beside, LEANED_NAMES)[:, 0])
    settled = np.array([_by_construction(scene, place) for place in places])
    nobody = np.array([_nobody(scene, place) or keeps_silent(scene, place) for place in places])
    out: Figures = np.where(nobody, 0.0, np.maximum((by_weights + by_trees) / 2, settled))
    return out


def by_clause(scene: Scene, place: Place, clause: Clause, sure: float) -> float:
    """The likelihood after what the clause itself settles: threats without an *if*, what one only may or can do."""
    bound = drawing(scene, clause) is not None or is_ready(scene, clause)
    if bound and place.statement.party is not None:
        return max(sure, _SURE)
    if favours_only(scene, place, clause) or is_expected_only(scene, clause):
        return 0.0
    if is_told_possible(scene, clause):
        vowed = not _VOWING.isdisjoint(classes_in(scene, place.statement.cue))
        return 0.0 if not vowed or other_doers(scene, place, clause) else sure
    return sure


def leanings_of(scene: Scene, place: Place, learned: Weights) -> tuple[float, ...]:
    """Whether the words of the cue, and those of the content, lean to a commitment."""
    return tuple(v for stage, grams in GRAMS.items() for v in leaning(grams(scene, place), learned.listed(stage), 1))


def commitment_of(
    scene: Scene, place: Place, clause: Clause, learned: Weights, *, row: Figures, sure: float
) -> Commitment:
    """The commitment that the clause states, `sure` how likely it states one; it has no number yet."""
    statement, text, drawn = place.statement, scene.page.article.text, drawing(scene, clause)
    kinds = softmax(row[None, KIND_COLUMNS], learned.table("firmness", KIND_NAMES))[0]
    others = other_doers(scene, place, clause)
    own = statement.parties or ((statement.party,) if statement.party else ())
    condition = clause.condition or drawn or condition_behind(scene, place)
    trigger = None if condition is None else condition.of(text)
    deadline = _deadline(scene, place, clause)
    if trigger is None and deadline is not None and _EVENT.match(deadline):
        trigger, deadline = deadline, None
    return Commitment(
        id="",
        paragraph=paragraph_of(text, clause.span.start),
        span=clause.span,
        parties=others or own,
        action=clause.span.of(text),
        firmness=kind_of(scene, place, clause, kinds),
        issue=_issue(scene, place),
        trigger=trigger,
        trigger_span=condition,
        deadline=deadline,
        count=_count(scene, clause.span),
        reported_by=statement.via or statement.person or (statement.party if others else None),
        statement=statement.id or None,
        negated=clause.negated,
        confidence=round(sure, 3),
    )


def _issue(scene: Scene, place: Place) -> str | None:
    """The issue that what would be done is about; only where it is about none, the one that its condition names.

    *Would free the men if the army paused* is about the men, not about the pause.
    """
    stated = [p.issue for p in place.statement.positions]
    number = {issue.id: n for n, issue in enumerate(scene.page.codebook.issues)}
    outside = (issue for issue in stated if not in_condition(scene, place, number[issue]))
    return next(outside, stated[0] if stated else None)


def _deadline(scene: Scene, place: Place, clause: Clause) -> str | None:
    """Until when, in the clause, else in the whole statement: there the day it was said is none."""
    inside, extent = clause.span, place.statement.extent
    stated = deadline_in(scene.page, inside)
    if stated is not None:
        return stated
    whole = deadline_in(scene.page, Span(min(inside.start, extent.start), max(inside.end, extent.end)))
    return None if whole == str(scene.page.article.published) else whole


_SURE = 0.8
_VOWING = frozenset({"pledge", "offer", "target", "threat"})
"""classes of cues that commit whatever the clause itself says: *threatened that it might*"""


def _by_construction(scene: Scene, place: Place) -> float:
    """What commits whatever else is said: *s'est fixé pour but de*, "aims to … by 2030"."""
    if place.statement.cue is None or place.statement.party is None:
        return 0.0
    forms = [*scene.keyed.words.forms[slice(*scene.tokens(place.statement.cue))]]
    forms += place.statement.cue_lemma.replace("'", "' ").split()
    found = commissives(scene.language).classes(scene.known.stems(forms))
    aimed = "target" in found and found.isdisjoint({"wish", "demand"})
    dated = aimed and deadline_in(scene.page, place.statement.extent) is not None
    return _SURE if "set" in found or dated else 0.0


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


def _surest(judged: Sequence[Commitment]) -> set[int]:
    """Which of the commitments to keep: of those that are alike the one of a known party, then the surest."""
    kept: set[int] = set()
    near: dict[int, list[Span]] = {}
    for k in sorted(range(len(judged)), key=lambda k: (not judged[k].parties, -judged[k].confidence, judged[k].span)):
        span = judged[k].span
        stretches = range(span.start // _STRETCH, span.end // _STRETCH + 1)
        if not any(_alike(span, other) for stretch in stretches for other in near.get(stretch, ())):
            kept.add(k)
            for stretch in stretches:
                near.setdefault(stretch, []).append(span)
    return kept


_STRETCH = 1_000  # characters; only spans that share a stretch are compared


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
