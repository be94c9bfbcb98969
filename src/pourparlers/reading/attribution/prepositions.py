"""Attribution by a preposition: «selon X», «d'après X», «à en croire X», "according to X"."""

from __future__ import annotations

from collections.abc import Iterator

from pourparlers.reading.attribution.boundaries import content_end
from pourparlers.reading.attribution.extents import runs_on
from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.lexicon import Cue, Lexicon
from pourparlers.reading.attribution.noun_phrases import noun_phrase
from pourparlers.reading.attribution.surface import TERMINAL, Surface
from pourparlers.reading.morphology import has


def preposition_findings(surface: Surface, lexicon: Lexicon) -> Iterator[Found]:
    """What every attributing preposition attributes: the clause it stands in, without itself."""
    for i, word in enumerate(surface.words):
        for cue in lexicon.adpositions.get(word, ()):
            end = _matches(surface, cue, i)
            if end is not None:
                found = _attributed(surface, lexicon, cue, i, end)
                if found is not None:
                    yield found
                break


def _matches(surface: Surface, cue: Cue, i: int) -> int | None:
    words = cue.lemma.replace("'", "' ").split()
    at = i
    for word in words:
        if at >= len(surface.words):
            return None
        have = surface.words[at]
        if have != word and have not in surface.marks.contracted.get(word, ()):
            joined = have == word.rstrip() or (word.endswith("'") and have.startswith(word))
            if not joined:
                return None
        at += 1
    return at


def _attributed(surface: Surface, lexicon: Lexicon, cue: Cue, i: int, end: int) -> Found | None:
    doc = surface.doc
    first, last = surface.bounds[surface.sentence[i]]
    if end >= last or surface.quoted[i] >= 0:
        return None
    noun = next((doc[k] for k in range(end, min(last, end + 7)) if doc[k].pos_ in ("NOUN", "PROPN", "PRON")), None)
    if noun is not None and noun.dep_ == "compound" and noun.i < noun.head.i < min(last, end + 7):
        noun = noun.head
    if noun is None or noun.lower_ in surface.marks.no_source:
        return None
    if "parted" in cue.frames and i > first and surface.words[i - 1] != ",":
        return None  # «dans les 48 heures *suivant* la signature»
    if "source" in cue.frames:  # «de source diplomatique»: the cue's last word is the source's first
        source = None
        stop = end
        while stop < last and doc[stop].pos_ in ("ADJ", "ADV", "ADP", "DET", "NOUN", "PROPN") and stop < end + 6:
            stop += 1
        source, after = (end - 1, stop), stop
        i = _told_by(surface, i, first)
    else:
        source = noun_phrase(surface, noun, end, end)
        if source is None:
            return None
        source = (max(end, source[0]) if source[0] < end else min(source[0], noun.i), source[1])
        source = (end, _source_end(surface, end, noun.i, max(source[1], noun.i + 1)))
        after = source[1]
    parted = after < last and surface.words[after] == ","
    while after < last and surface.words[after] == ",":
        after += 1
    if parted and i > first:
        source, after = _with_name(surface, source, after, last)
    if "clause" not in cue.frames and not (i == first and parted and _somebody(surface, source, after, last)):
        return None
    opened = i <= first + 1 or surface.words[i - 1] in (":", ";")
    if opened or all(doc[k].pos_ in ("CCONJ", "ADV", "PUNCT", "SPACE") for k in range(first, i)):
        source, after = _past_asides(surface, source, after, last) if parted else (source, after)
        if after >= last:
            return None
        stop = content_end(surface, lexicon, None, after)
        pieces: tuple[tuple[int, int], ...] = ((after, stop),)
    else:
        pieces = _around(surface, lexicon, i, after, first, last)
    if not pieces:
        return None
    return Found("preposition", cue, (i, end), source, pieces, 0.8)


def _told_by(surface: Surface, i: int, first: int) -> int:
    """The start of an inserted clause that ends with the source: «..., *a-t-on appris* de source proche»; else i."""
    for j in range(i - 1, max(first, i - 5), -1):
        if surface.words[j] == ",":
            clitic = any(surface.words[k] in surface.marks.clitic_subjects for k in range(j + 1, i))
            return j + 1 if clitic else i
    return i


