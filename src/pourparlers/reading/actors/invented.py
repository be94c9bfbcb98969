"""Places that no register knows: an article's own countries and regions, and the adjectives made of their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from pourparlers.knowledge.tokens import folded
from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.glossary import english_name, glossary
from pourparlers.reading.actors.home import dateline
from pourparlers.reading.actors.lexicon import Lexicon, Term
from pourparlers.reading.actors.scan import Scan

_SUFFIXES = {
    "fr": re.compile(
        r"(?:ien|ienne|ais|aise|ois|oise|ain|aine|in|ine|an|ane|éen|éenne|ote|ote|i|ie|e|ique|ard|arde)s?$"
    ),
    "en": re.compile(r"(?:ian|ean|an|ese|ish|i|ite|er|n|ic)s?$"),
}
_PLACE = {
    "fr": frozenset({"en", "la", "l'", "le", "au", "a", "de", "d'", "du"}),
    "en": frozenset({"in", "of", "to", "from", "at", "and", "with", "between"}),
}
_WITHIN = {"fr": frozenset({"en", "au"}), "en": frozenset({"in"})}
"""prepositions that lead to a place and to nobody"""
_ENDINGS = ("ia", "stan", "land")
_STATELY = frozenset({"government", "army", "parliament", "delegation", "diplomacy", "presidency", "embassy", "state"})
"""bodies of a state"""
_NATIONAL = ("ien", "iens", "ienne", "iennes")
"""endings of adjectives of countries that few other French adjectives have"""


@dataclass(frozen=True, slots=True)
class OwnPlaces:
    """Places of one page that no register knows, with how often each is meant."""

    counts: Counter[str]
    states: frozenset[str]
    """those that are governed: a minister, an army, an adjective of theirs is spoken of"""


def own_places(scan: Scan, lexicon: Lexicon, families: Collection[str]) -> OwnPlaces:
    """Find them, and enter the adjectives made of their names into `scan.register`.

    *la ministre lauravienne* beside *la Lauravie*: the adjective shares the name's stem; a government's adjective
    with a country's ending makes a place by itself.
    """
    names = _names(scan, lexicon, families)
    counts: Counter[str] = Counter()
    states: set[str] = set()
    pattern = _SUFFIXES.get(scan.language)
    if pattern is None:
        return OwnPlaces(counts, frozenset())
    capitals, french = _capitals(scan), scan.language == "fr"
    town = {folded(w) for w in dateline(scan.text)[0].split()}
    by_stem: dict[str, str] = {}
    for fold in names:
        by_stem.setdefault(fold[:4], fold)
    for i, fold in enumerate(scan.fold):
        if i in scan.register or i in scan.lexicon or len(fold) < 4:
            continue
        if fold in names:
            id_ = english_name(scan.word[i], scan.language)
            counts[id_] += 1
            if _governed(scan, i) or id_.endswith(_ENDINGS):
                states.add(id_)
            continue
        base = by_stem.get(fold[:4])
        if base is None and not (french and fold.endswith(_NATIONAL)):
            continue
        adjective = _adjective(scan, i, base, pattern, capitals)
        if adjective:
            scan.register[i] = (i + 1, (Sense(adjective, "adjective", case="any", text=scan.word[i]),))
            counts[adjective] += 2
            if adjective not in town:  # the people of a town have an adjective too
                states.add(adjective)
    known = sum(senses[0].kind in ("name", "capital") and not senses[0].weak for _, senses in scan.register.values())
    least = 2 if known <= 2 else 4
    kept = Counter({id_: n for id_, n in counts.items() if id_ in states or n >= least})
    return OwnPlaces(kept, frozenset(states))


def _names(scan: Scan, lexicon: Lexicon, families: Collection[str]) -> Counter[str]:
    """Capitalised words that stand alone after a preposition or article, with how often the page has them."""
    found: set[str] = set()
    within: set[str] = set()
    total: Counter[str] = Counter()
    known = _PLACE.get(scan.language, _PLACE["en"])
    common = glossary(scan.language)
    covered = {k for i, (j, _) in scan.register.items() for k in range(i, j)}
    for i in scan.tall:
        word = scan.word[i]
        if not word[0].isupper() or word.isupper() or len(word) < 4 or i in covered or i in scan.lexicon:
            continue
        fold = scan.fold[i]
        if fold in scan.lower or fold in common or any(lexicon.has(g, fold) for g in ("calendar", "fields")):
            continue
        total[fold] += 1
        if i and _alone(scan, i) and not scan.begins_sentence(i):
            if scan.fold[i - 1] in known:
                found.add(fold)
            if scan.fold[i - 1] in _WITHIN.get(scan.language, ()):
                within.add(fold)
    return Counter({fold: total[fold] for fold in total if fold in found and (fold in within or fold not in families)})


def _alone(scan: Scan, i: int) -> bool:
    joined = i + 1 < len(scan.word) and scan.gap(i) == " " and scan.capital(i + 1)
    after = scan.gap(i - 1) == " " and scan.capital(i - 1) and not scan.begins_sentence(i - 1)
    return not joined and not after


def _governed(scan: Scan, i: int) -> bool:
    """Whether an office or an organ of a state stands next to the name: *Norvia's minister, l'armée de Norvie*."""
    for k in range(max(0, i - 3), min(len(scan.word), i + 4)):
        if k == i or scan.sentence[k] != scan.sentence[i]:
            continue
        if any(t.kind == "role" and t.rank == "state" or t.id in _STATELY for t in scan.lexicon.get(k, (0, ()))[1]):
            return True
    return False


def _capitals(scan: Scan) -> dict[str, list[tuple[str, str]]]:
    """Capitalised words by their first four letters, each once."""
    found: dict[str, list[tuple[str, str]]] = {}
    for word, fold in {scan.word[i]: scan.fold[i] for i in scan.tall}.items():
        if word[0].isupper() and len(fold) >= 4:
            found.setdefault(fold[:4], []).append((word, fold))
    return {start: words[:20] for start, words in found.items()}


def _adjective(
    scan: Scan,
    i: int,
    base: str | None,
    pattern: re.Pattern[str],
    capitals: dict[str, list[tuple[str, str]]],
) -> str | None:
    """The place that an unknown word is the adjective of."""
    fold = scan.fold[i]
    if len(fold) < 5 or scan.language != "fr" and not scan.word[i][0].isupper():
        return None
    if base is not None and fold != base:
        stem = base.rstrip("aeiouy") if len(base) > 5 else base[:-1] if base[-1] in "aeiouy" else base
        fits = len(stem) >= 4 and fold.startswith(stem) and len(fold) <= len(base) + 5
        if fits and pattern.search(fold):
            return english_name(base, scan.language)
    if scan.language != "fr" or scan.word[i][0].isupper() or i == 0:
        return None
    ending = next((ending for ending in _NATIONAL if fold.endswith(ending)), "")
    if not ending or len(fold) - len(ending) < 4 or fold in glossary(scan.language):
        return None
    if not any(t.kind == "role" and t.rank == "state" or t.id in _STATELY for t in _terms_before(scan, i)):
        return None
    stem = fold.removesuffix(ending)
    alike = (w for w, f in capitals.get(stem[:4], ()) if f.startswith(stem) and len(f) <= len(stem) + 3)
    named = next(alike, "")
    return english_name(named, scan.language) if named else stem + "ia"


def _terms_before(scan: Scan, i: int) -> tuple[Term, ...]:
    """What the lexicon says of the words that end just before word `i`."""
    return next((terms for k in range(i - 1, max(-1, i - 4), -1)
                 for end, terms in [scan.lexicon.get(k, (0, ()))] if end == i), ())  # fmt: skip
