"""A phrase cut at its commas, and at an *and* with a party on each side."""

from __future__ import annotations

from itertools import pairwise

from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.scan import Scan


def segments(scan: Scan, start: int, end: int) -> list[tuple[int, int]]:
    """The phrase cut at its commas and brackets (not inside quotation marks)."""
    cuts = [start]
    for i in range(start, end - 1):
        gap = scan.gap(i)
        if "," in gap or "(" in gap or ")" in gap or ";" in gap or gap == " – ":
            cuts.append(i + 1)
    cuts.append(end)
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def conjuncts(scan: Scan, lexicon: Lexicon, start: int, end: int) -> list[tuple[int, int]]:
    """A segment cut at *and / et* where both sides can stand alone: *le Togo et le Ghana*, *Utah and Colorado*."""
    parts, a = [], start
    inside = {k for i in range(start, end) if i in scan.register for k in range(i + 1, scan.register[i][0])}
    for i in range(start + 1, end - 1):
        joint = i not in inside and lexicon.has("and", scan.fold[i]) and scan.word[i].islower()
        if joint and _independent(scan, lexicon, a, i, end):
            parts.append((a, i))
            a = i + 1
    parts.append((a, end))
    return parts


def _fields(scan: Scan, lexicon: Lexicon, a: int, i: int, end: int) -> bool:
    """Whether *and* joins the fields of one English office: *Agriculture and Forestry Minister*."""
    if not lexicon.trait("head-last") or i - a != 1 or a in scan.register or not scan.capital(a):
        return False
    k = i + 1
    while k < end and scan.capital(k) and k not in scan.lexicon:
        k += 1
    return k < end and k > i + 1 and k in scan.lexicon and scan.lexicon[k][1][0].kind == "role"


def _one_body(scan: Scan, lexicon: Lexicon, a: int, i: int, end: int) -> bool:
    """Whether *and* stands inside the name of one English body: *the Employers and Industrialists Federation*."""
    if not lexicon.trait("head-last") or not lexicon.has("definite", scan.fold[a]) or a + 1 >= i:
        return False
    capitals = all(scan.capital(k) for k in range(a + 1, end) if k != i and not lexicon.has("of", scan.fold[k]))
    bodily = any(t.kind == "body" and not t.plural for t in scan.lexicon.get(end - 1, (0, ()))[1])
    registered = any(k in scan.register for k in range(a + 1, i))
    return capitals and bodily and not registered and end - i > 2


def _independent(scan: Scan, lexicon: Lexicon, a: int, i: int, end: int) -> bool:
    if any(lexicon.has("relative", scan.fold[k]) for k in range(a, i)) or _fields(scan, lexicon, a, i, end):
        return False
    if _one_body(scan, lexicon, a, i, end):
        return False
    nxt = i + 1
    left_preposition = any(
        lexicon.has(g, scan.fold[k]) for k in range(a, i) for g in ("of", "place", "for", "contracted") if k > a
    )
    right_name = scan.capital(nxt)
    right_determined = any(
        lexicon.has(g, scan.fold[nxt]) for g in ("definite", "indefinite", "possessive", "demonstrative")
    )
    if left_preposition:
        return right_determined and nxt + 1 < end and nxt + 1 in scan.lexicon
    if right_name or right_determined:
        return True
    return nxt in scan.lexicon and scan.lexicon[nxt][1][0].plural
