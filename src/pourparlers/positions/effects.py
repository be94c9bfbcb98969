"""What hangs on a statement: the positions that it carries, the ties between parties that it moves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from pourparlers.positions.pivots import Pivot, pivots
from pourparlers.record.types import Utterance

SIGN = {"supports": 1, "opposes": -1}


@dataclass(frozen=True, slots=True)
class Effect:
    """What would change if a statement were not there."""

    statement: str
    doubt: float
    """the chance that it is read wrongly: 1 - confidence"""
    moved: tuple[Pivot, ...] = field(default=())
    """positions that would be others, or none"""
    ties: float = 0.0
    """by how much all ties between parties would change, each from -1 (opponents) to 1 (of one mind)"""
    nearest: str | None = None
    """the other party whose tie would change most"""

    @property
    def weight(self) -> float:
        """How much is to be gained by looking at it: the doubt times the positions moved and the change of ties."""
        return round(self.doubt * (len(self.moved) + self.ties), 6)


def effects(said: Iterable[Utterance]) -> dict[str, Effect]:
    """The effect of every statement, by its id; each of its stances is taken out by itself.

    A tie is congruence minus conflict with the cosine normalisation (`networks.onemode`).

    >>> said = [Utterance("s1", "union", "strike", "supports", confidence=0.5), Utterance("s2", "guild", "strike",
    ...         "supports"), Utterance("s3", "guild", "strike", "supports")]
    >>> {s: (len(e.moved), e.ties, e.weight) for s, e in effects(said).items()}
    {'s1': (1, 1.0, 1.0), 's2': (0, 0.0, 0.0), 's3': (0, 0.0, 0.0)}
    """
    listed = list(said)
    moved: dict[str, list[Pivot]] = defaultdict(list)
    for pivot in pivots(listed):
        moved[pivot.statement].append(pivot)
    ties = _ties(listed)
    by_statement: dict[str, list[Utterance]] = defaultdict(list)
    for u in listed:
        by_statement[u.statement].append(u)
    found = {}
    for statement, own in by_statement.items():
        changes = [ties.get((u.party, u.issue, u.stance), (0.0, None)) for u in own]
        nearest = max(changes, key=lambda change: change[0])[1]
        doubt = round(1 - min(u.confidence for u in own), 6)
        whole = round(sum(change for change, _ in changes), 6)
        found[statement] = Effect(statement, doubt, tuple(moved[statement]), whole, nearest)
    return found


def _ties(said: list[Utterance]) -> dict[tuple[str, str, str], tuple[float, str | None]]:
    """For each use of an issue by a party: how much all its ties change without one of these, and whose most."""
    cells: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for u in said:
        if u.stance in SIGN:
            cells[u.party, u.issue][u.stance == "supports"] += 1
    parties, issues = ({n: i for i, n in enumerate(sorted({key[k] for key in cells}))} for k in (0, 1))
    yes, no = np.zeros((len(parties), len(issues))), np.zeros((len(parties), len(issues)))
    for (party, issue), (against, for_) in cells.items():
        yes[parties[party], issues[issue]], no[parties[party], issues[issue]] = for_, against
    net, own = yes - no, (yes**2 + no**2).sum(axis=1)
    names, found = list(parties), {}
    for (party, issue), counts in cells.items():
        a, j = parties[party], issues[issue]
        shared, size = net @ net[a], np.sqrt(own * own[a])
        for stance, sign in SIGN.items():
            n = counts[stance == "supports"]
            if n:
                found[party, issue, stance] = _moved(names, a, shared, size, own, net[:, j] * sign, 2 * n - 1)
    return found


def _moved(
    names: list[str], a: int, shared: Any, size: Any, own: Any, loss: Any, smaller: int
) -> tuple[float, str | None]:  # fmt: skip
    """The change of the ties of party `a` when its sums lose `loss` and its own square `smaller`."""
    after = np.sqrt(own * max(own[a] - smaller, 0))
    gap = np.abs(_over(shared - loss, after) - _over(shared, size))
    gap[a] = 0.0
    most = int(gap.argmax())
    return round(float(gap.sum()), 6), names[most] if gap[most] else None


def _over(sums: Any, size: Any) -> Any:
    return np.divide(sums, size, out=np.zeros_like(sums), where=size != 0)
