"""DNA databases in and out: nothing lost, what is strange told, what is no DNA database refused."""

import random
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.record.dna.make import NAMES, TEXT, make

from pourparlers.base.errors import PourparlersError, RefusedInput, WrongUse
from pourparlers.doors.cli import cli
from pourparlers.positions.networks.run import result
from pourparlers.positions.networks.spec_in import spec_from
from pourparlers.positions.timeline import positions
from pourparlers.record.dna import entities
from pourparlers.record.dna.coded import database_of
from pourparlers.record.dna.columns import read_attributes, read_columns
from pourparlers.record.dna.database import read, write
from pourparlers.record.dna.schema import TABLES
from pourparlers.record.store import Record

DNA = Path(__file__).resolve().parents[4] / "shared" / "dna"
SHARED = [pytest.param(DNA / name, marks=pytest.mark.skipif(not DNA.exists(), reason="../shared/dna is not here"))
          for name in ("synthetic.dna", "planted_camps.dna")]  # fmt: skip


def dump(path):
    """Every row of every table, by the first column."""
    with closing(sqlite3.connect(path)) as db:
        return {t: db.execute(f"SELECT {', '.join(f.name for f in TABLES[t])} FROM {t} ORDER BY 1").fetchall()
                for t in TABLES}  # fmt: skip


@pytest.mark.parametrize("source", ["made", *SHARED], ids=str)
def test_from_dna_to_the_record_and_back_nothing_is_lost(source, tmp_path):
    path = make(tmp_path / "talks.dna") if source == "made" else source
    database, problems = read(path)
    assert problems == ()
    with Record.open(tmp_path / "record.sqlite") as record:
        assert record.add_project("talks", database)
        assert not record.add_project("talks", database)
        back, left_out = record.project("talks")
        assert record.projects() == ("talks",)
    assert left_out == ()
    write(back, tmp_path / "back.dna")
    assert dump(tmp_path / "back.dna") == dump(path)
    assert read_columns(tmp_path / "back.dna").ids.tolist() == read_columns(path).ids.tolist()


def test_statements_of_a_database_are_statements_of_the_record(tmp_path):
    database, _ = read(make(tmp_path / "talks.dna"))
    with Record.in_memory() as record:
        record.add_project("talks", database)
        said = list(record.statements())
        names = {id_: name for r in record.readings() for id_, name in r.names}
        stands = positions(record, on=date(2025, 1, 2))
    assert len(said) == 2 * len(NAMES)
    assert {names[c.statement.party] for c in said} == set(NAMES)
    first = TEXT[: TEXT.index(".") + 1]  # a smiley is two of Java's characters and one of ours
    assert {c.statement.content[0].of(TEXT) for c in said if c.article == "talks-1"} == {first}
    assert {p.issue for p in stands} == {"toll"}


def test_documents_that_are_equal_stay_two(tmp_path):
    path = make(tmp_path / "talks.dna")
    with sqlite3.connect(path) as db:
        db.execute("UPDATE DOCUMENTS SET Date = 0, Title = 'same'")
    with Record.in_memory() as record:
        record.add_project("talks", read(path)[0])
        assert len(record.articles()) == 2
        assert len(list(record.statements())) == 2 * len(NAMES)


def test_export_without_a_name_gives_the_only_project_back(tmp_path):
    path = make(tmp_path / "talks.dna")
    place = str(tmp_path / "record.sqlite")
    for arguments in (["import", str(path)], ["export", "--format", "dna", "-o", str(tmp_path / "back.dna")]):
        assert CliRunner().invoke(cli, [*arguments, "--record", place]).exit_code == 0
    assert dump(tmp_path / "back.dna") == dump(path)


def test_a_record_is_written_as_a_database_that_gives_the_same_stances(tmp_path):
    database, _ = read(make(tmp_path / "talks.dna"))
    with Record.in_memory() as record:
        record.add_project("talks", database)
        write(database_of(record.readings()), tmp_path / "out.dna")
    new, old = (read_columns(tmp_path / name) for name in ("out.dna", "talks.dna"))
    assert len(new) == len(old)
    for variable in ("organization", "concept", "agreement", "person"):
        assert sorted(new.column(variable).texts()) == sorted(old.column(variable).texts())
    assert read(tmp_path / "out.dna")[1] == ()


