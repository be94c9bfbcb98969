"""Shares (percent, percentage points), and the measures and counts that a sentence negotiates."""

from __future__ import annotations

from pourparlers.reading.amounts.found import Found, Place, exact
from pourparlers.reading.types import Quantity


def counted_at(place: Place) -> Found | None:
    """A share, or a measure or count in a sentence that negotiates."""
    tables, words, index = place.tables, place.words, place.index
    at = place.number.after
    if place.form(at) == "-" or (place.form(at) in tables.of and place.number.magnitude > 1):
        at += 1
    found = tables.units.at(words, at)
    if found is None:
        return None
    unit, after = found
    if unit.kind == "share":
        if place.number.article and place.form(index) in ("a", "an"):
            return None
    elif place.number.article or not _is_negotiated(place, unit.kind):
        return None
    value = place.number.value if unit.kind == "share" else place.value
    first = index
    if index > place.floor and place.form(index - 1) == "-" and place.gap(index) == 0 and _is_minus(place):
        first, value = index - 1, -value
    return Found(Quantity(exact(value), words.span(first, after), unit=unit.slug), first, after)


def half_at(place_of_half: Place) -> Found | None:
    """ "Half a percentage point", "un demi-point de pourcentage": the number is the word for half itself."""
    tables, words, index = place_of_half.tables, place_of_half.words, place_of_half.index
    at = index + 1
    if place_of_half.form(at) in tables.numbers.articles:
        at += 1
    found = tables.units.at(words, at)
    if found is None or found[0].kind != "share":
        return None
    return Found(Quantity(0.5, words.span(index, found[1]), unit=found[0].slug), index, found[1])


def _is_minus(place: Place) -> bool:
    """Whether the hyphen before a number is a minus, and not that of a range ("10-15 %")."""
    start = place.words.starts[place.index - 1]
    return start == 0 or place.words.text[start - 1] in " (\n"


def _is_negotiated(place: Place, kind: str) -> bool:
    """Whether a word of negotiating stands in the sentence; for lengths, one of withdrawing."""
    words, index = place.words, place.index
    first, after = words.sentence(index)
    stems = place.tables.distances if kind == "length" else place.tables.negotiated
    near = words.forms[max(first, index - 40) : min(after, index + 40)]
    return any(form.startswith(stems) for form in near)
