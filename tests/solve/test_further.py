"""The further analyses, each against something that is known otherwise: a definition, a brute force, print."""

from dataclasses import replace
from itertools import permutations, product

import numpy as np
import pytest
from tests.solve import random_models

from pourparlers.model import parse
from pourparlers.model.catalog import entry
from pourparlers.model.changes import differences
from pourparlers.model.types import Atom, Statements, UnknownPair
from pourparlers.solve import problems, solve
from pourparlers.solve.local import local_view
from pourparlers.solve.prepared import Dense
from pourparlers.solve.questions.against import against
from pourparlers.solve.questions.changes import changed, fewest_changes, sensitivity, single_changes
from pourparlers.solve.questions.coalitions import Coalitions
from pourparlers.solve.questions.foresight import limited
from pourparlers.solve.questions.inverse import inverse
from pourparlers.solve.questions.open import openness
from pourparlers.solve.questions.paths import reached
from pourparlers.solve.questions.relations import by_attitudes, relations_of, strongly, under_unknown
from pourparlers.solve.questions.views import hypergame, surprises

CONCEPTS = ("nash", "gmr", "smr", "seq")


def models(count, start=2000, **how):
    made = (random_models.conflict(seed, most_options=5, **how) for seed in range(start, start + count))
    return [conflict for conflict in made if not problems(conflict)]


def test_without_unknowns_strengths_and_attitudes_the_tables_are_the_ordinary_ones():
    for conflict in models(15, coalesce=0.4):
        relations, analysis = relations_of(conflict), solve(conflict)
        for kind in "abcd":
            for party, by_concept in under_unknown(relations, kind).items():
                for concept in CONCEPTS:
                    assert (by_concept[concept] == analysis.stability[party][concept]).all()
        for party, by_concept in by_attitudes(relations).items():
            for concept in CONCEPTS:
                assert (by_concept[concept] == analysis.stability[party][concept]).all()
        for party, by_concept in strongly(relations).items():
            for concept in CONCEPTS:
                assert (by_concept[concept] <= analysis.stability[party][concept]).all()


def test_where_every_statement_is_strong_strong_stability_bars_only_ties():
    """All preferences strong: a sanction deters strongly unless it is equally good."""
    conflict = parse("""
party a
  option x
  prefers
    strongly b.y
    strongly not x
party b
  option y
  prefers
    strongly a.x
    strongly not y
""").conflict
    relations = relations_of(conflict)
    assert {p: m["seq"].tolist() for p, m in strongly(relations).items()} == {
        p: m["seq"].tolist() for p, m in under_unknown(relations, "b").items()}  # fmt: skip


def test_unknown_pairs_bound_every_completion():
    """Whatever the unknown preference is: stable boldly, always stable; not even stable cautiously, never."""
    for conflict in models(12, start=2100, parties=(2, 3)):
        states = list(map(int, solve(conflict).states))
        if len(states) < 3:
            continue
        dm = conflict.decision_makers[0]
        pairs = [(states[0], states[1]), (states[1], states[-1])]
        marks = tuple(UnknownPair(conflict.state_text(a), conflict.state_text(b)) for a, b in pairs)
        marked = replace(conflict, decision_makers=(replace(dm, unknown=marks), *conflict.decision_makers[1:]))
        relations = relations_of(marked)
        bold, careful = under_unknown(relations, "a")[dm.id], under_unknown(relations, "d")[dm.id]
        for answers in product((-1, 0, 1), repeat=len(pairs)):
            better = relations.better[0].copy()
            for (a, b), answer in zip(pairs, answers, strict=True):
                p, q = (int(np.searchsorted(relations.numbers, s)) for s in (a, b))
                better[p, q], better[q, p] = answer > 0, answer < 0
            known = replace(relations, better=(better, *relations.better[1:]),
                            unknown=tuple(np.zeros_like(u) for u in relations.unknown))  # fmt: skip
            complete = under_unknown(known, "b")[dm.id]
            for concept in ("nash", "gmr", "smr"):
                assert (bold[concept] <= complete[concept]).all()
                assert (complete[concept] <= careful[concept]).all()


def test_a_coalition_of_one_is_a_decision_maker():
    for conflict in models(10, start=2200, parties=(2, 3)):
        analysis, coalitions = solve(conflict), Coalitions(conflict)
        for i, party in enumerate(analysis.parties):
            assert (coalitions.stable((i,), "nash") == analysis.stability[party]["nash"]).all()
            assert (coalitions.stable((i,), "gmr") == analysis.stability[party]["gmr"]).all()
            assert (coalitions.stable((i,), "smr") == analysis.stability[party]["smr"]).all()


