"""Levers and the course from the status quo, against trying everything by hand."""

from __future__ import annotations

from pourparlers.model import parse
from pourparlers.model.types import Atom, Conflict
from pourparlers.solve import solve
from pourparlers.solve.course import reached_by_improvement
from pourparlers.solve.levers import levers

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
    analysis = solve(conflict(TALKS))
    assert reached_by_improvement(analysis, 0) == {0}
    eager = solve(conflict(TALKS.replace("    not halt", "    halt")))
    assert reached_by_improvement(eager, 0) == {0, 1}


def test_an_irreversible_option_is_not_taken_back() -> None:
    analysis = solve(conflict("party a\n  option x irreversible\n  prefers\n    not x\n"))
    assert reached_by_improvement(analysis, 1) == {1}
