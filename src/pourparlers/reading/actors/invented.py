"""Places that no register knows: an article's own countries and regions, and the adjectives made of their names."""

from __future__ import annotations

import re
from collections import Counter

from pourparlers.base.ids import slug
from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.scan import Scan

_SUFFIXES = {
    "fr": re.compile(
        r"(?:ien|ienne|ais|aise|ois|oise|ain|aine|in|ine|an|ane|éen|éenne|ote|ote|i|ie|e|ique|ard|arde)s?$"
    ),
    "en": re.compile(r"(?:ian|ean|an|ese|ish|i|ite|er|n|ic)s?$"),
}
_PLACE = {
    "fr": frozenset({"en", "la", "l'", "le", "au", "a", "de", "d'"}),
    "en": frozenset({"in", "of", "to", "from", "at", "and", "with", "between"}),
}


def english_name(word: str, language: str) -> str:
    """The id of a place no register knows: French *-ie* becomes *-ia*.

    >>> english_name("Lauravie", "fr"), english_name("Norvia", "en")
    ('lauravia', 'norvia')
    """
    id_ = slug(word)
    return id_[:-1] + "a" if language == "fr" and id_.endswith("ie") and "-" not in id_ and len(id_) > 5 else id_


def places(scan: Scan, lexicon: Lexicon) -> Counter[str]:
    """Capitalised words that stand alone after a preposition or article, with how often the page has them."""
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    known = _PLACE.get(scan.language, _PLACE["en"])
    for i, word in enumerate(scan.word):
        if not word[0].isupper() or len(word) < 4 or i in scan.register or i in scan.lexicon:
            continue
        fold = scan.fold[i]
        if fold in scan.lower:
            continue
        total[fold] += 1
        joined = i + 1 < len(scan.word) and scan.gap(i) == " " and scan.capital(i + 1)
        after = i > 0 and scan.gap(i - 1) == " " and scan.capital(i - 1) and not scan.begins_sentence(i - 1)
        if (
            not joined
            and not after
            and i
            and (scan.fold[i - 1] in known or (scan.language == "en" and scan.begins_sentence(i)))
        ):
            found[fold] += 1
    return Counter({fold: total[fold] for fold in found})


def own_adjectives(scan: Scan, lexicon: Lexicon) -> Counter[str]:
    """Enter into `scan.register` the adjectives of the page's own places; gives how often each place is meant.

    *la ministre lauravienne* beside *la Lauravie*: the adjective shares the name's stem.
    """
    names = places(scan, lexicon)
    pattern = _SUFFIXES.get(scan.language)
    counts: Counter[str] = Counter()
    if not names or pattern is None:
        return counts
    by_stem: dict[str, str] = {}
    for fold in names:
        by_stem.setdefault(fold[:4], fold)
    for i, fold in enumerate(scan.fold):
        base = by_stem.get(fold[:4]) if len(fold) >= 5 else None
        if base is None or i in scan.register or i in scan.lexicon or fold == base:
            if base == fold and fold in names:
                counts[english_name(scan.word[i], scan.language)] += 1
            continue
        stem = base.rstrip("aeiouy") if len(base) > 5 else base[:-1] if base[-1] in "aeiouy" else base
        if (
            len(stem) >= 4
            and fold.startswith(stem)
            and len(fold) <= len(base) + 5
            and pattern.search(fold)
            and (scan.language == "fr" or scan.word[i][0].isupper())
        ):
            id_ = english_name(base, scan.language)
            scan.register[i] = (i + 1, (Sense(id_, "adjective", case="any", text=scan.word[i]),))
            counts[id_] += 2
    states = sum(senses[0].kind in ("name", "capital") and not senses[0].weak for _, senses in scan.register.values())
    least = 2 if states <= 2 else 4
    adjectives = {senses[0].id for _, senses in scan.register.values() if senses[0].kind == "adjective"}
    return Counter({id_: n for id_, n in counts.items() if id_ in adjectives or n >= least})
