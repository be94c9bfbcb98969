"""Both fits find what generated the data."""

import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training/tagger"))

from learn import fit_chain, fit_logistic  # noqa: E402

from pourparlers.reading.tagger.chain import best  # noqa: E402


def test_a_chain_learns_what_words_and_steps_say() -> None:
    chance = np.random.default_rng(2)
    lengths = chance.integers(3, 9, size=400)
    bounds = np.concatenate([[0], np.cumsum(lengths)])
    word = chance.integers(1, 5, size=bounds[-1])
    label = (word >= 3).astype(np.int64)
    label[1:][(label[1:] == 1) & (label[:-1] == 0) & (word[1:] == 4)] = 0
    allowed = np.ones((3, 2), dtype=bool)
    chain = fit_chain(
        word[:, None], label, bounds, allowed=allowed, bits=3, epochs=15, rate=0.1, dropout=0.0, decay=0.0
    )
    found = best(chain, chain.emissions(word[:, None].astype(np.int32)), bounds)
    assert (found == label).mean() > 0.85


def test_a_step_that_is_forbidden_is_not_taken() -> None:
    allowed = np.array([[True, False], [True, True], [True, True]])
    word, label = np.array([1, 2, 1, 2]), np.array([0, 0, 0, 0])
    chain = fit_chain(
        word[:, None], label, np.array([0, 2, 4]), allowed=allowed, bits=2, epochs=2, rate=0.1, dropout=0.0, seen=1
    )
    scores = np.array([[5.0, 0.0], [0.0, 50.0]], dtype=np.float32)
    assert list(best(chain, scores, np.array([0, 2]))) != [0, 1]


def test_a_logistic_fit_gives_the_odds_of_the_data() -> None:
    rows = [{"always": 1.0, "rain": 1.0}] * 100 + [{"always": 1.0}] * 100
    right = [True] * 80 + [False] * 20 + [True] * 50 + [False] * 50
    weights = fit_logistic(rows, right, ridge=1e-6)
    assert weights["always"] == pytest.approx(0.0, abs=1e-3)
    assert weights["rain"] == pytest.approx(np.log(4), abs=1e-3)
