"""Ids for parties no register knows: English slugs of their names, French common nouns put into English order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

from pourparlers.base.ids import slug
from pourparlers.knowledge.inflection import english_plural, french_plural
from pourparlers.knowledge.register import Register
from pourparlers.knowledge.tokens import folded
from pourparlers.reading.actors.lexicon import Lexicon, lexicon
from pourparlers.reading.actors.phrases import Piece
from pourparlers.reading.actors.scan import Scan

_DROPPED = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "and",
        "own",
        "some",
        "several",
        "both",
        "two",
        "three",
        "for",
        "in",
        "at",
        "other",
        "new",
        "most",
        "many",
        "'s",
        "'",
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "des",
        "de",
        "du",
        "d'",
        "et",
        "aux",
        "au",
        "en",
        "pour",
        "deux",
        "trois",
        "autres",
        "certains",
        "ses",
        "son",
        "sa",
        "leur",
        "leurs",
        "its",
        "their",
        "his",
        "her",
        "dans",
        "sur",
        "plusieurs",
        "dont",
        "national",
        "nationale",
        "four",
        "five",
        "la-bas",
        "island",
        "islands",
        "ile",
        "iles",
    }
)
_ADJECTIVES: dict[int, frozenset[str]] = {}


@cache
def glossary(language: str) -> dict[str, str]:
    """Nouns and adjectives of organisations' names, put into English: `register/words.<language>.tsv`."""
    place = resources.files("pourparlers.knowledge").joinpath("register", f"words.{language}.tsv")
    if not place.is_file():
        return {}
    found: dict[str, str] = {}
    for line in place.read_text(encoding="utf-8").splitlines():
        english, _, french = line.partition("\t")
        if french and not line.startswith("#"):
            for entry in french.split(", "):
                for form in _forms(entry):
                    found.setdefault(folded(form), english)
    return found


def _forms(entry: str) -> Iterator[str]:
    masculine, _, feminine = entry.partition("/")
    for form in (masculine, feminine):
        if form:
            yield form
            yield french_plural(form)


def translated(scan: Scan, words: Lexicon, i: int, register: Register) -> tuple[int, str]:
    """The English of the noun or adjective at word `i`, and the word after it."""
    hit = scan.register.get(i)
    if hit and not hit[1][0].weak:
        sense = hit[1][0]
        entity = register.entities.get(sense.id)
        if entity and sense.kind in ("adjective", "inhabitant") and entity.adjective:
            return hit[0], slug(entity.adjective)
        if entity and sense.kind in ("name", "acronym"):
            return hit[0], sense.id
    table = glossary(scan.language)
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


def english_name(word: str, language: str) -> str:
    """The id of a place no register knows: French *-ie* becomes *-ia*.

    >>> english_name("Lauravie", "fr"), english_name("Norvia", "en")
    ('lauravia', 'norvia')
    """
    id_ = slug(word)
    return id_[:-1] + "a" if language == "fr" and id_.endswith("ie") and "-" not in id_ and len(id_) > 5 else id_


def phrase_slug(scan: Scan, piece: Piece, register: Register) -> str:
    """The id of a party from the words of its phrase.

    French: what follows the head comes before it in English, the last complement first. English: as it stands,
    an *of* phrase put before the head.
    """
    words = lexicon(scan.language)
    stop = piece.relative if piece.relative is not None else piece.end
    if piece.name and not piece.body:
        return name_slug(scan, *piece.name)
    if scan.language == "en":
        return _english_slug(scan, piece, stop, words, register)
    return _french_slug(scan, piece, stop, words, register)


def name_slug(scan: Scan, start: int, end: int) -> str:
    """A proper name as an id.

    The ampersand is a word: *Pell & Strand* is `pell-and-strand`.
    """
    return slug(scan.text[scan.start[start] : scan.end[end - 1]].replace("&", " and "))


