"""`pourparlers actors` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from pourparlers.doors.cli import cli


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["actors", *arguments])
    return result.exit_code, result.output


def test_explain_says_who_and_why() -> None:
    code, text = run("explain", "le chef de la diplomatie turque", "--date", "2024-03-01", "--lang", "en")
    assert code == 0
    assert "person: Hakan Fidan (hakan-fidan)" in text and "party: Turkey (turkey)" in text and "because: " in text


def test_explain_as_json() -> None:
    code, text = run("explain", "the NATO secretary general", "--date", "2020-01-01", "--json")
    found = json.loads(text)
    assert code == 0 and (found["person"], found["party"]) == ("jens-stoltenberg", "nato") and found["reasons"]


def test_nobody_is_a_finding() -> None:
    code, text = run("explain", "un diplomate occidental", "--lang", "fr")
    assert code == 1 and "personne en particulier" in text


def test_list_by_kind_and_day() -> None:
    code, text = run("list", "--kind", "state", "--lang", "fr")
    assert code == 0 and "state\tnetherlands\tPays-Bas" in text.split("\n")
    code, text = run("list", "--date", "2024-03-01", "--json")
    assert "rishi-sunak" in {row["id"] for row in json.loads(text)} and "keir-starmer" not in {
        row["id"] for row in json.loads(text)
    }


def test_a_dossiers_actors_are_known(tmp_path: Path) -> None:
    file = tmp_path / "actors.toml"
    file.write_text('[port-union]\nname.en = "Port Union"\naliases = ["SDP"]\n', encoding="utf-8")
    code, text = run("explain", "SDP", "--in", "en", "--lang", "en", "--actors", str(file))
    assert code == 0 and "Port Union (port-union)" in text


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "actors.toml"
    file.write_text("[port-union\n", encoding="utf-8")
    assert run("list", "--actors", str(file))[0] == 3
