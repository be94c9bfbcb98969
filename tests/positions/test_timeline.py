"""Positions over time, case by case out of fixtures/timeline.txt, and what holds for any record."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.positions.changes import changes, contradictions
from pourparlers.positions.sides import agreements, coalitions, divisions, regrouped, silent
from pourparlers.positions.timeline import history, positions
from pourparlers.reading.types import Position, Reading, Statement
from pourparlers.record.types import Utterance
from pourparlers.sources.types import Article

CASES = (Path(__file__).parent / "fixtures" / "timeline.txt").read_text(encoding="utf-8")
LINE = re.compile(
    r"(?P<day>\S+) (?P<party>\S+) (?P<stance>supports|opposes|not-opposed|neutral) (?P<issue>\S+)"
    r"(?: if (?P<condition>[^.]+?))?(?: by (?P<person>\S+))?(?: via (?P<via>\S+))?(?P<hedged> probably)?"
    r"(?: (?P<confidence>[01]\.\d+))?$"
)


def day(text):
    return None if text in ("undated", "never") else date.fromisoformat(text)


def said(lines):
    found = [LINE.match(line) for line in lines]
    parties = {m["party"] for m in found}
    return [
        Utterance(f"s{n}", m["party"], m["issue"], m["stance"], m["condition"], day(m["day"]), m["person"], m["via"],
                  m["via"] if m["via"] in parties else None, bool(m["hedged"]), float(m["confidence"] or 1))
        for n, m in enumerate(found, 1)
    ]  # fmt: skip


def shown(p):
    text = f"{p.party} {p.stance} {p.issue}" + (f" if {p.condition}" if p.condition else "")
    text += f" since {p.since or 'never'} heard {p.last_heard or 'never'} @ {' '.join(p.statements)}"
    return text + (f" against {' '.join(p.against)}" if p.against else "") + (" reported" if p.reported_only else "")


def answer(utterances, question):
    words = question.split()
    if words[0] == "on":
        found = [shown(p) for p in positions(utterances, on=day(words[1]))]
    elif words[0] == "changes":
        moves = changes(utterances, **{words[1]: day(words[2])})
        found = [f"{c.on} {c.party} {c.issue} {c.turn} @ {' '.join(c.statements)}" for c in moves]
    else:
        found = [f"{c.clash} {c.party} {c.issue} {c.stances[0]} {' '.join(c.one)} {c.stances[1]} {' '.join(c.other)} "
                 f"({' '.join(c.who)})" for c in contradictions(utterances)]  # fmt: skip
    return "; ".join(found) or "nothing"


def cases():
    for block in CASES.split("\n# ")[1:]:
        title, *lines = [line for line in block.splitlines() if line.strip()]
        asked = [line for line in lines if ": " in line]
        yield pytest.param([line for line in lines if ": " not in line], asked, id=title)


@pytest.mark.parametrize("lines, asked", list(cases()))
def test_case(lines, asked):
    utterances = said(lines)
    assert asked
    for question, expected in (line.split(": ", 1) for line in asked):
        assert answer(utterances, question) == expected, question


def test_there_are_cases():
    assert len(list(cases())) > 9


few = st.sampled_from
utterances = st.lists(
    st.builds(
        Utterance,
        statement=st.integers(1, 99).map(lambda n: f"s{n}"), party=few("abcd"), issue=few("xyz"),
        stance=few(["supports", "opposes", "neutral", "not-opposed"]), condition=few([None, "c", "d"]),
        day=st.none() | st.dates(date(2025, 1, 1), date(2025, 1, 9)), told_by=few([None, None, "e"]),
        hedged=st.booleans(), confidence=st.floats(0, 1),
    ),
    max_size=25,
)  # fmt: skip


@given(utterances)
def test_every_position_has_evidence_and_follows_the_one_before(said):
    ids = {u.statement for u in said}
    for (party, issue), episodes in history(said).items():
        days = [e.since or date.min for e in episodes]
        assert days == sorted(days)
        for e in episodes:
            assert (e.party, e.issue) == (party, issue)
            assert e.statements and set(e.statements + e.against) <= ids
            assert 0 <= e.confidence <= 1
        for a, b in pairwise(episodes):
            assert (a.stance, a.condition) != (b.stance, b.condition)


@given(utterances, st.dates(date(2025, 1, 1), date(2025, 1, 9)))
def test_what_is_said_later_changes_no_position_before(said, on):
    told_later = [u for u in said if u.day is None or u.day <= on]
    assert positions(said, on=on) == positions(told_later, on=on)


@given(utterances)
def test_changes_lead_from_nothing_to_the_last_position(said):
    last = {}
    for c in changes(said):
        assert c.before is None or last[c.party, c.issue] == c.before.stance
        last[c.party, c.issue] = c.after.stance
    assert last == {(p.party, p.issue): p.stance for p in positions(said)}


@given(utterances)
def test_coalitions_agree_on_something_and_differ_on_nothing(said):
    now = positions(said)
    pairs = {}
    for a in agreements(now):
        pairs.setdefault((a.party, a.other), []).append(a.agree)
    for c in coalitions(now):
        assert len(c.parties) > 1 and c.issues
        for i, one in enumerate(c.parties):
            for other in c.parties[i + 1 :]:
                assert all(pairs[one, other])


def test_the_issue_that_divides_most_comes_first():
    stands = said(["2025-01-01 a supports x", "2025-01-01 b opposes x", "2025-01-01 a supports y",
                   "2025-01-01 b supports y", "2025-01-01 c neutral y"])  # fmt: skip
    now = positions(stands)
    assert [(d.issue, d.division) for d in divisions(now)] == [("x", 1.0), ("y", 0.0)]
    assert [c.parties for c in coalitions(now)] == []


def test_coalitions_form_and_break():
    stands = said(["2025-01-01 a supports x", "2025-01-01 b supports x", "2025-01-05 b opposes x",
                   "2025-01-05 c opposes x"])  # fmt: skip
    formed, broke = regrouped(*(coalitions(positions(stands, on=date(2025, 1, d))) for d in (2, 6)))
    assert [c.parties for c in formed] == [("b", "c")] and [c.parties for c in broke] == [("a", "b")]


def test_silence_is_counted_in_days_since_last_heard():
    stands = said(["2025-01-01 a supports x", "2025-01-20 b opposes x"])
    assert [(p.party, p.days_silent) for p in silent(positions(stands, on=date(2025, 1, 31)), days=14)] == [("a", 30)]


def test_doubt_about_who_speaks_is_doubt_about_the_position():
    def held(sure):
        statement = Statement(
            "s1", 1, "indirect", None, None, (), party="union", positions=(Position("strike", "supports"),),
            confidence=0.9, party_confidence=sure,
        )  # fmt: skip
        return positions(Reading(Article("a", "", "en"), (statement,)))[0].confidence

    assert (held(1.0), held(0.5)) == (0.9, 0.45)
