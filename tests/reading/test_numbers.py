"""Numbers in words and digits: text, language, value; the whole text is the number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.reading.number_words import number_words
from pourparlers.reading.numbers import Number, read_number
from pourparlers.reading.words import words_of

CASES = """
zéro | fr | 0
vingt et un | fr | 21
soixante et onze | fr | 71
soixante-dix-neuf | fr | 79
quatre-vingts | fr | 80
quatre-vingt-un | fr | 81
quatre-vingt-dix-neuf | fr | 99
septante-deux | fr | 72
nonante et un | fr | 91
cent | fr | 100
cent un | fr | 101
deux cents | fr | 200
trois cent quarante-cinq | fr | 345
mille | fr | 1000
mille neuf cent quatre-vingt-quatre | fr | 1984
deux mille | fr | 2000
cent mille | fr | 100000
un million deux cent mille | fr | 1200000
trois milliards cinq cents millions | fr | 3500000000
deux millions et demi | fr | 2500000
un demi-million | fr | 500000
une douzaine | fr | 12
une centaine de millions | fr | 100000000
12 500 | fr | 12500
12.500 | fr | 12500
12,5 | fr | 12.5
1'234.5 | fr | 1234.5
3,5 milliards | fr | 3500000000
mille milliards | fr | 1000000000000
deux virgule cinq | fr | 2.5
twenty-one | en | 21
a hundred and five | en | 105
two hundred and fifty thousand | en | 250000
one thousand nine hundred eighty-four | en | 1984
a million and a half | en | 1500000
half a million | en | 500000
one and a half billion | en | 1500000000
a dozen | en | 12
12,500.5 | en | 12500.5
1,23,456 | en | 123456
3.5 trillion | en | 3500000000000
2.5 lakh crore | en | 2500000000000
two point two five | en | 2.25
"""


@pytest.mark.parametrize("case", [line for line in CASES.splitlines() if line])
def test_a_number_reads_as(case: str) -> None:
    text, language, value = (part.strip() for part in case.split("|"))
    words = words_of(text, language)
    number = read_number(words, 0, number_words(language))
    assert number is not None
    assert (number.value, number.after) == (float(value), len(words))


def test_two_numbers_side_by_side_are_two() -> None:
    words = words_of("3 millions 2 milliards", "fr")
    assert read_number(words, 0, number_words("fr")) == Number(3e6, 2, False, 1e6)


@given(st.integers(0, 999_999))
def test_french_words_and_english_words_come_back(value: int) -> None:
    for language, text in (("fr", french(value)), ("en", english(value))):
        words = words_of(text, language)
        number = read_number(words, 0, number_words(language))
        assert number is not None, text
        assert (number.value, number.after) == (float(value), len(words)), text


UNITS = {
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf".split(),
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split(),
}
TENS = {
    "fr": ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"),
    "en": ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
}


def french(value: int) -> str:
    """The number in words, as a schoolbook writes it."""
    if value >= 1000:
        head, rest = divmod(value, 1000)
        return " ".join(x for x in (french(head) if head > 1 else "", "mille", french(rest) if rest else "") if x)
    if value >= 100:
        head, rest = divmod(value, 100)
        return " ".join(x for x in (UNITS["fr"][head] if head > 1 else "", "cent", french(rest) if rest else "") if x)
    if value < 20:
        return UNITS["fr"][value]
    ten, one = divmod(value, 10)
    one += 10 * (ten in (7, 9))
    if one in (1, 11) and ten < 8:
        return f"{TENS['fr'][ten]} et {UNITS['fr'][one]}"
    return f"{TENS['fr'][ten]}-{UNITS['fr'][one]}" if one else TENS["fr"][ten]


def english(value: int) -> str:
    """The number in words, as a British schoolbook writes it."""
    if value >= 1000:
        head, rest = divmod(value, 1000)
        link = " and " if 0 < rest < 100 else " "
        return f"{english(head)} thousand{link}{english(rest)}" if rest else f"{english(head)} thousand"
    if value >= 100:
        head, rest = divmod(value, 100)
        return f"{UNITS['en'][head]} hundred and {english(rest)}" if rest else f"{UNITS['en'][head]} hundred"
    if value < 20:
        return UNITS["en"][value]
    ten, one = divmod(value, 10)
    return f"{TENS['en'][ten]}-{UNITS['en'][one]}" if one else TENS["en"][ten]
