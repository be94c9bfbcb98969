"""Figures that stand by themselves: well-formed, evidence behind every mark, the same numbers in the table beside."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.positions.networks.tables import statement, table

from pourparlers.positions.networks.bars import bars, behind
from pourparlers.positions.networks.panels import FEW, measured, panels
from pourparlers.positions.networks.run import network, series
from pourparlers.positions.networks.scaling import scale
from pourparlers.positions.networks.select import select
from pourparlers.positions.networks.spec_in import spec_from
from pourparlers.positions.timeline import history
from pourparlers.record.types import Utterance
from pourparlers.show.figures.bars import bar_figure
from pourparlers.show.figures.measures import measures_over_time
from pourparlers.show.figures.networks_over_time import MOST_ACTORS, networks_over_time, seriated
from pourparlers.show.figures.positions_over_time import positions_over_time
from pourparlers.show.figures.scaling import scaling_figure
from pourparlers.show.messages import messages

SVG = "{http://www.w3.org/2000/svg}"
EVIL = '"><script>alert(1)</script>'
WORDS = messages("en")
YEARLY = {"timeWindow": "years", "windowSize": 1}


def talks(n=60, actors="abcdef"):
    """Two camps over three years; the last year is nearly silent."""
    days = [(k * 13) % 1000 if k % 9 else 900 for k in range(n + 1)]
    return table([
        statement(k, actors[k % len(actors)], "xyz"[k // 6 % 3], int(k % len(actors) < 3), day=days[k], document=k)
        for k in range(1, n + 1)
    ])  # fmt: skip


def marks(drawn):
    """The statements behind each mark, by its title."""
    root = ElementTree.fromstring(str(drawn.svg))
    return {g.findtext(f"{SVG}title").split("\n")[0]: g.get("data-statements", "").split()
            for g in root.iter(f"{SVG}g") if g.find(f"{SVG}title") is not None}  # fmt: skip


def test_every_tie_of_a_window_is_drawn_with_its_statements():
    said = talks()
    drawn = networks_over_time(panels(said, spec_from(YEARLY)), title="t", words=WORDS)
    found = marks(drawn)
    for row in drawn.rows:
        assert set(row["statements"].split()) and row["weight"]
        assert f"{row['source']} – {row['target']}: {row['weight']}" in found
    whole = series(said, spec_from(YEARLY))
    assert sum((abs(n.values) > 0).sum() // 2 for n in whole) == len(drawn.rows)


def test_a_window_with_few_statements_says_so_and_draws_no_tie():
    said = table([statement(1, "a", "x", day=0), statement(2, "b", "x", day=1, document=2)])
    found = panels(said, spec_from({}))
    assert found[0].few and found[0].statements < FEW
    drawn = networks_over_time(found, title="t", words=WORDS)
    assert "too few to say" in drawn.svg and "<line" not in drawn.svg and len(drawn.rows) == 1


def test_those_of_one_mind_stand_side_by_side():
    order = seriated(panels(talks(), spec_from({})), MOST_ACTORS)
    assert {frozenset(order[:3]), frozenset(order[3:])} == {frozenset("abc"), frozenset("def")}


def test_many_actors_leave_the_quieter_ones_to_the_table():
    names = [f"actor {n:02}" for n in range(30)]
    said = table([statement(k, names[k % 30], "x", document=k) for k in range(1, 95)])
    drawn = networks_over_time(panels(said, spec_from({})), title="t", words=WORDS)
    assert f"{30 - MOST_ACTORS} parties heard less" in drawn.svg and len(drawn.rows) == 435


def test_positions_are_lines_from_the_day_they_were_taken():
    start = date(2025, 1, 1)
    heard = [("union", "supports", 0), ("board", "opposes", 5), ("union", "supports", 9), ("union", "opposes", 30)]
    said = [Utterance(f"a/s{n}", p, "strike", s, day=start + timedelta(days=d)) for n, (p, s, d) in enumerate(heard)]
    days = {u.statement: u.day for u in said}
    drawn = positions_over_time(history(said), days, until=start + timedelta(days=60), title="t", words=WORDS)
    assert [(r["party"], r["stance"], r["since"], r["until"], r["last_heard"]) for r in drawn.rows] == [
        ("board", "opposes", "2025-01-06", "", "2025-01-06"),
        ("union", "supports", "2025-01-01", "2025-01-31", "2025-01-10"),
        ("union", "opposes", "2025-01-31", "", "2025-01-31"),
    ]
    assert marks(drawn)["union for, since 1 January 2025, last heard 10 January 2025"] == ["a/s0", "a/s2"]
    assert marks(drawn)["2025-01-31"] == ["a/s3"]


def test_measures_have_bands_and_every_point_its_statements():
    said = talks(120)
    steps = measured(said, spec_from(YEARLY), runs=30)
    drawn = measures_over_time(steps, title="t", words=WORDS)
    whole = series(said, spec_from(YEARLY))
    density = [r for r in drawn.rows if r["figure"] == "density"]
    assert len(density) == len(whole) and all(r["low"] <= r["value"] <= r["high"] for r in density)
    for step, net in zip(steps, whole, strict=True):
        assert len(step.statements) == net.statements
    assert drawn == measures_over_time(measured(said, spec_from(YEARLY), runs=30), title="t", words=WORDS)


@pytest.mark.parametrize("qualifier", ["agreement", "position", None])
def test_bars_count_what_stands_behind_them(qualifier):
    said = talks()
    selection = select(said, spec_from({"kind": "barplot", "variable1": "concept", "qualifier": qualifier}))
    drawn = bar_figure(bars(selection), behind(selection), title="t", words=WORDS)
    assert all(len(r["statements"].split()) == r["count"] for r in drawn.rows)
    assert sum(r["count"] for r in drawn.rows) == len(said)


@pytest.mark.parametrize("dimensions", [1, 2])
def test_scaling_draws_every_actor_on_every_dimension(dimensions):
    found = scale(select(talks(), spec_from({})), dimensions=dimensions, draws=60, burn=20)
    drawn = scaling_figure(found, {"a": ("s1",)}, title="t", words=WORDS)
    assert len(drawn.rows) == 6 * dimensions
    assert all(r["low"] <= r["position"] <= r["high"] for r in drawn.rows)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=9), min_size=1, max_size=4), st.text(max_size=9))
def test_no_name_breaks_a_figure(names, title):
    forbidden = {
        c for n in (*names, title) for c in n if not (c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or c >= "\ue000")
    }
    forbidden |= {c for n in (*names, title) for c in n if c in "\ufffe\uffff"}
    said = table([statement(k, names[k % len(names)] + EVIL, "x", k % 2, day=k * 40, document=k) for k in range(1, 20)])
    drawn = networks_over_time(panels(said, spec_from(YEARLY)), title=title, words=messages("fr"))
    assert "<script" not in drawn.svg
    ElementTree.fromstring(str(drawn.svg))
    assert not forbidden & set(drawn.svg)


def test_a_network_and_its_panel_are_the_same():
    spec = spec_from({"aggregation": "congruence", "normalization": "average"})
    assert (panels(talks(), spec)[0].network.values == network(talks(), spec).values).all()
