"""What a language knows of money and measures: `amounts.toml` (by hand) and `currencies.json` (from the CLDR)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from pourparlers.reading.lexicons import lexicon_of
from pourparlers.reading.number_words import NumberWords, number_words
from pourparlers.reading.phrases import Phrases, listed

Codes = tuple[str, ...]
"""currencies that a word can mean, the one it means at home first"""


class Unit(NamedTuple):
    """What a number counts: its slug, and whether it is a share (percent), a measure or a count of things."""

    slug: str
    kind: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class AmountTables:
    """The phrases of one language."""

    language: str
    numbers: NumberWords
    after: Phrases[Codes]
    before: Phrases[Codes]
    codes: frozenset[str]
    places: dict[str, list[str]]
    doubtful: frozenset[str]
    elided: Codes
    elided_before: Phrases[str]
    suffix: dict[str, float]
    units: Phrases[Unit]
    negotiated: Codes
    distances: Codes
    letters_before: dict[str, Codes]
    letters_after: dict[str, Codes]
    conversion: Phrases[str]
    range: Phrases[str]
    between: frozenset[str]
    of: frozenset[str]
    follow: frozenset[str]
    openers: Phrases[str]
    doubts: Phrases[str]


@lru_cache
def amount_tables(language: str) -> AmountTables:
    """The tables of a language; English where a language has none.

    >>> from pourparlers.reading.words import words_of
    >>> amount_tables("fr").after.at(words_of("zlotys", "fr"), 0)
    (('PLN',), 1)
    """
    table, official = lexicon_of(language, "amounts.toml"), lexicon_of(language, "currencies.json")
    if table is None or official is None:
        return amount_tables("en")
    links = table["links"]
    money = _money(table, official)
    signs = table["before"]["signs"]
    from_phrase = Phrases(money, language)
    return AmountTables(
        language=language,
        numbers=number_words(language),
        after=from_phrase,
        before=Phrases({sign: _meaning(sign, money) for sign in signs if _meaning(sign, money)}, language),
        codes=frozenset(official["codes"]),
        places={c: official["places"].get(c, []) + table["capitals"].get(c, []) for c in official["codes"]},
        suffix=table["suffix"],
        doubtful=frozenset(table["doubtful"]["words"]),
        elided=tuple(table["elided"]["stems"]),
        elided_before=listed(table["elided"]["follow"], language),
        units=Phrases(_units(table), language),
        negotiated=tuple(table["negotiated"]["stems"]),
        distances=tuple(table["negotiated"]["withdrawal"]),
        letters_before={k: tuple(v) for k, v in table["letters"]["before"].items()},
        letters_after={k: tuple(v) for k, v in table["letters"]["after"].items()},
        conversion=listed(links["conversion"], language),
        range=listed(links["range"], language),
        between=frozenset(links["between"]),
        of=frozenset(links["of"]),
        follow=frozenset(links["after"]),
        openers=listed(table["caveat"]["openers"], language),
        doubts=listed(table["caveat"]["doubts"], language),
    )


def _money(table: dict[str, Any], official: dict[str, Any]) -> dict[str, Codes]:
    """Every phrase for money with the currencies it can mean; what was written by hand wins."""
    money: dict[str, Codes] = {name: (code,) for name, code in official["names"].items()}
    money |= {head: tuple(codes) for head, codes in official["heads"].items() if len(codes) == 1}
    money |= {phrase: tuple(codes) for phrase, codes in table["home"].items()}
    money |= {phrase: (code,) for phrase, code in table["money"].items()}
    return money


def _meaning(sign: str, money: dict[str, Codes]) -> Codes:
    return money.get(sign, money.get(sign.lower(), ()))


def _units(table: dict[str, Any]) -> dict[str, Unit]:
    kinds = {"percent": "share", "measure": "measure", "count": "count", "length": "length"}
    return {p: Unit(slug, kind) for part, kind in kinds.items() for slug, some in table[part].items() for p in some}
