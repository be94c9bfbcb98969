"""Stances of sentences anyone can add to, and what must hold for every page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.base.text import Span
from pourparlers.reading.parser import load
from pourparlers.reading.shadow import shadow
from pourparlers.reading.stance import take_stances
from pourparlers.reading.stance.conditions import condition_in
from pourparlers.reading.stance.polarity_features import STANCES
from pourparlers.reading.stance.refusal_rules import refuses
from pourparlers.reading.stance.scene import Scene
from pourparlers.reading.stance.scorer import parse, weights, written
from pourparlers.reading.types import Page, Statement
from pourparlers.sources.types import Article, CodeBook, Issue, Term

from .cases import Case, cases

HERE = Path(__file__).parent
CASES = list(cases(HERE / "sentences.txt"))
UNDECIDED = ("neutral", "not-opposed")


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.line}-{c.marked[:40]}")
def test_a_sentence_takes_the_stance_it_is_marked_with(case: Case):
    (statement,) = take_stances(case.page).statements
    if case.stance == "none":
        assert statement.positions == ()
        return
    (position,) = statement.positions
    assert position.stance in (UNDECIDED if case.stance == "undecided" else (case.stance,))
    assert position.condition == case.condition


def test_without_a_code_book_nothing_is_said():
    page = replace(CASES[0].page, codebook=CodeBook())
    assert take_stances(page) == page


def test_a_term_of_the_contrary_turns_the_stance_round():
    case = next(c for c in CASES if c.stance == "supports")
    (plain,) = take_stances(case.page).statements
    contrary = Issue("it", "", tuple(replace(t, sign=-1) for t in case.issue.terms))
    (turned,) = take_stances(replace(case.page, codebook=CodeBook((contrary,)))).statements
    assert [p.stance for p in plain.positions] == ["supports"]
    assert [p.stance for p in turned.positions] == ["opposes"]


def test_who_refuses_less_of_what_was_spoken_of_is_for_it():
    text = "Lisbon wants a subsidy for the ferry. The hauliers will not hear of a cut."
    first = Statement("s1", 1, "indirect", Span(0, 6), Span(7, 12), (Span(13, 36),), party="portugal")
    second = Statement("s2", 1, "indirect", Span(38, 50), Span(51, 67), (Span(68, 73),), party="hauliers")
    issue = Issue("subsidy", "The ferry receives a subsidy", (Term("subsidy"),))
    page = Page(
        Article("a", text, "en"), shadow(text), load("en")(text), CodeBook((issue,)), statements=(first, second)
    )
    _, place = Scene(page).places
    assert refuses(Scene(page), place, 0) == STANCES.index("supports")


def test_an_answer_without_words_of_its_own_carries_the_issue_over():
    text = "Lisbon wants a toll on the old bridge. The hauliers reject it."
    first = Statement("s1", 1, "indirect", Span(0, 6), Span(7, 12), (Span(13, 37),), party="portugal")
    second = Statement("s2", 1, "indirect", Span(39, 51), Span(52, 58), (Span(59, 61),), party="hauliers")
    book = CodeBook((Issue("toll", "A toll is charged", (Term("toll"),)), Issue("visa", "Visas end", (Term("visas"),))))
    page = Page(Article("a", text, "en"), shadow(text), load("en")(text), book, statements=(first, second))
    lisbon, hauliers = take_stances(page).statements
    assert [(p.issue, p.stance) for p in lisbon.positions] == [("toll", "supports")]
    assert [(p.issue, p.stance) for p in hauliers.positions] == [("toll", "opposes")]
    assert hauliers.positions[0].evidence is None


@pytest.mark.parametrize(
    ("language", "text", "term", "pieces"),
    [
        (
            "en",
            "Fishermen rejected the catch limits, arguing that they would amount to a permanent ban.",
            "catch limits",
            ("Fishermen", "rejected", "the catch limits", "arguing", "that they would amount to a permanent ban"),
        ),
        (
            "fr",
            "Les pêcheurs rejettent les quotas, estimant qu'ils deviendraient une interdiction.",
            "quotas",
            (
                "Les pêcheurs", "rejettent", "les quotas", "estimant", "qu'ils deviendraient une interdiction",
            ),
        ),
    ],
)  # fmt: skip
def test_a_reason_goes_with_what_it_is_given_for(language: str, text: str, term: str, pieces: tuple[str, ...]):
    source, cue, content, because, reason = (Span(text.index(p), text.index(p) + len(p)) for p in pieces)
    first = Statement("s1", 1, "indirect", source, cue, (content,), party="fishermen")
    second = Statement("s2", 1, "indirect", None, because, (reason,), party="fishermen")
    book = CodeBook((Issue("limits", "Catch limits are introduced", (Term(term, language),)),))
    page = Page(Article("a", text, language), shadow(text), load(language)(text), book, statements=(first, second))
    for statement in take_stances(page).statements:
        assert {p.stance for p in statement.positions} <= {"opposes"}


def test_both_sides_of_a_condition_are_told_apart():
    text = "Ruritania would not oppose the filling provided that Sylvania shared hourly data."
    statement = Statement("s1", 1, "indirect", Span(0, 9), Span(10, 26), (Span(27, len(text) - 1),), party="ruritania")
    book = CodeBook(
        (
            Issue("filling", "The reservoir is filled", (Term("filling"), Term("the filling"))),
            Issue("data", "Sylvania shares its river data", (Term("hourly data"), Term("sharing of data"))),
        )
    )
    page = Page(Article("a", text, "en"), shadow(text), load("en")(text), book, statements=(statement,))
    (read,) = take_stances(page).statements
    found = {p.issue: p.stance for p in read.positions}
    assert found == {"filling": "not-opposed", "data": "supports"}


@pytest.mark.parametrize(
    ("language", "text", "condition"),
    [
        ("fr", "Nous signerons si les troupes se retirent.", "si les troupes se retirent"),
        ("fr", "Si le prix baisse, nous signerons.", "Si le prix baisse"),
        ("fr", "Nous signerons même si le prix monte.", None),
        ("fr", "Pas de signature avant le vote.", "avant le vote"),
        ("fr", "Il partira, faute de garanties écrites.", "faute de garanties écrites"),
        ("fr", "Il signera tant que la trêve tient, mais sans joie.", "tant que la trêve tient"),
        ("fr", "Il s'agit d'un progrès.", None),
        ("en", "We will sign unless the troops stay.", "unless the troops stay"),
        ("en", "We will not sign before the vote.", "before the vote"),
        ("en", "We signed before the vote.", None),
        ("en", "We will sign even if the price goes up.", None),
        ("en", "So long as the truce holds, talks go on.", "So long as the truce holds"),
    ],
)
def test_conditions(language: str, text: str, condition: str | None):
    found = condition_in(shadow(text), [Span(0, len(text))], language)
    assert (found.of(text) if found else None) == condition


def test_a_negation_in_an_earlier_part_of_the_content_makes_a_condition():
    text = "She will not accept, her office said, any inspection without a court order."
    spans = [Span(0, 19), Span(38, len(text) - 1)]
    found = condition_in(text, spans, "en")
    assert found is not None
    assert found.of(text) == "without a court order"


def test_who_only_tells_of_the_pledge_of_others_takes_no_side():
    text = "The envoy announced that nine ports had pledged to charge a toll on barges."
    outer = Statement("s1", 1, "indirect", Span(0, 9), Span(10, 19), (Span(20, 74),), party="envoy")
    inner = Statement("s2", 1, "indirect", Span(25, 35), Span(36, 47), (Span(48, 74),), party="ports")
    book = CodeBook((Issue("toll", "A toll is charged on barges", (Term("toll"),)),))
    page = Page(Article("a", text, "en"), text, load("en")(text), book, statements=(outer, inner))
    envoy, ports = take_stances(page).statements
    assert envoy.positions == ()
    assert [(p.issue, p.stance) for p in ports.positions] == [("toll", "supports")]


def test_weights_read_back_as_written():
    once = written(weights())
    assert written(parse(once)) == once


pieces = st.sampled_from(
    ["the toll ", "le péage ", "is banned ", "“", "”", "« ", " »", "ne veut pas ", "no ", ".\n", "\U0001f600", "é",
     "5,3 % ", "rejects ", "si ", "\u200f", ", ", "'", "-"]
)  # fmt: skip
books = CodeBook((Issue("toll", "A toll is charged on the bridge", (Term("toll"), Term("péage", "fr", -1))),))


@given(st.lists(pieces, max_size=30).map("".join), st.sampled_from(["fr", "en"]), st.data())
@settings(max_examples=120, deadline=None)
def test_any_page_keeps_its_spans_and_its_probabilities(text: str, language: str, data: st.DataObject):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6)))
    source, cue, content = (Span(*cuts[i : i + 2]) for i in (0, 2, 4))
    statement = Statement("s1", 1, "indirect", source, cue, (content,), party="x")
    plain = shadow(text)
    page = Page(Article("a", text, language), plain, load(language)(plain), books, statements=(statement,))
    (read,) = take_stances(page).statements
    assert replace(read, positions=()) == statement
    for position in read.positions:
        assert position.issue == "toll"
        assert 0 <= position.confidence <= 1
        if position.evidence is not None:
            assert content.overlaps(position.evidence)
        assert position.condition is None or position.condition in text
    assert take_stances(page) == take_stances(page)
