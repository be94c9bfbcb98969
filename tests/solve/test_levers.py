"""Levers and the course from the status quo, against trying everything by hand."""

from __future__ import annotations

from pourparlers.model import parse
from pourparlers.model.types import Atom, Conflict
from pourparlers.solve.questions.levers import levers
from pourparlers.solve.questions.paths import reached

TALKS = """
party north
  option halt
  prefers
    not halt
party south
  option pay
  prefers
    north.halt
    not pay
impossible south.pay and not north.halt
status quo none
"""


def conflict(text: str) -> Conflict:
    found = parse(text).conflict
    assert found is not None
    return found


def test_the_one_who_refuses_is_the_lever() -> None:
    found = levers(conflict(TALKS), Atom("north", "halt"))
    assert [(lever.party, lever.change) for lever in found] == [("north", "reversed")]


def test_no_single_change_may_be_enough() -> None:
    text = TALKS.replace("    not halt\n", "    not halt\n    south.pay if halt\n    not halt\n")
    assert all(lever.party == "north" for lever in levers(conflict(text), Atom("south", "pay")))


def test_improvements_lead_only_to_what_pays() -> None:
    assert set(reached(conflict(TALKS), 0)) == {0}
    assert set(reached(conflict(TALKS.replace("    not halt", "    halt")), 0)) == {0, 1}


def test_an_irreversible_option_is_not_taken_back() -> None:
    assert set(reached(conflict("party a\n  option x irreversible\n  prefers\n    not x\n"), 1)) == {1}
