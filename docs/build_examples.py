"""Write what the commands of the DNA pages print into the pages: .venv/bin/python docs/build_examples.py

The first lines of each output stay as many as the page shows; tests/positions/networks/test_docs.py runs the same.
"""

from __future__ import annotations

import importlib.util
import os
import shlex
import shutil
import tempfile
from pathlib import Path

from click.testing import CliRunner

from pourparlers.doors.cli import cli

DOCS = Path(__file__).resolve().parent
PAGES = ("coming-from-dna.md", "what-dna-gets-wrong.md", "record-and-positions.md", "deciding.md")
OPEN, CLOSE = "```console\n", "```"


def filled(page: str) -> str:
    """The page with every shown output replaced by as many lines of what its command prints now."""
    before, *blocks = page.split(OPEN)
    return before + "".join(OPEN + _block(b) for b in blocks)


def _block(block: str) -> str:
    shown, _, rest = block.partition(CLOSE)
    groups: list[list[str]] = []
    for line in shown.splitlines():
        if line.startswith("$ "):
            groups.append([line])
        else:
            groups[-1].append(line)
    return "".join(f"{line}\n" for group in groups for line in _run(group)) + CLOSE + rest


def _run(group: list[str]) -> list[str]:
    command, *shown = group
    printed = CliRunner().invoke(cli, shlex.split(command[2:])[1:], catch_exceptions=False).stdout.splitlines()
    return [command, *printed[: len(shown)]]


def _data(folder: Path) -> None:
    spec = importlib.util.spec_from_file_location("make", DOCS.parent / "examples" / "dna" / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main(folder)
    shutil.copy(DOCS.parent / "examples" / "talks.csv", folder)


if __name__ == "__main__":
    os.environ["POURPARLERS_LANG"] = "en"
    with tempfile.TemporaryDirectory() as place:
        _data(Path(place))
        os.chdir(place)
        for name in PAGES:
            file = DOCS / name
            file.write_text(filled(file.read_text(encoding="utf-8")), encoding="utf-8")
