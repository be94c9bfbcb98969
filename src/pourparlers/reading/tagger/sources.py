"""Whose words name the source where rules and tagger have both found one."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence

from pourparlers.base.text import Span
from pourparlers.reading.attribution.marks import Marks
from pourparlers.reading.types import Attribution


def source_of(
    text: str,
    source: Span | None,
    a: Attribution,
    *,
    lent: Attribution | None,
    speakers: Sequence[Span],
    taken: Sequence[Span],
    known: Marks,
) -> Span | None:
    """The source of an attribution that both have found: the tagger's unless the rule's is plainly the better cut.

    Args:
        text: the article's text.
        source: what the tagger takes for the source.
        a: the rule's attribution.
        lent: the attribution from which the rule has its source, which then is left to that one.
        speakers: every source that the rules found, in order.
        taken: the spans of content and cue, which a source keeps clear of.
        known: the small words of the language.
    """
    if source is not None and a.source is not None and source.contains(a.source):
        beyond = _after_dateline(text, source, a.source) or _takes_another(source, a.source, speakers)
        beyond = beyond or a.rule == "preposition" and _before_a_relative(text, source, a.source, known)
        source = a.source if beyond or _after_a_day(text, source, a.source, known) else source
    if source is not None and a.source is not None and _cut_short(text, source, a.source):
        source = a.source
    source = _without_genitive(_without_relative(text, source, known), text, known)
    if lent is not None and source is not None and _second_half(source, lent.source):
        source = None
    told = (source, a.source if lent is None else None)
    if _inside_a_relative_clause(text, a, source, known):
        told = (a.source, source)
    return next((x for x in told if x is not None and clear(x, taken)), None)


def _after_dateline(text: str, source: Span, ruled: Span) -> bool:
    """Whether the tagger's source begins with the dateline that the rule's leaves out: "LIMA (Agency) - Ana Ruiz"."""
    return text[source.start : ruled.start].rstrip().endswith(("-", "–", "—", ")"))


def _after_a_day(text: str, source: Span, ruled: Span, known: Marks) -> bool:
    """Whether the tagger's source has a day that the rule's leaves out: "*Friday* leaders", "Oslo *on Friday*"."""
    before = text[source.start : ruled.start].lower().split()
    after = text[ruled.end : source.end].lower().split()
    return any(0 < len(words) <= 2 and words[-1] in known.time for words in (before, after))


def _before_a_relative(text: str, source: Span, ruled: Span, known: Marks) -> bool:
    """Whether the tagger's source goes on with a relative clause after a comma: "the firm, *which runs a mill*"."""
    after = text[ruled.end : source.end].lower().split()
    return text[ruled.end : source.end].startswith(",") and len(after) > 2 and after[1] in known.relatives


def _cut_short(text: str, source: Span, ruled: Span) -> bool:
    """Whether the tagger's source lacks a bracket that the rule's closes, or the first word of a longer name."""
    words = source.of(text)
    if not ruled.contains(source):
        return False
    bracket = words.count("(") > words.count(")") and ruled.of(text).count("(") == ruled.of(text).count(")")
    missing = text[ruled.start : source.start].split()
    return bracket or (len(missing) == 1 and missing[0].isupper() and source.end == ruled.end)


def _second_half(source: Span, whole: Span | None) -> bool:
    """Whether the tagger's source is the rest of another: «la Banque» of «le gouverneur de la Banque»."""
    return whole is not None and whole.start < source.start < whole.end


def _takes_another(source: Span, ruled: Span, speakers: Sequence[Span]) -> bool:
    """Whether the tagger's source holds another speaker beside the rule's: «Selon *le maire*, *Ana Ruiz* a demandé»."""
    near = speakers[bisect.bisect_left(speakers, Span(source.start, source.start)) :]
    inside = itertools.takewhile(lambda s: s.start < source.end, near)
    return any(source.contains(s) and not s.overlaps(ruled) for s in inside)


def _without_relative(text: str, source: Span | None, known: Marks) -> Span | None:
    """The source without a relative pronoun that its last word is: "an official who"."""
    if source is None:
        return None
    head, _, last = source.of(text).rpartition(" ")
    if not head or last.lower() not in known.relatives:
        return source
    return Span(source.start, source.start + len(head.rstrip(" ,")))


def _without_genitive(source: Span | None, text: str, known: Marks) -> Span | None:
    """The source without the genitive's ending: "*the board*'s answer"."""
    if source is None:
        return None
    for ending in sorted(known.genitives, key=len, reverse=True):
        if source.of(text).replace("’", "'").endswith(ending) and len(source.of(text)) > len(ending):
            return Span(source.start, source.end - len(ending))
    return source


def _inside_a_relative_clause(text: str, a: Attribution, source: Span | None, known: Marks) -> bool:
    """Whether the tagger took a name inside the relative clause of the rule's source: «Le chef, qui a vu X, dit»."""
    if source is None or a.source is None or a.cue is None or not a.source.end < source.start < a.cue.start:
        return False
    between = text[a.source.end : source.start].lower()
    return between.startswith(",") and between.lstrip(" ,").split(" ")[0] in known.relatives


def clear(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span overlaps none of the others."""
    return not any(span.overlaps(other) for other in others)
