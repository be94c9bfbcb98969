"""Names take their articles: a line of the fixture a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparlers.show.nouns import noun

FIXTURES = Path(__file__).parent / "fixtures"


def lines(language: str) -> list[list[str]]:
    text = (FIXTURES / f"nouns.{language}.txt").read_text("utf-8")
    return [[part.strip() for part in line.split("|")] for line in text.splitlines() if line and line[0] != ";"]


@pytest.mark.parametrize("line", lines("fr"), ids=lambda line: line[0])
def test_french_names_elide_and_contract(line: list[str]) -> None:
    named = noun(line[0], "fr")
    assert [named.subject, named.of, named.to] == line[1:]


@pytest.mark.parametrize("line", lines("en"), ids=lambda line: line[0])
def test_english_names_take_the_where_english_does(line: list[str]) -> None:
    named = noun(line[0], "en")
    assert [named.subject, named.of, named.to] == line[1:]


def test_plural_names_govern_plural_verbs() -> None:
    assert noun("États-Unis", "fr").plural
    assert not noun("United States", "en").plural
    assert noun("European diplomats", "en").plural
