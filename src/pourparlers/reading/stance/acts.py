"""What a cue does, by the cue table of the language: assert, demand, promise, refuse ..."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pourparlers.base.errors import WrongUse
from pourparlers.reading.attribution.lexicon import lexicon
from pourparlers.reading.stance.scene import Place, Scene
from pourparlers.reading.stance.vocabulary import vocabulary

ACTS = (
    "assert", "support", "refuse", "demand", "evaluate", "accept", "know", "agree", "report", "promise", "oppose",
    "intend", "threaten",
)  # fmt: skip
_SIGNS = {"+": 1, "-": -1}


@cache
def _acts(language: str) -> Mapping[str, tuple[str, int]]:
    """Stem of a cue of one word -> its act and its sign; nothing for a language without a cue table."""
    try:
        table = lexicon(language)
    except WrongUse:
        return {}
    stem = vocabulary(language).stem
    listed = [(word, cue) for sort in (table.nouns, table.verbs) for word, cues in sort.items() for cue in cues]
    return {stem(word): (cue.act, _SIGNS.get(cue.polarity, 0)) for word, cue in listed if " " not in cue.lemma}


def act_row(scene: Scene, place: Place) -> list[float]:
    """One figure for each of `ACTS`: the sign of what the cue does, or one half where it has none."""
    key = ("acts", place.statement.id, place.first)
    if key not in scene.remembered:
        scene.remembered[key] = _row(scene, place)
    row: list[float] = scene.remembered[key]
    return row


def _row(scene: Scene, place: Place) -> list[float]:
    cue, known = place.statement.cue, _acts(scene.language)
    forms = scene.keyed.words.forms[slice(*scene.tokens(cue))] if cue else ()
    found = dict(known[s] for s in scene.known.stems(forms) if s in known)
    turned = -1 if place.cue.negations else 1
    return [0.0 if act not in found else turned * (found[act] or 0.5) for act in ACTS]
