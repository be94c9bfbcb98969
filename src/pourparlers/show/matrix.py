"""Who stands where: parties × issues, each cell with the passages it rests on.

The order of parties and issues is part of the picture: parties that agree stand side by side (a greedy chain over
agreements minus disagreements), and the issue that divides most comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pourparlers.positions.types import PartyPosition
from pourparlers.reading.types import Reading, Stance
from pourparlers.record.utterances import speakers
from pourparlers.show.references import References
from pourparlers.show.types import Ref

Verdict = str
"""a stance, or `mixed` where the passages contradict each other"""


UNSURE = 0.5
"""readings below this confidence are called uncertain"""
LARGE = 3
"""parties from which on a group that shares no issue with the others has a table of its own"""


@dataclass(frozen=True, slots=True)
class Passage:
    """One statement that takes a stance."""

    ref: Ref
    stance: Stance
    condition: str | None
    hedged: bool
    via: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party is reported to hold on one issue."""

    party: str
    issue: str
    verdict: Verdict
    passages: tuple[Passage, ...]
    anchor: str
    reported_only: bool = False

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The places of its passages."""
        return tuple(p.ref for p in self.passages)

    @property
    def doubt(self) -> str:
        """Why it stands on weak ground: `via` (others only), `hedged`, `reading`; empty where it does not."""
        if self.reported_only or all(p.via for p in self.passages):
            return "via"
        if all(p.hedged for p in self.passages):
            return "hedged"
        return "reading" if max(p.confidence for p in self.passages) < UNSURE else ""

    @property
    def weight(self) -> float:
        """How much it counts when issues are compared: the confidence of its best passage, half of it in doubt."""
        best = max(p.confidence for p in self.passages)
        return best / 2 if self.doubt else best

    @property
    def conditions(self) -> tuple[str, ...]:
        """Every condition named, once."""
        return tuple(dict.fromkeys(p.condition for p in self.passages if p.condition))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties and issues in display order, and the cells that are not empty."""

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]

    def cell(self, party: str, issue: str) -> Cell | None:
        """The cell of that party and issue, if anything was read."""
        return self.cells.get((party, issue))

    def part(self, parties: Sequence[str]) -> Matrix:
        """The rows and columns of some parties, in the same order and with the same anchors."""
        cells = {key: cell for key, cell in self.cells.items() if key[0] in parties}
        issues = {issue for _, issue in cells}
        return Matrix(
            tuple(p for p in self.parties if p in parties), tuple(i for i in self.issues if i in issues), cells
        )

    def blocks(self) -> tuple[Matrix, ...]:
        """The matrix in parts that share no issue, where there are several of some size; else as one."""
        groups = _components(self)
        large = [g for g in groups if len(g) >= LARGE]
        if len(large) < 2:
            return (self,)
        small = [p for g in groups if len(g) < LARGE for p in g]
        return tuple(self.part(group) for group in (*large, small) if group)

    def camps(self, issue: str) -> dict[Verdict, tuple[str, ...]]:
        """Parties by what they hold on an issue, in display order."""
        camps: dict[Verdict, tuple[str, ...]] = {}
        for party in self.parties:
            cell = self.cell(party, issue)
            if cell:
                camps[cell.verdict] = (*camps.get(cell.verdict, ()), party)
        return camps


def _components(whole: Matrix) -> list[tuple[str, ...]]:
    """Parties linked by issues they share, the largest group first, then as in the matrix."""
    groups: list[set[str]] = []
    for issue in whole.issues:
        linked = {party for party, i in whole.cells if i == issue}
        apart = [g for g in groups if g.isdisjoint(linked)]
        joined = linked.union(*(g for g in groups if not g.isdisjoint(linked)))
        groups = [*apart, joined]
    ordered = [tuple(p for p in whole.parties if p in g) for g in groups]
    return sorted(ordered, key=lambda g: (-len(g), whole.parties.index(g[0])))


