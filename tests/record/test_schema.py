"""The schema that migrations lead to is the one that new records are made with; strangers' files are left alone."""

import sqlite3

import pytest
import sqlalchemy as sa

from pourparlers.base.errors import RefusedInput, WrongUse
from pourparlers.record import schema, tables
from pourparlers.record.store import Record


def shape(engine):
    found = sa.inspect(engine)
    triggers = {r[0] for r in engine.connect().execute(sa.text("select name from sqlite_master where type='trigger'"))}
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"], c["primary_key"]) for c in found.get_columns(name)],
            sorted((f["constrained_columns"], f["referred_table"]) for f in found.get_foreign_keys(name)),
            sorted((i["name"], i["column_names"]) for i in found.get_indexes(name)),
            sorted(u["column_names"] for u in found.get_unique_constraints(name)),
        )
        for name in found.get_table_names()
    }, triggers


def test_migrations_from_the_first_schema_lead_to_the_present_one(tmp_path):
    new = sa.create_engine("sqlite://")
    tables.metadata.create_all(new)
    old = sa.create_engine(f"sqlite:///{tmp_path / 'old.sqlite'}")
    schema.upgrade(old)
    migrated, triggers = shape(old)
    migrated.pop("alembic_version")
    assert (migrated, triggers) == shape(new)


@pytest.mark.postgres
def test_migrations_lead_to_the_present_schema_on_a_server_too(database):
    engine = sa.create_engine(database.replace("postgresql://", "postgresql+psycopg://"))
    schema.upgrade(engine)
    with engine.connect() as connection:
        from alembic.autogenerate import compare_metadata
        from alembic.migration import MigrationContext

        changes = compare_metadata(MigrationContext.configure(connection), tables.metadata)
    assert changes == []
    engine.dispose()
    Record.open(database).close()


def test_the_newest_revision_is_the_head():
    assert schema.revisions()[-1] == schema.HEAD


@pytest.mark.parametrize("revision", schema.revisions())
def test_a_record_of_any_revision_opens(tmp_path, revision):
    path = tmp_path / "old.sqlite"
    engine = sa.create_engine(f"sqlite:///{path}")
    schema.upgrade(engine, revision)
    engine.dispose()
    with Record.open(path) as record:
        assert record.articles() == ()


def code(path, **how):
    with pytest.raises(RefusedInput) as refusal:
        Record.open(path, **how)
    return refusal.value.problems[0].code


def test_what_is_no_record_is_refused_and_left_as_it_is(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("no record at all, but long enough")
    assert code(text) == "not-a-record"

    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as db:
        db.execute("create table mine (a)")
    before = other.read_bytes()
    assert code(other) == "not-a-record"
    assert other.read_bytes() == before

    dna = tmp_path / "talks.dna"
    with sqlite3.connect(dna) as db:
        db.execute("create table STATEMENTS (a)")
        db.execute("create table DOCUMENTS (a)")
    assert code(dna) == "dna-file"

    assert code(tmp_path / "missing.sqlite", create=False) == "no-record"
    assert not (tmp_path / "missing.sqlite").exists()

    with pytest.raises(WrongUse):
        Record.open("mysql://somewhere/talks")


def test_a_record_of_a_newer_program_is_refused(tmp_path):
    path = tmp_path / "record.sqlite"
    Record.open(path).close()
    with sqlite3.connect(path) as db:
        db.execute("update alembic_version set version_num = '9999'")
    assert code(path) == "newer-record"


def test_a_file_cut_off_is_told(tmp_path):
    path = tmp_path / "record.sqlite"
    Record.open(path).close()
    whole = path.read_bytes()
    for length in (100, 5000, len(whole) // 2):
        path.write_bytes(whole[:length])
        assert code(path) in ("record-damaged", "not-a-record", "disk-trouble")


def test_the_log_refuses_changes_even_by_hand(tmp_path):
    from tests.record.test_store import reading

    path = tmp_path / "record.sqlite"
    with Record.open(path) as record:
        record.add(reading())
        record.decide("accept", article="talks", targets=["s1"], coder="ann")
    with sqlite3.connect(path) as db:
        for change in ("update decision set coder = 'eve'", "delete from decision"):
            with pytest.raises(sqlite3.DatabaseError, match="never changed"):
                db.execute(change)
