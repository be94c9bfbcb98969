"""`pourparlers catalog`: published conflicts, listed and opened, and how our results compare with print."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from pourparlers.doors.cli.console import FINDINGS, emit, emit_json, guarded, json_option, lang_option, language

if TYPE_CHECKING:
    from pourparlers.show.types import Language


@click.command()
@click.argument("name", required=False)
@click.option("--compare", is_flag=True, help="Solve and compare with the equilibria that print gives.")
@json_option
@lang_option
@guarded
def catalog(name: str | None, compare: bool, as_json: bool, lang: str | None) -> None:
    """List the published conflicts, or print the file of one of them.

    Example: pourparlers catalog elmira > elmira.conflict
    """
    from pourparlers.model.catalog import entry, names

    if compare:
        _compare([name] if name else list(names()), as_json, language(lang))
    elif name is not None:
        found = entry(name)
        if as_json:
            from pourparlers.model.json_form import as_json as conflict_json

            emit_json(conflict_json(found.conflict))
        else:
            emit(found.text.rstrip("\n"))
    else:
        entries = [entry(n) for n in names()]
        if as_json:
            emit_json([{"name": e.name, "title": e.conflict.title, "source": e.conflict.source} for e in entries])
        for e in () if as_json else entries:
            emit(f"{e.name}\n    {e.conflict.title}\n    {e.conflict.source}")


def _compare(wanted: list[str], as_json: bool, words: Language) -> None:
    """Each expectation beside what solving gives; exit code 1 where they differ."""
    from pourparlers.model.catalog import entry
    from pourparlers.show.messages import messages
    from pourparlers.solve.questions.expectations import compare

    told = messages(words).section("commands")
    agrees, differs = told["agrees"], told["differs"]
    rows: list[dict[str, Any]] = []
    for name in wanted:
        rows += [{"name": name} | c.as_json() for c in compare(entry(name).conflict)]
    if as_json:
        emit_json(rows)
    for row in () if as_json else rows:
        found = " ".join(row["found"]) or "-"
        emit(f"{row['name']:28} {row['concept'].upper():5} {agrees if row['agrees'] else differs:9} {found}")
    sys.exit(0 if all(row["agrees"] for row in rows) else FINDINGS)
