"""What can be the head of a noun phrase: a name of the register, a noun of the lexicon, a run of capitals."""

from __future__ import annotations

from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.beside import called, family, names_its_body, names_region
from pourparlers.reading.actors.capitals import name_end, name_goes_on
from pourparlers.reading.actors.domains import past_domain
from pourparlers.reading.actors.kinds import MINISTERS
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.pieces import Attached, Piece, Walk


def add_possessor(walk: Walk, i: int) -> int:
    """English 's: all before it is the possessor, what follows the head."""
    piece = walk.piece
    if piece.empty and not walk.caps and piece.complement is None and piece.start == i:
        return i + 1
    headed = piece.role or piece.body or piece.other or piece.name
    if headed and piece.complement and piece.relation in ("of", "for", "place"):
        return i + 1  # the possessor stands inside the complement: the president of Peru's assembly
    after, terms = walk.scan.lexicon.get(piece.start, (0, ()))
    start = after if terms and terms[0].kind == "speaks" else piece.start  # who heads the party's team
    attached = [Attached(s, "possessor", piece.head) for s in piece.senses[:1]]
    if piece.senses and all(s.kind in ("adjective",) for s in piece.senses):
        attached = []
    walk.attached += attached
    complement = (start, i)
    walk.piece = Piece(piece.start, piece.end, determiner="definite", complement=complement, relation="possessor")
    walk.caps, walk.prep = None, ""
    return i + 1


def add_registered(walk: Walk, i: int, j: int, senses: tuple[Sense, ...]) -> int:
    piece, sense, english = walk.piece, senses[0], walk.lexicon.trait("head-last")
    adjective = sense.kind == "adjective"
    if walk.prep:
        walk.attached.append(Attached(sense, "adjective" if adjective else walk.prep, i))
        complement(walk, i)
        if not adjective:
            walk.prep = ""
        return j
    if piece.empty and not walk.caps:
        if adjective and not _noun_like(walk, i, j):
            walk.attached.append(Attached(sense, "adjective", i))
            return j
        if english and followed_by_head(walk, j):
            walk.attached.append(Attached(sense, "adjective" if adjective else "modifier", i))
            if piece.complement is None and not adjective:
                walk.set(complement=(piece.start, j), relation="modifier")
            return j
        walk.set(senses=senses, head=i, gender=piece.gender or sense.gender, plural=piece.plural or sense.plural)
        return j
    if english and not adjective and piece.body and piece.body.id == "opposition" and piece.body_at == i - 1:
        walk.set(senses=senses, head=i, body=None, body_at=-1)  # the opposition Labour Party
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
    if walk.lexicon.trait("head-first"):
        return not (
            j < walk.end
            and scan.gap(j - 1) == " "
            and j in scan.lexicon
            and scan.lexicon[j][1][0].kind != "title"
            and scan.word[j][0].islower()
        )
    return not followed_by_head(walk, j)


def followed_by_head(walk: Walk, j: int) -> bool:
    """English: whether a noun that can be the head still follows in the same run of words."""
    scan = walk.scan
    k = j
    while k < walk.end and scan.gap(k - 1) in (" ", "-"):
        fold = scan.fold[k]
        if fold in ("'s", "'"):
            return False
        fields = k > j - 1 and all(walk.lexicon.has("fields", f) for f in (scan.fold[k - 1], *scan.fold[k + 1 : k + 2]))
        if (
            walk.lexicon.has("of", fold)
            or walk.lexicon.has("place", fold)
            or walk.lexicon.has("for", fold)
            or walk.lexicon.has("relative", fold)
            or walk.lexicon.has("and", fold)
            and not fields
        ):
            return False
        if k in scan.lexicon or scan.word[k][0].islower():
            return True
        k += 1
    return False


def complement(walk: Walk, i: int) -> None:
    about = walk.prep == "for" and walk.piece.role is not None  # the UN envoy for Libya is the UN's
    if walk.piece.complement is None or walk.piece.relation == "modifier" and not about:
        walk.set(complement=(i, i), relation=walk.prep)


