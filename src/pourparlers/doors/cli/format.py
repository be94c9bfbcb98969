"""`pourparlers format`: a conflict file in its tidy form, or in another form."""

from __future__ import annotations

from pathlib import Path

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, stop
from pourparlers.doors.cli.models import conflict_or_stop, conflict_text, file_argument


@click.command(name="format")
@file_argument
@click.option("--write", is_flag=True, help="Write the tidy form back to the file.")
@click.option("--to", type=click.Choice(["conflict", "json", "gmcr"]), default=None, help="Print another form.")
@guarded
def format_(file: Path | None, write: bool, to: str | None) -> None:
    """Print a conflict file in its tidy form, comments kept; or as JSON, or for GMCR+.

    Example: pourparlers format model.conflict --write
    """
    from pourparlers.base.errors import WrongUse
    from pourparlers.base.problems import errors
    from pourparlers.model import format_text, print_conflict

    if to is not None:
        conflict = conflict_or_stop(file)
        if to == "json":
            from pourparlers.model.json_form import as_json

            emit_json(as_json(conflict))
        elif to == "gmcr":
            from pourparlers.model.gmcr import as_gmcr

            emit(as_gmcr(conflict).rstrip("\n"))
        else:
            emit(print_conflict(conflict).rstrip("\n"))
        return
    text, name = conflict_text(file)
    if name.endswith((".json", ".gmcr")):
        raise WrongUse("only a .conflict file has a tidy form; --to conflict turns another form into one")
    tidy, found = format_text(text, name)
    if tidy is None:
        stop(errors(found))
    if not write:
        emit(tidy.rstrip("\n"))
    elif name == "-":
        raise WrongUse("--write needs a file")
    elif tidy != text:
        aside = Path(name + ".new")
        aside.write_text(tidy, encoding="utf-8")
        aside.replace(name)
