"""The coded record of one article, inside an open transaction: proposals, its part of the log, what comes of both."""

from __future__ import annotations

import json
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.reading.types import Reading
from pourparlers.record import changes, rows, tables
from pourparlers.record.decisions import Body, Item, coded, standing
from pourparlers.record.entities import EntityBook, entity_book
from pourparlers.record.types import Decision, Part


def article_id(connection: Connection, name: str) -> int:
    """The number of an article by its name; locks it against other writers where the database has such locks."""
    a = tables.article.c
    found = connection.execute(sa.select(a.id).where(a.name == name).with_for_update()).scalar()
    if found is None:
        raise WrongUse(Message("there is no article {name!r} in the record", name=name))
    return int(found)


def proposals(connection: Connection, article: int) -> tuple[Item, ...]:
    """The records of an article's newest reading, statements first."""
    current = sa.select(tables.reading.c.id).where(tables.reading.c.article == article, tables.reading.c.current)
    return _found(connection, current)


def _found(connection: Connection, current: sa.Select[tuple[int]]) -> tuple[Item, ...]:
    """The records of a reading, statements first."""
    s, f = tables.statement.c, tables.finding.c
    said = connection.execute(sa.select(s.key, s.body).where(s.reading.in_(current)).order_by(s.place))
    rest = connection.execute(sa.select(f.key, f.part, f.body).where(f.reading.in_(current)).order_by(f.place))
    found = [Item(row.key, "statement", json.loads(row.body)) for row in said]
    return (*found, *(Item(row.key, row.part, json.loads(row.body)) for row in rest))


def rest(connection: Connection, article: int) -> str:
    """What an article's newest reading holds beside its records, as JSON."""
    r = tables.reading.c
    found = connection.execute(sa.select(r.rest).where(r.article == article, r.current)).scalar()
    return str(found) if found else "{}"


def log_of(connection: Connection, article: int | None = None) -> tuple[Decision, ...]:
    """The log in its order, of one article or of all (None)."""
    d, a = tables.decision.c, tables.article.c
    query = sa.select(tables.decision, a.key.label("article_key")).join(tables.article, a.id == d.article)
    query = query.order_by(d.number)
    if article is not None:
        query = query.where(d.article == article)
    return tuple(_decision(row) for row in connection.execute(query).mappings())


def _decision(row: RowMapping) -> Decision:
    return Decision(
        number=row["number"],
        at=row["at"],
        coder=row["coder"],
        act=row["act"],
        part=row["part"],
        article=row["article_key"],
        targets=tuple(json.loads(row["targets"])),
        body=json.loads(row["body"]) if row["body"] is not None else None,
        reason=row["reason"],
        settles=row["settles"],
    )


def coded_items(connection: Connection, article: int, coder: str | None = None) -> tuple[Item, ...]:
    """Proposals and log of an article put together, rejected ones included and marked."""
    return coded(proposals(connection, article), log_of(connection, article), coder=coder)


def book_of(connection: Connection) -> EntityBook:
    """What people said of the record's own entities."""
    return entity_book(changes.log_of(connection, ""))


def coded_reading(connection: Connection, article: int) -> Reading:
    """An article with what is found in it after all decisions."""
    row = connection.execute(sa.select(tables.article).where(tables.article.c.id == article)).mappings().one()
    kept = (i for i in book_of(connection).applied(coded_items(connection, article)) if i.status != "rejected")
    return rows.reading_of(rows.article_from(row), kept, rest(connection, article))[0]


def refresh(connection: Connection, article: int) -> None:
    """Write the derived stances of an article anew."""
    u = tables.utterance
    connection.execute(u.delete().where(u.c.article == article))
    flat = rows.utterance_rows(coded_reading(connection, article))
    if flat:
        connection.execute(u.insert(), [{"article": article} | row for row in flat])


def text_of(connection: Connection, article: int) -> str:
    """The text of an article."""
    return str(connection.execute(sa.select(tables.article.c.text).where(tables.article.c.id == article)).scalar_one())


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that two readings of an article do not share: `before` None where it is new, `after` where gone."""

    part: Part
    before: Body | None
    after: Body | None
    decided: bool
    """whether a coder has decided on it, in which case the decision stands"""


def differences(connection: Connection, name: str) -> tuple[Difference, ...]:
    """What the newest reading of an article changed against the latest one before it."""
    article, r = article_id(connection, name), tables.reading.c
    older = sa.select(r.id).where(r.article == article, sa.not_(r.current)).order_by(r.id.desc()).limit(1)
    if connection.execute(older).scalar() is None:
        return ()
    before = {(i.part, i.key): i.body for i in _found(connection, older)}
    after = {(i.part, i.key): i.body for i in proposals(connection, article)}
    decided = {(d.part, key) for d in standing(log_of(connection, article)) for key in d.targets}
    keys = [*before, *(k for k in after if k not in before)]
    changed = [(k, before.get(k), after.get(k)) for k in keys]
    return tuple(Difference(k[0], a, b, k in decided) for k, a, b in changed if _bare(a) != _bare(b))


def _bare(body: Body | None) -> Body | None:
    """A record without its id, which may differ between readings that found the same."""
    return None if body is None else {k: v for k, v in body.items() if k != "id"}
