"""Sums of money, percentages and negotiated quantities, each with the characters that state it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.base.text import Span
from pourparlers.reading.amounts.currencies import Homes
from pourparlers.reading.amounts.tables import AmountTables, Codes
from pourparlers.reading.numbers import Number, read_number
from pourparlers.reading.types import Quantity
from pourparlers.reading.words import Words


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity with the tokens it takes up."""

    quantity: Quantity
    first: int
    after: int
    power: float = 1.0
    """the power its number was given in: 1e6 for "3 million" and "3m\""""


@dataclass(frozen=True, slots=True)
class _Bare:
    """A number that has no unit yet; it may take one from the other end of a range."""

    number: Number
    first: int


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
    bare: _Bare | None = None
    index, end = 0, len(words)
    starts = tables.numbers.starts
    forms = words.forms
    homes = Homes(words.text, tables)
    named: set[str] = set()
    while index < end:
        form = forms[index]
        if form not in starts and not form[0].isdecimal():
            index += 1
            continue
        number = read_number(words, index, tables.numbers)
        if number is None:
            index += 1
            continue
        floor = found[-1].after if found else 0
        one = _money(words, index, number, tables, homes, floor) or _counted(words, index, number, tables, floor)
        if one is None and len(named) == 1:
            one = _elided(words, index, number, next(iter(named)), tables)
        if one is None:
            bare = None if number.article else _Bare(number, index)
            index = number.after
            continue
        if bare is not None and (low := _low_end(words, bare, one, number, tables)) is not None:
            found.append(low)
        if found and _is_low_end(words, found[-1], one, tables):
            found[-1] = _raised(found[-1], one.power)
        found.append(one)
        named |= {one.quantity.currency} if one.quantity.currency else set()
        bare, index = None, one.after
    return found


def _money(words: Words, index: int, number: Number, tables: AmountTables, homes: Homes, floor: int) -> Found | None:
    """A sum whose number stands at token `index`, with a currency before it (not below token `floor`) or after it."""
    before = _sign_before(words, index, tables)
    if before is not None and before[1] < floor:
        before = None
    power, step = _suffix(words, number, tables)
    at = step + 1 if step < len(words) and words.forms[step] in tables.of and number.magnitude > 1 else step
    at = at + 1 if at < len(words) and words.forms[at] == "-" else at
    after = _currency_at(words, at, tables)
    if before is None and after is None:
        return None
    if number.article and not (after and words.forms[index + 1] not in ("$", "€", "£")):
        return None
    first, last = index, number.after
    if before is not None:
        codes, first = before
        last = step if power != 1.0 else number.after
        if after is not None and (after[0][0] in codes or len(codes) > 1):
            codes, last = after
    else:
        assert after is not None
        codes, last = after
    value = _exact(number.value, power)
    if before is None and words.forms[at] in tables.doubtful and value < 1e6:
        one = words.forms[at][-1] != "s" and number.value >= 2
        if one or not any(homes.mentions(code) for code in codes):
            return None  # "un livre", "10 won the prize"
    return Found(
        Quantity(value, words.span(first, last), currency=homes.resolve(codes)), first, last, power * number.magnitude
    )


def _exact(value: float, power: float) -> float:
    """The product without the dust of binary fractions (18.5 million is 18500000, not 18500000.000000004)."""
    product = value * power
    return round(product, 6) if abs(product) < 1e15 else product


def _sign_before(words: Words, index: int, tables: AmountTables) -> tuple[Codes, int] | None:
    """The currency written before the number, with its first token."""
    if index == 0:
        return None
    raw = words.text[words.starts[index - 1] : words.ends[index - 1]]
    if raw in tables.codes and len(raw) == 3:
        return (raw,), index - 1
    found = tables.before.before(words, index, reach=4)
    if found is None or words.starts[index] - words.ends[index - 1] > 1:
        return None
    first = found[1]
    if first < index - 1 and not words.span(first, index).of(words.text)[:1].isupper():
        first = index - 1  # "a $96 million hole" is no Australian money
        alone = tables.before.at(words, first)
        return (alone[0], first) if alone is not None and alone[1] == index else None
    if first < index - 1 and words.forms[index - 1] == "$" and words.starts[index - 1] > words.ends[index - 2]:
        return (tables.before.at(words, index - 1) or found)[0], index - 1
    return found


def _currency_at(words: Words, at: int, tables: AmountTables) -> tuple[Codes, int] | None:
    if at >= len(words):
        return None
    found = tables.after.at(words, at)
    raw = words.text[words.starts[at] : words.ends[at]]
    if found is None:
        return ((raw,), at + 1) if raw in tables.codes else None
    if words.forms[at] in ("$", "€", "£", "¥") and words.starts[at] - words.ends[at - 1] > 1:
        return None
    follow = found[1]
    if raw in ("$", "£", "¥") and follow < len(words) and words.forms[follow][0].isdecimal():
        return found if words.starts[follow] > words.ends[at] else None  # "in 2025 $300": it belongs to what follows
    return found


