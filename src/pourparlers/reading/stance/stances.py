"""The pass: for each statement, which issues it speaks to, on which side, and on which condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pourparlers.base.text import Span
from pourparlers.reading.shadow import shadow
from pourparlers.reading.stance.conditional_rules import condition_of, in_condition
from pourparlers.reading.stance.issue_context import CONTEXT_NAMES, with_context
from pourparlers.reading.stance.issue_features import NAMES, issue_features
from pourparlers.reading.stance.leanings import GRAMS, leanings_of
from pourparlers.reading.stance.leanings import NAMES as LEANING_NAMES
from pourparlers.reading.stance.mention import mention_of
from pourparlers.reading.stance.polarity_features import NAMES as POLARITY_NAMES
from pourparlers.reading.stance.polarity_features import STANCES, polarity_features
from pourparlers.reading.stance.polarity_history import HISTORY_NAMES, with_history
from pourparlers.reading.stance.rightness import NAMES as RIGHT_NAMES
from pourparlers.reading.stance.rightness import rightness_rows
from pourparlers.reading.stance.rules import settled
from pourparlers.reading.stance.scene import Place, Scene, scene_of
from pourparlers.reading.stance.scorer import Weights, bounded, logistic, shares, softmax, squashed, weights
from pourparlers.reading.stance.silence import asks, keeps_silent, relays, tells_a_fact
from pourparlers.reading.stance.trees import Trees
from pourparlers.reading.stance.vocabulary import small_words
from pourparlers.reading.types import Page, Position, Stance
from pourparlers.sources.types import Issue

Figures = NDArray[np.float64]
ISSUE_NAMES = (*NAMES, *LEANING_NAMES)
"""of the columns that the first stage looks at"""
RULED = 0.7
"""share of the say that a rule has beside the weights, where one applies"""
CONSIDERED = 0.1
"""least probability of being about an issue for its polarity to be worked out"""
_IN_FULL = 0.1
"""what a term of several words, found in full, adds where issues are put in order"""
_ASIDE = -0.35
"""what it takes away that such a term is a mere circumstance: *before the vote*"""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What each statement is likely to say of each issue."""

    about: Figures
    """(statements, issues): how surely it is about the issue"""
    sides: Figures
    """(statements, issues, 3): which side it takes"""
    right: Figures
    """(statements, issues): how likely the issue and the likeliest side are both right"""

    def of(self, statement: int) -> tuple[Figures, Figures, Figures]:
        """The rows of one statement."""
        return self.about[statement], self.sides[statement], self.right[statement]


def take_stances(page: Page) -> Page:
    """The page with the positions of its statements; unchanged where it has no code book or no statements."""
    if not page.statements or not page.codebook:
        return page
    scene, learned = scene_of(page), weights()
    judged = judge(scene, learned)
    taken = [_positions(scene, place, *judged.of(s), learned) for s, place in enumerate(scene.places)]
    statements = tuple(
        statement if positions == statement.positions else replace(statement, positions=positions)
        for statement, positions in zip(page.statements, taken, strict=True)
    )
    return replace(page, statements=statements, layout=scene)


def judge(scene: Scene, learned: Weights) -> Judgement:
    """Both links, each first by itself and then in the light of what the rest of the article says."""
    leanings = leanings_of(scene, {stage: learned.listed(stage) for stage in GRAMS})
    features = with_leanings(issue_features(scene), leanings)
    first = _likely(features, "issue", ISSUE_NAMES, learned)
    about = _likely(with_context(scene, features, first), "issue-in-context", (*ISSUE_NAMES, *CONTEXT_NAMES), learned)
    sides = sides_of(scene, about, learned)
    return Judgement(about, sides, _right(scene, first, about, sides, learned))


def _right(scene: Scene, first: Figures, about: Figures, sides: Figures, learned: Weights) -> Figures:
    """How likely issue and side are both right, for pairs worth considering; elsewhere zeros."""
    pairs, right = [(int(s), int(i)) for s, i in np.argwhere(about >= CONSIDERED)], np.zeros_like(about)
    if pairs:
        rows = rightness_rows(scene, pairs, first, about, np.array([sides[p] for p in pairs]))
        right[tuple(np.array(pairs).T)] = squashed(learned.trees["right"].scores(rows, RIGHT_NAMES)[:, 0])
    return right


def _likely(features: Figures, stage: str, names: tuple[str, ...], learned: Weights) -> Figures:
    return likely(features, names, learned.table(stage, names), learned.trees[stage])


def likely(features: Figures, names: tuple[str, ...], table: Figures, grown: Trees) -> Figures:
    """Probability of yes for each row of features, by a regression and by trees together."""
    rows = features.reshape(-1, features.shape[-1])
    both = logistic(bounded(rows), table) + squashed(grown.scores(rows, names)[:, 0])
    return both.reshape(features.shape[:-1]) / 2


def with_leanings(features: Figures, leanings: Figures) -> Figures:
    """(statements, issues, features): with the leanings of each statement's words beside them."""
    beside = np.repeat(leanings[:, None, :], features.shape[1], axis=1)
    return np.concatenate([features, beside], axis=2)


def sides_of(scene: Scene, about: Figures, learned: Weights) -> Figures:
    """(statements, issues, 3): probabilities of each side, for pairs worth considering; elsewhere zeros."""
    sides = np.zeros((*about.shape, len(STANCES)))
    pairs = [(int(s), int(i)) for s, i in np.argwhere(about >= CONSIDERED)]
    if pairs:
        weight = np.array([about[s, i] for s, i in pairs])
        for (s, i), row in zip(pairs, sides_given(scene, pairs, learned, weight=weight), strict=True):
            sides[s, i] = row
    return sides


