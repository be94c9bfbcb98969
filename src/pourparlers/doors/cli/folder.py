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
    from pourparlers.show.types import Language

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
    from pourparlers.show.messages import messages

    if place is None:
        folder = find()
        if folder is None:
            say(messages(language(lang)).section("commands")["no_folder"])
            sys.exit(WRONG_USE)
        place = folder.record
        if "://" not in place and not Path(place).exists():
            say(messages(language(lang)).section("commands")["nothing_read"].format(record=place))
            sys.exit(REFUSED)
    return Record.open(place, create=False)


def word(value: str, lang: Language) -> str:
    """A word of the record as a reader in that language wants it; JSON keeps the word itself.

    >>> word("supports", "fr"), word("supports", "en")
    ('soutient', 'supports')
    """
    from pourparlers.show.messages import messages

    return messages(lang).section("record_words").get(value, value)


def shortened(text: str, length: int = 70) -> str:
    """The text in one line, cut with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
