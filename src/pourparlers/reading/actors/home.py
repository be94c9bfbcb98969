"""Where a page is at home: the state whose government is just *the government*, and the city of its dateline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pourparlers.base.ids import slug
from pourparlers.knowledge.register import Register
from pourparlers.knowledge.tokens import folded
from pourparlers.reading.actors.scan import Scan

_DATELINE = re.compile(
    r"^\s*([A-ZÀ-Ý][\w'’.\- ]{2,40}?)(?:/[\w'’.\- ]+)?\s*(?:\([^)]{1,30}\)\s*)?"
    r"(?:,[^\n]{1,25}?)?\s*(?:\([^)]{1,30}\)\s*)?[–—-]\s",
    re.UNICODE,
)
_RUBRICS = frozenset(
    {
        "continu",
        "direct",
        "live",
        "entretien",
        "interview",
        "enquete",
        "reportage",
        "communique",
        "analysis",
        "analyse",
        "portrait",
    }
)
OVERSEAS = frozenset({"outre-mer", "outre-mers", "outremer", "overseas"})
"""the field of a minister whom only the state itself has"""
_DIPLOMATIC = frozenset({"ambassador", "foreign-minister", "foreign-ministry"})
_FEW = 2
"""so many mentions of other states leave an article an affair of one state, whose government is then a party"""
_LANGUAGE_HOME = {"fr": "france", "en": ""}
_READERS = {"fr": ("france",), "en": ("united-kingdom", "united-states")}
"""states whose parties a text of the language names without their state"""


@dataclass(frozen=True, slots=True)
class Home:
    """The state at home, whether the page is about its domestic affairs, and the city that heads the text."""

    state: str | None
    domestic: bool
    city: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    dateline: bool = False
    """whether the dateline says so"""
    inner: bool = False
    """whether hardly any other state is named: the government is then one party of several at home"""

    def abroad(self, language: str) -> bool:
        """Whether the page is about another state than that of most readers of its language."""
        return self.state is not None and self.state not in _READERS.get(language, ())

    def government(self, register: Register) -> str | None:
        """The id of the government at home: the state, or its government where the matter is domestic."""
        return government_of(self.state, register) if self.state and self.inner else self.state


def government_of(state: str, register: Register) -> str:
    """The id of a state's government as a domestic actor.

    >>> government_of("netherlands", Register.load()), government_of("united-kingdom", Register.load())
    ('dutch-government', 'uk-government')
    """
    if state in ("united-kingdom", "united-states"):
        return "uk-government" if state == "united-kingdom" else "united-states"
    entity = register.entities.get(state)
    if entity and entity.kind == "region":
        return f"{state}-government"
    return f"{slug(entity.adjective or entity.en)}-government" if entity else f"{state}-government"


def _opening_state(scan: Scan, register: Register, own: Mapping[str, int]) -> str | None:
    """The first state that the text makes a subject, in its first two sentences."""
    for i, (_, senses) in sorted(scan.register.items()):
        if scan.sentence[i] > 2:
            return None
        entity = register.entities.get(senses[0].id)
        state = (
            entity.under
            if entity and entity.kind == "region"
            else entity.id
            if entity and entity.kind == "state"
            else senses[0].id
            if senses[0].id in own
            else None
        )
        if state and not senses[0].weak and (scan.start[i] in scan.subjects or senses[0].kind == "adjective"):
            return state
    return None


def _of_the_state(scan: Scan, state: str | None) -> bool:
    """Whether the state itself acts in a page about one of its regions: by its seats, or by a minister for overseas."""
    seats = any(s[0].kind == "seat" and s[0].id == state for _, s in scan.register.values())
    return seats or not OVERSEAS.isdisjoint(scan.fold)


def _abroad(scan: Scan) -> bool:
    """Whether the page is about dealings between states: foreign ministers, foreign ministries, ambassadors."""
    return any(t.id in _DIPLOMATIC for _, terms in scan.lexicon.values() for t in terms[:1])


def home_of(scan: Scan, register: Register, own: Mapping[str, int]) -> Home:
    """Work out the home of the page from its dateline, its countries and its language.

    `own`: the page's own places that no register knows, with how often they are meant.
    """
    counts: Counter[str] = Counter(own)
    for _, senses in scan.register.values():
        entity = register.entities.get(senses[0].id)
        if entity and entity.kind in ("state", "region") and not senses[0].weak:
            place_counted = entity.under if entity.kind == "region" else entity.id
            counts[place_counted] += 2 if senses[0].kind in ("name", "capital", "seat") else 1
    match = _DATELINE.match(scan.text[:120])
    city = match.group(1).strip() if match else ""
    city = "" if any(folded(w) in _RUBRICS for w in city.split()) else city
    place = scan.register.get(0) if match else None
    here = place[1][0].id if place and register.entities.get(place[1][0].id, None) is not None else None
    entity = register.entities.get(here) if here else None
    if entity and entity.kind == "region":
        here = entity.under
    if entity and entity.kind not in ("state", "region"):
        here = None
    regions = Counter(
        s[0].id
        for _, s in scan.register.values()
        if (e := register.entities.get(s[0].id)) and e.kind == "region" and not s[0].weak
    )
    weights = Counter(counts)
    if here:
        weights[here] += 2
    opening = _opening_state(scan, register, own)
    if opening:
        weights[opening] += 3
    weights[_LANGUAGE_HOME.get(scan.language, "")] += 2
    if scan.language == "en" and "£" in scan.text:
        weights["united-kingdom"] += 2
    top = max(weights.values(), default=0)
    best = [place for place in weights if weights[place] == top and place]
    state = best[0] if best and top >= 2 else None
    if state in own:
        return Home(state, False, city, tuple(counts.most_common()))
    foreign = sum(n for other, n in counts.items() if other != state)
    inner = foreign <= _FEW and not (foreign and _abroad(scan))
    governed_from_afar = _of_the_state(scan, state)
    for region, times in regions.most_common(1):
        if governed_from_afar:
            break
        if times >= 3 and register.entities[region].under == state and times * 2 > counts[state] - times:
            return Home(region, foreign <= 4, city, tuple(counts.most_common()), here is not None, inner)
    return Home(state, foreign <= 4, city, tuple(counts.most_common()), here is not None, inner)
