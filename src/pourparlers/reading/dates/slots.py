"""What fills the slots of a form: words of a vocabulary, numbers, days of a month, years."""

from __future__ import annotations

import re
from typing import Any

from pourparlers.reading.forms import Reader, reads
from pourparlers.reading.number_words import NumberWords, number_words
from pourparlers.reading.numbers import read_number
from pourparlers.reading.phrases import Phrases
from pourparlers.reading.words import Words

_DOTTED = r"(\d{1,2})\.(\d{1,2})\.((?:1[5-9]|20|21)\d\d)"
_ORDINAL = frozenset(("er", "ère", "st", "nd", "rd", "th", "ier"))
_COUNTED = frozenset("""
    century anniversary floor round session amendment parallel congress birthday time summit person minute hour
    edition regiment battalion brigade hole place row street avenue district package state member day week year
""".split())
"""what an ordinal counts that is no day of a month: *by the 21st century*"""
_STOPS = frozenset("""
    a ont est sont et mais que qui and but that which is was has will en dans à par pour selon si
""".split())
"""words that no noun phrase goes beyond"""
_FIRST = "premier"


def slot_readers(table: dict[str, Any], language: str) -> tuple[dict[str, Reader], dict[str, frozenset[str]]]:
    """A reader for every slot, and the words each can begin with.

    >>> from pourparlers.reading.lexicons import lexicon_of
    >>> from pourparlers.reading.words import words_of
    >>> readers, firsts = slot_readers(lexicon_of("fr", "dates.toml"), "fr")
    >>> readers["day"](words_of("1er mai", "fr"), 0), readers["month"](words_of("1er mai", "fr"), 2)
    ((1, 2), (5, 3))
    >>> "premier" in firsts["day"]
    True
    """
    capital = set(table.get("capital", {}).get("vocabularies", ()))
    readers: dict[str, Reader] = {}
    firsts: dict[str, frozenset[str]] = {}
    for name, entries in table["vocabulary"].items():
        phrases: Phrases[Any] = Phrases(entries, language)
        readers[name] = reads(phrases, capital=name in capital)
        firsts[name] = phrases.firsts
    numbers = number_words(language)
    day = _day_reader(numbers, words=language == "fr")
    around = table["around"]
    clock, after_day = frozenset(around["clock"]), frozenset(around["after-day"])
    readers |= {
        "number": _number_reader(numbers),
        "day": day,
        "last": day,
        "other": day,
        "year": _year,
        "two": _month_number,
        "dotted": _dotted,
        "alone": _alone(clock, after_day),
        "ordinal-day": _ordinal_day,
        "decade": _decade,
        "two-digits": _two_digits,
        "tail": _tail,
        "before": lambda words, index: readers["weekday"](words, index) or day(words, index),
    }
    firsts |= {"number": numbers.starts, "day": numbers.starts | {_FIRST} if language == "fr" else frozenset()}
    return readers, firsts


def _number_reader(numbers: NumberWords) -> Reader:
    def read(words: Words, index: int) -> tuple[int, int] | None:
        form = words.forms[index]
        if form not in numbers.starts and not form[0].isdecimal():
            return None
        if form in numbers.articles and form not in numbers.small:
            found = read_number(words, index, numbers)
            return (1, index + 1) if found is None else (int(found.value), found.after)
        found = read_number(words, index, numbers)
        return (int(found.value), found.after) if found and found.value == int(found.value) < 10_000 else None

    return read


def _day_reader(numbers: NumberWords, *, words: bool) -> Reader:
    """A day of the month in digits ("3", "1er", "21st"); in words too where the language writes it so."""
    spelled = words

    def read(words: Words, index: int) -> tuple[int, int] | None:
        form, after = words.forms[index], index + 1
        if (day := _up_to(31, form)) is not None:
            joined = after < len(words) and words.forms[after] in _ORDINAL and words.starts[after] == words.ends[index]
            return day, after + joined
        if spelled and form == _FIRST:
            return 1, after
        if spelled and form in numbers.small:
            found = read_number(words, index, numbers)
            return (int(found.value), found.after) if found and 1 < found.value <= 31 else None
        return None

    return read


def _up_to(most: int, form: str) -> int | None:
    """A number from 1 in one or two digits."""
    number = int(form) if form.isdecimal() and len(form) <= 2 else 0
    return number if 1 <= number <= most else None


def _year(words: Words, index: int) -> tuple[int, int] | None:
    form = words.forms[index]
    return (int(form), index + 1) if len(form) == 4 and form.isdecimal() and 1500 <= int(form) <= 2150 else None


def _decade(words: Words, index: int) -> tuple[int, int] | None:
    """ "1990s": a year with its plural right behind it."""
    found = _year(words, index)
    if found is None or found[1] >= len(words) or words.forms[found[1]] != "s":
        return None
    return (found[0], found[1] + 1) if words.starts[found[1]] == words.ends[index] else None


def _two_digits(words: Words, index: int) -> tuple[int, int] | None:
    form = words.forms[index]
    return (int(form), index + 1) if len(form) == 2 and form.isdecimal() and form[1] == "0" else None


def _month_number(words: Words, index: int) -> tuple[int, int] | None:
    month = _up_to(12, words.forms[index])
    return None if month is None else (month, index + 1)


def _dotted(words: Words, index: int) -> tuple[tuple[int, int, int], int] | None:
    match = re.fullmatch(_DOTTED, words.forms[index]) if len(words.forms[index]) > 7 else None
    return ((int(match[3]), int(match[2]), int(match[1])), index + 1) if match else None


def _alone(clock: frozenset[str], after_day: frozenset[str]) -> Reader:
    """A bare day of the month, where nothing that could be counted follows it."""

    def read(words: Words, index: int) -> tuple[int, int] | None:
        day, after = _up_to(31, words.forms[index]), index + 1
        if day is None:
            return None
        if after < len(words) and words.forms[after] == "er":
            after += 1
        follow = words.forms[after] if after < len(words) else "."
        if follow[0].isdecimal() or follow in ("%", "€", "$", "/", "-", "–", "h") or follow in clock:
            return None
        return (day, after) if not follow[0].isalpha() or follow in after_day else None

    return read


def _ordinal_day(words: Words, index: int) -> tuple[int, int] | None:
    """ "the 21st": a preposition makes it a day, unless it counts something."""
    form, after = words.forms[index], index + 1
    if not form.isdecimal() or after >= len(words) or words.forms[after] not in _ORDINAL or not 1 <= int(form) <= 31:
        return None
    follow = words.forms[after + 1] if after + 1 < len(words) else "."
    before = words.forms[index - 2] if index >= 2 else ""
    if before not in ("on", "by", "until", "since", "before", "of", "from") or follow in _COUNTED:
        return None
    return int(form), after + 1


def _tail(words: Words, index: int) -> tuple[str, int] | None:
    """A noun phrase, as far as a mark or six words: "un cessez-le-feu"."""
    after = index
    while (
        after < len(words)
        and after - index < 6
        and words.forms[after][0].isalpha()
        and words.forms[after] not in _STOPS
    ):
        after += 1
    return (words.span(index, after).of(words.text), after) if after > index else None
