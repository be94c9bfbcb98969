"""Amounts: sums with their conversions, percentages, negotiated quantities.

`tables` the lexicons · `currencies` which franc is meant · `found` a number in its place · `money`, `shares` the
units beside it · `ranges` the ends of a range · `quantities` the walk over a text · `conversions` what belongs
together, and whether the rates agree · `context` what an amount is for, and the doubt that follows it.
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.base.text import Span, paragraph_of
from pourparlers.reading.amounts.context import caveat, what
from pourparlers.reading.amounts.conversions import Rates, checked, grouped
from pourparlers.reading.amounts.quantities import quantities
from pourparlers.reading.amounts.tables import amount_tables
from pourparlers.reading.tree import Tokens
from pourparlers.reading.types import Amount, Page
from pourparlers.reading.words import words_of

__all__ = ["Rates", "find_amounts"]


def find_amounts(page: Page, *, rates: Rates | None = None) -> Page:
    """The page with its amounts, in the order of the text; conversions of one sum are one amount.

    `rates` are reference rates to compare the conversions with, beside each other (`conversions.Rates`).

    >>> from pourparlers.sources.types import Article
    >>> text = "Un fonds de 430 millions d'euros (500 millions de dollars), soit 8 % du budget."
    >>> page = find_amounts(Page(Article("a", text, "fr"), text, None))
    >>> [(a.what, [(q.value, q.currency or q.unit) for q in a.quantities]) for a in page.amounts]
    [('fonds', [(430000000.0, 'EUR'), (500000000.0, 'USD')]), ('du budget', [(8.0, 'percent')])]
    """
    tables = amount_tables(page.article.language)
    words = words_of(page.shadow, page.article.language)
    groups = list(grouped(words, quantities(words, tables), tables))
    parsed = page.doc is not None and len(page.doc) > 0 and page.doc.has_annotation("DEP")
    tokens = Tokens.of(page.doc) if groups and parsed else None
    amounts: list[Amount] = []
    for group in groups:
        span = Span(group[0].quantity.span.start, max(f.quantity.span.end for f in group))
        amounts.append(
            Amount(
                id=f"a{len(amounts) + 1}",
                paragraph=paragraph_of(page.article.text, span.start),
                what=what(replace(words, text=page.article.text), group, tables, tokens),
                quantities=tuple(f.quantity for f in group),
                caveat=caveat(words, group, tables),
            )
        )
    return replace(page, amounts=checked(amounts, rates=rates, published=page.article.published))
