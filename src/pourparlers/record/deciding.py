"""A coder's decision, checked and written to the log; nothing is written that could not be read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.engine import Connection

from pourparlers.base.errors import RefusedInput, WrongUse
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.reading.record_fields import Fields
from pourparlers.reading.record_json_in import (
    amount_from,
    commitment_from,
    event_from,
    precedent_from,
    statement_from,
)
from pourparlers.record import coding, rows, tables
from pourparlers.record.decisions import Body, Item
from pourparlers.record.types import ACTS, PARTS, Act, Part

BUILDERS: dict[Part, Callable[[Fields], Any]] = {
    "statement": statement_from,
    "commitment": commitment_from,
    "amount": amount_from,
    "event": event_from,
    "precedent": precedent_from,
}
OTHER_NAMES: dict[Part, tuple[str, ...]] = {"amount": ("amounts",)}
"""fields that the record's JSON calls otherwise than the code"""
EMPTY: dict[Part, Body] = {"statement": {"source": None, "cue": None, "content": [], "positions": []}}


def decide(
    connection: Connection,
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
    """Write one decision in an open transaction and give its number; see `Record.decide`."""
    if act not in ACTS or part not in PARTS:
        raise WrongUse(
            Message(
                "{act!r} on {part!r} is no decision; acts are {acts}, parts {parts}",
                act=act,
                part=part,
                acts=", ".join(ACTS),
                parts=", ".join(PARTS),
            )
        )
    if not coder.strip():
        raise WrongUse("a decision needs the name of its coder")
    number = coding.article_id(connection, article)
    packed: Body | None = None
    if act == "undo":
        keys = _undone(connection, number, targets, coder, settles=settles)
    else:
        keys, packed = _decided(connection, number, act, part, targets, body)
    made = connection.execute(
        tables.decision.insert().values(
            at=(at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds"),
            coder=coder,
            act=act,
            part=part,
            article=number,
            targets=rows.packed(keys),
            body=rows.packed(packed) if packed is not None else None,
            reason=reason,
            settles=settles,
        )
    )
    assert made.inserted_primary_key is not None
    coding.refresh(connection, number)
    return int(made.inserted_primary_key[0])


def _decided(
    connection: Connection, article: int, act: Act, part: Part, targets: Sequence[str], body: Any
) -> tuple[list[str], Body]:
    """The keys of what is decided on, and the body of the log line."""
    found = coding.coded_items(connection, article)
    items = [_item(found, part, target) for target in targets]
    length = len(coding.text_of(connection, article))
    return [i.key for i in items], _body(act, part, items, body, length)


def _undone(
    connection: Connection, article: int, targets: Sequence[str], coder: str, *, settles: bool
) -> list[str]:  # fmt: skip
    """The decisions to undo: a coder's own, or anybody's where that settles a disagreement."""
    known = {str(d.number): d for d in coding.log_of(connection, article)}
    missing = [t for t in targets if str(t) not in known]
    if missing or not targets:
        raise WrongUse(
            Message("no decision {numbers} on this article to undo", numbers=", ".join(map(str, missing)) or "–")
        )
    others = [known[str(t)] for t in targets if known[str(t)].coder != coder]
    if others and not settles:
        raise WrongUse(
            Message(
                "decision {number} is {coder}'s: decide otherwise, or settle it",
                number=others[0].number,
                coder=others[0].coder,
            )
        )
    return [str(t) for t in targets]


def _item(found: Iterable[Item], part: Part, target: str) -> Item:
    """The record meant by an id or a key; keys go first, so that ids may change between readings."""
    listed = [i for i in found if i.part == part]
    for item in listed:
        if item.key == target:
            return item
    for item in listed:
        if item.body["id"] == target:
            return item
    raise WrongUse(Message("there is no {part} {target!r} in this article", part=part, target=target))


def _body(act: Act, part: Part, items: Sequence[Item], body: Any, length: int) -> Body:
    """The body of the log line: what is new, checked, and what was there."""
    wanted = {"accept": 1, "reject": 1, "correct": 1, "split": 1, "merge": 2, "add": 0}[act]
    if (act == "add" and items) or len(items) < wanted or (len(items) > 1 and act in ("correct", "split")):
        raise WrongUse(
            Message("{act} takes {wanted} of {part}, not {n}", act=act, wanted=wanted, part=part, n=len(items))
        )
    was = {i.key: i.body for i in items}
    problems: list[Problem] = []
    made: Body = {"was": was} if was else {}
    if act == "correct":
        made["set"] = dict(body or {})
        _check(part, items[0].body | made["set"], length, problems)
    elif act == "split":
        if not isinstance(body, Sequence) or len(body) < 2:
            raise WrongUse("split takes a list of at least two records")
        made["into"] = [items[0].body | dict(piece) for piece in body]
        for piece in made["into"]:
            _check(part, piece, length, problems)
    elif act == "merge":
        made["as"] = _merged(items, dict(body or {}))
        _check(part, items[0].body | made["as"], length, problems)
    elif act == "add":
        made["record"] = {"id": "h1"} | EMPTY.get(part, {}) | dict(body or {})
        _check(part, made["record"], length, problems)
    if problems:
        raise RefusedInput(problems)
    return made


def _merged(items: Sequence[Item], given: Body) -> Body:
    """What merging comes to where nothing else is said: all content, all positions, in the order of the text."""
    if "content" in items[0].body:
        spans = {tuple(s) for i in items for s in i.body["content"]}
        given.setdefault("content", [list(s) for s in sorted(spans)])
        stances = {p["issue"]: p for i in reversed(items) for p in i.body["positions"]}
        given.setdefault("positions", [stances[issue] for issue in sorted(stances)])
    return given


def _check(part: Part, body: Body, length: int, problems: list[Problem]) -> None:
    made, known = BUILDERS[part](Fields(body, part, length, problems)), OTHER_NAMES.get(part, ())
    names = {f.name for f in fields(made)}.union(known)
    for name in sorted(body.keys() - names):
        message = Message("a {part} has no field {name!r}", part=part, name=name)
        remedy = Message("its fields are {fields}", fields=", ".join(sorted(names)))
        problems.append(Problem("unknown-field", Where(), message, remedy))
