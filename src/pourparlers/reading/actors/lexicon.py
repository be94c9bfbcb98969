"""The words by which a language says who is meant (`languages/*/actors.toml`): roles, bodies, groups, pronouns."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple

from pourparlers.knowledge.inflection import english_plural, french_plural
from pourparlers.knowledge.tokens import folded, key

TermKind = Literal["role", "group", "body", "document", "medium", "title", "nobody", "speaks"]


class Term(NamedTuple):
    """What a common noun says of who is meant."""

    kind: TermKind
    id: str
    rank: str = ""
    """of a role: state, body, own, source"""
    gender: str = ""
    plural: bool = False


class Pronoun(NamedTuple):
    """The gender and number that a pronoun asks for; `nobody` for *on*, *some*."""

    gender: str
    plural: bool = False
    nobody: bool = False
    speaker: bool = False
    order: str = ""
    """latter or former"""


_PLURALS = {"french": french_plural, "english": english_plural}
"""rules by which a singular of the table makes its plural"""
_FUNCTIONS = ("definite", "indefinite", "possessive", "demonstrative", "of", "place", "for", "contracted", "and",
              "relative", "former")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words; empty for a language that has none yet."""

    language: str
    terms: dict[str, list[tuple[tuple[str, ...], tuple[Term, ...]]]] = field(default_factory=dict)
    pronouns: dict[str, Pronoun] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    home: str = ""
    """the state whose affairs a text in this language is most often about; none where it is the world's"""
    signs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """words and signs that give a state away, by state"""
    traits: frozenset[str] = frozenset()
    """how the language builds a noun phrase and points back; each is told in its `actors.toml`"""
    people: tuple[str, ...] = ()
    """endings of nouns for people, folded"""

    def trait(self, name: str) -> bool:
        """Whether the language has a trait of [grammar].

        >>> lexicon("en").trait("head-last"), lexicon("fr").trait("head-last")
        (True, False)
        """
        return name in self.traits

    def for_people(self, noun: str) -> bool:
        """Whether a folded singular ends as nouns for people do.

        >>> lexicon("fr").for_people("faucheur"), lexicon("en").for_people("reserve")
        (True, False)
        """
        return noun.endswith(self.people)
    trades: frozenset[str] = frozenset()
    """ids of groups of people: *nurses, dockworkers*"""
    readers: frozenset[str] = frozenset()
    """the states whose parties a reader of this language knows without their state"""

    def has(self, group: str, word: str) -> bool:
        """Whether the folded word is listed in that group of [words]."""
        return word in self.words.get(group, ())

    def counts(self, word: str) -> bool:
        """Whether the folded word is a number: in figures, or in words as *vingt-deux*.

        >>> lexicon("en").counts("thirty-nine"), lexicon("fr").counts("200"), lexicon("fr").counts("union")
        (True, True, False)
        """
        return word.isdigit() or self.has("numbers", word.partition("-")[0])

    def functional(self, word: str) -> bool:
        """Whether the folded word only holds a phrase together: an article, a preposition, *and*, *who*, *former*.

        >>> lexicon("en").functional("the"), lexicon("en").functional("union")
        (True, False)
        """
        return any(self.has(group, word) for group in _FUNCTIONS) or word in ("'s", "'", "not", "ni")


def _phrases(entry: str) -> Iterator[str]:
    yield from (part.strip() for part in entry.split(",") if part.strip())


def _plain(phrase: str) -> bool:
    return phrase.endswith(".")


def _forms(phrase: str, plural: Callable[[str], str]) -> Iterator[tuple[str, str, bool]]:
    """The forms of `masculine/feminine` or `word:gender`, with gender and number; `word:p` is plural as it stands."""
    word, _, mark = phrase.partition(":")
    if mark == "p":
        yield word, "", True
        return
    if _plain(word):
        yield word, mark, False
        return
    if mark:
        yield word, mark, False
        yield plural(word), mark, True
        return
    masculine, _, feminine = word.partition("/")
    if not feminine:
        yield masculine, "", False
        yield plural(masculine), "", True
        return
    yield masculine, "m", False
    yield plural(masculine), "m", True
    yield feminine, "f", False
    yield plural(feminine), "f", True