def sides_given(
    scene: Scene, pairs: Sequence[tuple[int, int]], learned: Weights, *, weight: Figures | None = None
) -> Figures:
    """(pairs, 3): probabilities of each side for (statement, issue) pairs; `weight` is how sure each pair is."""
    if not pairs:
        return np.zeros((0, len(STANCES)))
    leanings = leanings_of(scene, {stage: learned.listed(stage) for stage in GRAMS})
    rows = np.array([polarity_features(scene, scene.places[s], i) for s, i in pairs], dtype=float)
    grown = learned.trees["polarity"]
    beside = np.concatenate([rows, leanings[[s for s, _ in pairs]]], axis=1)
    guess = (
        softmax(rows, learned.table("polarity", POLARITY_NAMES))
        + shares(grown.scores(beside, (*POLARITY_NAMES, *LEANING_NAMES)))
    ) / 2
    sure = np.ones(len(pairs)) if weight is None else weight
    final = softmax(with_history(scene, pairs, sure, guess), learned.table("polarity-in-context", HISTORY_NAMES))
    return np.array([ruled(scene, s, i, row) for (s, i), row in zip(pairs, final, strict=True)])


def ruled(scene: Scene, statement: int, issue: int, sides: Figures) -> Figures:
    """The sides with the say of the rules, and turned round where the statement names the contrary of the issue."""
    place = scene.places[statement]
    found = settled(scene, place, issue)
    if found is not None:
        sides = (1 - RULED) * sides
        sides[found[0]] += RULED
    named = mention_of(scene, place, issue)
    return sides[[1, 0, 2]] if named is not None and named.sign < 0 else sides


def _positions(
    scene: Scene, place: Place, about: Figures, sides: Figures, right: Figures, learned: Weights
) -> tuple[Position, ...]:
    if any(silent(scene, place) for silent in (asks, relays, tells_a_fact, keeps_silent)):
        return ()
    found: list[tuple[float, int]] = []
    named = [_named_in_full(scene, place, i) for i in range(len(about))]
    order = sorted(range(len(about)), key=lambda i: (-about[i] - named[i], i))
    for rank, i in enumerate(order):
        sure = float(right[i])
        if len(about) == 1 and _said_plainly(scene, place, i):
            sure = max(sure, learned.thresholds["keep"])
        if sure < learned.thresholds["keep"]:
            continue
        others = [j for _, j in found]
        second = rank > 0 and about[i] >= learned.thresholds["second"] and _named_apart(scene, place, i, others)
        if rank == 0 or second or _across_condition(scene, place, i, others):
            found.append((sure, i))
    return tuple(_position(scene, place, i, sides[i], learned.surety(sure)) for sure, i in found)


def _said_plainly(scene: Scene, place: Place, issue: int) -> bool:
    """Whether the statement names the issue and a construction settles which side it takes.

    That is enough where the code book has no other issue; the weights were trained on books of two or three.
    """
    return mention_of(scene, place, issue) is not None and settled(scene, place, issue) is not None


def _named_in_full(scene: Scene, place: Place, issue: int) -> float:
    """What it adds that a term of several words stands in the content as the code book has it.

    A term behind *sans, before* only names a circumstance of what is spoken of, and takes away.
    """
    page = scene.page
    text = " ".join(span.of(page.shadow) for span in place.statement.content).lower()
    terms = _long_terms(page.codebook.issues[issue], page.article.language)
    found = [at for at in map(text.find, terms) if at >= 0]
    if not found:
        return 0.0
    away = small_words(page.article.language, "away")
    return _ASIDE if all(away.intersection(text[:at].split()[-4:]) for at in found) else _IN_FULL


@lru_cache(maxsize=1024)
def _long_terms(issue: Issue, language: str) -> tuple[str, ...]:
    """The terms of several words, as they would stand in a lower-cased shadow text."""
    return tuple(shadow(term.text).lower() for term in issue.terms_for(language) if " " in term.text)


def _named_apart(scene: Scene, place: Place, issue: int, others: list[int]) -> bool:
    """Whether words of the statement name the issue that are not already the words of another one it speaks to."""
    inside = place.regions[0] | place.regions[1]
    taken = {t for j in others for strength in scene.touches[j].strength for t in strength if t in inside}
    own = {t for strength in scene.touches[issue].strength for t in strength if t in inside}
    return not own <= taken


def _across_condition(scene: Scene, place: Place, issue: int, others: list[int]) -> bool:
    """Whether one issue is named in the condition and the others outside it: *would not oppose X if Y were shared*."""
    if any(mention_of(scene, place, i) is None for i in (issue, *others)):
        return False
    here = in_condition(scene, place, issue)
    return all(in_condition(scene, place, i) != here for i in others)


def _position(scene: Scene, place: Place, issue: int, sides: Figures, sure: float) -> Position:
    side = STANCES[int(sides.argmax())]
    stance: Stance = "supports" if side == "supports" else "opposes" if side == "opposes" else _undecided(place)
    condition = None
    if (side != "neutral" or stance == "not-opposed") and not in_condition(scene, place, issue):
        condition = condition_of(scene, place)
    found = mention_of(scene, place, issue)
    words = scene.keyed.words
    evidence = Span(words.starts[found.token], words.ends[found.token]) if found else None
    reason = "named in the statement" if found else "carried over from what was said before"
    return Position(
        scene.page.codebook.issues[issue].id, stance, condition, evidence, round(min(1.0, max(0.0, sure)), 3), reason
    )


def _undecided(place: Place) -> Stance:
    """*Not opposed* where a refusal is denied or a door left open; else neutral."""
    for (role, sign, negated), _ in (*place.cue.counts.items(), *place.content.counts.items()):
        if (role == "refuse" and sign < 0 and negated) or role == "open":
            return "not-opposed"
    return "neutral"
