"""What speaks for the side a statement takes on an issue: cue, content, parse, and what else was said of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pourparlers.reading.morphology import has
from pourparlers.reading.stance.affinity import deeds_of
from pourparlers.reading.stance.composition import Path, sign_of
from pourparlers.reading.stance.figures import numbers_of
from pourparlers.reading.stance.mention import reach_of
from pourparlers.reading.stance.negation import is_negated
from pourparlers.reading.stance.roles import TRIPLES, Roles
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.vocabulary import GLOSSARY, small_words, vocabulary
from pourparlers.reading.words import words_of
from pourparlers.sources.types import Issue

STANCES = ("supports", "opposes", "neutral")
_DESCRIPTION_NEGATORS = frozenset().union(*(small_words(x, "description-negator") for x in GLOSSARY))
_ATTITUDE = frozenset({"want", "refuse", "accept", "warn"})
_ACT, _VALUE, _UNDO = frozenset({"act"}), frozenset({"value"}), frozenset({"undo"})
_SUMS = (
    "cue", "content-attitude", "value", "cue-value", "act", "act*issue", "cue*act*issue", "cue*act", "cue*issue",
    "issue", "content-attitude*issue", "value*issue", "cue*same-way", "value*cue", "cue*negated",
)  # fmt: skip
_FLAGS = (
    "cue-negated", "negated", "twice-negated", "negated-early", "negated-early*cue+", "negated-early*cue-", "direct",
    "mixed", "no-party", "question", "very-short", "long",
)  # fmt: skip
_PATH = (
    "path", "path/sign", "path/sign*cue", "path/act", "path/negated", "path/attitude", "path/value", "path/condition",
    "path/background", "path/depth", "path/all", "path/all*known-cue", "path/sign*plain-cue", "path/attitude*cue",
    "path/own-act", "path/near*cue", "path/undone", "path/undone*cue", "path/kept*cue", "path/modal", "path/modal*sign",
    "path/modal*sign*plain-cue", "path/without", "path/without*plain-cue", "path/negated*plain-cue*named",
    "path/points-back",
)  # fmt: skip
_TOP = (
    "top",
    "top/negated",
    "top/act",
    "top/act*issue",
    "top/act*cue",
    "top/act*issue*cue",
    "top/value",
    "top/attitude",
    "top/conditional",
    "top/future",
    "top/noun",
    "top/negated*cue",
    "top/undo",
    "top/undo*cue",
)
_MORE = (
    "undo", "undo*cue", "undo*no-attitude", "other*cue", "same-number", "other-number", "same-number*cue",
    "other-number*cue", "only", "only*cue", "only*other-number", "first-person",
    "same-deed", "contrary-deed", "contrary", "same-deed*turned", "contrary-deed*turned", "contrary*turned",
)  # fmt: skip
NAMES = (
    "one",
    *(f"cue-{r}{'-0+'[s + 1]}{'/not' if n else ''}" for r, s, n in TRIPLES),
    *(f"content-{r}{'-0+'[s + 1]}{'/not' if n else ''}" for r, s, n in TRIPLES),
    *_SUMS,
    *_FLAGS,
    *_PATH,
    *_TOP,
    *_MORE,
)
"""of the columns of `polarity_features`"""


@lru_cache(maxsize=1024)
def direction(issue: Issue) -> int:
    """Whether what the issue describes begins or keeps something (1), ends or hinders it (-1), or neither (0).

    >>> direction(Issue("ban", "Fishing is banned in the bay")), direction(Issue("gate", "The gate is kept open"))
    (-1, 1)
    """
    total = 0
    for language in GLOSSARY:
        known, words = vocabulary(language), words_of(issue.description.lower(), language)
        if not _DESCRIPTION_NEGATORS.isdisjoint(words.forms):
            return -1
        found = [s for f in words.forms for role, s in known.polarity.get(known.stem(f), ()) if role == "act"]
        if found:
            total = sum(found)
            break
    return (total > 0) - (total < 0)


@dataclass(frozen=True, slots=True)
class CueSign:
    """What the cue says of the speaker's attitude: its sign, and whether it says anything."""

    sign: int
    known: bool


_SAID = {sign: CueSign(sign, True) for sign in (-1, 0, 1)}
_PLAIN = CueSign(1, False)


def cue_sign(cue: Roles) -> CueSign:
    """The sign of the first word of attitude in the cue, turned round where negated; 1 for plain reporting."""
    for role, sign, negated in cue.counts:
        if role in _ATTITUDE:
            return _SAID[-sign if negated else sign]
    if cue.counts and any(role == "open" for role, _, _ in cue.counts):
        return _SAID[0]
    return _PLAIN


