"""`pourparlers evaluate`: reading measured against a gold record."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pourparlers.base.problems import Problem, errors
from pourparlers.doors.cli.console import (
    FINDINGS,
    WRONG_USE,
    emit,
    emit_json,
    guarded,
    json_option,
    lang_option,
    language,
    say,
    stop,
    tell,
)

if TYPE_CHECKING:
    from pourparlers.reading.evaluation.gold import Case

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("gold", type=FILE)
@click.argument("predictions", type=FILE, required=False)
@click.option("--misses", is_flag=True, help="List what was missed and what was invented, in context.")
@json_option
@lang_option
@guarded
def evaluate(gold: Path, predictions: Path | None, misses: bool, as_json: bool, lang: str | None) -> None:
    """Measure reading against GOLD: records as JSON, one a line (or a single .json).

    Without PREDICTIONS the texts that belong to the gold are read now. The text of a record stands in it ("text") or
    beside the gold (document.file); its code book beside it as ID.issues.toml or .json. Ids in aliases.json beside
    the gold are accepted for one another.

    Example: pourparlers evaluate articles/gold.jsonl --misses
    """
    from pourparlers.reading.evaluation.gold import load_aliases, load_gold, load_predictions
    from pourparlers.reading.evaluation.groups import evaluated
    from pourparlers.show.evaluation import as_data, as_text

    cases, problems = load_gold(gold)
    aliases, trouble = load_aliases(gold.parent)
    problems += trouble
    if not cases:
        stop(problems, FINDINGS)
    if predictions is not None:
        given, trouble = load_predictions(predictions, cases)
    else:
        given, trouble = read_now(cases)
    problems += trouble
    tell(problems)
    records = [case.record for case in cases]
    result = evaluated(records, given, aliases)
    if as_json:
        emit_json(as_data(result, cases, given, misses=misses))
    else:
        emit(as_text(result, cases, given, misses=misses, lang=language(lang)))
    if errors(problems):
        raise SystemExit(FINDINGS)


def read_now(cases: list[Case]) -> tuple[dict[str, Any], list[Problem]]:
    """Read the text of every gold record with the pipeline, as JSON records by document id."""
    from pourparlers.reading.evaluation.groups import identity
    from pourparlers.reading.pipeline import read_with_codebooks
    from pourparlers.reading.record_json import reading_to_json

    readings: dict[str, Any] = {}
    told = [(case, *codebook_of(case)) for case in cases if case.text is not None]
    problems = [problem for _, _, trouble in told for problem in trouble]
    found = read_with_codebooks((article_of(case), book) for case, book, _ in told)
    for number, ((case, _, _), reading) in enumerate(zip(told, found, strict=True), 1):
        if len(told) > 10 and number % 50 == 0:
            say(f"{number}/{len(told)}")
        readings[identity(case.record)] = reading_to_json(reading)
    if not readings:
        say("no text to read; give PREDICTIONS, or put the texts beside the gold")
        raise SystemExit(WRONG_USE)
    return readings, problems


def article_of(case: Case) -> Any:
    """The article of a gold record."""
    from pourparlers.reading.evaluation.groups import about, identity
    from pourparlers.sources.types import Article

    document = case.record.get("document")
    published = document.get("published") if isinstance(document, Mapping) else None
    try:
        day = datetime.date.fromisoformat(published) if isinstance(published, str) else None
    except ValueError:
        day = None
    return Article(identity(case.record), case.text or "", about(case.record, "language"), day)


def codebook_of(case: Case) -> tuple[Any, list[Problem]]:
    """The code book of a gold record: the file beside it, else what stands in the record, else none."""
    from pourparlers.sources.codebook import codebook_from, read_codebook
    from pourparlers.sources.types import CodeBook

    if case.codebook_file is not None:
        book, problems = read_codebook(case.codebook_file)
        return book, list(problems)
    if isinstance(case.codebook, Mapping):
        written = {k: v if isinstance(v, Mapping) else {"description": v} for k, v in case.codebook.items()}
        book, problems = codebook_from(written)
        return book, list(problems)
    return CodeBook(), []
