"""The figures of reading hold their floors, and the frozen articles are the ones the floors were measured on."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate_reading", ROOT / "gates/reading.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_no_floor_has_fallen(gate: ModuleType) -> None:
    pinned, least = gate.floors.read(gate.FLOORS)
    chosen = gate.sets(everything=False)
    assert gate.floors.moved(pinned, gate.digests(chosen)) == []
    assert least["frozen"], "the frozen part has floors"
    assert gate.floors.fallen(least, gate.measure(chosen), gate.sizes(chosen)) == []


@pytest.mark.parametrize("part", ["frozen", "unread", "short"])
def test_what_is_only_scored_is_pinned(gate: ModuleType, part: str) -> None:
    assert gate.floors.read(gate.FLOORS)[0][part] == gate.annotations.digest(part)
