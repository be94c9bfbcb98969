"""Sentences in, amounts out: the fixture files beside this one, a line a case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pourparlers.reading.amounts import find_amounts
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Page
from pourparlers.sources.types import Article

HERE = Path(__file__).parent


def cases() -> Iterator[object]:
    for path in sorted(HERE.glob("amounts.*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                text, expected = (part.strip() for part in line.rsplit("|", 1))
                yield pytest.param(path.suffixes[-2][1:], text, expected, id=f"{path.name}:{number}")


def read(language: str, text: str) -> Page:
    return find_amounts(Page(Article("a", text, language), shadow(text), None))


def written(page: Page) -> list[list[tuple[float, str | None]]]:
    return [[(q.value, q.currency or q.unit) for q in amount.quantities] for amount in page.amounts]


def wanted(expected: str) -> list[list[tuple[float, str | None]]]:
    if expected == "-":
        return []
    sums = [[one.split() for one in part.split("+")] for part in expected.split(";")]
    return [[(float(value), unit) for value, unit in part] for part in sums]


@pytest.mark.parametrize(("language", "text", "expected"), list(cases()))
def test_a_sentence_states_these_amounts(language: str, text: str, expected: str) -> None:
    assert written(read(language, text)) == wanted(expected)
