"""Roles without a name: *la ministre*, *a diplomat*; the person of the page who holds the office."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.reading.actors.holders import holders
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.phrases import Piece
from pourparlers.reading.actors.roles import Roles
from pourparlers.reading.actors.table import Actor, Mention, Reference


@dataclass(slots=True)
class Offices(Roles):
    """A role alone, resolved to a person, to a party, or to nobody."""

    def _role_alone(self, piece: Piece, pieces: list[Piece], at: int) -> Reference:
        """*La ministre*, *the regional forester*: a person introduced before with that role, else only the party."""
        role = piece.role
        assert role is not None
        if role.rank == "own" and piece.plural:
            adjectives = [x for x in piece.attached if x.relation == "adjective" and x.sense.id != "europe"]
            if adjectives:
                return Reference(
                    None,
                    adjectives[0].sense.id,
                    (),
                    "group",
                    0.5,
                    ("country adjective",),
                    ("collective",),
                    self.display(adjectives[0].sense.id),
                )
            return Reference(None, None, (), "anonymous", 0.6, (), ("collective",))
        party, sure, reason, flags = self.party_of_role(piece, at)
        if piece.determiner in ("definite", "demonstrative", "") and not piece.plural:
            person = self._holder(
                piece,
                role,
                at,
                party
                if "domestic" not in flags
                and "nearest-state" not in flags
                and "bridging" not in flags
                and "role-alone" not in flags
                else None,
            )
            if person is not None:
                self._mention(at, person.id)
                return replace(self._as_person(person, "the person introduced with that role"), confidence=0.75)
        if (
            piece.determiner == "definite"
            and "anonymous" in flags
            or (party is None and piece.determiner == "definite")
        ):
            earlier = self._same_anonymous(role, at)
            if earlier:
                return earlier
        if party is None:
            self._anonymous(role, None, at)
            return Reference(None, None, (), "anonymous", 0.6, (reason,) if reason else (), flags or ("anonymous",))
        holder = self._office_holder(role, party, piece)
        if holder is not None:
            self._mention(at, holder.id)
            return replace(
                self._as_person(holder, "held the office on the day (register), and the article names them"),
                party=party,
                confidence=0.8,
            )
        self._anonymous(role, party, at, piece, sure)
        nameless = (
            self._nameless(role, piece, at)
            if piece.determiner == "definite" and not piece.plural and "domestic" not in flags
            else None
        )
        if nameless is not None:
            nameless.party, nameless.sure, nameless.why = party, 0.55, "the office named just after"
            nameless.roles.add(role.id)
            self._mention(at, nameless.id)
            return self._as_person(nameless, nameless.why)
        return Reference(None, party, (), "anonymous", sure, (reason,), flags, self.display(party))

    def _office_holder(self, role: Term, party: str, piece: Piece) -> Actor | None:
        """The holder by date, where the page names that person too."""
        if piece.plural or piece.determiner == "indefinite" or piece.former:
            return None
        state = party
        if party.endswith("-government"):
            state = self.home.state or party
        held = holders(self.register, role.id, state, self.published)
        return self.actors.get(held[0].person) if len(held) == 1 else None

    def _nameless(self, role: Term, piece: Piece, at: int) -> Actor | None:
        """A person named just before of whom nothing was said: *Ana Ruiz sits down. The minister of Peru ...*"""
        if role.rank not in ("state", "body"):
            return None
        for mention in self.salient(at, 3):
            actor = self.actors.get(mention.actor)
            if actor is not None and actor.kind == "person":
                bare = (
                    actor.party is None
                    and not actor.roles
                    and not (piece.gender and actor.gender and piece.gender != actor.gender)
                )
                return actor if bare else None
        return None

    def _holder(self, piece: Piece, role: Term, at: int, party: str | None) -> Actor | None:
        found = None
        for mention in self.before(at):
            actor = self.actors.get(mention.actor)
            if (
                actor
                and actor.kind == "person"
                and role.id in actor.roles
                and not (piece.gender and actor.gender and piece.gender != actor.gender)
            ) and (party is None or actor.party in (None, party) or self._same_state(actor.party, party)):
                found = actor
                break
        return found

    def _anonymous(self, role: Term, party: str | None, at: int, piece: Piece | None = None, sure: float = 0.5) -> None:
        id_ = f"?{role.id}-{at}"
        tokens = frozenset({piece.determiner}) if piece and not piece.plural else frozenset()
        self.actors[id_] = Actor(
            id_,
            "anonymous",
            role.id,
            party,
            piece.gender if piece else "",
            roles={role.id},
            tokens=tokens,
            since=at,
            sure=sure,
        )
        self.mentions_insert(Mention(at, id_))

    def _same_anonymous(self, role: Term, at: int) -> Reference | None:
        for mention in self.before(at):
            actor = self.actors.get(mention.actor)
            if actor and actor.kind == "anonymous" and role.id in actor.roles:
                if actor.party is None:
                    return None
                return Reference(
                    None,
                    actor.party,
                    (),
                    "anonymous",
                    0.6,
                    ("the same anonymous source as before",),
                    ("anonymous",),
                    self.display(actor.party),
                )
        return None
