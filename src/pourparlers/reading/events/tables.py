"""What a language calls a happening: the lexicon of `events.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pourparlers.reading.lexicons import lexicon_of
from pourparlers.reading.phrases import Phrases, listed


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class EventTables:
    """The triggers of one language and the words of its clauses."""

    language: str
    verbs: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """lemma -> (words that must follow, type), the longest first"""
    nouns: Phrases[str]
    nominal: Phrases[str]
    indefinite: frozenset[str]
    measures: frozenset[str]
    of: frozenset[str]
    breaks: frozenset[str]
    personal: frozenset[str]
    negations: frozenset[str]
    wishes: frozenset[str]
    companions: frozenset[str]
    place: Phrases[str]
    regions: frozenset[str]
    killed: frozenset[str]
    wounded: frozenset[str]
    active: frozenset[str]
    auxiliaries: frozenset[str]
    skip: frozenset[str]
    precedents: frozenset[str]
    precedent_cues: Phrases[str]


@lru_cache
def event_tables(language: str) -> EventTables:
    """The tables of a language; English where a language has none.

    >>> event_tables("en").verbs["walk"]
    ((('off',), 'PROTEST'), (('out',), 'PROTEST'))
    """
    table = lexicon_of(language, "events.toml")
    if table is None:
        return event_tables("en")
    nominal, clause, casualties = table["nominal"], table["clause"], table["casualties"]
    return EventTables(
        language=language,
        verbs=_verbs(table["types"]),
        nouns=Phrases({noun: kind for kind, part in table["types"].items() for noun in part["nouns"]}, language),
        nominal=listed(nominal["before"], language),
        **{k: frozenset(nominal[k]) for k in ("indefinite", "measures", "of")},
        **{k: frozenset(clause[k]) for k in ("breaks", "personal", "negations", "wishes", "companions")},
        place=listed(table["place"]["before"], language),
        regions=frozenset(table["place"]["regions"]),
        **{k: frozenset(casualties[k]) for k in ("killed", "wounded", "active", "auxiliaries", "skip")},
        precedents=frozenset(table["precedents"]["nouns"]),
        precedent_cues=listed(table["precedents"]["cues"], language),
    )


def _verbs(types: dict[str, dict[str, list[str]]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, part in types.items():
        for entry in part["verbs"]:
            lemma, *rest = entry.split()
            found.setdefault(lemma, []).append((tuple(rest), kind))
    return {lemma: tuple(sorted(rows, key=lambda r: (-len(r[0]), r[0], r[1]))) for lemma, rows in found.items()}
