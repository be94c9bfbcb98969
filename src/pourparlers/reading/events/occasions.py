"""When an event was or will be: the date that goes with its clause or its noun."""

from __future__ import annotations

from datetime import date

from pourparlers.base.dates import period
from pourparlers.base.text import Span
from pourparlers.reading.events.scene import Scene, dates_near
from pourparlers.reading.types import DateMention

_FAR_BACK = 3  # years: what is older is background


def _usable(scene: Scene, mention: DateMention, *, long: bool = False) -> bool:
    """A point of the calendar, or a day an announced thing begins, not far back; with `long` a whole year too."""
    known = period(mention.value)
    if mention.span.end <= scene.dateline:
        return False
    if known is None or mention.kind in ("duration", "since", "deadline"):
        return False
    today = scene.page.article.published
    return today is None or (known[1].year >= today.year - _FAR_BACK and (long or (known[1] - known[0]).days < 40))


def lasts(scene: Scene, span: Span) -> bool:
    """Whether the clause counts over a time ("four pilots have died since 1996"): a tally, no event."""
    return any(m.kind in ("since", "duration") and span.contains(m.span) for m in dates_near(scene, span))


def date_in(scene: Scene, span: Span, *, long: bool = False) -> DateMention | None:
    """The first date of the calendar that a stretch of text names; with `long` a year too."""
    for mention in dates_near(scene, span):
        if span.contains(mention.span) and _usable(scene, mention, long=long):
            return mention
    return None


def date_beside(scene: Scene, first: int, after: int) -> DateMention | None:
    """A date that stands before the clause, with a comma ("Jeudi, ..."), or after it, past an incise."""
    tokens, text = scene.tokens, scene.words.text
    start, end = tokens.span(first, after)
    for mention in dates_near(scene, Span(start, end)):
        if not _usable(scene, mention):
            continue
        if 0 <= start - mention.span.end <= 3 and text[mention.span.end : start].strip(" ") in ("", ","):
            return mention
        if 0 <= mention.span.start - end <= 40 and _is_incise(text[end : mention.span.start]):
            return mention
    return None


def _is_incise(gap: str) -> bool:
    """Whether nothing but a short aside between commas stands there (", both sides say, ")."""
    if gap.count(",") not in (1, 2) or set(gap) & set('.;:!?\n"'):
        return False
    return gap.startswith(",") and gap.rstrip().endswith((",", " le", " on")) and len(gap.split()) <= 6


def date_after(scene: Scene, span: Span) -> DateMention | None:
    """A date inside a noun phrase or right behind it ("talks on Thursday", "la réunion de jeudi")."""
    for mention in dates_near(scene, span):
        gap = mention.span.start - span.end
        inside = span.contains(mention.span)
        if (inside or 0 <= gap <= 12) and _usable(scene, mention):
            between = scene.words.text[span.end : mention.span.start].split()
            if inside or all(word in _DATE_LINKS for word in between):
                return mention
    return None


_DATE_LINKS = frozenset(
    ("on", "de", "du", "le", "in", "of", "d'", "en", "à", "fin", "prévue", "prévu", "scheduled", "for")
)


def date_of_sentence(scene: Scene, offset: int) -> DateMention | None:
    """The day named last before an offset in its sentence: "a dit jeudi, à l'issue d'une journée de discussions"."""
    first, _ = scene.words.sentence(min(scene.words.at(offset), len(scene.words) - 1))
    start, today = scene.words.starts[first], scene.page.article.published
    for mention in reversed(dates_near(scene, Span(start, offset))):
        known = period(mention.value)
        if start <= mention.span.start < offset and known is not None and _usable(scene, mention):
            return mention if known[0] == known[1] and (today is None or known[1] <= today) else None
    return None


def is_planned(mention: DateMention | None, today: date | None) -> bool:
    known = period(mention.value) if mention else None
    return known is not None and today is not None and known[1] > today and known[0] > today
