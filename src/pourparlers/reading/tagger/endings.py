"""Where a content ends because somebody else has the word: "the port will reopen, *but the mayor denies it*"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pourparlers.base.text import Span
from pourparlers.reading.attribution.marks import Marks
from pourparlers.reading.tagger.linking import Made, extent_of
from pourparlers.reading.types import Attribution

CERTAIN = 0.6
"""attributions less probable than this end no other's content"""


def before_the_next(text: str, found: Sequence[Made], known: Marks) -> list[Made]:
    """The attributions, each content cut before a clause after a comma in which another source has a cue of its own.

    Only where that clause goes on to the content's end, after a conjunction or a relative pronoun.
    """
    openings = known.conjunctions | known.contrasts | known.relatives
    out = []
    for n, (a, rule) in enumerate(found):
        for b, _ in found[n + 1 : n + 4]:
            a = _cut(text, a, b, openings)
        out.append((a, rule))
    return out


def _cut(text: str, a: Attribution, b: Attribution, openings: frozenset[str]) -> Attribution:
    last = a.content[-1] if a.content else Span(0, 0)
    if b.confidence < CERTAIN:
        return a
    if b.source is None or b.cue is None or b.source == a.source or a.cue is None or not b.content:
        return a
    whole = extent_of(b)
    inside = last.start < whole.start and whole.end == last.end and b.source.start < b.cue.start
    opening = re.search(r"\s*,\s+(\S+?['’]?)(?:\s+qu(?:e\b|['’]))?\s*$", text[last.start : whole.start])
    if not inside or opening is None or opening[1].lower().replace("’", "'") not in openings:
        return a
    kept = Span(last.start, last.start + opening.start())
    words = kept.of(text)
    quoting = words.count('"') % 2 or any(words.count(x) != words.count(y) for x, y in ("«»", "“”"))
    return a if quoting or len(kept.of(text)) < 3 else replace(a, content=(*a.content[:-1], kept))
