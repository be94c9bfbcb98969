"""For whom the holder of an office speaks, by the words beside it."""

from __future__ import annotations

from dataclasses import dataclass

from pourparlers.reading.actors.kinds import BY_REFERENCE, GOVERNMENTAL, OWNERS, REGIONS, RIVALS
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.membership import Membership
from pourparlers.reading.actors.phrases import Attached, Piece, parse
from pourparlers.reading.actors.table import Verdict


@dataclass(slots=True)
class Roles(Membership):
    """Phrases whose head is a role."""

    def party_of_role(self, piece: Piece, at: int) -> Verdict:
        """For whom the holder of a role speaks, with confidence, reason and flags."""
        role = piece.role
        assert role is not None
        adjectives = self._own_adjectives(piece)
        if role.rank == "own":
            if piece.determiner != "possessive":
                return self._party_of_own(piece, at)
            if self.scan.fold[piece.role_at] in RIVALS:
                return None, 0.0, "speaks for themselves", ("speaks-for-oneself",)
        if adjectives and role.id == "homologue":
            return self._party_of_sense(adjectives[0].sense), 0.85, "counterpart of that country", ()
        if piece.determiner == "possessive":
            return self._possessed(piece, adjectives, at)
        family = self._of_family(piece, role)
        if family:
            return family, 0.85, "the political family", ()
        if adjectives:
            return self._by_adjective(piece, role, adjectives[0], at)
        if role.id == "prefect":
            return self._state_with_prefects(), 0.7, "the state's own at home", ("domestic",)
        if role.id == "member-of-parliament" and self._constituency(piece):
            return None, 0.0, "", ("role-unresolved",)
        beside = self._letters_behind(piece)
        if beside:
            return beside, 0.85, "the body the role belongs to", ()
        if self._of_the_union(piece, role):
            return "european-union", 0.7, "commissioner of the Union", ()
        return self._by_complement(piece, role, at) or self._by_place(piece, role, at)

    def _by_adjective(self, piece: Piece, role: Term, adjective: Attached, at: int) -> Verdict:
        """A country before the role: *the Peruvian minister, la députée italienne du groupe X*."""
        local = piece.complement and piece.relation == "of" and self._local_complement(piece)
        party = self._party_of_piece(piece, at) if local else None
        if party:
            return party, 0.8, "the body the role belongs to", ()
        country = self._party_of_sense(adjective.sense)
        part = self.register.entities.get(country)
        if role.id == "secretary" and part is not None and part.kind == "region" and self.scan.capital(piece.role_at):
            return self.home.government(self.register) if self.home.state == part.under else part.under, 0.8, \
                "the minister for a part of that state", ()
        if role.id == "lawyer" and piece.determiner == "indefinite":
            return None, 0.0, "speaks for themselves", ("speaks-for-oneself",)
        if country == "europe" and role.id == "diplomat" and piece.determiner == "indefinite":
            return None, 0.0, "", ("anonymous",)
        if country == "europe" and role.id not in ("diplomat", "member-of-parliament") and role.rank != "source":
            country = "european-union"
        return country, 0.92, "country adjective", ()

    def _own_adjectives(self, piece: Piece) -> list[Attached]:
        """Country adjectives of the role itself, not of what it is role of."""
        loose = piece.complement is None or piece.relation in ("modifier", "place", "for")
        return [
            x
            for x in piece.attached
            if x.relation == "adjective"
            and (loose or piece.complement is not None and not piece.complement[0] <= x.at < piece.complement[1])
        ]

    def _state_with_prefects(self) -> str | None:
        """The state at home; where it has no prefects, one that the page names and that has."""
        without = self.register.without.get("prefect", frozenset())
        if self.home.state not in without:
            return self.home.government(self.register)
        named = (s for s, _ in self.home.counts if s not in without and s in self.register.entities)
        return self.lexicon.home or next(named, None)

    def _constituency(self, piece: Piece) -> bool:
        """*Députée de Boran, the MP for Louth*: a place, not a body."""
        if piece.complement is None or piece.relation not in ("of", "for") or piece.attached:
            return False
        inner = parse(self.scan, self.lexicon, *piece.complement)
        return bool(inner.name) and not inner.body and not inner.role

    def _letters_behind(self, piece: Piece) -> str | None:
        """French: *la déléguée CGT, le maire PS*: an organisation of the register straight behind the role."""
        assert piece.role is not None
        if not self.lexicon.trait("head-first") or piece.role.rank not in ("body", "source") or piece.complement:
            return None
        beside = (x.sense for x in piece.attached if x.relation == "modifier" and not x.sense.weak)
        entities = (self.register.entities.get(sense.id) for sense in beside)
        return next((e.id for e in entities if e is not None and e.kind in ("organisation", "movement")), None)

    def _of_the_union(self, piece: Piece, role: Term) -> bool:
        fields = piece.relation in ("modifier", "") or self.lexicon.trait("head-first")
        return role.id == "commissioner" and not piece.attached and fields and self._about_the_union(piece)

    def _about_the_union(self, piece: Piece) -> bool:
        """Whether the page names the Union, or, where the commissioner has a field, anything European."""
        if not self.strong.isdisjoint({"european-union", "european-commission"}):
            return True
        named = (senses[0].id for _, senses in self.scan.register.values())
        return bool(self.fields_of(piece)) and "europe" in named

    def _by_complement(self, piece: Piece, role: Term, at: int) -> Verdict | None:
        """The body that the role is said to be of."""
        if not piece.complement or piece.relation == "place" or role.id == "governor" and self._of_bare_land(piece):
            return None
        lawyer = role.id == "lawyer" and piece.determiner == "indefinite" and piece.relation == "modifier"
        if lawyer or self._of_any(piece, role):
            return None, 0.0, "speaks for themselves", ("speaks-for-oneself",)
        inner = self._meant_inside(piece, at)
        if inner.party == "conference":  # who presides over one speaks for nobody
            return None, 0.0, "", ("role-unresolved",)
        party, doubts = inner.party, tuple(f for f in inner.flags if f in BY_REFERENCE)
        public = inner.kind == "state" or party in self.register.entities
        if role.rank == "source" and not public and not self._definite_complement(piece):
            return None
        entity = self.register.entities.get(party or "")
        field = role.rank == "state" and piece.relation == "modifier"
        if party == "europe" and role.id == "diplomat":
            return None, 0.0, "", ("anonymous",)
        if not party or field and entity is not None and entity.kind in ("movement", "group") and role.id != "official":
            return None
        return party, min(0.88, inner.confidence) if doubts else 0.88, "the body the role belongs to", doubts

    def _of_bare_land(self, piece: Piece) -> bool:
        """*La gouverneure de l'État*: of the region that the page is about."""
        assert piece.complement is not None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        bare = inner.complement is None and inner.name is None and not inner.attached
        return bare and inner.body is not None and inner.body.id in REGIONS

    def _of_any(self, piece: Piece, role: Term) -> bool:
        """*Propriétaire d'une buanderie, gérante du café du Port*: what is one of many, or a shop, is no party."""
        assert piece.complement is not None
        first = piece.complement[0]
        noun = first not in self.scan.lexicon and first not in self.scan.register and self.scan.word[first][0].islower()
        capital = self.scan.capital(piece.complement[1] - 1) and self.scan.fold[first - 1] in ("de", "of")
        return role.id in OWNERS and piece.relation == "of" and noun and not capital

    def _definite_complement(self, piece: Piece) -> bool:
        """*A source in the delegation*, but not *two industry sources*, *a Gulf source*."""
        return piece.relation != "modifier"

    def _by_place(self, piece: Piece, role: Term, at: int) -> Verdict:
        """Where the office is; failing that, whose it can be here."""
        places = [x for x in piece.attached if x.relation == "place"]
        if role.id == "diplomat" and places and self.scan.fold[places[0].at - 1] == "from":
            return self._party_of_sense(places[0].sense), 0.8, "where the diplomat is from", ()
        if role.id in ("ambassador", "candidate", "diplomat"):
            places = []
        elif piece.complement and piece.relation == "place" and not places:
            inner = parse(self.scan, self.lexicon, *piece.complement)
            if inner.plural and inner.body and inner.body.id == "delegation":
                return self._pair(at, "").party, 0.5, "on both sides", ("anonymous", "bridging")
            named = inner.body or (inner.name and role.rank == "body")
            party = self._party_of_piece(piece, at) if named else None
            if party:
                return party, 0.75, "the body the role is at", ()
        if places:
            return self._party_of_sense(places[0].sense), 0.7, "the place of the office", ()
        organs = [x for x in piece.attached if x.relation == "modifier" and x.sense.kind == "organ"]
        if organs:  # the deputy U.S. trade representative
            return self._party_of_sense(organs[0].sense), 0.8, "the organ of that country", ()
        if piece.complement and piece.relation == "of" and role.rank == "body" and self._unknown_body(piece):
            return None, 0.0, "", ("role-unresolved",)
        return self._bare_role(piece, at)

    def _unknown_body(self, piece: Piece) -> bool:
        """Whether the role is said to be of something, by a noun no lexicon has: *le directeur de la régie*."""
        assert piece.complement is not None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        return inner.empty and inner.determiner == "definite" and inner.end - inner.start <= 3

    def _local_complement(self, piece: Piece) -> bool:
        """Whether the complement is a body that is no part of a government: *députée italienne du groupe X*."""
        assert piece.complement is not None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        return bool(inner.senses) or bool(inner.body and inner.body.id not in GOVERNMENTAL)
