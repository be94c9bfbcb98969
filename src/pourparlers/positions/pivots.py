"""Which statements carry a position by themselves: what a person should look at first, the least sure on top."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from pourparlers.positions.timeline import Source, heard, positions, weight
from pourparlers.reading.types import Stance
from pourparlers.record.types import Utterance


@dataclass(frozen=True, slots=True)
class Pivot:
    """A statement without which a party's position on an issue would be another one, or none."""

    statement: str
    party: str
    issue: str
    stance: Stance
    without: Stance | None
    """what the position would be without it; None: none"""
    weight: float
    """how much it counts, 0 to 1; low where the reading is unsure, the words hedged or told by another party"""


def pivots(source: Source, *, on: date | None = None) -> tuple[Pivot, ...]:
    """Every statement that a position hangs on, the least sure first.

    >>> said = [Utterance("s1", "union", "strike", "supports", confidence=0.4),
    ...         Utterance("s2", "board", "strike", "opposes"), Utterance("s3", "board", "strike", "opposes")]
    >>> [(p.statement, p.without) for p in pivots(said)]
    [('s1', None)]
    """
    told: dict[tuple[str, str], list[Utterance]] = defaultdict(list)
    for u in heard(source):
        told[u.party, u.issue].append(u)
    found = []
    for position in positions([u for said in told.values() for u in said], on=on):
        said = told[position.party, position.issue]
        for statement in position.statements:
            rest = positions([u for u in said if u.statement != statement], on=on)
            without = rest[0].stance if rest else None
            if without != position.stance:
                least = min(weight(u) for u in said if u.statement == statement and u.stance == position.stance)
                found.append(Pivot(statement, position.party, position.issue, position.stance, without, least))
    return tuple(sorted(found, key=lambda p: (p.weight, p.party, p.issue, p.statement)))
