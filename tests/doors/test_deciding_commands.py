"""The commands by which people decide on what was read, called as a person calls them."""

import json

import pytest
from click.testing import CliRunner
from tests.doors.test_record_commands import data, filled, folder, run  # noqa: F401
from tests.record.test_store import reading

from pourparlers.doors.cli import cli
from pourparlers.reading.types import Reading
from pourparlers.record.store import Record

pytestmark = pytest.mark.usefixtures("filled")


def decide(*arguments, coder="ann", code=0):
    return run("decide", *arguments, "--coder", coder, code=code)


def listed(**wanted):
    found = data("statements", "--rejected")["statements"]
    return {f"{s['article']}/{s['id']}": s["status"] for s in found}


def test_every_act_changes_the_record_and_its_undoing_brings_it_back():
    before = data("statements")
    for arguments, after in [
        (["accept", "talks/s1"], {"talks/s1": "accepted"}),
        (["reject", "talks/s1", "--reason", "narrator"], {"talks/s1": "rejected"}),
        (["correct", "talks/s1", "--set", "party=guild"], {"talks/s1": "corrected"}),
        (["split", "talks/s1", "--into", '{"content": [[15, 25]]}', "--into", '{"content": [[26, 33]]}'],
         {"talks/s1.1": "corrected", "talks/s1.2": "corrected"}),
        (["merge", "talks/s1", "talks/s2"], {"talks/s1": "corrected", "talks/s2": "rejected"}),
        (["add", "talks", "--words", "C’est non", "--set", "party=union"], {"talks/h1": "by-hand"}),
    ]:  # fmt: skip
        decide(*arguments)
        assert after.items() <= listed().items(), arguments
        decide("undo", "--last")
        assert data("statements") == before


def test_a_stance_is_corrected_and_the_others_stay():
    decide("correct", "talks/s1", "--stance", "talks=opposes")
    decide("correct", "talks/s1", "--stance", "strike=none", "--stance", "talks=neutral")
    first = data("statements")["statements"][0]
    assert [(p["issue"], p["stance"]) for p in first["positions"]] == [("talks", "neutral")]


def test_words_are_marked_where_they_stand():
    decide("add", "talks", "--words", "talks\n could  resume", "--set", "party=board", "--stance", "talks=supports")
    added = data("statements")["statements"][-2]
    assert (added["text"], added["paragraph"], added["content"]) == ("talks could resume", 1, [[50, 68]])
    assert "stand 2 times" in decide("add", "talks", "--words", "The", code=2).stderr
    assert "stand 0 times" in decide("add", "talks", "--words", "the moon", code=2).stderr


def test_what_cannot_be_is_refused_and_nothing_is_written():
    for arguments, code, told in [
        (["accept", "talks/s1", "talks/s9"], 2, "it has s1, s2, c1"),
        (["accept", "s1"], 2, "write ARTICLE/s3"),
        (["accept", "nowhere/s1"], 2, "no article"),
        (["correct", "talks/s1", "--set", "prty=x"], 3, "no field 'prty'"),
        (["correct", "talks/s1", "--set", "hedged=maybe"], 3, "give true or false"),
        (["correct", "talks/s1", "--set", "party"], 2, "NAME=VALUE"),
        (["correct", "talks/s1", "--stance", "strike=perhaps"], 3, "give one of"),
        (["split", "talks/s1", "--into", "{}"], 2, "at least two"),
        (["split", "talks/s1", "--into", "x", "--into", "{}"], 2, "no JSON"),
        (["merge", "talks/s1", "later/s1"], 2, "one article"),
        (["undo", "7"], 2, "no decision 7"),
    ]:
        assert told in decide(*arguments, code=code).stderr, arguments
    assert data("log")["decisions"] == []
    assert "coder" in CliRunner().invoke(cli, ["decide", "accept", "talks/s1"], env={"POURPARLERS_CODER": ""}).stderr


