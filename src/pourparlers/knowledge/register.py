"""The register: who there is in the world of talks, by which words they are called, and who held which office when."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources

from pourparlers.base.ids import slug
from pourparlers.base.problems import Problem
from pourparlers.knowledge.tables import Name
from pourparlers.knowledge.tokens import key
from pourparlers.knowledge.types import Entity, Sense, Tenure

_LONG = 26  # letters of a name that a column of a table still takes

Index = dict[str, list[tuple[tuple[str, ...], tuple[Sense, ...]]]]
"""first folded word of a name: the words after it and what it can mean, longest first"""


@dataclass(frozen=True, slots=True)
class Register:
    """Entities, their names, and tenures; `problems` are those of a dossier's own additions.

    >>> register = Register.load()
    >>> register.display_name("united-kingdom", "fr"), register.canonical("otan")
    ('Royaume-Uni', 'nato')
    """

    entities: dict[str, Entity]
    names: tuple[Name, ...]
    tenures: tuple[Tenure, ...]
    problems: tuple[Problem, ...] = ()
    without: dict[str, frozenset[str]] = field(default_factory=dict)
    """by office, the states that do not have it"""
    nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    """by common noun, the organisations that a text goes on to call so"""
    federations: frozenset[str] = frozenset()
    """the states whose own government is called federal"""
    _indices: dict[str, Index] = field(default_factory=dict, repr=False, compare=False)
    _aliases: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _called: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)
    _governments: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)
    _offices: dict[tuple[str, str], tuple[Tenure, ...]] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    def load() -> Register:
        """The register of the package; `additions.register_with` adds a dossier's own actors to it."""
        return _shipped()

    def index(self, language: str) -> Index:
        """Names of that language, by first word."""
        if language not in self._indices:
            self._indices[language] = indexed(self.names, language)
        return self._indices[language]

    def display_name(self, id_: str, language: str) -> str:
        """The name a reader would write; for an unknown id, its words.

        >>> Register.load().display_name("port-union", "en")
        'Port Union'
        """
        entity = self.entities.get(id_)
        if entity:
            return entity.fr if language == "fr" else entity.en
        base = id_.removesuffix("-government")
        if base != id_:
            if (base, language) not in self._governments:
                self._governments[base, language] = self._government(base, language)
            return self._governments[base, language]
        return " ".join(word.capitalize() for word in id_.split("-"))

    def _government(self, of: str, language: str) -> str:
        """The name of a government whose id begins with its state's id, adjective or letters.

        >>> Register.load().display_name("uk-government", "fr"), Register.load().display_name("french-government", "en")
        ('gouvernement britannique', 'French government')
        """
        state = next((e.id for e in self.entities.values() if slug(e.adjective) == of), "") or self.canonical(of)
        called = (n for n in self.names if n.sense.id == state and n.sense.kind == "adjective")
        form = (language, "m" if language == "fr" else "", False)
        adjective = next((n.text for n in called if form == (n.language, n.sense.gender, n.sense.plural)), "")
        if adjective:
            return f"gouvernement {adjective}" if language == "fr" else f"{adjective} government"
        name = self.display_name(of, language)
        return f"gouvernement ({name})" if language == "fr" else f"Government of {name}"

    def short_name(self, id_: str, language: str) -> str:
        """The name where it is short enough for a table, else the letters the body is known by.

        >>> Register.load().short_name("nato", "fr"), Register.load().short_name("france", "fr")
        ('OTAN', 'France')
        """
        name = self.display_name(id_, language)
        if len(name) <= _LONG:
            return name
        letters = [
            first
            for first, entries in self.index(language).items()
            for rest, senses in entries
            if not rest and any(sense.id == id_ and sense.kind == "acronym" for sense in senses)
        ]
        initials = "".join(word[0] for word in slug(name).split("-") if len(word) > 2)
        return max(letters, key=lambda a: (a == initials, a[:1] == initials[:1], -len(a))).upper() if letters else name

    def canonical(self, id_: str) -> str:
        """The register's id for an id made of another of its names; else the id itself."""
        if id_ in self.entities:
            return id_
        if not self._aliases:
            for name in self.names:
                if name.sense.kind in ("name", "acronym", "seat", "organ") and not name.sense.weak:
                    self._aliases.setdefault(slug(name.text), name.sense.id)
        return self._aliases.get(id_, id_)

    def called(self, id_: str) -> tuple[str, ...]:
        """The full names and acronyms of a state or organisation, in all languages; none of what it does not know.

        >>> Register.load().called("iom")[:2]
        ('Organisation internationale pour les migrations', 'International Organization for Migration')
        """
        if not self._called:
            for name in self.names:
                if name.sense.kind in ("name", "acronym") and not name.sense.weak:
                    self._called.setdefault(name.sense.id, []).append(name.text)
        entity = self.entities.get(id_)
        known = entity is not None and entity.kind in ("state", "region", "organisation", "movement", "group")
        return tuple(dict.fromkeys(self._called.get(id_, ()))) if known else ()

    def tenures_at(self, of: str, day: date | None) -> Iterator[Tenure]:
        """Who held an office of that party on that day; nobody where no day is given."""
        if day is None:
            return
        if not self._offices:
            groups: dict[tuple[str, str], list[Tenure]] = {}
            for tenure in self.tenures:
                groups.setdefault((tenure.of, ""), []).append(tenure)
                groups.setdefault(("", tenure.person), []).append(tenure)
            self._offices.update({k: tuple(v) for k, v in groups.items()})
        yield from (t for t in self._offices.get((of, ""), ()) if t.covers(day))

    def tenures_of(self, person: str) -> tuple[Tenure, ...]:
        """All offices that the register knows of a person, oldest first."""
        if not self._offices:
            list(self.tenures_at("", date.min))
        return self._offices.get(("", person), ())

    def party_of(self, person: str, day: date | None) -> str | None:
        """For whom a person spoke on that day, by office; without a day, by the last office known."""
        held = self.tenures_of(person)
        if day is None:
            return held[-1].of if held else None
        return next((t.of for t in reversed(held) if t.covers(day)), None)


