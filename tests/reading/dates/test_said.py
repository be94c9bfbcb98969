"""When statements were made: the fixture files `said.*.txt`, a line a case, all published on 5 September 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pourparlers.base.text import Span
from pourparlers.reading.dates import date_statements
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Page, Statement
from pourparlers.sources.types import Article

HERE = Path(__file__).parent
MARKS = {"{": ("source", "}"), "<": ("cue", ">"), "[": ("content", "]")}


def cases() -> Iterator[object]:
    for path in sorted(HERE.glob("said.*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                text, expected = (part.strip() for part in line.rsplit("|", 1))
                yield pytest.param(path.suffixes[-2][1:], text, expected, id=f"{path.name}:{number}")


def page_of(marked: str, language: str) -> Page:
    """The page whose statements, all of one speaker, are marked in the text: a new one with each second cue."""
    text, spans = "", []
    for piece in re.findall(r"[{<\[][^}>\]]*[}>\]]|[^{<\[]+", marked):
        if piece[0] in MARKS:
            spans.append((MARKS[piece[0]][0], Span(len(text), len(text) + len(piece) - 2)))
            piece = piece[1:-1]
        text += piece
    statements: list[Statement] = []
    for cue in (span for kind, span in spans if kind == "cue"):
        nearest = min(
            (s for k, s in spans if k == "content"), key=lambda s: min(abs(s.start - cue.end), abs(cue.start - s.end))
        )
        source = next((s for k, s in spans if k == "source"), None) if not statements else None
        number = len(statements) + 1
        statements.append(Statement(f"s{number}", 1, "indirect", source, cue, (nearest,), person="somebody"))
    return Page(Article("a", text, language, date(2025, 9, 5)), shadow(text), None, statements=tuple(statements))


@pytest.mark.parametrize(("language", "text", "expected"), list(cases()))
def test_a_statement_was_made_on(language: str, text: str, expected: str) -> None:
    page = date_statements(page_of(text, language))
    assert [s.said_on or "-" for s in page.statements] == expected.split()


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Chambre des députés, séance du mercredi 24 juin", "2026-06-24"),
        ("Le député a parlé mercredi 24 juin.", None),
        ("Grève des transports, mercredi 24 juin", None),
    ],
)
def test_the_heading_of_a_sitting_dates_what_is_said_in_it(heading: str, said: str | None) -> None:
    text = f"{heading}\nLe député réclame un vote."
    start = text.index("Le député réclame")
    cue, content = Span(start + 10, start + 17), Span(start + 18, start + 25)
    statement = Statement("s1", 2, "indirect", Span(start, start + 9), cue, (content,), party="deputies")
    page = Page(Article("a", text, "fr", date(2026, 6, 25)), shadow(text), None, statements=(statement,))
    assert date_statements(page).statements[0].said_on == said