def test_what_coders_leave_differently_is_listed_and_settled():
    decide("accept", "talks/s1")
    decide("correct", "talks/s1", "--set", "party=guild", coder="bob")
    found = data("agreement")
    assert [d["statement"] for d in found["disputes"]] == ["talks/s1"]
    assert {v["variable"]: v["units"] for v in found["variables"]}["party"] == 1
    assert [c["statement"] for c in data("queue", "--disputed")["queue"]] == ["talks/s1"]
    assert "talks/s1" in run("agreement").stdout
    assert "is ann's" in decide("undo", "1", coder="bob", code=2).stderr
    decide("correct", "talks/s1", "--set", "party=union", "--settle", coder="cid")
    assert data("agreement")["disputes"] == [] and listed()["talks/s1"] == "corrected"


def test_the_queue_by_confidence_and_by_effect():
    assert [c["statement"] for c in data("queue")["queue"]] == ["talks/s2", "talks/s1", "later/s1"]
    first = data("queue", "--by", "effect")["queue"][0]
    assert first["statement"] == "talks/s2" and first["moved"][0]["issue"] == "talks" and first["weight"] == 0.4
    decide("accept", "talks/s2")
    assert data("queue", "--by", "effect", "--limit", "1")["waiting"] == 2
    assert "2 statements wait" in run("queue").stdout
    assert data("queue", "--issue", "strike", "--article", "later")["waiting"] == 1


def test_the_log_says_who_decided_what():
    decide("correct", "talks/s1", "--set", "party=guild", "--reason", "it is the guild")
    decide("undo", "1")
    assert [(d["act"], d["stands"], d["article"]) for d in data("log")["decisions"]] == [
        ("correct", False, "talks"), ("undo", True, "talks"),
    ]  # fmt: skip
    assert "it is the guild" in run("log").stdout
    assert data("log", "--coder", "bob")["decisions"] == data("log", "--since", "2999-01-01")["decisions"] == []
    assert [d["act"] for d in data("log", "--standing")["decisions"]] == ["undo"]


def test_what_a_newer_reading_changed_is_shown_and_decisions_stay():
    decide("accept", "talks/s1")
    with Record.open("record.sqlite") as record:
        first = reading(confidence=0.7)
        record.add(Reading(first.article, first.statements[:1]), reader="newer")
    changes = {(d["part"], d["decided"]): d["after"] for d in data("differences")["differences"]}
    assert changes["statement", True]["confidence"] == 0.7 and changes["statement", False] is None
    assert "decided: stays" in run("differences", "talks").stdout
    assert listed()["talks/s1"] == "accepted"


def test_sides_name_what_divides_and_who_is_silent():
    decide("add", "talks", "--words", "C’est non", "--set", "party=board", "--stance", "strike=supports")
    found = data("sides", "--on", "2025-10-12", "--silent", "20")
    assert [(i["issue"], i["division"]) for i in found["issues"]] == [("strike", 1.0), ("talks", 0.0)]
    assert [(p["party"], p["other"], p["agree"]) for p in found["pairs"]] == [("board", "union", False)]
    assert {p["party"]: p["days"] for p in found["silent"]} == {"board": 37, "union": 30}
    assert "gone silent" in run("sides").stdout or "divides" in run("sides").stdout


@pytest.mark.parametrize("command", ["queue", "log", "differences", "agreement", "sides"])
def test_the_lists_speak_french(command):
    decide("accept", "talks/s1")
    decide("reject", "talks/s1", coder="bob")
    french = CliRunner().invoke(cli, [command, "--lang", "fr"])
    assert french.exit_code == 0 and french.stdout != run(command).stdout
    json.loads(CliRunner().invoke(cli, [command, "--lang", "fr", "--json"]).stdout)


def test_what_is_wrong_is_told_in_french():
    for arguments, told in [(["undo", "7"], "pas de décision 7 à annuler"), (["accept", "s1"], "écrivez ARTICLE/s3"),
                            (["correct", "talks/s1", "--set", "prty=x"], "pas de champ")]:  # fmt: skip
        french = CliRunner().invoke(cli, ["decide", *arguments, "--coder", "ann", "--lang", "fr"])
        assert told in french.stderr and french.exit_code in (2, 3)
