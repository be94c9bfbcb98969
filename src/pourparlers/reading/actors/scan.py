"""The words of a page, and what each can mean by register and lexicon: found once, in one walk."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pourparlers.base.text import Span
from pourparlers.knowledge.register import Index, Register
from pourparlers.knowledge.tokens import folded, words
from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.lexicon import Lexicon, Term
from pourparlers.reading.actors.looking_up import BREAK, look_up

_SENTENCE = re.compile(r"[.!?…][\"' )]*\s|\n")
_FIGURES = 2
"""digits that a name has at most: *M23, A320* are beyond doubt names only in the register"""
_BEFORE_PLACES = frozenset({"la", "l'", "le", "en", "the", "a", "au", "in", "at"})
_ARTICLES = ("al-", "el-", "as-", "ben-", "bin-")
PARTICLES = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "zu",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "bint",
        "ould",
        "ole",
        "la",
        "le",
        "du",
        "des",
        "ap",
        "y",
        "e",
        "abu",
        "abou",
        "ter",
        "ten",
        "af",
        "av",
        "d'",
        "van't",
    }
)


@dataclass(slots=True)
class Scan:
    """Words with offsets; `register` and `lexicon` give, by first word, the word after the last and the senses."""

    text: str
    language: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    word: list[str] = field(default_factory=list)
    fold: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    capitals: list[bool] = field(default_factory=list)
    tall: list[int] = field(default_factory=list)
    """words with a capital, see `capital`: what looks for names looks at these alone"""
    register: dict[int, tuple[int, tuple[Sense, ...]]] = field(default_factory=dict)
    lexicon: dict[int, tuple[int, tuple[Term, ...]]] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    """offsets of the line breaks"""
    pieces: dict[tuple[int, int], Any] = field(default_factory=dict)
    """noun phrases already taken apart (see `phrases.parse`), by their words"""
    sentence: list[int] = field(default_factory=list)
    subjects: frozenset[int] = frozenset()
    """offsets of words that the parse has as subjects"""
    verbs: frozenset[int] = frozenset()
    """offsets of words that the parse has as finite verbs"""
    common: frozenset[int] = frozenset()
    """offsets of words that the parse has as common nouns"""
    alone: frozenset[str] = frozenset()
    """folded capitalised words that stand by themselves somewhere on the page: places and bodies, not parts of names"""
    lower: frozenset[str] = frozenset()
    """folded words that occur in lower case on the page: a capital at the start of a sentence is no name then"""
    title_end: int = 0
    """where a first line ends whose words have capitals because it is a headline; 0 for none"""
    inner: frozenset[str] = frozenset()
    """folded words that have a capital elsewhere than at the start of a sentence"""

    def gap(self, i: int) -> str:
        """The characters between word `i` and the next."""
        return self.gaps[i] if 0 <= i < len(self.gaps) else "\n"

    def text_of(self, a: int, b: int) -> str:
        """The text of words `a` to `b`, a half-open range."""
        return self.text[self.start[a] : self.end[b - 1]]

    def begins_sentence(self, i: int) -> bool:
        """Whether a sentence, a quotation or a paragraph begins with word `i`."""
        gap = self.gap(i - 1)
        return i == 0 or gap != " " and _opens_sentence(gap)

    def within(self, span: Span) -> tuple[int, int]:
        """The words that lie in the span, as a half-open range of indices."""
        return bisect_left(self.end, span.start + 1), bisect_right(self.start, span.end - 1)

    def capital(self, i: int) -> bool:
        """Whether word `i` begins with a capital letter (`al-Sisi`, `d'Alès` count by their second part)."""
        return self.capitals[i]


@lru_cache(maxsize=4096)
def _opens_sentence(gap: str) -> bool:
    """Whether a sentence, a quotation or a paragraph begins behind these characters, which are not just a space."""
    return bool(BREAK.search(gap)) or gap.strip(" )") in ('"', '."', "–", "-")


@lru_cache(maxsize=4096)
def _ends_sentence(gap: str) -> bool:
    return _SENTENCE.search(gap) is not None


def scanned(text: str, language: str, register: Register, lexicon: Lexicon) -> Scan:
    """Find the words of the shadow text and what they can mean, longest name first."""
    scan = Scan(text, language)
    names: Index = register.index(language)
    if found := words(text, language):
        scan.start, scan.end, scan.word = map(list, zip(*found, strict=True))
    scan.fold = list(map(folded, scan.word))
    scan.lower = frozenset([fold for word, fold in zip(scan.word, scan.fold, strict=True) if word[0].islower()])
    scan.lines = [m.start() for m in re.finditer("\n", text)]
    scan.gaps = [text[end:start] for end, start in zip(scan.end, scan.start[1:], strict=False)]
    scan.capitals = [_has_capital(word) for word in scan.word]
    scan.tall = [i for i, capital in enumerate(scan.capitals) if capital]
    _join_initials(scan)
    scan.title_end = _title_end(scan)
    number = 0
    for gap, word in zip(["", *scan.gaps], scan.word, strict=False):
        if gap != " " and _ends_sentence(gap) and ("\n" in gap or not word[0].islower()):
            number += 1
        scan.sentence.append(number)
    scan.alone = frozenset(_alone(scan))
    inside = (i for i in scan.tall if scan.word[i][0].isupper() and not scan.begins_sentence(i))
    scan.inner = frozenset(scan.fold[i] for i in inside)
    scan.fold = [_undotted(fold, names) if "." in fold else fold for fold in scan.fold]
    look_up(scan, names, lexicon)
    return scan


def _join_initials(scan: Scan) -> None:
    """The point after an initial inside a name ends no sentence: *John L. Burton*."""
    for i in range(1, len(scan.word) - 1):
        initial = len(scan.word[i]) == 1 and scan.word[i].isupper() and scan.gaps[i] == ". "
        if initial and scan.gaps[i - 1] == " " and scan.capitals[i - 1] and scan.capitals[i + 1]:
            scan.gaps[i] = " "


def _title_end(scan: Scan) -> int:
    """The end of a first line nearly all of whose longer words have capitals; 0 where there is none."""
    stop = scan.lines[0] if scan.lines else 0
    longer = [k for k in range(bisect_left(scan.start, stop)) if len(scan.word[k]) > 3]
    capitals = sum(scan.capitals[k] for k in longer)
    return stop if len(longer) > 3 and capitals >= 0.8 * len(longer) else 0


def _undotted(fold: str, names: Index) -> str:
    """A word with points as the register has it: *F.B.I.* is the FBI."""
    plain = fold.replace(".", "")
    return plain if len(fold) == 2 * len(plain) and len(plain) > 1 and fold not in names and plain in names else fold


def _has_capital(word: str) -> bool:
    """Whether a word has a capital, behind an article where it has a hyphen; *N850* is a sum."""
    if word[0].isupper():
        return word.isalpha() or sum(map(str.isdigit, word)) <= _FIGURES
    return "-" in word and word.startswith(_ARTICLES) and word[word.index("-") + 1 :][:1].isupper()


def _alone(scan: Scan) -> Iterator[str]:
    for i in scan.tall:
        if scan.word[i][0].isupper() and i and scan.fold[i - 1] in _BEFORE_PLACES:
            joined = i + 1 < len(scan.word) and scan.gap(i) == " " and scan.capital(i + 1)
            before = (
                i > 1
                and scan.gap(i - 2) == " "
                and (scan.capital(i - 2) or scan.fold[i - 2] == "de" and i > 2 and scan.capital(i - 3))
            )
            if not joined and not before:
                yield scan.fold[i]
