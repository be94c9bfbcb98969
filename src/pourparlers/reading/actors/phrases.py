"""A noun phrase taken apart: determiner, title, role or body, proper name, country, whose it is.

From the surface alone: the words' senses, prepositions and capitals. French puts the head first, English last; the
walk is the same, only what comes before the head counts differently."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.capitals import name_end, name_goes_on, next_capital
from pourparlers.reading.actors.domains import past_domain
from pourparlers.reading.actors.kinds import MINISTERS
from pourparlers.reading.actors.lexicon import Lexicon, Term
from pourparlers.reading.actors.pieces import Attached, Piece, Walk, stops
from pourparlers.reading.actors.scan import PARTICLES, Scan

__all__ = ["Attached", "Piece", "conjuncts", "name_end", "parse", "segments"]

_SINGULAR = frozenset({"le", "la", "l'", "un", "une", "son", "sa", "ce", "cet", "cette", "a", "an", "this", "that"})


def parse(scan: Scan, lexicon: Lexicon, start: int, end: int) -> Piece:
    """Take the words `start` to `end` apart as one noun phrase."""
    walk = Walk(scan, lexicon, end, piece=Piece(start, end))
    i = _past_partitive(walk, start)
    while i < end:
        if i > start and stops(walk, i):
            walk.set(relative=i)
            break
        i = _step(walk, i)
    return _finished(walk)


def _past_partitive(walk: Walk, i: int) -> int:
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


def _step(walk: Walk, i: int) -> int:
    """Read one item at word `i`; return the word after it."""
    scan, lexicon, fold = walk.scan, walk.lexicon, walk.scan.fold[i]
    term_end, terms = scan.lexicon.get(i, (i, ()))
    name_to, senses = scan.register.get(i, (i, ()))
    if fold in ("'s", "'") and walk.lexicon.language == "en":
        return _possessor(walk, i)
    if (
        senses
        and name_to >= term_end
        and not (all(s.kind == "person" for s in senses))
        and not _part_of_name(walk, i, name_to, senses)
    ):
        return _register(walk, i, name_to, senses)
    if terms and not _names_body(walk, i) and not (
        scan.capital(i) and walk.caps and walk.caps[1] == i and terms[0].kind == "group"
    ):
        if terms[0].kind == "title":
            walk.set(title=scan.word[i], gender=terms[0].gender or walk.piece.gender)
            return term_end
        return _term(walk, i, term_end, terms)
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
        return _capitals(walk, i, name_end(scan, k, walk.end, lexicon))
    if _preposition(walk, i) or determine(walk, fold):
        return i + 1
    if lexicon.has("former", fold) or fold.startswith("ex-"):
        walk.set(former=True)
        if lexicon.has("former", fold):
            return i + 1
    if scan.capital(i) and not fold.isdigit() and fold not in lexicon.pronouns and not lexicon.has("calendar", fold):
        return _capitals(walk, i)
    return _word(walk, i)


def _names_body(walk: Walk, i: int) -> bool:
    """French: whether a capital right after a body's noun is its name, whatever else the word means: *le collectif
    Familles Unies*."""
    piece, scan = walk.piece, walk.scan
    bare = piece.body is not None and piece.name is None and piece.complement is None and not walk.prep
    return bare and walk.lexicon.language == "fr" and scan.capital(i) and scan.gap(i - 1) == " "


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
        or (follows and walk.lexicon.language == "fr")
        or (
            follows
            and not walk.prep
            and any(s.kind in ("city", "capital", "name") for s in senses)
            and walk.piece.role is not None
        )
    )


def determine(walk: Walk, fold: str) -> bool:
    for group in ("definite", "indefinite", "demonstrative", "possessive"):
        if walk.lexicon.has(group, fold):
            if walk.piece.empty and not walk.prep and not walk.caps:
                if not walk.piece.determiner or group == "possessive":
                    walk.set(determiner=group)
                walk.set(
                    plural=walk.piece.plural
                    or fold
                    in (
                        "les",
                        "des",
                        "ces",
                        "ses",
                        "leurs",
                        "plusieurs",
                        "quelques",
                        "these",
                        "those",
                        "several",
                        "some",
                    )
                    or walk.lexicon.has("numbers", fold)
                )
                if walk.lexicon.has("numbers", fold):
                    walk.set(number=2)
                elif fold in _SINGULAR:
                    walk.set(number=1)
                if fold in ("la", "une", "cette", "sa"):
                    walk.set(gender="f")
                elif fold in ("le", "un", "ce", "cet"):
                    walk.set(gender="m")
            return True
    return False


def _possessor(walk: Walk, i: int) -> int:
    """English 's: all before it is the possessor, what follows the head."""
    piece = walk.piece
    if piece.empty and not walk.caps and piece.complement is None and piece.start == i:
        return i + 1
    if (piece.role or piece.body or piece.other) and piece.complement and piece.relation in ("of", "for", "place"):
        return i + 1  # the possessor stands inside the complement: the president of Peru's assembly
    start = piece.start
    attached = [Attached(s, "possessor", piece.head) for s in piece.senses[:1]]
    if piece.senses and all(s.kind in ("adjective",) for s in piece.senses):
        attached = []
    walk.attached += attached
    complement = (start, i)
    walk.piece = Piece(piece.start, piece.end, determiner="definite", complement=complement, relation="possessor")
    walk.caps, walk.prep = None, ""
    return i + 1


