"""The log of what is done to entities and coding schemes: append-only, with coder and time, each line undoable."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.record import tables
from pourparlers.record.rows import packed


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One line of the log."""

    number: int
    at: str
    """when, ISO 8601 in UTC"""
    coder: str
    project: str
    """the project it is about; empty for the record's own parties and persons"""
    act: str
    """merge, alias, attribute, parent, type, code, create; `undo` with the number in its body"""
    body: Mapping[str, Any]
    reason: str = ""


def write(
    connection: Connection, *, coder: str, project: str, act: str, body: Mapping[str, Any], rows: Any = (),
    reason: str = "",
) -> int:  # fmt: skip
    """Add a line to the log, with the rows of the project that it changed, and give its number."""
    if not coder.strip():
        raise WrongUse("a change needs the name of its coder")
    made = connection.execute(
        tables.change.insert().values(
            at=datetime.now(UTC).isoformat(timespec="microseconds"), coder=coder, project=project, act=act,
            body=packed(dict(body)), rows=packed(list(rows)), reason=reason,
        )
    )  # fmt: skip
    assert made.inserted_primary_key is not None
    return int(made.inserted_primary_key[0])


def log_of(connection: Connection, project: str | None = None) -> tuple[LoggedChange, ...]:
    """The log in its order, of one project (empty: the record itself), or whole."""
    c = tables.change.c
    query = sa.select(c.number, c.at, c.coder, c.project, c.act, c.body, c.reason).order_by(c.number)
    if project is not None:
        query = query.where(c.project == project)
    return tuple(
        LoggedChange(r.number, r.at, r.coder, r.project, r.act, json.loads(r.body), r.reason)
        for r in connection.execute(query)
    )


def rows_of(connection: Connection, number: int) -> list[Any]:
    """The rows that a change touched, as they were and as it left them."""
    c = tables.change.c
    return list(json.loads(connection.execute(sa.select(c.rows).where(c.number == number)).scalar_one()))


def undone(log: tuple[LoggedChange, ...]) -> frozenset[int]:
    """The numbers of the changes that do not hold; an undone undo brings back what it undid."""
    found: set[int] = set()
    for line in reversed(log):
        if line.act == "undo" and line.number not in found:
            found.add(int(line.body["number"]))
    return frozenset(found)


def to_undo(connection: Connection, number: int, coder: str) -> LoggedChange:
    """The change of that number; WrongUse where there is none, it is another's, or is undone already."""
    log = log_of(connection)
    line = next((c for c in log if c.number == number), None)
    if line is None:
        raise WrongUse(Message("there is no change {number} to undo", number=number))
    if line.coder != coder:
        raise WrongUse(Message("change {number} is {coder}'s; make another one", number=number, coder=line.coder))
    if number in undone(log):
        raise WrongUse(Message("change {number} is undone already", number=number))
    return line
