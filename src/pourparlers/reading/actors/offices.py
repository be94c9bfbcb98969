"""Roles without a name: *la ministre*, *a diplomat*; the person of the page who holds the office."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.reading.actors.holders import holders, office_meant
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.phrases import Piece
from pourparlers.reading.actors.roles import Roles
from pourparlers.reading.actors.table import Actor, Mention, Reference, meaning

GUESSED = frozenset({"domestic", "nearest-state", "bridging", "role-alone"})
"""flags of a party that does not tell two holders of one office apart"""


@dataclass(slots=True)
class Offices(Roles):
    """A role alone, resolved to a person, to a party, or to nobody."""

    def _role_alone(self, piece: Piece, pieces: list[Piece], at: int) -> Reference:
        """*La ministre*, *the regional forester*: a person introduced before with that role, else only the party."""
        role = piece.role
        assert role is not None
        if role.rank == "own" and piece.plural:
            working = self._scholars_at(piece, role, at) if piece.relation in ("place", "of") else None
            return working if working and (working.party or piece.relation == "place") else self._own_people(piece)
        party, sure, reason, flags = self.party_of_role(piece, at)
        person = self._introduced(piece, role, party if not set(flags) & GUESSED else None, at)
        if person is not None:
            self._mention(at, person.id)
            return replace(self._as_person(person, "the person introduced with that role"), confidence=0.75)
        again = piece.determiner == "definite" or self._says(piece, "another")
        earlier = self._same_anonymous(role, at) if again else None
        if earlier and (party is None or "anonymous" in flags):
            return earlier
        if party is None:
            self._anonymous(role, None, at)
            return meaning(None, "anonymous", 0.6, reason, *(flags or ("anonymous",)))
        holder = self._office_holder(role, party, piece)
        if holder is not None:
            self._mention(at, holder.id)
            why = "held the office on the day (register), and the article names them"
            return replace(self._as_person(holder, why), party=party, confidence=0.8)
        self._anonymous(role, party, at, piece, sure)
        return self._named_just_before(piece, role, party, flags, at) or meaning(
            party, "anonymous", sure, reason, *flags, name=self.display(party)
        )

    def _own_people(self, piece: Piece) -> Reference:
        """*Experts* speak for nobody, *French farmers* for France."""
        national = next(
            (x.sense.id for x in piece.attached if x.relation == "adjective" and x.sense.id != "europe"), None
        )
        bodies = (self.register.entities.get(x.sense.id) for x in piece.attached if not x.sense.weak)
        body = next((e for e in bodies if e is not None and e.kind == "organisation"), None)
        if body is not None:
            return meaning(body.id, "organisation", 0.7, "people of that organisation", name=self.display(body.id))
        if national is None:
            return meaning(None, "anonymous", 0.6, "", "collective")
        return meaning(national, "group", 0.5, "country adjective", "collective", name=self.display(national))

    def _introduced(self, piece: Piece, role: Term, party: str | None, at: int) -> Actor | None:
        """The person whom the page introduced with that role, of that party where it is told."""
        single = piece.determiner in ("definite", "demonstrative", "") and not piece.plural
        return self._holder(piece, role, at, party) if single else None

    def _named_just_before(
        self, piece: Piece, role: Term, party: str, flags: tuple[str, ...], at: int
    ) -> Reference | None:
        """*Ana Ruiz sat down. The Peruvian minister ...*: the person of whom nothing else was said."""
        single = piece.determiner == "definite" and not piece.plural and "domestic" not in flags
        nameless = self._nameless(role, piece, at) if single else None
        if nameless is None:
            return None
        nameless.party, nameless.sure, nameless.why = party, 0.55, "the office named just after"
        nameless.flags = ("bridging",)
        nameless.roles.add(role.id)
        self._mention(at, nameless.id)
        return self._as_person(nameless, nameless.why)

    def _office_holder(self, role: Term, party: str, piece: Piece) -> Actor | None:
        """The holder by date, where the page names that person too."""
        if piece.plural or piece.determiner == "indefinite" or piece.former:
            return None
        state = party
        if party.endswith("-government"):
            state = self.home.state or party
        office = office_meant(role.id, self.scan.fold[piece.start : piece.end])
        held = holders(self.register, office, state, self.published)
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
        found, fields = None, self.fields_of(piece)
        for mention in self.before(at):
            actor = self.actors.get(mention.actor)
            if (
                actor
                and actor.kind == "person"
                and role.id in actor.roles
                and self.same_field(actor, fields)
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
            fields=self.fields_of(piece) if piece else frozenset(),
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
