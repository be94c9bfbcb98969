"""Who agrees with whom on what, which issue divides most, who stands together, who has gone silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from pourparlers.positions.types import Agreement, Coalition, Division, PartyPosition

FIRM = ("supports", "opposes")


def agreements(positions: Iterable[PartyPosition]) -> tuple[Agreement, ...]:
    """Every two parties that support or oppose the same issue: on one side or on opposite ones.

    >>> from dataclasses import replace
    >>> a = PartyPosition("a", "x", "supports", None, None, None, None, ("s1",))
    >>> agreements([a, replace(a, party="b", stance="opposes", statements=("s2",))])
    (Agreement(party='a', other='b', issue='x', agree=False, statements=('s1', 's2')),)
    """
    by_issue = _firm(positions)
    found = []
    for issue in sorted(by_issue):
        for one, other in combinations(sorted(by_issue[issue], key=lambda p: p.party), 2):
            ids = tuple(dict.fromkeys(one.statements + other.statements))
            found.append(Agreement(one.party, other.party, issue, one.stance == other.stance, ids))
    return tuple(sorted(found, key=lambda a: (a.party, a.other, a.issue)))


def divisions(positions: Iterable[PartyPosition]) -> tuple[Division, ...]:
    """Every issue with its sides, the one that divides most first."""
    sides: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for p in positions:
        sides[p.issue][p.stance if p.stance in FIRM else "between"].append(p.party)
    found = []
    for issue, by_side in sides.items():
        supports, opposes, between = (tuple(sorted(by_side[side])) for side in (*FIRM, "between"))
        found.append(Division(issue, supports, opposes, between, _division(supports, opposes, between)))
    return tuple(sorted(found, key=lambda d: (-d.division, -len(d.supports) - len(d.opposes), d.issue)))


def _division(supports: tuple[str, ...], opposes: tuple[str, ...], between: tuple[str, ...]) -> float:
    s, o = len(supports), len(opposes)
    if not s + o:
        return 0.0
    return round(4 * s * o / (s + o) ** 2 * (s + o) / (s + o + len(between)), 6)


def coalitions(positions: Iterable[PartyPosition]) -> tuple[Coalition, ...]:
    """The largest groups of two or more parties of which every two agree on something and differ on nothing.

    Maximal cliques (Bron and Kerbosch 1973) of the graph of parties that agree and never disagree.
    """
    listed = list(positions)
    agree: dict[str, set[str]] = defaultdict(set)
    differ: set[tuple[str, str]] = set()
    for a in agreements(listed):
        if a.agree:
            agree[a.party].add(a.other)
            agree[a.other].add(a.party)
        else:
            differ |= {(a.party, a.other), (a.other, a.party)}
    near = {party: {o for o in others if (party, o) not in differ} for party, others in agree.items()}
    groups = sorted(tuple(sorted(g)) for g in _cliques(set(), set(near), set(), near) if len(g) > 1)
    on = max((p.on for p in listed if p.on), default=None)
    return tuple(Coalition(group, _shared(listed, group), on) for group in groups)


def regrouped(
    before: Iterable[Coalition], after: Iterable[Coalition]
) -> tuple[tuple[Coalition, ...], tuple[Coalition, ...]]:
    """Coalitions that formed and that broke between two days: those of one day that no group of the other holds."""
    old, new = tuple(before), tuple(after)
    formed = tuple(c for c in new if not any(set(c.parties) <= set(o.parties) for o in old))
    broke = tuple(c for c in old if not any(set(c.parties) <= set(n.parties) for n in new))
    return formed, broke


def _cliques(r: set[str], p: set[str], x: set[str], near: dict[str, set[str]]) -> Iterable[set[str]]:
    if not p and not x:
        yield r
        return
    pivot = max(sorted(p | x), key=lambda v: len(near[v] & p))
    for v in sorted(p - near[pivot]):
        yield from _cliques(r | {v}, p & near[v], x & near[v], near)
        p, x = p - {v}, x | {v}


def _shared(positions: Iterable[PartyPosition], group: tuple[str, ...]) -> tuple[str, ...]:
    """The issues on which at least two of the group support or oppose the same."""
    count: dict[str, int] = defaultdict(int)
    for p in positions:
        if p.party in group and p.stance in FIRM:
            count[p.issue] += 1
    return tuple(sorted(issue for issue, n in count.items() if n > 1))


def silent(positions: Iterable[PartyPosition], *, days: int) -> tuple[PartyPosition, ...]:
    """The positions that were last heard more than `days` days before the day asked about, longest silence first."""
    quiet = [p for p in positions if p.days_silent is not None and p.days_silent > days]
    return tuple(sorted(quiet, key=lambda p: (-(p.days_silent or 0), p.party, p.issue)))


def _firm(positions: Iterable[PartyPosition]) -> dict[str, list[PartyPosition]]:
    by_issue: dict[str, list[PartyPosition]] = defaultdict(list)
    for p in positions:
        if p.stance in FIRM:
            by_issue[p.issue].append(p)
    return by_issue


