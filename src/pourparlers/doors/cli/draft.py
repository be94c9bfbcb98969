"""`pourparlers draft`: a first model.conflict out of the positions."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pourparlers.doors.cli.console import (
    FINDINGS,
    emit,
    emit_json,
    guarded,
    json_option,
    lang_option,
    language,
    say,
    tell,
)
from pourparlers.doors.cli.folder import Day, open_record, record_option

if TYPE_CHECKING:
    from pourparlers.model.draft import Draft
    from pourparlers.record.folder import DossierFolder
    from pourparlers.show.types import Language


@click.command("draft")
@click.option("--on", type=Day(), help="The day the model is of; without it, the last day anybody was heard.")
@click.option("--issues", "issues", type=click.Path(path_type=Path), help="The code book (TOML or JSON).")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write instead of model.conflict.")
@record_option
@json_option
@lang_option
@guarded
def draft(
    on: date | None, issues: Path | None, output: Path | None, place: str | None, as_json: bool, lang: str | None
) -> None:
    """Draft model.conflict from the positions and commitments of the record.

    A file that a person has edited is never overwritten: the draft goes beside it (model.proposed.conflict) and the
    difference is printed. Where the draft had to choose, it says so on stderr.

    Example: pourparlers draft --on 2025-09-05
    """
    from pourparlers.model.print import print_conflict
    from pourparlers.record.folder import find
    from pourparlers.show.choices import choice_line

    folder = find()
    target = output or (folder.model if folder else Path("model.conflict"))
    spoken = language(lang)
    drafted = _drafted(on, place, issues or _codebook(folder), folder.title if folder else "", spoken)
    for choice in drafted.choices:
        say(choice_line(choice, spoken))
    if drafted.conflict is None:
        raise SystemExit(FINDINGS)
    text = print_conflict(drafted.conflict)
    if as_json:
        from pourparlers.model import json_form

        emit_json(json_form.as_json(drafted.conflict))
        return
    _write(target, text)


def _codebook(folder: DossierFolder | None) -> Path | None:
    """The code book of the dossier folder, in either form."""
    if folder is None:
        return None
    return next((f for f in (folder.issues, folder.issues.with_suffix(".json")) if f.is_file()), None)


def _drafted(on: date | None, place: str | None, issues: Path | None, title: str, lang: Language) -> Draft:
    from pourparlers.base.problems import errors
    from pourparlers.model.draft import draft as drafting
    from pourparlers.positions.commitments import commitments_of
    from pourparlers.positions.timeline import positions
    from pourparlers.show.names import names_of
    from pourparlers.show.nouns import noun
    from pourparlers.sources.codebook import read_codebook
    from pourparlers.sources.types import CodeBook

    with open_record(place, lang) as record:
        readings = tuple(record.readings())
    day = on or max((r.article.published for r in readings if r.article.published), default=None)
    readings = tuple(r for r in readings if day is None or r.article.published is None or r.article.published <= day)
    book, wrong = read_codebook(issues) if issues is not None else (CodeBook(), ())
    tell(wrong)
    if errors(wrong):
        raise SystemExit(FINDINGS)
    names = {id_: noun(name, lang).bare for id_, name in names_of(readings, book, lang).items()}
    return drafting(positions(readings, on=day), commitments=commitments_of(readings), codebook=book,
                    names=names, title=title, as_of=day)  # fmt: skip


def _write(target: Path, text: str) -> None:
    from pourparlers.doors.cli.inputs import written_aside
    from pourparlers.model.keeping import difference, signed, untouched

    if target.exists():
        kept = target.read_text(encoding="utf-8")
        if not untouched(kept):
            beside = target.with_name(f"{target.stem}.proposed{target.suffix}")
            written_aside(beside, signed(text))
            emit(difference(kept, signed(text), target.name).rstrip("\n"))
            say(f"{target}: kept as it is edited; the draft is in {beside}")
            return
    written_aside(target, signed(text))
    emit(str(target))
