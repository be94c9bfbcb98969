"""Which words of an article touch which issue: terms and descriptions, across forms and across the two languages."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pourparlers.reading.stance.vocabulary import GLOSSARY, Vocabulary, bare, vocabulary
from pourparlers.reading.words import Words, words_of
from pourparlers.sources.types import CodeBook, Issue

SAME, RELATED, GLOSSED, COGNATE = 1.0, 0.9, 0.8, 0.6
"""how sure it is that two words name one thing: one stem; one root; a line of the glossary; the same first letters"""
_COGNATE_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Named:
    """One term or the description of an issue, as keys of its words; `sign` -1 where it names the contrary."""

    words: tuple[tuple[str, ...], ...]
    sign: int
    is_term: bool
    head: int
    """index of the word that the others tell more of: *the strike of the drivers, the drivers' strike*"""


@dataclass(frozen=True, slots=True)
class Touch:
    """Where the words of an article meet one issue.

    `strength[k]` maps a token to how surely it is one of the words of `names[k]`, with the index of that word.
    """

    names: tuple[Named, ...]
    strength: tuple[Mapping[int, tuple[int, float]], ...]


@dataclass(frozen=True, slots=True)
class Keyed:
    """An article's content words: token indices in order, and for each the keys under which an issue may know it."""

    words: Words
    language: str
    tokens: tuple[int, ...]
    stems: tuple[str, ...]
    """stem of each content token, in the order of `tokens`"""
    rarity: Mapping[str, float]
    """stem -> 0 (in every sentence) to 1 (in one)"""

    def between(self, start: int, end: int) -> range:
        """Positions in `tokens` of the content words inside a span of characters."""
        first = bisect_left(self.tokens, self.words.at(start))
        return range(first, max(first, bisect_left(self.tokens, self.words.at(end))))


def other(language: str) -> str:
    """The language that the glossary leads to."""
    return GLOSSARY[language == GLOSSARY[0]]


@lru_cache(maxsize=4)
def keyed(shadow: str, language: str) -> Keyed:
    """The content words of a shadow text with their stems and how rare each is in it."""
    words = words_of(shadow, language)
    tokens: list[int] = []
    stems: list[str] = []
    sentences: dict[str, set[int]] = {}
    sentence = 0
    for index, form in enumerate(words.forms):
        if form in ".!?\n":
            sentence += 1
        elif stem := _content_stem(form, language):
            tokens.append(index)
            stems.append(stem)
            sentences.setdefault(stem, set()).add(sentence)
    scale = math.log(sentence + 2)
    rarity = {stem: 1 - math.log(len(found)) / scale for stem, found in sentences.items()}
    return Keyed(words, language, tuple(tokens), tuple(stems), rarity)


@lru_cache(maxsize=50_000)
def _content_stem(form: str, language: str) -> str:
    """The stem of a lower-cased word that says what is spoken about; empty for any other."""
    known = vocabulary(language)
    return known.stem(form) if (len(form) > 1 and not known.is_empty(form)) or form.isdigit() else ""


@lru_cache(maxsize=50_000)
def _keys(word: str, language: str) -> Mapping[str, float]:
    known = vocabulary(language)
    stem, root = known.stem_and_root(word)
    foreign = known.foreign.get(root, ())
    found = {f"{language}={stem}": SAME, f"{language}:{root}": RELATED}
    for there in foreign:
        found.setdefault(f"{other(language)}:{there}", GLOSSED)
    plain = bare(word)
    if len(plain) >= _COGNATE_LETTERS and plain.isalpha():
        found[f"{plain[:_COGNATE_LETTERS]}~"] = COGNATE
    return found


def _named(text: str, language: str | None, sign: int, is_term: bool, here: str) -> Named | None:
    """The keys of a term or description; where its language isn't said, it may be the article's or the other."""
    languages = (language,) if language else (here, other(here))
    words: list[tuple[str, ...]] = []
    lists: list[Vocabulary] = [vocabulary(x) for x in languages]
    head = None
    for form in words_of(text, languages[0]).forms:
        if any(v.is_empty(form) for v in lists) or (len(form) < 2 and not form.isdigit()):
            if words and head is None and form.isalpha() and len(form) > 1:
                head = len(words) - 1
            continue
        keys = [f"{v.language}={v.stem(form)}" for v in lists] + [f"{v.language}:{v.root(form)}" for v in lists]
        plain = bare(form)
        if len(plain) >= _COGNATE_LETTERS and plain.isalpha():
            keys.append(f"{plain[:_COGNATE_LETTERS]}~")
        words.append(tuple(dict.fromkeys(keys)))
    return Named(tuple(words), sign, is_term, len(words) - 1 if head is None else head) if words else None


@lru_cache(maxsize=1024)
def names_of(issue: Issue, language: str) -> tuple[Named, ...]:
    """All that an issue is called: its terms, those for other languages too, then its description."""
    found = [_named(t.text, t.language, t.sign, True, language) for t in issue.terms]
    found.append(_named(issue.description, None, 1, False, language))
    return tuple(n for n in found if n is not None)


def touches(page: Keyed, book: CodeBook) -> tuple[Touch, ...]:
    """For each issue of the book, the tokens of the article that are words of one of its names."""
    places: dict[str, list[int]] = {}
    for index in page.tokens:
        places.setdefault(page.words.forms[index], []).append(index)
    named = [names_of(issue, page.language) for issue in book.issues]
    wanted = frozenset(key for names in named for name in names for word in name.words for key in word)
    given: dict[str, list[tuple[str, float]]] = {}
    """key that an issue has -> the forms of the article that have it, and how surely"""
    for form in places:
        keys = _keys(form, page.language)
        for key in wanted.intersection(keys):
            given.setdefault(key, []).append((form, keys[key]))
    return tuple(Touch(names, tuple(_strength(name, given, places) for name in names)) for names in named)


def _strength(
    name: Named, given: Mapping[str, list[tuple[str, float]]], places: Mapping[str, list[int]]
) -> dict[int, tuple[int, float]]:
    """Token -> which word of the name it is, and how surely: the surest, of equals the first."""
    best: dict[str, tuple[float, int]] = {}
    for number, word in enumerate(name.words):
        for key in word:
            for form, sure in given.get(key, ()):
                if form not in best or (sure, -number) > best[form]:
                    best[form] = (sure, -number)
    met = {i: (-number, sure) for form, (sure, number) in best.items() for i in places[form]}
    return {i: met[i] for i in sorted(met)}
