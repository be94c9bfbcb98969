"""The number words of a language, from its `numbers.toml`, and which of them make one number together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pourparlers.reading.lexicons import lexicon_of


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NumberWords:
    """The number words of one language."""

    decimal: str
    small: dict[str, int]
    hundred: frozenset[str]
    magnitude: dict[str, float]
    collective: dict[str, int]
    articles: frozenset[str]
    join: frozenset[str]
    point: frozenset[str]
    of: frozenset[str]
    half: frozenset[str]
    alone: frozenset[str]
    starts: frozenset[str]
    """every word that a number may begin with"""


@lru_cache
def number_words(language: str) -> NumberWords:
    """The table of a language; English where a language has none."""
    table = lexicon_of(language, "numbers.toml")
    if table is None:
        return number_words("en")
    words = {k: frozenset(v) for k, v in table["words"].items()}
    return NumberWords(
        decimal=table["decimal"],
        small=table["small"],
        hundred=frozenset(table["hundred"]),
        magnitude=table["magnitude"],
        collective=table["collective"],
        **words,
        starts=frozenset(table["small"]) | words["articles"] | words["alone"] | words["half"],
    )


def joined(group: float | None, value: int) -> float | None:
    """A small number added to what has been read of the same hundred, where the two make one number.

    >>> joined(4.0, 20), joined(60.0, 12), joined(20.0, 12)
    (80.0, 72.0, None)
    """
    if group is None:
        return float(value)
    rest = group % 100
    if value == 20 and rest == 4:
        return group + 76  # quatre-vingts
    if rest in (60, 80) and 10 <= value < 20:
        return group + value  # soixante-dix, quatre-vingt-dix
    if rest in (10, 70, 90) and 7 <= value < 10:
        return group + value  # dix-sept, quatre-vingt-dix-huit
    if (rest == 0 and group > 0) or (rest >= 20 and rest % 10 == 0 and 0 < value < 10):
        return group + value
    return None
