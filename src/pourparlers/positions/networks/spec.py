"""What network is asked for: the arguments of `dna_network` and its neighbours, with the same names and defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, Literal, get_args

from pourparlers.base.errors import RefusedInput
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where

Kind = Literal[
    "network", "timewindow", "barplot", "backbone", "evalbackbone", "polarization",
    "clustering", "scaling", "centrality", "balance", "uncertainty",
]  # fmt: skip
"""the last five are ours: rDNA has clustering and scaling as `dna_multiclust` and `dna_scale...`"""
NetworkType = Literal["onemode", "twomode", "eventlist"]
Aggregation = Literal["ignore", "combine", "subtract", "congruence", "conflict"]
Normalization = Literal["no", "activity", "prominence", "average", "jaccard", "cosine"]
Duplicates = Literal["include", "document", "week", "month", "year", "acrossrange"]
TimeWindow = Literal["no", "events", "seconds", "minutes", "hours", "days", "weeks", "months", "years"]
Kernel = Literal["no", "uniform", "triangular", "epanechnikov", "gaussian"]

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


@dataclass(frozen=True, slots=True)
class Spec:
    """One computation. Names are those of rDNA's arguments, so that an R script translates line by line."""

    kind: Kind = "network"
    networkType: NetworkType = "onemode"  # noqa: N815
    statementType: str = "DNA Statement"  # noqa: N815
    variable1: str = "organization"
    variable1Document: bool = False  # noqa: N815
    variable2: str = "concept"
    variable2Document: bool = False  # noqa: N815
    qualifier: str | None = "agreement"
    qualifierDocument: bool = False  # noqa: N815
    aggregation: Aggregation = "subtract"
    normalization: Normalization = "no"
    isolates: bool = False
    duplicates: Duplicates = "include"
    start: str | None = None
    """first day, `dd.mm.yyyy` or ISO"""
    startTime: str = "00:00:00"  # noqa: N815
    stop: str | None = None
    stopTime: str = "23:59:59"  # noqa: N815
    timeWindow: TimeWindow = "no"  # noqa: N815
    windowSize: int = 100  # noqa: N815
    kernel: Kernel = "no"
    indentTime: bool = False  # noqa: N815
    normalizeToOne: bool = False  # noqa: N815
    distance: str = "no"
    excludeVariables: tuple[str, ...] = ()  # noqa: N815
    excludeValues: tuple[str, ...] = ()  # noqa: N815
    excludeAuthors: tuple[str, ...] = ()  # noqa: N815
    excludeSources: tuple[str, ...] = ()  # noqa: N815
    excludeSections: tuple[str, ...] = ()  # noqa: N815
    excludeTypes: tuple[str, ...] = ()  # noqa: N815
    invertValues: bool = False  # noqa: N815
    invertAuthors: bool = False  # noqa: N815
    invertSources: bool = False  # noqa: N815
    invertSections: bool = False  # noqa: N815
    invertTypes: bool = False  # noqa: N815
    method: str = "nested"
    size: int = 1
    p: float = 7.5
    T: int = 50000
    entities: tuple[str, ...] = ()
    algorithm: str = "genetic"
    normaliseScores: bool = False  # noqa: N815
    k: int = 2
    numParents: int = 50  # noqa: N815
    numIterations: int = 1000  # noqa: N815
    elitePercentage: float = 0.1  # noqa: N815
    mutationPercentage: float = 0.1  # noqa: N815
    seed: int = 1
    dimensions: int = 1
    """of a scaling: 1 or 2"""
    ordinal: bool = False
    """scale no, both and yes as three answers"""
    threshold: float | None = None
    """share up to which a mixed answer is taken for one side"""
    draws: int = 2000
    runs: int = 1000
    """draws of a bootstrap"""
    least: int = 2
    """fewest groups of a clustering"""
    most: int = 6
    copies: bool = False
    """count near-copies of one report once"""
    compat: str | None = None
    """`dna`: the numbers of DNA 3.1, faults included; None: what the names say"""

    @property
    def dna(self) -> bool:
        """Whether DNA's own numbers are asked for."""
        return self.compat == "dna"

    @property
    def excluded(self) -> dict[str, tuple[str, ...]]:
        """The excluded values of each variable."""
        pairs = list(zip(self.excludeVariables, self.excludeValues, strict=False))
        return {v: tuple(x for w, x in pairs if w == v) for v in dict.fromkeys(self.excludeVariables)}


ONE_MODE = ("backbone", "evalbackbone", "polarization", "clustering", "scaling", "centrality", "balance")
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
        return (value if _day(value) else _WRONG) if value else None
    if name in ("startTime", "stopTime"):
        return (value if _clock(value) else _WRONG) if value else getattr(Spec(), name)
    return value if isinstance(value, str) or (value is None and "None" in type_) else _WRONG


def _day(text: Any) -> datetime | None:
    for form in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form)
        except (TypeError, ValueError):
            continue
    return None


def _clock(text: Any) -> bool:
    try:
        return bool(datetime.strptime(text, "%H:%M:%S"))
    except (TypeError, ValueError):
        return False


def moment(day: str | None, time: str, default: int) -> int:
    """Seconds since 1970 (UTC) of a day and time; the default where no day is given, or DNA's words for none."""
    from datetime import UTC

    if not day or day in ("01.01.1900", "31.12.2099"):
        return default
    whole = _day(day)
    assert whole is not None
    clock = datetime.strptime(time or "00:00:00", "%H:%M:%S")
    whole = whole.replace(hour=clock.hour, minute=clock.minute, second=clock.second, tzinfo=UTC)
    return int(whole.timestamp())


def settled(spec: Spec) -> Spec:
    """Settings that cannot go together give way as they do in DNA: the aggregation to ignore, normalisation to no."""
    if spec.kind == "barplot":
        return replace(spec, aggregation="combine" if spec.qualifier else "ignore", networkType="eventlist")
    if spec.kind in ONE_MODE:
        spec = replace(spec, networkType="onemode", isolates=False)
    if spec.kind == "balance" and spec.qualifier is not None:
        spec = replace(spec, aggregation="subtract")
    if spec.kind == "polarization" and spec.qualifier is not None:
        spec = replace(spec, aggregation="subtract", normalization="average")
    two = spec.networkType == "twomode"
    aggregation, normalization = spec.aggregation, spec.normalization
    wrong_mode = (aggregation == "combine" and not two) or (aggregation in ("congruence", "conflict") and two)
    if spec.qualifier is None or wrong_mode:
        aggregation = "ignore"
    if normalization in (("average", "jaccard", "cosine") if two else ("activity", "prominence")):
        normalization = "no"
    size = max(spec.windowSize, 1)
    return replace(spec, aggregation=aggregation, normalization=normalization, windowSize=size)
