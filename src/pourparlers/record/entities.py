"""The record's own parties and persons after the log of changes: merged, with aliases, attributes with days, parents.

Nothing here touches a database: changes go in, entities come out, and ids in what was read are replaced by the ids they
were merged into. What was read stays as it was, so that undoing a merge brings it back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.record.changes import LoggedChange, undone
from pourparlers.record.decisions import Item
from pourparlers.record.types import AttributeValue, value_on

ACTS = {"merge": ("kept", "other"), "alias": ("entity", "name"), "attribute": ("entity", "name", "value"),
        "parent": ("entity", "parent")}  # fmt: skip
NAMED = ("party", "person", "via", "reported_by")
"""fields of records that hold the id of an entity"""
LISTED = ("parties", "actors")
"""fields that hold several"""


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """A party or person of the record, as people described it."""

    id: str
    aliases: tuple[str, ...] = ()
    attributes: tuple[AttributeValue, ...] = ()
    parent: str | None = None
    merged: tuple[str, ...] = ()
    """the ids that are now this one"""

    def attribute(self, name: str, on: date | None = None) -> str | None:
        """The value of an attribute on a day."""
        return value_on(self.attributes, name, on)


@dataclass(frozen=True, slots=True)
class EntityBook:
    """All that was said of entities."""

    entities: dict[str, KnownEntity] = field(default_factory=dict)
    into: dict[str, str] = field(default_factory=dict)
    """id -> the id that it was merged into"""

    def now(self, id_: str) -> str:
        """The id of an entity after all merges."""
        while id_ in self.into:
            id_ = self.into[id_]
        return id_

    def applied(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Records with every id as it is after all merges."""
        if not self.into:
            return tuple(items)
        return tuple(replace(item, body=self._renamed(item.body)) for item in items)

    def _renamed(self, body: dict[str, Any]) -> dict[str, Any]:
        single = {k: self.now(body[k]) for k in NAMED if isinstance(body.get(k), str)}
        several = {k: list(dict.fromkeys(map(self.now, body[k]))) for k in LISTED if body.get(k)}
        return body | single | several


def entity_book(log: Iterable[LoggedChange]) -> EntityBook:
    """What the changes that stand come to, in their order.

    >>> merge = LoggedChange(1, "", "ann", "", "merge", {"kept": "union", "other": "dockers-union"})
    >>> entity_book([merge]).now("dockers-union")
    'union'
    """
    lines = tuple(log)
    gone, book = undone(lines), EntityBook()
    values: dict[str, list[AttributeValue]] = defaultdict(list)
    aliases: dict[str, list[str]] = defaultdict(list)
    parents: dict[str, str | None] = {}
    for line in (c for c in lines if c.number not in gone):
        b = line.body
        match line.act:
            case "merge":
                one, two = book.now(b["kept"]), book.now(b["other"])
                if one != two:
                    book.into[two] = one
            case "alias":
                aliases[b["entity"]].append(b["name"])
            case "attribute":
                days = [date.fromisoformat(d) if d else None for d in (b.get("since"), b.get("until"))]
                new = AttributeValue(b["name"], b["value"], *days)
                same = (new.attribute, new.since, new.until)
                kept = [a for a in values[b["entity"]] if (a.attribute, a.since, a.until) != same]
                values[b["entity"]] = [*kept, new]
            case "parent":
                parents[b["entity"]] = b["parent"]
    named = {*aliases, *values, *parents, *book.into, *book.into.values()}
    for id_ in sorted({book.now(n) for n in named}):
        own = [id_, *sorted(n for n in named if n != id_ and book.now(n) == id_)]
        above = next((parents[n] for n in own if parents.get(n)), None)
        book.entities[id_] = KnownEntity(
            id_,
            tuple(dict.fromkeys(a for n in own for a in aliases[n])),
            tuple(a for n in own for a in values[n]),
            book.now(above) if above else None,
            tuple(own[1:]),
        )
    return book


def checked(act: str, body: dict[str, Any], book: EntityBook) -> None:
    """Raise WrongUse for a change that cannot be."""
    if act not in ACTS or any(not body.get(k) for k in ACTS[act] if k != "parent"):
        raise WrongUse(
            Message(
                "{act!r} with {given} is no change; there are {acts}",
                act=act,
                given=", ".join(body),
                acts=", ".join(ACTS),
            )
        )
    if act == "merge" and book.now(body["kept"]) == book.now(body["other"]):
        raise WrongUse(Message("{kept!r} and {other!r} are one already", kept=body["kept"], other=body["other"]))
    if act == "attribute" and body.get("since") and body.get("until") and body["until"] < body["since"]:
        raise WrongUse(Message("{since} is after {until}", since=body["since"], until=body["until"]))
    climbed = book.now(body["parent"]) if act == "parent" and body["parent"] else None
    while climbed is not None:
        if climbed == book.now(body["entity"]):
            raise WrongUse(
                Message("{above!r} is below {below!r}, or is it", above=body["parent"], below=body["entity"])
            )
        climbed = book.entities[climbed].parent if climbed in book.entities else None
