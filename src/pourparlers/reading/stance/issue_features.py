"""What speaks for a statement being about an issue: one row of figures for each statement and issue.

First how well the words in and around the statement meet the issue's names; then, once every pair has a first
probability, what the neighbours, the paragraph and the party's other statements are about (carrying over: *it, une
telle décision*, an answer without any word of its own).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.stance.matching import Touch
from pourparlers.reading.stance.roles import ROLES
from pourparlers.reading.stance.scene import REGIONS, Place, Scene, numbers_of, top_of
from pourparlers.reading.types import Statement

Figures = NDArray[np.float64]

_MEETING = ("term", "term-word", "description", "description-words")
_EXTRA = (
    "company", "company-capped", "last-named", "next-named", "previous-sentence", "distinct", "distinct-rest",
    "whole-term", "distinct-description",
)
_SIGNED = tuple((role, sign) for role in ROLES for sign in (1, -1, 0))
_VERBS = ("none", "noun", "infinitive", "future", "conditional", "past", "imperfect", "present", "participle")
"""what the word at the top of the content is"""
_STATEMENT = (
    "one", "length", "very-short", "anaphor", "direct", "mixed", "no-party", "question",
    *(f"cue-{role}{'-0+'[sign + 1]}" for role, sign in _SIGNED),
    *(f"content-{role}{'-0+'[sign + 1]}" for role, sign in _SIGNED),
    "no-source", "no-cue", "via", "hedged", "no-person", "where", "first", "last", "party-statements", "number",
    "first-person", *(f"verb-{v}" for v in _VERBS), "cue-negated", "negated", "cue-attitude", "cue-judges",
    "tells-of-another", "told-of",
    "any-term", "any-term-word", "any-description", "any-rest-term-word", "any-before-term-word", "any-earlier-term",
)  # fmt: skip
_BASIC = (*(f"{region}/{name}" for region in REGIONS for name in _MEETING), *_EXTRA)
NAMES = (*_BASIC, *(f"lead/{name}" for name in _BASIC), *_STATEMENT)
"""of the columns of `issue_features`: *lead* is how far this issue is ahead of the best other one"""

_SHIFTS = (-1, -2, 1, 2)
CONTEXT_NAMES = (
    *(f"neighbour{shift:+d}{kind}" for shift in _SHIFTS for kind in ("", "/paragraph", "/party")),
    "own-lead", "best-other", "carried", "carried/anaphor", "carried/short", "carried/direct", "in-paragraph",
    "party-elsewhere", "attitude*carried", "attitude*carried/short", "attitude*unnamed*recent", "attitude*lead",
    "undo*carried", "same-number", "other-number*carried",
)  # fmt: skip
"""of the columns that `with_context` adds"""

ANAPHORS: Mapping[str, frozenset[str]] = {
    "fr": frozenset(
        "ce cette ceci cela ça y en l' le la les telle tel idée mesure proposition projet décision celui celle ceux "
        "dernier dernière chose solution".split()
    ),
    "en": frozenset("it this that these those such idea measure proposal plan decision move one them they".split()),
}
"""words that point back to something said before"""
_FAR = 25
"""tokens over which the memory of a named issue fades to a third"""
_SURE = 0.5
_FIRST_PERSON = frozenset("je j' nous notre nos mon ma mes i we our us my".split())
_ENGLISH_FUTURE = frozenset("will 'll wo shall".split())
_ENGLISH_CONDITIONAL = frozenset("would could should might 'd".split())
_ATTITUDES = frozenset({"want", "refuse", "accept", "warn", "open"})
_RECENT = NAMES.index("last-named")


def issue_features(scene: Scene) -> Figures:
    """(statements, issues, features): columns as in `NAMES`."""
    places, found = scene.places, scene.touches
    if not places or not found:
        return np.zeros((len(places), len(found), len(NAMES)))
    issues = [_Issue(scene, touch) for touch in found]
    for issue in issues:
        issue.shared = {t for other in issues if other is not issue for t in other.words}
    basic = np.array([[_row(scene, place, issue) for issue in issues] for place in places])
    best = basic.max(axis=1, keepdims=True)
    second = np.sort(basic, axis=1)[:, -2:-1, :] if len(issues) > 1 else np.zeros_like(best)
    lead = np.where(basic >= best - 1e-9, basic - second, basic - best)
    any_of = best[:, 0, [0, 1, 3, 5, 25, 32]]
    own = np.concatenate([np.array([_statement_row(scene, n) for n in range(len(places))]), any_of], axis=1)
    return np.concatenate([basic, lead, np.repeat(own[:, None, :], len(issues), axis=1)], axis=2)


class _Issue:
    """One issue in one article: where its words are, and which other words keep them company."""

    def __init__(self, scene: Scene, touch: Touch) -> None:
        rarity, stems = scene.keyed.rarity, scene.stems
        self.touch = touch
        self.term: dict[int, float] = {}
        self.description: dict[int, float] = {}
        for name, strength in zip(touch.names, touch.strength, strict=True):
            into = self.term if name.is_term else self.description
            for token, (_, sure) in strength.items():
                into[token] = max(into.get(token, 0.0), sure * (0.3 + 0.7 * rarity[stems[token]]))
        self.words = self.term.keys() | self.description.keys()
        self.shared: set[int] = set()
        self.named = sorted(t for t, weight in self.term.items() if weight >= _SURE)
        everything: dict[int, set[int]] = {}
        for token in stems:
            if token in scene.sentence_of:
                everything.setdefault(scene.sentence_of[token], set()).add(token)
        self.sentence = [self._spoken_of(everything.get(s, set())) for s in range(len(scene.sentences))]
        self.company: dict[str, tuple[float, int]] = {}
        for token, stem in stems.items():
            if token in scene.sentence_of:
                total, count = self.company.get(stem, (0.0, 0))
                self.company[stem] = (total + self.sentence[scene.sentence_of[token]], count + 1)

    def _spoken_of(self, tokens: set[int]) -> float:
        term, word, _, description = self.meeting(frozenset(tokens))
        return max(term, 0.7 * word, 0.5 * description)

    def meeting(self, tokens: frozenset[int]) -> tuple[float, float, float, float]:
        """How well the tokens cover the best term, its best word, the description, its three best words."""
        if tokens.isdisjoint(self.words):
            return 0.0, 0.0, 0.0, 0.0
        best = 0.0
        covered = 0.0
        for name, strength in zip(self.touch.names, self.touch.strength, strict=True):
            cover: dict[int, float] = {}
            for token, (word, sure) in strength.items():
                if token in tokens and sure > cover.get(word, 0.0):
                    cover[word] = sure
            share = float(sum(cover.values())) / len(name.words)
            if name.is_term:
                best = max(best, share)
            else:
                covered = share
        words = [w for t, w in self.term.items() if t in tokens]
        found = sorted((w for t, w in self.description.items() if t in tokens), reverse=True)[:3]
        return best, max(words, default=0.0), covered, float(sum(found))


def _row(scene: Scene, place: Place, issue: _Issue) -> list[float]:
    row: list[float] = []
    for region in place.regions:
        row += issue.meeting(region) if region else (0.0, 0.0, 0.0, 0.0)
    company, others = 0.0, 0
    for token in place.regions[0]:
        if token in issue.term:
            continue
        total, count = issue.company.get(scene.stems[token], (0.0, 0))
        own: float = issue.sentence[scene.sentence_of[token]] if token in scene.sentence_of else 0.0
        if count > 1:
            company += (total - own) / (count - 1) * scene.keyed.rarity[scene.stems[token]]
        others += 1
    last = max((t for t in issue.named if t < place.first), default=None)
    following = min((t for t in issue.named if t >= place.after), default=None)
    row += [
        company / (others + 2),
        min(company, 3.0),
        math.exp(-(place.first - last) / _FAR) if last is not None else 0.0,
        math.exp(-(following - place.after) / _FAR) if following is not None else 0.0,
        issue.sentence[place.sentences[0] - 1] if place.sentences[0] > 0 else 0.0,
        max((w for t, w in issue.term.items() if t in place.regions[0] and t not in issue.shared), default=0.0),
        max((w for t, w in issue.term.items() if t in place.regions[1] and t not in issue.shared), default=0.0),
        float(row[0] > 0.99),
        sum(w for t, w in issue.description.items() if t in place.regions[0] and t not in issue.shared),
    ]
    return row


def points_back(place: Place, language: str) -> bool:
    """Whether the content begins with a word that points back."""
    return any(form in ANAPHORS.get(language, ()) for form in place.forms[:8])


def _statement_row(scene: Scene, number: int) -> list[float]:
    place, places = scene.places[number], scene.places
    statement = place.statement
    row: list[float] = [
        1.0, min(len(place.regions[0]), 20) / 20, len(place.forms) < 4, points_back(place, scene.language),
        statement.kind == "direct", statement.kind == "mixed", statement.party is None, place.is_question,
    ]  # fmt: skip
    for roles in (place.cue, place.content):
        for role, sign in _SIGNED:
            row.append(min(1, roles.counts.get((role, sign, False), 0) + roles.counts.get((role, sign, True), 0)))
    party = statement.party
    row += [
        statement.source is None, statement.cue is None, statement.via is not None, statement.hedged,
        statement.person is None, number / len(places), number == 0, number == len(places) - 1,
        min(4, sum(p.statement.party == party for p in places)) / 4 if party else 0.0,
        any(f[0].isdigit() for f in place.forms), any(f in _FIRST_PERSON for f in place.forms),
    ]  # fmt: skip
    verb = verb_of(scene, place)
    row += [verb == v for v in _VERBS]
    row += [
        bool(place.cue.negations), bool(place.content.negations),
        any(role in _ATTITUDES for role, _, _ in place.cue.counts), any(r == "judge" for r, _, _ in place.cue.counts),
        any(_tells_of(statement, p.statement) for p in places), any(_tells_of(p.statement, statement) for p in places),
    ]  # fmt: skip
    return row


def _tells_of(outer: Statement, inner: Statement) -> bool:
    """Whether the content of one statement holds the statement of another party: a mediator tells what others want."""
    return (
        inner.cue is not None
        and inner is not outer
        and inner.party != outer.party
        and any(c.contains(inner.cue) for c in outer.content)
    )


def verb_of(scene: Scene, place: Place) -> str:
    """What the word at the top of the content is: its tense or mood, or that it is no verb."""
    top = top_of(scene, place.statement.content)
    if top is None:
        return "none"
    if top.pos_ not in ("VERB", "AUX"):
        helpers = [c for c in top.children if c.dep_ == "cop"]
        if not helpers:
            return "noun"
        top = helpers[0]
    auxiliaries = [c for c in top.children if c.dep_.startswith("aux")]
    for word in (*auxiliaries, top):
        if word.lower_ in _ENGLISH_FUTURE:
            return "future"
        if word.lower_ in _ENGLISH_CONDITIONAL or "Cnd" in word.morph.get("Mood"):
            return "conditional"
        if "Fut" in word.morph.get("Tense"):
            return "future"
    finite = next((w for w in (*auxiliaries, top) if "Fin" in w.morph.get("VerbForm")), None)
    if finite is None:
        return "infinitive" if "Inf" in top.morph.get("VerbForm") else "participle"
    if "Imp" in finite.morph.get("Tense"):
        return "imperfect"
    if "Past" in finite.morph.get("Tense") or "Part" in top.morph.get("VerbForm"):
        return "past"
    return "present"


def with_context(scene: Scene, features: Figures, probability: Figures) -> Figures:
    """The features with those of `CONTEXT_NAMES` beside them; `probability` is (statements, issues), a first guess."""
    places = scene.places
    count, issues = probability.shape
    added = np.zeros((count, issues, len(CONTEXT_NAMES)))
    short = [len(p.regions[0]) <= 4 for p in places]
    back = [points_back(p, scene.language) for p in places]
    numbers = [numbers_of(scene, i) for i in range(issues)]
    for s, place in enumerate(places):
        carried = _carried(probability, s)
        for i in range(issues):
            row: list[float] = []
            for shift in _SHIFTS:
                t = s + shift
                if 0 <= t < count:
                    sure = float(probability[t, i])
                    here = places[t].paragraph == place.paragraph
                    row += [sure, sure * here, sure * (places[t].statement.party == place.statement.party)]
                else:
                    row += [0.0, 0.0, 0.0]
            other = max((float(probability[s, j]) for j in range(issues) if j != i), default=0.0)
            memory = carried[1] if carried and carried[0] == i else 0.0
            near = [float(probability[t, i]) for t in range(count) if t != s and places[t].paragraph == place.paragraph]
            party = place.statement.party
            same = [
                float(probability[t, i])
                for t in range(count)
                if t != s and party is not None and places[t].statement.party == party
            ]
            row += [float(probability[s, i]) - other, other, memory, memory * back[s], memory * short[s]]
            row += [memory * (place.statement.kind == "direct"), max(near, default=0.0), max(same, default=0.0)]
            attitude = any(role in _ATTITUDES for role, _, _ in place.cue.counts)
            unnamed = not place.regions[0] or features[s, i, 0] + features[s, i, 2] < 0.1
            undo = place.content.total(("undo",)) != 0
            wanted, given = numbers[i], {f for f in place.forms if f[0].isdigit()}
            figure = not wanted.isdisjoint(given)
            row += [
                attitude * memory, attitude * memory * short[s], attitude * unnamed * features[s, i, _RECENT],
                attitude * (float(probability[s, i]) - other), undo * memory, figure,
                memory if given and not figure else 0.0,
            ]  # fmt: skip
            added[s, i] = row
    return np.concatenate([features, added], axis=2)


def _carried(probability: Figures, statement: int) -> tuple[int, float] | None:
    """The issue of the last statement before that had one, and how fresh the memory of it is."""
    for t in range(statement - 1, -1, -1):
        if probability[t].size and probability[t].max() > _SURE:
            return int(probability[t].argmax()), 0.8 ** (statement - 1 - t)
    return None