def _register(walk: Walk, i: int, j: int, senses: tuple[Sense, ...]) -> int:
    piece, sense, english = walk.piece, senses[0], walk.lexicon.language == "en"
    adjective = sense.kind == "adjective"
    if walk.prep:
        walk.attached.append(Attached(sense, "adjective" if adjective else walk.prep, i))
        _complement(walk, i)
        if not adjective:
            walk.prep = ""
        return j
    if piece.empty and not walk.caps:
        if adjective and not _noun_like(walk, i, j):
            walk.attached.append(Attached(sense, "adjective", i))
            return j
        if english and _followed_by_head(walk, j):
            walk.attached.append(Attached(sense, "adjective" if adjective else "modifier", i))
            if piece.complement is None and not adjective:
                walk.set(complement=(piece.start, j), relation="modifier")
            return j
        walk.set(senses=senses, head=i, gender=piece.gender or sense.gender, plural=piece.plural or sense.plural)
        return j
    if adjective or walk.piece.role or walk.piece.body:
        walk.attached.append(Attached(sense, "adjective" if adjective else "modifier", i))
        return j
    if piece.senses and piece.senses[0].kind == "adjective" and not adjective:
        walk.set(senses=senses, head=i)
        return j
    if walk.caps:
        walk.caps = (walk.caps[0], j)
    return j


def _noun_like(walk: Walk, i: int, j: int) -> bool:
    """Whether a country adjective stands for the inhabitant: a capital, and nothing to qualify after it."""
    scan = walk.scan
    if not scan.word[i][0].isupper():
        return False
    if walk.lexicon.language == "fr":
        return not (
            j < walk.end
            and scan.gap(j - 1) == " "
            and j in scan.lexicon
            and scan.lexicon[j][1][0].kind != "title"
            and scan.word[j][0].islower()
        )
    return not _followed_by_head(walk, j)


def _followed_by_head(walk: Walk, j: int) -> bool:
    """English: whether a noun that can be the head still follows in the same run of words."""
    scan = walk.scan
    k = j
    while k < walk.end and scan.gap(k - 1) in (" ", "-"):
        fold = scan.fold[k]
        if fold in ("'s", "'"):
            return False
        if (
            walk.lexicon.has("of", fold)
            or walk.lexicon.has("place", fold)
            or walk.lexicon.has("for", fold)
            or walk.lexicon.has("relative", fold)
            or walk.lexicon.has("and", fold)
        ):
            return False
        if k in scan.lexicon or scan.word[k][0].islower():
            return True
        k += 1
    return False


def _complement(walk: Walk, i: int) -> None:
    if walk.piece.complement is None or walk.piece.relation == "modifier":
        walk.set(complement=(i, i), relation=walk.prep)


def _term(walk: Walk, i: int, j: int, terms: tuple[Term, ...]) -> int:
    """A role, body, group, document or medium."""
    piece, english = walk.piece, walk.lexicon.language == "en"
    term = _chosen(walk, i, terms)
    if walk.prep:
        _complement(walk, i)
        walk.prep = ""
        return j
    fixed = piece.complement is not None and piece.relation not in ("modifier", "possessor")
    if piece.empty or (
        english and not fixed and not piece.title and (walk.caps is None or walk.caps[1] == i) and not piece.name
    ):
        if english and walk.caps and walk.caps[1] == i and term.kind == "body":
            walk.set(body=term, body_at=i, head=i, name=(walk.caps[0], j), role=None, other=None)
            walk.caps = None
            return j
        field = term.kind == "role" and term.rank == "state"
        if english and (piece.body or piece.other or walk.caps) and piece.complement is None and not field:
            walk.set(complement=(piece.start, i), relation="modifier")
        walk.caps = None
        changes: dict[str, object] = {"role": None, "body": None, "other": None, "name": None, "senses": ()}
        if piece.senses:
            walk.attached.append(Attached(piece.senses[0], "modifier", piece.head))
        if term.kind == "role":
            changes |= {"role": term, "role_at": i}
        elif term.kind == "body":
            changes |= {"body": term, "body_at": i}
        else:
            changes |= {"other": term}
        changes |= {
            "head": i,
            "gender": term.gender or piece.gender,
            "plural": term.plural or (piece.plural and not term.gender),
        }
        walk.set(**changes)
        if term.kind == "role" and term.id in MINISTERS:
            return past_domain(walk, j)
    return j