def _suffix(words: Words, number: Number, tables: AmountTables) -> tuple[float, int]:
    """A power written as letters right after the digits, and the token after it ("18.5m", "3 M€", "4bn")."""
    at = number.after
    if at < len(words) and words.forms[at] in tables.suffix and number.magnitude == 1.0:
        gap = words.starts[at] - words.ends[at - 1]
        sign = at + 1 < len(words) and words.forms[at + 1] in ("€", "$", "£")
        if gap == 0 or (gap == 1 and (sign or len(words.forms[at]) > 1)):
            step = at + 1
            if words.forms[at] == "b" and step < len(words) and words.forms[step] == "n":
                step += 1
            return tables.suffix[words.forms[at]], step
    return 1.0, at


def _counted(words: Words, index: int, number: Number, tables: AmountTables, floor: int) -> Found | None:
    """A share, or a measure or count in a sentence that negotiates."""
    at = number.after
    link = words.forms[at] if at < len(words) else ""
    if link == "-" or (link in tables.of and number.magnitude > 1):
        at += 1
    found = tables.units.at(words, at)
    if found is None:
        return None
    unit, after = found
    if unit.kind != "share":
        if number.article or not _is_negotiated(words, index, tables):
            return None
    elif number.article and words.forms[index] in ("a", "an"):
        return None
    first, value = index, number.value
    if (
        index > floor
        and words.forms[index - 1] == "-"
        and words.ends[index - 1] == words.starts[index]
        and _is_minus(words, index)
    ):
        first, value = index - 1, -number.value
    return Found(Quantity(_exact(value, 1.0), words.span(first, after), unit=unit.slug), first, after)


def _is_minus(words: Words, index: int) -> bool:
    """Whether the hyphen before a number is a minus, and not that of a range ("10-15 %")."""
    return words.starts[index - 1] == 0 or words.text[words.starts[index - 1] - 1] in " (\n"


def _is_negotiated(words: Words, index: int, tables: AmountTables) -> bool:
    first, after = words.sentence(index)
    near = words.forms[max(first, index - 40) : min(after, index + 40)]
    return any(form.startswith(tables.negotiated) for form in near)


def _is_low_end(words: Words, low: Found, high: Found, tables: AmountTables) -> bool:
    """Whether a sum leaves its power to the one after it: "$200 to $300 million"."""
    a, b = low.quantity, high.quantity
    if a.currency is None or a.currency != b.currency or low.power != 1.0 or high.power < 1e6:
        return False
    link = tables.range.at(words, low.after)
    return link is not None and link[1] == words.at(b.span.start) and a.value < b.value / high.power


def _raised(found: Found, power: float) -> Found:
    quantity = replace(found.quantity, value=_exact(found.quantity.value, power))
    return Found(quantity, found.first, found.after, power)


def _low_end(words: Words, bare: _Bare, high: Found, number: Number, tables: AmountTables) -> Found | None:
    """The first number of a range ("2 to 3 billion dollars", "de 150 à 40 %"), with the unit of the second."""
    at = bare.number.after
    link = tables.range.at(words, at)
    if link is None or link[1] != high.first:
        return None
    paired = bare.first > 0 and words.forms[bare.first - 1] in tables.between
    if link[0] in ("et", "and") and not paired:
        return None
    value, top = bare.number.value, high.quantity
    looks_like_year = 1900 <= value <= 2100 and value == int(value) and number.magnitude == 1.0
    if looks_like_year and link[0] not in ("-", "–"):
        return None
    if bare.number.magnitude == 1.0 and number.value and value < top.value:
        power = top.value / number.value if top.currency else 1.0
        power *= number.magnitude if number.value >= number.magnitude else 1.0
        value = _exact(value, power) if value * power <= top.value or number.magnitude > 1.0 else value
    span = Span(words.starts[bare.first], words.ends[at - 1])
    return Found(Quantity(value, span, currency=top.currency, unit=top.unit), bare.first, at)


def _elided(words: Words, index: int, number: Number, currency: str, tables: AmountTables) -> Found | None:
    """A sum whose currency is left out because the text has named its only one before ("un fonds de 60 millions")."""
    if number.magnitude < 1e6 or not (after := _ends_sum(words, number.after, tables)):
        return None
    first, _ = words.sentence(index)
    near = words.forms[max(first, index - 15) : min(number.after + 6, len(words))]
    if not any(form.startswith(tables.elided) for form in near):
        return None
    span = words.span(index, after)
    return Found(Quantity(_exact(number.value, 1.0), span, currency=currency), index, after)


def _ends_sum(words: Words, after: int, tables: AmountTables) -> int:
    """The token after the number where no counted noun follows it; 0 where one does."""
    if after >= len(words) or not words.forms[after][0].isalnum() or tables.elided_before.at(words, after):
        return after
    return 0
