"""Where a page introduces persons and bodies: names with a role or description, and the owners of roles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pourparlers.knowledge.register import Register
from pourparlers.reading.actors.kinds import ORGANS_OF_FIRMS, STAFF, VOICING
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.phrases import name_end
from pourparlers.reading.actors.scan import Scan

_STOP = re.compile(r"[.!?…\n;:\"()–]")


_WINDOW = 12


def introductions(scan: Scan, words: Lexicon, register: Register) -> Iterator[tuple[int, int]]:
    """Word ranges in which a person is named with a title, role or description."""
    n, reached = len(scan.word), 0
    for first in scan.tall:
        i = first
        if (
            i < reached
            or scan.word[i].isdigit()
            or (i in scan.register and not scan.register[i][1][0].weak and not _first_name(scan, i))
            or (i in scan.lexicon)
        ):
            if i in scan.register and not scan.register[i][1][0].weak:
                reached = max(reached, scan.register[i][0])
            continue
        j = name_end(scan, i, n, words)
        if j - i == 1 and scan.begins_sentence(i) and scan.fold[i] in scan.lower:
            continue
        opening = scan.fold[i] in scan.lower or words.has("attributive", scan.fold[i])
        if j - i > 1 and scan.begins_sentence(i) and opening:
            i += 1
        left = _left(scan, words, i)
        right = _right(scan, words, j)
        described = left < i or right > j
        if described or j - i >= 2 and not words.has("town_openers", scan.fold[i]):
            yield (left, right)
        reached = max(j, i + 1)


def _first_name(scan: Scan, i: int) -> bool:
    """Whether a word of the register is a person's name here: *Dawn* before a surname is no newspaper."""
    end, senses = scan.register[i]
    follows = end == i + 1 and end < len(scan.word) and scan.gap(i) == " " and scan.capital(end)
    return senses[0].kind == "person" or senses[0].kind == "medium" and follows and end not in scan.register


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
        if words.has("verbal", scan.fold[k]) and not words.has("linking", scan.fold[k]):
            break
        hit = scan.lexicon.get(k)
        if hit and hit[0] <= i and hit[1][0].kind in ("role", "title", "body"):
            if (
                words.trait("head-last")
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
        if words.trait("genitive-s") and (scan.capital(best - 1) or fold == "'s" or (best - 1 in scan.register)):
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
        if words.has("verbal", scan.fold[k]):
            return j
        hit = scan.lexicon.get(k)
        if hit and hit[1][0].kind in ("role", "speaks") and not hit[1][0].plural:
            return stop
    return j


def owners(scan: Scan, words: Lexicon) -> Iterator[str]:
    """Folded names that own a role or an organ of a firm somewhere on the page: *Torvane's chairman, its board*."""
    for i, (j, terms) in scan.lexicon.items():
        offices = (t for t in terms if t.kind == "role" and t.id not in STAFF)
        if not any(t.rank in ("body", "state") for t in offices) and all(t.id not in ORGANS_OF_FIRMS for t in terms):
            continue
        if words.trait("genitive-s"):
            k = i - 1
            while k > 0 and i - k < 4 and scan.fold[k] not in ("'s", "'"):
                k -= 1
            titled = k > 1 and any(t.kind == "title" for t in scan.lexicon.get(k - 2, (0, ()))[1])  # Ms Hart's members
            if k > 0 and scan.fold[k] in ("'s", "'") and scan.capital(k - 1) and not titled:
                yield scan.fold[k - 1]
        if i > 1 and scan.fold[i - 1] in ("whose", "dont") and scan.gap(i - 2) == ", " and scan.capital(i - 2):
            yield scan.fold[i - 2]  # Pell Water, whose chairman
        if i > 2 and scan.fold[i - 2] == "dont" and scan.gap(i - 3) == ", " and scan.capital(i - 3):
            yield scan.fold[i - 3]  # Pell, dont le patron
        if j < len(scan.word) - 1 and scan.gap(j - 1) == " " and scan.capital(j + 1):
            speaks = any(t.id in VOICING for t in terms) and words.has("for", scan.fold[j])
            if speaks or scan.fold[j] in ("of", "de", "d'", "du", "chez"):
                yield scan.fold[j + 1]


def neuters(scan: Scan, words: Lexicon) -> Iterator[str]:
    """Folded names that open a sentence, where the next one opens with a pronoun for things: *Its chief, it said*."""
    for i in scan.tall:
        if not scan.begins_sentence(i) or i in scan.register or i in scan.lexicon:
            continue
        j = name_end(scan, i, len(scan.word), words)
        k = j
        while k < len(scan.word) and scan.sentence[k] == scan.sentence[i]:
            k += 1
        if k == len(scan.word) or "\n" in scan.gap(k - 1) or '"' in scan.gap(k - 1):
            continue
        if words.has("neuter", scan.fold[k]) and not words.functional(scan.fold[i]):
            yield " ".join(scan.fold[i:j])
