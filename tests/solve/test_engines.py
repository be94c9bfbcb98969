"""The engines against each other: compiled kernels and decision diagrams judge as the sweeps do."""

from dataclasses import replace

import pytest
from tests.solve import random_models
from tests.solve.reference import Reference

from pourparlers.base.errors import RefusedInput, WrongUse
from pourparlers.model import parse
from pourparlers.model.types import DecisionMaker, Not, PreferenceStatement, Statements
from pourparlers.solve import explain, problems, solve, tally
from pourparlers.solve.certificates import faults
from pourparlers.solve.engine import prepare
from pourparlers.solve.local import local_view

CONCEPTS = ("nash", "gmr", "smr", "seq")
ALL = (*CONCEPTS, "sim")


def models(count, **how):
    made = (random_models.conflict(seed, most_options=9, **how) for seed in range(1000, 1000 + count))
    return [conflict for conflict in made if not problems(conflict)]


def test_decision_diagrams_count_and_list_the_same_equilibria():
    pytest.importorskip("dd")
    for conflict in models(15):
        analysis, counted = solve(conflict), tally(conflict, engine="symbolic", limit=1 << 20)
        assert counted.engine == "symbolic"
        assert counted.count == analysis.count
        for concept in ALL:
            assert counted.equilibria[concept][1] == analysis.equilibria(concept)


def test_decision_diagrams_count_what_is_stable_for_each():
    pytest.importorskip("dd")
    for conflict in models(8):
        analysis, prepared = solve(conflict), prepare(conflict, "symbolic")
        for i, party in enumerate(analysis.parties):
            for concept in ALL:
                assert prepared.stable_count(i, concept) == analysis.stability[party][concept].sum()
                cells = prepared.cells(prepared.stable(i, concept))
                assert (cells[analysis.states] == analysis.stability[party][concept]).all()


def test_coalesced_states_are_counted_as_they_are_listed():
    for conflict in models(12, coalesce=1.0):
        analysis, counted = solve(conflict), tally(conflict, limit=1 << 20)
        assert counted.count == analysis.count
        for concept in ALL:
            assert counted.equilibria[concept][1] == analysis.equilibria(concept)


def test_compiled_kernels_judge_as_the_sweeps_do():
    pytest.importorskip("numba")
    for conflict in [*models(30), *models(10, parties=(2, 2)), random_models.conflict(7, most_options=14)]:
        swept, fast = solve(conflict, engine="sweep"), solve(conflict, engine="compiled")
        for party in swept.parties:
            for concept in ALL:
                assert (swept.stability[party][concept] == fast.stability[party][concept]).all()


def test_any_number_of_statements_is_exact():
    """Beyond 62 statements vectors no longer fit one number; sums of powers of two would overflow."""
    conflict = random_models.conflict(11, most_options=6)
    makers = []
    for dm in conflict.decision_makers:
        first = dm.preferences.statements or (PreferenceStatement(conflict.atoms[0]),)
        idle = tuple(PreferenceStatement(Not(Not(first[0].formula))) for _ in range(150))
        last = tuple(PreferenceStatement(atom) for atom in conflict.atoms)
        wants = Statements((*first, *idle, *last))
        makers.append(DecisionMaker(dm.id, options=dm.options, shares=dm.shares, preferences=wants))
    many = type(conflict)(tuple(makers), infeasible=conflict.infeasible)
    reference = Reference(many)
    for concept in ("nash", "seq"):
        found = {p: by[concept] for p, by in solve(many).as_json()["stability"].items()}
        assert found == reference.judgements(concept)


SHORT = "party p\n" + "".join(f"  option o{n}\n" for n in range(60)) + "  prefers\n    o1 if o2\n    not o59\n"


def test_decision_diagrams_prove_what_they_say():
    pytest.importorskip("dd")
    from pourparlers.solve.symbolic_reasons import SymbolicReasons

    for conflict in models(6):
        analysis, view, reasons = solve(conflict), local_view(conflict), SymbolicReasons(conflict)
        for state in map(int, analysis.states[:12]):
            for verdict in reasons.explain(state, CONCEPTS):
                assert verdict.stable == analysis.is_stable(verdict.party, verdict.concept, state)
                assert not faults(view, verdict)


