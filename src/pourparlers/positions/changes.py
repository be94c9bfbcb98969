"""Who moved, on which words; and where the words of one party, or about it, do not go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from pourparlers.positions.timeline import Source, heard, history
from pourparlers.positions.types import Change, Contradiction, PartyPosition, Turn
from pourparlers.reading.types import Stance
from pourparlers.record.types import Utterance

STRENGTH: dict[Stance, float] = {"supports": 1.0, "not-opposed": 0.25, "neutral": 0.0, "opposes": -1.0}


def changes(source: Source, *, since: date | None = None, until: date | None = None) -> tuple[Change, ...]:
    """Every change of a position after `since` and until `until` (None: without bound), by day, party and issue.

    >>> said = [Utterance("s1", "union", "strike", "supports", day=date(2025, 3, 1)),
    ...         Utterance("s2", "union", "strike", "opposes", day=date(2025, 3, 9))]
    >>> [(c.turn, c.statements) for c in changes(said, since=date(2025, 3, 1))]
    [('reversed', ('s2',))]
    """
    found = []
    for episodes in history(source, until=until).values():
        for before, after in pairwise((None, *episodes)):
            assert after is not None
            if since is None or (after.since is not None and after.since > since):
                found.append(_change(before, after))
    return tuple(sorted(found, key=lambda c: (c.on or date.min, c.party, c.issue)))


def _change(before: PartyPosition | None, after: PartyPosition) -> Change:
    return Change(after.party, after.issue, _turn(before, after), before, after, after.since, after.statements)


def _turn(before: PartyPosition | None, after: PartyPosition) -> Turn:
    if before is None:
        return "new"
    old, new = STRENGTH[before.stance], STRENGTH[after.stance]
    if old == new:
        return "condition"
    if old * new == -1.0:
        return "reversed"
    return "firmer" if abs(new) > abs(old) else "softer"


def contradictions(source: Source, *, on: date | None = None) -> tuple[Contradiction, ...]:
    """Support and opposition inside a party on one day, and between what it says and what others say of it."""
    told: dict[tuple[str, str], list[Utterance]] = defaultdict(list)
    for u in heard(source):
        if u.stance in ("supports", "opposes") and (on is None or u.day is None or u.day <= on):
            told[u.party, u.issue].append(u)
    found: list[Contradiction] = []
    for (party, issue), said in sorted(told.items()):
        found.extend(_inside(party, issue, [u for u in said if not u.told_by]))
        found.extend(_reported(party, issue, said))
    return tuple(found)


def _inside(party: str, issue: str, own: list[Utterance]) -> Iterable[Contradiction]:
    days: dict[date | None, list[Utterance]] = defaultdict(list)
    for u in own:
        days[u.day].append(u)
    for day, said in sorted(days.items(), key=lambda item: item[0] or date.min):
        clash = _sides(said)
        if clash:
            who = tuple(sorted({u.person for u in said if u.person}))
            yield Contradiction(party, issue, "inside", ("supports", "opposes"), *clash, day, who)


def _sides(said: Iterable[Utterance]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    said = list(said)
    one = tuple(dict.fromkeys(u.statement for u in said if u.stance == "supports"))
    other = tuple(dict.fromkeys(u.statement for u in said if u.stance == "opposes"))
    return (one, other) if one and other else None


def _reported(party: str, issue: str, said: list[Utterance]) -> Iterable[Contradiction]:
    """What others say of it, against the last that it said itself until then (else the first it said after)."""
    own = sorted((u for u in said if not u.told_by), key=lambda u: u.day or date.min)
    against: dict[tuple[Stance, Stance, tuple[str, ...]], list[Utterance]] = defaultdict(list)
    for u in (u for u in said if u.told_by):
        until = [o for o in own if (o.day or date.min) <= (u.day or date.max)] or own[:1]
        if until and all(o.stance != u.stance for o in until if o.day == until[-1].day):
            same = tuple(dict.fromkeys(o.statement for o in until if o.day == until[-1].day))
            against[until[-1].stance, u.stance, same].append(u)
    for (stance, told, ids), others in against.items():
        who = tuple(sorted({u.told_by for u in others if u.told_by}))
        other = tuple(dict.fromkeys(u.statement for u in others))
        yield Contradiction(party, issue, "reported", (stance, told), ids, other, others[-1].day, who)
