"""The last stance of every party on every issue, by one pass over an index."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection


class Standing(NamedTuple):
    """A stance that was heard last, and the statement it was heard in."""

    party: str
    issue: str
    stance: str
    day: str | None
    """ISO"""
    statement: str


SQLITE = """
SELECT u.party, u.issue, u.stance, u.day, a.name || '/' || u.statement FROM (
    SELECT party, issue, stance, day, article, statement, max((told_by IS NULL) || coalesce(day, '')) AS last
    FROM utterance WHERE day <= :on OR day IS NULL GROUP BY party, issue
) u JOIN article a ON a.id = u.article ORDER BY u.party, u.issue
"""
POSTGRESQL = """
SELECT u.party, u.issue, u.stance, u.day, a.name || '/' || u.statement FROM (
    SELECT DISTINCT ON (party, issue) party, issue, stance, day, article, statement
    FROM utterance WHERE day <= :on OR day IS NULL
    ORDER BY party, issue, (told_by IS NULL) DESC, day DESC NULLS LAST
) u JOIN article a ON a.id = u.article ORDER BY u.party COLLATE "C", u.issue COLLATE "C"
"""


def standing(connection: Connection, on: date | None = None) -> list[Standing]:
    """See `Record.standing`."""
    query = SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL
    day = on.isoformat() if on else "9999-12-31"
    return [Standing._make(row) for row in connection.execute(sa.text(query), {"on": day})]
