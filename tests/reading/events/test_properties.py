"""What must hold of events on any text: offsets in order, never an exception, time that grows with the text."""

from __future__ import annotations

import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.reading.dates import find_dates
from pourparlers.reading.events import find_events
from pourparlers.reading.parser import load
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Page
from pourparlers.sources.types import Article

FRAGMENTS = (
    "les ministres", "the talks", "se sont rencontrés", "will meet", "on Tuesday", "jeudi", "à Genève", "in Oslo",
    "ont signé", "l'accord", "deux personnes", "killed", "tuées", "12", "blessés", "qui", "who", "que", ",", ",", ".",
    "\n", "« ", " »", "(", ")", "un sommet", "de 35 pays", "après", "après une", "un traité de 1937", "as in 1962",
    "n'", "pas", "le 3 mai", "vote", "grève", "😀", "\u0301", "\u200f", "-", "–", ";", "et", "and",
)  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(" ".join), st.text(max_size=80))


def page_of(text: str, language: str) -> Page:
    plain = shadow(text)
    return Page(Article("a", text, language, date(2025, 9, 5)), plain, load(language)(plain))


@settings(max_examples=120, deadline=None)
@given(TEXTS, st.sampled_from(["fr", "en"]))
def test_offsets_lie_in_the_text_and_events_keep_its_order(text: str, language: str) -> None:
    page = find_events(page_of(text, language))
    last = 0
    for event in page.events:
        start, end = event.span
        assert last <= start < end <= len(text)
        assert event.what == " ".join(event.span.of(text).split())
        assert event.place is None or event.place in shadow(text)
        last = end
    for precedent in page.precedents:
        assert 0 <= precedent.span.start < precedent.span.end <= len(text)


def test_time_grows_with_length() -> None:
    line = "Les ministres se sont rencontrés jeudi à Genève, et deux personnes ont été tuées lundi dans une attaque. "
    find_events(page_of(line, "fr"))
    times = []
    for size in (20, 80):
        page = find_dates(page_of(line * size, "fr"))
        start = time.process_time()
        find_events(page)
        times.append(time.process_time() - start)
    assert times[1] < 12 * times[0] + 0.5
