"""A dossier's own `actors.toml`: actors to add to the register and corrections to it.

One table an actor. All keys may be left out; a key that is given replaces what the register has.

    [port-union]
    kind = "organisation"            # state, region, organisation, group, movement, medium, person
    name.fr = "Syndicat du port"
    name.en = "Port Union"
    aliases = ["SP", "les dockers du port"]
    adjective.fr = ["portuaire"]     # words that say "of this actor"
    seats = ["Maison des marins"]    # buildings and places that speak for it
    under = "france"                 # the state or organisation it belongs to
    gender = "f"                     # of a person
    offices = [{office = "president", of = "peru", since = 2024-03-01, until = 2025-02-28}]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

from pourparlers.base.errors import RefusedInput
from pourparlers.base.ids import slug
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.knowledge.build import person_names
from pourparlers.knowledge.register import Register
from pourparlers.knowledge.tables import Name, adjective_names, body, listed
from pourparlers.knowledge.types import Entity, EntityKind, Sense, Tenure

KEYS = frozenset({"kind", "name", "aliases", "adjective", "people", "seats", "organs", "under", "gender", "offices"})
_OFFICE_KEYS = frozenset({"office", "of", "since", "until"})
_KINDS = get_args(EntityKind)
MAXIMUM_BYTES = 2_000_000


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
    tables, lines = _read(path)
    problems: list[Problem] = []
    entities, names, tenures = dict(register.entities), list(register.names), list(register.tenures)
    known = set(entities) | set(tables)
    for id_, table in tables.items():
        where = Where(str(path), line=_line(lines, id_))
        found = list(_mistakes(id_, table, known, path, lines))
        problems += found
        if not isinstance(table, dict) or slug(id_) != id_:
            continue
        right = {
            key: value for key, value in table.items() if key in KEYS and not any(p.code.endswith(key) for p in found)
        }
        entity = _entity(id_, right, entities.get(id_))
        entities[id_] = entity
        if "name" in right:
            names = [n for n in names if not (n.sense.id == id_ and n.sense.kind in ("name", "person"))]
        names += _names(entity, right)
        if right.get("offices"):
            tenures = [t for t in tenures if t.person != id_]
            tenures += [Tenure(id_, o["office"], o["of"], o.get("since"), o.get("until")) for o in right["offices"]]
        if not right and not found:
            problems.append(
                Problem(
                    "empty-actor",
                    where,
                    Message("[{id}] says nothing", id=id_),
                    "give it a name, or take it out",
                    "warning",
                )
            )
    known = (register.without, register.nouns, register.federations)
    return Register(entities, tuple(names), tuple(tenures), tuple(problems), *known)


def _read(path: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        data = path.read_bytes()
        if len(data) > MAXIMUM_BYTES:
            raise RefusedInput(
                [
                    Problem(
                        "too-large",
                        Where(str(path)),
                        Message("more than {most:,} bytes", most=MAXIMUM_BYTES),
                        "split the file",
                    )
                ]
            )
        text = data.decode("utf-8-sig")
        return tomllib.loads(text), text.split("\n")
    except OSError as error:
        raise RefusedInput(
            [Problem("unreadable", Where(str(path)), error.strerror or "cannot be read", "check the path")]
        ) from error
    except UnicodeDecodeError as error:
        raise RefusedInput(
            [
                Problem(
                    "not-utf-8",
                    Where(str(path), start=error.start, end=error.end),
                    "not UTF-8",
                    "save the file as UTF-8",
                )
            ]
        ) from error
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"line (\d+), column (\d+)", str(error))
        place = Where(str(path), line=int(match[1]), column=int(match[2])) if match else Where(str(path))
        message = str(error).split(" (at")[0]
        raise RefusedInput([Problem("not-toml", place, message, "mend the line; the file is TOML")]) from error


def _line(lines: list[str], id_: str, key: str = "") -> int | None:
    """The line on which a table, or a key of it, stands."""
    head = re.compile(rf"\s*\[\s*\"?{re.escape(id_)}\"?\s*(?:\.|\])|\s*\"?{re.escape(id_)}\"?\s*[=.]")
    entry = re.compile(rf"\s*\"?{re.escape(key)}\"?\s*[=.]")
    start = next((n for n, line in enumerate(lines) if head.match(line)), None)
    if start is None or not key:
        return None if start is None else start + 1
    for n in range(start, len(lines)):
        if n > start and lines[n].lstrip().startswith("["):
            break
        if entry.match(lines[n]):
            return n + 1
    return start + 1


def _mistakes(id_: str, table: Any, known: set[str], path: Path, lines: list[str]) -> Iterator[Problem]:
    def problem(code: str, key: str, message: str, remedy: str) -> Problem:
        return Problem(code, Where(str(path), line=_line(lines, id_, key)), message, remedy)

    if slug(id_) != id_ or not id_:
        yield problem(
            "bad-id",
            "",
            Message("'{id}' is no id", id=id_),
            Message("write [{id}]: lower-case letters, digits, hyphens", id=slug(id_) or "an-id"),
        )
    if not isinstance(table, dict):
        yield problem(
            "not-a-table",
            "",
            Message("'{id}' is no table", id=id_),
            Message("write [{id}] on a line of its own, its keys below", id=id_),
        )
        return
    for key, value in table.items():
        if key not in KEYS:
            near = next((k for k in sorted(KEYS) if k[:3] == key[:3]), None)
            yield problem(
                "unknown-key",
                key,
                Message("'{key}' is no key of an actor", key=key),
                Message("write '{key}'", key=near)
                if near
                else Message("keys are {keys}", keys=", ".join(sorted(KEYS))),
            )
        elif key == "kind" and not (isinstance(value, str) and value in _KINDS):
            yield problem(
                "bad-kind",
                key,
                Message("'{value}' is no kind", value=value),
                Message("one of {keys}", keys=", ".join(_KINDS)),
            )
        elif key == "under" and not (isinstance(value, str) and value in known):
            yield problem(
                "unknown-under",
                key,
                Message("nobody here has the id '{value}'", value=value),
                "give the id of an actor of the register or of this file",
            )
        elif key == "gender" and not (isinstance(value, str) and value in ("m", "f")):
            yield problem("bad-gender", key, Message("'{value}' is no gender", value=value), "write 'm' or 'f'")
        elif key in ("aliases", "people", "seats", "organs") and not _strings(value):
            yield problem(
                f"bad-{key}",
                key,
                Message("'{key}' is no list of words", key=key),
                Message('write {key} = ["one", "another"]', key=key),
            )
        elif key in ("name", "adjective") and not (
            _strings(value)
            or isinstance(value, dict)
            and all(k in ("fr", "en") and _strings(v) for k, v in value.items())
        ):
            yield problem(
                f"bad-{key}",
                key,
                Message("'{key}' is no name in French or English", key=key),
                Message('write {key}.fr = "..." and {key}.en = "..."', key=key),
            )
        elif key == "offices":
            yield from (
                problem("bad-offices", key, message, 'write {office = "president", of = "peru", since = 2024-03-01}')
                for message in _office_mistakes(value, known)
            )


def _strings(value: Any) -> bool:
    return (
        isinstance(value, str)
        and bool(value.strip())
        or isinstance(value, list)
        and all(isinstance(v, str) and v.strip() for v in value)
    )


def _office_mistakes(value: Any, known: set[str]) -> Iterator[str]:
    if not isinstance(value, list) or not all(isinstance(o, dict) for o in value):
        yield "'offices' is no list of tables"
        return
    for office in value:
        for key in set(office) - _OFFICE_KEYS:
            yield Message("'{key}' is no key of an office", key=key)
        if not isinstance(office.get("office"), str) or not isinstance(office.get("of"), str):
            yield "an office needs 'office' and 'of'"
        elif office["of"] not in known:
            yield Message("nobody here has the id '{office}'", office=office["of"])
        days = [office.get("since"), office.get("until")]
        if any(d is not None and not isinstance(d, date) for d in days):
            yield "'since' and 'until' are dates, without quotation marks"
        elif None not in days and days[0] > days[1]:
            yield "'since' is after 'until'"


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
    return "exact" if text.isupper() and len(text) < 7 else "any" if text[:1].islower() else "title"
