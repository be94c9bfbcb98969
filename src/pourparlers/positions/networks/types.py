"""What networks come out as: a matrix with its labels and the definition it follows, or a series of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pourparlers.positions.networks.spec import Spec


@dataclass(frozen=True, slots=True)
class Network:
    """A matrix of ties."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: Any
    """float64, shape `(len(rows), len(columns))`"""
    definition: str
    """`dna`: as DNA 3.1 computes it; `pourparlers`: what the names say"""
    statements: int = 0
    """how many statements count"""
    start: int | None = None
    """first moment, seconds since 1970"""
    middle: int | None = None
    stop: int | None = None

    @property
    def square(self) -> bool:
        """Whether rows and columns are the same actors."""
        return self.rows == self.columns


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie with the statements that it rests on."""

    source: str
    target: str
    weight: float
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Backbone:
    """Concepts that carry the network, and those that could be left out."""

    method: str
    backbone: tuple[str, ...]
    redundant: tuple[str, ...]
    backbone_loss: float
    redundant_loss: float
    definition: str


@dataclass(frozen=True, slots=True)
class NestedBackbone:
    """The concepts in the order they are left out, with what is lost by each step, shape `(C,)` each."""

    entities: tuple[str, ...]
    backbone_loss: tuple[float, ...]
    redundant_loss: tuple[float, ...]
    statements: tuple[int, ...]
    definition: str


@dataclass(frozen=True, slots=True)
class Camps:
    """The actors divided into groups, and how well the division fits."""

    names: tuple[str, ...]
    memberships: tuple[int, ...]
    score: float
    """DNA's q under `dna`; else the share of tie weight that fits: congruence inside, conflict across, 0 to 1"""
    definition: str
    start: int | None = None
    middle: int | None = None
    stop: int | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """How often each value occurs at each level of the qualifier, shape `(V, K)`."""

    values: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    levels: tuple[int, ...]


def definition_of(spec: Spec) -> str:
    """The name of the definitions that a spec asks for."""
    return "dna" if spec.dna else "pourparlers"
