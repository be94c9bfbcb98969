"""`pourparlers check`: everything wrong or doubtful in a conflict file, at once."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pourparlers.doors.cli.console import FINDINGS, emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.models import conflict_text, file_argument


@click.command()
@file_argument
@json_option
@lang_option
@guarded
def check(file: Path | None, as_json: bool, lang: str | None) -> None:
    """Check a conflict file; every problem at once, each with its line and its remedy.

    Exit code 1 where there are errors; notes and warnings do not count.

    Example: pourparlers check model.conflict
    """
    from pourparlers.base.problems import errors
    from pourparlers.model.files import load_text
    from pourparlers.show.messages import messages
    from pourparlers.show.problems import problem_text
    from pourparlers.solve import problems

    words = language(lang)
    conflict, found = load_text(*conflict_text(file))
    if conflict is not None:
        found = (*found, *problems(conflict))
    if as_json:
        emit_json({"problems": [p.as_json() for p in found]})
    else:
        for problem in found:
            emit(problem_text(problem, words))
        if not found:
            emit(messages(words).section("commands")["fine"])
    sys.exit(FINDINGS if errors(found) else 0)
