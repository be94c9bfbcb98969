"""The last stance of every party on every issue, by one pass over an index."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pourparlers.record import tables


class Standing(NamedTuple):
    """A stance that was heard last, and the statement it was heard in."""

    party: str
    issue: str
    stance: str
    day: str | None
    """ISO"""
    statement: str


COLUMNS = "party, issue, stance, day, article, statement"
SQLITE = f"""
SELECT {COLUMNS}, max(day) FROM utterance WHERE (day <= :on OR day IS NULL) AND told_by IS {{not_}} NULL
GROUP BY party, issue
"""
POSTGRESQL = f"""
SELECT DISTINCT ON (party, issue) {COLUMNS}, 0 FROM utterance
WHERE (day <= :on OR day IS NULL) AND told_by IS {{not_}} NULL ORDER BY party, issue, day DESC NULLS LAST
"""


@contextmanager
def _no_collection() -> Iterator[None]:
    """Half a million tuples of texts make no cycles; looking for cycles among them takes as long as reading them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def standing(connection: Connection, on: date | None = None) -> list[Standing]:
    """See `Record.standing`. SQLite gives, beside a maximum, the other columns of the row that has it."""
    query = SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    day = on.isoformat() if on else "9999-12-31"
    names = {row.id: row.name for row in connection.execute(sa.select(tables.article.c.id, tables.article.c.name))}
    cursor = connection.connection.cursor()  # the driver's own: half a million rows, nothing done to them
    cursor.execute(query.format(not_="").replace(":on", mark), (day,))
    with _no_collection():
        make, kind = tuple.__new__, Standing  # what Standing(...) does, without its checks
        found = [make(kind, (p, i, s, d, f"{names[a]}/{n}")) for p, i, s, d, a, n, _ in cursor.fetchall()]
    cursor.execute(query.format(not_="NOT").replace(":on", mark), (day,))
    told = cursor.fetchall()
    if told:  # what others say of a party counts where it says nothing itself
        heard = {(s.party, s.issue) for s in found}
        found += [Standing(p, i, s, d, f"{names[a]}/{n}") for p, i, s, d, a, n, _ in told if (p, i) not in heard]
        found.sort(key=lambda s: (s.party, s.issue))
    cursor.close()
    return found
