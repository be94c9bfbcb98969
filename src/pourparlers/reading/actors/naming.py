"""Ids for parties no register knows: English slugs of their names, French common nouns put into English order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

from pourparlers.base.ids import slug
from pourparlers.knowledge.inflection import french_plural
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
    }
)
_SMALL = frozenset({"the", "le", "la", "les", "l'", "un", "une", "a", "an"})


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
    term = scan.lexicon.get(i)
    if term:
        best = next((t for t in term[1] if t.kind == "group"), None) or next(
            (t for t in term[1] if t.kind == "body"), None
        )
        if best:
            return term[0], best.id
    return i + 1, slug(scan.word[i])


def phrase_slug(scan: Scan, piece: Piece, register: Register) -> str:
    """The id of a party from the words of its phrase.

    French: what follows the head comes before it in English, the last complement first. English: as it stands,
    an *of* phrase put before the head.
    """
    words = lexicon(scan.language)
    stop = piece.relative if piece.relative is not None else piece.end
    if piece.name and not piece.body:
        return slug(scan.text[scan.start[piece.name[0]] : scan.end[piece.name[1] - 1]])
    if scan.language == "en":
        return _english_slug(scan, piece, stop, words, register)
    return _french_slug(scan, piece, stop, words, register)


def proper_after(scan: Scan, piece: Piece, stop: int) -> tuple[int, int] | None:
    """The proper name right after a common head: *l'ONG Œil citoyen*."""
    if piece.name and piece.body and piece.name[0] >= piece.head:
        return piece.name
    return None


def _french_slug(scan: Scan, piece: Piece, stop: int, words: Lexicon, register: Register) -> str:
    name = proper_after(scan, piece, stop)
    if name and (piece.complement is None or name[0] < piece.complement[0]):
        return slug(scan.text[scan.start[name[0]] : scan.end[name[1] - 1]])
    head_to, head = (piece.end, "")
    groups: list[list[str]] = [[]]
    i = piece.head
    if i < 0:
        i = piece.start
        while i < stop - 1 and (
            scan.fold[i] in _DROPPED or words.has("numbers", scan.fold[i]) or words.has("definite", scan.fold[i])
        ):
            i += 1
    term = piece.body or piece.other
    if term is not None:
        head, head_to = term.id, scan.lexicon[i][0]
    else:
        head_to, head = translated(scan, words, i, register)
    if term is not None and term.kind == "group" and i in scan.lexicon and scan.fold[i] in glossary(scan.language):
        head = glossary(scan.language)[scan.fold[i]]
    k = head_to
    count = 0
    while k < stop and count < 8:
        fold = scan.fold[k]
        if words.has("of", fold) or words.has("place", fold) or words.has("contracted", fold) or words.has("for", fold):
            groups.append([])
            k += 1
        elif fold in _DROPPED:
            k += 1
        else:
            k, text = translated(scan, words, k, register)
            if text:
                groups[-1].append(text)
                count += 1
    parts: list[str] = []
    for group in reversed(groups):
        parts += reversed(group)  # French adjectives follow their noun
    return "-".join(p for p in [*parts, head] if p)


def _english_slug(scan: Scan, piece: Piece, stop: int, words: Lexicon, register: Register) -> str:
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
    before: list[str] = []
    k = piece.start
    while k < head_to:
        if scan.fold[k] in _DROPPED or words.has("numbers", scan.fold[k]):
            k += 1
            continue
        hit = scan.register.get(k)
        entity = register.entities.get(hit[1][0].id) if hit else None
        if hit and entity and k < head and not hit[1][0].weak:
            before.append(
                slug(entity.adjective)
                if hit[1][0].kind == "adjective" and entity.adjective and entity.id != "united-states"
                else "us"
                if entity.id == "united-states"
                else entity.id
            )
            k = hit[0]
            continue
        before.append(slug(scan.word[k]))
        k += 1
    after: list[list[str]] = [[]]
    k = head_to
    while k < stop and sum(map(len, after)) < 6:
        fold = scan.fold[k]
        if words.has("of", fold) or words.has("place", fold) or words.has("for", fold):
            after.append([])
        elif fold not in _DROPPED:
            after[-1].append(slug(scan.word[k]))
        k += 1
    if (
        piece.body
        and scan.capital(head)
        and after[1:]
        and any(
            words.has("for", scan.fold[q]) or scan.fold[q] in ("of", "for")
            for q in range(head_to, min(stop, head_to + 1))
        )
    ):
        return "-".join([*before, *(["of"] if scan.fold[head_to] == "of" else ["for"]), *(w for g in after for w in g)])
    parts = [w for group in reversed(after) for w in group]
    return "-".join(p for p in [*parts, *before] if p)