def _chosen(walk: Walk, i: int, terms: tuple[Term, ...]) -> Term:
    """Of several readings, the collective in the plural, the role where a name follows."""
    plural = [t for t in terms if t.kind == "group" and t.plural and walk.piece.number != 1]
    roles = [t for t in terms if t.kind == "role"]
    if plural and (
        walk.piece.plural
        or walk.lexicon.language == "en"
        or walk.piece.determiner == ""
        or walk.piece.determiner == "possessive"
    ):
        strong = next((t for t in roles if t.rank in ("state",)), None)
        return strong or plural[0]
    bodies = [t for t in terms if t.kind == "body"]
    return roles[0] if roles else bodies[0] if bodies else terms[0]


def _capitals(walk: Walk, i: int, until: int = 0) -> int:
    """A run of capitals: a name, or in English what comes before the head."""
    scan, piece = walk.scan, walk.piece
    j = until or name_end(scan, i, walk.end, walk.lexicon)
    english = walk.lexicon.language == "en"
    if (
        english
        and piece.empty
        and j == i + 1
        and j < walk.end
        and scan.begins_sentence(i)
        and scan.gap(i) == " "
        and scan.word[j][0].islower()
        and not scan.word[i].isupper()
        and scan.fold[j] not in ("'s", "of")
        and _followed_by_head(walk, i + 1)
        and (scan.fold[i] in scan.lower or j in scan.lexicon and scan.lexicon[j][1][0].kind == "role")
    ):
        return j
    if english and piece.body and piece.name and piece.name[1] == i and scan.gap(i - 1) == " " and not walk.prep:
        walk.set(name=(i, j), body_at=piece.body_at)
        return j
    if walk.prep:
        if piece.role is not None and j - i >= 2 and walk.prep == "place":
            return j
        _complement(walk, i)
        walk.prep = ""
        return j
    if walk.lexicon.language == "en" and piece.empty and _followed_by_head(walk, j):
        walk.caps = (i, j)
        return j
    if (
        not english
        and piece.body is not None
        and piece.name is None
        and piece.complement is None
        and scan.gap(i - 1) == " "
    ):
        until = name_goes_on(walk, i, j)
        walk.set(name=(i, until))
        return until
    if piece.name is None and (
        piece.complement is None or piece.role is not None or piece.relation in ("possessor", "modifier")
    ):
        walk.set(name=(i, j), head=piece.head if piece.head >= 0 else i)
    return j


def _word(walk: Walk, i: int) -> int:
    """Any other word."""
    if walk.prep:
        _complement(walk, i)
        walk.prep = ""
    elif walk.lexicon.language == "en" and walk.piece.empty and walk.caps and not _followed_by_head(walk, i):
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
    if piece.name and walk.lexicon.language == "fr" and _whole_name(walk, piece, stop):
        return replace(piece, attached=(), complement=None, name=(piece.name[0], stop))
    return replace(piece, attached=tuple(walk.attached), complement=complement)


def _whole_name(walk: Walk, piece: Piece, stop: int) -> bool:
    """Whether one capital opens a name that goes on in small letters to the end: *Routes du littoral*, *Eau libre*."""
    if piece.role or piece.body or piece.other or piece.senses or piece.title or piece.name is None:
        return False
    a, b = piece.name
    scan = walk.scan
    if b - a != 1 or b >= stop or a - piece.start > 1 or scan.gap(b - 1) != " ":
        return False
    place = walk.lexicon.has("place", scan.fold[b]) or (
        scan.fold[b] in ("de", "d'", "du", "des") and scan.capital(stop - 1) and a in scan.register
    )
    return not place and not any(
        k in scan.register and scan.register[k][1][0].kind == "adjective" for k in range(b, stop)
    )


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
    for i in range(start + 1, end - 1):
        if lexicon.has("and", scan.fold[i]) and scan.word[i].islower() and _independent(scan, lexicon, a, i, end):
            parts.append((a, i))
            a = i + 1
    parts.append((a, end))
    return parts


def _fields(scan: Scan, a: int, i: int, end: int) -> bool:
    """Whether *and* joins the fields of one English office: *Agriculture and Forestry Minister*."""
    if scan.language != "en" or i - a != 1 or a in scan.register or not scan.capital(a):
        return False
    k = i + 1
    while k < end and scan.capital(k) and k not in scan.lexicon:
        k += 1
    return k < end and k > i + 1 and k in scan.lexicon and scan.lexicon[k][1][0].kind == "role"


def _independent(scan: Scan, lexicon: Lexicon, a: int, i: int, end: int) -> bool:
    if any(lexicon.has("relative", scan.fold[k]) for k in range(a, i)) or _fields(scan, a, i, end):
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
