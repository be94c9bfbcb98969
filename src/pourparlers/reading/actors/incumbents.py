"""Who holds an office on the page, named or not yet; and the choice among parties where words alone do not say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pourparlers.reading.actors.discourse import HORIZON
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.pieces import Piece
from pourparlers.reading.actors.ranking import chosen, decision, weights
from pourparlers.reading.actors.surroundings import Surroundings
from pourparlers.reading.actors.table import Actor

_TOLD = 0.7
"""how sure a party is that the words themselves say"""
_ABROAD = frozenset({"ambassador", "diplomat"})
"""roles that one has where another state is at home"""
_SINGLE = frozenset({"foreign-minister", "defence-minister", "prime-minister", "head-of-state", "head-of-government",
                     "president-of-the-republic", "army-chief"})  # fmt: skip
"""offices of which a state has one"""
_WITH_FIELD = frozenset({"minister", "secretary-of-state", "secretary", "official", "commissioner"})
"""roles of which a state has several, told apart by their field"""


@dataclass(slots=True)
class Incumbents(Surroundings):
    """A page asked for its office holders."""

    def choose(
        self, at: int, kind: str, first: str | None, role: Term | None = None, fields: frozenset[str] = frozenset()
    ) -> tuple[str | None, float]:
        """The party meant at an offset, where the rule alone would take `first`, and how likely that is."""
        if self.log is None and not weights():
            return first, 0.5
        made = decision(self, at, kind, first, role, fields)
        if self.log is not None:
            self.log.append(made)
            return first, 0.5
        return chosen(made)

    def holders_of(self, role: str, fields: frozenset[str] = frozenset()) -> dict[str, bool]:
        """Parties of which the page has somebody in that office, and whether by name."""
        found: dict[str, bool] = {}
        for actor in self.recent_actors():
            if role in actor.roles and actor.party and actor.sure >= _TOLD and self.same_field(actor, fields):
                found[actor.party] = found.get(actor.party, False) or actor.kind == "person"
        return found

    def taken(self, role: str, fields: frozenset[str] = frozenset()) -> frozenset[str]:
        """Parties whose one holder of that office is somebody else, known by name."""
        if role not in _SINGLE and not fields:
            return frozenset()
        return frozenset(party for party, named in self.holders_of(role, fields).items() if named)

    def state_of_office(self, role: Term, fields: frozenset[str], at: int) -> str | None:
        """The state whose office it is likeliest: where the words are spoken, the first subject here or just before,
        the state that heads the text, the one that it is about; none whose office somebody else holds."""
        taken = self.taken(role.id, fields) | self.register.without.get(role.id, frozenset()) | self.barred
        heading = None if role.id in _ABROAD else self.home.stated
        ministry = next((s for o, _, s, f in reversed(self.organs) if o < at and not f.isdisjoint(fields)), None)
        here = self.sentence_at(at)
        governing = next((s for o, kind, s, _ in reversed(self.organs)
                          if o < at and kind == "government" and here - self.sentence_at(o) <= 1), None)  # fmt: skip
        named = (
            ministry,
            governing,
            self.spoken_in(at),
            *self._first_subjects(at),
            heading,
            self.home.state,
            self._last_state(at),
        )
        return next((s for s in named if s and self.is_state(s) and s not in taken), None)

    def _first_region(self, at: int) -> str | None:
        """The region that is subject here or just before, and whose governor nobody else is."""
        taken = self.holders_of("governor")
        named = (self.register.entities.get(p) for p in self._first_subjects(at) if p and not taken.get(p))
        return next((e.id for e in named if e is not None and e.kind == "region"), None)

    def fields_of(self, piece: Piece) -> frozenset[str]:
        """What the minister in a phrase is minister of, by the words of the language; nothing for other roles."""
        if piece.role is None or piece.role.id not in _WITH_FIELD:
            return frozenset()
        stop = piece.relative if piece.relative is not None else piece.end
        said = (f for f in self.scan.fold[piece.start : stop] if self.lexicon.has("fields", f))
        return frozenset(f.rstrip("s") for f in said)

    def same_field(self, actor: Actor, fields: frozenset[str]) -> bool:
        """Whether an office holder of the page can be minister of those fields."""
        return not fields or not actor.fields or not actor.fields.isdisjoint(fields)

    def open_office(self, piece: Piece, at: int) -> Actor | None:
        """The holder, told of with a party but not by name, of the office that somebody is now named with:
        *Malaysia's foreign minister said so. "It is a start," Foreign Minister Ana Ruiz told reporters.*"""
        role, fields = piece.role, self.fields_of(piece)
        assert role is not None
        for mention in self.before(at):
            actor = self.actors.get(mention.actor)
            if actor is None or role.id not in actor.roles or not actor.party or not self.same_field(actor, fields):
                continue
            if actor.kind != "anonymous" or actor.sure < _TOLD:
                continue
            if not (piece.gender and actor.gender and piece.gender != actor.gender):
                return None if self.holders_of(role.id, fields).get(actor.party) else actor
        return None

    def recent_actors(self) -> Iterator[Actor]:
        """Actors, those entered last first, within the same horizon."""
        return islice(reversed(self.actors.values()), HORIZON)
