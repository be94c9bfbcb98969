"""Two small databases of DNA 3 with invented content: `python examples/dna/make.py [folder]` writes

harbour.dna   a dispute about a harbour over two years and a half: 9 organisations, 6 concepts, some words said twice
camps.dna     eight organisations in two camps: four agree with everything, four with nothing
"""

from __future__ import annotations

import sys
from calendar import timegm
from datetime import date, timedelta
from pathlib import Path
from random import Random

from pourparlers.record.dna.database import Database, Row, write
from pourparlers.record.dna.schema import PERMISSIONS, TABLES

CONCEPTS = ["Berth fees rise", "Night work is allowed", "The pier is extended", "Foreign crews may unload",
            "The loan is guaranteed", "Heavy fuel is banned"]  # fmt: skip
CAMPS = {
    "Port Union": "010001", "Fishers' League": "011001", "Green Quay": "000001", "City of Marrow": "101100",
    "Harbour Authority": "111110", "Lind Shipping": "011110", 'Zone "North"': "101110", "Élan; Logistics": "011110",
    "Ministry": "111101",
}  # fmt: skip
"""for each organisation whether it is for (1) or against (0) each concept"""


def empty() -> dict[str, list[Row]]:
    """The tables of a database with one coder and DNA's own statement type."""
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    tables["SETTINGS"] = [("version", "3.0.7"), ("date", "2022-06-10")]
    tables["CODERS"] = [(1, "Admin", 255, 255, 0, 0, 14, "", 300, 0, 0, 1, *(1 for _ in PERMISSIONS))]
    tables["STATEMENTTYPES"] = [(1, "DNA Statement", 239, 208, 51)]
    tables["VARIABLES"] = [(1, "person", "short text", 1), (2, "organization", "short text", 1),
                           (3, "concept", "short text", 1), (4, "agreement", "boolean", 1),
                           (5, "intensity", "integer", 1)]  # fmt: skip
    tables["ENTITIES"] = [(v, v, "", 0, 0, 0, None) for v in (1, 2, 3)]
    return tables


def add(tables: dict[str, list[Row]], document: int, organisation: str, concept: str, agreement: int) -> None:
    """One statement, its words written into the document."""
    verb = "backs" if agreement else "rejects"
    words = f"{organisation} {verb} it: {concept.lower()}. "
    row = tables["DOCUMENTS"][document - 1]
    start = len(row[2])
    tables["DOCUMENTS"][document - 1] = (*row[:2], row[2] + words, *row[3:])
    number = len(tables["STATEMENTS"]) + 1
    tables["STATEMENTS"].append((number, 1, document, start, start + len(words) - 1, 1))
    for variable, value in ((1, ""), (2, organisation), (3, concept)):
        known = {(e[1], e[2]): e[0] for e in tables["ENTITIES"]}
        if (variable, value) not in known:
            tables["ENTITIES"].append((len(tables["ENTITIES"]) + 1, variable, value, 0, 0, 0, None))
        entity = known.get((variable, value), len(tables["ENTITIES"]))
        tables["DATASHORTTEXT"].append((len(tables["DATASHORTTEXT"]) + 1, number, variable, entity))
    tables["DATABOOLEAN"].append((number, number, 4, agreement))
    tables["DATAINTEGER"].append((number, number, 5, 10 if agreement else -10))


def document(tables: dict[str, list[Row]], day: date, source: str) -> int:
    """A new, empty document."""
    number = len(tables["DOCUMENTS"]) + 1
    moment = timegm(day.timetuple()) + 9 * 3600
    tables["DOCUMENTS"].append((number, f"Report {number}", "", 1, "", source, "news", "", "print", moment))
    return number


def harbour() -> Database:
    """Nine organisations; most keep to their camp, reports repeat themselves within a document and a year later."""
    chance, tables = Random(11), empty()
    for n in range(90):
        day = date(2022, 1, 10) + timedelta(days=10 * n)
        number = document(tables, day, ("Courier", "Echo", "Herald")[n % 3])
        for _ in range(chance.randint(1, 4)):
            organisation = chance.choice(list(CAMPS))
            place = chance.randrange(len(CONCEPTS))
            agreement = int(CAMPS[organisation][place])
            agreement = 1 - agreement if chance.random() < 0.12 else agreement
            for _again in range(2 if chance.random() < 0.2 else 1):
                add(tables, number, organisation, CONCEPTS[place], agreement)
    return Database({name: tuple(rows) for name, rows in tables.items()})


def camps() -> Database:
    """Eight organisations, four concepts, a document a statement."""
    tables = empty()
    for n in range(8):
        for c in range(4):
            number = document(tables, date(2025, 1, 1) + timedelta(days=4 * n + c), "Courier")
            add(tables, number, f"org{n}", f"concept {c}", int(n < 4))
    return Database({name: tuple(rows) for name, rows in tables.items()})


def main(folder: Path) -> None:
    """Write both databases."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, database in (("harbour.dna", harbour()), ("camps.dna", camps())):
        write(database, folder / name)
        print(f"{folder / name}: {len(database.tables['STATEMENTS'])} statements")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
