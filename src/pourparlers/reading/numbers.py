"""Numbers as a language writes them: digits with its separators, words, and the two mixed ("3,5 milliards")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from pourparlers.reading.number_words import NumberWords, joined
from pourparlers.reading.words import Words

_INDIAN = r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
_COMMAS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"
_POINTS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"


class Number(NamedTuple):
    """A number read from a text: its value, the token after it, and whether it is no more than an article."""

    value: float
    after: int
    article: bool = False
    magnitude: float = 1.0
    """the last power that was named: 1e9 in "3,5 milliards"; it may hold for a number before ("2 or 3 billion")"""


def digits(form: str, *, decimal: str) -> float | None:
    """The value of a token of digits; None where its marks make no number (a date, a version, a score).

    `decimal` is the mark that the language puts before decimals; the other one groups thousands, except where
    its groups are not of three digits, as when a machine translation keeps the marks of its original.

    >>> digits("1 234,5", decimal=","), digits("2.300", decimal=","), digits("2.3", decimal=",")
    (1234.5, 2300.0, 2.3)
    >>> digits("1,50,000", decimal="."), digits("2,5", decimal="."), digits("3.10.2025", decimal=",")
    (150000.0, 2.5, None)
    """
    plain = form.replace(" ", "").replace("'", "")
    if plain.isdecimal():
        return float(plain) if len(plain) <= 18 else None
    if re.fullmatch(_INDIAN, plain) or (re.fullmatch(_COMMAS, plain) and (decimal == "." or plain.count(",") > 1)):
        return float(plain.replace(",", ""))
    if re.fullmatch(_POINTS, plain) and (decimal == "," or plain.count(".") > 1):
        return float(plain.replace(".", "").replace(",", "."))
    plain = plain.replace(",", ".")
    return float(plain) if plain.count(".") == 1 and len(plain) <= 20 else None


def read_number(words: Words, index: int, table: NumberWords) -> Number | None:
    """The number that begins at token `index`, as long as it goes.

    >>> from pourparlers.reading.number_words import number_words
    >>> from pourparlers.reading.words import words_of
    >>> def value(text, language): return read_number(words_of(text, language), 0, number_words(language)).value
    >>> value("cinq cents millions d'euros", "fr"), value("quatre-vingt-dix-sept", "fr")
    (500000000.0, 97.0)
    >>> value("2.5 lakh crore", "en"), value("two and a half billion", "en"), value("deux millions et demi", "fr")
    (2500000000000.0, 2500000000.0, 2500000.0)
    """
    if words.forms[index] in table.articles:
        follow = _after_article(words, index, table)
        if follow is None:
            return Number(1.0, index + 1, True) if words.forms[index] in table.small else None
        sum_ = _Sum(words, table, index, follow[1], group=follow[0])
    elif (half := _half_of(words, index, table)) is not None:
        sum_ = _Sum(words, table, index, half[1], group=half[0])
    else:
        sum_ = _Sum(words, table, index, index)
    while sum_.after < len(words) and sum_.takes(words.forms[sum_.after]):
        pass
    if sum_.after == index or (sum_.group is None and sum_.power == 1.0):
        return None
    return Number(sum_.total + (sum_.group or 0.0), sum_.after, False, sum_.power)


@dataclass(slots=True, eq=False, repr=False)
class _Sum:
    """A number while it is read: `total` of the parts closed by a power, `group` the part still open."""

    words: Words
    table: NumberWords
    first: int
    after: int
    total: float = 0.0
    group: float | None = None
    power: float = 1.0
    closed: int = 0
    """the token after the last power"""

    def takes(self, form: str) -> bool:
        """Add the token at `after`; False where the number has ended."""
        table = self.table
        if form[0].isdecimal():
            return self._digits(form)
        if form in table.small:
            return self._small(table.small[form])
        if form in table.hundred:
            return self._hundred(form)
        if form in table.magnitude:
            return self._magnitude(form)
        if form in table.collective:
            return self._collective(table.collective[form])
        if form in table.point:
            return self._point()
        return form in table.join and self._join()

    def _digits(self, form: str) -> bool:
        value = digits(form, decimal=self.table.decimal)
        if value is None or self.group is not None or (self.power > 1 and value >= self.power):
            return False
        self.group, self.after = value, self.after + 1
        return True

    def _small(self, value: int) -> bool:
        sum_ = joined(self.group, value)
        if sum_ is None or (self.group is None and 1 < self.power <= value):
            return False
        self.group, self.after = sum_, self.after + 1
        return True

    def _hundred(self, form: str) -> bool:
        if (self.group is None and form not in self.table.alone) or (self.group is not None and self.group >= 100):
            return False
        self.group, self.after = (self.group or 1.0) * 100, self.after + 1
        return True

    def _magnitude(self, form: str) -> bool:
        if self.group is None and form not in self.table.alone:
            return False
        power, step = 1.0, self.after
        while step < len(self.words) and self.words.forms[step] in self.table.magnitude:
            power *= self.table.magnitude[self.words.forms[step]]
            step += 1
        if self.closed and power >= self.power:  # "3 millions 2 milliards": another number began
            self.group, self.after = None, self.closed
            return False
        self.total, self.power = self.total + (1.0 if self.group is None else self.group) * power, power
        self.group, self.after, self.closed = None, step, step
        return True

    def _collective(self, count: int) -> bool:
        """A dozen, une centaine; past "de" where a power follows ("une centaine de millions")."""
        if self.group is None or self.total:
            return False
        forms, step = self.words.forms, self.after + 1
        if step + 1 < len(forms) and forms[step] in self.table.of and forms[step + 1] in self.table.magnitude:
            step += 1
        self.group, self.after = self.group * count, step
        return True

    def _point(self) -> bool:
        """The decimals of a number in words: "deux virgule vingt-cinq", "two point five"."""
        table, forms, step = self.table, self.words.forms, self.after + 1
        if self.group is None or self.group >= 1000 or forms[self.after - 1][0].isdecimal():
            return False
        decimals = ""
        while step < len(forms) and forms[step] in table.small and len(decimals) < 4:
            value = table.small[forms[step]]
            if decimals and value < 10 and decimals[-1] == "0" and decimals != "0" and len(decimals) % 2 == 0:
                decimals = decimals[:-1] + str(value)
            else:
                decimals += str(value)
            step += 1
        if not decimals:
            return False
        self.group, self.after = self.group + float("0." + decimals), step
        return True

    def _join(self) -> bool:
        """What "et" or "and" adds: vingt et un, two hundred and five, deux et demi, one and a half."""
        forms, step, table = self.words.forms, self.after + 1, self.table
        if step >= len(forms) or (self.group is None and self.power == 1.0):
            return False
        if forms[step] in table.articles and step + 1 < len(forms) and forms[step + 1] in table.half:
            return self._add(0.5, step + 2)
        if forms[step] in table.half:
            return self._add(0.5, step + 1)
        value = table.small.get(forms[step])
        if value is None or not self._fits(value):
            return False
        unit = table.small.get(forms[step + 1], 0) if step + 1 < len(forms) and value >= 20 else 0
        if 0 < unit < 10:
            value, step = value + unit, step + 1
        if self.group is None:
            self.group, self.after = float(value), step + 1
            return True
        return self._add(float(value), step + 1)

    def _fits(self, value: int) -> bool:
        """Whether the language says "and" between what was read and `value`: cent deux, but a hundred and two."""
        group = self.group
        if self.table.decimal == ",":
            tens = group is not None and group % 10 == 0 and group >= 20
            return tens and (value == 1 or (value == 11 and (group or 0) % 100 == 60))
        if group is None:
            return self.power >= 1000 and value < self.power
        return group >= 100 and group % 100 == 0

    def _add(self, value: float, after: int) -> bool:
        if self.group is None:
            self.total += value * self.power
        else:
            self.group += value
        self.after = after
        return True


def _after_article(words: Words, index: int, table: NumberWords) -> tuple[float, int] | None:
    """What "a" or "un" counts, where a number follows: hundred, million, dozen, half a million."""
    if index + 1 >= len(words):
        return None
    form = words.forms[index + 1]
    if form in table.magnitude or form in table.collective or form in table.hundred:
        return 1.0, index + 1
    if form in table.half and index + 2 < len(words) and words.forms[index + 2] in table.magnitude:
        return 0.5, index + 2
    return (1.0, index + 1) if words.forms[index] in table.small and form in table.join else None


def _half_of(words: Words, index: int, table: NumberWords) -> tuple[float, int] | None:
    """Half a million, half a dozen."""
    forms = words.forms
    if forms[index] in table.half and index + 2 < len(words) and forms[index + 1] in table.articles:
        follow = forms[index + 2]
        if follow in table.magnitude or follow in table.collective:
            return 0.5, index + 2
    return None
