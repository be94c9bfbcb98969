"""The register's files, read: tables of states, organisations, bodies and media become entities and names.

The same keys serve the register's own files and a dossier's `actors.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, cast

from pourparlers.knowledge.inflection import english_plural, french_feminine, french_plural
from pourparlers.knowledge.types import Entity, EntityKind, Sense, SenseKind

Table = dict[str, Any]


class Name(NamedTuple):
    """A name of an entity, in a language (empty: both)."""

    text: str
    language: str
    sense: Sense


def listed(value: Any) -> list[str]:
    """One string or several, as a list.

    >>> listed("Paris"), listed(None)
    (['Paris'], [])
    """
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def case_of(name: str) -> str:
    """How a name stands in running text: in any case where it begins small, else with capitals.

    >>> case_of("gouvernement de transition"), case_of("Quai d'Orsay")
    ('any', 'title')
    """
    return "any" if name[:1].islower() else "title"


def bilingual(value: Any) -> tuple[str, str]:
    """A French and an English form from one string or two.

    >>> bilingual("Lima"), bilingual(["Kaboul", "Kabul"])
    (('Lima', 'Lima'), ('Kaboul', 'Kabul'))
    """
    if isinstance(value, dict):
        return value.get("fr", ""), value.get("en", "")
    both = listed(value)
    return (both[0], both[-1]) if both else ("", "")


def adjective_names(
    id_: str, french: Iterable[str], english: Iterable[str], people: Iterable[str], *, weak: Iterable[str] = ()
) -> Iterator[Name]:
    """Adjectives and inhabitants in all genders and numbers."""
    for entry in french:
        masculine, _, feminine = entry.partition("/")
        feminine = feminine or french_feminine(masculine)
        for form, gender, plural in (
            (masculine, "m", False),
            (feminine, "f", False),
            (french_plural(masculine), "m", True),
            (french_plural(feminine), "f", True),
        ):
            yield Name(form, "fr", Sense(id_, "adjective", "fr" in weak, gender, plural, "any", form))
    for adjective in english:
        yield Name(adjective, "en", Sense(id_, "adjective", "en" in weak, text=adjective))
        if adjective.endswith(("n", "i", "k", "b", "x", "d", "l", "r")) and not adjective.endswith(("ian Guinean",)):
            yield Name(
                english_plural(adjective), "en", Sense(id_, "inhabitant", "en" in weak, plural=True, text=adjective)
            )
    for person in people:
        yield Name(person, "en", Sense(id_, "inhabitant", text=person))
        yield Name(english_plural(person), "en", Sense(id_, "inhabitant", plural=True, text=person))


def state(id_: str, table: Table, names: tuple[str, str]) -> tuple[Entity, list[Name]]:
    """A line of states.toml."""
    french, english = names
    under = table.get("under", "")
    adjectives = listed(table.get("en"))
    entity = Entity(id_, "region" if under else "state", french, english, under, "", "".join(adjectives[:1]))
    weak = bool(table.get("weakname"))
    gender = "f" if french.endswith("e") and french not in _MASCULINE_IN_E else "m"
    plural = french.endswith("s") and french.split(" ")[0].lower() in _PLURALS
    case = "any" if french.split(" ")[0].lower() in ("îles", "pays") else "title"  # "îles Cook" in running text
    found = [
        Name(french, "fr", Sense(id_, "name", weak, gender, plural, case, french)),
        Name(english, "en", Sense(id_, "name", weak, text=english)),
    ]
    for text in listed(table.get("aliases")):
        acronym = text.isupper() and len(text) < 5
        kind: SenseKind = "acronym" if acronym else "name"
        found.append(Name(text, "", Sense(id_, kind, weak, gender, plural, "exact" if acronym else "title", text)))
    for language, capital in zip(("fr", "en"), bilingual(table.get("capital")), strict=True):
        if capital:
            found.append(Name(capital, language, Sense(id_, "capital", bool(table.get("weakcapital")), text=capital)))
    found += [Name(c, "", Sense(id_, "city", True, text=c)) for c in listed(table.get("cities"))]
    found += adjective_names(
        id_, listed(table.get("fr")), adjectives, listed(table.get("people")), weak=table.get("weak", ())
    )
    return entity, found


_MASCULINE_IN_E = {"Mexique", "Mozambique", "Cambodge", "Zimbabwe", "Belize", "Tigré"}
_PLURALS = frozenset("""
    états-unis pays-bas philippines émirats îles maldives seychelles comores bahamas fidji palaos
