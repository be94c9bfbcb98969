"""A record keeps what was read and what was decided, and changes nothing when told the same again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from tests.reading.test_record_json import readings

from pourparlers.base.errors import RefusedInput, WrongUse
from pourparlers.base.text import Span
from pourparlers.positions.timeline import positions
from pourparlers.reading.types import Commitment, Position, Reading, Statement
from pourparlers.record.store import Added, Record
from pourparlers.sources.types import Article

TEXT = "The union said the strike goes on. The board said talks could resume. « C’est non », a dit le syndicat."


def reading(name="talks", *, text=TEXT, confidence=0.8, more=()):
    said = (
        Statement("s1", 1, "indirect", Span(0, 9), Span(10, 14), (Span(15, 33),), party="union",
                  positions=(Position("strike", "supports"),), confidence=confidence),
        Statement("s2", 1, "indirect", Span(35, 44), Span(45, 49), (Span(50, 68),), party="board", hedged=True,
                  positions=(Position("talks", "supports"),), confidence=0.6),
        *more,
    )  # fmt: skip
    pledge = Commitment("c1", 1, Span(15, 33), ("union",), "go on with the strike", "pledge", issue="strike")
    return Reading(Article(name, text, "en", date(2025, 9, 5)), said, (pledge,))


def test_reading_the_same_article_twice_changes_nothing(record):
    assert record.add(reading()) == Added("talks", True, True)
    before = list(record.readings()), list(record.statements()), record.utterances()
    assert record.add(reading()) == Added("talks", False, False)
    assert record.add(reading("another-name")) == Added("talks", False, False)
    assert (list(record.readings()), list(record.statements()), record.utterances()) == before


def test_two_articles_of_one_name_are_told_apart(record):
    record.add(reading())
    assert record.add(reading(text=TEXT + " ")).article.startswith("talks-")
    assert len(record.articles()) == 2


@settings(max_examples=30, deadline=None)
@given(readings)
def test_what_goes_in_comes_out(given_reading):
    with Record.in_memory() as record:
        record.add(given_reading)
        assert list(record.readings()) == [given_reading]


def test_the_standing_is_what_positions_say(record):
    record.add(reading())
    record.add(reading("later", text=TEXT + " "))
    quick = {(s.party, s.issue): (s.stance, s.day) for s in record.standing(on=date(2025, 9, 30))}
    assert quick == {(p.party, p.issue): (p.stance, str(p.last_heard)) for p in positions(record)}
    assert record.standing(on=date(2025, 9, 4)) == []


def test_positions_come_from_the_record(record):
    record.add(reading())
    record.add(reading("later", text=TEXT + " "))
    assert [(p.party, p.stance, p.statements) for p in positions(record)] == [
        ("board", "supports", ("talks/s2", "later/s2")),
        ("union", "supports", ("talks/s1", "later/s1")),
    ]
    assert positions(record) == positions(record.utterances())


def statuses(record, **who):
    return {c.statement.id: c.status for c in record.statements(**who)}


def test_decisions_are_applied_and_undone(record):
    record.add(reading())
    record.decide("accept", article="talks", targets=["s1"], coder="ann")
    rejected = record.decide("reject", article="talks", targets=["s2"], coder="ann", reason="not a statement")
    assert statuses(record) == {"s1": "accepted", "s2": "rejected"}
    assert [s.confidence for r in record.readings() for s in r.statements] == [1.0]
    assert [u.statement for u in record.utterances()] == ["talks/s1"]
    record.decide("undo", article="talks", targets=[str(rejected)], coder="ann")
    assert statuses(record) == {"s1": "accepted", "s2": "proposed"}
    assert [(d.act, d.coder) for d in record.decisions()] == [("accept", "ann"), ("reject", "ann"), ("undo", "ann")]


def test_a_correction_changes_the_positions(record):
    record.add(reading())
    body = {"party": "guild", "positions": [{"issue": "strike", "stance": "opposes"}]}
    record.decide("correct", article="talks", targets=["s1"], body=body, coder="ann")
    assert [(u.party, u.stance) for u in record.utterances()] == [("guild", "opposes"), ("board", "supports")]


def parties(record):
    return [c.statement.party for c in record.statements()]


def test_corrections_add_up_and_who_accepts_them_accepts_them(record):
    record.add(reading())
    record.decide("correct", article="talks", targets=["s1"], body={"party": "guild"}, coder="ann")
    record.decide("correct", article="talks", targets=["s1"], body={"person": "cid"}, coder="ann")
    record.decide("accept", article="talks", targets=["s1"], coder="bob")
    first = next(record.statements())
    assert (first.statement.party, first.statement.person, first.status) == ("guild", "cid", "accepted")
    record.decide("accept", article="talks", targets=["s1"], coder="ann")
    assert parties(record) == ["guild", "board"] and record.agreement().disputes == ()


def test_what_was_accepted_stays_when_a_newer_reader_sees_it_otherwise(record):
    record.add(reading(), reader="1")
    record.decide("accept", article="talks", targets=["s1"], coder="ann")
    found = reading().statements
    record.add(Reading(reading().article, tuple(replace(s, party="guild") for s in found)), reader="2")
    assert parties(record) == ["union", "guild"]
    changed = {
        d.before["id"]: (d.before["party"], d.after["party"], d.decided) for d in record.differences("talks") if d.after
    }
    assert changed == {"s1": ("union", "guild", True), "s2": ("board", "guild", False)}


def test_nobody_undoes_what_another_decided_but_to_settle_it(record):
    record.add(reading())
    number = record.decide("reject", article="talks", targets=["s1"], coder="ann")
    with pytest.raises(WrongUse, match="is ann's"):
        record.undo([number], coder="bob")
    assert statuses(record)["s1"] == "rejected"
    record.undo([number], coder="bob", settles=True)
    assert statuses(record)["s1"] == "proposed"
    with pytest.raises(WrongUse, match="no decision 99"):
        record.undo([99], coder="ann")


def test_split_merge_and_add(record):
    record.add(reading())
    record.decide("split", article="talks", targets=["s1"], coder="ann",
                  body=[{"content": [[15, 25]]}, {"content": [[26, 33]], "party": "guild"}])  # fmt: skip
    assert list(statuses(record)) == ["s1.1", "s1.2", "s2"]
    record.decide("merge", article="talks", targets=["s1.1", "s2"], coder="ann")
    assert statuses(record) == {"s1.1": "corrected", "s1.2": "corrected", "s2": "rejected"}
    merged = next(record.statements()).statement
    assert merged.content == (Span(15, 25), Span(50, 68)) and {p.issue for p in merged.positions} == {"strike", "talks"}
    spoken = {"paragraph": 1, "kind": "direct", "content": [[70, 84]], "party": "union"}
    record.decide("add", article="talks", body=spoken, coder="ann")
    assert statuses(record)["h1"] == "by-hand"


def test_a_decision_outlives_the_reading_it_was_made_on(record):
    record.add(reading(), reader="1")
    record.decide("accept", article="talks", targets=["s1"], coder="ann")
    newer = reading(more=(Statement("s0", 1, "direct", None, None, (Span(70, 84),), party="union"),))
    newer = Reading(newer.article, newer.statements[1:])  # it finds s1 no more, and something else
    record.add(newer, reader="2")
    assert statuses(record) == {"s1": "accepted", "s2": "proposed", "s0": "proposed"}


def test_coders_who_differ_are_both_kept_until_one_settles_it(record):
    record.add(reading())
    record.decide("accept", article="talks", targets=["s1"], coder="ann")
    record.decide("reject", article="talks", targets=["s1"], coder="bob")
    assert statuses(record)["s1"] == "disputed"
    assert statuses(record, coder="ann")["s1"] == "accepted"
    assert statuses(record, coder="bob")["s1"] == "rejected"
    record.decide("accept", article="talks", targets=["s1"], coder="cid", settles=True)
    assert statuses(record)["s1"] == "accepted"


def test_a_correction_that_could_not_be_read_back_is_refused(record):
    record.add(reading())
    with pytest.raises(RefusedInput) as refusal:
        record.decide("correct", article="talks", targets=["s1"], body={"content": [[0, 9999]]}, coder="ann")
    assert refusal.value.problems[0].code == "wrong-value"
    for wrong in ({"targets": ["s9"]}, {"targets": []}, {"targets": ["s1"], "article": "nowhere"}):
        with pytest.raises(WrongUse):
            record.decide("accept", **{"article": "talks", "coder": "ann"} | wrong)
    assert record.decisions() == ()


def test_times_are_kept_in_utc(record):
    record.add(reading())
    at = datetime(2025, 9, 6, 12, 0, tzinfo=UTC)
    record.decide("accept", article="talks", targets=["s1"], coder="ann", at=at)
    assert record.decisions()[0].at == "2025-09-06T12:00:00.000000+00:00"


def test_a_newer_reading_shows_what_it_changed(record):
    record.add(reading(), reader="1")
    assert record.differences("talks") == ()
    record.decide("accept", article="talks", targets=["s2"], coder="ann")
    newer = reading(confidence=0.9, more=(Statement("s3", 1, "direct", None, None, (Span(70, 84),)),))
    newer = Reading(newer.article, (newer.statements[0], newer.statements[2]), newer.commitments)
    record.add(newer, reader="2")
    shown = [(d.before and d.before["id"], d.after and d.after["id"], d.decided) for d in record.differences("talks")]
    assert shown == [("s1", "s1", False), ("s2", None, True), (None, "s3", False)]


def test_the_queue_begins_with_the_least_sure(record):
    record.add(reading())
    assert [c.statement.id for c in record.queue()] == ["s2", "s1"]
    record.decide("accept", article="talks", targets=["s2"], coder="ann")
    assert [c.statement.id for c in record.queue()] == ["s1"]