def test_a_solver_proves_what_it_says():
    pytest.importorskip("pysat")
    from pourparlers.solve.sat.reasons import SatReasons

    for conflict in models(10):
        analysis, view, reasons = solve(conflict), local_view(conflict), SatReasons(conflict)
        for state in map(int, analysis.states[:: max(1, analysis.count // 6)]):
            for verdict in reasons.explain(state, ALL):
                assert verdict.stable == analysis.is_stable(verdict.party, verdict.concept, state)
                assert not faults(view, verdict)
                assert not faults(view, replace(verdict, barrier=()))


def staircase(steps):
    """b and c climb in turn, never more than a step apart; only the top deters a from leaving."""
    lines = ["party a", "  option leave", "  prefers", f"    not (leave and b.o{steps})", "    leave"]
    for party in "bc":
        lines += [f"party {party}", *(f"  option o{n} irreversible" for n in range(1, steps + 1))]
        lines += [f"impossible {party}.o{n + 1} and not {party}.o{n}" for n in range(1, steps)]
    lines += [f"impossible b.o{n} and not c.o{n}" for n in range(1, steps + 1)]
    return "\n".join([*lines, *(f"impossible c.o{n + 1} and not b.o{n}" for n in range(1, steps))])


def test_a_long_way_is_found_and_where_it_is_barred_that_is_proved():
    pytest.importorskip("pysat")
    from pourparlers.solve.sat.reasons import SatReasons

    free, barred = parse(staircase(6)).conflict, parse(staircase(6) + "\nimpossible b.o4 and a.leave").conflict
    for concept in ("gmr", "smr"):
        climbed, kept = SatReasons(free).verdict(0, concept, 0), SatReasons(barred).verdict(0, concept, 0)
        assert [step.party for step in climbed.answers[0].steps] == ["c", "b"] * 6
        assert not faults(local_view(free), climbed)
        assert (kept.stable, kept.improvement) == (False, 1)
        assert kept.barrier
        assert not faults(local_view(barred), kept)
        assert faults(local_view(barred), replace(kept, barrier=kept.barrier[1:]))
        assert faults(local_view(barred), replace(kept, barrier=("-" * 13,))) == (
            "the improvement lies behind the barrier",)  # fmt: skip
    assert SatReasons(free).verdict(0, "seq", 0).improvement == 1  # neither of them gains by climbing


def test_a_state_with_more_improvements_than_are_listed_has_a_verdict_all_the_same():
    pytest.importorskip("dd")
    text = "party a\n" + "".join(f"  option o{n}\n" for n in range(24)) + "  prefers\n    o0 if not b.x\n    o1\n"
    conflict = parse(text + "party b\n  option x\n  prefers\n    x\nimpossible o1 and b.x and not o0\n").conflict
    found = {v.concept: v for v in explain(conflict, 0, ("nash", "gmr")) if v.party == "a"}
    assert not found["nash"].stable
    assert found["gmr"].stable == (found["gmr"].improvement is None)


def test_sixty_options_are_counted_exactly():
    pytest.importorskip("dd")
    found = tally(parse(SHORT).conflict, concepts=("nash", "smr"))
    assert found.engine == "symbolic"
    assert found.count == 2**60
    assert found.equilibria["nash"] == (3 * 2**57, None)


def test_too_many_states_are_refused_with_the_figure_and_the_remedy():
    ranked = SHORT.replace("prefers\n    o1 if o2\n    not o59\n", "weighs\n    3 o1\n")
    with pytest.raises(RefusedInput, match=r"2\^60 combinations, about .* GiB .* use preference statements"):
        solve(parse(ranked).conflict)


def test_an_engine_that_would_not_fit_is_refused_beforehand():
    if not problems(parse(SHORT).conflict):
        with pytest.raises(RefusedInput, match=r"2\^60 combinations, about .* GiB .* decision diagrams would do"):
            tally(parse(SHORT).conflict, engine="sweep")


def test_a_list_of_too_many_states_is_wrong_use():
    if not problems(parse(SHORT).conflict):
        with pytest.raises(WrongUse, match="use tally"):
            solve(parse(SHORT).conflict)


@pytest.mark.parametrize(("text", "code"), [
    ("party a\n option x\n ranks\n  Y\n", "ranking-misses"),
    ("party a\n option x\n ranks\n  Y N\n  Y\n", "ranking-repeats"),
    ("party a\n option x\nimpossible always", "no-states"),
    ("state s\nstate t\nparty a\n move s -> t\n ranks\n  t\n", "ranking-misses"),
])  # fmt: skip
def test_what_keeps_a_conflict_from_being_solved(text, code):
    assert [p.code for p in problems(parse(text).conflict)] == [code]


def test_the_graph_form_follows_moves_that_are_not_transitive():
    """From s the focal party gains by going to t; its opponent needs two moves in a row to answer, which is barred."""
    text = """
state s
state t
state u
state v
party a
  move s -> t
  ranks
    t
    s u
    v
party b
  move t -> u
  move u -> v
  ranks
    s t u v
"""
    one_step = solve(parse(text).conflict)
    assert one_step.is_stable("a", "gmr", 0)
    longer = text.replace("    t\n    s u\n    v\n", "    t u\n    s v\n")
    assert not solve(parse(longer).conflict).is_stable("a", "gmr", 0)
    third = longer + "party c\n  move u -> u\n  ranks\n    s t u v\n"
    assert not solve(parse(third).conflict).is_stable("a", "gmr", 0)
    helped = longer + "party c\n  move t -> u\n  ranks\n    s t u v\n"  # now c goes first, then b
    assert solve(parse(helped).conflict).is_stable("a", "gmr", 0)


def test_lists_are_left_out_above_the_limit_and_counts_never():
    conflict = random_models.conflict(3, most_options=7)
    whole, short = solve(conflict).as_json(), solve(conflict).as_json(limit=2)
    assert "listed" not in short["states"] and "payoffs" not in short and "stability" not in short
    assert short["states"]["count"] == len(whole["states"]["listed"])
    for concept, found in short["equilibria"].items():
        assert found["count"] == whole["equilibria"][concept]["count"]
        assert ("listed" in found) == (found["count"] <= 2)
    for party, counts in short["stable"].items():
        assert counts == {c: row.count("1") for c, row in whole["stability"][party].items()}
