"""Noun phrases as token ranges: around a head by the tree, before a verb by the surface where the tree has none."""

from __future__ import annotations

from typing import Any

from pourparlers.reading.attribution.surface import Surface

_LONGEST = 40
_PHRASE = frozenset("DET NOUN PROPN ADJ NUM ADP PRON X SYM".split())


def phrase_before(surface: Surface, start: int) -> tuple[int, int] | None:
    """The noun phrase that stands right before a verb group, read from the surface where the tree gives no subject."""
    first = surface.bounds[surface.sentence[start]][0]
    stop = start
    while stop > first and surface.doc[stop - 1].pos_ == "ADV":
        stop -= 1
    if stop > first and surface.words[stop - 1] in surface.marks.conjunctions:
        return None
    relative = relative_opening(surface, stop)
    if relative is not None:
        return phrase_ending(surface, relative)
    if stop > first and surface.words[stop - 1] == ",":
        comma = next((j for j in range(stop - 2, max(first, stop - 14), -1) if surface.words[j] == ","), None)
        if comma is None:
            return None
        aside = surface.doc[comma + 1]
        if aside.pos_ in ("PROPN", "DET") and any(surface.doc[j].pos_ == "PROPN" for j in range(comma + 1, stop - 1)):
            begin = _phrase_start(surface, comma, first)
            return (begin, stop - 1) if begin is not None else None
        stop = comma
    begin = _phrase_start(surface, stop, first)
    return (begin, stop) if begin is not None else None


def phrase_after(surface: Surface, stop: int) -> tuple[int, int] | None:
    """The noun phrase right after a verb group, where the language puts the subject there and the tree gives none."""
    last = surface.bounds[surface.sentence[stop - 1]][1]
    if stop < last and surface.words[stop] in surface.marks.pronouns:
        return stop, stop + 1
    end = stop
    while end < last and surface.doc[end].pos_ in ("DET", "ADJ", "NUM"):
        end += 1
    noun = end
    while end < last and surface.doc[end].pos_ in ("NOUN", "PROPN"):
        end += 1
    return (stop, end) if end > noun else None


def relative_opening(surface: Surface, start: int) -> int | None:
    """The comma before a relative clause that ends right before `start`: «Le chef russe, qui ..., affirme»."""
    first = surface.bounds[surface.sentence[start]][0]
    if start - 1 <= first or surface.words[start - 1] != ",":
        return None
    for j in range(start - 2, max(first, start - 40), -1):
        if surface.words[j] == "," and surface.words[j + 1] in surface.marks.relatives:
            return j
    return None


def phrase_ending(surface: Surface, stop: int) -> tuple[int, int] | None:
    begin = _phrase_start(surface, stop, surface.bounds[surface.sentence[stop]][0])
    return (begin, stop) if begin is not None else None


def _phrase_start(surface: Surface, stop: int, first: int) -> int | None:
    begin = stop
    while begin > first and stop - begin < 24:
        token, word = surface.doc[begin - 1], surface.words[begin - 1]
        if (
            token.pos_ not in _PHRASE
            and word not in surface.marks.conjunctions
            or surface.quoted[begin - 1] >= 0
            or token.is_space
        ):
            break
        begin -= 1
    while begin < stop and surface.words[begin] in (surface.marks.conjunctions | surface.marks.relatives):
        if surface.doc[begin].pos_ == "DET":  # a German article looks like a relative pronoun
            break
        begin += 1
    if begin >= stop or surface.doc[begin].pos_ == "ADP":
        return None
    nominal = any(surface.doc[j].pos_ in ("NOUN", "PROPN", "PRON", "X") for j in range(begin, stop))
    return begin if nominal else None


def noun_phrase(
    surface: Surface, noun: Any, start: int, stop: int, *, antecedent: bool = False, drop_case: bool = False
) -> tuple[int, int] | None:
    """The token range of the noun phrase around `noun`, kept clear of the cue's own words start..stop."""
    doc = surface.doc
    left, right = noun.left_edge.i, noun.right_edge.i + 1
    if right - left > _LONGEST:
        left, right = max(left, noun.i - 6), min(right, noun.i + _LONGEST)
    if noun.i < start:
        right = min(right, start)
        if antecedent:
            relative = next((c for c in noun.children if c.dep_.startswith("acl") and c.i > noun.i), None)
            right = min(right, relative.left_edge.i) if relative is not None else right
    else:
        left = max(left, stop)
    # what stands before a comma before the head is no part of the name: "À Paris, le ministre"
    for j in range(noun.i - 1, left - 1, -1):
        if surface.words[j] in (",", ":", ";") or doc[j].is_space:
            left = j + 1
            break
    first, last = surface.bounds[surface.sentence[noun.i]]
    left, right = max(left, first), min(right, last)
    relative = next(
        (
            j
            for j in range(noun.i + 1, right - 1)
            if surface.words[j] == "," and surface.words[j + 1] in surface.marks.relatives
        ),
        None,
    )
    right = relative if relative is not None else right
    if drop_case and doc[left].pos_ == "ADP" and left < noun.i:
        left += 1
    elif (
        doc[left].pos_ in ("CCONJ", "SCONJ", "ADV")
        and left < noun.i
        and surface.words[left] not in surface.marks.counting
    ):
        left += 1
    while right > noun.i + 1 and (doc[right - 1].is_punct or doc[right - 1].is_space or doc[right - 1].pos_ == "CCONJ"):
        if surface.words[right - 1] in ('"', ")") and surface.quoted[right - 1] >= 0:
            break
        right -= 1
    right = _name_end(surface, right, last if noun.i >= start else min(start, last))
    return (left, right) if left < right else None


def _name_end(surface: Surface, end: int, most: int) -> int:
    """The end of a name that the tree has cut in two: «Ana» as one subject, «Ruiz» as the next."""
    doc = surface.doc
    while 0 < end < most and doc[end].pos_ == doc[end - 1].pos_ == "PROPN" and doc[end].dep_ != "nmod:poss":
        end += 1
    return end
