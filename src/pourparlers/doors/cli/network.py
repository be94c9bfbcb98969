"""`pourparlers network`: discourse networks, one by its options or many by a file of specs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.doors.cli.console import FINDINGS, emit, guarded, json_option, lang_option, say, tell
from pourparlers.doors.cli.statement_tables import Tables, settings_in
from pourparlers.show.tables import text_table

if TYPE_CHECKING:
    from pourparlers.positions.networks.spec import Spec
    from pourparlers.record.columns import StatementTable

FORMATS = ("text", "json", "csv", "edges", "jsonl", "graphml", "dl")


@click.command("network")
@click.argument("source", required=False, type=click.Path(path_type=Path))
@click.option("--specs", type=click.Path(path_type=Path), help="JSON Lines, a computation a line; - for stdin.")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="An argument of dna_network; repeatable.")
@click.option("--compat", type=click.Choice(["dna"]), help="The numbers of DNA 3.1, its faults included.")
@click.option("--full", is_flag=True, help="Every step of a series with its matrix.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="edges and jsonl are lists of ties with their statements; csv and dl are matrices.",
)
@json_option
@lang_option
@guarded
def network(
    source: Path | None,
    specs: Path | None,
    settings: tuple[str, ...],
    compat: str | None,
    full: bool,
    form: str,
    as_json: bool,
    lang: str | None,
) -> None:
    """Discourse networks of a record or a .dna file, with the arguments of rDNA's dna_network.

    Without SOURCE, the record of the dossier folder. Every result says whose definitions it follows.

    Example: pourparlers network talks.dna --set networkType=onemode --set aggregation=congruence --compat dna
    """
    from pourparlers.positions.networks.spec_in import spec_from

    if specs is not None:
        sys.exit(_many(source, specs, compat, full, lang))
    spec = spec_from(settings_in(settings) | ({"compat": compat} if compat else {}))
    statements = Tables(source, lang)[spec]
    if form == "csv" and spec.networkType == "eventlist" and spec.kind == "network":
        _events(statements, spec)
        return
    if form not in ("text", "json") and not as_json and not _is_plain(spec):
        raise WrongUse(Message("{form} holds one network and nothing else: ask for json", form=form))
    if as_json or form == "json" or (form == "text" and not _is_plain(spec)):
        from pourparlers.positions.networks.run import defined, result

        emit(json.dumps(defined(result(statements, spec, full=full), spec), ensure_ascii=False))
        return
    _one(statements, spec, form, _attributes(source, spec) if form == "graphml" else {})


def _is_plain(spec: Spec) -> bool:
    return spec.kind == "network" and spec.timeWindow == "no" and spec.networkType != "eventlist"


def _one(statements: StatementTable, spec: Spec, form: str, attributes: dict[str, dict[str, str]]) -> None:
    """One network as text or in a format of exchange."""
    from pourparlers.positions.networks.edges import edges
    from pourparlers.positions.networks.files import (
        csv_text,
        dl_labels,
        dl_text,
        edge_csv_text,
        graphml_text,
        jsonl_text,
    )  # fmt: skip
    from pourparlers.positions.networks.results import number
    from pourparlers.positions.networks.select import select
    from pourparlers.positions.networks.windows import network_of

    selection = select(statements, spec)
    found = network_of(selection)
    if form == "text":
        rows = [(name, *(str(number(v)) for v in line)) for name, line in zip(found.rows, found.values, strict=True)]
        emit(text_table(rows, ("", *found.columns)))
        say(f"{found.statements} statements, definitions: {found.definition}")
        return
    ties = edges(selection, found) if form in ("graphml", "edges", "jsonl") else ()
    if form == "dl":
        tell([p for labels in (found.rows, *(() if found.square else (found.columns,))) for p in dl_labels(labels)[1]])
    match form:
        case "graphml":
            written = graphml_text(found, ties, attributes)
        case "edges":
            written = edge_csv_text(ties)
        case "jsonl":
            written = jsonl_text(ties)
        case "dl":
            written = dl_text(found)
        case _:
            written = csv_text(found)
    click.echo(written, nl=False)


def _events(statements: StatementTable, spec: Spec) -> None:
    """The event list as CSV."""
    from pourparlers.positions.networks.events import event_list
    from pourparlers.positions.networks.select import select
    from pourparlers.record.exchange.tables import csv_text

    listed = event_list(select(statements, spec))
    click.echo(csv_text(listed, dict.fromkeys(k for row in listed for k in row)), nl=False)


def _attributes(source: Path | None, spec: Spec) -> dict[str, dict[str, str]]:
    """What a .dna file says of the nodes: each attribute's value by name, colours included."""
    if source is None or source.suffix.lower() != ".dna":
        return {}
    from pourparlers.record.dna.columns import read_attributes

    wanted = [(spec.variable1, spec.variable1Document)]
    wanted += [(spec.variable2, spec.variable2Document)] if spec.networkType == "twomode" else []
    found: dict[str, dict[str, str]] = {}
    for variable in (name for name, document in wanted if not document):
        for attribute, values in read_attributes(source, variable, spec.statementType).items():
            found.setdefault(attribute, {}).update(values)
    return found


def _lines(specs: Path) -> Iterator[tuple[int, str]]:
    with click.open_file(str(specs), "r", encoding="utf-8-sig", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, line


def _many(source: Path | None, specs: Path, compat: str | None, full: bool, lang: str | None) -> int:
    """One result a line, in the order of the specs; what one line gets wrong never stops the others."""
    from pourparlers.base.errors import PourparlersError, RefusedInput
    from pourparlers.base.problems import Problem, Where
    from pourparlers.positions.networks.run import defined, result
    from pourparlers.positions.networks.spec_in import spec_from

    if not specs.is_file() and str(specs) != "-":
        raise RefusedInput([Problem("no-file", Where(str(specs)), "there is no such file", "check the path")])
    tables, trouble = Tables(source, lang), 0
    for number, line in _lines(specs):
        where = Where(str(specs), number)
        out: dict[str, Any] = {"spec": None}
        try:
            out["spec"] = given = json.loads(line)
            if compat and isinstance(given, dict):
                given = {"compat": compat} | given
            spec = spec_from(given, where=where)
            out |= defined(result(tables[spec], spec, full=full), spec)
        except (PourparlersError, ValueError, RecursionError, MemoryError, OverflowError) as error:
            trouble += 1
            out["error"] = str(error) or type(error).__name__
            say(f"{where}: {out['error']}")
        emit(json.dumps(out, ensure_ascii=False))
    return FINDINGS if trouble else 0
