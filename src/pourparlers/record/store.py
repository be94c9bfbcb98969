"""The record: one file (SQLite) or one database (PostgreSQL); what was read, and an append-only log of decisions."""

from __future__ import annotations

from pourparlers.record.adding import Added
from pourparlers.record.kept_decisions import KeptDecisions
from pourparlers.record.kept_entities import KeptEntities
from pourparlers.record.kept_projects import KeptProjects

__all__ = ["Added", "Record"]


class Record(KeptDecisions, KeptEntities, KeptProjects):
    """An open record; use it in a `with` block or close it.

    >>> from pourparlers.reading.types import Reading
    >>> from pourparlers.sources.types import Article
    >>> record = Record.in_memory()
    >>> record.add(Reading(Article("a", "Yes, said Ann.", "en")))
    Added(article='a', new_article=True, new_reading=True)
    >>> record.add(Reading(Article("a", "Yes, said Ann.", "en")))
    Added(article='a', new_article=False, new_reading=False)
    """
