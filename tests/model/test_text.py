"""The conflict file: what is wrong is said all at once; what is right survives being written."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.solve.random_models import conflict as random_conflict

from pourparlers.base.problems import errors
from pourparlers.model import format_text, load_text, parse, print_conflict
from pourparlers.model.grammar import Complaint, Names, read_formula
from pourparlers.model.types import Atom, depth, formula_text
from pourparlers.solve import problems as solvable

FIXTURES = Path(__file__).parent / "fixtures"
CASES = re.findall(r"^== (.+?)\n(.*?)^----\n(.*?)(?=^==|\Z)", (FIXTURES / "problems.txt").read_text(), re.M | re.S)
IDENTITY = (FIXTURES / "identity.conflict").read_text()
NAMES = Names.of((Atom("a", "x"), Atom("b", "y"), Atom("c", "z")))


@pytest.mark.parametrize(("title", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_problems(title, text, expected):
    _, problems = load_text(text, "a.conflict")
    said = [f"{p.where.line} {p.code}" for p in problems if p.severity == "error"]
    assert said == expected.split("\n")[: len(expected.strip().split("\n"))]
    assert all(p.remedy and p.message for p in problems)


def test_there_are_cases():
    assert len(CASES) >= 15


def test_a_tidy_file_stays_as_it_is():
    tidy, problems = format_text(IDENTITY)
    assert not errors(problems)
    assert tidy == IDENTITY


def test_a_conflict_with_everything_survives_text_and_json():
    from pourparlers.model.json_form import as_json, from_json

    conflict = parse(IDENTITY).conflict
    assert parse(print_conflict(conflict)).conflict == conflict
    again, problems = from_json(as_json(conflict))
    assert not problems
    assert again == conflict


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_printed_is_tidy_and_reads_back(seed):
    conflict = random_conflict(seed)
    text = print_conflict(conflict)
    assert parse(text).conflict == conflict
    assert format_text(text)[0] == text


@given(st.text(alphabet="xyzabc.() \tnotandorifYN-;@\"#\n\\", max_size=200))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_conflict_or_problems(text):
    parsed = parse(text)
    assert (parsed.conflict is None) == bool(errors(parsed.problems))
    load_text(text, "a.conflict")


@given(st.text(alphabet='{}[]":,0123456789.-eEtrufalsnYN options', max_size=120) | st.from_regex(r"\[*\{.*\}\]*"))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_json_gives_a_conflict_or_problems(text):
    for name in ("a.json", "a.gmcr"):
        conflict, problems = load_text(text, name)
        assert (conflict is None) == bool(errors(problems))


DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["a", "x", "a.x", "Y", "N-", "not x", "both"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["decision_makers", "id", "options", "preferences", "statements", "ranking", "weights", "moves",
                         "infeasible", "coalesce", "status_quo", "states", "arcs", "unknown", "attitudes", "expected",
                         "decisionMakers", "name", "infeasibles", "members", "preferenceRanking"]), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(DATA)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_data_gives_a_conflict_or_problems(data):
    import json

    for name in ("a.json", "a.gmcr"):
        conflict, problems = load_text(json.dumps(data), name)
        assert (conflict is None) == bool(errors(problems))


@pytest.mark.parametrize(
    "text", ["not " * 10_000 + "x", "(" * 10_000 + "x" + ")" * 10_000, " if ".join(["x"] * 10_000), "(x or " * 1_000]
)
def test_deep_nesting_is_a_problem(text):
    with pytest.raises(Complaint):
        read_formula(text, NAMES)
    _, problems = load_text(f"party a\n option x\nimpossible {text}", "a.conflict")
    assert [p.where.line for p in errors(problems)] == [3]


@pytest.mark.parametrize("text", [
    "x if y if z", "(x if y) iff z", "not (x and y) or z", "x and (y or z)", "not not x", "x iff y iff z", "always",
    "X",
])  # fmt: skip
def test_formulas_read_back_as_they_are_written(text):
    if text == "X":
        with pytest.raises(Complaint, match="no option 'X'"):
            read_formula(text, NAMES)
        return
    formula = read_formula(text, NAMES)
    assert read_formula(formula_text(formula), NAMES) == formula
    assert depth(formula) <= 4


def test_a_mistyped_key_is_told():
    text = '{"decision_makers": [{"id": "a", "options": [{"id": "x", "move": "forward"}]}], "infeasable": ["Y"]}'
    conflict, problems = load_text(text, "a.json")
    assert conflict is not None
    assert [p.remedy for p in problems if p.code == "unknown-key"] == ["write 'infeasible'", "write 'moves'"]


def test_problems_of_json_name_the_line():
    text = """{"decision_makers": [
 {"id": "a", "options": [{"id": "x"}, {"id": "x"}],
  "preferences": {"statements": ["x",
     "x and"]}}],
 "infeasible": ["YYYY"],
 "status_quo": "-"}"""
    _, problems = load_text(text, "a.json")
    assert [(p.code, p.where.line) for p in errors(problems)] == [
        ("duplicate-option", 2), ("formula-syntax", 4), ("pattern-length", 5), ("pattern-length", 6)]  # fmt: skip


def test_what_is_wrong_with_a_conflict_from_json_is_told_by_line_too():
    text = """{"decision_makers": [{"id": "a", "options": [{"id": "x"}],
 "preferences": {"ranking": [["Y"]]}}]}"""
    conflict, _ = load_text(text, "a.json")
    assert [str(p.where) for p in solvable(conflict)] == ["a.json:2"]
