"""A dossier's own `actors.toml`, read and checked: one table an actor, every mistake with its line.

All keys may be left out; a key that is given replaces what the register has.

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
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from pourparlers.base.errors import RefusedInput
from pourparlers.base.ids import slug
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.knowledge.types import EntityKind

KEYS = frozenset({"kind", "name", "aliases", "adjective", "people", "seats", "organs", "under", "gender", "offices"})
MAXIMUM_BYTES = 2_000_000
_OFFICE_KEYS = frozenset({"office", "of", "since", "until"})
_KINDS = get_args(EntityKind)


@dataclass(frozen=True, slots=True)
class ActorsFile:
    """The tables of the file by actor, and its lines, to say where something stands."""

    path: Path
    tables: dict[str, Any]
    lines: list[str]

    def where(self, id_: str, key: str = "") -> Where:
        """Where the table of an actor stands, or a key of it; no line where it cannot be found.

        >>> file = ActorsFile(Path("actors.toml"), {}, ["[port-union]", 'kind = "group"'])
        >>> str(file.where("port-union", "kind")), str(file.where("ana-ruiz"))
        ('actors.toml:2', 'actors.toml')
        """
        return Where(str(self.path), line=self._line(id_, key))

    def _line(self, id_: str, key: str) -> int | None:
        head = re.compile(rf"\s*\[\s*\"?{re.escape(id_)}\"?\s*(?:\.|\])|\s*\"?{re.escape(id_)}\"?\s*[=.]")
        entry = re.compile(rf"\s*\"?{re.escape(key)}\"?\s*[=.]")
        start = next((n for n, line in enumerate(self.lines) if head.match(line)), None)
        if start is None or not key:
            return None if start is None else start + 1
        for n in range(start, len(self.lines)):
            if n > start and self.lines[n].lstrip().startswith("["):
                break
            if entry.match(self.lines[n]):
                return n + 1
        return start + 1


def read_actors(path: Path) -> ActorsFile:
    """The file as it stands; raises RefusedInput where it cannot be read at all."""
    where = Where(str(path))
    try:
        data = path.read_bytes()
        if len(data) > MAXIMUM_BYTES:
            told = Message("more than {most:,} bytes", most=MAXIMUM_BYTES)
            raise RefusedInput([Problem("too-large", where, told, "split the file")])
        text = data.decode("utf-8-sig")
        return ActorsFile(path, tomllib.loads(text), text.split("\n"))
    except OSError as error:
        message = error.strerror or "cannot be read"
        raise RefusedInput([Problem("unreadable", where, message, "check the path")]) from error
    except UnicodeDecodeError as error:
        place = Where(str(path), start=error.start, end=error.end)
        raise RefusedInput([Problem("not-utf-8", place, "not UTF-8", "save the file as UTF-8")]) from error
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"line (\d+), column (\d+)", str(error))
        place = Where(str(path), line=int(match[1]), column=int(match[2])) if match else where
        message = str(error).split(" (at")[0]
        raise RefusedInput([Problem("not-toml", place, message, "mend the line; the file is TOML")]) from error


def mistakes(file: ActorsFile, id_: str, known: set[str]) -> Iterator[tuple[str, Problem]]:
    """What is wrong with the table of an actor, each with the key it is in (empty: the table as such).

    >>> file = ActorsFile(Path("actors.toml"), {"port-union": {"kind": "dock", "gender": "f"}}, [])
    >>> [(key, str(problem.message)) for key, problem in mistakes(file, "port-union", set())]
    [('kind', "'dock' is no kind")]
    """
    table = file.tables[id_]
    remedy: str
    if slug(id_) != id_ or not id_:
        remedy = Message("write [{id}]: lower-case letters, digits, hyphens", id=slug(id_) or "an-id")
        yield "", Problem("bad-id", file.where(id_), Message("'{id}' is no id", id=id_), remedy)
    if not isinstance(table, dict):
        remedy = Message("write [{id}] on a line of its own, its keys below", id=id_)
        yield "", Problem("not-a-table", file.where(id_), Message("'{id}' is no table", id=id_), remedy)
        return
    for key, value in table.items():
        where = file.where(id_, key)
        if key not in KEYS:
            yield key, _unknown_key(key, where)
        elif key == "offices":
            remedy = 'write {office = "president", of = "peru", since = 2024-03-01}'
            yield from ((key, Problem("bad-offices", where, m, remedy)) for m in _office_mistakes(value, known))
        elif (problem := _mistake(key, value, known, where)) is not None:
            yield key, problem


def _unknown_key(key: str, where: Where) -> Problem:
    near = next((k for k in sorted(KEYS) if k[:3] == key[:3]), None)
    remedy = Message("write '{key}'", key=near) if near else Message("keys are {keys}", keys=", ".join(sorted(KEYS)))
    return Problem("unknown-key", where, Message("'{key}' is no key of an actor", key=key), remedy)


def _mistake(key: str, value: Any, known: set[str], where: Where) -> Problem | None:
    """What is wrong with the value of a key other than `offices`."""
    remedy: str
    match key:
        case "kind" if not (isinstance(value, str) and value in _KINDS):
            remedy = Message("one of {keys}", keys=", ".join(_KINDS))
            return Problem("bad-kind", where, Message("'{value}' is no kind", value=value), remedy)
        case "under" if not (isinstance(value, str) and value in known):
            remedy = "give the id of an actor of the register or of this file"
            return Problem("unknown-under", where, Message("nobody here has the id '{value}'", value=value), remedy)
        case "gender" if not (isinstance(value, str) and value in ("m", "f")):
            return Problem("bad-gender", where, Message("'{value}' is no gender", value=value), "write 'm' or 'f'")
        case "aliases" | "people" | "seats" | "organs" if not _strings(value):
            remedy = Message('write {key} = ["one", "another"]', key=key)
            return Problem(f"bad-{key}", where, Message("'{key}' is no list of words", key=key), remedy)
        case "name" | "adjective" if not (_strings(value) or _by_language(value)):
            remedy = Message('write {key}.fr = "..." and {key}.en = "..."', key=key)
            return Problem(f"bad-{key}", where, Message("'{key}' is no name in French or English", key=key), remedy)
    return None


def _strings(value: Any) -> bool:
    listed = value if isinstance(value, list) else [value]
    return all(isinstance(v, str) and v.strip() for v in listed)


def _by_language(value: Any) -> bool:
    return isinstance(value, dict) and all(k in ("fr", "en") and _strings(v) for k, v in value.items())


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
