"""Where a statement names an issue, or points back to it, and what stands above that word in the parse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.stance.affinity import meant
from pourparlers.reading.stance.composition import Path, path_of, sign_of
from pourparlers.reading.stance.scene import Place, Scene
from pourparlers.reading.stance.vocabulary import small_words

_ACT = frozenset({"act"})
_AS_SURE = 0.9
"""how surely another word must be one of the issue's to be looked at beside the mention"""
_HEAD = 1.15
"""what the head of a name counts beside its other words"""


@dataclass(frozen=True, slots=True)
class Mention:
    """The token of a content that names an issue most surely, and the sign of that name."""

    token: int
    sign: int


@dataclass(frozen=True, slots=True)
class Reach:
    """The path from the words that name the issue in a statement, or point back to it, up to the top of its content."""

    path: Path
    named: bool
    own_act: bool
    """the words of the issue themselves begin or end something"""
    relation: str
    """of the word to its head"""
    at: int
    """tokens before it in the content"""


def mention_of(scene: Scene, place: Place, issue: int) -> Mention | None:
    """The mention of the issue in the content of the statement; None if nothing names it."""
    key = ("mention", place.statement.id, place.first, issue)
    if key not in scene.remembered:
        scene.remembered[key] = _mention(scene, place, issue)
    found: Mention | None = scene.remembered[key]
    return found


def _mention(scene: Scene, place: Place, issue: int) -> Mention | None:
    touch, rarity, best = scene.touches[issue], scene.keyed.rarity, None
    for name, strength in zip(touch.names, touch.strength, strict=True):
        for token in strength.keys() & place.regions[0]:
            word, sure = strength[token]
            weight = sure * rarity[scene.stems[token]] * (1.2 if name.is_term else 0.8)
            weight *= _HEAD if word == name.head else 1.0
            if best is None or (weight, -token) > best[0]:
                best = ((weight, -token), name.sign)
    if best is not None:
        return Mention(-best[0][1], best[1])
    other = meant(scene, place, issue)
    return None if other is None else Mention(*other)


def touched(scene: Scene, place: Place, issue: int) -> Mapping[int, float]:
    """Token of the parse -> how surely it is a word of the issue, inside the content of the statement."""
    key = ("touched", place.statement.id, place.first, issue)
    if key not in scene.remembered:
        starts, found = scene.keyed.words.starts, dict[int, float]()
        for strength in scene.touches[issue].strength:
            for token in place.regions[0]:  # in this order: what is looked at first may decide
                at = scene.parsed.get(starts[token]) if token in strength else None
                if at is not None:
                    found[at] = max(found.get(at, 0.0), strength[token][1])
        scene.remembered[key] = found
    known: Mapping[int, float] = scene.remembered[key]
    return known


def reach_of(scene: Scene, place: Place, issue: int) -> Reach | None:
    """The path of the issue's mention; None without a mention or a parse."""
    key = (place.statement.id, place.first, issue)
    if key not in scene.remembered:
        scene.remembered[key] = _reach(scene, place, issue)
    found: Reach | None = scene.remembered[key]
    return found


def _reach(scene: Scene, place: Place, issue: int) -> Reach | None:
    named = mention_of(scene, place, issue)
    found = named or _pointing_back(scene, place)
    if found is None or not scene.parsed:
        return None
    token = scene.token_at(scene.keyed.words.starts[found.token])
    if token is None:
        return None
    inside = next((c for c in place.statement.content if c.start <= token.idx < c.end), None)
    if inside is None:
        return None
    own = touched(scene, place, issue)
    path = path_of(token, inside, scene.known, own.keys(), scene.hanging)
    if named is not None and not path.undone:
        token, path = _undone(scene, token, path, inside, own)
    own_act = any(sign_of(scene.page.doc[i], scene.known, _ACT) for i in own)
    at = scene.keyed.words.at(token.idx)
    return Reach(path, named is not None, own_act, token.dep_, max(0, at - place.content_first))


def _undone(scene: Scene, token: Any, path: Path, inside: Span, own: Mapping[int, float]) -> tuple[Any, Path]:
    """Another word of the issue that is undone: *urged the drivers to call off their strike*; else the same."""
    for at in own:
        other = scene.page.doc[at]
        if at != token.i and own[at] >= _AS_SURE and inside.start <= other.idx < inside.end:
            found = path_of(other, inside, scene.known, own.keys(), scene.hanging)
            if found.undone and not (found.in_background or found.in_condition):
                return other, found
    return token, path


def _pointing_back(scene: Scene, place: Place) -> Mention | None:
    """The first word of the content that stands for something said before: *it, le projet, une telle idée*."""
    key = ("pointing back", place.statement.id, place.first)  # for every issue that is not named
    if key not in scene.remembered:
        forms, nouns = scene.keyed.words.forms, small_words(scene.language, "pointer")
        inside = (t for content in place.statement.content for t in range(*scene.tokens(content)))
        at = None if nouns.isdisjoint(place.forms) else next(t for t in inside if forms[t] in nouns)
        scene.remembered[key] = None if at is None else Mention(at, 1)
    found: Mention | None = scene.remembered[key]
    return found
