"""Who speaks, of a cue that no rule has found: the subject of its verb."""

from __future__ import annotations

import bisect
from collections.abc import Callable

from pourparlers.base.text import Span
from pourparlers.reading.attribution.clauses import clause_of
from pourparlers.reading.attribution.lexicon import ANY_VERB
from pourparlers.reading.attribution.surface import Surface, view
from pourparlers.reading.morphology import has
from pourparlers.reading.types import Page


def subjects(page: Page) -> Callable[[Span], Span | None]:
    """A function that gives the subject of the verb in a span of the page, None where there is none or it is a clitic.

    The page is looked at when it is first asked.
    """
    seen: list[Surface] = []
    starts: list[int] = []

    def subject_of(cue: Span) -> Span | None:
        if not seen:
            seen.append(view(page))
            starts.extend(t.idx for t in page.doc)
        return _subject(seen[0], *(bisect.bisect_left(starts, edge) for edge in cue))

    return subject_of


def _subject(surface: Surface, start: int, end: int) -> Span | None:
    verb = next((j for j in range(end - 1, start - 1, -1) if surface.doc[j].pos_ == "VERB"), None)
    if verb is None or surface.quoted[verb] >= 0 or has(surface.doc[verb], "VerbForm=Inf"):
        return None
    clause = clause_of(surface, ANY_VERB, verb, verb + 1)
    if clause.subject is None or clause.participle or clause.subject[1] > start:
        return None
    return surface.span(*clause.subject)
