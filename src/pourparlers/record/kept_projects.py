"""Databases of Discourse Network Analyzer, kept whole: one project each."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from pourparlers.base.problems import Problem
from pourparlers.record import changes
from pourparlers.record.adding import add_batch
from pourparlers.record.changes import LoggedChange
from pourparlers.record.connection import looking, writing
from pourparlers.record.dna.journal import Change, Journal
from pourparlers.record.kept_readings import BATCH
from pourparlers.record.opened import Opened
from pourparlers.record.types import Entity, StatementType

if TYPE_CHECKING:
    from pourparlers.record.dna.database import Database

Problems = tuple[Problem, ...]


class KeptProjects(Opened):
    """The DNA databases of a record."""

    def add_project(self, name: str, database: Database, *, source: str = "") -> bool:
        """Keep a DNA database whole under a name, and its statements as readings; False where it is there already.

        One transaction, so that a file is in the record wholly or not at all.
        """
        from pourparlers.record.dna import projects
        from pourparlers.record.dna.coded import readings_of

        with writing(self._engine, self.address) as connection:
            if not projects.put(connection, name, database, source):
                return False
            source_ = readings_of(database, prefix=name)
            while batch := list(islice(source_, BATCH)):
                add_batch(connection, batch, "dna", scope=name)
        return True

    def project(self, name: str, *, on: date | None = None) -> tuple[Database, tuple[Problem, ...]]:
        """A project as a DNA database, and what of it has no place in one; attributes as they hold `on` a day."""
        from pourparlers.record.dna import projects

        with looking(self._engine, self.address) as connection:
            return projects.get(connection, name, on=on)

    def projects(self) -> tuple[str, ...]:
        """The names of the DNA databases kept here."""
        from pourparlers.record.dna import projects

        with looking(self._engine, self.address) as connection:
            return projects.names(connection)

    def change_project(self, change: Change, *, coder: str, reason: str = "") -> Problems:
        """Run a change of `record.dna.entities` or `record.dna.schemes` in one transaction, and log it."""
        with writing(self._engine, self.address) as connection:
            journal = Journal(connection, change.project)
            problems = change.make(journal)
            changes.write(connection, coder=coder, project=change.project, act=change.act, body=change.body,
                          rows=journal.rows, reason=reason)  # fmt: skip
            return problems

    def changes(self, project: str | None = None) -> tuple[LoggedChange, ...]:
        """The log of entities and coding schemes, oldest first: of a project, of the record (empty), or whole."""
        with looking(self._engine, self.address) as connection:
            return changes.log_of(connection, project)

    def statement_types(self, project: str) -> tuple[StatementType, ...]:
        """The statement types of a project with their variables; `record.dna.schemes` adds to them and codes."""
        from pourparlers.record.dna import schemes

        with looking(self._engine, self.address) as connection:
            return schemes.types(connection, project)

    def entities(self, project: str, variable: str) -> tuple[Entity, ...]:
        """The entities of a project's variable with aliases, attributes and the days that these hold."""
        from pourparlers.record.dna import entities

        with looking(self._engine, self.address) as connection:
            return entities.entities(connection, project, variable)
