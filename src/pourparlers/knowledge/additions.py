"""The register with a dossier's own actors: those to add, and corrections to it (`actors_file` says how they stand)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pourparlers.base.ids import slug
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem
from pourparlers.knowledge.actors_file import KEYS, mistakes, read_actors
from pourparlers.knowledge.build import person_names
from pourparlers.knowledge.register import Register
from pourparlers.knowledge.tables import Name, adjective_names, body, case_of, listed
from pourparlers.knowledge.types import Entity, Sense, Tenure


def register_with(extra: Path | None) -> Register:
    """The register of the package, with the additions and overrides of an `actors.toml` where one is given.

    Mistakes in `extra` are in `problems`, all of them, each with its line; what is right in it still counts.
    Raises RefusedInput if it cannot be read as TOML at all.
    """
    return Register.load() if extra is None else added(Register.load(), extra)


def added(register: Register, path: Path) -> Register:
    """The register with the additions of the file; its mistakes as problems, each with its line.

    Raises RefusedInput where the file cannot be read at all.
    """
    file = read_actors(path)
    problems: list[Problem] = []
    entities, names, tenures = dict(register.entities), list(register.names), list(register.tenures)
    known = set(entities) | set(file.tables)
    for id_, table in file.tables.items():
        found = list(mistakes(file, id_, known))
        problems += [problem for _, problem in found]
        if not isinstance(table, dict) or slug(id_) != id_:
            continue
        right = {key: value for key, value in table.items() if key in KEYS and key not in dict(found)}
        entity = _entity(id_, right, entities.get(id_))
        entities[id_] = entity
        if "name" in right:
            names = [n for n in names if not (n.sense.id == id_ and n.sense.kind in ("name", "person"))]
        names += _names(entity, right)
        if right.get("offices"):
            tenures = [t for t in tenures if t.person != id_]
            tenures += [Tenure(id_, o["office"], o["of"], o.get("since"), o.get("until")) for o in right["offices"]]
        if not right and not found:
            remedy = "give it a name, or take it out"
            message = Message("[{id}] says nothing", id=id_)
            problems.append(Problem("empty-actor", file.where(id_), message, remedy, "warning"))
    added = (entities, tuple(names), tuple(tenures), tuple(problems))
    return Register(*added, without=register.without, nouns=register.nouns, federations=register.federations)


def _entity(id_: str, table: dict[str, Any], old: Entity | None) -> Entity:
    name = table.get("name")
    french = name.get("fr") or name.get("en") if isinstance(name, dict) else name
    english = name.get("en") or name.get("fr") if isinstance(name, dict) else name
    adjective = table.get("adjective")
    english_adjective = listed(adjective.get("en") if isinstance(adjective, dict) else None)
    words = " ".join(part.capitalize() for part in id_.split("-"))
    base = old or Entity(id_, "organisation", words, words)
    return base._replace(
        kind=table.get("kind", base.kind),
        fr=french or base.fr,
        en=english or base.en,
        under=table.get("under", base.under),
        gender=table.get("gender", base.gender),
        adjective=english_adjective[0] if english_adjective else base.adjective,
    )


def _names(entity: Entity, table: dict[str, Any]) -> list[Name]:
    if entity.kind == "person":
        return person_names(entity.id, entity.en, entity.gender, listed(table.get("aliases")))
    found = []
    for text, language in ((entity.fr, "fr"), (entity.en, "en")):
        if "name" in table:
            found.append(Name(text, language, Sense(entity.id, "name", case=_case(text), text=text)))
    found += [Name(a, "", Sense(entity.id, "name", case=_case(a), text=a)) for a in listed(table.get("aliases"))]
    found += body(entity.id, table)
    adjective = table.get("adjective")
    forms = adjective if isinstance(adjective, dict) else {"fr": adjective, "en": adjective}
    found += adjective_names(entity.id, listed(forms.get("fr")), listed(forms.get("en")), listed(table.get("people")))
    return found


def _case(text: str) -> str:
    return "exact" if text.isupper() and len(text) < 7 else case_of(text)
