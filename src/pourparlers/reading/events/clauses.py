"""The clause around a trigger: what it is found by is the tree, how far it goes the surface says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.events.tables import EventTables

_STOPS = frozenset(',;:.!?()"–\n')
_LONG_GROUP, _LONG_CLAUSE = 12, 80  # tokens
_CLITICS = frozenset(("AUX", "ADV", "PART", "PRON"))


@dataclass(frozen=True, slots=True)
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
        """The lists of a spaCy Doc, read in one go."""
        rows = doc.to_array(["LOWER", "LEMMA", "POS", "DEP", "HEAD", "IDX", "LENGTH"]).astype("int64").T.tolist()
        named = [_named(doc.vocab.strings, row) for row in rows[:4]]
        head = [index + offset for index, offset in enumerate(rows[4])]
        return cls(
            named[0],
            [x.lower() for x in named[1]],
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


def _named(strings: Any, row: list[int]) -> list[str]:
    """The strings behind the numbers of a parse, which are unsigned there."""
    known = {number: strings[number % 2**64] if number else "" for number in set(row)}
    return [known[number] for number in row]


def _stops(tokens: Tokens, index: int) -> bool:
    """Whether a mark ends the clause here; a hyphen does with a space before it, as after a dateline."""
    form = tokens.lower[index]
    return (
        form in _STOPS or form[0] == "\n" or (form == "-" and index > 0 and tokens.start[index] > tokens.end[index - 1])
    )


def verb_group(tokens: Tokens, index: int) -> int:
    """The first token of the verb group that token `index` closes: auxiliaries, clitics, adverbs before it."""
    first = index
    while (
        first > max(0, index - _LONG_GROUP)
        and tokens.pos[first - 1] in _CLITICS
        and tokens.dep[first - 1] not in ("nsubj", "nsubj:pass")
    ):
        if tokens.lower[first - 1] in _STOPS:
            break
        first -= 1
    return first


def clause_start(tokens: Tokens, group: int, tables: EventTables) -> int:
    """The first token of the clause whose verb group begins at `group`; over an apposition between commas."""
    first = group
    while first > max(0, group - _LONG_CLAUSE):
        before = tokens.lower[first - 1]
        if _stops(tokens, first - 1):
            opened = _apposition(tokens, first - 1) if first == group and before in ',)"–' else None
            if opened is None:
                break
            first = opened
            continue
        if _breaks(tokens, first - 1, tables):
            break
        first -= 1
    while first < group and tokens.pos[first] in ("CCONJ", "SPACE", "ADV", "SCONJ"):
        first += 1
    return first


def _apposition(tokens: Tokens, close: int) -> int | None:
    """The token at which an apposition that ends with a mark at `close` begins, if a noun stands before it."""
    index = close - 1
    while index > 0 and close - index < 25:
        form = tokens.lower[index]
        if form in ".!?;:" or form.startswith("\n"):
            return None
        if form in (",", "–", "(") and tokens.pos[index - 1] in ("NOUN", "PROPN", "ADJ", "NUM"):
            return index
        index -= 1
    return None


def clause_end(tokens: Tokens, index: int, tables: EventTables) -> int:
    """One past the last token of the clause of a verb at `index`."""
    after = index + 1
    while after < min(len(tokens), index + _LONG_CLAUSE):
        if _stops(tokens, after) or _breaks(tokens, after, tables):
            break
        if tokens.pos[after] == "CCONJ" and _verb_follows(tokens, after):
            break
        after += 1
    while after > index + 1 and tokens.pos[after - 1] in ("CCONJ", "SPACE", "SCONJ", "ADP"):
        after -= 1
    return after


def _breaks(tokens: Tokens, index: int, tables: EventTables) -> bool:
    """Whether a word begins another clause; "après" and "as" do only before a clause, not before a noun."""
    form = tokens.lower[index]
    if form not in tables.breaks:
        return False
    return tokens.pos[index] != "ADP" or form in ("que", "qu'")


def _verb_follows(tokens: Tokens, index: int) -> bool:
    for step in range(index + 1, min(index + 5, len(tokens))):
        if tokens.pos[step] in ("VERB", "AUX"):
            return True
        if tokens.pos[step] in ("NOUN", "PROPN") or tokens.lower[step] in _STOPS:
            return False
    return False


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
            if inside and tokens.lower[child] not in _STOPS:
                todo.append(child)
    while first < index and (tokens.pos[first] in ("ADP", "CCONJ") or tokens.lower[first] in _STOPS):
        first += 1
    return first, after + 1


_INSIDE = frozenset(
    ("det", "amod", "nmod", "nmod:poss", "compound", "flat", "nummod", "case", "appos", "fixed", "flat:name", "advmod")
)
