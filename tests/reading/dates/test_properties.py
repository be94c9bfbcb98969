"""What must hold of dates on any text: offsets, values of the calendar or the text's own words, linear time."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.base.dates import period
from pourparlers.base.text import Span
from pourparlers.reading.dates import deadline_in, find_dates
from pourparlers.reading.dates.calendar import easter, last_day, week_of
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Page
from pourparlers.sources.types import Article

FRAGMENTS = (
    "le", "la", "l'", "lundi", "jeudi", "Thursday", "on", "last", "next", "prochain", "dernier", "3", "31", "30", "29",
    "1er", "21st", "février", "February", "mars", "May", "2024", "2028", "9999", "0000", "hier", "demain", "today",
    "semaine", "mois", "an", "week", "il y a", "dans", "ago", "within", "trois", "deux cents", "days", "jours", "fin",
    "the end of", "d'ici", "avant", "by", "since", "depuis", "Noël", "Easter", "Thanksgiving", "de", "à", "a dit",
    "will", ".", ",", "\n", "/", "-", "10", "12", "« ", "”", "😀", "\u0301", "\u202f", "\u200f",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join),
    st.text(max_size=200),
)
DAYS = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)), st.just(date(2024, 2, 29)))
VALUE = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d)?")


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.sampled_from(["fr", "en"]), DAYS)
def test_offsets_lie_in_the_text_and_values_are_dates_or_words(text: str, language: str, day: date | None) -> None:
    page = find_dates(Page(Article("a", text, language, day), shadow(text), None))
    last = 0
    for mention in page.dates:
        start, end = mention.span
        assert last <= start < end <= len(text)
        if VALUE.fullmatch(mention.value):
            assert period(mention.value) is not None
        else:
            assert mention.value == shadow(text)[start:end].replace("\n", " ")
        last = end
    deadline_in(page, Span(0, len(text)))


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_day_lies_in_its_week(day: date) -> None:
    known = period(week_of(day))
    assert known is not None
    assert known[0] <= day <= known[1]
    assert known[1] - known[0] == timedelta(6)
    assert last_day(f"{day:%Y-%m}")[:7] == f"{day:%Y-%m}"


def test_easter_as_the_tables_have_it() -> None:
    days = {1818: "03-22", 1943: "04-25", 2000: "04-23", 2008: "03-23", 2024: "03-31", 2025: "04-20", 2038: "04-25"}
    assert {year: f"{easter(year):%m-%d}" for year in days} == days


def test_time_grows_with_length() -> None:
    line = "Le ministre a dit jeudi qu'il répondrait d'ici la fin du mois, le 3 mai 2026 ou dans trois semaines. "
    find_dates(Page(Article("a", line, "fr", date(2025, 9, 5)), line, None))
    times = []
    for size in (200, 800):
        page = Page(Article("a", line * size, "fr", date(2025, 9, 5)), line * size, None)
        start = time.process_time()
        find_dates(page)
        times.append(time.process_time() - start)
    assert times[1] < 12 * times[0] + 0.5
