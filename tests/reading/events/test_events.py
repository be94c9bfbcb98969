"""Sentences in, events out: the fixture files beside this one, a line a case, all published on 5 September 2025."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pourparlers.reading.events import find_events
from pourparlers.reading.parser import load
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Event, Page
from pourparlers.sources.types import Article

HERE = Path(__file__).parent
PUBLISHED = date(2025, 9, 5)


def cases() -> Iterator[object]:
    for path in sorted(HERE.glob("events.*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                text, expected = (part.strip() for part in line.rsplit("|", 1))
                yield pytest.param(path.suffixes[-2][1:], text, expected, id=f"{path.name}:{number}")


def read(text: str, language: str) -> Page:
    plain = shadow(text)
    return find_events(Page(Article("a", text, language, PUBLISHED), plain, load(language)(plain)))


def written(event: Event) -> str:
    parts = [event.type, event.date or "none"]
    parts += [f"@ {event.place}"] if event.place else []
    parts += ["planned"] if event.planned else []
    parts += [f"killed={event.killed}"] if event.killed else []
    parts += [f"wounded={event.wounded}"] if event.wounded else []
    return " ".join(parts)


@pytest.mark.parametrize(("language", "text", "expected"), list(cases()))
def test_a_sentence_tells_these_events(language: str, text: str, expected: str) -> None:
    found = " ; ".join(written(e) for e in read(text, language).events) or "-"
    assert found == expected


def test_without_a_parse_there_are_no_events() -> None:
    text = "Les ministres se sont rencontrés jeudi."
    assert find_events(Page(Article("a", text, "fr", PUBLISHED), text, None)).events == ()


def test_an_old_act_with_its_year_is_a_precedent() -> None:
    page = read("Le royaume invoque un traité de 1937 et refuse le reste.", "fr")
    assert [p.what for p in page.precedents] == ["un traité de 1937"]
