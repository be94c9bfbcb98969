"""What the analysis comes to, in words: the deadlock, who stands in the way, what one change would do."""

from __future__ import annotations

from pourparlers.model import parse
from pourparlers.show.account import account
from pourparlers.solve import solve

STRAIT = """
party north "North"
  option truce "A truce is agreed"
  prefers
    not league.patrols
    not truce
party south "South"
  option truce "A truce is agreed"
  prefers
    north.truce and truce
    truce
party league "League"
  option patrols "The league patrols"
  prefers
    patrols if north.truce and south.truce
impossible league.patrols and not (north.truce and south.truce)
status quo none
"""


def told(text: str, lang: str) -> tuple[list[str], dict[str, list[str]], list[str]]:
    conflict = parse(text).conflict
    assert conflict is not None
    found = account(solve(conflict), {}, lang)
    outcomes = {heading: [s.text for s in why] for heading, why in found.outcomes}
    return [s.text for s in found.summary], outcomes, [s.text for s in found.changes]


def test_a_deadlock_is_called_one_and_names_what_it_is_about() -> None:
    summary, _, _ = told(STRAIT, "en")
    assert any("deadlock" in s and "A truce is agreed" in s for s in summary)


def test_who_wants_it_who_opposes_it_and_what_it_waits_for() -> None:
    _, outcomes, _ = told(STRAIT, "en")
    truce = outcomes["Why not “A truce is agreed”?"]
    assert any("South wants it" in s for s in truce)
    assert any("North opposes it, and nothing can be done without" in s for s in truce)
    patrols = outcomes["Why not “The league patrols”?"]
    assert "It waits for “A truce is agreed”." in patrols


def test_the_lever_is_the_one_who_refuses() -> None:
    _, _, changes = told(STRAIT, "en")
    assert any(s.startswith("If North") and "A truce is agreed" in s for s in changes)


def test_the_same_in_french() -> None:
    summary, outcomes, changes = told(STRAIT, "fr")
    assert any("impasse" in s for s in summary)
    assert any(heading.startswith("Pourquoi pas") for heading in outcomes)
    assert any(s.startswith("Si North") for s in changes)


def test_without_a_wish_in_vain_there_is_no_deadlock() -> None:
    summary, outcomes, changes = told('party a "A"\n  option x "X"\n  prefers\n    x\nstatus quo none\n', "en")
    assert not any("deadlock" in s for s in summary)
    assert outcomes == {}
    assert changes == []
