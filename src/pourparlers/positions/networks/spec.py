"""What network is asked for: the arguments of `dna_network` and its neighbours, with the same names and defaults."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

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


def settled(spec: Spec) -> Spec:
    """Settings that cannot go together give way as they do in DNA: the aggregation to ignore, normalisation to no.

    >>> settled(Spec(aggregation="combine")).aggregation, settled(Spec(normalization="activity")).normalization
    ('ignore', 'no')
    """
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


def moment(day: str | None, time: str, default: int) -> int:
    """Seconds since 1970 (UTC) of a day and time; the default where no day is given, or DNA's words for none.

    >>> moment("02.01.1970", "00:00:01", 0), moment("01.01.1900", "00:00:00", -1)
    (86401, -1)
    """
    if not day or day in ("01.01.1900", "31.12.2099"):
        return default
    whole = day_of(day)
    assert whole is not None
    clock = datetime.strptime(time or "00:00:00", "%H:%M:%S")
    whole = whole.replace(hour=clock.hour, minute=clock.minute, second=clock.second, tzinfo=UTC)
    return int(whole.timestamp())


def day_of(text: Any) -> datetime | None:
    """A day written `dd.mm.yyyy` or ISO; None for anything else.

    >>> day_of("5.9.2025") == day_of("2025-09-05"), day_of("September")
    (True, None)
    """
    for form in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form)
        except (TypeError, ValueError):
            continue
    return None
