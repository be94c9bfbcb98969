"""A record in SQLite, and the same in a PostgreSQL server that the tests start themselves."""

import itertools

import pytest
from tests.record import server

from pourparlers.record.store import Record

NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgres():
    """The address of a server; `{name}` stands for a database."""
    server.skip_without()
    with server.server() as address:
        yield address


@pytest.fixture
def database(postgres):
    """The address of a new, empty database."""
    import psycopg

    name = f"record{next(NUMBERS)}"
    with psycopg.connect(postgres.format(name="postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgres.format(name=name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request, tmp_path):
    """Where a new record may be made: a file, and a server's database."""
    if request.param == "sqlite":
        return tmp_path / "record.sqlite"
    return request.getfixturevalue("database")


@pytest.fixture
def record(address):
    """A new record."""
    with Record.open(address) as opened:
        yield opened
