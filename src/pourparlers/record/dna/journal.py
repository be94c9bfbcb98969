"""Writing to the tables of a project so that it can be undone: every row is kept as it was and as it became."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pourparlers.base.errors import WrongUse
from pourparlers.base.problems import Problem
from pourparlers.record import tables

Problems = tuple[Problem, ...]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """Something to be done to a project, as the log names it."""

    project: str
    act: str
    body: Mapping[str, Any]
    make: Callable[[Journal], Problems]


class Journal:
    """A project's tables, open for one change."""

    def __init__(self, connection: Connection, project: str) -> None:
        self.connection, self.project = connection, project
        self.rows: list[tuple[str, Row | None, Row | None]] = []
        """table, row as it was, row as it became; None: no row; of a changed one its key and what changes"""

    def insert(self, table: sa.Table, **values: Any) -> None:
        """Add a row."""
        row = {"project": self.project, **values}
        self.connection.execute(table.insert().values(row))
        self.rows.append((table.name, None, row))

    def update(self, table: sa.Table, *where: Any, **values: Any) -> int:
        """Change rows of the project, and say how many."""
        found = self._found(table, where)
        keys = [c.name for c in table.primary_key]
        for row in found:
            key = {k: row[k] for k in keys}
            self.rows.append((table.name, key | {k: row[k] for k in values}, key | values))
        if found:
            self.connection.execute(table.update().where(table.c.project == self.project, *where).values(values))
        return len(found)

    def delete(self, table: sa.Table, *where: Any) -> None:
        """Take rows of the project out."""
        found = self._found(table, where)
        self.rows += [(table.name, row, None) for row in found]
        if found:
            self.connection.execute(table.delete().where(table.c.project == self.project, *where))

    def next_id(self, table: sa.Table) -> int:
        """The number of the next row."""
        query = sa.select(sa.func.max(table.c.ID)).where(table.c.project == self.project)
        return int(self.connection.execute(query).scalar() or 0) + 1

    def _found(self, table: sa.Table, where: Sequence[Any]) -> list[Row]:
        query = sa.select(table).where(table.c.project == self.project, *where)
        return [dict(row) for row in self.connection.execute(query).mappings()]

    def undo(self, rows: Sequence[tuple[str, Row | None, Row | None]]) -> None:
        """Bring rows back, last first; WrongUse where one is no longer as the change left it."""
        for name, before, after in reversed(rows):
            table = tables.metadata.tables[name]
            known = after or before or {}
            here = [table.c[c.name] == known[c.name] for c in table.primary_key]
            now = next(iter(self._found(table, here)), None)
            if now != after if after is None else now is None or any(now[k] != v for k, v in after.items()):
                raise WrongUse("a later change rests on this one: undo that first")
            if before is None:
                self.delete(table, *here)
            elif after is None:
                self.insert(table, **{k: v for k, v in before.items() if k != "project"})
            else:
                keys = {c.name for c in table.primary_key}
                self.update(table, *here, **{k: v for k, v in before.items() if k not in keys})