def test_the_ministry_and_the_company_jump_together_in_elmira():
    jumps = Coalitions(entry("elmira").conflict).jumps("nash")
    assert [j.coalition for j in jumps] == [("ministry", "company")]


def test_everything_reached_is_reached_by_legal_steps_and_as_soon_as_can_be():
    for conflict in models(10, start=2300):
        view = local_view(conflict)
        start = int(solve(conflict).states[0])
        found = reached(conflict, start, by="moves")
        for end, steps in found.items():
            state, last = start, None
            for step in steps:
                assert step.party != last
                assert step.state in view.moves(view.parties.index(step.party), state)
                state, last = step.state, step.party
            assert state == end


def brute_inverse(conflict, state, concept):
    """For each party the fewest states to demote, by trying every set of them."""
    relations = relations_of(conflict)
    place = int(np.searchsorted(relations.numbers, state))
    out = {}
    for i, party in enumerate(relations.parties):
        above = np.flatnonzero(relations.better[i][place])
        sizes = []
        for keep in product((False, True), repeat=len(above)):
            row = np.zeros(len(relations.numbers), bool)
            row[above[list(keep)]] = True
            better = relations.better[i].copy()
            better[place] = row
            tried = replace(relations, better=tuple(better if j == i else b for j, b in enumerate(relations.better)))
            if under_unknown(tried, "b")[party][concept][place]:
                sizes.append(len(above) - sum(keep))
        out[party] = min(sizes)
    return out


def test_the_inverse_is_the_smallest_of_all_changes():
    pytest.importorskip("pysat")
    seen = 0
    for conflict in models(25, start=2400, parties=(2, 3), coalesce=0.2):
        analysis = solve(conflict)
        for state in map(int, analysis.states[:3]):
            place = analysis.place(state)
            if any((worth > worth[place]).sum() > 7 for worth in analysis.worths.values()):
                continue  # too many sets for brute force
            for concept in ("nash", "gmr", "smr"):
                found = {c.party: c.fewest for c in inverse(conflict, state, concept)}
                assert found == brute_inverse(conflict, state, concept)
                seen += 1
    assert seen > 40


def test_open_orders_are_those_of_every_permutation():
    for conflict in models(10, start=2500, parties=(2, 2), coalesce=0.4):
        makers = tuple(replace(dm, preferences=Statements(tuple(
            replace(s, unordered=True, tied=False) for s in dm.preferences.statements[:3])))
            for dm in conflict.decision_makers)  # fmt: skip
        conflict = replace(conflict, decision_makers=makers)
        for concept in CONCEPTS:
            found = openness(conflict, concept)
            every = []
            for orders in product(*(permutations(dm.preferences.statements) for dm in makers)):
                fixed = tuple(replace(m, preferences=Statements(o)) for m, o in zip(makers, orders, strict=True))
                complete = replace(conflict, decision_makers=fixed)
                every.append(solve(complete, concepts=(concept,)).equilibrium(concept))
            assert found.completions == len(every)
            assert (found.surely == np.logical_and.reduce(every)).all()
            assert (found.possibly == np.logical_or.reduce(every)).all()


def test_unsure_directions_are_tried_both_ways():
    text = "party a\n  option x irreversible unsure\n  prefers\n    not x\n"
    found = openness(parse(text).conflict, "nash")
    assert (found.surely.tolist(), found.possibly.tolist()) == ([True, False], [True, True])


def held(conflict, concept):
    """The equilibria, each as the combinations of options that it is."""
    analysis = solve(conflict, concepts=(concept,))
    first = Dense(conflict, compiled=False).classes()
    return {frozenset(np.flatnonzero(first == state).tolist()) for state in analysis.equilibria(concept)}


def test_sensitivity_is_what_solving_each_change_gives():
    for conflict in models(10, start=2600, parties=(2, 3), coalesce=0.5):
        for concept in ("gmr", "seq"):
            now = held(conflict, concept)
            effects = {(e.change.party, e.change.place, e.change.kind, e.change.to): e
                       for e in sensitivity(conflict, concept)}  # fmt: skip

            def agrees(key, after, now=now, effects=effects):
                effect = effects.get(key)
                created, destroyed = (effect.created, effect.destroyed) if effect else ((), ())
                assert set(created) == {min(s) for s in after if not any(s & old for old in now)}
                assert set(destroyed) == {min(s) for s in now if not any(s & new for new in after)}

            for dm in conflict.decision_makers:
                for change in single_changes(conflict, dm.id):
                    after = held(changed(conflict, change), concept)
                    agrees((change.party, change.place, change.kind, change.to), after)
            for n in range(len(conflict.infeasible)):
                lines = tuple(line for m, line in enumerate(conflict.infeasible) if m != n)
                agrees((None, n, "allow", None), held(replace(conflict, infeasible=lines), concept))


