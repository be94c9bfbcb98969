"""The article, cut at every boundary: nothing lost, nothing doubled, every span covered exactly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pourparlers.base.text import Span
from pourparlers.reading.types import Commitment, Position, Reading, Statement
from pourparlers.show.article_marks import Paragraph, paragraphs
from pourparlers.show.references import references
from pourparlers.sources.types import Article

TEXTS = st.text(alphabet=st.sampled_from("abé «»“<&>\n \u202e"), min_size=1, max_size=60)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """An article with statements whose spans nest and cross as they like."""
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ab: Span(min(ab), max(ab)))
    solid = spans.filter(lambda s: s.start < s.end)
    statements = [
        Statement(f"s{n}", 1, "direct", draw(st.none() | solid), draw(st.none() | solid), tuple(contents))
        for n, contents in enumerate(draw(st.lists(st.lists(solid, max_size=2), max_size=4)))
    ]
    promises = draw(st.lists(solid, max_size=2))
    promised = [Commitment(f"c{n}", 1, span, ("a",), "x", "pledge") for n, span in enumerate(promises)]
    return Reading(Article("a", text, "fr"), tuple(statements), tuple(promised))


@given(readings())
def test_the_pieces_of_a_paragraph_are_its_text(reading: Reading) -> None:
    lines = [line for line in reading.article.paragraphs if line.strip()]
    assert ["".join(p.text for p in para.pieces) for para in paragraphs(reading, references([reading]))] == lines


@given(readings())
def test_a_piece_names_exactly_the_statements_that_cover_it(reading: Reading) -> None:
    refs = references([reading])
    starts = [0]
    for line in reading.article.paragraphs:
        starts.append(starts[-1] + len(line) + 1)
    for paragraph in paragraphs(reading, refs):
        at = starts[paragraph.number - 1]
        for piece in paragraph.pieces:
            here = Span(at, at + len(piece.text))
            covering = {
                f"s{n}"
                for n, s in enumerate(reading.statements, 1)
                if any(span.contains(here) for span in (*s.content, s.source, s.cue) if span is not None)
            }
            assert {a for a in piece.anchors if a[0] == "s"} == covering
            at += len(piece.text)


def cut(text: str, *statements: Statement) -> tuple[Paragraph, ...]:
    reading = Reading(Article("a", text, "fr"), statements)
    return paragraphs(reading, references([reading]))


def test_crossing_contents_are_cut_in_three() -> None:
    one = Statement("x", 1, "direct", None, None, (Span(0, 6),))
    two = Statement("y", 1, "direct", None, None, (Span(3, 9),))
    (paragraph,) = cut("abcdefghi", one, two)
    assert [p.text for p in paragraph.pieces] == ["abc", "def", "ghi"]
    assert [p.anchors for p in paragraph.pieces] == [("s1",), ("s1", "s2"), ("s2",)]
    assert [p.depth for p in paragraph.pieces] == [1, 2, 1]


def test_the_number_stands_before_the_content_and_carries_the_stance() -> None:
    said = Statement("x", 1, "direct", Span(0, 3), Span(4, 7), (Span(8, 11),), positions=(Position("i", "opposes"),))
    (paragraph,) = cut("Ann say no!", said)
    (badge,) = [badge for piece in paragraph.pieces for badge in piece.badges]
    assert (badge.anchor, badge.tone) == ("t-s1", "opposes")
    assert [p.text for p in paragraph.pieces if p.badges] == ["no!"]


def test_a_statement_without_content_is_numbered_at_its_cue() -> None:
    (paragraph,) = cut("Ann disagrees.", Statement("x", 1, "indirect", None, Span(4, 13), ()))
    assert [p.text for p in paragraph.pieces if p.badges] == ["disagrees"]


def test_the_inner_statement_colours_what_it_covers() -> None:
    outer = Statement("x", 1, "direct", None, None, (Span(0, 9),), positions=(Position("i", "supports"),))
    inner = Statement("y", 1, "direct", None, None, (Span(3, 6),), positions=(Position("i", "opposes"),))
    (paragraph,) = cut("abcdefghi", outer, inner)
    assert [p.tone for p in paragraph.pieces] == ["supports", "opposes", "supports"]
