"""A statement is a pivot where a position is another one without it, and nowhere else."""

from hypothesis import given
from tests.positions.test_timeline import said, utterances

from pourparlers.positions.pivots import pivots
from pourparlers.positions.timeline import positions


def test_the_least_sure_comes_first():
    stands = said(["2025-01-01 a supports x 0.9", "2025-01-01 b opposes x 0.3", "2025-01-02 c supports x",
                   "2025-01-02 c supports x", "2025-01-03 d supports x", "2025-01-04 d opposes x"])  # fmt: skip
    assert [(p.party, p.statement, p.stance, p.without) for p in pivots(stands)] == [
        ("b", "s2", "opposes", None), ("a", "s1", "supports", None), ("d", "s6", "opposes", "supports")]  # fmt: skip


@given(utterances)
def test_pivots_are_just_those_whose_absence_changes_a_position(stands):
    found = {(p.statement, p.party, p.issue): p.without for p in pivots(stands)}
    for p in positions(stands):
        for statement in p.statements:
            rest = {(q.party, q.issue): q.stance for q in positions([u for u in stands if u.statement != statement])}
            without = rest.get((p.party, p.issue))
            assert (without != p.stance) == ((statement, p.party, p.issue) in found)
            assert found.get((statement, p.party, p.issue), without) == without
