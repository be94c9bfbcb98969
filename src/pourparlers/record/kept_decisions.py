"""What people decided, kept: the log of decisions, what is left to decide, and how far coders agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.record import tables
from pourparlers.record.coding import Difference, article_id, coded_items, differences, log_of, proposals, text_of
from pourparlers.record.connection import looking, writing
from pourparlers.record.deciding import decide
from pourparlers.record.decisions import Item
from pourparlers.record.kept_readings import KeptReadings
from pourparlers.record.types import Act, CodedStatement, Decision, Part

if TYPE_CHECKING:
    from pourparlers.record.agreement import Report


class KeptDecisions(KeptReadings):
    """The decisions on what was read, and what comes of them."""

    def decide(
        self,
        act: Act,
        *,
        article: str,
        coder: str,
        part: Part = "statement",
        targets: Sequence[str] = (),
        body: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None,
        reason: str = "",
        settles: bool = False,
        at: datetime | None = None,
    ) -> int:
        """Write a coder's decision to the log and give its number; nothing in the log is ever changed.

        Args:
            act: `accept`, `reject`, `correct` (body: the fields that change), `split` (body: a list of such),
                `merge` (two targets or more; body: fields of the whole), `add` (body: a record), `undo` (one's own
                decisions; anybody's where it settles).
            article: name of the article; `targets`: ids or keys in it, for `undo` the numbers of decisions.
            settles: whether it settles a disagreement between coders.
            at: when; None means now.
        Raises WrongUse for what is not there, RefusedInput for a record that could not be read back.
        """
        with writing(self._engine, self.address) as connection:
            return decide(connection, act, article=article, coder=coder, part=part, targets=targets, body=body,
                          reason=reason, settles=settles, at=at)  # fmt: skip

    def undo(self, numbers: Sequence[int], *, coder: str, reason: str = "", settles: bool = False) -> tuple[int, ...]:
        """Undo decisions by their numbers, wherever they were made; the numbers of the undoing ones."""
        with writing(self._engine, self.address) as connection:
            by_article = _articles_of(connection, numbers)
            return tuple(
                decide(connection, "undo", article=name, coder=coder, targets=list(map(str, theirs)), reason=reason,
                       settles=settles)
                for name, theirs in by_article.items()
            )  # fmt: skip

    def items(self, article: str, *, coder: str | None = None) -> tuple[Item, ...]:
        """Everything found in an article as it stands after all decisions, rejected records included and marked."""
        with looking(self._engine, self.address) as connection:
            return coded_items(connection, article_id(connection, article), coder)

    def article_names(self) -> dict[str, str]:
        """The names of all articles by their keys, in the order they came in."""
        with looking(self._engine, self.address) as connection:
            a = tables.article.c
            return {row.key: row.name for row in connection.execute(sa.select(a.key, a.name).order_by(a.id))}

    def text(self, article: str) -> str:
        """The text of an article, by its name."""
        with looking(self._engine, self.address) as connection:
            return text_of(connection, article_id(connection, article))

    def decisions(self) -> tuple[Decision, ...]:
        """The whole log, oldest first."""
        with looking(self._engine, self.address) as connection:
            return log_of(connection)

    def queue(self, *, disputed: bool = False) -> list[CodedStatement]:
        """What nobody has decided on yet (`disputed`: what coders left differently), the least sure first."""
        waits = "disputed" if disputed else "proposed"
        open_ = [c for c in self.statements() if c.status == waits]
        return sorted(open_, key=lambda c: (c.statement.confidence, c.id))

    def differences(self, article: str) -> tuple[Difference, ...]:
        """What the newest reading of an article changed against the one before it; nothing where there is but one."""
        with looking(self._engine, self.address) as connection:
            return differences(connection, article)

    def agreement(self, *, machine: bool = True) -> Report:
        """How far coders agree, with each other and (`machine`) with the reading; what they left to settle."""
        from pourparlers.record.agreement import report

        with looking(self._engine, self.address) as connection:
            a = tables.article.c
            found = connection.execute(sa.select(a.id, a.name).order_by(a.id)).all()
            logged = ((n.name, proposals(connection, n.id), log_of(connection, n.id)) for n in found)
            return report(((name, items, log) for name, items, log in logged if log), machine=machine)


def _articles_of(connection: Connection, numbers: Sequence[int]) -> dict[str, list[int]]:
    """The decisions with these numbers, by the name of their article."""
    d, a = tables.decision.c, tables.article.c
    query = sa.select(d.number, a.name).join(tables.article, a.id == d.article).where(d.number.in_(numbers))
    found = {row.number: row.name for row in connection.execute(query)}
    missing = [n for n in numbers if n not in found]
    if missing or not numbers:
        raise WrongUse(Message("there is no decision {numbers} to undo", numbers=", ".join(map(str, missing)) or "–"))
    listed: dict[str, list[int]] = {}
    for number in numbers:
        listed.setdefault(found[number], []).append(number)
    return listed
