"""The words of a shadow text, lower-cased, with their offsets: what the passes that need no parse walk over."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from pourparlers.base.text import Span

_LETTERS = r"[^\W\d_]"
_MARKS = r"[%‰€$£¥₹₽₩₪₺₴₦₱₫₵₡₲₸₾₼¢\n.,;:()\[\]!?\"–/+&]|(?<![^\W_])-|-(?=\d)|(?<=\d)'{1,2}"
_SPACED = r"\d{1,3}(?:[ ']\d{3})+(?!\d)(?:[.,]\d+)?|"  # 12 500,5 and 12'500: not in English, where "June 12 300" occurs
_PLAIN = r"\d+(?:[.,]\d+)*"
_TOKEN = {
    "fr": rf"(?i:aujourd'hui)|{_LETTERS}+'?|{_SPACED}{_PLAIN}|{_MARKS}",
    "en": rf"{_LETTERS}+|'{_LETTERS}+|{_PLAIN}|{_MARKS}",
}
_ENDS = frozenset(".!?\n")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Words:
    """Parallel lists: the lower-cased form of each token, where it starts and where it ends in the text.

    A hyphen inside a word parts it ("vingt-deux" is two tokens); an elided article is a token ("l'", "d'").
    """

    text: str
    forms: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.forms)

    def span(self, first: int, after: int) -> Span:
        """The characters from token `first` up to, not including, token `after`.

        >>> words_of("le 3 mai 2026", "fr").span(1, 4)
        Span(start=3, end=13)
        """
        return Span(self.starts[first], self.ends[after - 1])

    def at(self, offset: int) -> int:
        """Index of the first token that starts at `offset` or later."""
        return bisect_left(self.starts, offset)

    def sentence(self, index: int, *, reach: int = 250) -> tuple[int, int]:
        """First and one-past-last token of the sentence around token `index`, judged by its marks alone.

        At most `reach` tokens to either side are looked at, so that a text without a stop costs no more.

        >>> w = words_of("Il part. Le 3 mai, dit-on, il revient. Bien.", "fr")
        >>> first, after = w.sentence(w.forms.index("mai")); w.span(first, after).of(w.text)
        'Le 3 mai, dit-on, il revient.'
        """
        first, after = index, index + 1
        while first > max(0, index - reach) and not self.ends_sentence(first - 1):
            first -= 1
        while after < min(len(self.forms), index + reach) and not self.ends_sentence(after - 1):
            after += 1
        return first, after

    def ends_sentence(self, index: int) -> bool:
        """Whether token `index` is a stop that closes a sentence: not the point of "Jan. 21", "M. Diop", "U.S."."""
        form = self.forms[index]
        if form not in _ENDS:
            return False
        if form != "." or index + 1 >= len(self.forms):
            return True
        before, after = self.forms[index - 1] if index else "", self.starts[index + 1]
        if self.ends[index] == after and self.forms[index + 1] not in '"\n':
            return False
        if (len(before) == 1 and before.isalpha()) or before in _SHORT:
            return False
        return not self.text[after].islower() and not (self.text[after].isdigit() and before in _SHORT_BEFORE_DIGITS)


_SHORT = frozenset("mr mrs ms dr mme mm mlle gen col lt sen rep gov sgt st ste prof pr art al vs".split())
_SHORT_BEFORE_DIGITS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec janv févr fév avr juil déc no p art".split()
)


def words_of(text: str, language: str) -> Words:
    """The tokens of a shadow text; the last texts are remembered, since several passes ask in turn for a batch.

    >>> words_of("D'ici à 2027, 12 500 m3 d'eau", "fr").forms
    ["d'", 'ici', 'à', '2027', ',', '12 500', 'm', '3', "d'", 'eau']
    """
    return _of_phrase(text, language) if len(text) < _PHRASE else _of_text(text, language)


_PHRASE = 200
"""characters of a phrase at most; phrases are remembered by themselves, lest they crowd out the texts of a batch"""


@lru_cache(maxsize=2048)
def _of_phrase(text: str, language: str) -> Words:
    return _tokenised(text, language)


@lru_cache(maxsize=96)
def _of_text(text: str, language: str) -> Words:
    return _tokenised(text, language)


def _tokenised(text: str, language: str) -> Words:
    found = list(re.finditer(_TOKEN.get(language, _TOKEN["en"]), text))
    return Words(text, [m[0].lower() for m in found], [m.start() for m in found], [m.end() for m in found])
