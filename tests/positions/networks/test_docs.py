"""The pages for users of DNA are run: their commands print what they show, their Python gives what it says."""

import doctest
import importlib.util
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pourparlers.doors.cli import cli

ROOT = Path(__file__).resolve().parents[3]
PAGES = ["coming-from-dna.md", "what-dna-gets-wrong.md", "record-and-positions.md", "deciding.md"]


@pytest.fixture
def talks(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("make", ROOT / "examples" / "dna" / "make.py")
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    make.main(tmp_path)
    shutil.copy(ROOT / "examples" / "talks.csv", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POURPARLERS_LANG", "en")
    return tmp_path


def commands(page):
    """Each command with the lines that it is said to print first."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for block in text.split("```console\n")[1:]:
        command, shown = None, []
        for line in block.split("```")[0].splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, shown
                command, shown = line[2:], []
            else:
                shown.append(line)
        yield command, shown


@pytest.mark.parametrize("page", PAGES)
def test_the_page_says_what_happens(page, talks):
    listed = list(commands(page))
    for command, shown in listed:
        program, *arguments = shlex.split(command)
        assert program == "pourparlers"
        found = CliRunner().invoke(cli, arguments)
        assert found.exit_code == 0, f"{command}\n{found.output}"
        assert found.stdout.splitlines()[: len(shown)] == shown, command
    failed, tried = doctest.testfile(str(ROOT / "docs" / page), module_relative=False, encoding="utf-8")
    assert tried + len(listed) > 10 and failed == 0
