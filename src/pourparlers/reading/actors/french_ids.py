"""Ids from French phrases: what follows the head comes before it in English, the last complement first."""

from __future__ import annotations

from pourparlers.base.ids import slug
from pourparlers.knowledge.inflection import english_plural
from pourparlers.knowledge.register import Register
from pourparlers.reading.actors.english_ids import DROPPED, OF, TRANSPARENT
from pourparlers.reading.actors.glossary import english_name, glossary, name_slug, qualifiers
from pourparlers.reading.actors.kinds import REGIONS
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.phrases import Piece
from pourparlers.reading.actors.scan import Scan

_OF_STATES = frozenset({"riverain", "riverains", "insulaire", "insulaires", "aval", "amont", "cotier", "cotiers"})
"""what makes *pays* states in English: riparian, island, downstream, coastal states"""
_FIRST = frozenset({"regional", "national", "european", "african", "international", "central", "kurdish", "flemish"})


_COMPASS = {"nord": "north", "sud": "south", "est": "east", "ouest": "west", "centre": "central"}


_ADJECTIVES: dict[int, frozenset[str]] = {}


def french_slug(scan: Scan, piece: Piece, stop: int, words: Lexicon, register: Register) -> str:
    if (
        piece.name
        and piece.body
        and piece.name[0] > piece.head
        and (piece.complement is None or piece.name[0] < piece.complement[0])
    ):
        return name_slug(scan, *piece.name)
    if piece.body and piece.relation == "for" and scan.capital(piece.body_at):
        return name_slug(scan, piece.body_at, stop)  # the Mouvement pour la langue has no name in English
    head_to, head = _french_head(scan, piece, stop, words, register)
    if piece.body and piece.body.id in TRANSPARENT and piece.complement:
        inner = _french_groups(scan, head_to, stop, words, register)
        whole = "-".join(dict.fromkeys(w for g in reversed(inner) for w in reversed(g)))
        if whole:
            return english_name(whole, scan.language)
    groups = _french_groups(scan, head_to, stop, words, register)
    adjectives = [text for text in groups[0] if text in _FIRST or text in _adjectives(register)]
    groups[0] = [text for text in groups[0] if text not in adjectives]
    if head in OF and len(groups) > 1 and groups[1] and not groups[0]:
        whose = [text for text in groups[1] if text not in _adjectives(register)]
        adjectives += [text for text in groups[1] if text in _adjectives(register)]
        where = [word for group in reversed(groups[2:]) for word in reversed(group)]
        if whose and not (head == "institute" and _names_place(scan, head_to, stop)):
            return "-".join(dict.fromkeys([*adjectives, *where, head, "of", *reversed(whose)]))
    parts = list(adjectives)
    for group in reversed(groups):
        parts += reversed(group)  # French adjectives follow their noun
    return "-".join(dict.fromkeys(p for p in [*parts, head] if p))


def quarter(scan: Scan, piece: Piece) -> str:
    """The id of a region that is called by its place on the compass: *la province Nord*."""
    if piece.name is None or piece.body is None or piece.body.id not in REGIONS:
        return ""
    side = _COMPASS.get(scan.fold[piece.name[0]])
    return f"{side}-{piece.body.id}" if side and piece.name[1] - piece.name[0] == 1 else ""


def _names_place(scan: Scan, k: int, stop: int) -> bool:
    """Whether a name follows the head: *l'institut de Kalvi* is the Kalvi institute."""
    return any(scan.capital(i) for i in range(k, stop))


def _adjectives(register: Register) -> frozenset[str]:
    """Country adjectives as they stand in ids."""
    known = _ADJECTIVES.get(len(register.entities))
    if known is None:
        known = _ADJECTIVES[len(register.entities)] = frozenset(
            slug(e.adjective) for e in register.entities.values() if e.adjective
        )
    return known