""".split())


def organisation(id_: str, table: Table) -> tuple[Entity, list[Name]]:
    """A line of organisations.toml."""
    french, english = str(table.get("fr") or table.get("en", id_)), str(table.get("en") or table.get("fr", id_))
    kind = cast(EntityKind, table.get("kind", "organisation"))
    english_adjectives = listed(table.get("adjectives", {}).get("en"))
    under = str(table.get("part_of", table.get("under", "")))
    entity = Entity(id_, kind, french, english, under, "", "".join(english_adjectives[:1]))
    weak = bool(table.get("weakname"))
    gender = "f" if french.split(" ")[0].lower() in _FEMININE_HEADS else "m"
    plural = french.split(" ")[0].endswith("s") and kind != "organisation"
    found = [
        Name(french, "fr", Sense(id_, "name", weak, gender, plural, case_of(french), french)),
        Name(english, "en", Sense(id_, "name", weak, "", plural, case_of(english), english)),
    ]
    found += [
        Name(text, one.language, one.sense._replace(text=text))
        for one in found[:2]
        for text in _of_the_nations(one.text)
    ]
    for text in listed(table.get("acronyms")):
        doubtful = bool(table.get("weakacronyms"))
        found.append(Name(text, "", Sense(id_, "acronym", doubtful, gender, case="exact", text=text)))
    for text in listed(table.get("aliases")):
        weak = bool(table.get("weakaliases"))
        found.append(Name(text, "", Sense(id_, "name", weak, gender, plural, case_of(text), text)))
    weak_names = table.get("weak", ())
    pairs = (
        [(text, language) for language, texts in weak_names.items() for text in listed(texts)]
        if isinstance(weak_names, dict)
        else [(t, "") for t in listed(weak_names)]
    )
    for text, language in pairs:
        found.append(Name(text, language, Sense(id_, "name", True, gender, case=case_of(text), text=text)))
    extra = table.get("adjectives", {})
    found += adjective_names(id_, listed(extra.get("fr")), listed(extra.get("en")), listed(table.get("people")))
    return entity, found


def _of_the_nations(name: str) -> Iterator[str]:
    """The same name with the United Nations by their letters.

    >>> list(_of_the_nations("Haut-Commissariat des Nations unies pour les réfugiés"))
    ["Haut-Commissariat de l'ONU pour les réfugiés"]
    >>> list(_of_the_nations("United Nations Development Programme"))
    ['U.N. Development Programme', 'UN Development Programme']
    """
    if " des Nations unies" in name:
        yield name.replace(" des Nations unies", " de l'ONU")
    if name.startswith("United Nations "):
        yield from (name.replace("United Nations", short) for short in ("U.N.", "UN"))


_FEMININE_HEADS = frozenset("""
    union commission banque cour organisation agence communauté ligue association alliance croix-rouge convention
    coalition autorité armée francophonie coopération eurochambre réserve
""".split())


def body(id_: str, table: Table) -> list[Name]:
    """A table of bodies.toml: seats and organs of a state."""
    found = []
    for name_kind in ("seats", "organs", "weak"):
        kind: SenseKind = "organ" if name_kind == "organs" else "seat"
        for text in listed(table.get(name_kind)):
            case = "exact" if text.isupper() and len(text) < 6 else case_of(text)
            found.append(Name(text, "", Sense(id_, kind, name_kind == "weak", case=case, text=text)))
    return found


def medium(id_: str, table: Table) -> tuple[Entity, list[Name]]:
    """A line of media.toml."""
    name = table.get("name", id_)
    found = [
        Name(text, "", Sense(id_, "medium", case="exact" if text.isupper() else "title", text=text))
        for text in [name, *listed(table.get("aliases"))]
    ]
    return Entity(id_, "medium", name, name, table.get("state", "")), found
