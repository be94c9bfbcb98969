"""The main job from the command line: an article in, a dossier out; and every bad input told with its remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pourparlers.doors.cli import COMMANDS, cli

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "guarantees.fr.txt"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def told(result: Result, code: int, *words: str) -> None:
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    for word in words:
        assert word in result.output


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    page = tmp_path_factory.mktemp("out") / "page.html"
    result = run("dossier", EXAMPLE, "--date", "2025-09-05", "-o", page)
    assert result.exit_code == 0, result.output
    return result.output, page.read_text("utf-8")


def test_one_command_writes_the_dossier(dossier: tuple[str, str]) -> None:
    output, page = dossier
    assert "page.html" in output
    assert page.lower().startswith("<!doctype html>")
    assert "Emmanuel Macron" in page
    assert "http://" not in page.replace("http://www.w3.org", "")


def test_the_terminal_tells_what_was_read_and_what_holds(dossier: tuple[str, str]) -> None:
    output, _ = dossier
    assert "déclarations" in output
    assert "combinaisons possibles" in output
    assert "C’est une impasse" in output
    assert "A ceasefire comes before a peace agreement" in output


def test_the_same_article_gives_the_same_bytes(tmp_path: Path, dossier: tuple[str, str]) -> None:
    again = tmp_path / "again.html"
    run("dossier", EXAMPLE, "--date", "2025-09-05", "-o", again)
    assert again.read_text("utf-8") == dossier[1]


def test_read_prints_a_record(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["read", str(EXAMPLE), "--date", "2025-09-05", "--json"])
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    text = EXAMPLE.read_text("utf-8")
    assert record["document"]["language"] == "fr"
    assert len(record["statements"]) >= 12
    for statement in record["statements"]:
        for start, end in statement["content"]:
            assert 0 <= start < end <= len(text)


def test_a_folder_from_articles_to_a_solved_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "talks").exit_code == 0
    folder = tmp_path / "talks"
    (folder / "articles" / "2025-09-05-guarantees.txt").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    (folder / "issues.toml").write_text((EXAMPLE.parent / "guarantees.issues.toml").read_text("utf-8"), "utf-8")
    monkeypatch.chdir(folder)
    told(run("read"), 0, "2025-09-05-guarantees")
    before = run("statements", "--json").stdout
    told(run("read"), 0)
    assert run("statements", "--json").stdout == before
    for command in ("statements", "commitments", "positions", "changes"):
        told(run(command), 0)
    told(run("draft"), 0, "model.conflict")
    told(run("check"), 0)
    told(run("solve", "--json"), 0, '"equilibria"')
    model = folder / "model.conflict"
    model.write_text(model.read_text("utf-8").replace("prefers", "prefers ; mine"), "utf-8")
    told(run("draft"), 0, "model.proposed.conflict")
    assert "; mine" in model.read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["empty", "give the article's text"]),
        (b"GIF89a\x00\x01", ["binary"]),
        (b"Les pourparlers ont \xe9chou\xe9", ["not-utf-8", ":1:21", "iconv"]),
        ("Los negociadores dijeron que el acuerdo no es posible para los dos países".encode(), ["es", "--language"]),
        (b"x" * 50_000_000, ["too-large", "50.0 MB"]),
    ],
)
def test_bad_articles_are_refused(tmp_path: Path, content: bytes, words: list[str]) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    told(run("dossier", file, "--date", "2025-09-05", "-o", tmp_path / "x.html"), 3, *words)
    assert not (tmp_path / "x.html").exists()


def test_a_bad_date_and_none_at_all(tmp_path: Path) -> None:
    told(run("read", EXAMPLE, "--date", "5 septembre"), 3, "bad-date", "YYYY-MM-DD")
    told(run("read", EXAMPLE), 0, "no-date")


def test_unbalanced_quotes_and_markup_are_only_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "« Le ministre a dit que “tout va bien, </script><script>alert(1)</script> a-t-il ajouté.\nLa suite est “là.",
        "utf-8",
    )
    told(run("dossier", file, "--date", "2025-09-05", "-o", tmp_path / "a.html"), 0)
    assert "<script>alert(1)" not in (tmp_path / "a.html").read_text("utf-8")


def test_a_code_book_with_a_typo_names_the_line_and_the_word_meant(tmp_path: Path) -> None:
    book = tmp_path / "issues.toml"
    book.write_text('[truce]\ndescription = "A truce"\ntermes = ["trêve"]\n', "utf-8")
    told(run("read", EXAMPLE, "--date", "2025-09-05", "--issues", book), 3, "issues.toml:3", "terms")


def test_ten_mistakes_in_a_conflict_file_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "bad.conflict"
    file.write_text("".join(f"party p{n}\n  option x y z\n" for n in range(5)) + "prefer\n" * 5, "utf-8")
    result = run("check", file)
    assert result.exit_code in (1, 3)
    assert sum(line.startswith(f"{file}:") for line in result.output.splitlines()) >= 10


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0, result.output
    assert "xample" in result.output