def _french_slug(scan: Scan, piece: Piece, stop: int, words: Lexicon, register: Register) -> str:
    if (
        piece.name
        and piece.body
        and piece.name[0] > piece.head
        and (piece.complement is None or piece.name[0] < piece.complement[0])
    ):
        return name_slug(scan, *piece.name)
    head_to, head = _french_head(scan, piece, stop, words, register)
    if piece.body and piece.body.id in _TRANSPARENT and piece.complement:
        inner = _french_groups(scan, head_to, stop, words, register)
        whole = "-".join(dict.fromkeys(w for g in reversed(inner) for w in reversed(g)))
        if whole:
            return english_name(whole, scan.language)
    groups = _french_groups(scan, head_to, stop, words, register)
    adjectives = [text for text in groups[0] if text in _FIRST or text in _adjectives(register)]
    groups[0] = [text for text in groups[0] if text not in adjectives]
    if head in _OF and len(groups) == 2 and groups[1] and not groups[0]:
        return "-".join([*adjectives, head, "of", *reversed(groups[1])])
    parts = list(adjectives)
    for group in reversed(groups):
        parts += reversed(group)  # French adjectives follow their noun
    return "-".join(dict.fromkeys(p for p in [*parts, head] if p))


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
            scan.fold[i] in _DROPPED or words.has("numbers", scan.fold[i]) or words.has("definite", scan.fold[i])
        ):
            i += 1
    term = piece.body or piece.other
    if term is None:
        head_to, head = translated(scan, words, i, register)
    else:
        head_to, head = scan.lexicon[i][0], term.id
        if term.kind == "group" and scan.fold[i] in glossary(scan.language):
            head = glossary(scan.language)[scan.fold[i]] or head
    if (
        piece.plural
        and head
        and not head.endswith(("s", "men", "staff", "people"))
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
        elif fold in _DROPPED or words.has("and", fold):
            k += 1
        else:
            k, text = translated(scan, words, k, register)
            if text:
                groups[-1].append(text)
                count += 1
    return groups


_TRANSPARENT = frozenset({"state", "city", "town", "village", "municipality"})
"""*the kingdom of X, la ville de X* are X"""
_OF = frozenset({"chamber", "port", "university", "institute", "court", "order"})
"""heads that keep their *of* in English: the Port of Calais"""
_FIRST = frozenset({"regional", "national", "european", "african", "international", "central", "kurdish", "flemish"})


def _english_slug(scan: Scan, piece: Piece, stop: int, words: Lexicon, register: Register) -> str:
    head, head_to = _english_head(scan, piece, stop, words)
    before = _english_before(scan, _after_relative(scan, piece.start), head, head_to, words, register)
    after: list[list[str]] = [[]]
    k = head_to
    while k < stop and sum(map(len, after)) < 6:
        fold = scan.fold[k]
        if words.has("of", fold) or words.has("place", fold) or words.has("for", fold):
            after.append([])
        elif fold not in _DROPPED and not words.has("and", fold):
            after[-1].append(slug(scan.word[k]))
        k += 1
    if piece.body and piece.body.id in _TRANSPARENT and len(after) > 1 and after[-1]:
        return "-".join(after[-1])
    if (
        piece.body
        and len(after) == 2
        and after[1]
        and (scan.capital(head) or piece.body.id in _OF)
        and scan.fold[head_to] in ("of", "for")
    ):
        return "-".join([*before, scan.fold[head_to], *after[1]])
    parts = [w for group in reversed(after) for w in group]
    return "-".join(dict.fromkeys(p for p in [*parts, *before] if p))


def _after_relative(scan: Scan, k: int) -> int:
    """Where the name of a body begins: behind *who leads*."""
    while k in scan.lexicon and any(term.kind == "speaks" for term in scan.lexicon[k][1]):
        k = scan.lexicon[k][0]
    return k


def _english_head(scan: Scan, piece: Piece, stop: int, words: Lexicon) -> tuple[int, int]:
    head = piece.head
    if head < 0:
        head = piece.start
        while (
            head < stop - 1
            and not any(words.has(g, scan.fold[head + 1]) for g in ("of", "place", "for", "relative"))
            and scan.gap(head) == " "
        ):
            head += 1
    head_to = scan.lexicon[head][0] if head in scan.lexicon else head + 1
    if piece.body and piece.name and piece.name[1] > head_to:
        head_to = piece.name[1]
    return head, head_to


def _english_before(scan: Scan, k: int, head: int, head_to: int, words: Lexicon, register: Register) -> list[str]:
    """The words up to and with the head; countries as adjectives, a head of several words whole."""
    before: list[str] = []
    while k < head_to:
        if k == head and head in scan.lexicon and scan.lexicon[head][0] > head + 1:
            before.append(slug(scan.text[scan.start[head] : scan.end[head_to - 1]]))
            break
        hit = scan.register.get(k)
        entity = register.entities.get(hit[1][0].id) if hit else None
        if scan.fold[k] in _DROPPED or words.has("numbers", scan.fold[k]):
            k += 1
        elif hit and entity and k < head and not hit[1][0].weak:
            possessor = hit[0] < len(scan.fold) and scan.fold[hit[0]] == "'s"
            adjective = (
                slug(entity.adjective)
                if entity.adjective and (possessor or hit[1][0].kind == "adjective")
                else entity.id
            )
            before.append("us" if entity.id == "united-states" else adjective)
            k = hit[0]
        else:
            before.append(slug(scan.word[k]))
            k += 1
    return before