def verdict(stances: Iterable[Stance]) -> Verdict:
    """One word for several stances: the clearer ones outweigh neutral ones; for and against together are `mixed`.

    >>> verdict(["supports", "neutral"]), verdict(["supports", "opposes"]), verdict(["not-opposed"])
    ('supports', 'mixed', 'not-opposed')
    """
    found = set(stances)
    if {"supports", "opposes"} <= found:
        return "mixed"
    for stance in ("supports", "opposes", "not-opposed"):
        if stance in found:
            return stance
    return "neutral"


def matrix(
    readings: Sequence[Reading], references: References, *,
    positions: Sequence[PartyPosition] = (), issue_order: Sequence[str] = (),
) -> Matrix:  # fmt: skip
    """Gather the stances of all readings into cells; where a position was worked out, the cell says that one."""
    gathered: dict[tuple[str, str], list[Passage]] = {}
    for reading in readings:
        for statement in reading.statements:
            ref = references.of(reading.article.id, statement.id)
            for position in statement.positions:
                for party in speakers(statement):
                    if ref is None:
                        continue
                    sure = min(statement.confidence, position.confidence)
                    passage = Passage(
                        ref, position.stance, position.condition, statement.hedged, statement.via, sure
                    )
                    gathered.setdefault((party, position.issue), []).append(passage)
    known = {(p.party, p.issue): p for p in positions}
    cells = {key: _cell(*key, tuple(passages), known.get(key)) for key, passages in gathered.items()}
    parties = _chain(cells)
    issues = _by_division(cells, issue_order)
    numbered = {
        key: replace(cell, anchor=f"k{parties.index(key[0]) + 1}-{issues.index(key[1]) + 1}")
        for key, cell in cells.items()
    }
    return Matrix(parties, issues, numbered)


def _cell(party: str, issue: str, passages: tuple[Passage, ...], position: PartyPosition | None) -> Cell:
    said = verdict(p.stance for p in passages)
    if position is None or said == "mixed":
        return Cell(party, issue, said, passages, "", position.reported_only if position else False)
    return Cell(party, issue, position.stance, passages, "", position.reported_only)


def _lean(verdict_: Verdict) -> int:
    return {"supports": 1, "opposes": -1}.get(verdict_, 0)


def agreement(cells: dict[tuple[str, str], Cell], a: str, b: str) -> int:
    """Issues on which the two parties agree, less those on which they disagree."""
    total = 0
    for party, issue in cells:
        if party == a and (b, issue) in cells:
            total += _lean(cells[a, issue].verdict) * _lean(cells[b, issue].verdict)
    return total


def _chain(cells: dict[tuple[str, str], Cell]) -> tuple[str, ...]:
    passages: Counter[str] = Counter()
    for (party, _), cell in cells.items():
        passages[party] += len(cell.passages)
    left = sorted(passages, key=lambda p: (-passages[p], p))
    order: list[str] = []
    while left:
        if not order:
            following = left[0]
        else:
            last = order[-1]
            following = max(left, key=lambda p: (agreement(cells, last, p), passages[p], -left.index(p)))
        left.remove(following)
        order.append(following)
    return tuple(order)


def division(held: Iterable[tuple[Verdict, float]]) -> tuple[float, float]:
    """How much an issue divides: pairs of parties that disagree, then parties that take a side, each by its weight.

    >>> division([("supports", 1.0), ("supports", 0.5), ("opposes", 1.0), ("neutral", 1.0)])
    (1.5, 2.5)
    """
    weights: dict[Verdict, float] = {}
    for verdict_, weight in held:
        weights[verdict_] = weights.get(verdict_, 0.0) + weight
    both, against = weights.get("mixed", 0.0), weights.get("opposes", 0.0)
    supports = weights.get("supports", 0.0)
    return round(supports * against + both, 6), round(supports + against + both, 6)


def _by_division(cells: dict[tuple[str, str], Cell], issue_order: Sequence[str]) -> tuple[str, ...]:
    sides: dict[str, list[tuple[Verdict, float]]] = {}
    for (_, issue), cell in cells.items():
        sides.setdefault(issue, []).append((cell.verdict, cell.weight))
    place = {issue: n for n, issue in enumerate(issue_order)}

    def key(issue: str) -> tuple[float, float, int, str]:
        pairs, taken = division(sides[issue])
        return (-pairs, -taken, place.get(issue, len(place)), issue)

    return tuple(sorted(sides, key=key))
