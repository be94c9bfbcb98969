"""Family names of the page, found before anything is resolved: *Crespo* alone is then no place and no firm."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pourparlers.reading.actors.capitals import name_end
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.scan import PARTICLES, Scan

_FUNCTIONS = ("attributive", "of", "place", "for", "definite", "indefinite", "demonstrative", "possessive", "and",
              "relative")  # fmt: skip


def families(scan: Scan, lexicon: Lexicon) -> dict[str, tuple[int, int]]:
    """Folded family names with the words of the full name they end: *Amador Crespo* gives `crespo`.

    A run of capitals is a person's where no word of it is a known place, body or word of firms' names, and it does
    not follow a preposition that leads to a place.
    """
    found: dict[str, tuple[int, int]] = {}
    for start, end in _runs(scan, lexicon):
        if _personal(scan, lexicon, start, end):
            found.setdefault(scan.fold[end - 1], (start, end))
    return found


def firms(scan: Scan, lexicon: Lexicon, owners: Collection[str]) -> dict[str, tuple[int, int]]:
    """Folded first words of firms' names with the words of the whole: *Torvane Steel* gives `torvane`.

    By a word of firms' names; or where the first word alone has a chairman, a board (`owners`) elsewhere.
    """
    found: dict[str, tuple[int, int]] = {}
    last = len(scan.word) - 1
    for i in scan.tall:
        if i == last or not scan.word[i][0].isupper() or not (scan.capital(i + 1) and scan.gap(i) == " "):
            continue
        told = lexicon.has("names", scan.fold[i + 1])
        alone = i + 2 >= len(scan.word) or not (scan.capital(i + 2) and scan.gap(i + 1) == " ")
        owning = scan.fold[i] in owners and alone and i + 1 not in scan.lexicon and scan.fold[i] not in PARTICLES
        if (told or owning) and i not in scan.register and i not in scan.lexicon and i + 1 not in scan.register:
            found.setdefault(scan.fold[i], (i, i + 2))
    return found


def _runs(scan: Scan, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Runs of two capitals or more, without the word that only begins a sentence."""
    reached, n = 0, len(scan.word)
    for i in scan.tall:
        if i < reached or scan.word[i].isdigit() or i in scan.lexicon:
            continue
        end = name_end(scan, i, n, lexicon)
        start = i + 1 if scan.begins_sentence(i) and _opens(scan, lexicon, scan.fold[i]) else i
        if end - start > 1:
            yield start, end
        reached = end


def _opens(scan: Scan, lexicon: Lexicon, fold: str) -> bool:
    """Whether the word at the start of a sentence is one that is written small elsewhere."""
    return fold in scan.lower or any(lexicon.has(group, fold) for group in _FUNCTIONS)


def _personal(scan: Scan, lexicon: Lexicon, start: int, end: int) -> bool:
    last = scan.fold[end - 1]
    if len(last) < 3 or last in PARTICLES or not scan.capital(end - 1) or scan.word[end - 1].isupper():
        return False
    for k in range(start, end):
        known = scan.register.get(k)
        if known and not known[1][0].weak and known[1][0].kind != "person":
            return False
        if k in scan.lexicon or lexicon.has("names", scan.fold[k]) or scan.word[k].isupper() and len(scan.word[k]) > 1:
            return False
    before = scan.fold[start - 1] if start and scan.gap(start - 1) in (" ", "") else ""
    if lexicon.has("place", before):
        return False
    return not (lexicon.has("definite", before) and not _titled(scan, start - 1))


def _titled(scan: Scan, article: int) -> bool:
    """Whether a role stands before the article: machine translation's *la ministre, La Ana Ruiz*."""
    return article > 0 and scan.word[article][0].isupper() and not scan.begins_sentence(article)
