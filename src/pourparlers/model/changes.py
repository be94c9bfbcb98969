"""What changed between two conflicts, say of two dates: parties, options, preferences, impossibilities.

Lines are the same if they say the same, whatever they rest on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pourparlers.model.types import Atom, Conflict, Constraint, Formula, PreferenceStatement, Statements


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that only the new conflict has, only the old one, or that stands at another place among its like.

    `party` is None for what is impossible; `place`, from 0, is the line's in the conflict that has it, else in the new.
    """

    kind: Literal["added", "removed", "moved"]
    party: str | None
    line: PreferenceStatement | Constraint
    place: int


def options_changed(old: Conflict, new: Conflict) -> tuple[tuple[Atom, ...], tuple[Atom, ...]]:
    """The options that only the new conflict has, and those that only the old one has.

    >>> from pourparlers.model.parse import parse
    >>> one, two = (parse(f"party a\\n option {name}").conflict for name in "xy")
    >>> [str(atom) for atom in options_changed(one, two)[0]]
    ['a.y']
    """
    before, after = set(old.atoms), set(new.atoms)
    return tuple(a for a in new.atoms if a not in before), tuple(a for a in old.atoms if a not in after)


def differences(old: Conflict, new: Conflict) -> tuple[Difference, ...]:
    """The lines that differ, party by party in the order of the new conflict, then what is impossible.

    >>> from pourparlers.model.parse import parse
    >>> one = parse("party a\\n option x\\n option y\\n prefers\\n  x\\n  y").conflict
    >>> two = parse("party a\\n option x\\n option y\\n prefers\\n  y\\n  x\\n  not x").conflict
    >>> [(d.kind, d.place) for d in differences(one, two)]
    [('added', 2), ('moved', 0)]
    """
    found: list[Difference] = []
    parties = dict.fromkeys([dm.id for dm in new.decision_makers] + [dm.id for dm in old.decision_makers])
    for party in parties:
        found += _compared(party, _statements(old, party), _statements(new, party))
    found += (d for d in _compared(None, old.infeasible, new.infeasible) if d.kind != "moved")
    return tuple(found)


def _statements(conflict: Conflict, party: str) -> tuple[PreferenceStatement, ...]:
    for dm in conflict.decision_makers:
        if dm.id == party and isinstance(dm.preferences, Statements):
            return dm.preferences.statements
    return ()


def _compared(
    party: str | None, old: Sequence[PreferenceStatement | Constraint], new: Sequence[PreferenceStatement | Constraint]
) -> Iterator[Difference]:
    before: dict[Formula, int] = {line.formula: n for n, line in enumerate(old)}
    after: dict[Formula, int] = {line.formula: n for n, line in enumerate(new)}
    yield from (Difference("added", party, line, n) for n, line in enumerate(new) if line.formula not in before)
    yield from (Difference("removed", party, line, n) for n, line in enumerate(old) if line.formula not in after)
    common = [line for line in new if line.formula in before]
    kept = _longest_ascent([before[line.formula] for line in common])
    for n, line in enumerate(common):
        if n not in kept:
            yield Difference("moved", party, line, after[line.formula])


def _longest_ascent(numbers: Sequence[int]) -> frozenset[int]:
    """Places of a longest ascending subsequence: what is left of the order; all others have moved."""
    best: list[tuple[int, ...]] = []
    for n, number in enumerate(numbers):
        before = max((b for b in best if numbers[b[-1]] < number), key=len, default=())
        best.append((*before, n))
    longest: tuple[int, ...] = max(best, key=lambda b: (len(b), b), default=())
    return frozenset(longest)
