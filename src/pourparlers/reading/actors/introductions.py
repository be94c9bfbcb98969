"""Where a page introduces persons and bodies: names with a role or description, owners of roles, bare names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pourparlers.base.ids import slug
from pourparlers.base.text import Span
from pourparlers.knowledge.register import Register
from pourparlers.reading.actors.kinds import VOICING
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.phrases import name_end
from pourparlers.reading.actors.scan import Scan

_STOP = re.compile(r"[.!?…\n;:\"()–]")


_WINDOW = 12


_VERBAL = frozenset(
    {
        "a",
        "ont",
        "est",
        "sont",
        "etait",
        "avait",
        "etaient",
        "avaient",
        "sera",
        "seront",
        "va",
        "vont",
        "et",
        "ou",
        "mais",
        "que",
        "qu'",
        "qui",
        "dont",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "said",
        "says",
        "and",
        "or",
        "but",
        "that",
        "who",
        "which",
        "told",
        "by",
        "with",
        "par",
        "avec",
        "contre",
        "selon",
        "il",
        "elle",
        "ils",
        "elles",
        "he",
        "she",
        "they",
        "it",
        "ne",
        "n'",
        "se",
        "s'",
        "y",
        "en",
        "lui",
        "leur",
    }
)


def introductions(scan: Scan, words: Lexicon, register: Register) -> Iterator[tuple[int, int]]:
    """Word ranges in which a person is named with a title, role or description."""
    n = len(scan.word)
    i = 0
    while i < n:
        if (
            not scan.capital(i)
            or scan.word[i].isdigit()
            or (i in scan.register and not scan.register[i][1][0].weak and scan.register[i][1][0].kind != "person")
            or (i in scan.lexicon)
        ):
            i += 1
            continue
        j = name_end(scan, i, n, words)
        if j - i == 1 and scan.begins_sentence(i) and scan.fold[i] in scan.lower:
            i += 1
            continue
        opening = scan.fold[i] in scan.lower or words.has("attributive", scan.fold[i])
        if j - i > 1 and scan.begins_sentence(i) and opening:
            i += 1
        left = _left(scan, words, i)
        right = _right(scan, words, j)
        if (j - i >= 2 or left < i or right > j) and (left < i or right > j or j - i >= 2):
            yield (left, right)
        i = max(j, i + 1)


def _left(scan: Scan, words: Lexicon, i: int) -> int:
    """The first word of the description before a name, or the name itself."""
    k, commas, best = i - 1, 0, i
    while k >= 0 and i - k <= _WINDOW:
        gap = scan.gap(k)
        if _STOP.search(gap):
            break
        if "," in gap:
            commas += 1
            if commas > 1 or k + 1 != i:
                break
        if scan.fold[k] in _VERBAL and not (scan.fold[k] in ("en", "et", "a", "and") and words.language == "fr"):
            break
        hit = scan.lexicon.get(k)
        if hit and hit[0] <= i and hit[1][0].kind in ("role", "title", "body"):
            if (
                words.language == "en"
                and hit[0] != i
                and not any(scan.fold[q] in ("of", "for", "in", "at") for q in range(hit[0], i))
            ):
                pass
            else:
                best = k
        name = scan.register.get(k)
        if name and name[0] == i and name[1][0].kind == "adjective":
            best = k
        k -= 1
    while best > 0 and best < i and not _STOP.search(scan.gap(best - 1)) and "," not in scan.gap(best - 1):
        fold = scan.fold[best - 1]
        if any(words.has(g, fold) for g in ("definite", "indefinite", "possessive", "demonstrative")):
            return best - 1
        if words.language == "en" and (scan.capital(best - 1) or fold == "'s" or (best - 1 in scan.register)):
            best -= 1
            continue
        break
    return best


def _right(scan: Scan, words: Lexicon, j: int) -> int:
    """The word after the apposition that follows a name, or after the name itself."""
    n = len(scan.word)
    if j >= n or scan.gap(j - 1) not in (", ", " "):
        return j
    comma = scan.gap(j - 1) == ", "
    stop = j
    while stop < n and stop - j < _WINDOW:
        if stop > j and (scan.gap(stop - 1).strip(" ") != ""):
            break
        stop += 1
    hit = scan.lexicon.get(j)
    if hit and hit[1][0].kind == "speaks":
        return stop
    if not comma:
        return j
    for k in range(j, min(stop, j + 6)):
        if scan.fold[k] in _VERBAL:
            return j
        hit = scan.lexicon.get(k)
        if hit and hit[1][0].kind in ("role", "speaks") and not hit[1][0].plural:
            return stop
    return j


def owners(scan: Scan, words: Lexicon) -> Iterator[str]:
    """Folded names that own a role somewhere on the page: *Torvane's chairman*, *la directrice de Torvane*."""
    for i, (j, terms) in scan.lexicon.items():
        if not any(t.kind == "role" and t.rank in ("body", "state") for t in terms):
            continue
        if words.language == "en":
            k = i - 1
            while k > 0 and i - k < 4 and scan.fold[k] not in ("'s", "'"):
                k -= 1
            if k > 0 and scan.fold[k] in ("'s", "'") and scan.capital(k - 1):
                yield scan.fold[k - 1]
        if j < len(scan.word) - 1 and scan.gap(j - 1) == " " and scan.capital(j + 1):
            speaks = any(t.id in VOICING for t in terms) and words.has("for", scan.fold[j])
            if speaks or scan.fold[j] in ("of", "de", "d'", "du", "chez"):
                yield scan.fold[j + 1]


def mere_places(scan: Scan, words: Lexicon, quoted: tuple[Span, ...]) -> frozenset[str]:
    """Ids of names of one word, unknown to the register, that stand after *à* or *in* and never act: towns."""
    found = set()
    acting = {
        slug(word)
        for word, start in zip(scan.word, scan.start, strict=True)
        if start in scan.subjects and not any(q.start <= start < q.end for q in quoted)
    }
    for i in range(1, len(scan.word)):
        if scan.fold[i - 1] not in ("a", "in") or not scan.capital(i) or i in scan.register or i in scan.lexicon:
            continue
        joined = i + 1 < len(scan.word) and scan.gap(i) == " " and scan.capital(i + 1)
        if not joined and scan.word[i].istitle() and not words.has("calendar", scan.fold[i]):
            found.add(slug(scan.word[i]))
    return frozenset(found - acting)


def firm_names(scan: Scan, words: Lexicon) -> Iterator[Span]:
    """Names of several words that end in a word of firms' names: *Corvane Minerals, Pell Water*."""
    covered = {k for i, (j, _) in scan.register.items() for k in range(i, j)}
    for i in range(1, len(scan.word)):
        named = scan.capital(i) and words.has("names", scan.fold[i]) and i not in covered
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
    for i, word in enumerate(scan.word):
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
