"""Every published conflict: its file is tidy enough to read, cites its source, and agrees with print."""

import pytest

from pourparlers.model import check, format_text
from pourparlers.model.catalog import entry, names
from pourparlers.solve.questions.expectations import compare


def test_there_are_at_least_twelve():
    assert len(names()) >= 12


@pytest.mark.parametrize("name", names())
def test_published_conflict(name):
    found = entry(name)
    assert found.conflict.title
    assert found.conflict.source
    assert not check(found.conflict)
    assert format_text(found.text)[0] == found.text
    comparisons = compare(found.conflict)
    assert comparisons
    assert [c.expected.concept for c in comparisons if not c.agrees] == []
