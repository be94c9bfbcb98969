"""Events: dated happenings and announced meetings, with who took part, where and when; and precedents held up.

`tables` the lexicon · `scene` what is looked at · `triggers` words of happening · `clauses` how far a clause goes ·
`occasions` when · `participants` who and where · `casualties` how many · `happenings` the events put together ·
`precedents` earlier cases that the text compares with.
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.reading.dates import find_dates
from pourparlers.reading.dates.mentions import dateline_end
from pourparlers.reading.dates.tables import date_tables
from pourparlers.reading.events.happenings import happenings
from pourparlers.reading.events.precedents import precedents
from pourparlers.reading.events.scene import Scene
from pourparlers.reading.events.tables import event_tables
from pourparlers.reading.tree import Tokens
from pourparlers.reading.types import Page
from pourparlers.reading.words import words_of

__all__ = ["find_events"]


def find_events(page: Page) -> Page:
    """The page with its events and precedents; without a parse it has none.

    >>> from datetime import date
    >>> from pourparlers.reading.parser import load
    >>> from pourparlers.sources.types import Article
    >>> text = "Les ministres se retrouveront à Bichkek le 26 juin."
    >>> page = Page(Article("a", text, "fr", date(2026, 5, 7)), text, load("fr")(text))
    >>> [(e.type, e.date, e.place, e.planned) for e in find_events(page).events]
    [('CONSULT', '2026-06-26', 'Bichkek', True)]
    """
    if page.doc is None or not len(page.doc) or not page.doc.has_annotation("DEP"):
        return page
    page = page if page.dates else find_dates(page)
    tables = event_tables(page.article.language)
    words = words_of(page.shadow, page.article.language)
    scene = Scene(
        page,
        words,
        Tokens.of(page.doc),
        tables,
        page.dates,
        dateline_end(page.shadow),
        frozenset(i for s in page.statements if s.cue is not None for i in range(*s.cue)),
        frozenset(i for m in page.dates for i in range(*m.span)),
        date_tables(page.article.language).tense.scheduled,
    )
    return replace(page, events=tuple(happenings(scene)), precedents=tuple(precedents(scene)))
