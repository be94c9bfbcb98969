"""The tagger on sentences of its own, on anything at all, and beside rules."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.base.text import Span, jaccard
from pourparlers.reading.pipeline import page_of
from pourparlers.reading.quotations import pair_quotations
from pourparlers.reading.tagger import join_tagger, tag_attributions
from pourparlers.reading.types import Attribution, Page
from pourparlers.sources.types import Article


def page(text: str, language: str) -> Page:
    return pair_quotations(page_of(Article("a", text, language)))


def cases() -> list[tuple[str, str, list[list[str]]]]:
    lines = (Path(__file__).parent / "fixtures.txt").read_text(encoding="utf-8").split("\n")
    blocks = "\n".join(x for x in lines if not x.startswith("#")).strip().split("\n\n")
    parts = [block.strip().split("\n") for block in blocks]
    return [(p[0], p[1], [[x.strip() for x in line.split("|")] for line in p[2:]]) for p in parts]


@pytest.mark.parametrize(("language", "text", "expected"), cases())
def test_fixtures(language: str, text: str, expected: list[list[str]]) -> None:
    found = [
        [a.source.of(text) if a.source else "-", a.cue.of(text) if a.cue else "-", a.content[0].of(text)]
        for a in tag_attributions(page(text, language))
    ]
    assert found == expected


FRAGMENTS = [
    *"« » “ ” \" . , : — ' … 🙂 \u202e שלום selon a-t-il 1.750 e\u0301".split(),
    "x" * 300,
    "\n",
    "\n\n",
    "a dit que",
]
FRAGMENTS += ["said that", "le ministre", "the minister"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(" ".join), st.sampled_from(["fr", "en"]))
def test_anything_is_read_and_spans_lie_in_the_text(text: str, language: str) -> None:
    for a in join_tagger(page(text, language)).attributions:
        spans = [s for s in (a.source, a.cue, *a.content) if s is not None]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert not any(s.overlaps(t) for n, s in enumerate(spans) for t in spans[n + 1 :])
        assert 0 < a.confidence < 1


TEXT = "Le ministre a déclaré que le pont rouvrirait en juin. La maire espère que non."


def ruled(confidence: float) -> Attribution:
    return Attribution(Span(0, 11), Span(12, 21), (Span(22, 52),), "indirect", "verb-that", confidence, "déclarer")


def test_agreement_makes_sure_and_keeps_what_only_rules_know() -> None:
    read = page(TEXT, "fr")
    alone = tag_attributions(read)[0]
    both = join_tagger(replace(read, attributions=(ruled(0.85),))).attributions[0]
    assert both.cue_lemma == "déclarer" and both.rule == "verb-that"
    assert jaccard(both.content, alone.content) == 1
    assert both.confidence > 0.9


def test_links_are_told_by_place() -> None:
    first = ruled(0.85)
    second = replace(first, source=None, cue=Span(63, 69), content=(Span(70, 77),), inherits=0)
    found = join_tagger(replace(page(TEXT, "fr"), attributions=(first, second))).attributions
    assert [a.inherits for a in found if a.source is None] in ([], [0])
    assert [a.cue.start for a in found if a.cue] == sorted(a.cue.start for a in found if a.cue)
