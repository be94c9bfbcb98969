"""A parse as plain lists, which are quicker to walk than the parse itself, and the noun phrases in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pourparlers.base.text import Span

_KEPT = "pourparlers.tokens"
"""under what name the lists are kept with a parse"""
_MARKS = frozenset(',;:.!?()"–\n')


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Tokens:
    """A parse as plain lists: quicker to walk than the parse itself."""

    lower: list[str]
    lemma: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]

    @classmethod
    def of(cls, doc: Any) -> Tokens:
        """The lists of a spaCy Doc, read in one go; kept with it, since several passes ask."""
        known: Tokens | None = doc.user_data.get(_KEPT)
        if known is None:
            known = doc.user_data[_KEPT] = cls._read(doc)
        return known

    @classmethod
    def _read(cls, doc: Any) -> Tokens:
        rows = doc.to_array(["LOWER", "LEMMA", "POS", "DEP", "HEAD", "IDX", "LENGTH"]).astype("int64").T.tolist()
        names = names_of(doc.vocab.strings)
        named = [list(map(names.__getitem__, row)) for row in rows[:4]]
        head = [index + offset for index, offset in enumerate(rows[4])]
        return cls(
            named[0],
            list(map(str.lower, named[1])),
            named[2],
            named[3],
            head,
            rows[5],
            [start + length for start, length in zip(rows[5], rows[6], strict=True)],
        )

    def __len__(self) -> int:
        return len(self.lower)

    def span(self, first: int, after: int) -> Span:
        """The characters from token `first` up to, not including, token `after`."""
        return Span(self.start[first], self.end[after - 1])


class Names(dict[int, str]):
    """The strings behind the numbers of a parse, asked of it once; "" behind none."""

    def __init__(self, strings: Any) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        # numbers are unsigned in the parse, whatever an array has made of them
        name = self[number] = self._strings[number % 2**64] if number else ""
        return name


@lru_cache(maxsize=8)
def names_of(strings: Any) -> Names:
    """The names that the strings of a parser's vocabulary give; they grow with these, and no quicker."""
    return Names(strings)


def token_at(tokens: Tokens, offset: int) -> int | None:
    """The token of the parse that an offset lies in."""
    index = bisect_right(tokens.start, offset) - 1
    return index if index >= 0 else None


def noun_phrase(tokens: Tokens, index: int, *, joined: bool = False) -> tuple[int, int]:
    """First and one-past-last token of the noun phrase with its head at `index`, relative clauses left out.

    With `joined`, what is coordinated inside it too ("a treaty between Britain and Germany").
    """
    first = after = index
    children: dict[int, list[int]] = {}
    low, high = max(0, index - 25), min(len(tokens), index + 30)
    for step in range(low, high):
        if step != tokens.head[step]:
            children.setdefault(tokens.head[step], []).append(step)
    todo = [index]
    while todo:
        here = todo.pop()
        first, after = min(first, here), max(after, here)
        for child in children.get(here, ()):
            inside = tokens.dep[child] in _INSIDE or (joined and tokens.dep[child] in ("conj", "cc"))
            if inside and tokens.lower[child] not in _MARKS:
                todo.append(child)
    while first < index and (tokens.pos[first] in ("ADP", "CCONJ") or tokens.lower[first] in _MARKS):
        first += 1
    return first, after + 1


_INSIDE = frozenset(
    ("det", "amod", "nmod", "nmod:poss", "compound", "flat", "nummod", "case", "appos", "fixed", "flat:name", "advmod")
)
