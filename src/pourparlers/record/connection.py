"""The way to the database: one SQLite file, or PostgreSQL by address; its troubles told as problems."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from pourparlers.base.errors import RefusedInput, WrongUse
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.record import schema

WAIT_SECONDS = 30.0
MAGIC = b"SQLite format 3\x00"

TROUBLES = (
    # words of the database, code, message, remedy
    ("locked", "record-locked", "another program holds the record", "close that program, or try again later"),
    ("not a database", "not-a-record", "this is no SQLite file", "give a record file made by pourparlers"),
    ("malformed", "record-damaged", "the file is damaged or cut off", "take a copy of it from a backup"),
    ("disk is full", "disk-full", "the disk is full", "make room and run the same command again"),
    ("disk i/o", "disk-trouble", "the disk cannot be read or written", "check the disk, then run the command again"),
    ("readonly", "read-only", "the record may not be written", "give yourself the right to write the file"),
    ("unable to open", "no-way-in", "the record cannot be opened", "check the path and its rights"),
    ("could not connect", "no-server", "the server does not answer", "check the address and that it runs"),
    ("connection failed", "no-server", "the server does not answer", "check the address and that it runs"),
    ("connection refused", "no-server", "the server does not answer", "check the address and that it runs"),
    ("never changed", "log-is-append-only", "a decision may not be changed", "undo it by a new decision"),
)


def engine_for(place: str | Path, *, create: bool, wait: float = WAIT_SECONDS) -> Engine:
    """An engine on a record whose schema is up to date.

    `place` is a file or `postgresql://user@host/name`; `wait` is how many seconds to wait for another writer.
    Raises RefusedInput for what is no record, WrongUse where a driver is missing.
    """
    address = str(place)
    engine = _server(address) if "://" in address else _file(Path(place), create=create, wait=wait)
    with told(address):
        schema.prepare(engine, address, create=create)
    return engine


def _file(path: Path, *, create: bool, wait: float) -> Engine:
    if path.exists() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise RefusedInput([_problem("not a database", str(path))])
    elif not create:
        remedy = "make one: pourparlers init FOLDER, then pourparlers read"
        raise RefusedInput([Problem("no-record", Where(str(path)), "there is no record here", remedy)])
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": wait, "isolation_level": None})
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _server(address: str) -> Engine:
    scheme, rest = address.split("://", 1)
    if scheme not in ("postgresql", "postgres"):
        raise WrongUse(
            Message("{scheme!r} is no kind of record; give a file or postgresql://USER@HOST/NAME", scheme=scheme)
        )
    try:
        return sa.create_engine(f"postgresql+psycopg://{rest}")
    except ImportError as missing:
        raise WrongUse("PostgreSQL needs its driver: pip install 'pourparlers[postgres]'") from missing


def _prepare_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -64000")


def _begin_sqlite(connection: Connection) -> None:
    """Writers take the file at once, so that two of them wait for each other instead of failing half-way."""
    kind = "IMMEDIATE" if connection.get_execution_options().get("writes") else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {kind}")


@contextmanager
def writing(engine: Engine, address: str) -> Iterator[Connection]:
    """A transaction that writes: all of it or nothing."""
    with told(address), engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            yield connection


@contextmanager
def looking(engine: Engine, address: str) -> Iterator[Connection]:
    """A transaction that only reads."""
    with told(address), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def told(address: str) -> Iterator[None]:
    """Turn what the database says into a problem that a person can act on."""
    try:
        yield
    except DBAPIError as error:
        raise RefusedInput([_problem(str(error.orig), address)]) from error
    except sqlite3.DatabaseError as error:
        raise RefusedInput([_problem(str(error), address)]) from error
    except UnicodeDecodeError as error:  # a damaged file garbles even its error messages
        raise RefusedInput([_problem("malformed", address)]) from error


def _problem(words: str, address: str) -> Problem:
    for sign, code, message, remedy in TROUBLES:
        if sign in words.lower():
            return Problem(code, Where(address), message, remedy)
    return Problem(
        "database",
        Where(address),
        Message("the database says: {words}", words=words.strip()),
        "see the words of the database",
    )
