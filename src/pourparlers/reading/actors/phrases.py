"""A noun phrase taken apart: determiner, title, role or body, proper name, country, whose it is.

From the surface alone: the words' senses, prepositions and capitals. French puts the head first, English last; the
walk is the same, only what comes before the head counts differently.
"""

from __future__ import annotations

from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.capitals import name_end, next_capital, numbered_name, quoted_name
from pourparlers.reading.actors.conjoined import conjuncts, segments
from pourparlers.reading.actors.heads import (
    add_capitals,
    add_possessor,
    add_registered,
    add_term,
    complement,
    followed_by_head,
)
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.openings import (
    articled_name,
    names_body,
    past_attributive,
    past_partitive,
    past_quality,
    ranks_minister,
    titles_somebody,
)
from pourparlers.reading.actors.pieces import Attached, Piece, Walk, stops
from pourparlers.reading.actors.scan import PARTICLES, Scan

__all__ = ["PLURAL", "SINGULAR", "Attached", "Piece", "conjuncts", "name_end", "parse", "segments"]


_LONGEST = 6
"""words of a name that goes on in small letters at most"""
SINGULAR = frozenset({"le", "la", "l'", "un", "une", "son", "sa", "ce", "cet", "cette", "a", "an", "this", "that"})


PLURAL = frozenset({"les", "des", "ces", "ses", "leurs", "plusieurs", "quelques", "these", "those", "several", "some"})
_FEMININE, _MASCULINE = frozenset({"la", "une", "cette", "sa"}), frozenset({"le", "un", "ce", "cet"})
_DETERMINERS = ("definite", "indefinite", "demonstrative", "possessive")


def parse(scan: Scan, lexicon: Lexicon, start: int, end: int) -> Piece:
    """Take the words `start` to `end` apart as one noun phrase; of most, several who ask in turn want to know."""
    known: Piece | None = scan.pieces.get((start, end))
    if known is None:
        known = scan.pieces[start, end] = _parsed(scan, lexicon, start, end)
    return known


def _parsed(scan: Scan, lexicon: Lexicon, start: int, end: int) -> Piece:
    walk = Walk(scan, lexicon, end, piece=Piece(start, end))
    opener = end - start > 1 and scan.begins_sentence(start) and lexicon.has("openers", scan.fold[start])
    i = past_partitive(walk, start + 1 if opener else start)
    while i < end:
        if i > start and stops(walk, i):
            walk.set(relative=i)
            break
        i = _step(walk, i)
    return _finished(walk)


def _step(walk: Walk, i: int) -> int:
    """Read one item at word `i`; return the word after it."""
    scan, lexicon, fold = walk.scan, walk.lexicon, walk.scan.fold[i]
    if fold.endswith("-based") and i + 1 < walk.end or ranks_minister(walk, i):
        return i + 1  # where a body sits is no part of its name
    named = quoted_name(walk, i) or numbered_name(walk, i) or articled_name(walk, i)
    named = named or past_attributive(walk, i) or past_quality(walk, i)
    if named:
        return named
    term_end, terms = scan.lexicon.get(i, (i, ()))
    name_to, senses = scan.register.get(i, (i, ()))
    if fold in ("'s", "'") and walk.lexicon.trait("genitive-s"):
        return add_possessor(walk, i)
    if (
        senses
        and name_to >= term_end
        and not (all(s.kind == "person" for s in senses))
        and not titles_somebody(walk, i, senses, terms)
        and not _part_of_name(walk, i, name_to, senses)
    ):
        return add_registered(walk, i, name_to, senses)
    if (
        terms
        and not names_body(walk, i)
        and not (scan.capital(i) and walk.caps and walk.caps[1] == i and terms[0].kind == "group")
    ):
        if terms[0].kind == "title":
            walk.set(title=scan.word[i], gender=terms[0].gender or walk.piece.gender)
            return term_end
        return add_term(walk, i, term_end, terms)
    if fold in ("du", "des") and walk.piece.empty and not walk.caps and walk.piece.complement is None:
        determine(walk, fold)
        return i + 1
    if (
        walk.piece.title
        and walk.piece.name is None
        and fold in PARTICLES
        and next_capital(scan, i, walk.end)
        and scan.gap(i - 1) == " "
    ):
        k = i
        while not scan.capital(k):
            k += 1
        return add_capitals(walk, i, name_end(scan, k, walk.end, lexicon))
    if _preposition(walk, i) or determine(walk, fold):
        return i + 1
    if lexicon.has("former", fold) or fold.startswith("ex-"):
        walk.set(former=True)
        if lexicon.has("former", fold):
            return i + 1
    if scan.capital(i) and not fold.isdigit() and fold not in lexicon.pronouns and not lexicon.has("calendar", fold):
        return add_capitals(walk, i)
    return _word(walk, i)


