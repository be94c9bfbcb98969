"""What was read, kept: articles with their readings in, coded readings, statements and stances out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

import sqlalchemy as sa

from pourparlers.reading.types import Commitment, Reading
from pourparlers.record import rows, tables
from pourparlers.record.adding import Added, add_batch
from pourparlers.record.coding import book_of, coded_items, proposals, rest
from pourparlers.record.connection import looking, writing
from pourparlers.record.decisions import Item
from pourparlers.record.opened import Opened
from pourparlers.record.standing import Standing, standing
from pourparlers.record.types import CodedStatement, Utterance
from pourparlers.sources.types import Article

BATCH = 100
"""articles a transaction: what is lost at most when a load is killed, and is read again"""


class KeptReadings(Opened):
    """The articles of a record and what is found in them."""

    def add(self, reading: Reading, *, reader: str = "") -> Added:
        """Take in one reading; the same one twice changes nothing. `reader` says which program read it."""
        return next(iter(self.add_all([reading], reader=reader)))

    def add_all(self, readings: Iterable[Reading], *, reader: str = "") -> tuple[Added, ...]:
        """Take in readings, a transaction every hundred; after a kill, the same call goes on where it stopped."""
        return tuple(self.add_each(readings, reader=reader))

    def add_each(self, readings: Iterable[Reading], *, reader: str = "") -> Iterator[Added]:
        """As `add_all`, telling what each changed once it is safely stored."""
        source = iter(readings)
        while batch := list(islice(source, BATCH)):
            with writing(self._engine, self.address) as connection:
                added = add_batch(connection, batch, reader)
            yield from added

    def articles(self) -> tuple[Article, ...]:
        """All articles, in the order they came in; their ids are their names in this record."""
        with looking(self._engine, self.address) as connection:
            found = connection.execute(sa.select(tables.article).order_by(tables.article.c.id)).mappings()
            return tuple(rows.article_from(row) for row in found)

    def readings(self, *, coder: str | None = None, proposed: bool = False) -> Iterator[Reading]:
        """Every article with what is found in it: read, then decided (`coder`: by that one alone).

        With `proposed`, as it was read, before any decision.
        """
        for article, found, others in self._coded(coder):
            kept = [i for i in found if i.status != "rejected"] if not proposed else self.proposals(article.id)
            yield rows.reading_of(article, kept, others)[0]

    def statements(self, *, coder: str | None = None, once: bool = False) -> Iterator[CodedStatement]:
        """Every statement as it stands after all decisions, rejected ones included and marked so.

        With `once`, one report is one statement however many articles print it, and `sources` names them all.
        """
        printed = self._printed(coder) if once else None
        for article, found, _ in self._coded(coder):
            by_id = {i.body["id"]: i for i in found if i.part == "statement"}
            whole, _problems = rows.reading_of(article, by_id.values(), "{}")
            for s in whole.statements:
                sources = (article.id,) if printed is None else printed.get((article.id, s.id), ())
                if sources:
                    i = by_id[s.id]
                    yield CodedStatement(i.key, article.id, s, i.status, i.decisions, i.coders, sources)

    def _printed(self, coder: str | None) -> dict[tuple[str, str], tuple[str, ...]]:
        """For each statement that is told first, the articles that print it."""
        from pourparlers.record.copies import once

        pairs = once(self.readings(coder=coder), self.copies())
        return {(r.article.id, id_): tuple(names) for r, own in pairs for id_, names in own.items()}

    def find_copies(self, *, alike: float | None = None) -> dict[str, str]:
        """Find near-copies of one report among all articles and keep what was found; article -> first article."""
        from pourparlers.record.copies import ALIKE, copies

        found = copies(self.articles(), alike=ALIKE if alike is None else alike)
        a = tables.article
        with writing(self._engine, self.address) as connection:
            number = {row.name: row.id for row in connection.execute(sa.select(a.c.name, a.c.id))}
            connection.execute(a.update().values(copy_of=None))
            for name, first in found.items():
                connection.execute(a.update().where(a.c.id == number[name]).values(copy_of=number[first]))
        return found

    def copies(self) -> dict[str, str]:
        """The near-copies as they were last found: article -> first article of the same report."""
        a, first = tables.article, tables.article.alias()
        query = sa.select(a.c.name, first.c.name).join(first, first.c.id == a.c.copy_of).order_by(a.c.id)
        with looking(self._engine, self.address) as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def commitments(self, *, coder: str | None = None) -> Iterator[tuple[str, Commitment]]:
        """Every commitment that is not rejected, with the name of its article."""
        for reading in self.readings(coder=coder):
            for commitment in reading.commitments:
                yield reading.article.id, commitment

    def proposals(self, article: str) -> tuple[Item, ...]:
        """What the newest reading proposes for an article, by its name."""
        with looking(self._engine, self.address) as connection:
            a = tables.article.c
            number = connection.execute(sa.select(a.id).where(a.name == article)).scalar()
            return proposals(connection, number) if number is not None else ()

    def standing(self, *, on: date | None = None) -> list[Standing]:
        """The last stance heard of every party on every issue until a day; quick for millions of statements.

        What the party says itself goes before what others say of it. Where words of one day differ, any of them is
        given: `positions` weighs them, and gives all the evidence.
        """
        with looking(self._engine, self.address) as connection:
            return standing(connection, on)

    def utterances(self, *, until: date | None = None, once: bool = False) -> tuple[Utterance, ...]:
        """Every stance of the coded record, up to a day, with statement ids `article/s1`; quick, from its own table.

        With `once`, what near-copies of one report repeat is left out.
        """
        if once:
            printed = self._printed(None)
            return tuple(u for u in self.utterances(until=until) if tuple(u.statement.rsplit("/", 1)) in printed)
        u, a = tables.utterance.c, tables.article.c
        query = (
            sa.select(a.name, u.statement, u.party, u.issue, u.stance, u.condition, u.day, u.person, u.via, u.told_by,
                      u.hedged, u.confidence)
            .join(tables.article, a.id == u.article)
            .order_by(u.article, u.place)
        )  # fmt: skip
        if until is not None:
            query = query.where(sa.or_(u.day.is_(None), u.day <= until.isoformat()))
        with looking(self._engine, self.address) as connection:
            return tuple(rows.utterance_from(row[1:], f"{row[0]}/") for row in connection.execute(query))

    def _coded(self, coder: str | None) -> Iterator[tuple[Article, tuple[Item, ...], str]]:
        with looking(self._engine, self.address) as connection:
            found = connection.execute(sa.select(tables.article).order_by(tables.article.c.id)).mappings().all()
            book = book_of(connection)
            for row in found:
                items = book.applied(coded_items(connection, row["id"], coder))
                yield rows.article_from(row), items, rest(connection, row["id"])
