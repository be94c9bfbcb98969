"""Paragraphs in agency manner (wire/*.txt, which anyone can extend), read by rules and tagger together.

Spans need not agree to the letter: contents and sources match as they do in the evaluation. What is read inside an
expected content is not asked about; anything else must be expected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from pourparlers.base.text import Span, jaccard
from pourparlers.reading.attribution import find_attributions
from pourparlers.reading.pipeline import page_of
from pourparlers.reading.quotations import pair_quotations
from pourparlers.reading.tagger import join_tagger
from pourparlers.reading.types import Attribution
from pourparlers.sources.types import Article

SAME = 0.5
FOLDER = Path(__file__).parent / "wire"


def cases() -> Iterator[object]:
    for file in sorted(FOLDER.glob("*.txt")):
        for block in file.read_text("utf-8").split("\n\n"):
            lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
            if lines:
                language, text = lines[0].split(": ", 1)
                yield pytest.param(language, text, lines[1:], id=f"{file.stem}: {text[:60]}")


def spans(text: str, pieces: str) -> list[Span]:
    found: list[Span] = []
    for piece in pieces.split(" // ") if pieces != "-" else ():
        start = text.find(piece, found[-1].end if found else 0)
        start = start if start >= 0 else text.index(piece)
        found.append(Span(start, start + len(piece)))
    return found


def source_of(a: Attribution, found: Sequence[Attribution]) -> list[Span]:
    lender = found[a.inherits] if a.source is None and a.inherits is not None else a
    return [lender.source] if lender.source is not None else []


@pytest.mark.parametrize(("language", "text", "expected"), list(cases()))
def test_a_paragraph_in_agency_manner_is_read(language: str, text: str, expected: list[str]) -> None:
    page = pair_quotations(page_of(Article("case", text, language)))
    found = join_tagger(find_attributions(page)).attributions
    left = list(found)
    for line in expected:
        kind, source, _, content = line.split(" | ")
        wanted = spans(text, content)
        best = max(left, key=lambda a: jaccard(wanted, a.content), default=None)
        assert best is not None and jaccard(wanted, best.content) >= SAME, f"missed: {line}"
        left.remove(best)
        assert best.kind == kind, line
        speaker = source_of(best, found)
        assert speaker == spans(text, source) == [] or jaccard(spans(text, source), speaker) >= SAME, line
    inside = [s for line in expected for s in spans(text, line.split(" | ")[3])]
    invented = [a for a in left if not all(any(s.contains(piece) for s in inside) for piece in a.content)]
    assert [[s.of(text) for s in a.content] for a in invented] == []
