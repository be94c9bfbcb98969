"""The gate itself: a floor that falls is told, floors rise and do not sink, moved data are told."""

import importlib.util
from pathlib import Path
from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate_floors", ROOT / "gates/floors.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


floors = loaded()
figures = st.dictionaries(
    st.sampled_from(["seed", "frozen"]), st.dictionaries(st.sampled_from(["content", "party"]), st.floats(0, 1))
)


def test_a_floor_that_falls_is_told() -> None:
    assert floors.fallen({"seed": {"content": 0.8}}, {"seed": {"content": 0.79}})
    assert not floors.fallen({"seed": {"content": 0.8}}, {"seed": {"content": 0.7995}}), "within the noise"
    assert floors.fallen({"seed": {"content": 0.8}}, {"seed": {}}), "a row that is gone has fallen"
    assert not floors.fallen({"seed": {"content": 0.8}}, {}), "a set that is not here is passed over"
    assert not floors.fallen({"seed": {"content": 0.8}}, {"seed": {"content": 0.76}}, {"seed": 40}), "two statements"
    assert floors.fallen({"seed": {"content": 0.8}}, {"seed": {"content": 0.74}}, {"seed": 40})


def test_data_that_moved_are_told() -> None:
    assert floors.moved({"frozen": "a"}, {"frozen": "b"})
    assert not floors.moved({"frozen": "a", "seed": "c"}, {"frozen": "a"})


def test_floors_sink_only_when_allowed() -> None:
    assert floors.raised({"s": {"r": 0.8}}, {"s": {"r": 0.7}}) == {"s": {"r": 0.8}}
    assert floors.raised({"s": {"r": 0.8}}, {"s": {"r": 0.7}}, allow_regression=True) == {"s": {"r": 0.7}}


@given(figures, figures)
def test_no_floor_sinks_and_none_is_lost(old: dict[str, dict[str, float]], now: dict[str, dict[str, float]]) -> None:
    new = floors.raised(old, now)
    assert {s: set(rows) for s, rows in new.items()} == {s: set(rows) for s, rows in old.items()}
    assert all(new[s][r] >= round(v, 4) for s, rows in old.items() for r, v in rows.items())
    assert not floors.fallen(
        new, {s: {r: max(v, now.get(s, {}).get(r, 0)) for r, v in f.items()} for s, f in old.items()}
    )


def test_the_file_reads_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    floors.write(path, floors.written({"frozen": "ab"}, {"frozen": {"content": 0.8125}}, head="two\nlines"))
    assert floors.read(path) == ({"frozen": "ab"}, {"frozen": {"content": 0.8125}})
    assert floors.read(tmp_path / "none.toml") == ({}, {})
