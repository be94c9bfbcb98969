"""What decision makers want: statements by importance, rankings, weights; what is unknown; attitudes; beliefs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pourparlers.base.problems import Where
from pourparlers.model.evidence import NOTHING, Evidence
from pourparlers.model.formulas import Formula

NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class PreferenceStatement:
    """A formula that a decision maker would rather see true, at its place in the order of importance.

    `tied`: as important as the one before it. `unordered`: it and its unordered neighbours may stand in any order
    (nobody knows which). `strong`: a preference that this statement decides is a strong one.
    """

    formula: Formula
    evidence: Evidence = NOTHING
    tied: bool = False
    unordered: bool = False
    strong: bool = False
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Statements:
    """Option prioritisation (Hipel, Fang & Kilgour 1997): the first statement outweighs all that follow."""

    statements: tuple[PreferenceStatement, ...]


@dataclass(frozen=True, slots=True)
class RankGroup:
    """States (`Y`/`N` strings, patterns with `-`, or ids of graph states) that are equally good.

    `strong`: the group before it is strongly preferred to this one.
    """

    states: tuple[str, ...]
    strong: bool = False
    evidence: Evidence = NOTHING
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Direct ranking: groups of states, best first."""

    groups: tuple[RankGroup, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """How much it is worth, as a decimal number in text, that the formula holds."""

    weight: str
    formula: Formula
    evidence: Evidence = NOTHING
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Weights:
    """Option weighting: a state is worth the sum of the weights that hold in it."""

    weights: tuple[Weight, ...]


Preferences = Statements | Ranking | Weights
INDIFFERENT = Statements(())


@dataclass(frozen=True, slots=True)
class UnknownPair:
    """Two states (strings or patterns) between which the preference is not known."""

    first: str
    second: str
    evidence: Evidence = NOTHING
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Attitude:
    """How a decision maker is disposed towards another, or itself (Inohara, Hipel & Walker 2007)."""

    towards: str
    sign: Literal["positive", "negative", "neutral"]
    evidence: Evidence = NOTHING
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Belief:
    """The preferences that a decision maker takes another to have (hypergame, level 1)."""

    about: str
    statements: tuple[PreferenceStatement, ...]
    where: Where = field(default=NOWHERE, compare=False, repr=False)
