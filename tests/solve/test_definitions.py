"""Every engine against the definitions, on random models; and what must always hold between the concepts."""

from dataclasses import replace

import pytest
from tests.solve import random_models
from tests.solve.reference import Reference

from pourparlers.base.errors import RefusedInput
from pourparlers.model import parse, print_conflict
from pourparlers.model.json_form import as_json, from_json
from pourparlers.solve import problems, solve
from pourparlers.solve.certificates import Ends, faults
from pourparlers.solve.local import local_view
from pourparlers.solve.reasons import explain

WEAKER = [("nash", "seq"), ("seq", "gmr"), ("nash", "smr"), ("smr", "gmr")]
SEEDS = range(60)


def model(seed):
    return random_models.conflict(seed, most_options=6, coalesce=0.5 if seed % 3 == 0 else 0.0)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_engine_judges_as_the_definitions_do(seed):
    conflict = model(seed)
    if problems(conflict):
        with pytest.raises(RefusedInput, match="no state is possible"):
            solve(conflict)
        return
    reference = Reference(conflict)
    for engine in ("auto", "graph"):
        found = solve(conflict, engine=engine).as_json()
        assert found["states"]["listed"] == ["".join("NY"[taken] for taken in s) for s in reference.states]
        for concept in ("nash", "gmr", "smr", "seq", "sim"):
            if concept == "sim" and conflict.coalesce:
                continue
            judged = {party: by_concept[concept] for party, by_concept in found["stability"].items()}
            assert judged == reference.judgements(concept), (concept, engine)


@pytest.mark.parametrize("seed", SEEDS)
def test_stability_under_a_strong_concept_is_stability_under_a_weaker_one(seed):
    conflict = model(seed)
    if problems(conflict):
        return
    for by_concept in solve(conflict).stability.values():
        for strong, weak in WEAKER:
            assert (by_concept[strong] <= by_concept[weak]).all()


@pytest.mark.parametrize("seed", range(0, 60, 4))
def test_every_verdict_is_proved_by_its_certificate(seed):
    conflict = model(seed)
    if problems(conflict):
        return
    analysis, view = solve(conflict), local_view(conflict)
    ends = Ends(view, map(int, analysis.states))
    for state in map(int, analysis.states):
        for verdict in explain(conflict, state):
            assert verdict.stable == analysis.is_stable(verdict.party, verdict.concept, state)
            assert not faults(view, verdict)
            assert not faults(view, verdict, ends)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_conflict_survives_being_written_and_read_again(seed):
    conflict = model(seed)
    assert parse(print_conflict(conflict)).conflict == conflict
    again, found = from_json(as_json(conflict))
    assert not found
    assert as_json(again) == as_json(conflict)


def test_the_checker_finds_what_is_wrong():
    """Verdicts turned round, answers cut off or lent to another improvement: none of them passes."""
    wrong = 0
    for seed in range(12):
        conflict = model(seed)
        if problems(conflict):
            continue
        view = local_view(conflict)
        for state in map(int, solve(conflict).states):
            for verdict in explain(conflict, state):
                turned = replace(verdict, stable=not verdict.stable, improvement=state if verdict.stable else None)
                broken = [turned]
                broken += [replace(verdict, answers=verdict.answers[1:])] * bool(verdict.answers)
                broken += [replace(verdict, answers=(replace(a, steps=()), *verdict.answers[1:]))
                           for a in verdict.answers[:1]]  # fmt: skip
                if verdict.stable and not verdict.answers:
                    broken = broken[:1]
                for one in broken:
                    wrong += 1
                    assert faults(view, one), one
    assert wrong > 500


def test_a_program_may_hand_in_the_json_form_as_data():
    conflict = model(3)
    assert solve(as_json(conflict)).as_json() == solve(conflict).as_json()
    with pytest.raises(RefusedInput, match="no option 'z'"):
        solve({"decision_makers": [{"id": "a", "options": [{"id": "x"}], "preferences": {"statements": ["z"]}}]})
