"""What is hedged: hearsay in the conditional, and what a speaker only holds possible (hearsay.txt)."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparlers.reading.attribution import find_attributions
from pourparlers.reading.pipeline import page_of
from pourparlers.reading.quotations import pair_quotations
from pourparlers.reading.tagger import join_tagger
from pourparlers.sources.types import Article

LINES = (Path(__file__).parent / "hearsay.txt").read_text("utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("line", CASES)
def test_what_nobody_vouches_for_is_hedged(line: str) -> None:
    (language, answer), text = line.split(": ", 1)[0].split(" "), line.split(": ", 1)[1]
    page = pair_quotations(page_of(Article("case", text, language)))
    found = join_tagger(find_attributions(page)).attributions
    assert {a.hedged for a in found} == {answer == "yes"}
