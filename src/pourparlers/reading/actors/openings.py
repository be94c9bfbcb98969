"""What stands before the head of a phrase and is none: *one of the*, *deputy*, *the opposition*; and names that begin
with an article."""

from __future__ import annotations

from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.heads import add_capitals
from pourparlers.reading.actors.kinds import SEATED
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.pieces import Walk


def past_partitive(walk: Walk, i: int) -> int:
    """After *l'un de, une partie de, one of*: some of those, or of that, which follows."""
    scan, lexicon = walk.scan, walk.lexicon
    article = i + 3 < walk.end and (scan.fold[i] == "l'" or lexicon.has("indefinite", scan.fold[i]))
    k = i + 1 if article and lexicon.has("partitive", scan.fold[i + 1]) else i
    portion = k + 2 < walk.end and lexicon.has("partitive", scan.fold[k])
    if not portion or not (lexicon.has("of", scan.fold[k + 1]) or lexicon.has("contracted", scan.fold[k + 1])):
        return i
    if lexicon.has("share", scan.fold[k]):
        return k + 2  # some of a body speaks as it
    one = lexicon.has("one", scan.fold[k])
    gender = "" if not one else "f" if scan.fold[k] == "une" else "m"
    walk.set(determiner="indefinite", number=1 if one else 2, gender=gender)
    if lexicon.has("possessive", scan.fold[k + 2]):
        walk.set(determiner="possessive")
        return k + 3
    return k + 2


def ranks_minister(walk: Walk, i: int) -> bool:
    """English: whether a word says which of the ministers of a field is meant: *Deputy Economy Minister*."""
    scan, lexicon, k = walk.scan, walk.lexicon, i + 1
    if not lexicon.has("ranking", scan.fold[i]):
        return False
    while k < walk.end and lexicon.has("fields", scan.fold[k]) and scan.gap(k - 1) == " ":
        k += 1
    office = scan.lexicon.get(k, (0, ()))[1] if k < walk.end else ()
    return k > i + 1 and any(t.kind == "role" and t.rank == "state" for t in office)


def titles_somebody(walk: Walk, i: int, senses: tuple[Sense, ...], terms: tuple[Term, ...]) -> bool:
    """Whether what is the name of a medium elsewhere says here what somebody is: *Economist Ana Ruiz*."""
    scan, j = walk.scan, i + 1
    medium = senses[0].kind == "medium" and bool(terms) and terms[0].kind == "role"
    return medium and j < walk.end and scan.gap(i) == " " and scan.capital(j)


def past_quality(walk: Walk, i: int) -> int:
    """French: the word after *de longue date, de haut rang*, which says how somebody is a thing; 0 for none."""
    quality = walk.lexicon.has("qualities", " ".join(walk.scan.fold[i + 1 : i + 3]))
    return i + 3 if quality and walk.lexicon.has("of", walk.scan.fold[i]) else 0


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
