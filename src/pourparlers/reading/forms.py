"""Forms of expression: word patterns with slots, read from a language's tables and matched in one walk.

A form is written as in a phrase book: `dans [les] {number} [prochains] (jours|semaines)`. Square brackets hold
what may be left out, round ones alternatives, braces a slot: a vocabulary of the language, a reader (numbers,
years), or the name of another group of forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from pourparlers.reading.phrases import Phrases
from pourparlers.reading.words import Words, words_of

Reader = Callable[[Words, int], "tuple[Any, int] | None"]
"""what stands at a token, and the token after it"""

_SLOT = re.compile(r"\{[^}]+\}|[^{}]+")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Match:
    """A form found in a text: what it gives, the fillers of its slots, and the tokens it takes up."""

    gives: Mapping[str, Any]
    slots: Mapping[str, Any]
    first: int
    after: int


@dataclass(slots=True, eq=False, repr=False)
class _Node:
    literals: dict[str, _Node] = field(default_factory=dict)
    slots: dict[str, _Node] = field(default_factory=dict)
    gives: Mapping[str, Any] | None = None
    choice: _Choice | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Choice:
    """Which of a node's slots are worth a try, by the word that stands there."""

    by_first: Mapping[str, tuple[str, ...]]
    other: tuple[str, ...]
    """for words that no slot is known to begin with"""


class Forms:
    """Groups of forms, compiled into one tree a group.

    >>> number = reads(Phrases({"trois": 3}, "fr"))
    >>> forms = Forms({"form": [{"words": "il y a {n} (jour|jours)", "gives": "ago"}]}, {"n": number}, "fr")
    >>> found = forms.at(words_of("c'était il y a trois jours", "fr"), 2)
    >>> found.gives["gives"], dict(found.slots), found.after
    ('ago', {'n': 3}, 7)
    """

    __slots__ = ("_choices", "_firsts", "_groups", "_readers", "starts")

    def __init__(
        self,
        groups: Mapping[str, Iterable[Mapping[str, Any]]],
        readers: Mapping[str, Reader],
        language: str,
        *,
        firsts: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        """`firsts` names the words that readers can begin with, digits aside; no other word is tried."""
        self._readers, self._firsts = dict(readers), dict(firsts or {})
        self._groups: dict[str, _Node] = {}
        for name in groups:
            self._groups[name] = _Node()
        for name, rows in groups.items():
            for row in rows:
                patterns = row["words"] if isinstance(row["words"], list) else [row["words"]]
                for pattern in patterns:
                    for elements in expanded(pattern):
                        self._add(self._groups[name], elements, row, language)
        self.starts = self._starts("form")
        self._choices: dict[tuple[str, ...], _Choice] = {}

    def _starts(self, group: str) -> frozenset[str]:
        found = set(self._groups[group].literals)
        for name in self._groups[group].slots:
            found |= self._starts(name) if name in self._groups else self._firsts.get(name, frozenset())
        return frozenset(found)

    def _add(self, node: _Node, elements: Iterable[str], gives: Mapping[str, Any], language: str) -> None:
        for element in elements:
            if element.startswith("{"):
                node = node.slots.setdefault(element[1:-1], _Node())
            else:
                for form in words_of(element, language).forms:
                    node = node.literals.setdefault(form, _Node())
        if node.gives is None:
            node.gives = gives

    def at(self, words: Words, index: int, group: str = "form") -> Match | None:
        """The longest form of a group that begins at token `index`."""
        return self._walk(self._groups[group], words, index, index, {})

    def _walk(self, node: _Node, words: Words, first: int, index: int, slots: dict[str, Any]) -> Match | None:
        best = None if node.gives is None or index == first else Match(node.gives, slots, first, index)
        if index >= len(words.forms):
            return best
        form = words.forms[index]
        literal = node.literals.get(form)
        if literal is not None:
            best = _longer(best, self._walk(literal, words, first, index + 1, slots))
        for name in self._worth_trying(node, form) if node.slots else ():
            if name in self._groups:
                inner = self.at(words, index, name)
                filled: tuple[Any, int] | None = None if inner is None else (inner, inner.after)
            else:
                filled = self._readers[name](words, index)
            if filled is not None:
                best = _longer(best, self._walk(node.slots[name], words, first, filled[1], {**slots, name: filled[0]}))
        return best

    def _worth_trying(self, node: _Node, form: str) -> Iterable[str]:
        """The slots of a node that a word may begin; digits may begin any."""
        if form[0].isdecimal():
            return node.slots
        if node.choice is None:
            names = tuple(node.slots)
            node.choice = self._choices.get(names) or self._choice(names)
        return node.choice.by_first.get(form, node.choice.other)

    def _choice(self, names: tuple[str, ...]) -> _Choice:
        firsts = {name: self._first_words(name) for name in names}
        known = frozenset(word for words in firsts.values() if words is not None for word in words)
        by_first = {w: tuple(n for n in names if (f := firsts[n]) is None or w in f) for w in known}
        found = self._choices[names] = _Choice(by_first, tuple(n for n in names if firsts[n] is None))
        return found

    def _first_words(self, slot: str) -> frozenset[str] | None:
        """The words that a slot can begin with, digits aside; None where any may."""
        if slot not in self._groups:
            return self._firsts.get(slot)
        inner = [self._first_words(name) for name in self._groups[slot].slots]
        return None if None in inner else frozenset(self._groups[slot].literals).union(*(i for i in inner if i))


def _longer(one: Match | None, other: Match | None) -> Match | None:
    if one is None or other is None:
        return one or other
    return other if other.after > one.after else one


def reads(phrases: Phrases[Any], *, capital: bool = False) -> Reader:
    """A reader of a vocabulary; with `capital` only where the text writes a capital ("May", not "may")."""

    def read(words: Words, index: int) -> tuple[Any, int] | None:
        if capital and not words.text[words.starts[index]].isupper():
            return None
        return phrases.at(words, index)

    return read


def expanded(pattern: str) -> list[tuple[str, ...]]:
    """A pattern as the sequences of elements it stands for.

    >>> expanded("d'ici [à] {year}")
    [("d'ici", '{year}'), ("d'ici", 'à', '{year}')]
    >>> expanded("(le|ce) mois")
    [('le', 'mois'), ('ce', 'mois')]
    """
    options: list[list[tuple[str, ...]]] = []
    for piece in _pieces(pattern):
        if piece.startswith("["):
            options.append([(), *expanded(piece[1:-1])])
        elif piece.startswith("("):
            options.append([one for part in piece[1:-1].split("|") for one in expanded(part)])
        else:
            options.append([tuple(part.strip("-") or part for part in _SLOT.findall(piece))])
    return [tuple(e for part in choice for e in part) for choice in product(*options)]


def _pieces(pattern: str) -> list[str]:
    """The pattern cut at its outermost spaces."""
    pieces, depth, current = [], 0, ""
    for char in pattern + " ":
        depth += (char in "[(") - (char in "])")
        if char == " " and depth == 0:
            if current:
                pieces.append(current)
            current = ""
        else:
            current += char
    return pieces