def _preposition(walk: Walk, i: int) -> bool:
    """Whether word `i` is a preposition; what follows then belongs to the head."""
    scan, fold = walk.scan, walk.scan.fold[i]
    if walk.lexicon.has("contracted", fold) and not scan.capital(i):
        walk.prep = "of" if fold in ("du", "des") else "place"
        return True
    for relation in ("of", "place", "for"):
        if walk.lexicon.has(relation, fold) and not (scan.capital(i) and not scan.begins_sentence(i)):
            walk.prep = relation
            return True
    return False


def _part_of_name(walk: Walk, i: int, j: int, senses: tuple[Sense, ...]) -> bool:
    """Whether a place or people's word is part of a person's name: next to an unknown capital, with no preposition."""
    scan = walk.scan
    if any(s.kind in ("adjective", "inhabitant", "acronym", "organ", "seat") for s in senses) and not all(
        s.weak for s in senses
    ):
        return False
    if j - i > 1 or scan.word[i].isupper():
        return False
    follows = (
        j < walk.end and scan.gap(j - 1) == " " and scan.capital(j) and j not in scan.register and j not in scan.lexicon
    )
    precedes = walk.caps is not None and walk.caps[1] == i and scan.gap(i - 1) == " "
    return bool(
        precedes
        or (follows and walk.lexicon.trait("head-first"))
        or (
            follows
            and not walk.prep
            and any(s.kind in ("city", "capital", "name", "medium") for s in senses)
            and walk.piece.role is not None
        )
    )


def determine(walk: Walk, fold: str) -> bool:
    """Take word `fold` as a determiner, where it is one; it counts only before the head."""
    group = next((g for g in _DETERMINERS if walk.lexicon.has(g, fold)), "")
    group = group or ("indefinite" if "-" in fold and walk.lexicon.counts(fold) else "")
    if not group:
        return False
    piece = walk.piece
    if piece.empty and not walk.prep and not walk.caps:
        several = walk.lexicon.counts(fold)
        walk.set(
            determiner=group if not piece.determiner or group == "possessive" else piece.determiner,
            plural=piece.plural or several or fold in PLURAL,
            number=2 if several else 1 if fold in SINGULAR else piece.number,
            gender="f" if fold in _FEMININE else "m" if fold in _MASCULINE else piece.gender,
        )
    return True


def _word(walk: Walk, i: int) -> int:
    """Any other word."""
    if walk.prep:
        complement(walk, i)
        walk.prep = ""
    elif walk.lexicon.trait("head-last") and walk.piece.empty and walk.caps and not followed_by_head(walk, i):
        walk.set(name=walk.caps, head=walk.caps[0])
        walk.caps = None
    return i + 1


def _finished(walk: Walk) -> Piece:
    if walk.caps and walk.piece.empty:
        walk.set(name=walk.caps, head=walk.caps[0])
    piece = walk.piece
    stop = piece.relative if piece.relative is not None else piece.end
    complement = piece.complement
    if complement and complement[0] == complement[1]:
        until = piece.name[0] if piece.name and piece.name[0] > complement[0] else stop
        complement = (complement[0], until)
    if piece.name and walk.lexicon.trait("head-first") and _whole_name(walk, piece, stop):
        return piece.changed(attached=(), complement=None, name=(piece.name[0], stop))
    return piece.changed(attached=tuple(walk.attached), complement=complement)


def _whole_name(walk: Walk, piece: Piece, stop: int) -> bool:
    """Whether one capital opens a name that goes on in small letters to the end: *Routes du littoral*, *Eau libre*."""
    if piece.role or piece.body or piece.other or piece.senses or piece.title or piece.name is None:
        return False
    a, b = piece.name
    scan = walk.scan
    if b - a != 1 or b >= stop or a - piece.start > 1 or scan.gap(b - 1) != " " or stop - a > _LONGEST:
        return False
    place = walk.lexicon.has("place", scan.fold[b]) or (
        scan.fold[b] in ("de", "d'", "du", "des") and scan.capital(stop - 1) and a in scan.register
    )
    return not place and not any(
        k in scan.register and scan.register[k][1][0].kind == "adjective" for k in range(b, stop)
    )
