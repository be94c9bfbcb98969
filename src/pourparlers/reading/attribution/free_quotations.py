"""Quotations that no cue claims: they go on with the speaker before, or stand with the name in front of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.surface import TERMINAL, Surface

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
        if not lead and not tail:
            yield Found("free-quotation", None, None, None, ((start, end),), 0.6, continues=True)
        elif lead and not tail and surface.words[lead[-1]] == ":":
            name = _speaker_label(surface, lead)
            if name is not None:
                yield Found("labelled-quotation", None, None, name, ((start, end),), 0.6)
            else:
                yield Found("free-quotation", None, None, None, ((start, end),), 0.5, continues=True)


def _speaker_label(surface: Surface, lead: Sequence[int]) -> tuple[int, int] | None:
    """«Name, title : quotation»: the words before the colon, where they name somebody and hold no verb."""
    tokens = [surface.doc[j] for j in lead[:-1]]
    if not tokens or len(tokens) > 14:
        return None
    if any(t.pos_ in ("VERB", "AUX") and t.morph.get("VerbForm") == ["Fin"] for t in tokens):
        return None
    return (lead[0], lead[-1]) if any(t.pos_ == "PROPN" for t in tokens) else None
