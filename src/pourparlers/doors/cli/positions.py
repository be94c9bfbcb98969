"""`pourparlers positions`: who stands where, on a date."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.folder import Day, open_record, record_option, shortened, word
from pourparlers.show.messages import messages
from pourparlers.show.tables import text_table

if TYPE_CHECKING:
    from pourparlers.positions.types import PartyPosition
    from pourparlers.record.types import Utterance
    from pourparlers.show.types import Language


def as_data(p: PartyPosition) -> dict[str, Any]:
    """A position as plain data."""
    return {
        "party": p.party,
        "issue": p.issue,
        "stance": p.stance,
        "condition": p.condition,
        "since": p.since.isoformat() if p.since else None,
        "last_heard": p.last_heard.isoformat() if p.last_heard else None,
        "days_silent": p.days_silent,
        "confidence": p.confidence,
        "reported_only": p.reported_only,
        "statements": list(p.statements),
        "against": list(p.against),
    }


@click.command("positions")
@click.option("--on", type=Day(), help="The day asked about; without it, the last day anybody was heard.")
@click.option("--party", help="Only this party (its id).")
@click.option("--issue", help="Only this issue.")
@click.option("--pivots", is_flag=True, help="The statements that a position hangs on, the least sure first.")
@click.option("--quick", is_flag=True, help="Only the last stance heard, from the index: for millions of statements.")
@click.option("--once", is_flag=True, help="One report once, however many articles print it.")
@record_option
@json_option
@lang_option
@guarded
def positions(
    on: date | None,
    party: str | None,
    issue: str | None,
    pivots: bool,
    quick: bool,
    once: bool,
    place: str | None,
    as_json: bool,
    lang: str | None,
) -> None:
    """Who stands where on which issue, on a date; a position holds until its party is heard to say otherwise.

    Example: pourparlers positions --on 2025-09-05 --issue ceasefire-first
    """
    from pourparlers.positions.timeline import positions as stand

    if quick:
        _quickly(on, party, issue, place, as_json, lang)
        return
    with open_record(place, lang) as record:
        if once:
            record.find_copies()
        said = record.utterances(until=on, once=once)
    if pivots:
        _pivots([u for u in said if party in (None, u.party) and issue in (None, u.issue)], as_json, language(lang))
        return
    on = on or max((u.day for u in said if u.day), default=None)
    found = [p for p in stand(said, on=on) if party in (None, p.party) and issue in (None, p.issue)]
    if as_json:
        emit_json({"on": on.isoformat() if on else None, "positions": [as_data(p) for p in found]})
        return
    tongue = language(lang)
    emit(text_table([_row(p, tongue) for p in found], messages(tongue).heads("positions")))


def _pivots(said: list[Utterance], as_json: bool, tongue: Language) -> None:
    """What a person should look at first."""
    from dataclasses import asdict

    from pourparlers.positions.pivots import pivots

    found = pivots(said)
    if as_json:
        emit_json({"pivots": [asdict(p) for p in found]})
        return
    rows = [(p.statement, p.party, p.issue, word(p.stance, tongue), word(p.without or "", tongue), f"{p.weight:.2f}")
            for p in found]  # fmt: skip
    emit(text_table(rows, messages(tongue).heads("pivots")))


def _quickly(
    on: date | None, party: str | None, issue: str | None, place: str | None, as_json: bool, lang: str | None
) -> None:
    """The last stance heard of each party on each issue."""
    with open_record(place, lang) as record:
        found = [s for s in record.standing(on=on) if party in (None, s.party) and issue in (None, s.issue)]
    if as_json:
        day = on.isoformat() if on else None  # a line a position: half a million are written at once
        lines = ",\n".join(json.dumps(s._asdict(), ensure_ascii=False) for s in found)
        emit(f'{{"on": {json.dumps(day)}, "positions": [\n{lines}\n]}}')
        return
    tongue = language(lang)
    rows = [(s.party, s.issue, word(s.stance, tongue), s.day or "", s.statement) for s in found]
    emit(text_table(rows, messages(tongue).heads("standing")))


def _row(p: PartyPosition, tongue: Language) -> tuple[str, ...]:
    stance = word(p.stance, tongue) + (f" ({word('reported', tongue)})" if p.reported_only else "")
    evidence = " ".join(p.statements) + (f" / {' '.join(p.against)}" if p.against else "")
    silent = "" if p.days_silent is None else str(p.days_silent)
    heard = (str(p.since or ""), str(p.last_heard or ""), silent)
    return p.party, p.issue, stance, shortened(p.condition or "", 40), *heard, f"{p.confidence:.2f}", evidence
