"""Sums of money: a number with a currency before it, after it, or left out."""

from __future__ import annotations

from pourparlers.reading.amounts.found import Found, Place, exact
from pourparlers.reading.amounts.tables import Codes
from pourparlers.reading.types import Quantity

_SIGNS = ("$", "€", "£", "¥")


def sum_at(place: Place) -> Found | None:
    """The sum whose number stands here, with its currency before it or after it."""
    number, index = place.number, place.index
    before = _sign_before(place)
    power, step = _suffix(place)
    large = number.magnitude > 1 or power > 1
    at = step + 1 if large and place.form(step) in place.tables.of else step
    at = at + 1 if place.form(at) == "-" else at
    after = _currency_at(place, at)
    if before is None and after is None:
        return None
    if number.article and (after is None or place.form(index + 1) in _SIGNS):
        return None
    first, last = index, step if power != 1.0 else number.after
    codes: Codes = ()
    if before is not None:
        codes, first = before
    if after is not None and (before is None or after[0][0] in codes or len(codes) > 1):
        codes, last = after
    value = exact(place.value if power == 1.0 else number.value, power)
    if before is None and _is_doubtful(place, at, codes, value):
        return None
    quantity = Quantity(value, place.words.span(first, last), currency=place.homes.resolve(codes))
    return Found(quantity, first, last, power * number.magnitude)


def _is_doubtful(place: Place, at: int, codes: Codes, value: float) -> bool:
    """Whether the word is hardly money here: "un livre", "10 won the prize"."""
    form = place.form(at)
    if form not in place.tables.doubtful or value >= 1e6:
        return False
    singular = form[-1] != "s" and place.number.value >= 2
    return singular or not any(place.homes.mentions(code) for code in codes)


def _sign_before(place: Place) -> tuple[Codes, int] | None:
    """The currency written before the number, with its first token; nothing that another sum has taken."""
    index, tables, words = place.index, place.tables, place.words
    if index <= place.floor or place.gap(index) > 1:
        return None
    raw = place.raw(index - 1)
    if raw in tables.codes and len(raw) == 3:
        return (raw,), index - 1
    if place.gap(index) < min(2, len(raw)) and raw in tables.letters_before:
        codes = tables.letters_before[raw]
        return (codes, index - 1) if any(place.homes.mentions(code) for code in codes) else None
    found = tables.before.before(words, index, reach=4)
    if found is None or found[1] < place.floor:
        return None
    first = found[1]
    single = first == index - 1
    apart = not single and place.form(index - 1) == "$" and place.gap(index - 1) > 0
    if single or (words.span(first, index).of(words.text)[:1].isupper() and not apart):
        return found
    alone = tables.before.at(words, index - 1)  # "a $96 million hole" is no Australian money
    return (alone[0], index - 1) if alone is not None and alone[1] == index else None


def _currency_at(place: Place, at: int) -> tuple[Codes, int] | None:
    """The currency written at a token after the number."""
    if at >= len(place.words):
        return None
    raw, tables = place.raw(at), place.tables
    if raw in tables.letters_after and place.gap(at) <= 1:
        codes = tables.letters_after[raw]
        if any(place.homes.mentions(code) for code in codes):
            return codes, at + 1
    found = tables.after.at(place.words, at)
    if found is None:
        return ((raw,), at + 1) if raw in tables.codes else None
    if raw not in _SIGNS:
        return found
    follow = found[1]
    if place.form(follow)[:1].isdecimal() and place.gap(follow) == 0:
        return None  # "in 2025 $300": it belongs to what follows
    return found if place.gap(at) <= 1 else None


def _suffix(place: Place) -> tuple[float, int]:
    """A power written as letters after the digits, and the token after it ("18.5m", "3 M€", "4bn")."""
    at, table = place.number.after, place.tables.suffix
    form = place.form(at)
    if form in table and place.number.magnitude == 1.0:
        gap, follow = place.gap(at), place.form(at + 1)
        apart = follow in _SIGNS or len(form) > 1 or (place.raw(at).isupper() and follow in place.tables.of)
        if gap == 0 or (gap == 1 and apart):
            return table[form], at + 1
    return 1.0, at


def elided_at(place: Place, currency: str) -> Found | None:
    """A sum whose currency is left out since the text has named its only one before ("un fonds de 60 millions")."""
    words, number, tables = place.words, place.number, place.tables
    after = _ends_sum(place)
    if number.magnitude < 1e6 or not after:
        return None
    first, _ = words.sentence(place.index)
    near = words.forms[max(first, place.index - 15) : min(number.after + 6, len(words))]
    if not any(form.startswith(tables.elided) for form in near):
        return None
    span = words.span(place.index, after)
    return Found(Quantity(exact(number.value), span, currency=currency), place.index, after, number.magnitude)


def _ends_sum(place: Place) -> int:
    """The token after the number where no counted noun follows it; 0 where one does."""
    after = place.number.after
    form = place.form(after)
    if not form or not form[0].isalnum() or place.tables.elided_before.at(place.words, after):
        return after
    return 0
