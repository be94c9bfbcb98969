"""`pourparlers sides`: who agrees with whom on what, what divides most, who stands together, who has gone silent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.folder import Day, open_record, record_option, word
from pourparlers.show.messages import messages
from pourparlers.show.tables import text_table

if TYPE_CHECKING:
    from pourparlers.positions.types import Agreement, Coalition, Division, PartyPosition
    from pourparlers.show.types import Language


@click.command("sides")
@click.option("--on", type=Day(), help="The day asked about; without it, the last day anybody was heard.")
@click.option(
    "--silent",
    "days",
    type=click.IntRange(0),
    default=90,
    show_default=True,
    help="Positions not heard of for more than so many days are silent.",
)
@record_option
@json_option
@lang_option
@guarded
def sides(on: date | None, days: int, place: str | None, as_json: bool, lang: str | None) -> None:
    """The issues, the most divisive first; coalitions; pairs that agree or differ; positions gone silent.

    Example: pourparlers sides --on 2025-09-05 --silent 30
    """
    from dataclasses import asdict

    from pourparlers.positions import sides as by_side
    from pourparlers.positions.timeline import positions

    with open_record(place, lang) as record:
        said = record.utterances(until=on)
    on = on or max((u.day for u in said if u.day), default=None)
    stand = positions(said, on=on)
    divided, together = by_side.divisions(stand), by_side.coalitions(stand)
    pairs, quiet = by_side.agreements(stand), by_side.silent(stand, days=days)
    if as_json:
        emit_json({
            "on": on.isoformat() if on else None, "issues": [asdict(d) for d in divided],
            "coalitions": [{"parties": list(c.parties), "issues": list(c.issues)} for c in together],
            "pairs": [asdict(a) for a in pairs],
            "silent": [{"party": p.party, "issue": p.issue, "stance": p.stance, "days": p.days_silent,
                        "statements": list(p.statements)} for p in quiet],
        })  # fmt: skip
        return
    tongue = language(lang)
    words = messages(tongue)
    for heads, rows in (
        ("divided", _divided(divided)), ("coalitions", _coalitions(together)),
        ("pairs", _pairs(pairs)), ("silent", _silent(quiet, tongue)),
    ):  # fmt: skip
        if rows:
            emit(text_table(rows, words.heads(heads)) + "\n")


def _divided(found: tuple[Division, ...]) -> list[tuple[str, ...]]:
    return [
        (d.issue, f"{d.division:.2f}", ", ".join(d.supports), ", ".join(d.opposes), ", ".join(d.between)) for d in found
    ]


def _coalitions(found: tuple[Coalition, ...]) -> list[tuple[str, ...]]:
    return [(", ".join(c.parties), ", ".join(c.issues)) for c in found]


def _pairs(found: tuple[Agreement, ...]) -> list[tuple[str, ...]]:
    """A row a pair of parties: what they agree on, and what they differ on."""
    pairs: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for a in found:
        pairs.setdefault((a.party, a.other), ([], []))[not a.agree].append(a.issue)
    return [(*pair, ", ".join(same), ", ".join(other)) for pair, (same, other) in pairs.items()]


def _silent(found: tuple[PartyPosition, ...], tongue: Language) -> list[tuple[str, ...]]:
    return [
        (p.party, p.issue, word(p.stance, tongue), str(p.days_silent), str(p.last_heard), p.statements[-1])
        for p in found
    ]
