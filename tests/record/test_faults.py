"""Killed in the middle, locked, disk full, many writers at once: nothing confirmed is lost, everything is told."""

import importlib.util
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from tests.record.test_store import reading

from pourparlers.base.errors import RefusedInput
from pourparlers.record import connection
from pourparlers.record.store import Record

GATE = Path(__file__).resolve().parents[2] / "gates" / "record_faults.py"
spec = importlib.util.spec_from_file_location("record_faults", GATE)
gate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(gate)


def test_killed_in_the_middle_nothing_confirmed_is_lost(tmp_path):
    path = tmp_path / "record.sqlite"
    found = gate.killed(path, 3, articles=100)
    assert found["kills"] == 3 and found["articles"] >= 100
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) FROM statement").fetchone()[0] == 20 * found["articles"]
        assert db.execute("SELECT count(*) FROM utterance").fetchone()[0] == 20 * found["articles"]


def test_a_record_that_another_program_holds_is_told_and_waited_for(tmp_path):
    path = tmp_path / "record.sqlite"
    with Record.open(path) as record:
        record.add(reading())
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Record.open(path, wait=0.1) as record, pytest.raises(RefusedInput) as refused:
            record.add(reading("later", text="Another one, said Ann."))
        assert refused.value.problems[0].code == "record-locked"
        timer = threading.Timer(0.3, lambda: other.execute("ROLLBACK"))
        timer.start()
        with Record.open(path, wait=20) as record:
            assert record.add(reading("later", text="The union said that the strike goes on, Ann said.")).new_article
        timer.join()


def test_a_full_disk_leaves_the_record_as_it_was(tmp_path):
    path = tmp_path / "record.sqlite"
    with Record.open(path) as record:
        record.add(reading())
    with Record.open(path) as record:
        with record._engine.connect() as plain:  # a database that may not grow stands for a disk without room
            pages = plain.exec_driver_sql("PRAGMA page_count").scalar()

        def no_room(raw, _):
            raw.execute(f"PRAGMA max_page_count = {pages}")

        connection.sa.event.listen(record._engine, "connect", no_room)
        record._engine.dispose()
        with pytest.raises(RefusedInput) as refused:
            record.add(reading("big", text="The union said the strike goes on. " + "x" * 500_000))
    assert refused.value.problems[0].code == "disk-full"
    with Record.open(path) as record:
        assert [a.id for a in record.articles()] == ["talks"]
        assert record.add(reading("after", text="The union said the strike goes on, and on. It said so.")).new_article


@pytest.mark.postgres
def test_many_writers_on_one_statement_lose_no_decision(database):
    assert gate.many_writers(database, 4) == 4
    with Record.open(database) as record:
        decided = next(c for c in record.statements() if c.statement.id == "s1")
        assert decided.status == "disputed" and len(decided.decisions) == 4


def test_several_writers_on_one_file_lose_no_decision(tmp_path):
    path = tmp_path / "record.sqlite"
    assert gate.many_writers(str(path), 3) == 3
