"""A database of Discourse Network Analyzer 3 as columns: only what networks need, read-only, quickly."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from pourparlers.base.errors import RefusedInput
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.record.columns import DOCUMENT_VARIABLES, Column, StatementTable, text_column

NEEDED = {
    "STATEMENTS", "DOCUMENTS", "STATEMENTTYPES", "VARIABLES", "ENTITIES", "DATASHORTTEXT", "DATALONGTEXT",
    "DATAINTEGER", "DATABOOLEAN", "CODERS",
}  # fmt: skip
TIME = (-62_135_596_800, 253_402_300_799)
"""the seconds since 1970 of the years 1 to 9999"""
TABLES = {"integer": "DATAINTEGER", "boolean": "DATABOOLEAN", "long text": "DATALONGTEXT"}


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection to a DNA 3 database; raises RefusedInput for anything else, with the reason."""
    if not path.is_file():
        raise RefusedInput([Problem("no-file", Where(str(path)), "there is no such file", "check the path")])
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=10.0)) as database:
            database.text_factory = lambda raw: raw.decode("utf-8", "replace")
            names = {row[0].upper() for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            _check(names, path)
            yield database
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # a damaged file garbles even its error messages
        raise RefusedInput([_trouble(str(error), path)]) from error


def _check(names: set[str], path: Path) -> None:
    if names >= NEEDED:
        return
    if {"STATEMENTS", "DOCUMENTS"} <= names:
        message = "this is a database of DNA 2 or older, or half of one"
        remedy = "open DNA 3, make a new database, import this file there (Documents, Import from DNA 2.0) and save it"
        raise RefusedInput([Problem("dna-version", Where(str(path)), message, remedy)])
    message = "this SQLite file is no database of Discourse Network Analyzer"
    raise RefusedInput([Problem("not-dna", Where(str(path)), message, "give a .dna file of DNA 3")])


def _trouble(words: str, path: Path) -> Problem:
    if "locked" in words:
        return Problem("dna-locked", Where(str(path)), "another program holds the file", "close it there, try again")
    if "not a database" in words:
        return Problem("not-dna", Where(str(path)), "this is no SQLite file", "give a .dna file of DNA 3")
    message = Message("the file is damaged or cut off ({words})", words=words)
    return Problem("dna-damaged", Where(str(path)), message, "take a whole copy of it from a backup")


def read_columns(path: Path, statement_type: str = "DNA Statement") -> StatementTable:
    """The statements of one type in a DNA 3 database, sorted as DNA sorts them.

    Values that are missing are empty texts or 0. Raises RefusedInput.
    """
    with opened(path) as database:
        types = {str(label): id_ for label, id_ in database.execute("SELECT Label, ID FROM STATEMENTTYPES")}
        if statement_type not in types:
            message = Message("there is no statement type {statement_type!r}", statement_type=statement_type)
            raise RefusedInput(
                [Problem("no-type", Where(str(path)), message, Message("give one of {types}", types=", ".join(types)))]
            )
        number = types[statement_type]
        rows = _array(
            database,
            "SELECT s.ID, s.DocumentId, s.Start, s.Stop, d.Date FROM STATEMENTS s "
            "JOIN DOCUMENTS d ON d.ID = s.DocumentId JOIN CODERS c ON c.ID = s.Coder WHERE s.StatementTypeId = ?",
            number,
            width=5,
        )
        order = np.lexsort((rows[:, 0], rows[:, 3], rows[:, 2], rows[:, 1], rows[:, 4]))
        rows = rows[order]
        variables = {
            str(name): _variable(database, number_, type_, rows[:, 0])
            for number_, name, type_ in database.execute(
                "SELECT ID, Variable, DataType FROM VARIABLES WHERE StatementTypeId = ? ORDER BY ID", (number,)
            ).fetchall()
            if type_ == "short text" or type_ in TABLES
        }
        first, last = _array(database, "SELECT MIN(Date), MAX(Date) FROM DOCUMENTS", width=2)[0].clip(*TIME).tolist()
        moments = rows[:, 4].clip(*TIME)
        return StatementTable(
            ids=rows[:, 0].copy(),
            moments=moments,
            documents=rows[:, 1].copy(),
            variables=variables,
            document_variables=_documents(database, rows[:, 1]),
            first=first,
            last=last,
        )


def with_copies(path: Path, table: StatementTable) -> StatementTable:
    """The statements with the near-copies among their documents marked, found by the documents' texts."""
    from pourparlers.record.copies import copies
    from pourparlers.sources.types import Article

    with opened(path) as database:
        rows = database.execute("SELECT ID, Text FROM DOCUMENTS ORDER BY Date, ID").fetchall()
    same = copies([Article(str(id_), text if isinstance(text, str) else "", "und") for id_, text in rows])
    first = [int(same.get(str(d), d)) for d in table.documents.tolist()]
    return replace(table, copies=np.array(first, dtype=np.int64))


def read_attributes(path: Path, variable: str, statement_type: str = "DNA Statement") -> dict[str, dict[str, str]]:
    """What a database says of the entities of a variable: for each attribute, and their colour, a value by name."""
    query = (
        "SELECT e.ID, e.Value, e.Red, e.Green, e.Blue FROM ENTITIES e JOIN VARIABLES v ON v.ID = e.VariableId "
        "JOIN STATEMENTTYPES t ON t.ID = v.StatementTypeId WHERE v.Variable = ? AND t.Label = ? AND e.Value <> ''"
    )
    with opened(path) as database:
        rows = database.execute(query, (variable, statement_type)).fetchall()
        rows = [row for row in rows if isinstance(row[1], str)]
        names = {row[0]: row[1] for row in rows}
        whole = (row for row in rows if all(isinstance(part, int) for part in row[2:]))
        coloured = {row[1]: "#{:02X}{:02X}{:02X}".format(*row[2:]) for row in whole}
        found: dict[str, dict[str, str]] = {"color": coloured} if coloured else {}
        listed = database.execute(
            "SELECT a.EntityId, n.AttributeVariable, a.AttributeValue FROM ATTRIBUTEVALUES a "
            "JOIN ATTRIBUTEVARIABLES n ON n.ID = a.AttributeVariableId ORDER BY a.ID"
        )
        for entity, attribute, value in listed:
            if entity in names and value:
                found.setdefault(str(attribute), {})[names[entity]] = str(value)
    return found


def _array(database: sqlite3.Connection, query: str, *values: Any, width: int) -> Any:
    """The whole-number rows of a query, shape `(N, width)`; what is no whole number is 0."""
    found = database.execute(query, values).fetchall()
    try:
        flat = np.fromiter((v for row in found for v in row), dtype=np.int64, count=len(found) * width)
    except (TypeError, ValueError, OverflowError):
        flat = np.array([v if isinstance(v, int) else 0 for row in found for v in row], dtype=np.int64)
    return flat.reshape(-1, width)


def _variable(database: sqlite3.Connection, number: int, type_: str, ids: Any) -> Column:
    """A variable's values for the statements in their order."""
    if type_ == "short text":
        entities = database.execute("SELECT ID, Value FROM ENTITIES WHERE VariableId = ? ORDER BY ID", (number,))
        known = {entity: value if isinstance(value, str) else "" for entity, value in entities}
        index = {value: i for i, value in enumerate(dict.fromkeys(["", *known.values()]))}
        code_of = {entity: index[value] for entity, value in known.items()}
        pairs = _array(database, "SELECT StatementId, Entity FROM DATASHORTTEXT WHERE VariableId = ?", number, width=2)
        codes = np.array([code_of.get(e, 0) for e in pairs[:, 1].tolist()], dtype=np.int64)
        return Column("short text", _aligned(ids, pairs[:, 0], codes), tuple(index))
    query = f"SELECT StatementId, Value FROM {TABLES[type_]} WHERE VariableId = ?"
    if type_ == "long text":
        texts = dict(database.execute(query, (number,)))
        column = text_column([str(texts.get(i) or "") for i in ids.tolist()])
        return Column("long text", column.codes, column.labels)
    pairs = _array(database, query, number, width=2)
    return Column("integer" if type_ == "integer" else "boolean", _aligned(ids, pairs[:, 0], pairs[:, 1]))


def _aligned(ids: Any, keys: Any, values: Any) -> Any:
    """The value of each id, 0 where it has none."""
    out = np.zeros(len(ids), dtype=np.int64)
    if not len(keys):
        return out
    order = np.argsort(keys, kind="stable")
    place = np.searchsorted(keys[order], ids)
    place[place == len(keys)] = 0
    found = keys[order][place] == ids
    out[found] = values[order][place][found]
    return out


def _documents(database: sqlite3.Connection, documents: Any) -> dict[str, Column]:
    rows = database.execute("SELECT Author, Source, Section, Type, ID, Title, ID FROM DOCUMENTS ORDER BY ID").fetchall()
    ids = np.array([row[-1] for row in rows], dtype=np.int64)
    place = np.searchsorted(ids, documents)
    columns = {}
    for i, name in enumerate(DOCUMENT_VARIABLES):
        whole = text_column([str(row[i]) for row in rows])
        columns[name] = Column("short text", whole.codes[place], whole.labels)
    return columns
