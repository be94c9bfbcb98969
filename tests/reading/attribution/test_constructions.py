"""Each construction in prose: a sentence in, its attributions out (fixtures/*.txt, which anyone can extend)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pourparlers.base.text import Span
from pourparlers.reading.attribution import attributions_by_rule
from pourparlers.reading.pipeline import page_of
from pourparlers.reading.quotations import pair_quotations
from pourparlers.reading.types import Attribution
from pourparlers.sources.types import Article

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.txt"))


def cases() -> Iterator[object]:
    for file in FIXTURES:
        block: list[str] = []
        for line in [*file.read_text("utf-8").splitlines(), ""]:
            if line.startswith("#"):
                continue
            if line.strip():
                block.append(line)
            elif block:
                language, text = block[0].split(": ", 1)
                yield pytest.param(language, text, block[1:], id=f"{file.stem}: {text[:60]}")
                block = []


def written(text: str, a: Attribution) -> str:
    def cut(span: Span | None) -> str:
        return span.of(text) if span else "-"

    return " | ".join([a.kind, cut(a.source), cut(a.cue), " // ".join(cut(c) for c in a.content)])


@pytest.mark.parametrize(("language", "text", "expected"), list(cases()))
def test_a_construction_gives_its_attributions(language: str, text: str, expected: list[str]) -> None:
    page = pair_quotations(page_of(Article("case", text, language)))
    assert [written(text, a) for a in attributions_by_rule(page)] == expected


def test_there_is_a_fixture_for_every_kind_of_construction() -> None:
    assert {f.stem for f in FIXTURES} >= {"incises", "clauses", "prepositions", "chains", "nothing"}
