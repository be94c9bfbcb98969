"""A spec from plain data: every setting under the names that R users know, with all that is wrong told at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, get_args

from pourparlers.base.errors import RefusedInput
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.positions.networks.spec import (
    Aggregation,
    Duplicates,
    Kernel,
    Kind,
    NetworkType,
    Normalization,
    Spec,
    TimeWindow,
    day_of,
    settled,
)

CHOICES = {
    "kind": get_args(Kind),
    "networkType": get_args(NetworkType),
    "aggregation": get_args(Aggregation),
    "normalization": get_args(Normalization),
    "duplicates": get_args(Duplicates),
    "timeWindow": get_args(TimeWindow),
    "kernel": get_args(Kernel),
    "method": ("nested", "fixed", "penalty"),
    "algorithm": ("genetic", "greedy"),
    "distance": ("no", "absdiff", "spectral"),
    "compat": (None, "dna"),
}
SAME = {  # other names that R users know these by
    "qualifierAggregation": "aggregation", "includeIsolates": "isolates", "startDate": "start", "start.date": "start",
    "stopDate": "stop", "stop.date": "stop", "distanceMethod": "distance", "normalizeScores": "normaliseScores",
    "start.time": "startTime", "stop.time": "stopTime", "windowsize": "windowSize", "normalisation": "normalization",
    "numClusters": "k", "num.clusters": "k", "backboneEntities": "entities", "backboneSize": "size",
    "backbone.size": "size", "randomSeed": "seed", "normalizeMatrices": "normalizeToOne",
}  # fmt: skip
TYPES = {f.name: f.type for f in fields(Spec)}


def spec_from(data: Any, *, where: Where | None = None) -> Spec:
    """A spec from plain data; an unknown key or a value that cannot be is told, all at once, by RefusedInput.

    >>> spec_from({"networkType": "twomode", "aggregation": "combine"}).aggregation
    'combine'
    >>> spec_from({"normal": "no"})
    Traceback (most recent call last):
    ...
    pourparlers.base.errors.RefusedInput: -: 'normal' is no setting (unknown-key); the settings are ...
    """
    where = where or Where()
    if not isinstance(data, Mapping):
        raise RefusedInput(
            [Problem("not-an-object", where, Message("{data!r} is no object", data=data), "give one object a line")]
        )
    problems, given = [], {}
    for key, value in _unfolded(data).items():
        name = SAME.get(key, key)
        if name not in TYPES:
            remedy = Message("the settings are {keys}", keys=", ".join(TYPES))
            problems.append(Problem("unknown-key", where, Message("{key!r} is no setting", key=key), remedy))
        elif (made := _value(name, value)) is not _WRONG:
            given[name] = made
        else:
            wanted = ", ".join(map(str, CHOICES[name])) if name in CHOICES else str(TYPES[name])
            problems.append(
                Problem(
                    "wrong-value",
                    where,
                    Message("{key} is {value!r}", key=key, value=value),
                    Message("give {wanted}", wanted=wanted),
                )
            )
    if len(given.get("excludeVariables", ())) != len(given.get("excludeValues", ())):
        message = "excludeVariables and excludeValues have not the same length"
        problems.append(Problem("wrong-value", where, message, "give a variable for every value"))
    if problems:
        raise RefusedInput(problems)
    return settled(Spec(**given))


_WRONG: Any = object()


def _unfolded(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """`excludeValues` as R gives it, a list of values for each variable, taken apart into two lists."""
    listed = data.get("excludeValues")
    if not isinstance(listed, Mapping):
        return data
    pairs = [(k, v) for k, values in listed.items() for v in ([values] if isinstance(values, str) else values)]
    return {**data, "excludeVariables": [k for k, _ in pairs], "excludeValues": [v for _, v in pairs]}


def _value(name: str, value: Any) -> Any:
    """The value as the spec holds it, or `_WRONG`."""
    if name in CHOICES:
        plain = value.lower() if isinstance(value, str) else value
        if value is None and "no" in CHOICES[name]:
            return "no"
        return plain if plain in CHOICES[name] else _WRONG
    type_ = str(TYPES[name])
    if type_.startswith("tuple"):
        listed = [value] if isinstance(value, str) else value or ()  # R gives NULL or an empty list for none
        fits = isinstance(listed, list | tuple) and all(isinstance(v, str | int | float) for v in listed)
        return tuple(map(str, listed)) if fits else _WRONG
    if type_ == "bool":
        return value if isinstance(value, bool) else _WRONG
    if value is None and "None" in type_:
        return None
    if type_ in ("int", "float", "float | None"):
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
            return _WRONG
        return (int(value) if value == int(value) else _WRONG) if type_ == "int" else float(value)
    if name in ("start", "stop"):
        return (value if day_of(value) else _WRONG) if value else None
    if name in ("startTime", "stopTime"):
        return (value if _clock(value) else _WRONG) if value else getattr(Spec(), name)
    return value if isinstance(value, str) or (value is None and "None" in type_) else _WRONG


def _clock(text: Any) -> bool:
    try:
        return bool(datetime.strptime(text, "%H:%M:%S"))
    except (TypeError, ValueError):
        return False