def test_what_dna_has_not_is_kept_and_told(tmp_path):
    path = make(tmp_path / "talks.dna")
    with sqlite3.connect(path) as db:
        db.execute('CREATE TABLE "My ""own"" table" (a, b)')
        db.execute('INSERT INTO "My ""own"" table" VALUES (1, x\'00ff\')')
        db.execute("ALTER TABLE ENTITIES ADD COLUMN Wikidata TEXT")
        db.execute("UPDATE ENTITIES SET Wikidata = 'Q1' WHERE ID = 10")
    database, problems = read(path)
    assert {p.code for p in problems} == {"unknown-table", "unknown-column"}
    with Record.in_memory() as record:
        record.add_project("talks", database)
        write(record.project("talks")[0], tmp_path / "back.dna")
    again, _ = read(tmp_path / "back.dna")
    assert again.extra == database.extra


def test_rows_that_point_nowhere_and_places_outside_the_text_are_told(tmp_path):
    path = make(tmp_path / "talks.dna")
    with sqlite3.connect(path) as db:
        db.execute("UPDATE DATASHORTTEXT SET Entity = 12345 WHERE ID = 4")
        db.execute("UPDATE STATEMENTS SET Stop = 9999 WHERE ID = 2")
    _, problems = read(path)
    assert {p.code for p in problems} == {"points-nowhere", "outside-the-text"}


def refusal(path, reader=read):
    with pytest.raises(RefusedInput) as refused:
        reader(path)
    return refused.value.problems[0].code


@pytest.mark.parametrize("reader", [read, read_columns])
def test_what_is_no_database_of_dna_3_is_refused_with_the_reason(tmp_path, reader):
    assert refusal(tmp_path / "missing.dna", reader) == "no-file"
    text = tmp_path / "text.dna"
    text.write_text("not a database")
    assert refusal(text, reader) == "not-dna"
    other = tmp_path / "other.dna"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE mine (a)")
    assert refusal(other, reader) == "not-dna"
    old = tmp_path / "old.dna"
    with sqlite3.connect(old) as db:
        for table in ("STATEMENTS", "DOCUMENTS", "DATASHORTTEXT", "STATEMENTTYPES"):
            db.execute(f"CREATE TABLE {table} (ID INTEGER)")
    assert refusal(old, reader) == "dna-version"


