"""The record that a command works on: that of the folder it is called in, or the one that is named."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pourparlers.doors.cli.console import REFUSED, WRONG_USE, language, say

if TYPE_CHECKING:
    from pourparlers.record.store import Record

Command = TypeVar("Command", bound=Callable[..., Any])

record_option = click.option(
    "--record", "place", metavar="FILE|ADDRESS", help="The record; without it, that of the dossier folder."
)


class Day(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A day, such as 2025-09-05."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is no day; write it as in 2025-09-05", param, ctx)


def open_record(place: str | None, lang: str | None = None) -> Record:
    """The record named, else that of the dossier folder; where there is none, say so and leave."""
    from pourparlers.record.folder import find
    from pourparlers.record.store import Record

    if place is None:
        folder = find()
        if folder is None:
            french = language(lang) == "fr"
            say(
                "Aucun dossier ici : pourparlers init DOSSIER en crée un, --record en désigne un."
                if french
                else "There is no dossier folder here: pourparlers init FOLDER makes one, --record names a record."
            )
            sys.exit(WRONG_USE)
        place = folder.record
        if "://" not in place and not Path(place).exists():
            french = language(lang) == "fr"
            say(
                f"{place} : rien n’a encore été lu ; pourparlers read articles/"
                if french
                else f"{place}: nothing has been read yet; pourparlers read articles/"
            )
            sys.exit(REFUSED)
    return Record.open(place, create=False)


FRENCH = {
    "supports": "soutient", "opposes": "s’oppose à", "not-opposed": "ne s’oppose pas à", "neutral": "neutre sur",
    "reported": "rapporté", "not": "ne pas", "new": "nouvelle", "reversed": "inversée", "firmer": "affermie",
    "softer": "adoucie", "condition": "condition", "inside": "interne", "over-time": "dans le temps",
    "proposed": "proposé", "accepted": "accepté", "rejected": "rejeté", "corrected": "corrigé",
    "by-hand": "ajouté à la main", "disputed": "contesté",
}  # fmt: skip


def word(value: str, lang: str) -> str:
    """A word of the record as a reader in that language wants it; JSON keeps the word itself.

    >>> word("supports", "fr"), word("supports", "en")
    ('soutient', 'supports')
    """
    return FRENCH.get(value, value) if lang == "fr" else value


def shortened(text: str, length: int = 70) -> str:
    """The text in one line, cut with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
