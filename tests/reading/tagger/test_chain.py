"""The chain against sums over every labelling, on random small chains."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.reading.tagger.chain import Chain, best, marginals, runs
from pourparlers.reading.tagger.hashing import buckets
from pourparlers.reading.tagger.weights import Weights, packed, unpacked


def random_chain(seed: int, labels: int) -> tuple[Chain, np.random.Generator]:
    chance = np.random.default_rng(seed)
    follow = chance.normal(size=(labels, labels)).astype(np.float32)
    follow[0, labels - 1] = -1e4
    return Chain(np.zeros((4, labels), np.float32), follow, chance.normal(size=labels).astype(np.float32)), chance


def every_labelling(chain: Chain, scores: np.ndarray) -> dict[tuple[int, ...], float]:
    """The score of every labelling of one sequence, one by one."""
    n, labels = scores.shape
    found = {}
    for path in itertools.product(range(labels), repeat=n):
        steps = sum(chain.follow[a, b] for a, b in itertools.pairwise(path))
        found[path] = float(chain.begin[path[0]] + steps + sum(scores[t, label] for t, label in enumerate(path)))
    return found


@pytest.mark.parametrize("seed", range(8))
def test_against_every_labelling(seed: int) -> None:
    chain, chance = random_chain(seed, 3)
    lengths = [4, 1, 3]
    rows = chance.normal(scale=2, size=(sum(lengths), 3)).astype(np.float32)
    bounds = np.cumsum([0, *lengths])
    probability, labels = marginals(chain, rows, bounds), best(chain, rows, bounds)
    for a, b in itertools.pairwise(bounds):
        scores = every_labelling(chain, rows[a:b])
        assert tuple(labels[a:b]) == max(scores, key=lambda path: scores[path])
        weight = {path: np.exp(s) for path, s in scores.items()}
        total = sum(weight.values())
        for t, label in itertools.product(range(b - a), range(3)):
            expected = sum(w for path, w in weight.items() if path[t] == label) / total
            assert probability[a + t, label] == pytest.approx(expected, abs=1e-4)


def test_no_sequences_and_no_words() -> None:
    chain, _ = random_chain(0, 3)
    nothing = np.zeros((0, 3), np.float32)
    assert len(best(chain, nothing, np.array([0]))) == 0
    assert marginals(chain, nothing, np.array([0, 0])).shape == (0, 3)


@given(st.lists(st.integers(0, 2), max_size=20))
def test_runs_cover_what_begins(labels: list[int]) -> None:
    found = runs(labels, 1, 2)
    assert len(found) == labels.count(1)
    for a, b in found:
        assert labels[a] == 1 and all(x == 2 for x in labels[a + 1 : b])
        assert b == len(labels) or labels[b] != 2


def test_features_that_join_the_same_columns_have_rows_of_their_own() -> None:
    column = {"a": np.arange(50), "b": np.arange(50) % 3}
    found = buckets(column, (("a", "b"), ("b", "a"), ("a", "b")), bits=16)
    assert found.shape == (50, 3) and found.min() >= 0 and found.max() < 1 << 16
    assert (found[:, 0] != found[:, 2]).all()
    assert len(set(found[:, 0])) == 50


def test_weights_survive_packing_up_to_half_precision() -> None:
    chance = np.random.default_rng(3)
    table = np.where(chance.random((64, 3)) < 0.3, chance.normal(size=(64, 3)), 0).astype(np.float32)
    chain = Chain(table, chance.normal(size=(3, 3)).astype(np.float32), np.zeros(3, np.float32))
    whole = Weights(chain, chain, {"always": -1.5, "rule é": 2.0}, {"always": 0.25})
    assert packed(whole) == packed(whole)
    again = unpacked(packed(whole))
    assert np.abs(again.cue.weights - table).max() < 2e-3
    assert again.join == whole.join and again.alone == whole.alone
