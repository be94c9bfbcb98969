"""Words by themselves: `explained.txt` says whom they mean on a day; anyone can add a line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pourparlers.knowledge import Register
from pourparlers.reading.actors import explained

LINES = [
    line
    for line in (Path(__file__).parent / "explained.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_words_by_themselves(line: str) -> None:
    asked, meant = line.split(" => ")
    words, day = asked.split(" | ")
    found = explained(words, date.fromisoformat(day), None, Register.load()).reference
    assert f"{found.person or '-'} / {found.party or '-'}" == meant


def test_without_a_day_nobody_is_in_office() -> None:
    found = explained("the British prime minister", None, None, Register.load()).reference
    assert (found.person, found.party) == (None, "united-kingdom")
