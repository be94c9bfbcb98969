"""Record plus log: what was proposed, and what coders made of it. Nothing here touches a database."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pourparlers.record.types import Decision, Part, Status

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One record of an article, as proposed or as coded; `body` is its JSON."""

    key: str
    part: Part
    body: Body
    status: Status = "proposed"
    decisions: tuple[int, ...] = ()
    coders: tuple[str, ...] = ()


def undone(log: Iterable[Decision]) -> frozenset[int]:
    """The numbers of the decisions that do not hold; an undone undo brings back what it undid."""
    found: set[int] = set()
    for d in sorted(log, key=lambda d: -d.number):
        if d.act == "undo" and d.number not in found:
            found.update(map(int, d.targets))
    return frozenset(found)


def standing(log: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody has undone, in their order; undos themselves left out."""
    listed = sorted(log, key=lambda d: d.number)
    gone = undone(listed)
    return tuple(d for d in listed if d.number not in gone and d.act != "undo")


def coded(proposed: Iterable[Item], log: Iterable[Decision], *, coder: str | None = None) -> tuple[Item, ...]:
    """The records of one article after the log, rejected ones included and marked; `coder`: as that one left them.

    The last decision on a record counts. Where coders differ on it and none has settled it, it is `disputed`.
    """
    stand = [d for d in standing(log) if coder is None or d.coder == coder]
    about: dict[tuple[Part, str], list[Decision]] = defaultdict(list)
    for d in stand:
        for target in d.targets:
            about[d.part, target].append(d)
    by_hand = [
        Item(f"h{d.number}", d.part, d.body["record"], "by-hand", (d.number,), (d.coder,))
        for d in stand
        if d.act == "add"
    ]
    found = [piece for item in (*proposed, *by_hand) for piece in _pieces(item, about)]
    for part, key in sorted(about):  # decided on an earlier reading, and not found again by this one
        was = [d.body["was"][key] for d in about[part, key] if key in ((d.body or {}).get("was") or {})]
        found += _pieces(Item(key, part, was[0]), about) if was and (part, key) in about else []
    return tuple(_own_ids(found))


def _pieces(item: Item, about: dict[tuple[Part, str], list[Decision]]) -> list[Item]:
    """What the decisions on a record make of it, and those on its pieces of them."""
    decided = _decided(item, about.pop((item.part, item.key), []))
    if len(decided) == 1:
        return decided
    return [piece for half in decided for piece in _pieces(half, about)]


def _decided(item: Item, decisions: Sequence[Decision]) -> list[Item]:
    """What the decisions on one record make of it."""
    if not decisions:
        return [item]
    last = decisions[-1]
    numbers = (*item.decisions, *(d.number for d in decisions))
    coders = tuple(sorted({*item.coders, *(d.coder for d in decisions)}))
    status: Status = "disputed" if disputed(decisions, item.key) else _status(last)
    if item.status == "by-hand" and last.act == "accept":
        status = "by-hand"
    left = left_by(last, item.key, item.body) | {"id": item.body["id"]}
    match last.act:
        case "split":
            bodies = [b | {"id": f"{item.body['id']}.{n}"} for n, b in enumerate(last.body["into"], 1)]
        case "merge":
            first = last.targets[0] == item.key
            bodies = [left] if first else [item.body]
            status = status if first or status == "disputed" else "rejected"
        case "reject":
            bodies = [item.body]
        case _:
            bodies = [left]
    suffixes = [""] if len(bodies) == 1 else [f".{n}" for n in range(1, len(bodies) + 1)]
    return [Item(item.key + s, item.part, b, status, numbers, coders) for s, b in zip(suffixes, bodies, strict=True)]


def left_by(decision: Decision, key: str, proposed: Body) -> Body:
    """A record as a decision left it: as the coder saw it, with what was changed; `proposed` where that is not known.

    So a second correction keeps the first, and accepting what another coder corrected accepts the correction.
    """
    body: Mapping[str, Any] = decision.body or {}
    seen = (body.get("was") or {}).get(key, proposed)
    return _sure(seen | body.get("set", {}) | body.get("as", {}))


def _sure(body: Body) -> Body:
    """A record, and the stances in it, as sure as somebody who decided on it."""
    kept = {k: v for k, v in body.items() if k not in ("confidence", "party_confidence")}
    if kept.get("positions"):
        doubts = ("confidence", "reason")
        kept["positions"] = [{k: v for k, v in p.items() if k not in doubts} for p in kept["positions"]]
    return kept


def _status(decision: Decision) -> Status:
    return {"accept": "accepted", "reject": "rejected"}.get(decision.act, "corrected")  # type: ignore[return-value]


def disputed(decisions: Sequence[Decision], key: str) -> bool:
    """Whether what the coders last left of one record differs, after the last that settles."""
    return len({outcome(d, key) for d in last_words(decisions).values()}) > 1


def last_words(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last decision of each coder on one record, after the last that settles."""
    words: dict[str, Decision] = {}
    for d in decisions:
        if d.settles:
            words.clear()
        words[d.coder] = d
    return words


def outcome(decision: Decision, key: str) -> str:
    """What a decision leaves of a record, so that two can be compared however they came to it."""
    if decision.act in ("accept", "correct"):
        kept = {k: v for k, v in left_by(decision, key, {}).items() if k not in ("id", "flags")}
        return json.dumps(kept, sort_keys=True)
    return "reject" if decision.act == "reject" else effect(decision)


def effect(decision: Decision) -> str:
    """What a decision does, in words of the log, whoever made it and why."""
    body: Mapping[str, Any] = decision.body or {}
    return decision.act + json.dumps({k: v for k, v in sorted(body.items()) if k != "was"}, sort_keys=True)


def _own_ids(items: Iterable[Item]) -> Iterable[Item]:
    """Ids within a part are unique: what was added or restored gives way."""
    taken: set[tuple[str, str]] = set()
    for item in items:
        name, n = item.body["id"], 2
        while (item.part, name) in taken:
            name, n = f"{item.body['id']}-{n}", n + 1
        taken.add((item.part, name))
        same = name == item.body["id"]
        yield (
            item
            if same
            else Item(item.key, item.part, item.body | {"id": name}, item.status, item.decisions, item.coders)
        )