def test_a_file_cut_off_anywhere_is_refused_or_read_never_a_traceback(tmp_path):
    whole = make(tmp_path / "talks.dna").read_bytes()
    cut = tmp_path / "cut.dna"
    codes = set()
    for length in range(0, len(whole), max(1, len(whole) // 40)):
        cut.write_bytes(whole[:length])
        try:
            read(cut)
        except RefusedInput as refused:
            codes.add(refused.problems[0].code)
    assert codes <= {"dna-damaged", "not-dna", "dna-version"} and "dna-damaged" in codes


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_refused_or_read_never_a_traceback(seed, tmp_path):
    chance = random.Random(seed)
    damaged = bytearray(make(tmp_path / "talks.dna").read_bytes())
    for _ in range(chance.choice([1, 3, 20])):
        damaged[chance.randrange(100, len(damaged))] = chance.randrange(256)
    path = tmp_path / "damaged.dna"
    path.write_bytes(damaged)
    spec = spec_from({"duplicates": "week"})
    for work in (lambda: result(read_columns(path), spec), lambda: through(path, tmp_path)):
        try:
            work()
        except PourparlersError as refusal:
            assert str(refusal)


def through(path, folder):
    with Record.in_memory() as record:
        record.add_project("talks", read(path)[0])
        write(record.project("talks")[0], folder / "out.dna")


@pytest.mark.parametrize("column", ["DOCUMENTS.Date", "STATEMENTS.Start", "VARIABLES.DataType", "DATABOOLEAN.Value",
                                    "DATASHORTTEXT.Entity", "DOCUMENTS.Text"])  # fmt: skip
@pytest.mark.parametrize("value", ["'text'", "NULL", "x'ff00fe'", "1e300", "99999999999999999"])
def test_values_of_a_wrong_kind_are_told(column, value, tmp_path):
    table, name = column.split(".")
    path = make(tmp_path / "talks.dna")
    for change in ("UPDATE sqlite_master SET sql = replace(replace(sql, 'NOT NULL', ''), 'INTEGER', '') "
                   f"WHERE name = '{table}'", f"UPDATE {table} SET {name} = {value} WHERE rowid % 2 = 0"):  # fmt: skip
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("PRAGMA ignore_check_constraints = ON")
            db.execute("PRAGMA writable_schema = ON")
            try:
                db.execute(change)
            except sqlite3.DatabaseError:  # two entities of one name cannot be
                return
    try:
        through(path, tmp_path)
        result(read_columns(path), spec_from({}))
    except PourparlersError as refusal:
        assert str(refusal)


def test_attributes_and_colours_of_nodes_go_into_graphml(tmp_path):
    path = make(tmp_path / "talks.dna")
    found = read_attributes(path, "organization")
    assert found["Camp"]["Élan"] == "camp 0" and found["color"]["Élan"] == "#090807"
    printed = CliRunner().invoke(cli, ["network", str(path), "--format", "graphml"])
    assert printed.exit_code == 0 and "camp 1" in printed.stdout and 'attr.name="Camp"' in printed.stdout


def test_a_locked_database_is_told(tmp_path, monkeypatch):
    path = make(tmp_path / "talks.dna")
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **k | {"timeout": 0.05}))
    with closing(connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refusal(path) == "dna-locked"


def test_entities_are_merged_with_their_names_statements_and_attributes(tmp_path):
    database, _ = read(make(tmp_path / "talks.dna"))
    with Record.in_memory() as record:
        record.add_project("talks", database)
        record.change_project(entities.attribute("talks", "organization", "Élan", "Seat", "Lyon"), coder="ann")
        notes = record.change_project(entities.merge("talks", "organization", "😀 Party", "Élan"), coder="ann")
        assert [p.code for p in notes] == ["attribute-dropped"]  # camp 1 stays, camp 0 goes
        found = {e.value: e for e in record.entities("talks", "organization")}
        assert "Élan" not in found and found["😀 Party"].aliases == ("Élan",)
        assert found["😀 Party"].attribute("Seat") == "Lyon"
        assert found['O\'Neil & "Sons"; Ltd'].child_of == found["😀 Party"].id
        write(record.project("talks")[0], tmp_path / "merged.dna")
        with pytest.raises(WrongUse):
            record.change_project(entities.merge("talks", "organization", "nobody", "line\nbreak"), coder="ann")
    merged = read_columns(tmp_path / "merged.dna").column("organization").texts()
    assert merged.count("😀 Party") == 4 and "Élan" not in merged


def test_attributes_have_days_and_a_database_gets_those_that_hold(tmp_path):
    database, _ = read(make(tmp_path / "talks.dna"))
    with Record.in_memory() as record:
        record.add_project("talks", database)
        for value, since, until in (("minister", None, date(2025, 5, 31)), ("member", date(2025, 6, 1), None)):
            change = entities.attribute("talks", "person", "Ann", "Role", value, since=since, until=until)
            record.change_project(change, coder="ann")
        ann = next(e for e in record.entities("talks", "person") if e.value == "Ann")
        assert ann.attribute("Role", date(2025, 5, 31)) == "minister" and ann.attribute("Role") == "member"
        before, notes = record.project("talks", on=date(2025, 5, 1))
        assert "minister" in before.column("ATTRIBUTEVALUES", "AttributeValue")
        assert "member" not in before.column("ATTRIBUTEVALUES", "AttributeValue")
        assert [p.code for p in notes] == ["left-out"]
