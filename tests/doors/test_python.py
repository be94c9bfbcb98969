"""The way in for programs, each name in a fresh interpreter: whatever was imported before, it can be called."""

from __future__ import annotations

import subprocess
import sys

import pytest

READ = 'import pourparlers as pp; r = pp.read("Norway rejects the quota. The quota is a mistake, Iceland said."); '
CALLS = {
    "positions after read": READ + "print(pp.positions([r]))",
    "positions first": "import pourparlers as pp; print(pp.positions([]))",
    "draft": READ + "print(pp.draft(pp.positions([r])).conflict)",
    "solve": "import pourparlers as pp; import pourparlers.solve.analysis; from pourparlers.model import parse; "
    'print(pp.solve(parse("party a\\n option x\\n prefers\\n  x").conflict).equilibria("nash"))',
    "record": "import pourparlers as pp; print(pp.Record.in_memory().articles())",
}


@pytest.mark.parametrize("name", CALLS)
def test_a_public_name_can_be_called(name: str) -> None:
    done = subprocess.run([sys.executable, "-c", CALLS[name]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
