"""What a language knows of stance: endings, empty words, polarity and the glossary to the other language."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

ROLES = ("want", "refuse", "warn", "accept", "open", "answer", "report", "value", "act", "flip")
_SIGNS = {"+": 1, "-": -1, "0": 0}
Alike = tuple[tuple[int, frozenset[str]], ...]
"""endings by their length, longest first"""
Endings = tuple[Alike, Alike, Alike]
"""endings of inflection, endings of derivation; letters that go from what is left"""
_LEAST = 3
_REMEMBERED = 200_000
"""words whose stems are kept: a long run must not keep every misprint it has seen"""
GLOSSARY = ("en", "fr")
"""the languages of its columns"""
"""letters that always remain of a word whose ending is taken off"""


def bare(word: str) -> str:
    """The word in lower case without accents.

    >>> bare("Cessez-le-feu"), bare("Œuvrée")
    ('cessez-le-feu', 'oeuvree')
    """
    lower = word.lower()
    if lower.isascii():
        return lower
    letters = unicodedata.normalize("NFKD", lower.replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in letters if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word lists of one language; `remembered` holds stems already worked out."""

    language: str
    endings: Endings
    forms: Mapping[str, str]
    """irregular form without accents -> the word that stands for it"""
    empty: frozenset[str]
    polarity: Mapping[str, tuple[tuple[str, int], ...]]
    """stem -> (role, sign) of single words"""
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, int], ...]]
    """first stem -> (stems, role, sign) of phrases, longest first"""
    foreign: Mapping[str, tuple[str, ...]]
    """root -> roots of the other language"""
    remembered: dict[str, tuple[str, str]] = field(default_factory=dict, compare=False, repr=False)
    _stems: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def stem(self, word: str) -> str:
        """What remains of the word without accents and inflection.

        >>> french = vocabulary("fr")
        >>> french.stem("réclament") == french.stem("réclamer"), french.stem("troupes")
        (True, 'troup')
        """
        return self._stems.get(word) or self._stem(word)

    def stems(self, words: Iterable[str]) -> list[str]:
        """The stem of each word: nothing is called for those that are known, which are nearly all."""
        known = self._stems
        return [known[word] if word in known else self._stem(word) for word in words]

    def _stem(self, word: str) -> str:
        if len(self._stems) > _REMEMBERED:
            self._stems.clear()
        stem = self._stems[word] = self.stem_and_root(word)[0]
        return stem

    def root(self, word: str) -> str:
        """What remains of the stem without the endings that make nouns of verbs.

        >>> french = vocabulary("fr")
        >>> french.root("importations"), french.root("importer"), french.root("fermeture")
        ('import', 'import', 'ferm')
        """
        return self.stem_and_root(word)[1]

    def stem_and_root(self, word: str) -> tuple[str, str]:
        """Both, worked out once a word."""
        known = self.remembered.get(word)
        if known is None:
            if len(self.remembered) > _REMEMBERED:
                self.remembered.clear()
            known = self.remembered[word] = _cut(bare(word), self.endings, self.forms)
        return known

    def is_empty(self, word: str) -> bool:
        """Whether the lower-cased word says nothing of what is spoken about."""
        return word in self.empty or not (word.isalnum() or any(c.isalnum() for c in word)) or word.endswith("'")


def _cut(word: str, endings: Endings, forms: Mapping[str, str]) -> tuple[str, str]:
    if not word.isalpha():
        return word, word
    word = forms.get(word, word)
    stem = _without(_single(_without(word, endings[0])), endings[2])
    root = _without(_single(_without(stem, endings[1])), endings[2])
    return stem, (root[:-2] + "c" if root.endswith("qu") else root)


def _single(word: str) -> str:
    """Without a doubled last letter: ban, banned; plafonner, plafonnement."""
    return word[:-1] if len(word) > _LEAST and word[-1] == word[-2] else word


def _without(word: str, endings: Alike) -> str:
    for length, alike in endings:
        ending = word[-length:]
        if ending in alike and len(word) - length >= _LEAST:
            if ending == "s" and word[-2] in "uis":  # refus, avis, process are no plurals
                continue
            if ending == "ons" and word[-4] == "i":  # nations: a plural, not a verb
                continue
            return word[:-length]
    return word


