"""Offices without a party beside them: *its chairman*, *the minister*, *le maire*."""

from __future__ import annotations

from dataclasses import dataclass

from pourparlers.reading.actors.bodies import ORGANS_OF_THE_UNION
from pourparlers.reading.actors.groups import Groups
from pourparlers.reading.actors.home import OVERSEAS, government_of
from pourparlers.reading.actors.kinds import BARE_GOVERNMENT, COMPANY_SIDE, MINISTERS, OWN_VOICES, UNBRIDGED, UNION_SIDE
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.phrases import Attached, Piece
from pourparlers.reading.actors.table import Verdict

EVEN = 0.75
"""how likely a party must be for somebody who mostly speaks for none"""
NO_PARTY: Verdict = (None, 0.0, "", ("anonymous",))


@dataclass(slots=True)
class Bridging(Groups):
    """Whose office it is, by what the page has said so far."""

    def _possessed(self, piece: Piece, adjectives: list[Attached], at: int) -> Verdict:
        """*Its / son*: the last party named before."""
        role = piece.role
        if adjectives:
            return self._party_of_sense(adjectives[0].sense), 0.85, "country adjective", ()
        if role and role.id == "homologue" and piece.complement and piece.relation in ("of", "place"):
            body = self._party_of_piece(piece, at)
            if body:
                return body, 0.8, "the body the role belongs to", ()
        if role and role.id == "homologue" and self._governing_side(piece):
            party, sure = self.government_meant(at)
            if party:
                return party, sure, "the other side, which is the government's", ("counterpart",)
        if role and role.id == "homologue" and not piece.complement:
            last = self._last_person(at)
            if last and self.scan.fold[piece.role_at] in ("collegue", "colleague"):
                return last.party, 0.5, "colleague of the last speaker", ("possessive",)
            other, sure = self.choose(
                at,
                "counterpart",
                self.last_party(at, window=30, other_than=last.party if last else None),
            )
            return other, sure, "the other party, as counterpart", ("counterpart",)
        if role and role.id == "governor" and (region := self._last_region(at)):
            return region, 0.6, "the region named last", ("possessive",)
        owner, sure = self.choose(at, self._asking(piece), self.last_party(at), role)
        owner = "european-union" if owner in ORGANS_OF_THE_UNION else owner
        if owner is None:
            return None, 0.0, "", ("possessive-unresolved",)
        return owner, sure, "the party that the possessive points back to", ("possessive",)

    def _asking(self, piece: Piece) -> str:
        """The kind of decision that a possessive asks for: *its*, *their*, *son*, *leur* ask for different owners."""
        word = next(
            (f for f in self.scan.fold[piece.start : piece.end] if self.lexicon.has("possessive", f)),
            "",
        )
        return f"its:{word}"

    def _bare_role(self, piece: Piece, at: int) -> Verdict:
        role = piece.role
        assert role is not None
        if (piece.determiner == "indefinite" or role.rank == "source") and self._in_government(piece):
            party, sure = self.government_meant(at)
            return (party, sure, "somebody in the government", ("domestic",)) if party else NO_PARTY
        within = self._within(piece, role, at)
        if within is not None:
            return within
        office = self.naming and role.rank == "state" and role.id in MINISTERS and not piece.plural
        if (piece.determiner == "indefinite" or piece.plural) and not office:
            at_home = self.home.inner and role.rank == "state" or piece.plural and self.home.domestic
            if role.id == "official" and self.home.state and at_home and not self._says(piece, "continental"):
                return self.home.government(self.register), 0.4, "officials at home", ("domestic",)
            if role.id in ("minister", "prefect") and piece.plural:
                return self.home.government(self.register), 0.5, "ministers at home", ("domestic",)
            speaking = self.last_party(at, window=2) if role.id == "spokesperson" and not piece.plural else None
            return (speaking, 0.5, "the party spoken of just before", ("bridging",)) if speaking else NO_PARTY
        if role.rank == "source":
            return NO_PARTY
        holder = self._just_president(piece, role, at) or (None if self.naming else self._by_office(piece, role, at))
        if holder:
            return holder
        if (role.rank == "state" and role.id != "state-councillor") or self._of_government(piece):
            return self._office_of_state(piece, role, at)
        if role.id in ("mayor", "state-councillor", "governor") or self._for_field(piece, role, at):
            return self._office_of_place(role, at)
        if role.id == "opponent":
            return self._opposition(at), 0.5, "the opposition at home", ("domestic",)
        return self._likeliest(piece, role, at)

    def _likeliest(self, piece: Piece, role: Term, at: int) -> Verdict:
        """Of the parties that the page has spoken of, the one whose office it likeliest is."""
        kind, first = "role:" + role.id, self.last_party(at, window=2)
        if role.id in UNBRIDGED:
            kind, first = "unbridged", None
        elif role.id in UNION_SIDE or role.id in COMPANY_SIDE:
            kind = "union-role" if role.id in UNION_SIDE else "company-role"
            first = self._last_of_kind(at, union=role.id in UNION_SIDE) or first
        owner, sure = self.choose(at, kind, first, role)
        if self._titled(piece, role) and owner in self.register.entities and not self.is_state(owner):
            return self._office_of_state(piece, role, at)
        if owner and (role.id not in OWN_VOICES or sure >= EVEN):
            return owner, sure, "the party whose office it is here", ("bridging",)
        return None, 0.0, "", ("role-unresolved",)

    def _office_of_place(self, role: Term, at: int) -> Verdict:
        """*The mayor*, *the governor*, *la conseillère d'État*: of the town, the region, the canton named last."""
        if role.id in ("mayor", "president"):
            place, why = self._place_before(at), "the place named last"
        elif role.id == "governor":
            place, why = self._first_region(at) or self._last_region(at), "the region named last"
        else:
            place, why = self._last_region(at, within="switzerland"), "the canton named last"
        return (place, 0.5, why, ("bridging",)) if place else (None, 0.0, "", ("role-unresolved",))

    def _governing_side(self, piece: Piece) -> bool:
        """*His government counterpart*: a word for the government stands before the role."""
        before = range(piece.start, max(piece.start, piece.role_at))
        return any(t.id in BARE_GOVERNMENT for k in before for t in self.scan.lexicon.get(k, (0, ()))[1])

    def _for_field(self, piece: Piece, role: Term, at: int) -> bool:
        """French: *le vice-président aux écoles*: somebody of a town's council, by the field they have there."""
        if role.id != "president" or piece.relation != "place" or piece.complement is None:
            return False
        if not self._place_before(at):
            return False
        return self.lexicon.trait("head-first") and self.lexicon.has("fields", self.scan.fold[piece.complement[0]])

    def _titled(self, piece: Piece, role: Term) -> bool:
        """English: *President Ana Ruiz*: a title that heads of state have, and no union of states."""
        bare = self.naming and not piece.determiner and piece.complement is None and not piece.attached
        return bare and role.id == "president" and self.lexicon.trait("head-last") and self.scan.capital(piece.role_at)

    def _within(self, piece: Piece, role: Term, at: int) -> Verdict | None:
        """*Une source fédérale, a source inside*; *the vice-chancellor*, who is a university's; Britain's *First
        Minister*, who is a part's."""
        if role.rank == "source":
            federal = self.federation(None) if self._says(piece, "federal") else None
            if federal is not None:
                return federal, 0.6, "the federation that the page is about", ("domestic",)
            inside = self.last_party(at) if self._says(piece, "internal") else None
            return (inside, 0.5, "those within the party spoken of", ("bridging",)) if inside else None
        if role.id == "prime-minister" and self.scan.text_of(piece.role_at, piece.end).startswith("First Minister"):
            part = self._last_region(at, within="united-kingdom")
            part = government_of(part, self.register) if part and self.home.inner else part
            return (part, 0.7, "the region named last", ("bridging",)) if part else None
        if role.id == "vice-chancellor":
            owners = (self.actors.get(m.actor) for m in self.before(at))
            own = next((a.id for a in owners if a is not None and "university" in a.heads), None)
            return (own, 0.7, "the university named before", ("bridging",)) if own else None
        return None

    def _just_president(self, piece: Piece, role: Term, at: int) -> Verdict | None:
        """*A spokesman for the president*: of the state, where the page has introduced no president of anything."""
        if role.id != "president" or not self.nested or piece.complement is not None:
            return None
        if any("president" in a.roles and a.kind == "person" and a.since < at for a in self.recent_actors()):
            return None
        party, sure = self.government_meant(at)
        return (party, sure, "the state whose president is just that", ("domestic",)) if party else None

    def _in_government(self, piece: Piece) -> bool:
        """*A ministry official, une source gouvernementale*: beside the role, a word for the government."""
        role = piece.role
        if role is None or role.rank not in ("source", "state") or piece.complement is not None:
            return False
        body = self.scan.lexicon.get(piece.body_at, (0, ()))[1]
        told = any(t.id in BARE_GOVERNMENT for t in body)
        beside = [k for k in range(piece.start, piece.end) if k != piece.role_at]
        if role.id == "official" and self._of_department(piece):
            return True
        return told or any(self.lexicon.has("governmental", self.scan.fold[k]) for k in beside)

    def _of_department(self, piece: Piece) -> bool:
        """English: *a Commerce official*, by the field of a department, in capitals just before."""
        k = piece.role_at - 1
        told = k >= piece.start and self.scan.capital(k) and self.lexicon.has("fields", self.scan.fold[k])
        return told and self.lexicon.trait("head-last")

    def _of_government(self, piece: Piece) -> bool:
        """*The presidential spokeswoman, le porte-parole gouvernemental*."""
        return self._says(piece, "governmental")

    def _office_of_state(self, piece: Piece, role: Term, at: int) -> Verdict:
        """*The minister*: of the state that the page is about here."""
        if role.id in MINISTERS and not OVERSEAS.isdisjoint(self.scan.fold[piece.role_at : piece.role_at + 6]):
            return self.home.government(self.register), 0.8, "a minister whom only the state at home has", ("domestic",)
        office = self.open_office(piece, at) if self.naming else None
        if office is not None:
            return office.party, 0.8, "the office told of before, now with a name", ("bridging",)
        titled = self._says(piece, "ministerial")
        self.barred = self.register.without.get("minister-by-title", frozenset()) if titled else frozenset()
        try:
            return self._whose_office(piece, role, at)
        finally:
            self.barred = frozenset()

    def _whose_office(self, piece: Piece, role: Term, at: int) -> Verdict:
        """The state whose office it is, by what stands near, by *federal*, by the likeliest."""
        near = self.state_of_office(role, self.fields_of(piece), at)
        at_home = self.home.domestic and near == self.home.state
        first = near if near and not at_home else self.home.government(self.register)
        federal = self.federation(near) if self._says(piece, "federal") else None
        if federal is not None:
            return federal, 0.7, "the federation that the page is about", ("domestic",)
        state, sure = self.choose(at, "state-role", first, role, self.fields_of(piece))
        if state is None:
            return None, 0.0, "", ("role-unresolved",)
        return state, sure, "the state whose office it is here", ("bridging",)

    def _by_office(self, piece: Piece, role: Term, at: int) -> Verdict | None:
        """A person of the page who was introduced with the same role."""
        fields = self.fields_of(piece)
        for actor in self.recent_actors():
            if actor.kind != "person" or role.id not in actor.roles or not self.same_field(actor, fields):
                continue
            if actor.party and actor.since < at:
                return actor.party, 0.6, "same office as a person of the article", ("role-alone",)
        return None
