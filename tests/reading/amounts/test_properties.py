"""What must hold of amounts on any text: offsets cut what they claim, no exception, time grows with length."""

from __future__ import annotations

import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.reading.amounts import find_amounts
from pourparlers.reading.number_words import number_words
from pourparlers.reading.numbers import read_number
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Page
from pourparlers.reading.words import words_of
from pourparlers.sources.types import Article

FRAGMENTS = (
    "12", "3,5", "1.250,00", "1 250", "12'500", "2025", "un", "une", "a", "an", "half", "demi", "et", "and", "cent",
    "vingt-quatre", "million", "milliards", "bn", "lakh", "crore", "dozen", "une centaine", "de", "d'", "of", "$", "€",
    "US$", "£", "%", "per cent", "pour cent", "points", "euros", "dollars", "francs CFA", "livres", "M€", "tonnes",
    "visas", "(", ")", ";", ",", ".", "\n", "soit", "or", "à", "to", "-", "–", "entre", "between", "accord", "offer",
    "😀", "é", "\u0301", "\u202f", "\u200f", "« ", " »", "’",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join),
    st.text(max_size=200),
)


def page_of(text: str, language: str) -> Page:
    return Page(Article("a", text, language, date(2025, 9, 5)), shadow(text), None)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(["fr", "en"]))
def test_offsets_lie_in_the_text_and_quantities_never_overlap(text: str, language: str) -> None:
    page = find_amounts(page_of(text, language))
    last = 0
    for amount in page.amounts:
        for quantity in amount.quantities:
            start, end = quantity.span
            assert last <= start < end <= len(text)
            assert any(c.isalnum() for c in quantity.span.of(text))
            assert (quantity.currency is None) != (quantity.unit is None)
            last = end
        assert amount.caveat is None or 0 <= amount.caveat.start < amount.caveat.end <= len(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["fr", "en"]))
def test_a_number_takes_tokens_and_says_how_many(text: str, language: str) -> None:
    words = words_of(shadow(text), language)
    for index in range(len(words)):
        number = read_number(words, index, number_words(language))
        assert number is None or index < number.after <= len(words)


@given(st.integers(0, 999_999_999))
@settings(max_examples=200, deadline=None)
def test_digits_are_read_as_each_language_groups_them(value: int) -> None:
    for language, text in (("fr", f"{value:_}".replace("_", "\u202f")), ("en", f"{value:,}")):
        found = find_amounts(page_of(f"{text} euros", language)).amounts
        assert [q.value for a in found for q in a.quantities] == [value]


def test_time_grows_with_length() -> None:
    line = "Le fonds de 430 millions d'euros (500 millions de dollars) baisse de 8 % par an, soit 3 ou 4 points. "
    find_amounts(page_of(line, "fr"))
    times = []
    for size in (200, 800):
        page = page_of(line * size, "fr")
        start = time.process_time()
        find_amounts(page)
        times.append(time.process_time() - start)
    assert times[1] < 12 * times[0] + 0.5
