"""Ids from English phrases: as they stand, an *of* phrase put before the head."""

from __future__ import annotations

from pourparlers.base.ids import slug
from pourparlers.knowledge.register import Register
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.phrases import Piece
from pourparlers.reading.actors.scan import Scan

DROPPED = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "and",
        "own",
        "main",
        "largest",
        "biggest",
        "powerful",
        "influential",
        "exiled",
        "leading",
        "major",
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


TRANSPARENT = frozenset({"state", "city", "town", "village", "municipality"})
"""*the kingdom of X, la ville de X* are X"""


OF = frozenset({"chamber", "port", "university", "institute", "court", "order"})
"""heads that keep their *of* in English: the Port of Calais"""


def english_slug(scan: Scan, piece: Piece, stop: int, words: Lexicon, register: Register) -> str:
    head, head_to = _english_head(scan, piece, stop, words)
    start = _after_relative(scan, _begins(scan, words, piece.start, head))
    before = _english_before(scan, start, head, head_to, words, register)
    after: list[list[str]] = [[]]
    k = head_to
    while k < stop and sum(map(len, after)) < 6:
        fold = scan.fold[k]
        if _ends_name(scan, words, k, stop):
            break
        if words.has("of", fold) or words.has("place", fold) or fold == "for":
            after.append([])
        elif fold not in DROPPED and not words.has("and", fold) and not fold.isdigit():
            after[-1].append(slug(scan.word[k]))
        k += 1
    if piece.body and piece.body.id in TRANSPARENT and len(after) > 1 and after[-1]:
        return "-".join(after[-1])
    if (
        piece.body
        and len(after) == 2
        and after[1]
        and (scan.capital(head) or piece.body.id in OF)
        and scan.fold[head_to] in ("of", "for")
    ):
        return "-".join([*before, scan.fold[head_to], *after[1]])
    parts = [w for group in reversed(after) for w in group]
    return "-".join(dict.fromkeys(p for p in [*parts, *before] if p))


def _begins(scan: Scan, words: Lexicon, start: int, head: int) -> int:
    """Where the words that belong to the head begin: behind a verb or a comma that a parse has taken in."""
    for k in range(head - 1, start - 1, -1):
        if scan.start[k] in scan.verbs or words.has("calendar", scan.fold[k]) or scan.gap(k) not in (" ", "", "-"):
            return k + 1
    return start


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


def _ends_name(scan: Scan, words: Lexicon, k: int, stop: int) -> bool:
    """Whether word `k` begins what a group has or where it is, not what it is called: *with rare diseases, at the
    plant, in Korea and Poland*; *millers in Alexandria* are called by their town."""
    fold = scan.fold[k]
    town = k + 1 < stop and scan.capital(k + 1) and not any(words.has("and", scan.fold[i]) for i in range(k, stop))
    return words.has("place", fold) and not town or words.has("for", fold) and fold != "for"


def _beside_name(scan: Scan, k: int, head: int) -> bool:
    """Whether word `k` stands in small letters before a name in capitals: *the small Centre Party*."""
    return scan.word[k][0].islower() and scan.capital(head) and k < head and scan.fold[k] != "'s" \
        and any(scan.capital(i) for i in range(k + 1, head + 1)) and not scan.begins_sentence(head)


def _english_before(scan: Scan, k: int, head: int, head_to: int, words: Lexicon, register: Register) -> list[str]:
    """The words up to and with the head; countries as adjectives, a head of several words whole."""
    before: list[str] = []
    while k < head_to:
        if k == head and head in scan.lexicon and scan.lexicon[head][0] > head + 1:
            before.append(slug(scan.text_of(head, head_to)))
            break
        hit = scan.register.get(k)
        entity = register.entities.get(hit[1][0].id) if hit else None
        seat = scan.fold[k].endswith("-based")
        if before and scan.fold[k] == "'s" and scan.capital(k - 1) and k + 1 < head_to and scan.capital(k + 1):
            before[-1] += "s"  # the People's Party
            k += 1
        elif scan.fold[k] in DROPPED or words.counts(scan.fold[k]) or seat or _beside_name(scan, k, head):
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
