"""Figures: everything drawn, nothing by chance, nothing unescaped."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pourparlers.show.figures.network import NARROW, WIDE, network, ordered
from pourparlers.show.figures.timeline import Days, Moment, scale, timeline, timeline_narrow
from pourparlers.show.matrix import Cell, Matrix
from pourparlers.show.types import Ref

EVIL = "\"><script>alert(1)</script>"


def grid(parties: str, issues: str) -> Matrix:
    cells = {(p, i): Cell(p, i, "supports", (), f"k-{p}{i}") for p in parties for i in issues if (ord(p) + ord(i)) % 2}
    return Matrix(tuple(parties), tuple(issues), cells)


def test_every_cell_is_a_line_that_leads_to_it() -> None:
    table = grid("abcd", "uvwxyz")
    names = {n: f"{n} {EVIL}" for n in "abcduvwxyz"}
    for shape in (WIDE, NARROW):
        drawn = network(table, party_names=names, issue_names=names, label=EVIL, shape=shape)
        assert set(re.findall(r'href="#([^"]+)"', drawn)) == {c.anchor for c in table.cells.values()}
        assert "<script" not in drawn
        ET.fromstring(drawn)


def test_lines_cross_less_than_in_the_order_they_came() -> None:
    table = Matrix(("a", "b"), ("u", "v"), {k: Cell(*k, "opposes", (), "x") for k in (("a", "v"), ("b", "u"))})
    parties, issues = ordered(table)
    assert parties.index("a") == issues.index("v")


@given(st.lists(st.dates(date(1990, 1, 1), date(2040, 1, 1)), min_size=1, max_size=30))
def test_later_days_stand_further_right(days: list[date]) -> None:
    places = scale(days, 10, 900)
    marks = [places[d] for d in sorted(places)]
    assert marks == sorted(marks)
    assert all(10 - 1e-6 <= x <= 900 + 1e-6 for x in marks)
    assert len(set(marks)) == len(marks)


def test_every_moment_is_on_both_time_lines_and_leads_home() -> None:
    start = date(2026, 5, 1)
    moments = [Moment((start + timedelta(n * n)).isoformat(), Ref(f"e{n}", f"E{n}"), EVIL) for n in range(6)]
    days = Days({}, start, "publication")
    for drawn in (timeline([("Events", moments)], days, label="x"), timeline_narrow([("E", moments)], days, label="x")):
        assert set(re.findall(r'href="#([^"]+)"', drawn)) == {m.ref.anchor for m in moments}
        assert "<script" not in drawn
        ET.fromstring(drawn)


def test_a_single_day_or_words_that_are_no_dates_draw_nothing() -> None:
    assert timeline([("Events", [Moment("soon", Ref("e1", "E1"), "x")])], Days({}), label="x") == ""
    assert timeline_narrow([("Events", [Moment("2026-05-01", Ref("e1", "E1"), "x")])], Days({}), label="x") == ""