def polarity_features(scene: Scene, place: Place, issue: int) -> list[float]:
    """One row, columns as in `NAMES`, for the statement and the issue with that index in the code book."""
    way = direction(scene.page.codebook.issues[issue])
    cue, content = place.cue, place.content
    row: list[float] = [1.0, *cue.triples(1), *content.triples(2)]
    attitude, inner = cue.total(_ATTITUDE), content.total(_ATTITUDE)
    value, act = content.total(("value",)), content.total(("act",))
    negated = len(content.negations)
    early = any(form in small_words(scene.language, "negator") for form in place.forms[:5])
    row += [
        attitude, inner, value, cue.total(("value",)), act, act * way, attitude * act * way, attitude * act,
        attitude * way, way, inner * way, value * way, attitude * (1 if act * way >= 0 else -1), value * attitude,
        -attitude if negated else attitude,
    ]  # fmt: skip
    statement = place.statement
    row += [
        len(cue.negations) > 0, negated > 0, negated > 1, early, early * (attitude > 0), early * (attitude < 0),
        statement.kind == "direct", statement.kind == "mixed", statement.party is None, place.is_question,
        len(place.forms) < 4, len(place.forms) > 25,
    ]  # fmt: skip
    row += _path_row(scene, place, issue, way)
    row += _top_row(scene, place, way)
    row += _more_row(scene, place, issue)
    return row


def _more_row(scene: Scene, place: Place, issue: int) -> list[float]:
    cue = cue_sign(place.cue)
    undo = -place.content.total(("undo",))
    wanted, given = numbers_of(scene, issue), {f for f in place.forms if f[0].isdigit()}
    same, other = not wanted.isdisjoint(given), bool(wanted and given and wanted.isdisjoint(given))
    around = scene.keyed.words.forms[place.first : place.after]
    only = _is_only(around, scene.language)
    told = -place.content.total(("other",))
    first = not small_words(scene.language, "first-person").isdisjoint(place.forms)
    alike, against, contrary = deeds_of(scene, place, issue)
    turned = -cue.sign if len(place.content.negations) % 2 else cue.sign
    return [
        undo, undo * cue.sign, undo * (not cue.known), told * cue.sign * cue.known, same, other, same * cue.sign,
        other * cue.sign, only, only * cue.sign, only and other, first,
        alike, against, contrary, alike * turned, against * turned, contrary * turned,
    ]  # fmt: skip


def _is_only(forms: list[str], language: str) -> bool:
    """Whether the words say that there is only this: *seulement, ne … que*."""
    if not small_words(language, "only").isdisjoint(forms):
        return True
    split, following = small_words(language, "split"), small_words(language, "split-only")
    return any(f in split and not following.isdisjoint(forms[i : i + 6]) for i, f in enumerate(forms))


def _path_row(scene: Scene, place: Place, issue: int, way: int) -> list[float]:
    reach = reach_of(scene, place, issue)
    if reach is None:
        return [0.0] * len(_PATH)
    path = reach.path
    turned = way if path.acts and not reach.own_act and way else 1
    cue = cue_sign(place.cue)
    return [*_path_figures(path, path.sign * turned, turned, cue, reach.own_act), float(not reach.named)]


def _path_figures(path: Path, sign: int, turned: int, cue: CueSign, own_act: bool) -> list[float]:
    clear = not path.in_condition and not path.in_background
    return [
        1.0, sign, sign * cue.sign, path.act_sign * turned if path.acts else 0, path.negations % 2, path.attitude,
        max(-2, min(2, path.value)), path.in_condition, path.in_background, min(path.depth, 6) / 6,
        sign * cue.sign * clear, sign * cue.sign * cue.known, sign * (not cue.known), path.attitude * cue.sign,
        own_act, sign * cue.sign * (path.depth <= 1), path.undone, path.undone * cue.sign,
        (path.undone == 0) * cue.sign * cue.known, path.modal, path.modal * sign, path.modal * sign * (not cue.known),
        path.without, path.without * (not cue.known), path.negations % 2 * (not cue.known),
    ]  # fmt: skip


def _top_row(scene: Scene, place: Place, way: int) -> list[float]:
    top = top_of(scene, place.statement.content)
    if top is None:
        return [0.0] * len(_TOP)
    cue = cue_sign(place.cue).sign
    negated = is_negated(top, scene.language)
    turn = -1 if negated else 1
    act, undo = (sign_of(top, scene.known, roles) * turn for roles in (_ACT, _UNDO))
    return [
        1.0, negated, act, act * way, act * cue, act * way * cue, sign_of(top, scene.known, _VALUE) * turn,
        sign_of(top, scene.known, _ATTITUDE) * turn, has(top, "Mood=Cnd"), has(top, "Tense=Fut"),
        top.pos_ == "NOUN", turn * cue, undo, undo * cue,
    ]  # fmt: skip
