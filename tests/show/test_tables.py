"""Tables on a terminal: aligned by cells, harmless."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pourparlers.show.tables import cell_width, clipped, plain, text_table

TEXT = st.text(alphabet=st.sampled_from("abc é\u0301外交\u200b\n\t\x1b\x07🙂12"), max_size=12)


def test_columns_stand_under_their_heads_in_any_script() -> None:
    table = text_table(
        [("s1", "Ministère des affaires étrangères", "1"), ("s2", "外務省", "12"), ("s3", "E\u0301lyse\u0301e", "123")],
        ("id", "who", "n"),
    )
    ends = {cell_width(line) for line in table.splitlines()}
    assert ends == {cell_width("s1  Ministère des affaires étrangères  123")}


def test_numbers_stand_to_the_right_and_words_to_the_left() -> None:
    assert text_table([("a", "5"), ("b", "12")], ("x", "n")).splitlines() == ["x   n", "a   5", "b  12"]
    assert text_table([("a", "5th"), ("b", "12")], ("x", "n")).splitlines() == ["x  n", "a  5th", "b  12"]


def test_a_line_keeps_to_its_width_by_clipping_the_widest_column() -> None:
    table = text_table([("s1", "a" * 80, "b" * 20)], ("id", "content", "note"), most=60)
    assert max(map(cell_width, table.splitlines())) <= 60
    assert "b" * 20 in table and "…" in table


def test_no_rows_still_have_heads() -> None:
    assert text_table([], ("id", "who")) == "id  who"


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=6))
def test_every_row_is_one_line_without_control_characters(rows: list[tuple[str, str, str]]) -> None:
    table = text_table(rows, ("a", "b", "c"))
    assert len(table.split("\n")) == len(rows) + 1
    assert "\x1b" not in table and "\x07" not in table


@given(TEXT.map(plain), st.integers(1, 12))
def test_clipping_never_exceeds_the_width(text: str, width: int) -> None:
    assert cell_width(clipped(text, width)) <= width