def add_term(walk: Walk, i: int, j: int, terms: tuple[Term, ...]) -> int:
    """A role, body, group, document or medium."""
    piece, english = walk.piece, walk.lexicon.trait("head-last")
    term = _chosen(walk, i, terms)
    if walk.prep:
        complement(walk, i)
        walk.prep = ""
        return j
    fixed = piece.complement is not None and piece.relation not in ("modifier", "possessor")
    if piece.empty and not (english and fixed) or (
        english and not fixed and not piece.title and (walk.caps is None or walk.caps[1] == i) and not piece.name
    ):
        if english and walk.caps and walk.caps[1] == i and term.kind == "body":
            walk.set(body=term, body_at=i, head=i, name=(walk.caps[0], j), role=None, other=None)
            walk.caps = None
            return j
        field = term.kind == "role" and term.rank == "state"
        if english and (piece.body or piece.other or walk.caps) and piece.complement is None and not field:
            walk.set(complement=(piece.start, i), relation="modifier")
        elif english and walk.caps and piece.relation == "possessor" and term.kind == "role" and not field \
                and walk.caps[1] - walk.caps[0] > 1:  # Italy's Northern League leader
            walk.set(complement=(walk.caps[0], i), relation="modifier")
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
        or walk.lexicon.trait("head-last")
        or walk.piece.determiner == ""
        or walk.piece.determiner == "possessive"
    ):
        strong = next((t for t in roles if t.rank in ("state",)), None)
        return strong or plural[0]
    bodies = [t for t in terms if t.kind == "body"]
    if bodies and roles and roles[0].id == "lawyer" and walk.piece.determiner == "definite":
        return bodies[0]  # le conseil is a council, Me Ruiz, conseil de la ville a lawyer
    return roles[0] if roles else bodies[0] if bodies else terms[0]


def add_capitals(walk: Walk, i: int, until: int = 0) -> int:
    """A run of capitals: a name, or in English what comes before the head."""
    scan, piece = walk.scan, walk.piece
    if walk.lexicon.has("attributive", scan.fold[i]) and scan.begins_sentence(i) and piece.empty:
        return i + 1
    j = until or name_end(scan, i, walk.end, walk.lexicon)
    english = walk.lexicon.trait("head-last")
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
        and not family(walk.lexicon, scan.fold[i])
        and followed_by_head(walk, i + 1)
        and (
            scan.fold[i] in scan.lower
            or scan.start[i] in scan.common
            or j in scan.lexicon
            and scan.lexicon[j][1][0].kind in ("role", "group")
        )
    ):
        return j
    if english and piece.body and piece.name and piece.name[1] == i and scan.gap(i - 1) == " " and not walk.prep:
        walk.set(name=(i, j), body_at=piece.body_at)
        return j
    if walk.prep:
        if piece.role is not None and j - i > 2 and walk.lexicon.has("fields", scan.fold[i]):
            walk.prep = ""
            return i + 1  # le secrétaire à la Défense Dale Ruiz
        before = i - 2 if i > 1 and walk.lexicon.has("definite", scan.fold[i - 1]) else i - 1
        working = i > 0 and walk.lexicon.has("workplace", scan.fold[before])
        if piece.role is not None and j - i >= 2 and walk.prep == "place" and not working:
            return j
        complement(walk, i)
        walk.prep = ""
        return j
    if walk.lexicon.trait("head-last") and piece.empty and followed_by_head(walk, j):
        walk.caps = (i, j)
        return j
    if not english and piece.role is not None and names_region(walk, i, j):
        return j
    if not english and piece.role is not None and names_its_body(walk, i, j):
        return name_goes_on(walk, i, j)
    if not english and piece.body is not None and piece.name is None and called(walk, i):
        until = name_goes_on(walk, i, j)
        walk.set(name=(i, until))
        return until
    if piece.name is None and (
        piece.complement is None or piece.role is not None or piece.relation in ("possessor", "modifier")
    ):
        walk.set(name=(i, j), head=piece.head if piece.head >= 0 else i)
    return j
