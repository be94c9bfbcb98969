"""A DNA database kept in a record as a project: statement types, entities, coders, statements, all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pourparlers.base.errors import WrongUse
from pourparlers.base.ids import digest
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.record import tables
from pourparlers.record.dna import schema
from pourparlers.record.dna.database import Database

STEP = 20_000


def mark(database: Database) -> str:
    """A digest of everything in a database."""
    rows = {name: list(map(list, rows)) for name, rows in database.tables.items()}
    extra = {name: [list(columns), list(map(list, found))] for name, (columns, found) in database.extra.items()}
    return digest(json.dumps([rows, extra], sort_keys=True, default=str), length=32)


def put(connection: Connection, name: str, database: Database, source: str = "") -> bool:
    """Keep a database under a name; False where it is there already. WrongUse where the name holds another one."""
    known = connection.execute(sa.select(tables.project.c.digest).where(tables.project.c.name == name)).scalar()
    new = mark(database)
    if known == new:
        return False
    if known is not None:
        raise WrongUse(Message("the record has another project {name!r}; give this one a name of its own", name=name))
    connection.execute(tables.project.insert().values(name=name, digest=new, source=source))
    for table in schema.TABLES:
        columns = [f.name for f in schema.TABLES[table]]
        for rows in _steps(database.tables[table]):
            made = [{"project": name} | dict(zip(columns, row, strict=True)) for row in rows]
            connection.execute(tables.dna[table].insert(), made)
    for thing, (heads, found) in database.extra.items():
        body = json.dumps([list(heads), [[_plain(v) for v in row] for row in found]])
        connection.execute(tables.dna_extra.insert().values(project=name, name=thing, body=body))
    return True


def _steps(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for begin in range(0, len(rows), STEP):
        yield rows[begin : begin + STEP]


def _plain(value: Any) -> Any:
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def _back(value: Any) -> Any:
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value


def get(connection: Connection, name: str, *, on: date | None = None) -> tuple[Database, tuple[Problem, ...]]:
    """A project as a DNA database. Of attributes with days only the value that holds on a day (None: still) fits in."""
    if connection.execute(sa.select(tables.project.c.name).where(tables.project.c.name == name)).scalar() is None:
        raise WrongUse(Message("there is no project {name!r} in the record", name=name))
    problems: list[Problem] = []
    found: dict[str, tuple[tuple[Any, ...], ...]] = {}
    for table, fields in schema.TABLES.items():
        t = tables.dna[table]
        columns = [t.c[f.name] for f in fields]
        if table == "ATTRIBUTEVALUES":
            found[table] = _attributes(connection, name, on, problems)
            continue
        query = sa.select(*columns).where(t.c.project == name).order_by(columns[0])
        found[table] = tuple(tuple(row) for row in connection.execute(query))
    extra = {}
    for row in connection.execute(sa.select(tables.dna_extra).where(tables.dna_extra.c.project == name)):
        columns_, rows = json.loads(row.body)
        extra[row.name] = (tuple(columns_), tuple(tuple(_back(v) for v in r) for r in rows))
    aliases = connection.execute(
        sa.select(sa.func.count()).select_from(tables.dna_alias).where(tables.dna_alias.c.project == name)
    ).scalar_one()
    if aliases:
        message = Message("{aliases} aliases have no place in a DNA database", aliases=aliases)
        problems.append(Problem("left-out", Where(name), message, "they stay in the record", "note"))
    return Database(found, extra), tuple(problems)


def _attributes(
    connection: Connection, name: str, on: date | None, problems: list[Problem]
) -> tuple[tuple[Any, ...], ...]:
    """Of each entity and attribute the value that holds, the one that began last."""
    t = tables.dna["ATTRIBUTEVALUES"]
    rows = connection.execute(sa.select(t).where(t.c.project == name).order_by(t.c.ID)).mappings().all()
    best: dict[tuple[int, int], Any] = {}
    day = on.isoformat() if on else None
    for row in rows:
        over = row["Until"] is not None and (day is None or row["Until"] < day)
        ahead = row["Since"] is not None and day is not None and row["Since"] > day
        key = (row["EntityId"], row["AttributeVariableId"])
        if not over and not ahead and (key not in best or (row["Since"] or "") >= (best[key]["Since"] or "")):
            best[key] = row
    if len(best) < len(rows):
        message = Message(
            "{count} attribute values hold on other days; a DNA database keeps one each", count=len(rows) - len(best)
        )
        problems.append(Problem("left-out", Where(name), message, "they stay in the record", "note"))
    fields = [f.name for f in schema.TABLES["ATTRIBUTEVALUES"]]
    return tuple(tuple(row[f] for f in fields) for row in sorted(best.values(), key=lambda r: r["ID"]))


def names(connection: Connection) -> tuple[str, ...]:
    """The projects of a record."""
    return tuple(connection.execute(sa.select(tables.project.c.name).order_by(tables.project.c.name)).scalars())
