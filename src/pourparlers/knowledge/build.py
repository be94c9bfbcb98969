"""Compile the register's files into `register.json`, the one file that reading loads.

    python -m pourparlers.knowledge.build            write register.json
    python -m pourparlers.knowledge.build --check    exit 1 if it is not what the files say

Names of states in French and English come from CLDR (babel) here and not at reading time.
"""

from __future__ import annotations

import csv
import json
import sys
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

from pourparlers.base.ids import slug
from pourparlers.knowledge import tables
from pourparlers.knowledge.types import Entity, Sense

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "register"
TARGET = HERE / "register.json"


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((SOURCES / name).read_text(encoding="utf-8"))


def _state_names(table: dict[str, Any]) -> tuple[str, str]:
    if "name" in table:
        return tables.bilingual(table["name"])
    from babel import Locale

    code = table["code"]
    names = [Locale(language).territories[code].replace("’", "'") for language in ("fr", "en")]
    return _short(names[0]), table.get("english", _short(names[1]))


def _short(name: str) -> str:
    """CLDR's longer forms, shortened: no brackets, no official reading.

    >>> _short("Congo - Kinshasa"), _short("Myanmar (Burma)")
    ('Congo-Kinshasa', 'Myanmar')
    """
    return (
        name.split(" (")[0]
        .replace(" - ", "-")
        .replace("R.A.S. chinoise de ", "")
        .replace("Hong Kong SAR China", "Hong Kong")
        .replace("Macao SAR China", "Macao")
    )


def people() -> tuple[list[Entity], list[tables.Name], list[list[str]]]:
    """Office holders: a person each, with all spellings, and their tenures.

    Columns of offices.tsv: office, of, name, gender, since, until; persons.tsv adds the French and other spellings.
    """
    spellings = {row[0]: row[1:] for row in _rows("persons.tsv")}
    found: dict[str, Entity] = {}
    names: list[tables.Name] = []
    tenures: list[list[str]] = []
    for office, of, name, gender, since, until in _rows("offices.tsv"):
        id_ = slug(name)
        tenures.append([id_, office, of, since, until])
        if id_ in found:
            continue
        french = spellings[id_][0] if spellings.get(id_) else name
        found[id_] = Entity(id_, "person", french, name, "", gender)
        names += person_names(id_, name, gender, spellings.get(id_, ()))
    return list(found.values()), names, tenures


def person_names(id_: str, name: str, gender: str, spellings: Any) -> list[tables.Name]:
    """Full names and spellings; family names alone are weak."""
    found = []
    for text in (name, *spellings):
        weak = " " not in text
        found.append(tables.Name(text, "", Sense(id_, "person", weak, gender, text=text)))
        if not weak:
            surname = family_name(name)
            if surname:
                found.append(tables.Name(surname, "", Sense(id_, "person", True, gender, text=surname)))
    return found


def family_name(name: str) -> str:
    """The family name of a full name as news writes it alone, with its particle.

    >>> family_name("Ursula von der Leyen"), family_name("Friedrich Merz")
    ('von der Leyen', 'Merz')
    """
    words = name.split(" ")
    at = next((i for i, word in enumerate(words) if i and word[0].islower()), len(words) - 1)
    return " ".join(words[at:]) if len(words) > 1 else ""


def _rows(name: str) -> list[list[str]]:
    path = SOURCES / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(
            (line for line in lines if line.strip() and not line.startswith("#")),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
        return [[cell.strip() for cell in row] for row in rows]


def compiled() -> dict[str, Any]:
    """All files of the register as one JSON value, in the order of the files."""
    entities: list[Entity] = []
    names: list[tables.Name] = []
    for id_, table in _table("states.toml").items():
        entity, more = tables.state(id_, table, _state_names(table))
        entities.append(entity)
        names += more
    readers = (
        ("organisations.toml", tables.organisation),
        ("national.toml", tables.organisation),
        ("media.toml", tables.medium),
    )
    for file, reader in readers:
        for id_, table in _table(file).items():
            entity, more = reader(id_, table)
            entities.append(entity)
            names += more
    names += chain.from_iterable(tables.body(id_, table) for id_, table in _table("bodies.toml").items())
    persons, person_words, tenures = people()
    entities += persons
    names += person_words
    return {
        "entities": [list(e) for e in entities],
        "names": [[n.text, n.language, *n.sense[:6]] for n in names],
        "tenures": tenures,
        "without": [[office, *states] for office, states in _table("without.toml").items()],
        "nouns": [[noun, *ids] for noun, ids in _table("nouns.toml").items()],
        "federations": [_table("federations.toml")["states"]],
    }


def text() -> str:
    """The compiled register as it stands in `register.json`: one record a line, so that changes can be read."""
    data = compiled()
    lists = [
        f'"{k}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows) + "\n]"
        for k, rows in data.items()
    ]
    return "{" + ",\n".join(lists) + "}\n"


def main(arguments: list[str]) -> int:
    """Write, or check, register.json."""
    fresh = text()
    if "--check" in arguments:
        return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != fresh)
    aside = TARGET.with_suffix(".new")
    aside.write_text(fresh, encoding="utf-8")
    aside.replace(TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
