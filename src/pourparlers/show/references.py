"""Every statement, commitment, amount and event gets a number and a place on the page; evidence ids lead there.

Anchors are made of counters, never of ids found in data, so that no id a stranger writes reaches an attribute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pourparlers.reading.types import Reading
from pourparlers.show.types import Ref

LETTERS = (("statements", "s"), ("commitments", "c"), ("amounts", "m"), ("events", "e"), ("precedents", "p"))


@dataclass(frozen=True, slots=True)
class References:
    """Where the things of all readings stand on the page."""

    places: dict[tuple[str, str, str], Ref]
    """(article id, letter of the kind of thing, thing id) -> its place"""
    alone: dict[str, Ref]
    """thing id -> its place, for ids that mean one thing only"""

    def of(self, article: str, thing: str, kind: str = "s") -> Ref | None:
        """The place of a thing of an article, or nothing if there is no such thing; `kind` as in `LETTERS`."""
        return self.places.get((article, kind, thing))

    def find(self, evidence: str) -> Ref | None:
        """The place that an evidence id means: `s3`, `article/s3`, `article#s3` or `article:s3`."""
        if evidence in self.alone:
            return self.alone[evidence]
        for mark in "/#:":
            article, found, thing = evidence.rpartition(mark)
            places = (self.of(article, thing, kind) for _, kind in LETTERS) if found else ()
            place = next((place for place in places if place), None)
            if place:
                return place
        return None

    def find_all(self, evidence: Iterable[str]) -> tuple[Ref, ...]:
        """The places of those ids that can be found, each once, in the order given."""
        return tuple(dict.fromkeys(ref for ref in map(self.find, evidence) if ref))


def references(readings: Iterable[Reading]) -> References:
    """Number everything: `s3` where there is one article, `a2-s3` and `2.3` where there are several."""
    all_readings = list(readings)
    places: dict[tuple[str, str, str], Ref] = {}
    for k, reading in enumerate(all_readings, 1):
        prefix, label = (f"a{k}-", f"{k}.") if len(all_readings) > 1 else ("", "")
        for name, letter in LETTERS:
            mark = "" if letter == "s" else letter.upper()
            for n, thing in enumerate(getattr(reading, name), 1):
                place = Ref(f"{prefix}{letter}{n}", f"{mark}{label}{n}")
                places.setdefault((reading.article.id, letter, thing.id), place)
    times = Counter(thing for _, _, thing in places)
    return References(places, {thing: ref for (_, _, thing), ref in places.items() if times[thing] == 1})
