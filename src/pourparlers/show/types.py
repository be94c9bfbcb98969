"""What a dossier is made of, and the small things every part of it is said with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pourparlers.base.problems import Problem
from pourparlers.model.choices import Choice
from pourparlers.positions.types import Contradiction, PartyPosition
from pourparlers.reading.types import Reading
from pourparlers.sources.types import CodeBook

Language = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Ref:
    """A numbered way to a place on the page: `anchor` is the id of the element, `label` what the reader sees."""

    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A generated sentence, plain text, with the passages it rests on."""

    text: str
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelAccount:
    """What the analysis of a conflict comes to, in sentences: outcomes that hold, why, and what would change them.

    `columns` are the outcomes worth showing; `options` has one row an option, with a `Y` or `N` for each column.
    """

    summary: tuple[Sentence, ...] = ()
    options: tuple[tuple[str, str, str], ...] = ()
    """(name of the decision maker, name of the option, one letter a column)"""
    columns: tuple[tuple[str, str], ...] = ()
    """(heading, what kind of outcome it is)"""
    holds: tuple[tuple[str, tuple[Sentence, ...]], ...] = ()
    """(heading, why the outcome holds)"""
    outcomes: tuple[tuple[str, tuple[Sentence, ...]], ...] = ()
    """(heading, why the thing wanted does not come about)"""
    changes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierContent:
    """All that a dossier shows; `names` are display names by id, in the language the dossier is written in."""

    title: str
    readings: tuple[Reading, ...]
    codebook: CodeBook = field(default_factory=CodeBook)
    positions: tuple[PartyPosition, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    conflict: Any = None
    analysis: Any = None
    account: ModelAccount | None = None
    problems: tuple[Problem, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    issue_names: Mapping[str, str] = field(default_factory=dict)
    """short labels of issues by id, where there are better ones than the descriptions of the code book"""
    choices: tuple[Choice, ...] = ()
    """where the drafted conflict had to choose"""
