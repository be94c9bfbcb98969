"""Sentences about positions and commitments, in both languages."""

from __future__ import annotations

import pytest

from pourparlers.base.text import Span
from pourparlers.reading.types import Commitment, Quantity
from pourparlers.show.messages import messages
from pourparlers.show.sentences import Voice, stance_sentence
from pourparlers.show.sentences_commitments import commitment_sentence, quantity_text

FRENCH = Voice("fr", {"us": "États-Unis", "ua": "Ukraine", "m": "Emmanuel Macron"}, {"t": "Des troupes sont déployées"})
ENGLISH = Voice("en", {"us": "United States", "ua": "Ukraine", "m": "Emmanuel Macron"}, {"t": "Troops are deployed"})


@pytest.mark.parametrize(
    ("party", "stance", "french", "english"),
    [
        ("us", "supports", "Les États-Unis soutiennent «\u00a0Des troupes sont déployées\u00a0».",
         "The United States supports “Troops are deployed”."),
        ("ua", "opposes", "L’Ukraine s’oppose à «\u00a0Des troupes sont déployées\u00a0».",
         "Ukraine opposes “Troops are deployed”."),
        ("us", "neutral", "Les États-Unis ne prennent pas parti sur «\u00a0Des troupes sont déployées\u00a0».",
         "The United States takes no side on “Troops are deployed”."),
        ("ua", "mixed", "L’Ukraine apparaît à la fois pour et contre «\u00a0Des troupes sont déployées\u00a0».",
         "Ukraine is reported both for and against “Troops are deployed”."),
    ],
)  # fmt: skip
def test_a_stance_in_both_languages(party: str, stance: str, french: str, english: str) -> None:
    assert stance_sentence(FRENCH, party, "t", stance).text == french
    assert stance_sentence(ENGLISH, party, "t", stance).text == english


def test_a_condition_is_quoted() -> None:
    said = stance_sentence(ENGLISH, "ua", "t", "supports", conditions=("a truce", "a vote"))
    assert said.text == "Ukraine supports “Troops are deployed”, on condition: “a truce” or “a vote”."


def test_a_commitment_says_who_what_when_and_who_says_so() -> None:
    promised = Commitment("c", 1, Span(0, 1), ("us",), "send help", "announced by another party", trigger="a truce",
                          deadline="2027-12-31", count=26, reported_by="m")  # fmt: skip
    assert commitment_sentence(FRENCH, promised).text == (
        "Selon Emmanuel Macron, les États-Unis (26 membres) s’engageraient\u00a0: «\u00a0send help\u00a0»\u00a0; "
        "déclencheur\u00a0: «\u00a0a truce\u00a0»\u00a0; échéance\u00a0: 31 décembre 2027."
    )
    assert commitment_sentence(ENGLISH, promised).text == (
        "According to Emmanuel Macron, the United States (26 members) is said to commit to: “send help”; "
        "trigger: “a truce”; deadline: 31 December 2027."
    )


def test_a_threat_is_called_one_and_a_refusal_too() -> None:
    threat = Commitment("c", 1, Span(0, 1), ("ua",), "walk out", "threat")
    assert commitment_sentence(FRENCH, threat).text == "L’Ukraine menace\u00a0: «\u00a0walk out\u00a0»."
    refusal = Commitment("c", 1, Span(0, 1), ("ua", "us"), "pay", "formal", negated=True)
    assert commitment_sentence(ENGLISH, refusal).text == "Ukraine and the United States refuse: “pay”."


@pytest.mark.parametrize(
    ("quantity", "french", "english"),
    [
        (Quantity(1.1e9, Span(0, 1), "EUR"), "1,1\u00a0milliard d’euros", "1.1 billion\u00a0euros"),
        (Quantity(954e6, Span(0, 1), "GBP"), "954\u00a0millions de livres sterling",
         "954 million\u00a0pounds sterling"),
        (Quantity(1500, Span(0, 1), "XOF"), "1\u202f500\u00a0XOF", "1,500\u00a0XOF"),
        (Quantity(5.4, Span(0, 1), unit="percent"), "5,4\u00a0%", "5.4 per cent"),
        (Quantity(6.5e9, Span(0, 1), unit="cubic-metres"), "6,5\u00a0milliards de mètres cubes",
         "6.5 billion cubic metres"),
    ],
)  # fmt: skip
def test_quantities_read_as_the_language_writes_them(quantity: Quantity, french: str, english: str) -> None:
    assert quantity_text(messages("fr"), quantity) == french
    assert quantity_text(messages("en"), quantity) == english
