"""French nouns and adjectives of names put into English, and names of places no register knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from pourparlers.base.ids import slug
from pourparlers.knowledge.inflection import french_plural
from pourparlers.knowledge.tokens import folded
from pourparlers.reading.actors.scan import Scan


@cache
def glossary(language: str) -> dict[str, str]:
    """Nouns and adjectives of organisations' names, put into English: `register/words.<language>.tsv`."""
    return {french: english for french, english, adjective in _rows(language) if not adjective}


@cache
def qualifiers(language: str) -> dict[str, str]:
    """The same as they stand behind a noun: *les riverains* are residents, *les États riverains* riparian."""
    return glossary(language) | {french: english for french, english, adjective in _rows(language) if adjective}


@cache
def _rows(language: str) -> tuple[tuple[str, str, bool], ...]:
    """(folded foreign form, English, whether only as an adjective), each form once: the first row wins."""
    place = resources.files("pourparlers.knowledge").joinpath("register", f"words.{language}.tsv")
    found: dict[tuple[str, bool], str] = {}
    for line in place.read_text(encoding="utf-8").splitlines() if place.is_file() else ():
        english, _, rest = line.partition("\t")
        foreign, _, column = rest.partition("\t")
        if foreign and not line.startswith("#"):
            for form in (form for entry in foreign.split(", ") for form in _forms(entry)):
                found.setdefault((folded(form), column == "adjective"), english)
    return tuple((form, english, adjective) for (form, adjective), english in found.items())


def _forms(entry: str) -> Iterator[str]:
    masculine, _, feminine = entry.partition("/")
    for form in (masculine, feminine):
        if form:
            yield form
            yield french_plural(form)


@lru_cache(maxsize=4096)
def english_name(word: str, language: str) -> str:
    """The id of a place no register knows: French *-ie* becomes *-ia*.

    >>> english_name("Lauravie", "fr"), english_name("Norvia", "en")
    ('lauravia', 'norvia')
    """
    id_ = slug(word)
    return id_[:-1] + "a" if language == "fr" and id_.endswith("ie") and "-" not in id_ and len(id_) > 5 else id_


def name_slug(scan: Scan, start: int, end: int) -> str:
    """A proper name as an id.

    The ampersand is a word: *Pell & Strand* is `pell-and-strand`.
    """
    return slug(scan.text_of(start, end).replace("&", " and "))
