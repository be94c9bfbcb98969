"""Anything that is text is read without an exception, and what is found lies in it (gates/fuzz.py reads 10,000)."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

_spec = importlib.util.spec_from_file_location("fragments", Path(__file__).with_name("fragments.py"))
assert _spec is not None and _spec.loader is not None
fragments = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(fragments)

PARTS = st.tuples(st.sampled_from(fragments.FRAGMENTS) | st.text(max_size=20), st.sampled_from(fragments.JOINTS))


@settings(max_examples=20, deadline=None)
@given(st.lists(PARTS, max_size=10), st.sampled_from(["fr", "en"]))
def test_any_text_is_read_and_every_span_lies_in_it(parts: list[tuple[str, str]], language: str) -> None:
    fragments.check("".join(a + b for a, b in parts), language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("\u00a0 " + "dit que " * 100 + ", ;\r\n– et ", "fr"),  # a source that is a space
        (": « Nous partirons », a dit Ana Ruiz\n" + "dit que " * 100 + "\t:\nselon Lima, 12 euros", "fr"),
        ("« Nous partirons », a dit Ana Ruiz et", "fr"),  # a conjunction ends the text
        ("“We will never sign,” said Jo Bell and", "en"),
    ],
)
def test_what_fuzzing_once_found_is_read(text: str, language: str) -> None:
    fragments.check(text, language)
