"""The commands that list the record, called as a person calls them, in a dossier folder."""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from tests.record.test_store import reading

from pourparlers.base.text import Span
from pourparlers.doors.cli import cli
from pourparlers.reading.types import Position, Reading, Statement
from pourparlers.record.folder import find
from pourparlers.record.store import Record
from pourparlers.sources.types import Article

LATER = "A week on, the union said it was against the strike."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    root = tmp_path / "ports"
    result = CliRunner().invoke(cli, ["init", str(root), "--title", 'The "ports"', "--lang", "en"])
    assert result.exit_code == 0 and "pourparlers.toml" in result.stdout
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def filled(folder):
    turned = Statement("s1", 1, "indirect", None, None, (Span(12, 52),), party="union",
                       positions=(Position("strike", "opposes"),))  # fmt: skip
    with Record.open(folder / "record.sqlite") as record:
        record.add(reading())
        record.add(Reading(Article("later", LATER, "en", date(2025, 9, 12)), (turned,)))
    return folder


def run(*arguments, code=0):
    result = CliRunner().invoke(cli, [*arguments, "--lang", "en"])
    assert result.exit_code == code, result.output
    return result


def data(*arguments):
    return json.loads(run(*arguments, "--json").stdout)


def test_init_keeps_what_is_there(folder):
    assert find(folder / "articles").title == 'The "ports"'
    (folder / "issues.toml").write_text("[mine]\n")
    assert "everything was there" in run("init", str(folder)).stdout
    assert (folder / "issues.toml").read_text() == "[mine]\n"


def test_without_a_folder_or_record_the_way_out_is_told(folder, tmp_path, monkeypatch):
    assert "pourparlers read" in run("positions", code=3).stderr
    monkeypatch.chdir(tmp_path)
    assert "pourparlers init" in run("positions", code=2).stderr
    assert "no record" in run("statements", "--record", "nowhere.sqlite", code=3).stderr


def test_a_wrong_setting_is_named(folder):
    (folder / "pourparlers.toml").write_text('titel = "x"\n')
    assert "'titel' is no setting" in run("positions", code=3).stderr
    (folder / "pourparlers.toml").write_text("title = \n")
    assert "not TOML" in run("positions", code=3).stderr


def test_statements_are_listed_and_chosen(filled):
    assert [s["id"] for s in data("statements")["statements"]] == ["s1", "s2", "s1"]
    assert [s["article"] for s in data("statements", "--issue", "strike")["statements"]] == ["talks", "later"]
    assert "against the strike" in run("statements", "--party", "union").stdout
    assert data("statements", "--until", "2025-09-05", "--party", "board")["statements"][0]["text"]
    assert run("statements", "--until", "yesterday", code=2)


def test_commitments_are_listed(filled):
    assert [c["action"] for c in data("commitments")["commitments"]] == ["go on with the strike"]
    assert data("commitments", "--party", "board") == {"commitments": []}


def test_positions_and_changes(filled):
    now = data("positions")
    assert now["on"] == "2025-09-12"
    assert [(p["party"], p["stance"], p["days_silent"]) for p in now["positions"]] == [
        ("board", "supports", 7), ("union", "opposes", 0)]  # fmt: skip
    before = data("positions", "--on", "2025-09-06", "--issue", "strike")["positions"]
    assert [(p["stance"], p["statements"]) for p in before] == [("supports", ["talks/s1"])]
    quick = data("positions", "--quick", "--on", "2025-09-06")["positions"]
    assert [(p["party"], p["stance"], p["statement"]) for p in quick] == [
        ("board", "supports", "talks/s2"), ("union", "supports", "talks/s1")]  # fmt: skip
    assert "2025-09-12" in run("positions", "--quick").stdout
    hinges = data("positions", "--pivots")["pivots"]
    assert [(p["statement"], p["without"]) for p in hinges] == [("talks/s2", None), ("later/s1", "supports")]
    assert "without it" in run("positions", "--pivots").stdout
    moved = data("changes", "--since", "2025-09-06")
    assert [(c["party"], c["turn"], c["day"]) for c in moved["changes"]] == [("union", "reversed", "2025-09-12")]
    assert "reversed" in run("changes").stdout


def test_tables_speak_french_and_json_does_not(filled):
    french = CliRunner().invoke(cli, ["positions", "--lang", "fr"]).stdout
    assert "s’oppose à" in french and "entendue le" in french
    assert json.loads(CliRunner().invoke(cli, ["positions", "--lang", "fr", "--json"]).stdout)["positions"][1][
        "stance"] == "opposes"  # fmt: skip


def test_control_characters_of_strangers_are_not_obeyed(folder):
    with Record.open(folder / "record.sqlite") as record:
        text = "\x1b[31mred\x1b[0m"
        said = Statement("s1", 1, "direct", None, None, (Span(0, len(text)),))
        record.add(Reading(Article("a", text, "en"), (said,)))
    assert "\x1b" not in run("statements").stdout


@pytest.mark.parametrize("name", ["init", "statements", "commitments", "positions", "changes"])
def test_help_has_an_example(name):
    assert "Example: pourparlers " + name in run(name, "--help").stdout
