"""`pourparlers figure`: a figure as SVG, its table as CSV and JSON beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pourparlers.base.errors import WrongUse
from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.folder import open_record
from pourparlers.doors.cli.inputs import written_aside
from pourparlers.doors.cli.statement_tables import Tables, place_of, settings_in
from pourparlers.show.messages import messages

if TYPE_CHECKING:
    from pourparlers.positions.networks.spec import Spec
    from pourparlers.record.columns import StatementTable
    from pourparlers.show.figures.alone import Drawing
    from pourparlers.show.messages import Messages

KINDS = ("networks", "positions", "measures", "bars", "scaling")


@click.command("figure")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("source", required=False, type=click.Path(path_type=Path))
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="As for pourparlers network; repeatable.")
@click.option("--title", help="The title; without it, what is drawn.")
@click.option("--runs", type=click.IntRange(0), default=200, show_default=True, help="Draws of the bootstrap.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The SVG file; .csv and .json go beside."
)
@json_option
@lang_option
@guarded
def figure(
    kind: str, source: Path | None, settings: tuple[str, ...], title: str | None, runs: int, output: Path,
    as_json: bool, lang: str | None,
) -> None:  # fmt: skip
    """Draw networks over time, positions over time, measures with their uncertainty, bars, or actors on dimensions.

    Every mark names the statements that it rests on; the table beside has the same numbers.

    Example: pourparlers figure networks talks.dna --set timeWindow=months --set windowSize=6 -o networks.svg
    """
    from pourparlers.positions.networks.spec_in import spec_from
    from pourparlers.record.exchange.tables import csv_text

    tongue = language(lang)
    words = messages(tongue)
    if kind == "positions":
        drawn = _positions(source, lang, words, title)
    else:
        spec = spec_from(settings_in(settings))
        statements = Tables(source, lang)[spec]
        drawn = DRAWN[kind](statements, spec, words, title or words.text(f"figure_{kind}_title"), runs)
    files = [output, output.with_suffix(".csv"), output.with_suffix(".json")]
    table = json.dumps({"figure": kind, "rows": drawn.rows}, ensure_ascii=False, indent=1) + "\n"
    for file, text in zip(files, (f"{drawn.svg}\n", csv_text(drawn.rows, drawn.columns), table), strict=True):
        written_aside(file, text)
    if as_json:
        emit_json({"files": [str(f) for f in files], "rows": len(drawn.rows)})
    else:
        emit(words.text("figure_written", files=words.listing(map(str, files)), rows=words.number(len(drawn.rows))))


def _positions(source: Path | None, lang: str | None, words: Messages, title: str | None) -> Drawing:
    from datetime import date

    from pourparlers.positions.timeline import history
    from pourparlers.show.figures.positions_over_time import positions_over_time

    with open_record(place_of(source), lang) as record:
        said = record.utterances()
    days = {u.statement: u.day for u in said if u.day}
    if not days:
        raise WrongUse("no position in this record has a day")
    title = title or words.text("figure_positions_title")
    until: date = max(days.values())
    return positions_over_time(history(said), days, until=until, title=title, words=words)


def _networks(table: StatementTable, spec: Spec, words: Messages, title: str, runs: int) -> Drawing:
    from pourparlers.positions.networks.panels import panels
    from pourparlers.show.figures.networks_over_time import networks_over_time

    if spec.networkType != "onemode":
        raise WrongUse("small multiples are drawn of one-mode networks: networkType=onemode")
    return networks_over_time(panels(table, spec), title=title, words=words)


def _measures(table: StatementTable, spec: Spec, words: Messages, title: str, runs: int) -> Drawing:
    from pourparlers.positions.networks.panels import measured
    from pourparlers.show.figures.measures import measures_over_time

    return measures_over_time(measured(table, spec, runs=runs), title=title, words=words)


def _bars(table: StatementTable, spec: Spec, words: Messages, title: str, runs: int) -> Drawing:
    from dataclasses import replace

    from pourparlers.positions.networks.bars import bars, behind
    from pourparlers.positions.networks.select import select
    from pourparlers.positions.networks.spec import settled
    from pourparlers.show.figures.bars import bar_figure

    selection = select(table, settled(replace(spec, kind="barplot")))
    return bar_figure(bars(selection), behind(selection), title=title, words=words)


def _scaling(table: StatementTable, spec: Spec, words: Messages, title: str, runs: int) -> Drawing:
    from pourparlers.positions.networks.scaling import scale
    from pourparlers.positions.networks.select import select
    from pourparlers.show.figures.scaling import scaling_figure

    selection = select(table, spec)
    kept, said = selection.kept, selection.column(1).texts()
    behind: dict[str, list[str]] = {}
    for row, actor in enumerate(said):
        behind.setdefault(actor, []).append(kept.evidence(row))
    return scaling_figure(scale(selection), behind, title=title, words=words)


DRAWN: dict[str, Callable[[StatementTable, Spec, Messages, str, int], Drawing]] = {
    "networks": _networks, "measures": _measures, "bars": _bars, "scaling": _scaling,
}  # fmt: skip
