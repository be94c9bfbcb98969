"""Sentences in, dates out: the fixture files beside this one, a line a case, all published on 5 September 2025."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pourparlers.reading.dates import find_dates
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Page
from pourparlers.sources.types import Article

HERE = Path(__file__).parent
PUBLISHED = date(2025, 9, 5)
KINDS = ("deadline", "since", "duration")


def cases() -> Iterator[object]:
    for path in sorted(HERE.glob("dates.*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                text, expected = (part.strip() for part in line.rsplit("|", 1))
                yield pytest.param(path.suffixes[-2][1:], text, expected, id=f"{path.name}:{number}")


def wanted(expected: str) -> list[tuple[str, str, str]]:
    found = []
    for part in () if expected == "-" else expected.split(" ; "):
        words, value = part.split(" = ")
        kind = next((k for k in KINDS if value.endswith(" " + k)), "point")
        found.append((words.lower(), value.removesuffix(" " + kind), kind))
    return found


@pytest.mark.parametrize(("language", "text", "expected"), list(cases()))
def test_a_sentence_names_these_dates(language: str, text: str, expected: str) -> None:
    page = find_dates(Page(Article("a", text, language, PUBLISHED), shadow(text), None))
    found = [(m.span.of(text).lower(), m.value, m.kind) for m in page.dates]
    assert found == wanted(expected)
