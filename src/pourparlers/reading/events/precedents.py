"""Earlier cases that a text holds up: a treaty with its year, or what is called a precedent or an example."""

from __future__ import annotations

from pourparlers.base.text import Span, paragraph_of
from pourparlers.reading.events.scene import Scene
from pourparlers.reading.tree import noun_phrase
from pourparlers.reading.types import Precedent

_OLD = 5  # years before publication
_LONGEST = 14  # tokens


def precedents(scene: Scene) -> list[Precedent]:
    """The precedents of a page in the order of the text: old acts named with their year, and comparisons.

    >>> from datetime import date
    >>> from pourparlers.reading.events import find_events
    >>> from pourparlers.reading.parser import load
    >>> from pourparlers.reading.types import Page
    >>> from pourparlers.sources.types import Article
    >>> text = "The border follows the shore, under an 1890 treaty between Britain and Germany."
    >>> page = find_events(Page(Article("a", text, "en", date(2025, 8, 22)), text, load("en")(text)))
    >>> [p.what for p in page.precedents]
    ['an 1890 treaty between Britain and Germany']
    """
    spans = sorted(set(_dated_acts(scene)) | set(_comparisons(scene)))
    kept: list[Span] = []
    for span in spans:
        if not kept or not kept[-1].overlaps(span):
            kept.append(span)
    text = scene.page.article.text
    return [
        Precedent(f"p{n}", paragraph_of(text, s.start), s, " ".join(s.of(text).split())) for n, s in enumerate(kept, 1)
    ]


def _dated_acts(scene: Scene) -> list[Span]:
    """Noun phrases such as "le traité de 1937" and "the 2001 settlement", the year well before publication."""
    tokens, found = scene.tokens, []
    today = scene.page.article.published
    for index, form in enumerate(tokens.lower):
        if len(form) != 4 or not form.isdecimal() or not 1500 <= int(form) <= (today.year if today else 2100) - _OLD:
            continue
        for near in (index - 2, index - 1, index + 1, index + 2):
            if 0 <= near < len(tokens) and tokens.lower[near] in scene.tables.precedents:
                first, after = noun_phrase(tokens, near, joined=True)
                first, after = min(first, index), max(after, index + 1)
                if after - first <= _LONGEST:
                    found.append(tokens.span(first, after))
                break
    return found


def _comparisons(scene: Scene) -> list[Span]:
    """What follows words that compare, up to the end of the clause."""
    words, found = scene.words, []
    for first, after, _ in scene.tables.precedent_cues.find(words):
        end = after
        while end < len(words) and words.forms[end] not in '.;:!?\n"(,' and end - first < _LONGEST + 6:
            end += 1
        bare = words.forms[after - 1] in ("en", "in")
        if bare and (after >= len(words) or not words.forms[after].isdecimal()):
            continue
        if end > after:
            found.append(words.span(first, end))
    return found
