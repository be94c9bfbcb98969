"""`pourparlers solve`: which outcomes of a conflict are stable, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.models import conflict_or_stop, file_argument

if TYPE_CHECKING:
    from pourparlers.solve.analysis import Analysis


@click.command()
@file_argument
@json_option
@lang_option
@click.option("--explain", metavar="STATE", default=None, help="Why this state holds or not: Y and N, or 'status quo'.")
@click.option("--concept", "concepts", multiple=True, help="Only this concept (nash, gmr, smr, seq, sim); repeatable.")
@click.option("--engine", default="auto", show_default=True, help="What computes it.")
@guarded
def solve(
    file: Path | None, as_json: bool, lang: str | None, explain: str | None, concepts: tuple[str, ...], engine: str
) -> None:
    """Which outcomes of a conflict are stable, for whom, and why.

    Example: pourparlers solve model.conflict --explain "status quo"
    """
    from pourparlers.model.types import CONCEPTS
    from pourparlers.show.verdicts import analysis_text
    from pourparlers.solve import solve as solved

    conflict = conflict_or_stop(file)
    analysis = solved(conflict, concepts=concepts or CONCEPTS, engine=engine)  # type: ignore[arg-type]
    words = language(lang)
    if explain is not None:
        _explain(analysis, explain, as_json, words)
    elif as_json:
        emit_json(analysis.as_json())
    else:
        emit(analysis_text(analysis, words))


def _explain(analysis: Analysis, wanted: str, as_json: bool, words: str) -> None:
    from pourparlers.base.errors import WrongUse
    from pourparlers.show.verdicts import explanation
    from pourparlers.solve.reasons import explain

    conflict = analysis.conflict
    try:
        quo = conflict.status_quo_state if wanted.strip().lower() in ("status quo", "quo", "sq") else None
        state = conflict.state_number(wanted) if quo is None else quo
    except ValueError:
        names = ", ".join(map(str, conflict.atoms))
        raise WrongUse(f"{wanted!r} is no state: write Y or N for each of {names}") from None
    verdicts = explain(conflict, state, analysis.concepts)
    if as_json:
        emit_json([verdict.as_json(conflict) for verdict in verdicts])
    else:
        emit(explanation(conflict, state, verdicts, words))
