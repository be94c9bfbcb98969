"""Where a page is at home: the state whose government is just *the government*, and the city of its dateline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from pourparlers.base.ids import slug
from pourparlers.knowledge.register import Register
from pourparlers.knowledge.tokens import folded
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.scan import Scan

_DATELINE = re.compile(
    r"^\s*([A-ZÀ-Ý][\w'’.\- ]{2,40}?)(?:/[\w'’.\- ]+)?\s*(?:\([^)]{1,30}\)\s*)?"
    r"(?:,[^\n]{1,25}?)?\s*(?:\([^)]{1,30}\)\s*)?[–—-]\s",
    re.UNICODE,
)
_HEADLINES, _HEADED = 3, 600
"""lines that may stand above a dateline: a headline, what stands over and under it; and their characters"""
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
NATIONS_WITHIN = frozenset({"united-kingdom", "belgium", "spain"})
"""states whose parts have an adjective of their own for their government: *the Scottish, the Flemish government*"""
_FEW = 2
"""so many mentions of other states leave an article an affair of one state, whose government is then a party"""
_WORDS = 130
"""words of a longer article to each of them"""
_LOCAL = 4
"""so many leave its affairs its own"""
_ABOUT = 6
"""so many mentions of a state make a page its own, wherever it was written"""
_REGIONAL = 3
"""so many mentions make a region the home"""


@dataclass(frozen=True, slots=True)
class Home:
    """The state at home, whether the page is about its domestic affairs, and the city that heads the text."""

    state: str | None
    domestic: bool
    city: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    dateline: bool = False
    """whether the dateline says so"""
    stated: str | None = None
    """the state whose capital or name heads the text"""
    begins: int = 0
    """where the text begins after its dateline"""
    inner: bool = False
    """whether hardly any other state is named: the government is then one party of several at home"""

    def abroad(self, words: Lexicon) -> bool:
        """Whether the page is about another state than those of most readers of its language."""
        return self.state is not None and self.state not in words.readers

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
    if entity and entity.kind == "region" and not (entity.adjective and entity.under in NATIONS_WITHIN):
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


def dateline(text: str) -> tuple[str, int, int]:
    """The city that heads a text, where it stands, and where the text begins after its dateline.

    Below a headline it is one in capitals, or with a date or an agency: other lines have dashes too.

    >>> dateline("LE HAVRE, 22 janvier - La fédération a appelé à la grève.")
    ('LE HAVRE', 0, 23)
    >>> dateline("Talks resume in the port\\n\\nROTTERDAM, 3 June - Dock workers are back at the table.")
    ('ROTTERDAM', 26, 46)
    """
    for at in _openings(text):
        match = _DATELINE.match(text[at : at + 120])
        if match is None:
            continue
        city = match.group(1).strip()
        if any(folded(w) in _RUBRICS for w in city.split()):
            return "", at, at + match.end()
        if at == 0 or city.isupper() or not {",", "("}.isdisjoint(match.group(0)):
            return city, at + match.start(1), at + match.end()
    return "", 0, 0


def _openings(text: str) -> Iterator[int]:
    """Where the first lines begin: of the text, of what may stand below a headline."""
    lines = re.finditer(r"[^\n]+", text[:_HEADED])
    return (line.start() if n else 0 for n, line in enumerate(islice(lines, _HEADLINES + 1)))


def _dateline(scan: Scan, register: Register) -> tuple[str, str | None, int]:
    """The city that heads the text, the state whose capital or name that is, and where the text begins after it if no
    headline stands above."""
    city, at, begins = dateline(scan.text)
    if not begins:
        return "", None, 0
    place = scan.register.get(bisect_left(scan.start, at))
    entity = register.entities.get(place[1][0].id) if place else None
    state = entity and (entity.under if entity.kind == "region" else entity.id if entity.kind == "state" else None)
    return city, state or None, 0 if at else begins  # a headline has sources too


def _signs(scan: Scan, words: Lexicon) -> Iterator[str]:
    """States that a word of theirs gives away: *the NHS*, *le bourgmestre*; and the one whose language it is."""
    if words.home:
        yield words.home
    text = f" {' '.join(scan.fold)} "
    for state, signs in words.signs:
        if any(f" {sign} " in text if any(map(str.isalpha, sign)) else sign in scan.text for sign in signs):
            yield state


def _only_written_there(here: str, counts: Mapping[str, int]) -> bool:
    """Whether a page is about one other state than that of its dateline: *LONDON*, of the debts of Mozambique."""
    others = max((n for id_, n in counts.items() if id_ != here), default=0)
    return others >= _ABOUT and others >= 3 * counts.get(here, 0)


def home_of(scan: Scan, register: Register, words: Lexicon, own: Mapping[str, int]) -> Home:
    """Work out the home of the page from its dateline, its countries, its words and its language.

    `own`: the page's own places that no register knows, with how often they are meant.
    """
    counts: Counter[str] = Counter(own)
    regions: Counter[str] = Counter()
    for _, senses in scan.register.values():
        entity = register.entities.get(senses[0].id)
        if entity and entity.kind in ("state", "region") and not senses[0].weak:
            regions[entity.id] += entity.kind == "region"
            place_counted = entity.under if entity.kind == "region" else entity.id
            counts[place_counted] += 2 if senses[0].kind in ("name", "capital", "seat") else 1
    city, here, begins = _dateline(scan, register)
    weights = Counter(counts)
    weights.update(senses[0].id for _, senses in scan.register.values() if senses[0].kind == "city")
    here = None if here and _only_written_there(here, counts) else here
    weights.update([here] * 4 if here else [])
    opening = _opening_state(scan, register, own)
    weights.update([opening] * 3 if opening else [])
    for state in _signs(scan, words):
        weights[state] += 2
    top = max(weights.values(), default=0)
    home = next((place for place in weights if weights[place] == top >= 2), None)
    told = tuple(counts.most_common())
    if home in own:
        return Home(home, False, city, told, stated=here, begins=begins)
    foreign = sum(n for other, n in counts.items() if other != home)
    inner = foreign <= max(_FEW, len(scan.word) / _WORDS) and not (foreign and _abroad(scan))
    region, times = regions.most_common(1)[0] if regions and not _of_the_state(scan, home) else ("", 0)
    if times >= _REGIONAL and register.entities[region].under == home and times * 2 > counts[home] - times:
        home = region
    return Home(home, foreign <= _LOCAL, city, told, here is not None, here, begins, inner)
