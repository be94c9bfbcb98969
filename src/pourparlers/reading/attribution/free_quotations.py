"""Quotations that no cue claims: they go on with the speaker before, or stand with the name in front of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparlers.reading.attribution.clauses import clause_of
from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.lexicon import ANY_VERB, lexicon
from pourparlers.reading.attribution.surface import TERMINAL, Surface
from pourparlers.reading.morphology import has

_FEWEST_WORDS = 4


def free_quotations(surface: Surface, found: Sequence[Found]) -> Iterator[Found]:
    """A finding for each outermost quotation that fills its sentence and that nothing else reports."""
    taken = bytearray(len(surface.words))
    for f in found:
        for a, b in f.content:
            taken[a:b] = bytes([True]) * (b - a)
        if f.cue_range is not None:
            taken[f.cue_range[0]] = True
    for start, end in surface.quotes:
        if end - start < _FEWEST_WORDS or True in taken[start:end]:
            continue
        first = surface.bounds[surface.sentence[start]][0]
        last = surface.bounds[surface.sentence[end - 1]][1]
        lead = [
            j for j in range(first, start) if not surface.doc[j].is_space and surface.words[j] not in ("–", "-", "•")
        ]
        tail = [j for j in range(end, last) if not surface.doc[j].is_space and surface.words[j] not in TERMINAL]
        if not lead and (name := _announced(surface, start)) is not None:
            yield Found("labelled-quotation", None, None, name, ((start, end),), 0.6)
        elif not lead and not tail:
            yield Found("free-quotation", None, None, None, ((start, end),), 0.6, continues=True)
        elif lead and not tail and surface.words[lead[-1]] == ":":
            name = _speaker_label(surface, lead) or _who_acts(surface, lead)
            if name is not None:
                yield Found("labelled-quotation", None, None, name, ((start, end),), 0.6)
            else:
                yield Found("free-quotation", None, None, None, ((start, end),), 0.5, continues=True)


def _speaker_label(surface: Surface, lead: Sequence[int]) -> tuple[int, int] | None:
    """«Name, title : quotation»: the words before the colon, where they name somebody and hold no verb."""
    tokens = [surface.doc[j] for j in lead[:-1]]
    if not tokens or len(tokens) > 14:
        return None
    if any(t.pos_ in ("VERB", "AUX") and has(t, "VerbForm=Fin") for t in tokens):
        return None
    if any(t.pos_ == "PROPN" for t in tokens):
        return lead[0], lead[-1]
    opens = lead[0] == 0 or "\n" in surface.doc[lead[0] - 1].text
    name = len(tokens) <= 4 and all(t.text.istitle() and len(t.text) > 1 for t in tokens)
    told = lexicon(surface.page.article.language).nouns
    return (lead[0], lead[-1]) if opens and name and tokens[-1].lower_ not in told else None


def _announced(surface: Surface, start: int) -> tuple[int, int] | None:
    """Who is said to speak in the paragraph before, where that ends with a colon: "Ana Ruiz went on:", a new line."""
    colon = start - 1
    while colon > 0 and surface.doc[colon].is_space:
        colon -= 1
    if colon <= 0 or surface.words[colon] != ":":
        return None
    first = surface.bounds[surface.sentence[colon]][0]
    lead = [j for j in range(first, colon + 1) if not surface.doc[j].is_space]
    return _speaker_label(surface, lead) or _who_acts(surface, lead)


def _who_acts(surface: Surface, lead: Sequence[int]) -> tuple[int, int] | None:
    """«Asked about it, *the owner* shrugged: quotation»: the subject of the last finite verb before the colon."""
    for j in reversed(lead):
        if surface.doc[j].pos_ == "VERB" and surface.quoted[j] < 0:
            clause = clause_of(surface, ANY_VERB, j, j + 1)
            if clause.subject is None or clause.passive or clause.inverted or clause.participle:
                return None
            return clause.subject if clause.subject[0] >= lead[0] else None
    return None