def _entries(data: dict[str, Any], plural: Callable[[str], str]) -> Iterator[tuple[str, Term]]:
    for rank, roles in data.get("roles", {}).items():
        for id_, entry in roles.items():
            for phrase in _phrases(entry):
                yield from ((form, Term("role", id_, rank, g, n)) for form, g, n in _forms(phrase, plural))
    for id_, entry in data.get("groups", {}).items():
        for phrase in _phrases(entry):
            yield from ((form, Term("group", id_, "", g, n)) for form, g, n in _forms(phrase, plural) if n)
    for id_, entry in data.get("bodies", {}).items():
        for phrase in _phrases(entry):
            yield from ((form, Term("body", id_, "", g, n)) for form, g, n in _forms(phrase, plural))
    for phrase in _phrases(data.get("documents", {}).get("words", "")):
        yield from ((form, Term("document", form, "", g, n)) for form, g, n in _forms(phrase, plural))
    for phrase in _phrases(data.get("media", {}).get("words", "")):
        yield from ((form, Term("medium", form, "", g, n)) for form, g, n in _forms(phrase, plural))
    for gender, entry in data.get("titles", {}).items():
        yield from (
            (phrase, Term("title", phrase, "", {"masculine": "m", "feminine": "f"}.get(gender, "")))
            for phrase in _phrases(entry)
        )
    for phrase in _phrases(data.get("words", {}).get("speaks_for", "")):
        yield phrase, Term("speaks", phrase)


_PRONOUNS = {
    "he": Pronoun("m"),
    "she": Pronoun("f"),
    "it": Pronoun("n"),
    "they": Pronoun("", True),
    "nobody": Pronoun("", nobody=True),
    "speaker": Pronoun("", speaker=True),
}


def _pronouns(data: dict[str, str]) -> dict[str, Pronoun]:
    found = {}
    for name, pronoun in _PRONOUNS.items():
        for phrase in _phrases(data.get(name, "")):
            feminine = pronoun.plural and "elles" in phrase or phrase in ("toutes deux", "ces dernières")
            found[folded(phrase)] = pronoun._replace(gender="f") if feminine else pronoun
    for order in ("latter", "former"):
        for phrase in _phrases(data.get(order, "")):
            found[folded(phrase)] = found.get(folded(phrase), Pronoun(""))._replace(order=order)
    return found


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language; none where there is no `actors.toml` for it.

    >>> [term.id for _, terms in lexicon("fr").terms["syndicat"] for term in terms]
    ['union']
    """
    place = resources.files("pourparlers.languages").joinpath(language, "actors.toml")
    if not place.is_file():
        return Lexicon(language)
    data = tomllib.loads(place.read_text(encoding="utf-8"))
    grammar = data.get("grammar", {})
    plural = _PLURALS.get(grammar.get("plural", ""), english_plural)
    meant: dict[tuple[str, ...], list[Term]] = {}
    for phrase, term in _entries(data, plural):
        words = key(phrase + " x", language)[:-1]  # an abbreviation keeps its point only before another word
        known = meant.setdefault(words, [])
        if words and not any(t.kind == term.kind and t.plural == term.plural for t in known):
            known.append(term)
    terms: dict[str, list[tuple[tuple[str, ...], tuple[Term, ...]]]] = {}
    for words, senses in meant.items():
        terms.setdefault(words[0], []).append((words[1:], tuple(senses)))
    for entries in terms.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    groups = {name: frozenset(folded(w) for w in _phrases(entry)) for name, entry in data.get("words", {}).items()}
    groups["nobody"] = frozenset(
        folded(form) for w in _phrases(data.get("nobody", {}).get("words", "")) for form in (w, plural(w))
    )
    home = data.get("home", {})
    signs = tuple((state, tuple(map(folded, _phrases(entry)))) for state, entry in home.get("signs", {}).items())
    return Lexicon(
        language,
        terms,
        _pronouns(data.get("pronouns", {})),
        groups,
        home.get("language", ""),
        signs,
        frozenset(_phrases(grammar.get("traits", ""))),
        tuple(map(folded, _phrases(grammar.get("people", "")))),
        frozenset(data.get("groups", {})),
        frozenset(_phrases(home.get("readers", ""))),
    )
