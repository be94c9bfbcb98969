"""Dates, absolute and relative, on the calendar of the day the article was published.

`tables` the forms of a language · `slots` what fills them · `normalisation` what an expression comes to on the
`calendar` · `tense` past or to come · `mentions` every expression of a text · `statements` when something was said ·
`deadlines` until when something is promised.
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.reading.dates.deadlines import deadline_in
from pourparlers.reading.dates.mentions import mentions_in
from pourparlers.reading.dates.statements import date_statements
from pourparlers.reading.types import Page

__all__ = ["date_statements", "deadline_in", "find_dates"]


def find_dates(page: Page) -> Page:
    """The page with its dates: ISO values where they can be worked out, else the words as they stand.

    >>> from datetime import date
    >>> from pourparlers.sources.types import Article
    >>> text = "Malawi will hand over its maps by the end of next year, London said on Thursday."
    >>> page = find_dates(Page(Article("a", text, "en", date(2025, 8, 22)), text, None))
    >>> [(m.value, m.kind) for m in page.dates]
    [('2026-12-31', 'deadline'), ('2025-08-21', 'point')]
    """
    return replace(page, dates=mentions_in(page.shadow, page.article.language, page.article.published))
