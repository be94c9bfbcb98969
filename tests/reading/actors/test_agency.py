"""Short articles in the manner of agencies, with a parse: `told.txt`, `bodies.txt` by construction; `agency.txt`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from tests.reading.actors.test_who import questions

from pourparlers.base.text import Span
from pourparlers.reading.actors import find_actors
from pourparlers.reading.parser import load
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Attribution, Page
from pourparlers.sources.types import Article

CASES = [
    case
    for name in ("told.txt", "bodies.txt", "agency.txt")
    for case in re.split(r"^=== ", Path(__file__).with_name(name).read_text(encoding="utf-8"), flags=re.M)[1:]
]


def page_of(text: str, language: str, day: str, sources: list[Span]) -> Page:
    """A page with its parse; the words asked about are sources."""
    plain = shadow(text)
    found = tuple(Attribution(source, None, (), "indirect", "asked", 1.0) for source in sources)
    article = Article("case", text, language, date.fromisoformat(day))
    return Page(article, plain, load(language)(plain), attributions=found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.split("|")[0].strip())
def test_who_is_meant(case: str) -> None:
    head, *lines = case.strip().split("\n")
    _, language, day = (part.strip() for part in head.split("|"))
    text = "\n".join(line for line in lines if line and not line.startswith(("? ", "?! ")))
    right = questions([line for line in lines if line.startswith("? ")], text)
    missed = questions([line.replace("?!", "?", 1) for line in lines if line.startswith("?! ")], text)
    page = find_actors(page_of(text, language, day, sorted({q[0] for q in right + missed})))
    assert page.actors is not None
    for span, words, person, party, flag in right:
        reference = page.actors.refer(span)
        assert (reference.person, reference.party) == (person, party), (words, reference)
        assert not flag or flag in reference.flags, (words, reference.flags)
    for span, words, person, party, _ in missed:
        reference = page.actors.refer(span)
        assert (reference.person, reference.party) != (person, party), f"mended: {words}"
