"""`pourparlers import`: other programs' files in."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pourparlers.base.message import Message
from pourparlers.doors.cli.console import FINDINGS, emit, emit_json, guarded, json_option, lang_option, language, tell
from pourparlers.doors.cli.folder import open_record, record_option
from pourparlers.doors.cli.inputs import written_aside

if TYPE_CHECKING:
    from pourparlers.base.problems import Problem
    from pourparlers.reading.types import Reading
    from pourparlers.record.store import Record
    from pourparlers.show.types import Language


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "name", help="Name of the project that a .dna file becomes; without it, the file's.")
@record_option
@json_option
@lang_option
@guarded
def import_(files: tuple[Path, ...], name: str | None, place: str | None, as_json: bool, lang: str | None) -> None:
    """Bring coded statements in: .dna of DNA 3, .qdpx of REFI-QDA, .csv or .parquet, .jsonl. Twice changes nothing.

    A codebook (.qdc) becomes a code book beside it, FILE.issues.toml.

    Example: pourparlers import talks.dna
    """
    problems: list[Problem] = []
    done: list[dict[str, Any]] = []
    books = [path for path in files if path.suffix.lower() == ".qdc"]
    for path in books:
        done.append({"file": str(path)} | _codebook(path))
    if len(books) < len(files):
        with _record(place, lang) as record:
            for path in (f for f in files if f not in books):
                done.append({"file": str(path)} | _taken(record, path, name, problems))
    tell(problems)
    if as_json:
        emit_json({"imported": done, "problems": [p.as_json() for p in problems]})
    else:
        for one in done:
            emit(_told(one, language(lang)))
    sys.exit(FINDINGS if any(p.severity == "error" for p in problems) else 0)


def _record(place: str | None, lang: str | None) -> Record:
    """The record to fill, made where there is none yet."""
    from pourparlers.record.folder import find
    from pourparlers.record.store import Record

    folder = find() if place is None else None
    if place is None and folder is None:
        return open_record(place, lang)  # which says that there is none
    return Record.open(place or (folder.record if folder else ""))


def _told(one: dict[str, Any], lang: Language) -> str:
    from pourparlers.show.messages import messages

    key = "imported_issues" if "issues" in one else "imported" if one["new"] else "imported_before"
    return messages(lang).section("commands")[key].format(**one)


def _taken(record: Record, path: Path, name: str | None, problems: list[Problem]) -> dict[str, Any]:
    """One file into the record: how many articles and statements it has, and whether any of it was new."""
    from pourparlers.base.errors import RefusedInput
    from pourparlers.base.problems import Problem, Where

    if not path.is_file():
        raise RefusedInput([Problem("no-file", Where(str(path)), "there is no such file", "check the path")])
    if path.suffix.lower() == ".dna":
        from pourparlers.record.dna.database import read

        database, found = read(path)
        problems.extend(found)
        new = record.add_project(name or path.stem, database, source=path.name)
        return {"articles": len(database.tables["DOCUMENTS"]), "statements": len(database.tables["STATEMENTS"]),
                "new": new}  # fmt: skip
    if path.suffix.lower() == ".qdpx":
        from pourparlers.record.exchange.refi_in import read_project

        readings, found = read_project(path)
        problems.extend(found)
    elif path.suffix.lower() in (".jsonl", ".json"):
        from pourparlers.record.exchange.lines import read as read_lines

        taken = []
        for reading, wrong in read_lines(path):
            problems.extend(wrong)
            taken += [reading] if reading is not None else []
        readings = tuple(taken)
    elif path.suffix.lower() in (".csv", ".tsv", ".parquet"):
        readings, found = _spreadsheet(path)
        problems.extend(found)
    else:
        remedy = "give .dna, .qdpx, .qdc, .csv, .parquet or .jsonl; articles are read by: pourparlers read"
        raise RefusedInput(
            [
                Problem(
                    "unknown-format",
                    Where(str(path)),
                    Message("{suffix!r} is not imported", suffix=path.suffix),
                    remedy,
                )
            ]
        )
    added = record.add_all(readings, reader=f"import {path.suffix[1:]}")
    statements = sum(len(r.statements) for r in readings)
    return {"articles": len(readings), "statements": statements, "new": any(a.new_reading for a in added)}


def _spreadsheet(path: Path) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    from pourparlers.record.exchange import spreadsheets

    if path.suffix.lower() != ".parquet":
        return spreadsheets.read_csv(path)
    try:
        return spreadsheets.read_parquet(path)
    except ImportError:
        from pourparlers.base.errors import WrongUse

        raise WrongUse("Parquet needs pyarrow: pip install 'pourparlers[parquet]'") from None


def _codebook(path: Path) -> dict[str, Any]:
    """A REFI-QDA codebook as a code book of ours beside it; one that is there already stays as it is."""
    from pourparlers.base.errors import RefusedInput, WrongUse
    from pourparlers.base.ids import slug
    from pourparlers.base.problems import Problem, Where
    from pourparlers.record.exchange.refi_in import read_codebook

    if not path.is_file():
        raise RefusedInput([Problem("no-file", Where(str(path)), "there is no such file", "check the path")])
    target = path.with_suffix(".issues.toml")
    if target.exists():
        raise WrongUse(Message("{target} is there already; move it away, or take it as it is", target=target))
    codes: dict[str, str] = {}
    for name, text in read_codebook(path).items():
        plain = id_ = slug(name) or "issue"
        n = 2
        while id_ in codes:
            id_, n = f"{plain}-{n}", n + 1
        codes[id_] = text
    tables = (f"[{id_}]\ndescription = {json.dumps(text, ensure_ascii=False)}\n" for id_, text in codes.items())
    written_aside(target, "\n".join(tables))
    return {"codebook": str(target), "issues": len(codes)}
