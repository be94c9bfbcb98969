"""Names that stand by themselves on a page: mere places, firms, clubs and parties."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pourparlers.base.ids import slug
from pourparlers.base.text import Span
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.scan import Scan

_SITES = frozenset({"town", "village", "port"})


def mere_places(scan: Scan, words: Lexicon, quoted: tuple[Span, ...]) -> frozenset[str]:
    """Ids of names of one word, unknown to the register, that stand after *à* or *in* and never act, towns; and of
    those that a river, a lake, a street is called by."""
    found, landscape = set(), set()
    acting = {
        slug(word)
        for word, start in zip(scan.word, scan.start, strict=True)
        if start in scan.subjects and not _inside(quoted, start)
    }
    for i in scan.tall:
        if i == 0 or i in scan.register or i in scan.lexicon:
            continue
        if _of_landscape(scan, words, i):
            landscape.add(slug(scan.word[i]))
        if _of_town(scan, words, i):
            j = i + 1
            while j < len(scan.word) and scan.capital(j) and scan.gap(j - 1) == " ":
                j += 1
            found.add(slug(scan.text_of(i, j)))
        if scan.fold[i - 1] not in ("a", "in") and not _of_town(scan, words, i):
            continue
        joined = i + 1 < len(scan.word) and scan.gap(i) == " " and scan.capital(i + 1)
        if not joined and scan.word[i].istitle() and not words.has("calendar", scan.fold[i]):
            found.add(slug(scan.word[i]))
    return frozenset(found - acting | landscape)


def _of_landscape(scan: Scan, words: Lexicon, i: int) -> bool:
    """Whether a river, a lake, a street is called so: *the Genale river, le barrage de Kura, la rue Descartes*."""
    if i + 1 < len(scan.word) and scan.gap(i) == " " and scan.capital(i + 1):
        return False
    after = scan.fold[i + 1] if i + 1 < len(scan.word) and scan.gap(i) == " " else ""
    joined = i > 1 and (words.has("of", scan.fold[i - 1]) or words.has("contracted", scan.fold[i - 1]))
    before = i - 2 if joined else i - 1
    named = words.has("landforms", scan.fold[before]) or words.has("streets", scan.fold[before])
    return named or words.trait("head-last") and words.has("landforms", after)


def _of_town(scan: Scan, words: Lexicon, i: int) -> bool:
    """Whether a town is called so: *the border town of Dolow, le port de Kamsar*."""
    joined = i > 1 and (words.has("of", scan.fold[i - 1]) or words.has("contracted", scan.fold[i - 1]))
    return joined and any(t.id in _SITES for t in scan.lexicon.get(i - 2, (0, ()))[1])


def _inside(quoted: tuple[Span, ...], at: int) -> bool:
    """Whether an offset lies in one of these spans, which follow one another."""
    k = bisect_left(quoted, Span(at + 1, 0)) - 1
    return k >= 0 and at < quoted[k].end


def firm_names(scan: Scan, words: Lexicon) -> Iterator[Span]:
    """Names of several words that end in a word of firms' names: *Corvane Minerals, Pell Water*."""
    covered = {k for i, (j, _) in scan.register.items() for k in range(i, j)}
    for i in scan.tall:
        named = i > 0 and words.has("names", scan.fold[i]) and i not in covered
        if not named or scan.gap(i - 1) != " ":
            continue
        a = i
        while a > 0 and scan.capital(a - 1) and scan.gap(a - 1) == " " and a - 1 not in scan.register and i - a < 4:
            a -= 1
        alone = i + 1 == len(scan.word) or scan.gap(i) != " " or not scan.capital(i + 1)
        if a < i and alone and not words.functional(scan.fold[a]) and a not in scan.lexicon:
            yield Span(scan.start[a], scan.end[i])


def bare_names(scan: Scan, words: Lexicon, owners: frozenset[str]) -> Iterator[Span]:
    """Names of one word that stand by themselves more than once on the page, or own a role: firms, clubs, parties."""
    at: dict[str, list[int]] = {}
    for i in scan.tall:
        word = scan.word[i]
        if (
            len(word) < 3
            or not word[0].isupper()
            or i in scan.register
            or i in scan.lexicon
            or scan.fold[i] in scan.lower
        ):
            continue
        if words.has("calendar", scan.fold[i]) or scan.fold[i] in words.pronouns:
            continue
        joined = i + 1 < len(scan.word) and scan.gap(i) == " " and scan.capital(i + 1)
        after = i > 0 and scan.gap(i - 1) == " " and scan.capital(i - 1) and not scan.begins_sentence(i - 1)
        if not joined and not after:
            at.setdefault(scan.fold[i], []).append(i)
    for fold, places in at.items():
        if len(places) < 2 and fold not in owners:
            continue
        for i in places:
            inside = i > 0 and any(words.has(g, scan.fold[i - 1]) for g in ("of", "place", "for", "contracted"))
            if not inside and not (i + 1 < len(scan.fold) and scan.fold[i + 1] == "'s"):
                yield Span(scan.start[i], scan.end[i])
