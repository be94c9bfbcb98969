"""Entities and coding schemes by command: every change logged, followed by positions, undone."""

import json

import pytest
from click.testing import CliRunner
from tests.doors.test_record_commands import data, filled, folder, run  # noqa: F401
from tests.record.dna.make import make
from tests.record.test_store import reading

from pourparlers.doors.cli import cli
from pourparlers.reading.types import Reading
from pourparlers.record.store import Record
from pourparlers.sources.types import Article

pytestmark = pytest.mark.usefixtures("filled")
ANN = ("--coder", "ann")


def holders():
    return [(p["party"], p["issue"]) for p in data("positions")["positions"]]


def test_merged_parties_are_one_everywhere_until_that_is_undone():
    before = holders()
    run("entity", "merge", "board", "union", *ANN, "--reason", "one voice")
    assert holders() == [("union", "strike"), ("union", "talks")]
    assert {s["party"] for s in data("statements")["statements"]} == {"union"}
    assert data("entity", "list")["entities"][0]["merged"] == ["board"]
    with Record.open("record.sqlite") as record:  # what is read later follows too
        record.add(Reading(Article("more", reading().article.text + "!", "en"), reading().statements))
    assert {p for p, _ in holders()} == {"union"}
    run("entity", "undo", "1", *ANN)
    assert holders() == before
    run("entity", "undo", "2", *ANN)
    assert {p for p, _ in holders()} == {"union"}
    assert [(c["act"], c["stands"]) for c in data("entity", "log")["changes"]] == [
        ("merge", True), ("undo", False), ("undo", True)]  # fmt: skip


def test_chains_of_merges_come_apart_in_any_order():
    run("entity", "merge", "board", "union", *ANN)
    run("entity", "merge", "union", "guild", *ANN)
    assert {p for p, _ in holders()} == {"guild"}
    run("entity", "undo", "1", *ANN)
    assert {p for p, _ in holders()} == {"guild", "board"}


def test_attributes_have_days_aliases_and_parents():
    run("entity", "attribute", "ann", "role", "minister", "--until", "2025-05-31", *ANN)
    run("entity", "attribute", "ann", "role", "mediator", "--since", "2025-06-01", *ANN)
    run("entity", "alias", "ann", "A. Lind", *ANN)
    run("entity", "parent", "ann", "union", *ANN)
    found = {e["entity"]: e for e in data("entity", "list", "--on", "2025-06-02")["entities"]}["ann"]
    assert [a["value"] for a in found["attributes"]] == ["mediator"]
    assert (found["aliases"], found["parent"]) == (["A. Lind"], "union")
    assert "minister (… – 2025-05-31)" in run("entity", "list").stdout


@pytest.mark.parametrize("arguments, told", [
    (["merge", "union", "union"], "one already"),
    (["parent", "union", "union"], "is below"),
    (["attribute", "ann", "role", "x", "--since", "2025-02-01", "--until", "2025-01-01"], "is after"),
    (["undo", "5"], "no change 5"),
])  # fmt: skip
def test_what_cannot_be_is_told(arguments, told):
    assert told in run("entity", *arguments, *ANN, code=2).stderr
    assert data("entity", "log")["changes"] == []


def test_nobody_undoes_what_another_said():
    run("entity", "alias", "ann", "A.", *ANN)
    assert "is ann's" in run("entity", "undo", "1", "--coder", "bob", code=2).stderr


def tables_of(name="talks"):
    with Record.open("record.sqlite") as record:
        return record.project(name)[0].tables


def test_every_change_of_a_project_is_undone_row_by_row(tmp_path):
    run("import", str(make(tmp_path / "talks.dna")))
    before = tables_of()
    there = ("--project", "talks", *ANN)
    for arguments in (
        ["entity", "merge", "Élan", "😀 Party", *there],
        ["entity", "alias", "Élan", "Elan SA", *there],
        ["entity", "attribute", "Élan", "Camp", "new", "--since", "2025-01-01", *there],
        ["entity", "parent", "Élan", "😀 Party", *there],
        ["scheme", "add", "talks", "Frame", "--variable", "frame=short text", "--variable", "strength=integer", *ANN],
        ["scheme", "code", "talks", "DNA Statement", "--document", "1", "--words", "kept silent",
         "--set", "organization=New", "--set", "agreement=true", *ANN],
    ):  # fmt: skip
        run(*arguments)
        log = data("entity", "log")["changes"]
        assert tables_of() != before or arguments[1] in ("alias", "attribute"), arguments
        run("entity", "undo", str(log[-1]["number"]), *ANN)
        assert tables_of() == before, arguments
        run("entity", "undo", str(log[-1]["number"] + 1), *ANN)
        run("entity", "undo", str(log[-1]["number"] + 2), *ANN)
        assert tables_of() == before, arguments


def test_a_change_on_which_a_later_one_rests_is_undone_after_it(tmp_path):
    run("import", str(make(tmp_path / "talks.dna")))
    there = ("--project", "talks", *ANN)
    run("entity", "merge", "Élan", "😀 Party", *there)
    run("entity", "merge", "😀 Party", "<b>bold</b>", *there)
    assert "undo that first" in run("entity", "undo", "1", *ANN, code=2).stderr
    run("entity", "undo", "2", *ANN)
    run("entity", "undo", "1", *ANN)


def test_a_scheme_of_ones_own_is_listed_coded_and_written(tmp_path):
    run("scheme", "create", "mine", *ANN)
    run("scheme", "add", "mine", "Frame", "--variable", "frame=short text", *ANN)
    found = {t["label"]: t["variables"] for t in data("scheme", "list", "mine")["types"]}
    assert found["Frame"] == {"frame": "short text"}
    run("export", "--format", "dna", "--project", "mine", "-o", "mine.dna")
    assert (
        "no document 3"
        in run("scheme", "code", "mine", "Frame", "--document", "3", "--words", "x", *ANN, code=2).stderr
    )
    assert "kinds are" in run("scheme", "add", "mine", "Odd", "--variable", "a=number", *ANN, code=2).stderr
    french = CliRunner().invoke(cli, ["entity", "log", "--lang", "fr"])
    assert "projet créé" in french.stdout
    json.loads(CliRunner().invoke(cli, ["scheme", "list", "--json"]).stdout)