def test_the_fewest_changes_make_the_state_stable():
    for conflict in models(8, start=2700, parties=(2, 3)):
        state = int(solve(conflict).states[-1])
        for party, sets in fewest_changes(conflict, state, "gmr").items():
            for some in (sets or ())[:5]:
                assert solve(changed(conflict, *some)).is_stable(party, "gmr", state)


def test_a_horizon_of_one_is_nash():
    for conflict in models(20, start=2800, parties=(2, 4), coalesce=0.2):
        analysis = solve(conflict)
        for party, stable in limited(conflict, 1).items():
            assert (stable == analysis.stability[party]["nash"]).all()


def foreseen(view, mover, state, horizon):
    """Where a state ends if the mover is next, from the definition: cautious about who answers."""
    if horizon == 0:
        return state
    best = state
    for move in view.moves(mover, state):
        others = [j for j in range(len(view.parties)) if j != mover]
        expected = [foreseen(view, j, move, horizon - 1) for j in others] or [move]
        end = min(expected, key=lambda s: view.worth(mover, s))
        if view.worth(mover, end) > view.worth(mover, best):
            best = end
    return best


def test_looking_ahead_is_what_the_definition_says_for_any_number_of_parties():
    for conflict in models(12, start=2850, parties=(2, 4)):
        view = local_view(conflict)
        for horizon in (2, 3):
            for i, stable in enumerate(limited(conflict, horizon).values()):
                judged = [foreseen(view, i, int(state), horizon) == state for state in solve(conflict).states]
                assert stable.tolist() == judged


def test_who_does_not_see_a_state_can_be_surprised_by_it():
    game = hypergame(parse("""
party a
  option strike
  prefers
    strike
party b
  option guard
  unaware a.strike
  prefers
    not guard
""").conflict)
    assert game.equilibria("nash") == ()
    assert [(s.mover, s.start, s.end, s.unseen_by) for s in surprises(game)] == [("a", 0, 1, "b"), ("a", 2, 3, "b")]


def test_in_one_view_a_hypergame_is_the_conflict_itself():
    for conflict in models(5, start=2900):
        game, analysis = hypergame(conflict), solve(conflict)
        for concept in CONCEPTS:
            assert game.equilibria(concept) == analysis.equilibria(concept)


def test_a_line_is_answerable_for_what_would_not_have_come_without_it():
    old = parse("""
party north
  option halt
  prefers
    south.pay    @ s1
    not halt     @ s2
party south
  option pay
  prefers
    north.halt   @ s3
    not pay      @ s4
impossible halt and not pay and never
""").conflict
    new = parse("""
party north
  option halt
  option leave
  prefers
    south.pay         @ s1
    halt if pay       @ s9
    not halt          @ s2
    not leave         @ s9
party south
  option pay
  prefers
    north.halt        @ s3
    pay if halt       @ s8
    not pay           @ s4
""").conflict
    found = against(old, new, differences(old, new), "nash")
    deal = frozenset({Atom("north", "halt"), Atom("south", "pay")})
    assert (found.came, found.went, found.stayed) == ((deal,), (), (frozenset(),))
    assert [t.line.line.evidence.ids for t in found.turned if deal in t.came] == [("s9",), ("s8",)]


def test_nothing_came_and_nothing_went_where_nothing_changed():
    for conflict in models(6, start=3000):
        assert not differences(conflict, conflict)
        found = against(conflict, conflict, (), "seq")
        assert (found.came, found.went, found.turned) == ((), (), ())


def test_every_line_that_differs_can_be_taken_back_alone():
    for seed in range(3100, 3110):
        old, new = (random_models.conflict(seed + k, most_options=4, parties=(2, 2), shares=0) for k in (0, 500))
        if problems(old) or problems(new):
            continue
        found = against(old, new, differences(old, new), "gmr")
        after = {frozenset(new.taken(s)) for s in solve(new).equilibria("gmr")}
        assert set(found.came) | set(found.stayed) == after
