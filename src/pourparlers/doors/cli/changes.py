"""`pourparlers changes`: who moved between two days, and what does not go together."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.folder import Day, open_record, record_option, word
from pourparlers.doors.cli.positions import as_data
from pourparlers.show.messages import messages
from pourparlers.show.tables import text_table

if TYPE_CHECKING:
    from pourparlers.positions.types import Change, Contradiction
    from pourparlers.record.types import Utterance
    from pourparlers.show.types import Language


@click.command("changes")
@click.option("--since", type=Day(), help="Only changes after this day.")
@click.option("--until", "--on", "until", type=Day(), help="Only changes up to this day.")
@click.option("--party", help="Only this party (its id).")
@click.option("--new/--no-new", default=False, help="With positions that are heard of for the first time.")
@record_option
@json_option
@lang_option
@guarded
def changes(
    since: date | None,
    until: date | None,
    party: str | None,
    new: bool,
    place: str | None,
    as_json: bool,
    lang: str | None,
) -> None:
    """Who moved between two days, on which statement; contradictions inside a party and in what is said of it.

    Example: pourparlers changes --since 2025-08-01 --until 2025-09-05
    """
    from pourparlers.positions.changes import changes as moves
    from pourparlers.positions.changes import contradictions

    with open_record(place, lang) as record:
        said = record.utterances(until=until)
    moved = [c for c in moves(said, since=since, until=until) if (new or c.turn != "new") and party in (None, c.party)]
    formed, broke = _regrouped(said, since, until)
    clashes = [c for c in contradictions(said, on=until) if party in (None, c.party)]
    if as_json:
        emit_json({"changes": list(map(_change_data, moved)), "contradictions": list(map(_clash_data, clashes)),
                   "formed": [list(c.parties) for c in formed], "broke": [list(c.parties) for c in broke]})  # fmt: skip
        return
    tongue = language(lang)
    _tell_moves(moved, tongue)
    told = messages(tongue).section("commands")
    for what, groups in (("together", formed), ("apart", broke)):
        for group in groups:
            emit(told[what].format(parties=", ".join(group.parties), issues=", ".join(group.issues)))
    if clashes:
        _tell_clashes(clashes, tongue)


def _change_data(change: Change) -> dict[str, Any]:
    return {
        "day": change.on.isoformat() if change.on else None,
        "party": change.party,
        "issue": change.issue,
        "turn": change.turn,
        "before": as_data(change.before) if change.before else None,
        "after": as_data(change.after),
    }


def _clash_data(clash: Contradiction) -> dict[str, Any]:
    return {
        "party": clash.party,
        "issue": clash.issue,
        "clash": clash.clash,
        "on": clash.on.isoformat() if clash.on else None,
        "stances": list(clash.stances),
        "one": list(clash.one),
        "other": list(clash.other),
        "who": list(clash.who),
    }


def _tell_moves(moved: list[Change], lang: Language) -> None:
    rows = [(str(c.on or ""), c.party, c.issue, word(c.turn, lang), word(c.before.stance, lang) if c.before else "",
             word(c.after.stance, lang), " ".join(c.statements)) for c in moved]  # fmt: skip
    emit(text_table(rows, messages(lang).heads("moves")))


def _tell_clashes(clashes: list[Contradiction], lang: Language) -> None:
    rows = [(c.party, c.issue, word(c.clash, lang), f"{word(c.stances[0], lang)}: {' '.join(c.one)}",
             f"{word(c.stances[1], lang)}: {' '.join(c.other)}", ", ".join(c.who)) for c in clashes]  # fmt: skip
    emit("\n" + text_table(rows, messages(lang).heads("clashes")))


def _regrouped(said: tuple[Utterance, ...], since: date | None, until: date | None) -> Any:
    """Coalitions that formed and broke between the two days; none where no first day is given."""
    from pourparlers.positions.sides import coalitions, regrouped
    from pourparlers.positions.timeline import positions

    if since is None:
        return (), ()
    return regrouped(*(coalitions(positions(said, on=day)) for day in (since, until)))
