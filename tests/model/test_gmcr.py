"""Files of GMCR+: old and new ones, options in any order, and files that are none."""

import json

import pytest

from pourparlers.base.errors import WrongUse
from pourparlers.model import load_text, parse
from pourparlers.model.gmcr import as_gmcr
from pourparlers.model.gmcr_in import from_gmcr
from pourparlers.solve import solve

MIXED = {  # the second party's option is numbered between the first party's, and the ranking counts by that
    "program": "gmcr-py", "useManualPreferenceVectors": True, "infeasibles": [[[0, "Y"], [2, "Y"]]],
    "options": [{"name": "Stay", "permittedDirection": "both"}, {"name": "Pay", "permittedDirection": "fwd"},
                {"name": "Leave", "permittedDirection": "back"}],
    "decisionMakers": [
        {"name": "Firm", "options": [0, 2], "preferences": [], "preferenceVector": [4, 2, [1, 3], 5, 6]},
        {"name": "Union", "options": [1], "preferences": [], "preferenceVector": [[1, 2, 3, 4, 5, 6]]},
    ],
}  # fmt: skip


def test_states_are_numbered_as_the_file_numbers_them():
    conflict, problems = from_gmcr(json.dumps(MIXED))
    assert not problems
    assert [str(a) for a in conflict.atoms] == ["firm.stay", "firm.leave", "union.pay"]
    # feasible in the file's order (stay, pay, leave): NNN YNN NYN YYN NNY NYY; here the order is stay, leave, pay
    assert [g.states for g in conflict.decision_makers[0].preferences.groups] == [
        ("YNY",), ("YNN",), ("NNN", "NNY"), ("NYN",), ("NYY",)]  # fmt: skip
    assert [o.moves for o in conflict.decision_makers[0].options] == ["both", "backward"]


def test_a_compound_condition_is_any_of_its_members():
    text = json.dumps(MIXED | {"useManualPreferenceVectors": False, "decisionMakers": [
        {"name": "Firm", "options": [0, 2], "preferences": [
            {"compound": True, "members": [[[0, "Y"], [1, "N"]], [[2, "Y"]]]}]},
        {"name": "Union", "options": [1], "preferences": [[[1, "N"]]]}]})  # fmt: skip
    conflict, _ = from_gmcr(text)
    analysis = solve(conflict)
    assert dict(zip(map(conflict.state_text, analysis.states), analysis.payoffs("firm").tolist(), strict=True)) == {
        "NNN": 1, "YNN": 2, "NYN": 2, "NNY": 1, "YNY": 1, "NYY": 2}  # fmt: skip


def test_what_is_written_reads_back_with_the_same_verdicts():
    conflict = parse("""
party a "Alpha"
  option x "Strike" irreversible
  option y "Talk"
  prefers
    b.z if x or y
    not (x iff b.z)
party b "Beta"
  option z "Pay" backward
  prefers
    a.y
    not z
impossible a.x and not b.z
""").conflict
    again, problems = from_gmcr(as_gmcr(conflict))
    assert not problems
    before, after = solve(conflict), solve(again)
    assert list(before.states) == list(after.states)
    for concept in before.concepts:
        assert before.equilibria(concept) == after.equilibria(concept)


@pytest.mark.parametrize("text", [
    "[]", "{}", '{"options": []}', '{"options": [{"name": "x"}], "decisionMakers": [{"name": "a", "options": []}]}',
    '{"options": [{"name": "x"}], "decisionMakers": [{"name": "a", "options": [7]}]}', "nonsense",
    '{"options": [{"name": "x", "permittedDirection": "up"}], "decisionMakers": [{"name": "a", "options": [0]}]}',
])  # fmt: skip
def test_a_file_of_another_kind_is_a_problem(text):
    conflict, problems = load_text(text, "a.gmcr")
    assert conflict is None
    assert len(problems) == 1
    assert problems[0].where.file == "a.gmcr"


def test_what_gmcrplus_cannot_say_is_refused():
    with pytest.raises(WrongUse, match="no tied statements"):
        as_gmcr(parse("party a\n option x\n prefers\n  x\n  = not x").conflict)