def _french_head(scan: Scan, piece: Piece, stop: int, words: Lexicon, register: Register) -> tuple[int, str]:
    """The word after the head noun, and its English, in the plural where the phrase is plural."""
    i = piece.head
    if i < 0:
        i = piece.start
        while i < stop - 1 and (
            scan.fold[i] in DROPPED or words.counts(scan.fold[i]) or words.has("definite", scan.fold[i])
        ):
            i += 1
    term = piece.body or piece.other
    for size in (4, 3, 2):
        whole = glossary(scan.language).get(" ".join(scan.fold[i : i + size]).replace("' ", "'"))
        if whole and i + size <= stop:
            return i + size, whole
    if term is None:
        head_to, head = translated(scan, words, i, register)
    else:
        head_to, head = scan.lexicon[i][0], term.id
        if head == "countries" and any(f in _OF_STATES for f in scan.fold[head_to:stop]):
            head = "states"
        if term.kind == "group" and scan.fold[i] in glossary(scan.language):
            head = glossary(scan.language)[scan.fold[i]] or head
    if (
        piece.plural
        and head
        and not head.endswith(("s", "men", "staff", "people", "industry", "crew"))
        and (term is None or term.kind in ("body", "group"))
    ):
        head = english_plural(head)
    return head_to, head


def _french_groups(scan: Scan, k: int, stop: int, words: Lexicon, register: Register) -> list[list[str]]:
    """The words after the head, put into English, one list a preposition."""
    groups: list[list[str]] = [[]]
    count = 0
    while k < stop and count < 6:
        fold = scan.fold[k]
        if words.has("place", fold) or fold in ("au", "aux"):
            break  # where it is, not what it is called
        if words.has("of", fold) or words.has("contracted", fold) or words.has("for", fold):
            groups.append([])
            k += 1
        elif fold in DROPPED or words.has("and", fold):
            k += 1
        elif fold == "non" and k + 1 < stop:
            k, text = _as_adjective(scan, words, k + 1, register)
            groups[-1].append(f"non-{text}")
            count += 1
        elif len(groups) == 1:
            k, text = _as_adjective(scan, words, k, register)
            if text:
                groups[-1].append(text)
                count += 1
        else:
            k, text = translated(scan, words, k, register)
            if text:
                groups[-1].append(text)
                count += 1
    return groups


def _as_adjective(scan: Scan, words: Lexicon, i: int, register: Register) -> tuple[int, str]:
    """The English of an adjective, also where the same word names a group: *les partis séparatistes*."""
    j, text = translated(scan, words, i, register, adjective=True)
    group = any(t.kind == "group" and t.id == text for t in scan.lexicon.get(i, (0, ()))[1])
    return j, text[:-1] if group and text.endswith("s") else text


def translated(
    scan: Scan, words: Lexicon, i: int, register: Register, *, adjective: bool = False
) -> tuple[int, str]:
    """The English of the noun or adjective at word `i`, and the word after it."""
    table = qualifiers(scan.language) if adjective else glossary(scan.language)
    hit = scan.register.get(i)
    if hit and not hit[1][0].weak and scan.fold[i] not in table:
        sense = hit[1][0]
        entity = register.entities.get(sense.id)
        if entity and sense.kind in ("adjective", "inhabitant") and entity.adjective:
            return hit[0], slug(entity.adjective)
        if entity and sense.kind in ("name", "acronym"):
            return hit[0], sense.id
    for size in (3, 2, 1):
        own = table.get(" ".join(scan.fold[i : i + size]).replace("' ", "'"))
        if own is not None:
            return i + size, own
    if scan.capital(i) and i not in scan.lexicon:
        j = i + 1
        while j < len(scan.word) and scan.capital(j) and scan.gap(j - 1) == " " and j not in scan.lexicon:
            j += 1
        if j > i + 1:
            return j, name_slug(scan, i, j)
    term = scan.lexicon.get(i)
    if term:
        best = next((t for t in term[1] if t.kind == "group"), None) or next(
            (t for t in term[1] if t.kind == "body"), None
        )
        if best:
            return term[0], best.id
    return i + 1, slug(scan.word[i])
