"""What a language knows of dates: the forms of `dates.toml`, compiled, and the words around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pourparlers.reading.dates.slots import slot_readers
from pourparlers.reading.forms import Forms
from pourparlers.reading.lexicons import lexicon_of
from pourparlers.reading.phrases import Phrases, listed


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TenseWords:
    """Words and endings that tell whether a clause is about what was or what will be."""

    infinitive: frozenset[str]
    infinitive_after: frozenset[str]
    infinitive_endings: tuple[str, ...]
    passive: frozenset[str]
    motion: tuple[str, ...]
    reflexive: frozenset[str]
    past: frozenset[str]
    maybe_past: frozenset[str]
    future: frozenset[str]
    scheduled: frozenset[str]
    past_endings: tuple[str, ...]
    future_endings: tuple[str, ...]
    conditional_endings: tuple[str, ...]
    not_verbs: frozenset[str]
    participles: tuple[str, ...]
    told: frozenset[str]
    breaks: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DateTables:
    """The forms of one language and what stands around them."""

    forms: Forms
    deadline: Phrases[str]
    before: Phrases[str]
    since: Phrases[str]
    month: Phrases[str]
    year: Phrases[str]
    after_year: frozenset[str]
    anchored: Phrases[str]
    onset: Phrases[str]
    habitual: Phrases[str]
    negations: frozenset[str]
    tense: TenseWords
    occasions: Phrases[str]
    assemblies: Phrases[str]
    not_said: Phrases[str]
    earlier: frozenset[str]
    past_cues: frozenset[str]


@lru_cache
def date_tables(language: str) -> DateTables:
    """The tables of a language; English where a language has none."""
    table = lexicon_of(language, "dates.toml")
    if table is None:
        return date_tables("en")
    around = table["around"]
    groups = {name: rows for name, rows in table.items() if isinstance(rows, list)}
    readers, firsts = slot_readers(table, language)
    return DateTables(
        forms=Forms(groups, readers, language, firsts=firsts),
        **{
            k: listed(around[k], language)
            for k in ("deadline", "before", "since", "month", "year", "anchored", "onset", "habitual")
        },
        negations=frozenset(around["negations"]),
        after_year=frozenset(around["after-year"]),
        tense=_tense(table["tense"]),
        occasions=listed(table["said"]["occasions"], language),
        assemblies=listed(table["said"]["assemblies"], language),
        not_said=listed(table["said"]["not-said"], language),
        earlier=frozenset(table["said"]["earlier"]),
        past_cues=frozenset(table["said"]["past"]),
    )


def _tense(table: dict[str, list[str]]) -> TenseWords:
    lists = {k.replace("-", "_"): v for k, v in table.items()}
    endings = {"past_endings", "future_endings", "conditional_endings", "motion", "participles", "infinitive_endings"}
    return TenseWords(**{k: tuple(v) if k in endings else frozenset(v) for k, v in lists.items()})  # type: ignore[arg-type]
