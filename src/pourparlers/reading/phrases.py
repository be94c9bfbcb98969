"""Phrases of a lexicon, found over the words of a text in one walk: the longest that begins at a token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from pourparlers.reading.words import Words, words_of

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """A table of phrases with what each means; compared by lower-cased tokens.

    >>> units = Phrases({"mètres cubes": "cubic-metres", "mètres": "metres"}, "fr")
    >>> words = words_of("trois mètres cubes d'eau", "fr")
    >>> units.at(words, 1)
    ('cubic-metres', 3)
    >>> [(first, value) for first, after, value in units.find(words)]
    [(1, 'cubic-metres')]
    """

    __slots__ = ("_by_first",)

    def __init__(self, table: Mapping[str, Value], language: str) -> None:
        by_first: dict[str, dict[tuple[str, ...], Value]] = {}
        for phrase, value in table.items():
            forms = tuple(words_of(phrase, language).forms)
            if forms:
                by_first.setdefault(forms[0], {})[forms] = value
        self._by_first = {
            first: tuple(sorted(rows.items(), key=lambda row: (-len(row[0]), row[0])))
            for first, rows in by_first.items()
        }

    @property
    def firsts(self) -> frozenset[str]:
        """Every word that a phrase of the table begins with."""
        return frozenset(self._by_first)

    def at(self, words: Words, index: int) -> tuple[Value, int] | None:
        """What the longest phrase at token `index` means, and the token after it."""
        forms = words.forms
        if index >= len(forms):
            return None
        for phrase, value in self._by_first.get(forms[index], ()):
            after = index + len(phrase)
            if len(phrase) == 1 or forms[index:after] == list(phrase):
                return value, after
        return None

    def before(self, words: Words, index: int, *, reach: int = 6) -> tuple[Value, int] | None:
        """What the longest phrase that ends just before token `index` means, and its first token."""
        forms = words.forms
        for first in range(max(0, index - reach), index):
            for phrase, value in self._by_first.get(forms[first], ()):
                if len(phrase) == index - first and forms[first:index] == list(phrase):
                    return value, first
        return None

    def find(self, words: Words, first: int = 0, after: int | None = None) -> Iterator[tuple[int, int, Value]]:
        """Every phrase between two tokens, left to right, none overlapping: first token, one past the last, meaning."""
        by_first, reached = self._by_first, first
        end = len(words.forms) if after is None else after
        stretch = words.forms[first:end]
        if by_first.keys().isdisjoint(stretch):  # as are most stretches of text and most tables
            return
        for index in [index for index, form in enumerate(stretch, first) if form in by_first]:
            if index >= reached and (found := self.at(words, index)) is not None and found[1] <= end:
                yield index, found[1], found[0]
                reached = found[1]


def listed(phrases: Iterable[str], language: str) -> Phrases[str]:
    """Phrases that mean no more than themselves.

    >>> listed(["d'ici à", "d'ici"], "fr").at(words_of("d'ici à mars", "fr"), 0)
    ("d'ici à", 3)
    """
    return Phrases({phrase: phrase for phrase in phrases}, language)
