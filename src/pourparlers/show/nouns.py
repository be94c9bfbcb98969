"""Names in a sentence: which article they take, and what happens to it after *de* and *à*.

The rules are those of school grammar; the exceptions (countries without an article, feminine acronyms) are words
of `language/fr.toml` and `language/en.toml`. A name that is no country and starts with no known common noun takes
no article, which is right for persons and never grossly wrong for the rest.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from pourparlers.show.messages import messages
from pourparlers.show.types import Language


@dataclass(frozen=True, slots=True)
class Noun:
    """A name with its article: `le`, `la`, `les`, `l’`, `the`, or none.

    >>> noun("États-Unis", "fr").of, noun("Ukraine", "fr").to, noun("Emmanuel Macron", "fr").of
    ('des États-Unis', 'à l’Ukraine', 'd’Emmanuel Macron')
    """

    bare: str
    article: str
    plural: bool
    language: Language

    @property
    def subject(self) -> str:
        """The name with its article: *la Russie*, *the United States*."""
        if not self.article:
            return self.bare
        return self.article + self.bare if self.article == "l’" else f"{self.article} {self.bare}"

    @property
    def start(self) -> str:
        """The same at the beginning of a sentence."""
        return capitalised(self.subject)

    @property
    def of(self) -> str:
        """After *de* or *of*: *du Royaume-Uni*, *of the United States*."""
        return self._after("de", "of", {"le": "du", "les": "des"})

    @property
    def to(self) -> str:
        """After *à* or *to*: *aux Pays-Bas*."""
        return self._after("à", "to", {"le": "au", "les": "aux"})

    def _after(self, french: str, english: str, contracted: dict[str, str]) -> str:
        if self.language == "en":
            return f"{english} {self.subject}"
        if self.article in contracted:
            return f"{contracted[self.article]} {self.bare}"
        if not self.article and french == "de" and elides(self.bare):
            return f"d’{self.bare}"
        return f"{french} {self.subject}"


def capitalised(text: str) -> str:
    """The text with its first letter in upper case.

    >>> capitalised("l’Ukraine")
    'L’Ukraine'
    """
    return text[:1].upper() + text[1:]


def elides(name: str) -> str | bool:
    """Whether *de* and *le* lose their vowel before the name.

    >>> elides("Ukraine"), elides("Yémen"), elides("Hongrie")
    (True, False, False)
    """
    first = unicodedata.normalize("NFD", name[:1].lower())[:1]
    words = messages("fr").table
    if first == "h":
        return _first_word(name) in words["mute_h"]
    return first in "aeiouœæ" and _first_word(name) not in words["no_elision"]


def _first_word(name: str) -> str:
    return name.replace("-", " ").replace("’", " ").replace("'", " ").split(" ")[0].casefold() if name else ""


@cache
def _territories(language: Language) -> frozenset[str]:
    from babel import Locale

    return frozenset(str(name).replace("'", "’").casefold() for name in Locale(language).territories.values())


@cache
def noun(name: str, language: Language) -> Noun:
    """The name as a noun of the language.

    >>> [noun(n, "fr").subject for n in ("Russie", "Mexique", "Israël", "coalition des volontaires", "OTAN")]
    ['la Russie', 'le Mexique', 'Israël', 'la coalition des volontaires', 'l’OTAN']
    >>> [noun(n, "en").subject for n in ("Netherlands", "France", "European Union", "NATO")]
    ['the Netherlands', 'France', 'the European Union', 'NATO']
    """
    return _french(name) if language == "fr" else _english(name)


def _french(name: str) -> Noun:
    words = messages("fr").table
    for article in ("la ", "le ", "les ", "l’", "l'"):
        if name.lower().startswith(article) and name[:1].islower():
            return Noun(name[len(article) :], article.strip().replace("'", "’"), article == "les ", "fr")
    gender = _french_gender(name, words)
    if gender is None:
        return Noun(name, "", False, "fr")
    if gender == "plural":
        return Noun(name, "les", True, "fr")
    if elides(name):
        return Noun(name, "l’", False, "fr")
    return Noun(name, "la" if gender == "feminine" else "le", False, "fr")


def _french_gender(name: str, words: dict[str, object]) -> str | None:
    whole, first = name.replace("'", "’").casefold(), _first_word(name)
    for gender in ("none", "plural", "feminine", "masculine"):
        listed = words[f"nouns_{gender}"]
        assert isinstance(listed, list)
        if whole in listed or (first in listed and gender != "none"):
            return None if gender == "none" else gender
    if whole in _territories("fr"):
        return "feminine" if first.endswith("e") else "masculine"
    if name.isupper() and elides(name):
        return "masculine"
    return _by_ending(first) if name[:1].islower() else None


def _by_ending(word: str) -> str:
    """The likely gender of a common noun: feminine in *-tion*, *-té*, *-ance*, *-ence*, *-ette*, *-ie*; plural in *-s*.

    >>> _by_ending("direction"), _by_ending("préfet"), _by_ending("armateurs")
    ('feminine', 'masculine', 'plural')
    """
    if len(word) > 3 and word.endswith(("s", "x")):
        return "plural"
    feminine = word.endswith(("tion", "sion", "té", "ance", "ence", "ette", "ie", "ée", "ure"))
    return "feminine" if feminine else "masculine"


def _english(name: str) -> Noun:
    words = messages("en").table
    if name.lower().startswith("the "):
        return Noun(name[4:], "the", False, "en")
    tokens = name.replace("-", " ").split()
    folded = [token.casefold() for token in tokens]
    definite = name.casefold() in words["nouns_the"] or (
        len(tokens) > 1 and (folded[0] in words["first_the"] or folded[-1] in words["last_the"])
    )
    if not definite and tokens and name[:1].islower():
        definite = folded[0] in words["common_the"] or folded[-1] in words["common_the"]
    plural = bool(folded) and (folded[-1] in words["plural_last"] or folded[0] in words["plural_last"])
    return Noun(name, "the" if definite else "", plural or _is_plural(tokens), "en")


def _is_plural(tokens: list[str]) -> bool:
    """Whether the last word is a common noun in the plural: it is in small letters and ends in *-s*.

    >>> _is_plural(["Twenty", "six", "countries"]), _is_plural(["Port", "Workers"]), _is_plural(["the", "press"])
    (True, False, False)
    """
    last = tokens[-1] if tokens else ""
    return last.islower() and len(last) > 3 and last.endswith("s") and not last.endswith(("ss", "us", "is"))
