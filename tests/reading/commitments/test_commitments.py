"""Commitments of sentences anyone can add to, and what must hold for every page."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.base.text import Span, jaccard
from pourparlers.reading.commitments import find_commitments
from pourparlers.reading.parser import load
from pourparlers.reading.pipeline import PASSES, page_of
from pourparlers.reading.shadow import shadow
from pourparlers.reading.stance import take_stances
from pourparlers.reading.types import Page, Statement
from pourparlers.sources.types import Article, CodeBook, Issue, Term

HERE = Path(__file__).parent
marked_page = runpy.run_path(str(HERE.parent / "stance" / "cases.py"))["marked_page"]
DAY = date(2026, 5, 4)


def cases() -> Iterator[object]:
    language = "en"
    for line in (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if line in ("en", "fr"):
            language = line
        elif line.strip() and line[0] not in ";#":
            marked, expected = line.split(" => ")
            marks = [pytest.mark.xfail(strict=True)] if marked.startswith("?") else []
            cells = [cell.strip() for cell in expected.split("|")]
            yield pytest.param(language, marked.removeprefix("?"), cells, marks=marks)


@pytest.mark.parametrize(("language", "marked", "expected"), list(cases()), ids=lambda v: str(v)[:40])
def test_a_sentence_commits_as_it_is_marked(language: str, marked: str, expected: list[str]):
    page = marked_page(marked, language, CodeBook())
    page = replace(page, article=replace(page.article, published=DAY))
    found = find_commitments(page).commitments
    if expected == ["none"]:
        assert found == ()
        return
    kind, words, trigger, deadline = expected
    (commitment,) = found
    assert commitment.firmness == kind
    at = page.article.text.index(words)
    assert jaccard([commitment.span], [Span(at, at + len(words))]) >= 0.8
    assert commitment.trigger == (trigger or None)
    assert commitment.deadline == (deadline or None)
    assert commitment.parties == ("party",)
    assert commitment.statement == "s1"


@pytest.mark.parametrize(
    ("language", "marked", "trigger"),
    [
        ("en", "[The mill] <agreed> {to hire forty apprentices}, but only after the harvest", "only after the harvest"),
        ("en", "[The mill] <promised> {to hire forty apprentices}, provided that the road opens",
         "provided that the road opens"),
        ("fr", "[La scierie] <promet> {d'embaucher quarante apprentis}, mais seulement si la route rouvre",
         "seulement si la route rouvre"),
    ],
)  # fmt: skip
def test_a_trigger_behind_the_content_is_found(language: str, marked: str, trigger: str):
    (commitment,) = find_commitments(marked_page(marked, language, CodeBook())).commitments
    assert commitment.trigger == trigger


def test_the_same_words_told_twice_commit_once():
    text = "The ministry promised to pay the arrears, it promised to pay the arrears."
    spans = (Span(22, 40), Span(22, 40))
    statements = tuple(
        Statement(f"s{n}", 1, "indirect", Span(0, 12), Span(13, 21), (span,), party="ministry")
        for n, span in enumerate(spans, 1)
    )
    page = Page(Article("a", text, "en", DAY), text, load("en")(text), statements=statements)
    assert [c.statement for c in find_commitments(page).commitments] == ["s1"]


def test_of_a_promise_and_who_tells_of_it_the_promise_commits():
    text = "The envoy said that the ministry has promised to pay the arrears by 1 June."
    outer = Statement("s1", 1, "indirect", Span(0, 9), Span(10, 14), (Span(15, 74),), party="envoy")
    inner = Statement("s2", 1, "indirect", Span(20, 32), Span(33, 45), (Span(46, 74),), party="ministry")
    page = Page(Article("a", text, "en", DAY), text, load("en")(text), statements=(outer, inner))
    assert [(c.id, c.parties) for c in find_commitments(page).commitments] == [("c1", ("ministry",))]


def test_how_many_commit_themselves_is_counted():
    marked = "[The summit] <announced> {that 14 countries will send engineers to the dam in June}"
    page = marked_page(marked, "en", CodeBook())
    (commitment,) = find_commitments(replace(page, article=replace(page.article, published=DAY))).commitments
    assert commitment.count == 14


def test_of_two_pieces_the_later_one_with_a_future_commits():
    marked = "[The minister] does {not want to use that power}, she <told> colleagues, {but will if wards stay empty}"
    (commitment,) = find_commitments(marked_page(marked, "en", CodeBook())).commitments
    assert (commitment.firmness, commitment.action) == ("threat", "but will if wards stay empty")


def test_its_issue_is_what_would_be_done_not_what_is_asked_for():
    issues = (Issue("pause", "The offensive is paused", (Term("offensive"),)),
              Issue("hostages", "The hostages are freed", (Term("hostages"),)))  # fmt: skip
    marked = "[The rebels] <said> {they would free the hostages if the offensive was paused}"
    (commitment,) = find_commitments(take_stances(marked_page(marked, "en", CodeBook(issues)))).commitments
    assert commitment.issue == "hostages"


def read_whole(text: str, language: str) -> Page:
    page = page_of(Article("a", text, language, DAY))
    for step in PASSES:
        page = step(page)
    return page


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Le ministre turc des affaires étrangères a déclaré que le soutien américain serait finalisé sous peu.",
            [("pledge", ("united-states",), "turkey")],
        ),
        (
            "en",
            "Maria Duval, an analyst at the Institute for Water Studies, said Sudan could not accept a filling "
            "without a data deal.",
            [],
        ),
        (
            "en",
            "The United States, State Department spokesman John Reed said, has offered to host talks in Geneva.",
            [("offer", ("united-states",), "john-reed")],
        ),
    ],
)
def test_who_would_do_it_is_who_commits(language: str, text: str, expected: list[tuple[str, tuple[str, ...], str]]):
    found = read_whole(text, language).commitments
    assert [(c.firmness, c.parties, c.reported_by) for c in found] == expected


def test_the_day_it_was_said_is_no_deadline():
    page = read_whole("Egypt said on Monday that any closure of the canal would be met with force.", "en")
    (threat,) = page.commitments
    assert (threat.firmness, threat.trigger, threat.deadline) == ("threat", "any closure of the canal", None)


pieces = st.sampled_from(
    ["will pay ", "si ", "paierait ", "unless ", "“", "”", "sans quoi ", "d'ici à 2027 ", ".\n", "otherwise ",
     "\U0001f600", "nous ", "12 ", "to ", "de ", ", ", "–", "que ", "26 countries "]
)  # fmt: skip


@given(st.lists(pieces, max_size=30).map("".join), st.sampled_from(["fr", "en"]), st.data())
@settings(max_examples=120, deadline=None)
def test_spans_lie_in_the_text_and_in_the_statement(text: str, language: str, data: st.DataObject):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6)))
    source, cue, content = (Span(*cuts[i : i + 2]) for i in (0, 2, 4))
    statement = Statement("s1", 1, "indirect", source, cue, (content,), party="x")
    plain = shadow(text)
    page = Page(Article("a", text, language, DAY), plain, load(language)(plain), statements=(statement,))
    read = find_commitments(page)
    assert read.statements == (statement,)
    for commitment in read.commitments:
        assert content.contains(commitment.span)
        assert commitment.action == commitment.span.of(text)
        assert commitment.trigger_span is None or commitment.trigger == commitment.trigger_span.of(text)
        assert 0 <= commitment.confidence <= 1
