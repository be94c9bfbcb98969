"""Statement types of one's own, coded by hand, and out as a database that reads the same."""

import pytest
from tests.record.dna.make import make

from pourparlers.base.errors import RefusedInput, WrongUse
from pourparlers.record.dna import schemes
from pourparlers.record.dna.columns import read_columns
from pourparlers.record.dna.database import read, write
from pourparlers.record.store import Record

FRAMES = {"speaker": "short text", "frame": "short text", "strength": "integer", "explicit": "boolean",
          "remark": "long text"}  # fmt: skip


@pytest.fixture
def record(tmp_path):
    database, _ = read(make(tmp_path / "talks.dna"))
    with Record.in_memory() as opened:
        opened.add_project("talks", database)
        opened.change_project(schemes.add_type("talks", "Frame", FRAMES), coder="ann")
        yield opened


def code(record, **given):
    core = {"document": 1, "start": 0, "stop": 3, "coder": "Dora", "values": {}}
    record.change_project(schemes.code("talks", "Frame", **core | given), coder="ann")


def test_a_type_of_ones_own_is_coded_and_written(record, tmp_path):
    values = {"speaker": "Ann", "frame": "O'Neil; cost", "strength": -3, "explicit": True, "remark": "two\nlines"}
    code(record, values=values)
    code(record, values={"speaker": "Ann"}, start=4, stop=6)
    kind = {t.label: t for t in record.statement_types("talks")}["Frame"]
    assert {v.name: v.data_type for v in kind.variables} == FRAMES
    write(record.project("talks")[0], tmp_path / "out.dna")
    assert read(tmp_path / "out.dna")[1] == ()
    coded = read_columns(tmp_path / "out.dna", "Frame")
    first = {name: coded.column(name).texts()[0] for name in FRAMES}
    assert first == values | {"strength": "-3", "explicit": "1"}
    assert coded.column("frame").texts()[1] == ""
    assert "Dora" in record.project("talks")[0].column("CODERS", "Name")


def test_everything_wrong_with_a_code_is_told_at_once(record):
    with pytest.raises(RefusedInput) as refused:
        code(record, start=5, stop=9999, values={"strength": "much", "mood": "bad", "speaker": "x" * 191})
    assert [p.code for p in refused.value.problems] == [
        "outside-the-text", "wrong-value", "unknown-variable", "too-long"]  # fmt: skip
    with pytest.raises(WrongUse):
        record.change_project(schemes.add_type("talks", "Frame", {}), coder="ann")
    with pytest.raises(WrongUse):
        record.change_project(schemes.add_type("talks", "Odd", {"a": "number"}), coder="ann")


def test_a_project_may_begin_empty(tmp_path):
    with Record.in_memory() as opened:
        opened.change_project(schemes.create("fresh"), coder="ann")
        assert [t.label for t in opened.statement_types("fresh")] == ["DNA Statement"]
        write(opened.project("fresh")[0], tmp_path / "fresh.dna")
    assert len(read_columns(tmp_path / "fresh.dna")) == 0
