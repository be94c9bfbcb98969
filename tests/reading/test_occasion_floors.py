"""Amounts, dates and events stay as good as they were: the floors of `gates/occasions.py`."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = {
    "examples/gold.jsonl": (1.0, 1.0, 0.8, 0.8),
    "../shared/seed/gold.json": (1.0, 1.0, 0.9, 0.9),
    "../shared/articles/gold.jsonl": (0.95, 0.95, 0.85, 0.85),
}
"""F1 of sums of money, of other quantities, of `said_on` with gold statements given, of events"""


def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("occasions", ROOT / "gates" / "occasions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("place", "floors"), FLOORS.items())
def test_floor(place: str, floors: tuple[float, ...]) -> None:
    path = (ROOT / place).resolve()
    if not path.exists():
        pytest.skip(f"{place} is not on this machine")
    occasions = gate()
    tally, misses = occasions.measured(path)
    reached = [occasions.f1(tally, row) for row in occasions.ROWS[:4]]
    assert all(got >= floor for got, floor in zip(reached, floors, strict=True)), (reached, misses)
