"""Two ways to compare parties whose ids are free slugs: by the words of the ids, and by the statements they share.

The corpus names domestic bodies as its writers liked (`drivers-union`, `national-hauliers-union`), and no reader can
guess which. *By heads* asks whether the words of two ids agree; *as bodies* asks only whether the statements of one
body have been put together under one id, whatever it is called: ids of gold and reading are mapped one to one within
an article, those that share most statements first (a greedy form of the mapping in CEAF, Luo 2005). Ids that the
register knows, and ids that both sides use, stand for themselves in both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import who

from pourparlers.reading.evaluation.equality import Aliases
from pourparlers.reading.evaluation.matching import Json, matched_statements, things


def parties(record: Json) -> set[str]:
    """The ids of parties of a record's statements."""
    return {s["party"] for s in things(record, "statements") if s.get("party")}


def by_heads(pairs: Sequence[tuple[Json, Json]]) -> Aliases:
    """Ids that name one body in two ways: a government and its state, an organ and its whole, words that agree.

    An id that stands in the gold as it is, or that would fit two parties of it, is accepted for no other.
    """
    found: dict[str, set[str]] = {}
    for gold, reading in pairs:
        theirs, ours = parties(gold), parties(reading)
        for p in sorted(ours):
            fitting = [g for g in sorted(theirs) if g != p and who.alike(g, p)]
            related = [g for g in fitting if who.related(g, p)]
            if p in theirs or len(fitting) > 1:
                fitting = related
            for g in fitting:
                found.setdefault(g, set()).add(p)
    return {g: frozenset(ps) for g, ps in found.items()}


def renamed(gold: Json, reading: Mapping[str, Any], aliases: Aliases) -> dict[str, Any]:
    """The reading with its free ids replaced by those of the gold bodies whose statements they share."""
    wanted, given = things(gold, "statements"), things(reading, "statements")
    taken = parties(gold) & parties(reading)
    shared: Counter[tuple[str, str]] = Counter()
    for i, j in matched_statements(wanted, given):
        g, p = wanted[i].get("party"), given[j].get("party")
        if g and p and g not in taken and p not in taken and p not in aliases.get(g, ()) and free(g) and free(p):
            shared[p, g] += 1
    called: dict[str, str] = {}
    for (p, g), _ in sorted(shared.items(), key=lambda entry: (-entry[1], entry[0])):
        if p not in called and g not in called.values():
            called[p] = g
    return _with(reading, called)


def free(id_: str) -> bool:
    """Whether an id is none of the register's."""
    return who.REGISTER.canonical(id_) not in who.REGISTER.entities


def _with(record: Mapping[str, Any], called: Mapping[str, str]) -> dict[str, Any]:
    """The record with the parties of its statements and commitments called otherwise."""

    def changed(thing: Mapping[str, Any]) -> dict[str, Any]:
        new = dict(thing)
        if new.get("party") in called:
            new["party"] = called[new["party"]]
        new["parties"] = [called.get(p, p) for p in new.get("parties") or ()]
        return new

    lists = {key: [changed(x) for x in record.get(key) or ()] for key in ("statements", "commitments")}
    return {**record, **lists}
