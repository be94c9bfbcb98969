"""What a decision maker wants, knows and believes, from JSON."""

from __future__ import annotations

from typing import Any

from pourparlers.base.message import Message
from pourparlers.model.directives import READERS
from pourparlers.model.json_values import Reading
from pourparlers.model.types import (
    Attitude,
    Preferences,
    PreferenceStatement,
    RankGroup,
    Ranking,
    Statements,
    UnknownPair,
    Weight,
    Weights,
)


def preferences(reading: Reading, raw: Any, home: str, path: str) -> Preferences:
    """Statements, a ranking or weights."""
    raw = reading.typed(raw, dict, path, "an object")
    kinds = [key for key in ("statements", "ranking", "weights") if key in raw]
    for key in raw:
        if key not in ("statements", "ranking", "weights"):
            reading.complain(
                path, "unknown-key", Message("no key {key!r}", key=key[:40]), "write statements, ranking or weights"
            )
    if len(kinds) > 1:
        reading.complain(
            path, "second-preferences", Message("{kinds} together", kinds=" and ".join(kinds)), "keep one of them"
        )
    if "ranking" in raw:
        return Ranking(reading.each(raw["ranking"], f"{path}.ranking", lambda r, p: _group(reading, r, p)))
    if "weights" in raw:
        return Weights(reading.each(raw["weights"], f"{path}.weights", lambda r, p: _weight(reading, r, home, p)))
    return Statements(statements(reading, raw.get("statements"), home, f"{path}.statements"))


def statements(reading: Reading, raw: Any, home: str, path: str) -> tuple[PreferenceStatement, ...]:
    """Preference statements in order."""

    def read(item: Any, here: str) -> PreferenceStatement | None:
        item = {"formula": item} if isinstance(item, str) else reading.typed(item, dict, here, "a formula")
        formula = reading.formula(item.get("formula"), here, home)
        if formula is None:
            return None
        tied, unordered, strong = (item.get(k) is True for k in ("tied", "unordered", "strong"))
        return PreferenceStatement(formula, reading.evidence(item, here), tied, unordered, strong, reading.at(here))

    return reading.each(raw, path, read)


def _group(reading: Reading, raw: Any, path: str) -> RankGroup | None:
    raw = {"states": [raw] if isinstance(raw, str) else raw} if isinstance(raw, list | str) else raw
    raw = reading.typed(raw, dict, path, "a list of states")
    states = [reading.typed(s, str, path, "a state") for s in reading.typed(raw.get("states"), list, path, "a list")]
    if not states:
        return None  # nothing is ranked there
    return RankGroup(tuple(states), raw.get("strong") is True, reading.evidence(raw, path), reading.at(path))


def _weight(reading: Reading, raw: Any, home: str, path: str) -> Weight | None:
    if isinstance(raw, list) and len(raw) == 2:
        raw = {"weight": raw[0], "formula": raw[1]}
    raw = reading.typed(raw, dict, path, "a pair of number and formula")
    formula = reading.formula(raw.get("formula"), path, home)
    text = str(raw.get("weight"))
    if formula is None or READERS["weighs"].pattern.fullmatch(f"{text} x") is None:
        if formula is not None:
            reading.complain(
                path, "bad-weight", Message("{text!r} is no weight", text=text[:40]), "write a decimal number"
            )
        return None
    return Weight(text, formula, reading.evidence(raw, path), reading.at(path))


def unknown(reading: Reading, raw: Any, path: str) -> UnknownPair | None:
    """Two states between which the preference is not known."""
    raw = reading.typed({"states": raw} if isinstance(raw, list) else raw, dict, path, "a pair of states")
    pair = raw.get("states")
    if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(s, str) for s in pair)):
        reading.complain(path, "wrong-type", "a pair of states is wanted", "write two states")
        return None
    return UnknownPair(pair[0], pair[1], reading.evidence(raw, path), reading.at(path))


def attitude(reading: Reading, raw: Any, path: str) -> Attitude | None:
    """How one is disposed towards another."""
    raw = reading.typed(raw, dict, path, "an object")
    towards, sign = raw.get("towards"), raw.get("sign")
    if not isinstance(towards, str) or sign not in ("positive", "negative", "neutral"):
        reading.complain(
            path, "bad-attitude", "an attitude needs towards and sign", "sign is positive, negative or neutral"
        )
        return None
    return Attitude(towards, sign, reading.evidence(raw, path), reading.at(path))
