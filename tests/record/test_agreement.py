"""Agreement between coders against published figures, and copies of one report."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.test_store import TEXT, reading

from pourparlers.reading.types import Reading
from pourparlers.record.agreement import MACHINE, alpha
from pourparlers.record.copies import copies, shingles
from pourparlers.record.store import Record
from pourparlers.sources.types import Article

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, example C: four observers, twelve units
N = None
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]
UNITS = list(zip(*OBSERVERS, strict=True))


@pytest.mark.parametrize("metric, published", [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_is_that_of_the_paper(metric, published):
    assert alpha(UNITS, metric) == pytest.approx(published, abs=0.0005)


def test_binary_example_of_the_paper():
    one, two = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha(zip(one, two, strict=True)) == pytest.approx(0.095, abs=0.0005)


@given(st.lists(st.lists(st.none() | st.integers(0, 3), min_size=2, max_size=4), max_size=12))
def test_alpha_is_at_most_one_and_one_only_without_disagreement(units):
    for metric in ("nominal", "ordinal", "interval"):
        found = alpha(units, metric)
        same = all(len({v for v in unit if v is not None}) < 2 for unit in units)
        assert found is None or found <= 1 + 1e-12
        assert found is None or (found == pytest.approx(1)) == same


def test_coders_are_compared_with_each_other_and_with_the_machine():
    with Record.in_memory() as record:
        record.add(reading())
        for coder in ("ann", "bob"):
            record.decide("accept", article="talks", targets=["s1"], coder=coder)
        record.decide("accept", article="talks", targets=["s2"], coder="ann")
        record.decide("correct", article="talks", targets=["s2"], coder="bob", body={"party": "guild"})
        found = record.agreement()
    by_name = {a.variable: a for a in found.variables}
    assert by_name["party"].units == 2 and by_name["party"].coders == (MACHINE, "ann", "bob")
    assert 0 < by_name["party"].alpha < 1
    assert by_name["statement"].alpha is None  # both kept everything: nothing to disagree on
    assert [(s.one, s.other, s.f1) for s in found.spans if MACHINE not in (s.one, s.other)] == [("ann", "bob", 1.0)]
    assert [d.article for d in found.disputes] == ["talks"] and len(found.disputes[0].words) == 2


def test_statements_that_coders_add_meet_where_they_mark_the_same_words():
    body = {"paragraph": 1, "kind": "direct", "content": [[70, 84]], "party": "union"}
    with Record.in_memory() as record:
        record.add(reading())
        record.decide("add", article="talks", coder="ann", body=body)
        record.decide("add", article="talks", coder="bob", body=body | {"content": [[71, 84]]})
        found = {a.variable: a for a in record.agreement(machine=False).variables}
    assert found["kind"].units == 1


STORY = (
    "The port authority said on Monday that berth fees will rise by four per cent in spring, a decision that the "
    "union of dockers called a provocation. Talks are to go on this week, both sides confirmed, and a mediator from "
    "the capital is expected. Nobody would say how long the old tariff holds. Ships wait in the roads meanwhile. "
)


def story(name, text, day, outlet, language="en"):
    return Article(name, text, language, date(2025, 3, day), outlet)


def test_one_report_in_many_outlets_is_found():
    changed = STORY.replace("The port authority", "PORT (Agency) -- The port authority") + "(Our correspondent)"
    other = "Farmers met the minister on Tuesday about the price of milk, which has fallen for the third year running."
    listed = [story("b", changed, 4, "Echo"), story("a", STORY, 3, "Courier"), story("c", other, 3, "Courier"),
              story("d", STORY, 3, "Herald", "fr")]  # fmt: skip
    assert copies(listed) == {"b": "a"}


@given(st.text(max_size=300), st.text(max_size=300))
def test_copies_of_any_texts(one, other):
    listed = [story("a", one, 1, "x"), story("b", other, 2, "y")]
    found = copies(listed)
    assert found in ({}, {"b": "a"})
    if one == other and len(shingles(one)) > 20:
        assert found == {"b": "a"}


def test_a_report_is_counted_once_with_all_who_print_it():
    long = TEXT + " " + STORY
    with Record.in_memory() as record:
        first = reading("first", text=long)
        again = Reading(Article("again", long + " (ag)", "en", date(2025, 9, 6), "Echo"), first.statements)
        record.add_all([first, again])
        assert len(record.utterances()) == 4
        assert record.find_copies() == {"again": "first"}
        assert record.copies() == {"again": "first"}
        assert len(record.utterances(once=True)) == 2
        assert {c.sources for c in record.statements(once=True)} == {("first", "again")}
        assert len(list(record.statements())) == 4
