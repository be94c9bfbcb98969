"""The two ends of a range, where one leaves its unit or its power to the other."""

from __future__ import annotations

from dataclasses import replace

from pourparlers.base.text import Span
from pourparlers.reading.amounts.found import Bare, Found, Place, exact
from pourparlers.reading.amounts.tables import AmountTables
from pourparlers.reading.numbers import Number
from pourparlers.reading.types import Quantity
from pourparlers.reading.words import Words


def low_end(words: Words, bare: Bare, high: Found, number: Number, tables: AmountTables) -> Found | None:
    """The first number of a range ("2 to 3 billion dollars", "de 150 à 40 %"), with the unit of the second."""
    at = bare.number.after
    link = tables.range.at(words, at)
    if link is None or link[1] != high.first:
        return None
    paired = bare.first > 0 and words.forms[bare.first - 1] in tables.between
    value, top = bare.number.value, high.quantity
    looks_like_year = 1900 <= value <= 2100 and value == int(value) and number.magnitude == 1.0
    if (link[0] in ("et", "and") and not paired) or (looks_like_year and link[0] not in ("-", "–")):
        return None
    if bare.number.magnitude == 1.0 and number.value and value < top.value:
        power = top.value / number.value if top.currency else 1.0
        power *= number.magnitude if number.value >= number.magnitude else 1.0
        value = exact(value, power) if value * power <= top.value or number.magnitude > 1.0 else value
    span = Span(words.starts[bare.first], words.ends[at - 1])
    return Found(Quantity(value, span, currency=top.currency, unit=top.unit), bare.first, at)


def high_end(place: Place, low: Found) -> Found | None:
    """The second number of a range whose first has the sign: "US$1.2-1.5 billion", "$200 to 300 million"."""
    link = place.tables.range.at(place.words, low.after)
    number = place.number
    if link is None or link[1] != place.index or low.quantity.currency is None or low.power != 1.0:
        return None
    if number.magnitude < 1e3 or low.quantity.value >= number.value / number.magnitude:
        return None
    span = place.words.span(place.index, number.after)
    quantity = Quantity(exact(number.value), span, currency=low.quantity.currency)
    return Found(quantity, place.index, number.after, number.magnitude)


def is_low_end(words: Words, low: Found, high: Found, tables: AmountTables) -> bool:
    """Whether a sum leaves its power to the one after it: "$200 to $300 million"."""
    a, b = low.quantity, high.quantity
    if a.currency is None or a.currency != b.currency or low.power != 1.0 or high.power < 1e3:
        return False
    link = tables.range.at(words, low.after)
    return link is not None and link[1] == words.at(b.span.start) and a.value < b.value / high.power


def raised(found: Found, power: float) -> Found:
    """The same sum in that power."""
    quantity = replace(found.quantity, value=exact(found.quantity.value, power))
    return Found(quantity, found.first, found.after, power)