def indexed(names: Iterable[Name], language: str) -> Index:
    """Names by their first folded word, longest first; senses of one name together, strong before weak."""
    senses: dict[tuple[str, ...], list[Sense]] = {}
    for name in names:
        if name.language in ("", language):
            words = key(name.text, language)
            if words and name.sense not in (known := senses.setdefault(words, [])):
                known.append(name.sense)
    index: Index = {}
    for words, meant in senses.items():
        index.setdefault(words[0], []).append((words[1:], tuple(sorted(meant, key=lambda s: s.weak))))
    for entries in index.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    return index


@cache
def _shipped() -> Register:
    text = resources.files("pourparlers.knowledge").joinpath("register.json").read_text(encoding="utf-8")
    data = json.loads(text)
    entities = {row[0]: Entity(*row) for row in data["entities"]}
    names = tuple(Name(row[0], row[1], Sense._make([*row[2:8], row[0]])) for row in data["names"])
    tenures = tuple(
        Tenure(
            person,
            office,
            of,
            date.fromisoformat(since) if since else None,
            date.fromisoformat(until) if until else None,
        )
        for person, office, of, since, until in data["tenures"]
    )
    without = {office: frozenset(states) for office, *states in data["without"]}
    nouns = {noun: frozenset(ids) for noun, *ids in data["nouns"]}
    federations = frozenset(data["federations"][0])
    return Register(entities, names, tenures, without=without, nouns=nouns, federations=federations)


def short_name(id_: str, language: str) -> str:
    """The name for tables and figures: letters instead of a long name of an organisation.

    >>> short_name("nato", "en")
    'NATO'
    """
    return _shipped().short_name(id_, language)


def display_name(id_: str, language: str) -> str:
    """The name a reader would write for a party or person, from the package's register.

    >>> display_name("nato", "fr")
    "Organisation du traité de l'Atlantique nord"
    """
    return _shipped().display_name(id_, language)
