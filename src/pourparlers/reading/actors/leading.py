"""Whom somebody leads, told before the name: *an American team led by Ana Ruiz*, *une délégation conduite par*."""

from __future__ import annotations

from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.reader import Reader
from pourparlers.reading.actors.scan import Scan

_WITHIN = 7
"""words of what is led, at most"""


def led_before(scan: Scan, words: Lexicon, a: int) -> tuple[int, int] | None:
    """The words of what the person introduced at word `a` is said to lead."""
    if a < 3 or not words.has("by", scan.fold[a - 1]) or not words.has("led", scan.fold[a - 2]):
        return None
    stop = a - 2
    for k in range(stop - 1, max(-1, stop - _WITHIN), -1):
        if scan.sentence[k] != scan.sentence[a]:
            return None
        if any(words.has(group, scan.fold[k]) for group in ("definite", "indefinite")):
            return k, stop
    return None


def follow(reader: Reader, a: int, person: str | None) -> None:
    """Give the person introduced at word `a` the party of what they lead, where nothing surer is known."""
    actor = reader.actors.get(person or "")
    phrase = led_before(reader.scan, reader.lexicon, a)
    if phrase is None or actor is None or not (actor.party is None or "bridging" in actor.flags):
        return
    party = reader.phrase(*phrase).party
    if party is not None:
        actor.party, actor.sure, actor.why, actor.flags = party, 0.8, "what the person is said to lead", ()
