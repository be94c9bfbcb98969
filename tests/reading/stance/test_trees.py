"""Boosted trees: the scores are those of a walk down every tree, and the text reads back as written."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.base.errors import WrongUse
from pourparlers.reading.stance import trees
from pourparlers.reading.stance.scorer import parse, weights
from pourparlers.reading.stance.trees import Trees

NAMES = ("cue-want+", "content/term", "mention/depth")


def walked(grown: Trees, row: dict[str, float]) -> list[float]:
    """The score of one row, question after question."""
    score = list(grown.base)
    for names, thresholds, leaves in zip(grown.names, grown.thresholds, grown.leaves, strict=True):
        leaf = 0
        for name, threshold in zip(names, thresholds, strict=True):
            leaf = 2 * leaf + (row[name] > threshold)
        score = [s + v for s, v in zip(score, leaves[leaf], strict=True)]
    return score


figures = st.integers(-8, 8).map(lambda n: n / 4)


@st.composite
def forests(draw: st.DrawFn) -> Trees:
    count, questions, classes = (draw(st.integers(1, n)) for n in (5, 3, 3))
    names = tuple(tuple(draw(st.sampled_from(NAMES)) for _ in range(questions)) for _ in range(count))

    def array(*shape: int) -> np.ndarray:
        size = int(np.prod(shape))
        return np.array(draw(st.lists(figures, min_size=size, max_size=size))).reshape(shape)

    return Trees(array(classes), names, array(count, questions), array(count, 2**questions, classes))


@given(forests(), st.lists(st.tuples(figures, figures, figures), max_size=6))
@settings(deadline=None)
def test_all_rows_at_once_score_as_a_walk_down_each_tree(grown: Trees, rows: list[tuple[float, float, float]]):
    scores = grown.scores(np.array(rows).reshape(len(rows), len(NAMES)), NAMES)
    for row, score in zip(rows, scores, strict=True):
        assert score == pytest.approx(walked(grown, dict(zip(NAMES, row, strict=True))))


@given(forests())
@settings(deadline=None)
def test_trees_read_back_as_written(grown: Trees):
    read = parse("\n".join(trees.written("issue", grown))).trees["issue"]
    assert read.names == grown.names
    assert np.array_equal(read.thresholds, grown.thresholds)
    assert np.array_equal(read.leaves, grown.leaves)
    assert np.array_equal(read.base, grown.base)


def test_trees_of_other_features_are_refused():
    with pytest.raises(WrongUse, match="train them again"):
        weights().trees["issue"].scores(np.zeros((1, 1)), ["something-else"])
