"""A DNA 3 database in and out, every table and column; what is not known is kept and reported."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pourparlers.base.errors import RefusedInput
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.record.dna import schema
from pourparlers.record.dna.columns import opened

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Database:
    """All rows of a DNA 3 database, columns in the order of `schema.TABLES`, rows by their first column."""

    tables: Mapping[str, tuple[Row, ...]]
    extra: Mapping[str, tuple[tuple[str, ...], tuple[Row, ...]]] = field(default_factory=dict)
    """tables and columns that DNA 3 has not: names of the columns, and rows; a column's rows begin with their id"""

    def column(self, table: str, name: str) -> list[Any]:
        """One column of a table."""
        place = [f.name for f in schema.TABLES[table]].index(name)
        return [row[place] for row in self.tables[table]]

    def records(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table as objects."""
        names = [f.name for f in schema.TABLES[table]]
        return [dict(zip(names, row, strict=True)) for row in self.tables[table]]


def read(path: Path) -> tuple[Database, tuple[Problem, ...]]:
    """A whole database and what was strange in it. Raises RefusedInput for what is no DNA 3 database."""
    problems: list[Problem] = []
    with opened(path) as source:
        garbled: list[bytes] = []
        source.text_factory = lambda raw: _text(raw, garbled)
        listed = source.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        there = {name.upper(): name for (name,) in listed}
        tables: dict[str, tuple[Row, ...]] = {}
        extra: dict[str, Any] = {}
        for table, fields in schema.TABLES.items():
            if table not in there:
                problems.append(
                    _note(
                        path, "missing-table", Message("there is no table {table}", table=table), "it is taken as empty"
                    )
                )
                tables[table] = ()
                continue
            tables[table] = _rows(source, there[table], fields, path, problems, extra)
        for table in sorted(set(there) - set(schema.TABLES)):
            columns = tuple(row[1] for row in source.execute(f"PRAGMA table_info({quoted(there[table])})"))
            extra[there[table]] = (columns, tuple(source.execute(f"SELECT * FROM {quoted(there[table])}")))
            problems.append(
                _note(
                    path,
                    "unknown-table",
                    Message("DNA 3 has no table {there}", there=there[table]),
                    "it is kept as it is",
                )
            )
    if garbled:
        message = Message(
            "{count} texts are not UTF-8, the first {garbled!r}", count=len(garbled), garbled=garbled[0][:40]
        )
        problems.append(_note(path, "not-utf8", message, "characters that cannot be read are written as \ufffd"))
    found = Database(tables, extra)
    problems.extend(_checked(found, path))
    return found, tuple(problems)


def quoted(name: str) -> str:
    """A name of a table or column, safe inside SQL whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def _text(raw: bytes, garbled: list[bytes]) -> str:
    """A text of the database; what is not UTF-8 is noted."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        garbled.append(raw)
        return raw.decode("utf-8", "replace")


def _rows(
    source: sqlite3.Connection, table: str, fields: tuple[schema.Field, ...], path: Path, problems: list[Problem],
    extra: dict[str, Any],
) -> tuple[Row, ...]:  # fmt: skip
    there = [row[1] for row in source.execute(f"PRAGMA table_info({quoted(table)})")]
    known = {name.lower(): name for name in there}
    wanted = [quoted(known[f.name.lower()]) if f.name.lower() in known else "NULL" for f in fields]
    for f in fields:
        if f.name.lower() not in known:
            problems.append(
                _note(
                    path,
                    "missing-column",
                    Message("{table} has no column {name}", table=table, name=f.name),
                    "it is taken as empty",
                )
            )
    names = {f.name.lower() for f in fields}
    for other in (n for n in there if n.lower() not in names):
        rows = tuple(source.execute(f"SELECT {wanted[0]}, {quoted(other)} FROM {quoted(table)} ORDER BY 1"))
        extra[f"{table}.{other}"] = ((fields[0].name, other), rows)
        problems.append(
            _note(
                path,
                "unknown-column",
                Message("DNA 3 has no column {table}.{other}", table=table, other=other),
                "it is kept as it is",
            )
        )
    found = source.execute(f"SELECT {', '.join(wanted)} FROM {quoted(table)} ORDER BY 1").fetchall()
    return _cleaned(found, table, fields, path, problems)


def _cleaned(
    found: list[Row], table: str, fields: tuple[schema.Field, ...], path: Path, problems: list[Problem]
) -> tuple[Row, ...]:
    """Rows whose cells have the type of their column; what has not is reported and taken as empty or 0."""
    kinds = [int if f.type == "INTEGER" else str for f in fields]
    empty = [(0 if f.type == "INTEGER" else "") if "NOT NULL" in f.constraint else None for f in fields]
    wrong, rows = 0, []
    for row in found:
        if all(type(v) is k or (v is None and e is None) for v, k, e in zip(row, kinds, empty, strict=True)):
            rows.append(row)
            continue
        wrong += 1
        if type(row[0]) is kinds[0]:
            cells = zip(row, kinds, empty, strict=True)
            rows.append(tuple(v if type(v) is k else e for v, k, e in cells))
    if wrong:
        message = Message("{wrong} rows of {table} have a value that its column cannot hold", wrong=wrong, table=table)
        problems.append(_note(path, "wrong-type", message, "it is taken as empty; rows without an id are left out"))
    return tuple(rows)


def _note(path: Path, code: str, message: str, remedy: str) -> Problem:
    return Problem(code, Where(str(path)), message, remedy, "warning")


def units(text: str) -> int:
    """The length of a text in UTF-16 units, in which Java, and so DNA, counts."""
    return len(text) + sum(c > "\uffff" for c in text)


def _checked(found: Database, path: Path) -> list[Problem]:
    """Rows that point nowhere, and statements outside their text."""
    problems = []
    ids = {table: set(found.column(table, "ID")) for table, fields in schema.TABLES.items() if fields[0].name == "ID"}
    for table, fields in schema.TABLES.items():
        for f in (f for f in fields if f.refers):
            lost = [v for v in found.column(table, f.name) if v is not None and v not in ids[f.refers]]
            if lost:
                message = Message(
                    "{count} rows of {table} point to {refers} that are not there, the first to {lost}",
                    count=len(lost),
                    table=table,
                    refers=f.refers,
                    lost=lost[0],
                )
                problems.append(_note(path, "points-nowhere", message, "open the file in DNA and look at them"))
    lengths = {d["ID"]: units(d["Text"] or "") for d in found.records("DOCUMENTS")}
    for s in found.records("STATEMENTS"):
        if s["DocumentId"] in lengths and not 0 <= s["Start"] < s["Stop"] <= lengths[s["DocumentId"]]:
            message = Message(
                "statement {id} marks {start} to {stop} of {length} characters",
                id=s["ID"],
                start=s["Start"],
                stop=s["Stop"],
                length=lengths[s["DocumentId"]],
            )
            problems.append(_note(path, "outside-the-text", message, "mend its place in DNA"))
    return problems


def write(database: Database, path: Path) -> None:
    """Write a `.dna` file that DNA 3 opens: beside the old one first, then in its place, all or nothing."""
    aside = path.with_name(path.name + ".part")
    aside.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(aside)) as target, target:
            for statement in schema.statements():
                target.execute(statement)
            for table, fields in schema.TABLES.items():
                given = [f.name for f in fields]
                marks = ", ".join("?" * len(given))
                target.executemany(f"INSERT INTO {table} ({', '.join(given)}) VALUES ({marks})", database.tables[table])
            _write_extra(target, database)
        aside.replace(path)
    except (sqlite3.DatabaseError, OSError) as error:
        aside.unlink(missing_ok=True)
        full = any(sign in str(error).lower() for sign in ("full", "space", "i/o", "too large"))
        code, remedy = ("disk-full", "make room and try again") if full else ("not-written", "check the data")
        raise RefusedInput(
            [Problem(code, Where(str(path)), Message("the file was not written: {error}", error=error), remedy)]
        ) from error


def _write_extra(target: sqlite3.Connection, database: Database) -> None:
    for name, (columns, rows) in database.extra.items():
        table, dot, column = name.partition(".")
        if dot and table.upper() in schema.TABLES:
            target.execute(f"ALTER TABLE {quoted(table)} ADD COLUMN {quoted(column)}")
            key = columns[0]
            change = f"UPDATE {quoted(table)} SET {quoted(column)} = ? WHERE {quoted(key)} = ?"
            target.executemany(change, [(v, k) for k, v in rows])
        else:
            target.execute(f"CREATE TABLE {quoted(name)} ({', '.join(map(quoted, columns))})")
            target.executemany(f"INSERT INTO {quoted(name)} VALUES ({', '.join('?' * len(columns))})", rows)
