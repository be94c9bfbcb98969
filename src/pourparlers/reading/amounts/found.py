"""What the search for amounts works with: the text's words, the tables, and what is found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pourparlers.reading.amounts.currencies import Homes
from pourparlers.reading.amounts.tables import AmountTables
from pourparlers.reading.numbers import Number
from pourparlers.reading.types import Quantity
from pourparlers.reading.words import Words

_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity with the tokens it takes up."""

    quantity: Quantity
    first: int
    after: int
    power: float = 1.0
    """the power its number was given in: 1e6 for "3 million" and "3m\""""


@dataclass(frozen=True, slots=True)
class Bare:
    """A number that has no unit of its own; it may take one from the other end of a range."""

    number: Number
    first: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Place:
    """A number in its text: where it stands, and below which token nothing is free any more."""

    words: Words
    tables: AmountTables
    homes: Homes
    index: int
    number: Number
    floor: int

    def form(self, at: int) -> str:
        """The token at `at`, empty past the end."""
        return self.words.forms[at] if 0 <= at < len(self.words) else ""

    def raw(self, at: int) -> str:
        """The same as the text writes it."""
        return self.words.text[self.words.starts[at] : self.words.ends[at]]

    def gap(self, at: int) -> int:
        """How many characters stand between token `at` and the one before it."""
        return self.words.starts[at] - self.words.ends[at - 1]

    @property
    def value(self) -> float:
        """The number; three decimals of a whole number of things are thousands that another language grouped."""
        form = self.words.forms[self.index]
        if self.number.after == self.index + 1 and _THOUSANDS.fullmatch(form):
            return float(form.replace(",", "").replace(".", ""))
        return self.number.value


def exact(value: float, power: float = 1.0) -> float:
    """The product without the dust of binary fractions.

    >>> exact(18.5, 1e6), exact(1.1, 1e9)
    (18500000.0, 1100000000.0)
    """
    product = value * power
    return round(product, 6) if abs(product) < 1e15 else product
