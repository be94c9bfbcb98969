"""Boosting learns what a line cannot and draws the same trees twice; words lean where articles agree; how sure."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training" / "stance"))

from boosting import Growth, boosted
from fitting import fit_classes, fit_yes_no, leanings_by_folds
from sureness import kept, surety, threshold

from pourparlers.reading.stance.scorer import logistic, squashed
from pourparlers.reading.stance.trees import Trees

GROWTH = Growth(rounds=40, questions=2, step=0.3, penalty=1.0, features=1.0, rows=1.0, least=5)
NAMES = ("left", "right")


def either_but_not_both() -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(7)
    x = draw.random((400, 2))
    return x, ((x[:, 0] > 0.5) != (x[:, 1] > 0.5)).astype(float)


def test_trees_learn_either_but_not_both_and_a_line_does_not():
    x, wanted = either_but_not_both()
    # a first question gains nothing by itself here: the trees are given a third figure to begin with
    x = np.concatenate([x, (x[:, :1] > 0.5) * (x[:, 1:] > 0.5)], axis=1)
    grown = boosted(x, wanted[:, None], (*NAMES, "both"), GROWTH)
    right = (squashed(grown.scores(x, (*NAMES, "both"))[:, 0]) > 0.5) == wanted
    line = (logistic(x[:, :2], fit_yes_no(x[:, :2], wanted, 1.0)) > 0.5) == wanted
    assert right.mean() > 0.95 > 0.7 > line.mean()


def test_the_same_rows_grow_the_same_trees():
    x, wanted = either_but_not_both()
    once, again = (boosted(x, wanted[:, None], NAMES, GROWTH) for _ in range(2))
    assert once.names == again.names
    assert np.array_equal(once.leaves, again.leaves)


def test_trees_of_several_draws_say_their_mean():
    x, wanted = either_but_not_both()
    some = replace(GROWTH, rows=0.5)
    alone, both = (boosted(x, wanted[:, None], NAMES, replace(some, times=n)) for n in (1, 2))
    half = len(alone.names)
    second = Trees(both.base, both.names[half:], both.thresholds[half:], 2 * both.leaves[half:])
    mean = (alone.scores(x, NAMES) + second.scores(x, NAMES)) / 2
    assert np.allclose(both.scores(x, NAMES), mean)


def test_three_sides_are_fitted_to_their_shares():
    wanted = np.repeat(np.eye(3), [60, 30, 10], axis=0)
    table = fit_classes(np.ones((100, 1)), wanted, 1e-6, np.ones(100))
    shares = np.exp(table[0]) / np.exp(table[0]).sum()
    assert np.allclose(shares, [0.6, 0.3, 0.1], atol=0.01)


def test_how_sure_a_position_is_said_to_be_rises_with_what_the_last_stage_says():
    draw = np.random.default_rng(3)
    sure = draw.random(600)
    right = (draw.random(600) < sure).astype(float)
    points, shares = surety(np.arange(600), sure, right)
    assert list(map(float, points)) == sorted(map(float, points))
    assert (np.diff(shares[:, 0]) > 0).all()


def test_a_statement_speaks_to_a_second_issue_only_where_that_is_likely():
    pairs = [(0, 0, 0), (0, 0, 1), (0, 1, 1)]
    about, sure = np.array([0.9, 0.2, 0.3]), np.array([0.8, 0.8, 0.1])
    assert kept(pairs, about, sure, 0.5).tolist() == [0]
    assert kept(pairs, np.array([0.9, 0.5, 0.3]), sure, 0.5).tolist() == [0, 1]
    at, f1 = threshold(pairs, about, sure, np.array([1.0, 0.0, 0.0]), 1)
    assert f1 == 1.0 and at < 0.5


def test_a_word_leans_only_where_several_articles_have_it():
    grams = [frozenset({"en reject"}), frozenset({"en back"}), frozenset({"en reject", "en dock"})] * 4
    article = np.repeat(np.arange(4), 3)
    asked = np.array([0.0, 1.0, np.nan] * 4)
    table, guessed = leanings_by_folds(grams, article, article % 2, [asked], 0.1)
    assert table["en reject"][0] < 0 < table["en back"][0]
    assert guessed.shape == (12, 1)
    alone, _ = leanings_by_folds([frozenset({f"en w{n}"}) for n in range(4)], np.arange(4), np.arange(4) % 2,
                                 [np.array([0.0, 1.0, 0.0, 1.0])], 0.1)  # fmt: skip
    assert alone == {}
