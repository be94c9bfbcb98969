"""What stands before the head of a phrase and is none: *one of the*, *deputy*, *the opposition*; and names that begin
with an article."""

from __future__ import annotations

from pourparlers.reading.actors.heads import add_capitals
from pourparlers.reading.actors.kinds import SEATED
from pourparlers.reading.actors.pieces import Walk


def past_partitive(walk: Walk, i: int) -> int:
    """After *l'un de, une des, one of*: one of several, named by what follows."""
    fold, end = walk.scan.fold, walk.end
    k = i + 1 if i < end and fold[i] == "l'" else i
    if (
        k + 2 < end
        and fold[k]
        in (
            "un",
            "une",
            "one",
            "some",
            "several",
            "two",
            "three",
            "certains",
            "plusieurs",
            "deux",
            "trois",
            "many",
            "most",
            "half",
            "part",
        )
        and fold[k + 1] in ("de", "d'", "des", "of", "d'entre")
    ):
        walk.set(
            determiner="indefinite",
            number=1 if fold[k] in ("un", "une", "one") else 2,
            gender="f" if fold[k] == "une" else "m" if fold[k] == "un" else "",
        )
        if fold[k + 2] in ("ses", "leurs", "its", "his", "her", "their", "son", "sa", "leur"):
            walk.set(determiner="possessive")
            return k + 3
        return k + 2
    return i


def ranks_minister(walk: Walk, i: int) -> bool:
    """English: whether a word says which of the ministers of a field is meant: *Deputy Economy Minister*."""
    scan, lexicon, k = walk.scan, walk.lexicon, i + 1
    if not lexicon.has("ranking", scan.fold[i]):
        return False
    while k < walk.end and lexicon.has("fields", scan.fold[k]) and scan.gap(k - 1) == " ":
        k += 1
    office = scan.lexicon.get(k, (0, ()))[1] if k < walk.end else ()
    return k > i + 1 and any(t.kind == "role" and t.rank == "state" for t in office)


def past_attributive(walk: Walk, i: int) -> int:
    """The word after one that only says what kind of party is named next, *the opposition Liberals*; 0 for none."""
    scan, j = walk.scan, i + 1
    if not walk.lexicon.has("attributive", scan.fold[i]) or not walk.piece.empty or walk.prep or j >= walk.end:
        return 0
    seated = any(t.kind == "role" or t.id in SEATED for t in scan.lexicon.get(j, (0, ()))[1])
    return j if scan.capital(j) and scan.gap(i) == " " and not seated else 0


def articled_name(walk: Walk, i: int) -> int:
    """The word after a body's name that begins with an article, *le collectif Un toit pour tous*; 0 for none."""
    scan = walk.scan
    opening = names_body(walk, i) and scan.word[i - 1][0].islower() and walk.lexicon.has("indefinite", scan.fold[i])
    return add_capitals(walk, i) if opening else 0


def names_body(walk: Walk, i: int) -> bool:
    """French: whether a capital right after a body's noun is its name, whatever else the word means: *le collectif
    Familles Unies*."""
    piece, scan = walk.piece, walk.scan
    bare = piece.body is not None and piece.name is None and piece.complement is None and not walk.prep
    return bare and walk.lexicon.trait("head-first") and scan.capital(i) and scan.gap(i - 1) == " "
