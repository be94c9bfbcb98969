"""Sums of money, percentages and negotiated quantities, each with the characters that state it."""

from __future__ import annotations

from pourparlers.reading.amounts.currencies import Homes
from pourparlers.reading.amounts.found import Bare, Found, Place
from pourparlers.reading.amounts.money import elided_at, sum_at
from pourparlers.reading.amounts.ranges import high_end, is_low_end, low_end, raised
from pourparlers.reading.amounts.shares import counted_at, half_at
from pourparlers.reading.amounts.tables import AmountTables
from pourparlers.reading.numbers import Number, read_number
from pourparlers.reading.words import Words


def quantities(words: Words, tables: AmountTables) -> list[Found]:
    """All of them, left to right, none overlapping.

    >>> from pourparlers.reading.amounts.tables import amount_tables
    >>> from pourparlers.reading.words import words_of
    >>> def show(text, language):
    ...     found = quantities(words_of(text, language), amount_tables(language))
    ...     return [(q.value, q.currency or q.unit, q.span.of(text)) for q in (f.quantity for f in found)]
    >>> show("entre 2 et 3,5 milliards d'euros, soit 12 % du budget", "fr")
    [(2000000000.0, 'EUR', '2'), (3500000000.0, 'EUR', "3,5 milliards d'euros"), (12.0, 'percent', '12 %')]
    >>> show("The £1,500 lump sum and US$18.5m", "en")
    [(1500.0, 'GBP', '£1,500'), (18500000.0, 'USD', 'US$18.5m')]
    """
    found: list[Found] = []
    bare: Bare | None = None
    homes, named = Homes(words.text, tables), set[str]()
    index, starts, forms = 0, tables.numbers.starts, words.forms
    while index < len(forms):
        form = forms[index]
        if form not in starts and not form[0].isdecimal():
            index += 1
            continue
        floor = found[-1].after if found else 0
        number = read_number(words, index, tables.numbers)
        place = Place(words, tables, homes, index, number or Number(0.5, index + 1), floor)
        one = _at(place, found, named) if number is not None else None
        if one is None and form in tables.numbers.half:
            one = half_at(place)
        if one is None:
            bare = Bare(number, index) if number is not None and not number.article else None
            index = number.after if number is not None else index + 1
            continue
        if bare is not None and (low := low_end(words, bare, one, place.number, tables)) is not None:
            found.append(low)
        if found and is_low_end(words, found[-1], one, tables):
            found[-1] = raised(found[-1], one.power)
        found.append(one)
        aside = one.first > 0 and forms[one.first - 1] in ("(", "[", ";")  # a conversion names no currency of its own
        named |= {one.quantity.currency} if one.quantity.currency and not aside else set()
        bare, index = None, one.after
    return found


def _at(place: Place, found: list[Found], named: set[str]) -> Found | None:
    """The quantity whose number stands at a place: a sum, a share or measure, or one that leaves its unit out."""
    one = sum_at(place) or counted_at(place)
    if one is None and found:
        one = high_end(place, found[-1])
    if one is None and len(named) == 1:
        one = elided_at(place, next(iter(named)))
    return one
