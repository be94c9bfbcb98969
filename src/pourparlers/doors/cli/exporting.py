"""`pourparlers export`: the record out, in the forms of other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pourparlers.base.message import Message
from pourparlers.doors.cli.console import guarded, lang_option, say, tell
from pourparlers.doors.cli.folder import open_record, record_option
from pourparlers.doors.cli.inputs import written_aside

if TYPE_CHECKING:
    from pourparlers.record.store import Record

FORMATS = ("jsonl", "csv", "parquet", "dna", "qdc", "qdpx", "w3c")


@click.command("export")
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; without it, stdout.")
@click.option(
    "--project",
    help="Write the .dna project of this name as it was brought in; that is what happens too "
    "where the record holds one project, nothing else and no decision.",
)
@click.option("--coder", help="As this coder left the record, without the others' decisions.")
@record_option
@lang_option
@guarded
def export(
    form: str, output: Path | None, project: str | None, coder: str | None, place: str | None, lang: str | None
) -> None:
    """Write the coded record: JSON Lines, CSV, Parquet, .dna, REFI-QDA codebook or project, W3C Web Annotation.

    Example: pourparlers export --format qdpx -o talks.qdpx
    """
    from pourparlers.base.errors import WrongUse

    if output is None and form in ("parquet", "dna", "qdpx"):
        raise WrongUse(Message("{form} is not text; say where to write it: -o FILE.{form}", form=form))
    with open_record(place, lang) as record:
        if form == "dna":
            _write_dna(record, output, project, coder)
            return
        made = _made(record.readings(coder=coder), form, output)
    if isinstance(made, str):
        made = made.encode("utf-8", "surrogatepass")
    if output is None:
        click.echo(made, nl=False)
    elif form != "parquet":
        written_aside(output, made)


def _made(readings: Iterable[Any], form: str, output: Path | None) -> str | bytes:
    from pourparlers.record.exchange import annotations, lines, refi, tables

    match form:
        case "csv":
            return tables.csv_text(tables.rows(readings))
        case "parquet":
            try:
                tables.write_parquet(tables.rows(readings), output or Path())
            except ImportError:
                from pourparlers.base.errors import WrongUse

                raise WrongUse("Parquet needs pyarrow: pip install 'pourparlers[parquet]'") from None
            return b""
        case "qdc":
            return refi.codebook(readings)
        case "qdpx":
            return refi.project(readings)
        case "w3c":
            return json.dumps(annotations.collection(readings), ensure_ascii=False, indent=1) + "\n"
    return lines.text(readings)


def _write_dna(record: Record, output: Path | None, project: str | None, coder: str | None) -> None:
    from pourparlers.record.dna.coded import database_of
    from pourparlers.record.dna.database import write

    assert output is not None
    project = project or _only_project(record)
    if project:
        database, left_out = record.project(project)
        tell(left_out)
    else:
        database = database_of(record.readings(coder=coder))
    write(database, output)
    what = f"project {project}" if project else "the coded record"
    say(f"{output}: {what}, {len(database.tables['STATEMENTS'])} statements")


def _only_project(record: Record) -> str | None:
    """The project that is all there is in a record, and untouched since it was brought in; else None."""
    names = record.projects()
    if len(names) != 1 or record.decisions():
        return None
    documents = record.project(names[0])[0].tables["DOCUMENTS"]
    return names[0] if len(documents) == len(record.articles()) else None
