"""Which mention comes to mind at a place in the text: how far back, subject or not, in whose mouth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pourparlers.base.text import Span
from pourparlers.reading.actors.discourse import HORIZON, Discourse
from pourparlers.reading.actors.table import Actor, Mention

_NEAR = 6
"""words between a place and who speaks there, at most"""
AHEAD = 12
"""mentions looked ahead over at most"""


@dataclass(slots=True)
class Salience(Discourse):
    """The mentions of a page, seen from a place in it."""

    def last_party(self, at: int, *, window: int = 3, other_than: str | None = None) -> str | None:
        """The party that *its / son* means: the last subject or speaker of this sentence or the one before, else the
        last party named at all, up to `window` sentences back."""
        for mention in self.salient(at, window):
            actor = self.actors.get(mention.actor)
            party = actor.party if actor else mention.actor
            if party and party != other_than and self.eligible(mention, at):
                return party
        return None

    def eligible(self, mention: Mention, at: int, *, of_town: bool = False) -> bool:
        """Whether what is said at an offset can point back to a mention: not into words that somebody else is quoted
        with, and to a mere place only where a town's office is meant."""
        k = bisect_left(self.quoted, Span(mention.at + 1, 0)) - 1
        if k >= 0 and self.quoted[k].start <= mention.at < self.quoted[k].end <= at:
            return False
        return of_town or mention.actor not in self.places

    def salient(self, at: int, window: int, *, nested: bool = False) -> Iterator[Mention]:
        """Mentions before an offset, sentence by sentence backwards; in each those who speak first, then the other
        subjects, the latest first; at last, if wanted, those inside other phrases."""
        here = self.sentence_at(at)
        k = bisect_left(self.mentions, at, key=lambda m: m.at)
        while k > 0:
            number = self.sentence_at(self.mentions[k - 1].at)
            if here - number > window:
                return
            first = k - 1
            while first > 0 and self.sentence_at(self.mentions[first - 1].at) == number:
                first -= 1
            group = list(self.mentions[first:k])
            yield from (m for m in reversed(group) if m.rank == 2 and m.at in self.sources)
            yield from (m for m in reversed(group) if m.rank == 2 and m.at not in self.sources)
            yield from (m for m in reversed(group) if m.rank == 1)
            if nested:
                yield from (m for m in reversed(group) if m.rank == 0)
            k = first

    def named_ahead(self, at: int) -> frozenset[str]:
        """Parties named after an offset in the same sentence: more often the other side."""
        here, first = self.sentence_at(at), bisect_left(self.mentions, at + 1, key=lambda m: m.at)
        following = islice(self.mentions, first, first + AHEAD)
        return frozenset(m.actor for m in following if self.sentence_at(m.at) == here)

    def before(self, at: int) -> Iterator[Mention]:
        """Mentions before an offset, the latest first; not for ever, so that time grows with length alone."""
        k = bisect_left(self.mentions, at, key=lambda m: m.at)
        for n in range(k - 1, max(-1, k - 1 - HORIZON), -1):
            yield self.mentions[n]

    def _last_person(self, at: int) -> Actor | None:
        for mention in self.before(at):
            actor = self.actors.get(mention.actor)
            if actor and actor.kind == "person":
                return actor
        return None

    def _first_subjects(self, at: int) -> Iterator[str | None]:
        """The parties that are subjects, the first of this sentence first, then those of the sentence before."""
        here = self.sentence_at(at)
        near = [m for m in self.salient(at, 1) if m.rank == 2 and self.eligible(m, at)]
        for number in (here, here - 1):
            for mention in sorted((m for m in near if self.sentence_at(m.at) == number), key=lambda m: m.at):
                actor = self.actors.get(mention.actor)
                yield actor.party if actor else mention.actor

    def spoken_in(self, at: int) -> str | None:
        """The state of the capital in which something is said just before an offset: *à Athènes, un ministre*."""
        scan = self.scan
        i = bisect_left(scan.start, at)
        for k in range(i - 1, max(0, i - _NEAR), -1):
            if scan.sentence[k] != self.sentence_at(at):
                return None
            senses = scan.register.get(k, (0, ()))[1]
            if senses and senses[0].kind == "capital" and self.lexicon.has("place", scan.fold[k - 1]):
                return senses[0].id if not any(m.at > scan.start[k] for m in self._between(scan.start[k], at)) else None
        return None

    def _between(self, start: int, stop: int) -> Iterator[Mention]:
        a, b = (bisect_left(self.mentions, x, key=lambda m: m.at) for x in (start, stop))
        return iter(self.mentions[a:b])
