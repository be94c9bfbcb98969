"""`pourparlers solve`: which outcomes of a conflict are stable, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.models import conflict_or_stop, file_argument

if TYPE_CHECKING:
    from pourparlers.model.types import Concept, Conflict


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
    from pourparlers.base.errors import WrongUse
    from pourparlers.model.types import CONCEPTS

    conflict = conflict_or_stop(file)
    if wrong := [c for c in concepts if c not in CONCEPTS]:
        raise WrongUse(f"no concept {wrong[0]!r}: the concepts are {', '.join(CONCEPTS)}")
    asked = tuple(c for c in CONCEPTS if c in concepts or not concepts)
    if explain is not None:
        _explain(conflict, explain, asked, as_json, language(lang))
    else:
        _solve(conflict, asked, engine, as_json, language(lang))


def _solve(conflict: Conflict, concepts: tuple[Concept, ...], engine: str, as_json: bool, words: str) -> None:
    """List every judgement; where there are too many states, count."""
    from pourparlers.show.verdicts import analysis_text, tally_text
    from pourparlers.solve import solve as solved
    from pourparlers.solve import tally
    from pourparlers.solve.compiled import COMPILED
    from pourparlers.solve.engine import LISTABLE

    if len(conflict.atoms) > LISTABLE or engine == "symbolic":
        counts = tally(conflict, concepts=tuple(c for c in concepts if c in COMPILED), engine=engine)
        if as_json:
            emit_json(counts.as_json())
        else:
            emit(tally_text(counts, words))
        return
    analysis = solved(conflict, concepts=concepts, engine=engine)
    if as_json:
        emit_json(analysis.as_json())
    else:
        emit(analysis_text(analysis, words))


def _explain(conflict: Conflict, wanted: str, concepts: tuple[Concept, ...], as_json: bool, words: str) -> None:
    from pourparlers.base.errors import WrongUse
    from pourparlers.show.verdicts import explanation
    from pourparlers.solve.reasons import explain

    try:
        quo = conflict.status_quo_state if wanted.strip().lower() in ("status quo", "quo", "sq") else None
        state = conflict.state_number(wanted) if quo is None else quo
    except ValueError:
        names = ", ".join(map(str, conflict.atoms))
        raise WrongUse(f"{wanted!r} is no state: write Y or N for each of {names}") from None
    verdicts = explain(conflict, state, concepts)
    if as_json:
        emit_json([verdict.as_json(conflict) for verdict in verdicts])
    else:
        emit(explanation(conflict, state, verdicts, words))
