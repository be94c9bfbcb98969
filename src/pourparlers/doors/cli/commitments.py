"""`pourparlers commitments`: who will, or will not, do what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.folder import open_record, record_option, shortened, word
from pourparlers.show.messages import messages
from pourparlers.show.tables import text_table

if TYPE_CHECKING:
    from pourparlers.reading.types import Commitment
    from pourparlers.show.types import Language


@click.command("commitments")
@click.option("--party", help="Only those of this party (its id).")
@click.option("--issue", help="Only those on this issue.")
@record_option
@json_option
@lang_option
@guarded
def commitments(party: str | None, issue: str | None, place: str | None, as_json: bool, lang: str | None) -> None:
    """List the commitments of the record: pledges, targets, offers, refusals, threats.

    Example: pourparlers commitments --party united-states --json
    """
    from pourparlers.reading.record_json import commitment_to_json

    with open_record(place, lang) as record:
        found = [
            (article, c)
            for article, c in record.commitments()
            if (not party or party in c.parties) and (not issue or issue == c.issue)
        ]
    if as_json:
        emit_json({"commitments": [{"article": article} | commitment_to_json(c) for article, c in found]})
        return
    tongue = language(lang)
    emit(text_table([_row(article, c, tongue) for article, c in found], messages(tongue).heads("commitments")))


def _row(article: str, c: Commitment, tongue: Language) -> tuple[str, ...]:
    who = ", ".join(c.parties) + (f" ({c.count})" if c.count else "")
    action = (f"{word('not', tongue)}: " if c.negated else "") + shortened(c.action)
    return f"{article}/{c.id}", who, c.firmness, action, shortened(c.trigger or "", 40), c.deadline or ""
