"""The shadow of a text is as long as the text and has one form for each kind of mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pourparlers.reading.shadow import shadow

MARKS = "“”„‟«»″＂‘’‚‛ʼ′`´‹›‐‑\u00ad—―−–\u00a0\u202f\u2009\u3000\t\n\r a'\"-"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« L’accord tient »", '" L\'accord tient "'),
        ("«\u202fOui\u202f», dit\u2011elle", '" Oui ", dit-elle'),
        ("„Ja“, ‹non›, `so´ ‘so’", "\"Ja\", 'non', 'so' 'so'"),
        ("un plan — deux ― trois − quatre", "un plan – deux – trois – quatre"),
        ("une ligne\nune autre\r\n", "une ligne\nune autre\r\n"),
        ("\ufeff5′ et 6″", "\ufeff5' et 6\""),
    ],
)
def test_one_form_for_each_kind_of_mark(text: str, expected: str) -> None:
    assert shadow(text) == expected


@given(some.text(alphabet=some.one_of(some.sampled_from(MARKS), some.characters())))
def test_offsets_never_move_and_a_shadow_has_no_shadow(text: str) -> None:
    assert len(shadow(text)) == len(text)
    assert shadow(shadow(text)) == shadow(text)
    assert all(a == b or b in "\"' -–\ufffd" for a, b in zip(text, shadow(text), strict=True))
    assert [i for i, c in enumerate(text) if c in "\n\r"] == [i for i, c in enumerate(shadow(text)) if c in "\n\r"]
