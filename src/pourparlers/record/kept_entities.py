"""Parties and persons of the record: what people say of them is logged, and what was read follows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.record import changes, tables
from pourparlers.record.coding import book_of, refresh
from pourparlers.record.connection import looking, writing
from pourparlers.record.dna.journal import Journal
from pourparlers.record.entities import KnownEntity, checked
from pourparlers.record.opened import Opened


class KeptEntities(Opened):
    """The entities of a record, and undoing what was done to them or to those of a project."""

    def change_entity(self, act: str, *, coder: str, reason: str = "", **body: Any) -> int:
        """Log one change of a party or person of the record, and give its number.

        Args:
            act: `merge` (kept, other), `alias` (entity, name), `attribute` (entity, name, value, since, until; days as
                ISO texts, both included, None open), `parent` (entity, parent; None for none).
        Raises WrongUse for what cannot be: merging what is one, a parent below its child.
        """
        with writing(self._engine, self.address) as connection:
            checked(act, body, book_of(connection))
            number = changes.write(connection, coder=coder, project="", act=act, body=body, reason=reason)
            if act == "merge":
                _follow(connection, (body["kept"], body["other"]))
            return number

    def undo_change(self, number: int, *, coder: str, reason: str = "") -> int:
        """Undo one's own change of an entity or a coding scheme; an undo can be undone too. WrongUse where it cannot.

        Of a project, rows are brought back; a change on which a later one rests is undone after that.
        """
        with writing(self._engine, self.address) as connection:
            line = changes.to_undo(connection, number, coder)
            if line.act == "create":
                raise WrongUse(
                    Message(
                        "change {number} made project {project!r}: it cannot be undone",
                        number=number,
                        project=line.project,
                    )
                )
            journal = Journal(connection, line.project)
            journal.undo([tuple(row) for row in changes.rows_of(connection, number)])
            made = changes.write(connection, coder=coder, project=line.project, act="undo", body={"number": number},
                                 rows=journal.rows, reason=reason)  # fmt: skip
            if not line.project:
                _follow(connection, _touched(connection, number))
            return made

    def known_entities(self) -> tuple[KnownEntity, ...]:
        """What was said of the parties and persons of the record, sorted by id."""
        with looking(self._engine, self.address) as connection:
            return tuple(book_of(connection).entities.values())


def _touched(connection: Connection, number: int) -> tuple[str, ...]:
    """The entities whose merge a change is, or undoes, at however many removes."""
    log = {c.number: c for c in changes.log_of(connection, "")}
    line = log[number]
    while line.act == "undo":
        line = log[int(line.body["number"])]
    return (line.body["kept"], line.body["other"]) if line.act == "merge" else ()


def _follow(connection: Connection, ids: Iterable[str]) -> None:
    """Write the derived stances anew of every article that names one of these, under whatever id now or before."""
    book = book_of(connection)
    named = {*ids, *(book.now(i) for i in ids)}
    named |= {old for old in book.into if book.now(old) in named}
    if not named:
        return
    u = tables.utterance.c
    hit = sa.or_(*(column.in_(named) for column in (u.party, u.person, u.via, u.told_by)))
    for article in connection.execute(sa.select(u.article).where(hit).distinct()).scalars().all():
        refresh(connection, article)
