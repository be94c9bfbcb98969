"""Stance and commitments keep what they reached on the development part, with gold statements given.

The stance weights have learned from that part: this tells whether rules and weights still belong together, not how well
unseen text is read (the frozen part of gates/stance.py does).
"""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
GATE = runpy.run_path(str(ROOT / "gates" / "stance.py"))
FLOORS = {
    "issue": (("issue right", "issue found", "issue gold"), 0.70),
    "issue + stance": (("both right", "issue found", "issue gold"), 0.57),
    "document set": (("set right", "set found", "set gold"), 0.62),
    "commitment": (("commitment right", "commitment found", "commitment gold"), 0.67),
}


@pytest.fixture(scope="module")
def tally() -> Counter[str]:
    found: Counter[str] = Counter()
    for row in GATE["rows"]("development"):
        page = GATE["gold_page"](row)
        GATE["counted"](page, row, found, [])
        GATE["counted_commitments"](page, row, found, [])
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOORS)
def test_it_does_not_fall(tally: Counter[str], name: str):
    (right, given, gold), floor = FLOORS[name]
    assert 2 * tally[right] / (tally[given] + tally[gold]) >= floor
