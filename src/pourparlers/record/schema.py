"""The schema's version: made new at the newest, brought up to it by migrations, refused where it is newer than we."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from pourparlers.base.errors import RefusedInput
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.record.tables import metadata

HEAD = "0004"
"""the newest revision in `migrations/versions`"""

_version = sa.Table("alembic_version", sa.MetaData(), sa.Column("version_num", sa.String(32), primary_key=True))


def prepare(engine: Engine, address: str, *, create: bool) -> None:
    """Make the tables, or bring them up to date; a file of another program is refused as it is."""
    with engine.connect() as connection:
        names = set(sa.inspect(connection).get_table_names())
        version = connection.execute(sa.select(_version.c.version_num)).scalar() if _version.name in names else None
    if version == HEAD:
        return
    if version is None:
        _refuse_strangers(names, address)
        if not create:
            raise RefusedInput([Problem("no-record", Where(address), "there is no record here", "give its address")])
        _make(engine)
    elif version in revisions():
        upgrade(engine)
    else:
        message = Message(
            "the record has schema {version}, this program knows up to {head}", version=version, head=HEAD
        )
        raise RefusedInput([Problem("newer-record", Where(address), message, "install a newer pourparlers")])


def _refuse_strangers(names: set[str], address: str) -> None:
    upper = {name.upper() for name in names}
    if {"STATEMENTS", "DOCUMENTS"} <= upper:
        message, remedy = "this is a database of Discourse Network Analyzer", "bring it in: pourparlers import FILE.dna"
        raise RefusedInput([Problem("dna-file", Where(address), message, remedy)])
    if names & set(metadata.tables):
        message = "there are tables of other programs with our names"
        raise RefusedInput([Problem("not-a-record", Where(address), message, "give another file or database")])
    if names and "://" not in address:
        message = "this SQLite file belongs to another program"
        raise RefusedInput([Problem("not-a-record", Where(address), message, "give a record made by pourparlers")])


def _make(engine: Engine) -> None:
    with engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(5078)"))
            if sa.inspect(connection).has_table(_version.name):
                return  # another program made them while we waited
            metadata.create_all(connection)
            _version.create(connection)
            connection.execute(_version.insert().values(version_num=HEAD))


def revisions() -> tuple[str, ...]:
    """All revisions there are, oldest first."""
    return tuple(sorted(p.name[:4] for p in (Path(__file__).parent / "migrations" / "versions").glob("[0-9]*.py")))


def upgrade(engine: Engine, revision: str = HEAD) -> None:
    """Run the migrations up to `revision`, in one transaction."""
    with engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            migrate(connection, revision)


def migrate(connection: Connection, revision: str = HEAD) -> None:
    """Run the migrations up to `revision` on an open connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
