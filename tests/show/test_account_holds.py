"""Why an outcome holds: a model in the text format, the sentences it comes to."""

from __future__ import annotations

import pytest

from pourparlers.model.parse import parse
from pourparlers.show.account_holds import reasons_of
from pourparlers.show.references import References
from pourparlers.show.sentences import Voice
from pourparlers.show.types import Ref
from pourparlers.solve import solve

TALKS = """
party union "seamen's union"
  option strike "The strike goes on"
  prefers
    company.pay @ s1
    strike if not company.pay @ s2
party company "Transbaie company"
  option pay "Wages are raised"
  prefers
    not pay @ s3
"""
REFS = References({}, {f"s{n}": Ref(f"s{n}", str(n)) for n in (1, 2, 3)})


def told(text: str, states: list[str], voice: Voice) -> list[tuple[str, list[str]]]:
    conflict = parse(text).conflict
    assert conflict is not None
    numbers = [conflict.state_number(s) for s in states]
    return [(h, [s.text for s in why]) for h, why in reasons_of(conflict, numbers, voice, REFS)]


def test_each_party_has_its_reason_with_the_passages_it_rests_on() -> None:
    assert told(TALKS, ["YN"], Voice("en", {"union": "seafarers", "company": "Transbaie"})) == [
        ("Why it holds", [
            "Seafarers do not get what they want first, that “Wages are raised” comes about, and no move of their own "
            "would bring it.",
            "Transbaie has no better move; its first wish is met: “Wages are raised” does not come about.",
        ])
    ]  # fmt: skip
    conflict = parse(TALKS).conflict
    assert conflict is not None
    ((_, why),) = reasons_of(conflict, [conflict.state_number("YN")], Voice("fr"), REFS)
    assert [s.refs for s in why] == [(Ref("s1", "1"),), (Ref("s3", "3"),)]


def test_outcomes_with_the_same_reasons_are_told_together() -> None:
    idle = "party a\n  option x\n  option y\n  prefers\n    x\n"
    assert [h for h, _ in told(idle, ["YN", "YY"], Voice("en"))] == ["Why they hold"]


def test_a_conditional_wish_waits_for_its_condition() -> None:
    waiting = "party a \"Ann\"\n  option x \"Help\"\n  prefers\n    x if b.y\nparty b\n  option y \"Truce\"\n"
    ((_, why),) = told(waiting, ["NN"], Voice("fr", {"a": "Ann"}))
    assert why == ["Ce qui importe le plus à Ann attend sa condition\u00a0: «\u00a0Help\u00a0» se réalise, si "
                   "«\u00a0Truce\u00a0» se réalise."]  # fmt: skip


def test_an_answer_keeps_a_party_in_its_place() -> None:
    dilemma = """
party a "Ann"
  option arm "Arms"
  prefers
    not b.arm
    arm
party b "Bob"
  option arm "Arms"
  prefers
    not a.arm
    arm
"""
    conflict = parse(dilemma).conflict
    assert conflict is not None and solve(conflict).is_equilibrium("seq", conflict.state_number("NN"))
    ((_, why),) = told(dilemma, ["NN"], Voice("en", {"a": "Ann", "b": "Bob"}))
    assert why[0] == (
        "Ann would gain by choosing “Arms”, but Bob can answer by choosing “Arms”, and the gain would be gone."
    )


FORMULAS = ("not (a.z iff b.y)", "not (a.z if b.y)", "a.x and b.x", "not (a.x and b.y)", "a.z iff b.y",
            "not (a.z or b.y)", "not a.x", "a.z if not b.y")  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("formula", FORMULAS)
def test_any_formula_can_be_said(language: str, formula: str) -> None:
    model = f"party a\n  option x\n  option z\n  prefers\n    {formula}\nparty b\n  option x\n  option y\n"
    conflict = parse(model).conflict
    assert conflict is not None
    held = conflict.state_text(solve(conflict).equilibria("nash")[0])
    ((_, why),) = told(model, [held], Voice(language))  # type: ignore[arg-type]
    assert why and all("{" not in sentence for sentence in why)


def test_exactly_if_keeps_both_sides() -> None:
    model = "party a\n  option z \"Help\"\n  prefers\n    a.z iff b.y\nparty b\n  option y \"Truce\"\n"
    ((_, why),) = told(model, ["NN"], Voice("en", {"a": "Ann"}))
    assert why == ["Ann has no better move; its first wish is met: “Help” comes about exactly if “Truce” comes about."]