def lines_of(language: str, name: str) -> Iterator[str]:
    """The lines of a language's list that say something: no comments, no empty ones; nothing where there is no list."""
    place = resources.files("pourparlers.languages").joinpath(language, name)
    if not place.is_file():
        return
    for line in place.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


@cache
def endings(language: str) -> Endings:
    """The endings of `stems.txt`."""
    found: dict[str, set[str]] = {"inflection": set(), "derivation": set(), "final": set()}
    for line in lines_of(language, "stems.txt"):
        kind, _, listed = line.partition("\t")
        found[kind].update(listed.split())
    first, second, last = map(_by_length, found.values())
    return first, second, last


def _by_length(endings: Collection[str]) -> Alike:
    lengths = sorted({len(e) for e in endings}, reverse=True)
    return tuple((length, frozenset(e for e in endings if len(e) == length)) for length in lengths)


@cache
def irregular(language: str) -> Mapping[str, str]:
    """The forms of `forms.txt`: every later word of a line leads to the first.

    A form that without its accents is an empty word leads nowhere: *dû* is of *devoir*, *du* is not.
    """
    found: dict[str, str] = {}
    for line in lines_of(language, "forms.txt"):
        first, *rest = line.split()
        for form in rest:
            if bare(form) == form or bare(form) not in empty_words(language):
                found.setdefault(bare(form), bare(first))
    return found


@cache
def _small_words(language: str) -> Mapping[str, frozenset[str]]:
    """The rows of `stance.tsv` by kind."""
    found: dict[str, set[str]] = {}
    for line in lines_of(language, "stance.tsv"):
        kind, _, words = line.partition("\t")
        found.setdefault(kind, set()).update(words.split())
    return {kind: frozenset(words) for kind, words in found.items()}


@cache
def small_words(language: str, kind: str) -> frozenset[str]:
    """The small words of a kind that decide how a stance is read; none in a language without such a list.

    >>> sorted(small_words("fr", "split")), small_words("en", "split")
    (["n'", 'ne'], frozenset())
    """
    return _small_words(language).get(kind, frozenset())


@cache
def small_stems(language: str, kind: str) -> frozenset[str]:
    """The stems of the small words of a kind."""
    return frozenset(vocabulary(language).stems(small_words(language, kind)))


@cache
def empty_words(language: str) -> frozenset[str]:
    """The words of `stopwords.txt`."""
    return frozenset(w for line in lines_of(language, "stopwords.txt") for w in line.split())


def stemmed(phrase: str, language: str, *, roots: bool = False) -> tuple[str, ...]:
    """The stems (or roots) of a phrase of a word list, whose words `_` joins."""
    words = phrase.lower().replace("_", " ").replace("'", "' ").split()
    return tuple(_cut(bare(w), endings(language), irregular(language))[roots] for w in words)


@cache
def glossary() -> tuple[tuple[str, str], ...]:
    """(English root, French root) of every pair of the glossary; of a phrase, its longest word stands for it."""
    pairs = set()
    for line in lines_of("fr", "glossary.tsv"):
        english, _, french = line.partition("\t")
        for e in english.split():
            for f in french.split():
                pairs.add((max(stemmed(e, "en", roots=True), key=len), max(stemmed(f, "fr", roots=True), key=len)))
    return tuple(sorted(pairs))


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language; a language without word lists gives an empty one.

    >>> vocabulary("fr").polarity[vocabulary("fr").stem("fustige")]
    (('refuse', -1),)
    """
    singles: dict[str, dict[tuple[str, int], None]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for line in lines_of(language, "polarity.tsv"):
        role, sign, words = line.split("\t")
        for phrase in words.split():
            stems = stemmed(phrase, language)
            if len(stems) == 1:
                singles.setdefault(stems[0], {})[role, _SIGNS[sign]] = None
            else:
                phrases.setdefault(stems[0], []).append((stems, role, _SIGNS[sign]))
    foreign: dict[str, list[str]] = {}
    for english, french in glossary():
        here, there = (english, french) if language == GLOSSARY[0] else (french, english)
        foreign.setdefault(here, []).append(there)
    return Vocabulary(
        language,
        endings(language),
        irregular(language),
        empty_words(language),
        {stem: tuple(roles) for stem, roles in singles.items()},
        {first: tuple(sorted(rows, key=lambda r: (-len(r[0]), r))) for first, rows in phrases.items()},
        {stem: tuple(there) for stem, there in foreign.items()} if language in GLOSSARY else {},
    )
