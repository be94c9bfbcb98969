"""Until when: the deadline that a stretch of text sets."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from pourparlers.base.dates import period
from pourparlers.base.text import Span
from pourparlers.reading.dates.mentions import mentions_in
from pourparlers.reading.types import DateMention, Page

_LASTING = frozenset("for during throughout over pendant durant depuis".split())


def deadline_in(page: Page, span: Span) -> str | None:
    """The deadline set in a stretch of the article: ISO where it can be worked out, else the words as they stand.

    An expression that says "until" or "by" wins; then the first that lies in the future; then a duration or a
    phrase; "for 90 days" says how long and sets none. None where the stretch names no time to come.

    >>> from pourparlers.sources.types import Article
    >>> text = "Elle promet une réponse d'ici vendredi et un audit en 2027."
    >>> page = Page(Article("a", text, "fr", date(2026, 5, 13)), text, None)
    >>> deadline_in(page, Span(0, len(text))), deadline_in(page, Span(40, len(text))), deadline_in(page, Span(0, 20))
    ('2026-05-15', '2027', None)
    """
    dates = page.dates or _read(page)
    first = bisect_left(dates, span.start, key=lambda m: m.span.start)
    after = bisect_left(dates, span.end, key=lambda m: m.span.start)
    inside = [m for m in dates[first:after] if m.span.end <= span.end]
    for mention in inside:
        if mention.kind == "deadline":
            return mention.value
    today = page.article.published
    for mention in inside:
        if mention.kind == "point" and _is_coming(mention, today):
            return mention.value
    for mention in inside:
        if mention.kind in ("duration", "point") and period(mention.value) is None and not _lasts(mention):
            return mention.value
    return None


def _lasts(mention: DateMention) -> bool:
    """Whether it says how long, not until when: *for 90 days*."""
    return mention.value.split()[0].lower() in _LASTING


def _read(page: Page) -> tuple[DateMention, ...]:
    return mentions_in(page.shadow, page.article.language, page.article.published)


def _is_coming(mention: DateMention, today: date | None) -> bool:
    known = period(mention.value)
    return known is not None and (today is None or known[1] >= today)
