"""Which quantities state one sum in several currencies, and whether the rates they imply agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import combinations

from pourparlers.reading.amounts.found import Found
from pourparlers.reading.amounts.tables import AmountTables
from pourparlers.reading.lexicons import knowledge_of
from pourparlers.reading.types import Amount
from pourparlers.reading.words import Words

Rates = Mapping[str, float]
"""units of each currency for one euro, as central banks publish them: {"USD": 1.13, "GBP": 0.85}"""

WITHIN = 0.05
"""two implied rates agree when they differ by no more than this share: roundings, and days a week apart"""
WITHIN_YEAR = 0.15
"""against the average of a year a rate may stray further"""


def grouped(words: Words, found: list[Found], tables: AmountTables) -> list[list[Found]]:
    """Quantities put together where one is given as the conversion of the one before it.

    >>> from pourparlers.reading.amounts.quantities import quantities
    >>> from pourparlers.reading.amounts.tables import amount_tables
    >>> from pourparlers.reading.words import words_of
    >>> def sizes(text, language):
    ...     words, tables = words_of(text, language), amount_tables(language)
    ...     return [len(g) for g in grouped(words, quantities(words, tables), tables)]
    >>> sizes("£5m ($6.3m; €5.9m), and 4% more", "en"), sizes("€5m from Oslo or $3m from Rome", "en")
    ([3, 1], [1, 1])
    """
    groups: list[list[Found]] = []
    for one in found:
        if groups and _converts(words, groups[-1], one, tables):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _converts(words: Words, group: list[Found], one: Found, tables: AmountTables) -> bool:
    currency = one.quantity.currency
    if currency is None or any(f.quantity.currency in (None, currency) for f in group):
        return False
    between = words.forms[group[-1].after : one.first]
    if len(between) > 5:
        return False
    opened = "(" in between or "[" in between
    if not opened and len(group) > 1 and between[:1] in ([";"], ["/"], [","], ["–"]):
        opened = True
    rest = [form for form in between if form not in "([;,/–-"]
    link = not rest or _is_link(words, one, rest, tables)
    if opened or between == ["/"]:
        return link
    marked = between[:1] == [","] or between[:1] == ["–"] or not between[:1]
    strong = {"soit", "équivalant", "équivalent", "c'", "equivalent", "or", "="}
    if rest and rest[0] in strong and link:
        return _closes(words, one) or marked or rest[0] != "or"
    return False


def _is_link(words: Words, one: Found, rest: list[str], tables: AmountTables) -> bool:
    first = one.first - len(rest)
    at = tables.conversion.at(words, first)
    while at is not None and at[1] < one.first:
        at = tables.conversion.at(words, at[1])
    return at is not None and at[1] == one.first


def _closes(words: Words, one: Found) -> bool:
    """Whether nothing but a mark follows: in "5 euros or 6 dollars a day" the second may be another sum."""
    return one.after >= len(words) or words.forms[one.after] in ".,;:)\n–"


def checked(amounts: list[Amount], *, rates: Rates | None, published: date | None) -> tuple[Amount, ...]:
    """The amounts with `consistent` and `check` filled where a conversion can be compared with anything.

    A rate agrees with another of the article within 5 %, with the given `rates` within 5 %, and with the average
    of the year (`knowledge/rates.json`, used where `rates` is None) within 15 %. `check` lists what was compared:
    "EUR/USD 1.1628; a2 1.1702; 2025 1.1297".
    """
    implied = {a.id: dict(_implied(a)) for a in amounts}
    by_pair: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for name, rates_of in implied.items():
        for pair, rate in rates_of.items():
            by_pair.setdefault(pair, []).append((name, rate))
    # what agrees with the lowest and the highest rate agrees with all
    extremes = {pair: (min(r for _, r in known), max(r for _, r in known)) for pair, known in by_pair.items()}
    reference, label, room = _reference(rates, published)
    done = []
    for amount in amounts:
        verdicts: list[bool] = []
        notes = []
        for pair, rate in implied[amount.id].items():
            note = [f"{pair[0]}/{pair[1]} {rate:.5g}"]
            if len(by_pair[pair]) > 1:
                verdicts += [_agree(rate, theirs, WITHIN) for theirs in extremes[pair]]
                note += [f"{name} {theirs:.5g}" for name, theirs in by_pair[pair][:_NOTED] if name != amount.id]
            if pair[0] in reference and pair[1] in reference:
                known = reference[pair[1]] / reference[pair[0]]
                verdicts.append(_agree(rate, known, room))
                note.append(f"{label} {known:.5g}")
            notes.append("; ".join(note))
        done.append(replace(amount, consistent=all(verdicts) if verdicts else None, check=" | ".join(notes)))
    return tuple(done)


_NOTED = 6  # rates of other amounts that a note lists


def _implied(amount: Amount) -> Iterable[tuple[tuple[str, str], float]]:
    """The rate between each two currencies of a sum, the pair in alphabetical order."""
    for a, b in combinations(amount.quantities, 2):
        if a.currency and b.currency and a.value > 0 and b.value > 0:
            low, high = sorted((a, b), key=lambda q: str(q.currency))
            yield (str(low.currency), str(high.currency)), high.value / low.value


def _agree(one: float, other: float, within: float) -> bool:
    return abs(one - other) <= within * max(one, other)


def _reference(rates: Rates | None, published: date | None) -> tuple[dict[str, float], str, float]:
    """The rates to compare with, what to call them, and how far a rate may stray."""
    if rates is not None:
        return {"EUR": 1.0, **rates}, "given", WITHIN
    if published is None:
        return {}, "", WITHIN
    table = yearly_rates()
    year = str(min(max(published.year, int(min(table))), int(max(table)))) if table else ""
    far = abs(published.year - int(year)) > 2 if year else True
    return ({}, "", WITHIN) if far else ({"EUR": 1.0, **table[year]}, year, WITHIN_YEAR)


@lru_cache
def yearly_rates() -> dict[str, dict[str, float]]:
    """Average euro reference rates by year (European Central Bank, yearly averages, rounded)."""
    table = knowledge_of("rates.json")
    return table["averages"] if table else {}
