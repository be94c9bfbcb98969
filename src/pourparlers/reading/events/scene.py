"""What the search for events looks at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pourparlers.base.text import Span
from pourparlers.reading.events.tables import EventTables
from pourparlers.reading.tree import Tokens
from pourparlers.reading.types import DateMention, Page
from pourparlers.reading.words import Words


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Scene:
    """What the search looks at: the page, its words, its parse as lists, and the lexicon."""

    page: Page
    words: Words
    tokens: Tokens
    tables: EventTables
    dates: tuple[DateMention, ...]
    dateline: int
    """where the agency's dateline ends; 0 without one"""
    cue_characters: frozenset[int]
    """where the page tells who said something: a cue is no event"""
    date_characters: frozenset[int]
    scheduled: frozenset[str]
    """verbs that in the present speak of what is fixed: "talks resume on Monday\""""


def dates_near(scene: Scene, span: Span) -> tuple[DateMention, ...]:
    """The dates that lie no further than a line from a span."""
    first = bisect_left(scene.dates, span.start - _NEAR, key=_start)
    return scene.dates[first : bisect_right(scene.dates, span.end + _NEAR, key=_start)]


_NEAR = 120  # characters


def _start(mention: DateMention) -> int:
    return mention.span.start
