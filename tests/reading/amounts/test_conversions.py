"""Conversions of one article are compared with each other, with given rates, and with the average of the year."""

from __future__ import annotations

from datetime import date

from pourparlers.reading.amounts import find_amounts
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Page
from pourparlers.sources.types import Article


def page_of(text: str, published: date | None = None) -> Page:
    return Page(Article("a", text, "en", published), shadow(text), None)


def test_two_rates_that_agree() -> None:
    page = find_amounts(page_of("It paid €100m ($113m). Rome added €40m ($45m)."))
    assert [a.consistent for a in page.amounts] == [True, True]
    assert page.amounts[0].check == "EUR/USD 1.13; a2 1.125"


def test_two_rates_that_do_not() -> None:
    page = find_amounts(page_of("It paid €100m ($113m). Rome added €40m ($54m)."))
    assert [a.consistent for a in page.amounts] == [False, False]


def test_nothing_to_compare_with() -> None:
    page = find_amounts(page_of("It paid €100m ($113m)."))
    assert [a.consistent for a in page.amounts] == [None]


def test_given_rates() -> None:
    text = "It paid €100m ($113m)."
    assert find_amounts(page_of(text), rates={"USD": 1.12}).amounts[0].consistent is True
    assert find_amounts(page_of(text), rates={"USD": 1.40}).amounts[0].consistent is False


def test_the_average_of_the_year_finds_a_slip_of_a_digit() -> None:
    day = date(2025, 9, 5)
    assert find_amounts(page_of("It paid €100m ($113m).", day)).amounts[0].consistent is True
    assert find_amounts(page_of("It paid €100m ($11.3m).", day)).amounts[0].consistent is False


def test_a_doubt_that_follows_is_kept() -> None:
    text = "It earned €100m ($113m), although the true figure is far higher. All agreed."
    caveat = find_amounts(page_of(text)).amounts[0].caveat
    assert caveat is not None
    assert caveat.of(text) == "although the true figure is far higher"


def test_what_a_sum_is_for() -> None:
    page = find_amounts(page_of("She offered a one-off payment of £1,500 and €90m for radar stations."))
    assert [a.what for a in page.amounts] == ["a one-off payment", "for radar stations"]
