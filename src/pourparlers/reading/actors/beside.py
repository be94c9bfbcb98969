"""What a run of capitals names by the words before it: a body by its noun, the body of a role, a region, a family."""

from __future__ import annotations

from pourparlers.reading.actors.capitals import name_goes_on
from pourparlers.reading.actors.kinds import FAMILIES, REGIONS
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.pieces import Walk


def family(lexicon: Lexicon, word: str) -> str:
    """The id of the political family that an English word is the adjective of: *Green, Socialist*; empty for none."""
    plural = lexicon.terms.get(word + "s", [])
    return next((t.id for rest, terms in plural if not rest for t in terms if t.id in FAMILIES), "")


def called(walk: Walk, i: int) -> bool:
    """French: whether a capital right behind a body's noun, or what small letters say of it, is its name: *le parti
    d'opposition Casa Nova*."""
    scan, piece = walk.scan, walk.piece
    if scan.gap(i - 1) != " ":
        return False
    if piece.complement is None:
        return True
    told = scan.word[i - 1][0].islower() and not walk.lexicon.functional(scan.fold[i - 1]) and not piece.role
    linked = [k for k in range(piece.complement[0] - 1, i) if scan.fold[k] in ("de", "d'", "du", "des")]
    bare = bool(linked) and scan.fold[linked[-1]] in ("de", "d'")  # d'opposition; but the name of des îles is theirs
    return told and bare and not walk.prep and i - piece.body_at > 1


def names_its_body(walk: Walk, i: int, j: int) -> bool:
    """French: whether capitals name the body that a role is of, and no person: *Ana Ruiz, porte-parole du collectif
    Rives vivantes*."""
    scan, start = walk.scan, walk.piece.start
    k = i - 1
    while k > start and k > i - 3 and k not in scan.lexicon and scan.word[k][0].islower() and scan.gap(k - 1) == " ":
        k -= 1  # la fédération européenne Terra Nova
    bodily = any(t.kind == "body" and not t.plural for t in scan.lexicon.get(k, (0, ()))[1])
    if walk.piece.complement is None or not bodily or scan.gap(i - 1) != " ":
        return False
    behind_name = start > 0 and scan.gap(start - 1) == ", " and scan.capital(start - 1)
    before_name = j < len(scan.word) and scan.gap(j - 1) == ", " and scan.capital(j) and scan.gap(j) == " "
    return behind_name or before_name or name_goes_on(walk, i, j) > j


def names_region(walk: Walk, i: int, j: int) -> bool:
    """French: whether one capital names the region that a role is of: *la présidente de la province Nord*."""
    scan = walk.scan
    terms = scan.lexicon.get(i - 1, (0, ()))[1]
    named = walk.piece.complement is not None and j - i == 1 and scan.gap(i - 1) == " "
    return named and any(t.kind == "body" and t.id in REGIONS for t in terms)
