"""What the commands on conflict files share: finding the file, reading it, stopping at its problems."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pourparlers.base.errors import WrongUse
from pourparlers.doors.cli.console import stop, tell

if TYPE_CHECKING:
    from pourparlers.model.types import Conflict

file_argument = click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
_HERE = Path("model.conflict")


def conflict_path(file: Path | None) -> Path:
    """The file given, or `model.conflict` in this folder."""
    if file is not None:
        return file
    if _HERE.exists():
        return _HERE
    raise WrongUse("no FILE given, and no model.conflict in this folder; give a conflict file, or run draft first")


def conflict_text(file: Path | None) -> tuple[str, str]:
    """The text of the file and its name; `-` is standard input."""
    from pourparlers.model.files import read_text

    path = conflict_path(file)
    if str(path) == "-":
        return sys.stdin.read(), "-"
    return read_text(path), str(path)


def conflict_or_stop(file: Path | None) -> Conflict:
    """The conflict in the file; where it has errors, all of them on stderr and exit code 1."""
    from pourparlers.base.problems import errors
    from pourparlers.model.files import load_text
    from pourparlers.solve import problems

    conflict, found = load_text(*conflict_text(file))
    if conflict is None:
        stop(errors(found))
    tell(p for p in found if p.severity == "warning")
    if stopped := errors(problems(conflict)):
        stop(stopped)
    return conflict
