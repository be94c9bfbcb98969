"""Files that were right and have been spoilt: problems with place and remedy, or another conflict that can be solved.

`HYPOTHESIS_PROFILE=explore` spoils other files; a longer run is `--hypothesis-seed` away.
"""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.solve.random_models import conflict as random_conflict

from pourparlers.base.errors import WrongUse
from pourparlers.base.problems import Problem, errors
from pourparlers.model import catalog, load_text, print_conflict
from pourparlers.model.gmcr import as_gmcr
from pourparlers.model.json_form import as_json
from pourparlers.solve import problems as obstacles
from pourparlers.solve import solve

FIXTURES = Path(__file__).parent / "fixtures"
SMALL = 8  # options up to which a spoilt file that still is a conflict is solved
PIECES = [
    "not", "and", "(", ")", "Y", "N-", "\"", "\n", "\t", ";", "@", "party", "option", "prefers", "ranks", ">>", "->",
    "{", "}", "[", "]", ":", ",", "null", "true", "1e999", "-1", "9" * 400, "\\ud800", "\u2028", "\u0000", "é", ".",
    "a.x", "irreversible", "backward", "status quo", "coalesce", "impossible", "always", "never", "NaN",
]  # fmt: skip


def _files() -> list[tuple[str, str]]:
    conflicts = [catalog.entry(name).conflict for name in catalog.names()] + [random_conflict(n) for n in range(12)]
    found = [("a.conflict", (FIXTURES / "identity.conflict").read_text())]
    for conflict in conflicts:
        found.append(("a.conflict", print_conflict(conflict)))
        found.append(("a.json", json.dumps(as_json(conflict), indent=1)))
        try:
            found.append(("a.gmcr", as_gmcr(conflict)))
        except WrongUse:
            continue  # GMCR+ has no word for something in it
    return found


FILES = _files()
PLACE = st.floats(0, 1)
SPOILING = st.one_of(
    st.tuples(st.just("drop"), PLACE, st.integers(1, 12)),
    st.tuples(st.just("repeat"), PLACE, st.integers(1, 40)),
    st.tuples(st.just("insert"), PLACE, st.sampled_from(PIECES)),
    st.tuples(st.just("replace"), PLACE, st.sampled_from(PIECES)),
    st.tuples(st.just("drop line"), PLACE, st.just(0)),
    st.tuples(st.just("move line"), PLACE, PLACE),
)


def spoilt(text: str, how: str, where: float, what: int | float | str) -> str:
    """The text with one thing done to it."""
    at = int(where * len(text))
    if how.endswith("line"):
        lines = text.split("\n")
        line = lines.pop(min(int(where * len(lines)), len(lines) - 1))
        if how == "move line":
            lines.insert(int(what * len(lines)), line)  # type: ignore[operator]
        return "\n".join(lines)
    if isinstance(what, str):
        return text[:at] + what + text[at + (len(what) if how == "replace" else 0) :]
    size = int(what)
    return text[:at] + (text[at : at + size] * 2 if how == "repeat" else "") + text[at + size :]


def told_well(problem: Problem, name: str) -> bool:
    """Whether a problem says where and what to do."""
    return bool(problem.message and problem.remedy and problem.where.file == name)


@settings(max_examples=300)
@given(st.sampled_from(FILES), st.lists(SPOILING, min_size=1, max_size=4))
def test_a_spoilt_file_gives_problems_or_a_conflict(file: tuple[str, str], done: list[tuple[str, float, int]]) -> None:
    name, text = file
    for how, where, what in done:
        text = spoilt(text, how, where, what)
    conflict, found = load_text(text, name)
    assert (conflict is None) == bool(errors(found))
    assert all(told_well(p, name) for p in found)
    if name != "a.gmcr":
        assert all(p.where.line for p in errors(found) if p.code != "no-parties")
    if conflict is None:
        return
    stopped = errors(obstacles(conflict))
    assert all(told_well(p, name) for p in stopped)
    if stopped or len(conflict.atoms) > SMALL:
        return
    data = solve(conflict).as_json()
    for by in data["stability"].values():
        assert all(len(digits) == data["states"]["count"] for digits in by.values())
    if not conflict.is_graph:
        again, wrong = load_text(print_conflict(conflict), "a.conflict")
        assert again == conflict, [str(p) for p in wrong]
