"""The statements that networks and figures are made of, from a .dna file or a record; settings as NAME=VALUE."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.doors.cli.folder import open_record

if TYPE_CHECKING:
    from pourparlers.positions.networks.spec import Spec
    from pourparlers.record.columns import StatementTable


def is_record(path: Path) -> bool:
    """Whether a file is one of our records."""
    import sqlite3
    from contextlib import closing

    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            found = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'utterance'").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    return found is not None


def place_of(source: Path | None) -> str | None:
    """The record that a file, folder or address means; None for that of the dossier folder one is in."""
    from pourparlers.record.folder import find

    if source is None or not source.is_dir():
        return str(source) if source is not None else None
    folder = find(source)
    return folder.record if folder else str(source / "record.sqlite")


class Tables:
    """The statements that specs ask for, each kind read once; near-copies looked for only where they are to count."""

    def __init__(self, source: Path | None, lang: str | None) -> None:
        self.source, self.lang = source, lang
        self.known: dict[tuple[str, bool], StatementTable] = {}

    def __getitem__(self, spec: Spec) -> StatementTable:
        wanted = (spec.statementType, spec.copies)
        if wanted not in self.known:
            self.known[wanted] = self._read(*wanted)
        return self.known[wanted]

    def _read(self, statement_type: str, once: bool) -> StatementTable:
        if self.source is not None and self.source.is_file() and not is_record(self.source):
            from pourparlers.record.dna.columns import read_columns, with_copies

            table = read_columns(self.source, statement_type)
            return with_copies(self.source, table) if once else table
        from pourparlers.record.utterance_columns import utterance_table

        with open_record(place_of(self.source), self.lang) as record:
            outlets = {a.id: a.outlet or "" for a in record.articles()}
            copies = record.find_copies() if once else None
            return utterance_table(record.utterances(), outlets=outlets, copies=copies)


def settings_in(settings: tuple[str, ...]) -> dict[str, Any]:
    """NAME=VALUE pairs; values are JSON where they can be, else texts; a name given twice is a list."""
    given: dict[str, Any] = {}
    for pair in settings:
        name, found, text = pair.partition("=")
        if not found:
            raise WrongUse(Message("--set {pair}: write NAME=VALUE", pair=pair))
        try:
            value = json.loads(text)
        except ValueError:
            value = text
        if name in given:
            value = [*given[name], value] if isinstance(given[name], list) else [given[name], value]
        given[name] = value
    return given
