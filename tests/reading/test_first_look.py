"""What is parsed of an article: all of it where it reports much, else the sentences that report."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.base.text import Span
from pourparlers.reading.first_look import worth_parsing
from pourparlers.reading.pipeline import page_of, read_article
from pourparlers.reading.reporting import log_odds, signs_of
from pourparlers.reading.shadow import shadow
from pourparlers.reading.words import words_of
from pourparlers.sources.types import Article, CodeBook, Issue, Term

QUIET = {
    "en": "The hall opened in 1912. It has nine doors. {} " + "A bell hangs there. Rain is rare in summer. " * 10,
    "fr": "La halle date de 1912. Elle a neuf portes. {} " + "Une cloche orne la tour. Il pleut peu en été. " * 10,
}
REPORTING = {
    "en": [
        "The mayor said it would close.",
        'A guide calls it "the coldest hall of all the county".',
        "It leaks, a plumber explained.",
        "According to the mayor, it leaks.",
        "Visitors complain that it is cold.",
    ],
    "fr": [
        "Le maire a dit qu'elle fermerait.",
        "On l'appelle « la vieille dame ».",
        "Elle fuit, explique un plombier.",
        "Selon le maire, elle fuit.",
        "Les visiteurs se plaignent qu'il y fait froid.",
    ],
}


@pytest.mark.parametrize(("language", "sentence"), [(lang, s) for lang, found in REPORTING.items() for s in found])
def test_of_an_article_that_reports_little_only_the_sentence_that_reports_is_kept(language: str, sentence: str) -> None:
    text = QUIET[language].format(sentence)
    kept = worth_parsing(shadow(text), language, CodeBook())
    assert kept.strip() == shadow(sentence)
    assert kept.index(kept.strip()) == text.index(sentence)


def test_an_article_that_reports_much_is_kept_whole() -> None:
    text = "The hall opened in 1912. The mayor said it would close. A guide said that it leaks. " * 20
    assert worth_parsing(text, "en", CodeBook()) == text


def test_a_short_text_is_kept_whole() -> None:
    assert worth_parsing("The hall leaks. It rains.", "en", CodeBook()) == "The hall leaks. It rains."


def test_an_article_that_names_a_term_of_the_code_book_is_kept_whole() -> None:
    text = QUIET["en"].format("Its doors are of oak.")
    book = CodeBook((Issue("oak-doors", "The doors are kept", (Term("of oak", "en"),)),))
    assert worth_parsing(text, "en", CodeBook()).strip() == ""
    assert worth_parsing(text, "en", book) == text


def test_every_sentence_inside_a_quotation_is_kept() -> None:
    text = QUIET["en"].format('A card reads "It is cold. Doors stick. Mind the step." on the wall.')
    kept = worth_parsing(text, "en", CodeBook())
    assert "Doors stick." in kept
    assert "bell" not in kept


@pytest.mark.parametrize(
    ("language", "likely", "unlikely"),
    [
        ("en", "Unions reject any cut.", "Onions need little water."),
        ("fr", "Le syndicat exige un vote.", "Le jardin donne sur un canal."),
    ],
)
def test_words_alone_tell_too(language: str, likely: str, unlikely: str) -> None:
    signs = signs_of(language)
    assert signs is not None
    told, untold = words_of(likely, language), words_of(unlikely, language)
    assert log_odds(told, 0, len(told), False, signs) > log_odds(untold, 0, len(untold), False, signs) + 1


def test_a_sentence_counts_more_in_an_article_that_reports() -> None:
    doubtful = 'A guide calls it "the old lady".'
    among_reports = "A guide said that it leaks. The hall opened in 1912. " * 9 + doubtful
    among_others = "It has nine doors. The hall opened in 1912. " * 15 + doubtful
    assert doubtful in worth_parsing(among_reports, "en", CodeBook())
    assert doubtful not in worth_parsing(among_others, "en", CodeBook())


def test_a_language_without_weights_goes_by_its_signs() -> None:
    text = "Die Halle ist alt. Der Saal hat neun Türen. " * 12 + "Der Bürgermeister sagte, dass sie schließt."
    assert worth_parsing(text, "de", CodeBook()).strip() == "Der Bürgermeister sagte, dass sie schließt."


def test_a_language_without_a_cue_table_is_kept_whole() -> None:
    text = "Hallen er gammel. Den har ni dører. " * 20
    assert worth_parsing(text, "no", CodeBook()) == text


def test_what_the_first_look_drops_still_gives_dates_and_amounts() -> None:
    text = QUIET["en"].format("On 3 May 2024 it cost 12 million euros. The mayor said it would close.")
    article = Article("hall", text, "en", date(2025, 1, 1))
    brief, whole = read_article(article), read_article(article, thorough=True)
    assert brief.dates == whole.dates != ()
    assert [a.quantities for a in brief.amounts] == [a.quantities for a in whole.amounts] != []
    assert [s.content for s in brief.statements] == [s.content for s in whole.statements] != []


FRAGMENTS = [*QUIET["fr"].split(". "), *REPORTING["fr"], "\n", "« Ah", "»", "🙂", "  "]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(lambda found: found + FRAGMENTS[:4] * 30))
def test_what_is_kept_stands_where_it_stood(parts: list[str]) -> None:
    text = shadow(" ".join(parts))
    kept = worth_parsing(text, "fr", CodeBook())
    assert len(kept) == len(text)
    assert all(a in (b, " ") for a, b in zip(kept, text, strict=True))
    assert kept.count("\n") == text.count("\n")


def test_words_that_are_parsed_keep_their_offsets() -> None:
    text = QUIET["fr"].format("Le maire a dit qu'elle fermerait.")
    doc = page_of(Article("hall", text, "fr", date(2025, 1, 1))).doc
    words = [w for w in doc if not w.is_space]
    assert [w.text for w in words[:3]] == ["Le", "maire", "a"]
    assert all(Span(w.idx, w.idx + len(w)).of(text) == w.text for w in words)
