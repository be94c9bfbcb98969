"""Runs of capitals: how far a name goes, particles and small letters included."""

from __future__ import annotations

from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.pieces import Walk
from pourparlers.reading.actors.scan import PARTICLES, Scan

_LINKS = frozenset({" ", "-", " & ", " – "})
_LONGEST = 8
"""words of a name in quotation marks at most"""


def name_end(scan: Scan, i: int, stop: int, lexicon: Lexicon) -> int:
    """The word after a run of capitals that starts at word `i`, with the particles inside it."""
    j = i + 1
    while j < stop and scan.gap(j - 1) in _LINKS:
        if scan.capital(j):
            if title_like(scan, j) and j + 1 < stop:
                break
            j += 1
        elif (
            scan.fold[j] in PARTICLES
            and not place_follows(scan, j, stop)
            and (scan.word[j] not in ("le", "la", "des", "du", "e", "y") or scan.fold[j - 1] in PARTICLES)
            and j + 1 < stop
            and scan.gap(j) in _LINKS | {""}
            and next_capital(scan, j + 1, stop)
        ):
            j += 2 if scan.gap(j) == "" and scan.capital(j + 1) else 1  # d'Arcourt
        else:
            break
    return j


def place_follows(scan: Scan, j: int, stop: int) -> bool:
    """Whether the particle at `j` is a preposition before a place: *Le Vladimir Poutine de la Russie*."""
    if scan.fold[j] not in ("de", "du", "des", "d'", "da", "do"):
        return False
    k = j + 1
    while k < stop and scan.fold[k] in ("la", "le", "l'", "les"):
        k += 1
    if k >= stop:
        return False
    return scan.fold[k] in scan.alone or (
        k in scan.register and scan.register[k][1][0].kind in ("name", "acronym") and not scan.register[k][1][0].weak
    )


def next_capital(scan: Scan, j: int, stop: int) -> bool:
    while j < stop and scan.fold[j] in PARTICLES and not scan.capital(j):
        j += 1
    return j < stop and scan.capital(j)


def title_like(scan: Scan, j: int) -> bool:
    hit = scan.lexicon.get(j)
    return (
        hit is not None
        and any(t.kind in ("title", "role") and not t.plural for t in hit[1])
        and scan.word[j][0].isupper()
    )


def name_goes_on(walk: Walk, i: int, j: int) -> int:
    """The end of a body's name that goes on in small letters: *l'ONG Œil citoyen*, *le collectif Eaux pour tous*."""
    scan = walk.scan
    while j < walk.end and scan.gap(j - 1) in (" ", "", "-") and scan.word[j][0].islower() and j - i < _LONGEST:
        if scan.word[j] == "a":  # has; not à
            break
        if (
            walk.lexicon.has("relative", scan.fold[j])
            and not walk.lexicon.has("for", scan.fold[j])
            or j in scan.register
            or scan.start[j] in scan.verbs
            or scan.fold[j] in ("est", "ont")
            or scan.fold[j] in ("a", "en", "au")
            and (j + 1 >= walk.end or scan.capital(j + 1))
            or walk.lexicon.has("and", scan.fold[j])
        ):
            break
        if (
            walk.lexicon.has("contracted", scan.fold[j])
            or walk.lexicon.has("of", scan.fold[j])
            or walk.lexicon.has("for", scan.fold[j])
        ) and j + 1 >= walk.end:
            break
        j += 1
        while j < walk.end and scan.gap(j - 1) in (" ", "") and scan.capital(j):
            j += 1
    return j


def quoted_name(walk: Walk, i: int) -> int:
    """The word after a name in quotation marks behind a body's noun, *le collectif "Rives vivantes"*; 0 for none."""
    scan, piece = walk.scan, walk.piece
    bare = piece.body is not None and piece.name is None and piece.complement is None and not walk.prep
    if not bare or i == piece.start or '"' not in scan.gap(i - 1):
        return 0
    last = next((j for j in range(i, min(walk.end, i + _LONGEST)) if '"' in scan.gap(j)), -1)
    if last < 0:
        return 0
    walk.set(name=(i, last + 1))
    return last + 1


def numbered_name(walk: Walk, i: int) -> int:
    """The word after a body that is called by its number, *Local 44*; 0 for none."""
    scan = walk.scan
    terms = scan.lexicon.get(i, (0, ()))[1]
    body = next((t for t in terms if t.kind == "body"), None)
    number = i + 1 < walk.end and scan.word[i + 1].isdigit() and scan.gap(i) == " "
    if body is None or not number or not walk.piece.empty or not scan.word[i][0].isupper() or walk.prep:
        return 0
    walk.set(body=body, body_at=i, head=i, name=(i, i + 2))
    return i + 2
