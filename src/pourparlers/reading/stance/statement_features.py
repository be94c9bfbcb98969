"""What a statement itself is like, whatever it is about: its length, kind and place, the words of attitude in it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from pourparlers.reading.morphology import has
from pourparlers.reading.stance.acts import ACTS, act_row
from pourparlers.reading.stance.roles import SIGNED
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.vocabulary import small_words
from pourparlers.reading.types import Statement

_VERBS = ("none", "noun", "infinitive", "future", "conditional", "past", "imperfect", "present", "participle")
"""what the word at the top of the content is"""
NAMES = (
    "one", "length", "very-short", "anaphor", "direct", "mixed", "no-party", "question",
    *(f"cue-{role}{'-0+'[sign + 1]}" for role, sign in SIGNED),
    *(f"content-{role}{'-0+'[sign + 1]}" for role, sign in SIGNED),
    "no-source", "no-cue", "via", "hedged", "no-person", "where", "first", "last", "party-statements", "number",
    "first-person", *(f"verb-{v}" for v in _VERBS), "cue-negated", "negated", "cue-attitude", "cue-judges",
    "tells-of-another", "told-of", *(f"act-{a}" for a in ACTS),
)  # fmt: skip
"""of the figures of `statement_row`"""

ATTITUDES = frozenset({"want", "refuse", "accept", "warn", "open"})


def points_back(place: Place, language: str) -> bool:
    """Whether the content begins with a word that points back."""
    return any(form in small_words(language, "anaphor") for form in place.forms[:8])


def statement_row(scene: Scene, number: int) -> list[float]:
    place, places = scene.places[number], scene.places
    statement = place.statement
    row: list[float] = [
        1.0, min(len(place.regions[0]), 20) / 20, len(place.forms) < 4, points_back(place, scene.language),
        statement.kind == "direct", statement.kind == "mixed", statement.party is None, place.is_question,
    ]  # fmt: skip
    row += [*place.cue.signed(), *place.content.signed()]
    party, telling = statement.party, tellings(scene)
    row += [
        statement.source is None, statement.cue is None, statement.via is not None, statement.hedged,
        statement.person is None, number / len(places), number == 0, number == len(places) - 1,
        min(4, telling.by_party[party]) / 4 if party else 0.0,
        any(f[0].isdigit() for f in place.forms),
        not small_words(scene.language, "first-person").isdisjoint(place.forms),
    ]  # fmt: skip
    verb = verb_of(scene, place)
    row += [verb == v for v in _VERBS]
    row += [
        bool(place.cue.negations), bool(place.content.negations),
        any(role in ATTITUDES for role, _, _ in place.cue.counts), any(r == "judge" for r, _, _ in place.cue.counts),
        number in telling.outer, number in telling.inner,
        *act_row(scene, place),
    ]  # fmt: skip
    return row


def tells_of(outer: Statement, inner: Statement) -> bool:
    """Whether the content of one statement holds the statement of another party: a mediator tells what others want."""
    return (
        inner.cue is not None
        and inner is not outer
        and inner.party != outer.party
        and any(c.contains(inner.cue) for c in outer.content)
    )


@dataclass(frozen=True, slots=True)
class Tellings:
    """Which statements tell what another party says, which are told of, and how many each party makes."""

    outer: frozenset[int]
    inner: frozenset[int]
    places: frozenset[tuple[str, int]]
    """id and first token of those that tell"""
    by_party: Counter[str | None]


def tellings(scene: Scene) -> Tellings:
    """Which statements tell of others (see `tells_of`); worked out once a scene."""
    if "tellings" not in scene.remembered:
        statements = [p.statement for p in scene.places]
        cues = sorted((s.cue.start, n) for n, s in enumerate(statements) if s.cue is not None)
        pairs = [
            (n, m)
            for n, outer in enumerate(statements)
            for c in outer.content
            for _, m in cues[bisect_left(cues, (c.start, 0)) : bisect_left(cues, (c.end, 0))]
            if tells_of(outer, statements[m])
        ]
        scene.remembered["tellings"] = Tellings(
            frozenset(n for n, _ in pairs),
            frozenset(m for _, m in pairs),
            frozenset((scene.places[n].statement.id, scene.places[n].first) for n, _ in pairs),
            Counter(s.party for s in statements),
        )
    found: Tellings = scene.remembered["tellings"]
    return found


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
        if word.lower_ in small_words(scene.language, "own-future"):
            return "future"
        if word.lower_ in small_words(scene.language, "conditional") or has(word, "Mood=Cnd"):
            return "conditional"
        if has(word, "Tense=Fut"):
            return "future"
    finite = next((w for w in (*auxiliaries, top) if has(w, "VerbForm=Fin")), None)
    if finite is None:
        return "infinitive" if has(top, "VerbForm=Inf") else "participle"
    if has(finite, "Tense=Imp"):
        return "imperfect"
    if has(finite, "Tense=Past") or has(top, "VerbForm=Part"):
        return "past"
    return "present"
