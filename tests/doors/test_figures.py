"""`pourparlers figure`, called as a person calls it: the figure, its table as CSV and as JSON."""

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from tests.doors.test_record_commands import filled, folder, run  # noqa: F401
from tests.record.dna.make import make

from pourparlers.doors.cli import cli


@pytest.mark.parametrize("kind, settings", [
    ("bars", ["--set", "variable1=concept"]), ("positions", []),
    ("measures", ["--set", "timeWindow=days", "--set", "windowSize=9", "--runs", "5"]),
])  # fmt: skip
def test_a_figure_of_a_record_has_its_table_beside(kind, settings, filled):  # noqa: F811
    told = run("figure", kind, *settings, "-o", "out/f.svg").stdout
    assert "out/f.svg, out/f.csv and out/f.json" in told
    ElementTree.parse("out/f.svg")
    rows = json.loads(Path("out/f.json").read_text())["rows"]
    assert len(list(csv.DictReader(Path("out/f.csv").read_text().splitlines()))) == len(rows) > 0
    assert any("/s" in row["statements"] for row in rows)


def test_names_of_a_dna_file_do_no_harm(tmp_path):
    file = make(tmp_path / "a.dna")
    for kind in ("networks", "bars"):
        result = CliRunner().invoke(cli, ["figure", kind, str(file), "-o", str(tmp_path / "f.svg"), "--lang", "fr"])
        assert result.exit_code == 0, result.output
        drawn = (tmp_path / "f.svg").read_text()
        ElementTree.fromstring(drawn)
        assert "<b>" not in drawn and "data-statements" in drawn
        cells = [c for row in csv.reader((tmp_path / "f.csv").open(newline="")) for c in row]
        assert not any(c.startswith(("=", "+", "@")) for c in cells)


def test_what_cannot_be_drawn_is_told(tmp_path):
    file = make(tmp_path / "a.dna")
    for arguments, told in [
        (["networks", "--set", "networkType=twomode"], "networkType=onemode"),
        (["measures"], "need windows"),
        (["bars", "--set", "variable1=nothing"], "no variable 'nothing'"),
    ]:
        result = CliRunner().invoke(
            cli, ["figure", arguments[0], str(file), *arguments[1:], "-o", str(tmp_path / "f.svg")]
        )
        assert result.exit_code == 2 and told in result.stderr