def _somebody(surface: Surface, source: tuple[int, int], after: int, last: int) -> bool:
    """Whether "For X, ..." gives X's view: X has a name and a clause follows, or what follows is in quotation marks."""
    if after < last and surface.quote_opening_at(after) >= 0:
        return True
    named = any(surface.doc[j].pos_ == "PROPN" for j in range(*source))
    return named and any(has(surface.doc[j], "VerbForm=Fin") for j in range(after, last))


def _past_asides(surface: Surface, source: tuple[int, int], after: int, last: int) -> tuple[tuple[int, int], int]:
    """The source with an apposition to it, and the index after that or a relative clause: "For X, *a teacher*,"."""
    comma = next((j for j in range(after, min(last, after + 30)) if surface.words[j] == ","), None)
    if comma is None or comma + 1 >= last or surface.quoted[after] >= 0:
        return source, after
    if surface.words[after] in surface.marks.relatives:
        return source, comma + 1
    aside = surface.doc[after:comma]
    plain = not any(has(t, "VerbForm=Fin") for t in aside) and "(" not in surface.words[after:comma]
    named = surface.doc[source[1] - 1].pos_ == "PROPN" and aside[0].pos_ in ("DET", "NOUN")
    finite = any(has(t, "VerbForm=Fin") for t in surface.doc[comma + 1 : last])
    if plain and named and finite and len(aside) <= 14 and surface.words[comma + 1] not in surface.marks.conjunctions:
        return (source[0], comma), comma + 1
    return source, after


def _with_name(surface: Surface, source: tuple[int, int], after: int, last: int) -> tuple[tuple[int, int], int]:
    """The source with a name behind it, between commas: "according to the mayor, *Ana Ruiz*, is"."""
    comma = next((j for j in range(after, min(last, after + 7)) if surface.words[j] == ","), None)
    named = all(t.pos_ in ("PROPN", "ADP", "DET") for t in surface.doc[after : comma or after])
    if comma is None or comma == after or comma + 1 >= last or not named or surface.doc[source[1] - 1].pos_ != "NOUN":
        return source, after
    return (source[0], comma), comma + 1


def _source_end(surface: Surface, start: int, noun: int, end: int) -> int:
    """The end of the source: the first comma after its noun, or the second where a name stands between the two."""
    commas = [j for j in range(noun + 1, end) if surface.words[j] == ","]
    if not commas:
        return end
    between = range(commas[0] + 1, commas[1] if len(commas) > 1 else end)
    named = any(surface.doc[j].pos_ == "PROPN" for j in between) and len(between) <= 8
    finite = any(has(surface.doc[j], "VerbForm=Fin") for j in between)
    if named and not finite:
        return commas[1] if len(commas) > 1 else end
    return commas[0]


def _around(
    surface: Surface, lexicon: Lexicon, i: int, after: int, first: int, last: int
) -> tuple[tuple[int, int], ...]:
    """The clause before an attribution, and after it where it only interrupts."""
    doc = surface.doc
    stop = i
    while stop > first and (surface.words[stop - 1] in (",", "–", "-", "(") or doc[stop - 1].is_space):
        stop -= 1
    start = first
    for k in range(stop - 1, first, -1):
        if surface.words[k] in (";", ":") and surface.quoted[k] < 0:
            start = k + 1
            break
    quote = surface.quoted[stop - 1] if stop > first else -1
    if quote >= 0 and surface.quotes[quote][0] < start:
        start = surface.quotes[quote][0]
    while start < stop and (doc[start].is_space or surface.words[start] in (",", "–", "-")):
        start += 1
    if start >= stop:
        return ()
    if surface.words[stop - 1] in surface.marks.relatives and after < last:
        return ((after, content_end(surface, lexicon, None, after)),)
    finite = any(has(doc[k], "VerbForm=Fin") for k in range(start, stop))
    rest_finite = any(has(doc[k], "VerbForm=Fin") for k in range(after, last))
    more = after < last and surface.words[after] not in TERMINAL
    if not finite and more and rest_finite:
        if stop - start <= 4 and doc[start].pos_ in ("ADP", "ADV", "SCONJ", "CCONJ"):
            return ((after, content_end(surface, lexicon, None, after)),)
        return ((start, stop), (after, content_end(surface, lexicon, None, after)))
    pair = "_".join(surface.words[after : after + 2])
    goes_on = more and surface.words[after - 1] == "," and (
        runs_on(surface, stop, after) or not surface.marks.goes_on.isdisjoint((surface.words[after], pair))
    )
    if finite and goes_on:
        return ((start, stop), (after, content_end(surface, lexicon, None, after)))
    return ((start, stop),)
