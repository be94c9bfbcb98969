"""Quotation marks: whatever a text does with them, spans lie in it and cut out what they claim."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.reading.quotations import quotations_in

CASES = [
    ("« Oui », dit-il. “Non”, dit-elle.", ["« Oui »", "“Non”"]),
    ('He said "yes" and then "no".', ['"yes"', '"no"']),
    ("«Un «mot» dedans» enfin", ["«Un «mot» dedans»"]),
    ("‘One’ isn’t ‘two’", ["‘One’", "‘two’"]),
    ("“Une phrase que rien ne ferme.\nLa suite.", ["“Une phrase que rien ne ferme."]),
    ("“First part.\n“Second part.” End.", ["“First part.", "“Second part.”"]),
    ("« A.\n» B. C », dit-il", ["« A.", "» B. C »"]),
    ("il se termine “. Rien", []),
    ("''Yes,'' he said. ''No.''", ["''Yes,''", "''No.''"]),
    ("l’été d’hier, aujourd’hui", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_outermost_quotations(text: str, expected: list[str]) -> None:
    found = [q.span.of(text) for q in quotations_in(text) if q.depth == 0 and len(q.span.of(text).strip("“”.")) > 0]
    assert found == expected


FRAGMENTS = st.sampled_from(
    ["« ", " »", "«", "»", "“", "”", '"', "‘", "’", "'", "„", "mot ", "word, ", ". ", "\n", " ", "é\u0301"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=60).map("".join))
def test_any_mixture_of_marks_gives_spans_of_the_text(text: str) -> None:
    quotations = quotations_in(text)
    for q in quotations:
        assert 0 <= q.span.start < q.span.end <= len(text)
        assert "\n" not in q.span.of(text)
    assert list(quotations) == sorted(quotations, key=lambda q: (q.span.start, -q.span.end))
