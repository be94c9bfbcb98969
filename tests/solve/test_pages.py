"""The pages on conflicts are run: what they show is what comes out."""

import doctest
from pathlib import Path

import pytest

from pourparlers.model import load_text
from pourparlers.solve import problems
from pourparlers.solve.questions.expectations import compare

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("page", ["conflict-concepts.md", "why-gmcrplus-differs.md", "conflict-file.md"])
def test_the_page_is_true(page):
    pytest.importorskip("pysat")
    found = doctest.testfile(str(DOCS / page), module_relative=False, encoding="utf-8",
                             optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)  # fmt: skip
    assert found.failed == 0
    assert found.attempted >= 5


def test_the_sample_file_is_right():
    text = (DOCS / "conflict-file.md").read_text(encoding="utf-8").split("```\n")[1]
    conflict, found = load_text(text, "sample.conflict")
    assert not found
    assert not problems(conflict)
    assert all(comparison.agrees for comparison in compare(conflict))
