"""Readings into the tables, in an open transaction: many new articles at once, the others one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pourparlers.base.ids import digest
from pourparlers.reading.record_json import reading_to_json
from pourparlers.reading.types import Reading
from pourparlers.record import rows, tables
from pourparlers.record.coding import book_of, refresh


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a reading changed: nothing where both are False."""

    article: str
    """the name that the record gives the article"""
    new_article: bool
    new_reading: bool


def add_batch(connection: Connection, readings: Sequence[Reading], reader: str, *, scope: str = "") -> list[Added]:
    """Store readings, in few statements where their articles are new; what each changed, in their order.

    In a `scope`, such as a project, two articles may be equal but for their ids, and stay two.
    """
    keys = [rows.article_key(r.article, scope) for r in readings]
    a = tables.article.c
    known = set(connection.execute(sa.select(a.key).where(a.key.in_(keys))).scalars())
    fresh: dict[str, Reading] = {}
    for key, reading in zip(keys, readings, strict=True):
        if key not in known:
            fresh.setdefault(key, reading)
    names = _insert_new(connection, fresh, reader)
    made = {id(reading): names[key] for key, reading in fresh.items()}
    return [
        Added(made[id(reading)], True, True) if id(reading) in made else _add(connection, reading, reader, key)
        for reading, key in zip(readings, keys, strict=True)
    ]


def _insert_new(connection: Connection, fresh: dict[str, Reading], reader: str) -> dict[str, str]:
    """Store new articles with their readings; the name of each by its key."""
    if not fresh:
        return {}
    a = tables.article
    wanted = [r.article.id for r in fresh.values()]
    taken = set(connection.execute(sa.select(a.c.name).where(a.c.name.in_(wanted))).scalars())
    names: dict[str, str] = {}
    for key, reading in fresh.items():
        name = reading.article.id if reading.article.id not in taken else f"{reading.article.id}-{key[:8]}"
        taken.add(name)
        names[key] = name
    listed = [{"name": names[key]} | rows.article_row(r.article, key) for key, r in fresh.items()]
    articles = _returning(connection, a, listed)
    data = [reading_to_json(r) | {"document": None} for r in fresh.values()]
    heads = [
        {"article": article, "reader": reader, "digest": digest(reader, rows.packed(d), length=32), "current": True,
         "rest": rows.rest_of(d)} for article, d in zip(articles, data, strict=True)
    ]  # fmt: skip
    numbers = _returning(connection, tables.reading, heads)
    parts: dict[sa.Table, list[dict[str, Any]]] = {tables.statement: [], tables.finding: [], tables.utterance: []}
    for article, number, key, d in zip(articles, numbers, fresh, data, strict=True):
        said, found = _record_rows(fresh[key], d, key, number)
        parts[tables.statement] += said
        parts[tables.finding] += found
        parts[tables.utterance] += [{"article": article} | row for row in rows.utterance_rows(fresh[key])]
    for table, listed in parts.items():
        if listed:
            connection.execute(table.insert(), listed)
    if book_of(connection).into:
        for article in articles:
            refresh(connection, article)
    return names


def _returning(connection: Connection, table: sa.Table, listed: list[dict[str, Any]]) -> list[int]:
    """Insert rows and give their numbers, in their order."""
    query = table.insert().returning(table.c.id, sort_by_parameter_order=True)
    return [int(n) for n in connection.execute(query, listed).scalars()]


def _record_rows(
    reading: Reading, data: dict[str, Any], key: str, number: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of a reading's statements, and of what else it found."""
    items = rows.items(data, key)
    said = [i for i in items if i.part == "statement"]
    head = {"reading": number}
    statements = [head | rows.statement_row(s, i, n, reading.article)
                  for n, (s, i) in enumerate(zip(reading.statements, said, strict=True))]  # fmt: skip
    return statements, [head | rows.finding_row(i, n) for n, i in enumerate(items) if i.part != "statement"]


def _add(connection: Connection, reading: Reading, reader: str, key: str) -> Added:
    """Store one reading of an article that is known."""
    article_id, name = _known(connection, key)
    data = reading_to_json(reading) | {"document": None}
    mark = digest(reader, rows.packed(data), length=32)
    r = tables.reading.c
    known = connection.execute(sa.select(r.id, r.current).where(r.article == article_id, r.digest == mark)).first()
    if known is not None and known.current:
        return Added(name, False, False)
    connection.execute(tables.reading.update().where(r.article == article_id).values(current=False))
    if known is not None:
        connection.execute(tables.reading.update().where(r.id == known.id).values(current=True))
    else:
        _store(connection, article_id, key, reading, data, {"reader": reader, "digest": mark})
    refresh(connection, article_id)
    return Added(name, False, True)


def _known(connection: Connection, key: str) -> tuple[int, str]:
    """The number and name of an article that is in the record."""
    a = tables.article.c
    found = connection.execute(sa.select(a.id, a.name).where(a.key == key)).one()
    return found.id, found.name


def _store(
    connection: Connection, article: int, key: str, reading: Reading, data: dict[str, Any], head: dict[str, Any]
) -> None:
    """Store another reading of an article."""
    whole = head | {"article": article, "current": True, "rest": rows.rest_of(data)}
    (number,) = _returning(connection, tables.reading, [whole])
    said, found = _record_rows(reading, data, key, number)
    for table, listed in ((tables.statement, said), (tables.finding, found)):
        if listed:
            connection.execute(table.insert(), listed)
