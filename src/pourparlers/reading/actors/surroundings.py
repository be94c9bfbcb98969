"""What a page is about beside its speakers: its state, government, towns, regions, opposition."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice

from pourparlers.base.ids import slug
from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.discourse import HORIZON
from pourparlers.reading.actors.glossary import english_name
from pourparlers.reading.actors.home import government_of
from pourparlers.reading.actors.kinds import COMPANIES, INSTITUTIONS, TOWNS, UNIONS
from pourparlers.reading.actors.salience import Salience
from pourparlers.reading.actors.table import Actor

LEADING = 4
"""times that a state is named at least on a page that is about it above all"""


@dataclass(slots=True)
class Surroundings(Salience):
    """A page asked for the state, town, region or movement that a bare noun means."""

    def _last_of_kind(self, at: int, *, union: bool) -> str | None:
        """The union, or the firm or institution, that the page named last."""
        for mention in self.before(at):
            actor = self.actors.get(mention.actor)
            if (
                actor
                and actor.kind == "organisation"
                and bool(actor.heads & UNIONS) == union
                and not (actor.heads & (TOWNS | {"government", "opposition", "parliament", "court"}))
                and actor.id not in self.own
                and (union or not actor.heads or actor.heads & (COMPANIES | INSTITUTIONS))
            ):
                return actor.id
        return None

    def _context_state(self, at: int) -> str | None:
        """The state whose minister speaks without saying so: the subject of this sentence or the last, else home's."""
        for mention in self.salient(at, 1):
            actor = self.actors.get(mention.actor)
            party = actor.party if actor else mention.actor
            if mention.rank == 2 and party and (self.is_state(party)):
                return party
        return self.home.state or self._last_state(at)

    def _government(self, at: int) -> str | None:
        """*The government*: where the words are spoken; that of the state that acted just before; one named with its
        state, before or at all; that of the home."""
        near = self.spoken_in(at) or self._acting(at)
        if near is not None:
            return self.home.government(self.register) if near == self.home.state else near
        named = [(offset, s) for offset, kind, s, _ in self.organs if kind == "government"]
        told = [s for offset, s in named if offset < at] or [s for _, s in named]
        if told and not (self.home.domestic and told[-1] == self.home.state):
            return told[-1]
        if self.home.domestic:
            return self.home.government(self.register)
        return self._context_state(at) or self.home.state

    def _acting(self, at: int) -> str | None:
        """The one state that is subject in this sentence or the last, in the same paragraph."""
        near = {p for p in self._first_subjects(at) if p and self.is_state(p) and not self._is_region(p)}
        return near.pop() if len(near) == 1 else None

    def _is_region(self, party: str) -> bool:
        entity = self.register.entities.get(party)
        return entity is not None and entity.kind == "region"

    def organ_before(self, kinds: frozenset[str], at: int) -> str | None:
        """The state of the ministry, army or embassy named before with its state, and now without."""
        return next((s for offset, kind, s, _ in reversed(self.organs) if offset < at and kind in kinds), None)

    def _last_state(self, at: int) -> str | None:
        for mention in self.before(at):
            if self.paragraphs(mention.at, at) > 1:
                return None
            entity = self.register.entities.get(mention.actor)
            if entity and entity.kind == "state" and mention.rank:
                return entity.id
            actor = self.actors.get(mention.actor)
            if (
                actor
                and actor.kind == "person"
                and actor.party
                and (e := self.register.entities.get(actor.party))
                and e.kind == "state"
            ):
                return e.id
        return None

    def _place_before(self, at: int) -> str | None:
        """The town named last after *à / in*, else the city of the dateline."""
        scan = self.scan
        i = bisect_left(scan.start, at) - 1
        stop = max(0, i - HORIZON)
        while i > stop:
            if (
                scan.capital(i)
                and scan.fold[i - 1] in ("a", "in", "at")
                and not self.lexicon.has("calendar", scan.fold[i])
                and i not in scan.lexicon
                and (i not in scan.register or scan.register[i][1][0].weak)
            ):
                j = i + 1
                while j < len(scan.word) and scan.capital(j) and scan.gap(j - 1) == " ":
                    j += 1
                return slug(scan.text_of(i, j))
            i -= 1
        return slug(self.home.city) if self.home.city else self._first_place()

    def _first_place(self) -> str | None:
        """The town that the first sentences speak of: *les bus de Montpellier, Akron's police*."""
        scan = self.scan
        owner = len(scan.word) > 1 and self.lexicon.trait("genitive-s") and scan.fold[1] == "'s"
        if owner and scan.capital(0) and not {0} & (scan.register.keys() | scan.lexicon.keys()):
            return slug(scan.word[0])
        for i in range(1, len(scan.word)):
            if scan.sentence[i] > 1:
                break
            named = scan.capital(i) and i not in scan.register and i not in scan.lexicon
            if named and scan.fold[i - 1] in ("de", "d'", "of") and not self.lexicon.has("calendar", scan.fold[i]):
                return slug(scan.word[i])
        return None

    def _last_region(self, at: int, within: str = "") -> str | None:
        """The region named last; failing that, the first one named at all; of a state where that is given."""
        if self.regions is None:
            self.regions = [
                (self.scan.start[i], senses[0].id)
                for i, (_, senses) in sorted(self.scan.register.items())
                if (e := self.register.entities.get(senses[0].id)) and e.kind == "region"
            ]
        regions = [r for r in self.regions if not within or self.register.entities[r[1]].under == within]
        k = bisect_left(regions, (at, ""))
        return regions[max(k - 1, 0)][1] if regions else None

    def _movement(self) -> str | None:
        for mention in islice(self.mentions, HORIZON):
            entity = self.register.entities.get(mention.actor)
            if entity and entity.kind == "movement":
                return entity.id
            actor = self.actors.get(mention.actor)
            if (
                actor
                and actor.kind == "organisation"
                and actor.heads & {"front", "movement", "rebellion", "militia", "forces"}
            ):
                return actor.id if actor.id not in actor.heads else self._named_movement(actor)
        crowds = (a.id for a in islice(self.actors.values(), HORIZON) if a.kind == "group" and "rebels" in a.heads)
        return next(crowds, None)

    def _named_movement(self, bare: Actor) -> str:
        """The name that a movement told of first by its noun alone is given later, by its letters in brackets."""
        named = (a for a in islice(self.actors.values(), HORIZON) if a.kind == "organisation" and not a.heads)
        letters = (a.id for a in named if a.since > bare.since and any(c.isupper() and len(c) > 1 for c in a.called))
        return next(letters, bare.id)

    def _opposition(self, at: int) -> str:
        """The opposition of the article: one named before, else that of the state meant here."""
        for actor in islice(self.actors.values(), HORIZON):
            if actor.kind == "organisation" and "opposition" in actor.heads:
                return actor.id
        state = self._house_of(at)
        return f"{state}-opposition" if state else "opposition"

    def _house_of(self, at: int) -> str | None:
        """The adjective of the state in whose house a side sits: whose affair the page is, that of the dateline, the
        home where it is named most, else who acts here."""
        most, times = self.home.counts[0] if self.home.counts else ("", 0)
        home = self.home.state if self.home.state in (self.home.stated, most if times >= LEADING else "") else None
        state = home or self.spoken_in(at) or self._acting(at)
        return self._affair_of() or (self._adjective_of(state) if state else None)

    def _affair_of(self) -> str | None:
        """The adjective of the state whose affair the page is, where it is named; as it stands in ids."""
        state, counts = self.home.state, dict(self.home.counts)
        times = counts.get(state or "", 0)
        others = [n for id_, n in counts.items() if id_ != state]
        leading = times >= LEADING and times >= 2 * max(others, default=0) and not self.governed
        if state is None or not (self.home.domestic and times > 1 or leading):
            return self._adjective_of(state) if state and state in self.governed else None
        return self._adjective_of(state)

    def _adjective_of(self, state: str) -> str | None:
        """The adjective of a state as it stands in ids: `zambian`; of a place only the page knows, *-ia* is *-ian*."""
        if state in self.own:
            return state + "n" if state.endswith("ia") else state
        entity = self.register.entities.get(state)
        return slug(entity.adjective or entity.en) if entity and entity.kind in ("state", "region") else None

    def _own_place(self, text: str) -> str | None:
        id_ = english_name(text, self.lexicon.language)
        return id_ if id_ in self.own else None

    def _supported(self, sense: Sense) -> bool:
        if not sense.weak or sense.kind == "city":
            return True
        entity = self.register.entities.get(sense.id)
        family = {sense.id, entity.under if entity else ""} | {
            e for e in self.strong if (x := self.register.entities.get(e)) and x.under == sense.id
        }
        at_home = entity is not None and entity.under != "" and entity.under == self.home.state
        return at_home or bool(family & self.strong)

    def _same_state(self, one: str | None, other: str | None) -> bool:
        if not one or not other:
            return False
        return (
            one == other
            or one.endswith("-government")
            and one == government_of(other, self.register)
            or other.endswith("-government")
            and other == government_of(one, self.register)
        )
