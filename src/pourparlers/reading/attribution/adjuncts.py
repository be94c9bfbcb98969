"""What may stand between a cue and what it takes: adverbs, days, addressees, asides between commas."""

from __future__ import annotations

from typing import Any

from pourparlers.reading.attribution.clauses import Clause
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.morphology import has


def only_adjuncts(surface: Surface, at: int, j: int) -> bool:
    """Whether only an addressee, a time or an aside between commas stands between cue and complementiser."""
    first = surface.words[at]
    if first == ",":
        return surface.words[j - 1] == ","
    if first in surface.marks.time or surface.doc[at].pos_ in ("ADP", "ADV"):
        return True
    return surface.doc[at].pos_ in ("ADV", "PROPN", "PRON", "DET", "NOUN") and j - at <= 6


def skip_adjuncts(surface: Surface, clause: Clause, at: int, last: int) -> int:
    """The index after adverbs, days and addressees that stand between a cue and what it takes."""
    doc = surface.doc
    i = at
    for _ in range(12):
        if i >= last:
            return i
        word, token = surface.words[i], doc[i]
        if surface.quote_opening_at(i) >= 0:
            return i
        if i + 2 < last and word == surface.words[i + 2] and surface.doc[i + 1].pos_ == "ADV":
            i = phrase_end(surface, i + 2, last) or i + 3  # "*as recently as last May* as"
        elif token.pos_ == "ADV" or word in surface.marks.time and not _before_its_noun(token):
            i += 1
        elif word in surface.marks.time_openings and time_phrase(surface, i, last):
            i = time_phrase(surface, i, last)
        elif token.pos_ == "ADP" and not _introduces(surface, clause, i) and i + 1 < last:
            end = phrase_end(surface, i, last)
            if end is None:
                return i
            i = end
        elif word == ",":
            close = next((j for j in range(i + 1, min(last, i + 20)) if surface.words[j] == ","), None)
            if close is None or close + 1 >= last:
                return i
            nxt = surface.words[close + 1]
            opens = nxt in surface.marks.that or nxt in clause.cue.prepositions or nxt in ("de", "d'", "à", ":")
            if opens or surface.quote_opening_at(close + 1) >= 0:
                i = close + 1
            else:
                return i
        else:
            return i
    return i


def _before_its_noun(token: Any) -> bool:
    """Whether a day only says which: "*Sunday* shifts"."""
    return bool(token.dep_ == "compound" and token.head.i > token.i)


def _introduces(surface: Surface, clause: Clause, i: int) -> bool:
    """Whether this adposition can begin the content: by the cue's frame, or before an infinitive."""
    word = surface.words[i]
    if word in clause.cue.prepositions:
        return True
    if word in surface.marks.infinitive and "inf" in clause.cue.frames:
        return any(has(surface.doc[k], "VerbForm=Inf") for k in range(i + 1, min(len(surface.doc), i + 4)))
    return False


def time_phrase(surface: Surface, i: int, last: int) -> int:
    """The index after «ce jeudi», «la semaine dernière», "last week", or 0."""
    for j in range(i + 1, min(last, i + 3)):
        if surface.words[j] in surface.marks.time:
            j += 1
            while j < last and surface.words[j] in surface.marks.time_endings:
                j += 1
            return j
    return 0


def phrase_end(surface: Surface, i: int, last: int) -> int | None:
    """The index after the prepositional phrase that begins with adposition i."""
    noun = surface.doc[i].head
    if noun.i <= i or noun.i >= last or noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    end = noun.i + 1
    while (
        end < last
        and surface.doc[end].head.i == noun.i
        and surface.doc[end].dep_ in ("flat", "flat:name", "flat:foreign", "amod")
    ):
        end += 1
    return int(end)
