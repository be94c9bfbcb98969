"""The docs hold: the reference is what --help prints, and the commands that pages show exist."""

from __future__ import annotations

import doctest
import importlib.util
import re
from pathlib import Path

import pytest

from pourparlers.doors.cli import COMMANDS

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), DOCS.parent / "README.md"])


def test_the_command_reference_is_what_help_prints() -> None:
    spec = importlib.util.spec_from_file_location("build_reference", DOCS / "build_reference.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.TARGET.read_text("utf-8") == module.reference(), "run docs/build_reference.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_that_pages_show_exist(page: Path) -> None:
    for line in re.findall(r"(?m)^\s*(?:\$ |\.venv/bin/)?pourparlers ([a-z]+)", page.read_text("utf-8")):
        assert line in {*COMMANDS, "serve", "config"}, f"{page.name}: pourparlers {line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


ELSEWHERE = {"coming-from-dna.md", "what-dna-gets-wrong.md"}  # run by tests/positions/networks, beside their data
RUN = [p for p in PAGES if ">>>" in p.read_text("utf-8") and p.name not in ELSEWHERE]


@pytest.mark.parametrize("page", RUN, ids=lambda p: p.name)
def test_examples_of_a_page_give_what_it_shows(page: Path) -> None:
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    assert doctest.testfile(str(page), module_relative=False, optionflags=flags).failed == 0
