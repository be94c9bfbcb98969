"""Who is meant, told as prose: `who.txt` holds texts and whom their words mean."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pourparlers.base.text import Span
from pourparlers.reading.actors import ActorTable, find_actors
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Attribution, Page
from pourparlers.sources.types import Article

CASES = re.split(r"^=== ", Path(__file__).with_name("who.txt").read_text(encoding="utf-8"), flags=re.M)[1:]


def page_of(text: str, language: str, day: str, sources: list[Span]) -> Page:
    """A page without a parse, so that the surface alone has to do; the words asked about are sources."""
    found = tuple(Attribution(source, None, (), "indirect", "asked", 1.0) for source in sources)
    return Page(Article("case", text, language, date.fromisoformat(day)), shadow(text), None, attributions=found)


def questions(lines: list[str], text: str) -> list[tuple[Span, str, str | None, str | None, str]]:
    """Span, words, person, party and flag of each question."""
    found = []
    for line in lines:
        words, _, answer = line[2:].partition(" => ")
        words, _, count = words.partition(" #")
        at = -1
        for _ in range(int(count or 1)):
            at = text.index(words, at + 1)
        who, _, flag = answer.partition(" flag:")
        person, party = (None if part.strip() == "-" else part.strip() for part in who.split(" / "))
        found.append((Span(at, at + len(words)), words, person, party, flag.strip()))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.split("|")[0].strip())
def test_who_is_meant(case: str) -> None:
    head, *lines = case.strip().split("\n")
    _, language, day = (part.strip() for part in head.split("|"))
    text = "\n".join(line for line in lines if line and not line.startswith("? "))
    asked = questions([line for line in lines if line.startswith("? ")], text)
    page = find_actors(page_of(text, language, day, sorted({q[0] for q in asked})))
    assert isinstance(page.actors, ActorTable)
    for span, words, person, party, flag in asked:
        reference = page.actors.refer(span)
        assert (reference.person, reference.party) == (person, party), (words, reference)
        assert not flag or flag in reference.flags, (words, reference.flags)


def test_joint_speakers_are_all_listed() -> None:
    text = "Le Togo et le Ghana ont défendu une levée."
    page = find_actors(page_of(text, "fr", "2031-05-02", [Span(0, 19)]))
    assert page.actors is not None
    assert page.actors.refer(Span(0, 19)).parties == ("togo", "ghana")


def test_names_are_sorted_and_shown_as_readers_write_them() -> None:
    text = "La ministre péruvienne Ana Ruiz a refusé."
    page = find_actors(page_of(text, "fr", "2031-05-02", [Span(0, 31)]))
    assert page.actors is not None
    assert page.actors.names == (("ana-ruiz", "Ana Ruiz"), ("peru", "Pérou"))
