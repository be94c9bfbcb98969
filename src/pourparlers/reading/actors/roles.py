"""For whom the holder of an office speaks, by the words beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.reading.actors.beside import family
from pourparlers.reading.actors.bridging import Bridging
from pourparlers.reading.actors.kinds import BARE_GOVERNMENT, BY_REFERENCE, GOVERNMENTAL, NO_EMPLOYERS, POLITICAL, REGIONS, RIVALS, SEATED_ONES
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.phrases import Attached, Piece, parse
from pourparlers.reading.actors.table import NOBODY, Actor, Reference, Verdict, meaning


@dataclass(slots=True)
class Roles(Bridging):
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
            local = piece.complement and piece.relation == "of" and self._local_complement(piece)
            party = self._party_of_piece(piece, at) if local else None
            if party:
                return party, 0.8, "the body the role belongs to", ()
            country = self._party_of_sense(adjectives[0].sense)
            if role.id == "lawyer" and piece.determiner == "indefinite":
                return None, 0.0, "speaks for themselves", ("speaks-for-oneself",)
            if country == "europe" and role.id == "diplomat" and piece.determiner == "indefinite":
                return None, 0.0, "", ("anonymous",)
            if country == "europe" and role.id not in ("diplomat", "member-of-parliament") and role.rank != "source":
                country = "european-union"
            return country, 0.92, "country adjective", ()
        if role.id == "prefect":
            return self._state_with_prefects(), 0.7, "the state's own at home", ("domestic",)
        if role.id == "member-of-parliament" and self._constituency(piece):
            return None, 0.0, "", ("role-unresolved",)
        if self._of_the_union(piece, role):
            return "european-union", 0.7, "commissioner of the Union", ()
        return self._by_complement(piece, role, at) or self._by_place(piece, role, at)

    def _own_adjectives(self, piece: Piece) -> list[Attached]:
        """Country adjectives of the role itself, not of what it is role of."""
        loose = piece.complement is None or piece.relation in ("modifier", "place", "for")
        return [
            x
            for x in piece.attached
            if x.relation == "adjective" and (loose or piece.complement is not None and x.at < piece.complement[0])
        ]

    def _state_with_prefects(self) -> str | None:
        """The state at home; where it has no prefects, one that the page names and that has."""
        without = self.register.without.get("prefect", frozenset())
        if self.home.state not in without:
            return self.home.government(self.register)
        named = (s for s, _ in self.home.counts if s not in without and s in self.register.entities)
        return self.lexicon.home or next(named, None)

    def _of_family(self, piece: Piece, role: Term) -> str:
        """The political family that somebody who sits in a house is said to be of: *la députée écologiste*."""
        if role.id not in SEATED_ONES:
            return ""
        stop = piece.name[0] if piece.name else piece.relative if piece.relative is not None else piece.end
        return next((id_ for k in range(piece.start, stop) if (id_ := self.family_of(k))), "")

    def family_of(self, i: int) -> str:
        """The political family, or the party of the register, that word `i` means a member of; empty for none."""
        fold = self.scan.fold[i]
        plural = self.register.index(self.lexicon.language).get(fold + "s", ())
        known = next((s.id for rest, senses in plural if not rest for s in senses), "")
        entity = self.register.entities.get(known)
        party = entity is not None and entity.kind == "organisation" and (self.scan.capital(i) or self.lexicon.trait("head-first"))
        own = family(self.lexicon, fold)
        return own if own in POLITICAL else known if party else ""

    def _constituency(self, piece: Piece) -> bool:
        """*Députée de Boran, the MP for Louth*: a place, not a body."""
        if piece.complement is None or piece.relation not in ("of", "for") or piece.attached:
            return False
        inner = parse(self.scan, self.lexicon, *piece.complement)
        return bool(inner.name) and not inner.body and not inner.role

    def _of_the_union(self, piece: Piece, role: Term) -> bool:
        fields = piece.relation in ("modifier", "") or self.lexicon.trait("head-first")
        about = {"european-union", "european-commission"} & self.strong
        return role.id == "commissioner" and not piece.attached and fields and bool(about)

    def _by_complement(self, piece: Piece, role: Term, at: int) -> Verdict | None:
        """The body that the role is said to be of."""
        if not piece.complement or piece.relation == "place" or role.id == "governor" and self._of_bare_land(piece):
            return None
        inner = self._meant_inside(piece, at)
        if inner.party == "conference":  # who presides over one speaks for nobody
            return None, 0.0, "", ("role-unresolved",)
        party, doubts = inner.party, tuple(f for f in inner.flags if f in BY_REFERENCE)
        public = inner.kind == "state" or party in self.register.entities
        if role.rank == "source" and not public and not self._definite_complement(piece):
            return None
        entity = self.register.entities.get(party or "")
        field = role.rank == "state" and piece.relation == "modifier"
        if not party and self._of_any(piece):
            return None, 0.0, "speaks for themselves", ("speaks-for-oneself",)
        if not party or field and entity is not None and entity.kind in ("movement", "group") and role.id != "official":
            return None
        return party, min(0.88, inner.confidence) if doubts else 0.88, "the body the role belongs to", doubts

    def _of_bare_land(self, piece: Piece) -> bool:
        """*La gouverneure de l'État*: of the region that the page is about."""
        assert piece.complement is not None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        bare = inner.complement is None and inner.name is None and not inner.attached
        return bare and inner.body is not None and inner.body.id in REGIONS

    def _of_any(self, piece: Piece) -> bool:
        """*Propriétaire d'une buanderie, the owner of a bakery*: what is one of many is no party."""
        assert piece.complement is not None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        return piece.relation == "of" and inner.determiner == "indefinite" and not inner.plural and inner.empty

    def _definite_complement(self, piece: Piece) -> bool:
        """*A source in the delegation*, but not *two industry sources*, *a Gulf source*."""
        return piece.relation != "modifier"

    def _by_place(self, piece: Piece, role: Term, at: int) -> Verdict:
        """Where the office is; failing that, whose it can be here."""
        places = [x for x in piece.attached if x.relation == "place"]
        if role.id in ("ambassador", "candidate", "diplomat"):
            places = []
        elif piece.complement and piece.relation == "place" and not places:
            inner = parse(self.scan, self.lexicon, *piece.complement)
            if inner.plural and inner.body and inner.body.id == "delegation":
                return None, 0.0, "on both sides", ("anonymous",)
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

    def _party_of_own(self, piece: Piece, at: int) -> Verdict:
        if piece.complement and piece.relation in ("of", "possessor", "place"):
            inner = parse(self.scan, self.lexicon, *piece.complement)
            entity = self.register.entities.get(inner.senses[0].id) if inner.senses else None
            if inner.senses and inner.senses[0].kind == "seat":
                return inner.senses[0].id, 0.8, "who lives where a state is led from", ()
            if entity is not None and entity.kind == "organisation":
                return entity.id, 0.6, "the body the person belongs to", ()
            working = self._at_work(piece, inner)
            if working or inner.body and inner.body.id not in NO_EMPLOYERS:
                party = self._organisation(inner, [inner], at).party if working else self._party_of_piece(piece, at)
                if party and party not in self.register.entities:
                    return party, 0.5, "the body the person belongs to", ("speaks-for-oneself",)
        return None, 0.0, "speaks for themselves", ("speaks-for-oneself",)

    def _at_work(self, piece: Piece, inner: Piece) -> bool:
        """*An analyst at Lennox Street, analyste chez Meridian*: a name that is an employer's, after such a word."""
        assert piece.complement is not None
        before = self.scan.fold[piece.complement[0] - 1]
        return bool(inner.name) and not inner.senses and not inner.role and self.lexicon.has("workplace", before)

    def _party_of_piece(self, piece: Piece, at: int) -> str | None:
        """The party that a phrase's complement, or the phrase itself where it is a body, stands for."""
        return self._meant_inside(piece, at).party

    def _meant_inside(self, piece: Piece, at: int) -> Reference:
        """Whom a phrase's complement, or the phrase itself where it is a body, means, with the doubts about it."""
        self.nested += 1
        try:
            return self._party_inside(piece, at)
        finally:
            self.nested -= 1

    def _represented(self, piece: Piece, at: int) -> Reference | None:
        """*A spokesperson for Northern Gas*: a name that nothing says is a person's is a body's there."""
        if piece.role is None or piece.role.id != "spokesperson" or piece.complement is None:
            return None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        if inner.name is None or inner.title or inner.role or inner.body or inner.senses or inner.attached:
            return None
        a, b = inner.name
        known = self._known_person(self.scan.fold[a:b], at)
        if known is not None and (known.roles or known.party or known.gender):
            return None
        if known is not None:
            self._unperson(known)
        return self._organisation(inner, [inner], at)

    def _unperson(self, actor: Actor) -> None:
        """Take a name that was a person's for want of words beside it for a body's."""
        actor.kind, actor.party = "organisation", actor.id
        for ids in self.surnames.values():
            if actor.id in ids:
                ids.remove(actor.id)

    def _nested_phrase(self, a: int, b: int) -> Reference:
        """Whom words inside another phrase mean."""
        self.nested += 1
        try:
            return self.phrase(a, b)
        finally:
            self.nested -= 1

    def _party_inside(self, piece: Piece, at: int) -> Reference:
        if piece.complement and not (piece.body and piece.relation != "modifier" and not piece.role):
            a, b = piece.complement
            if a < b:
                inner = self._represented(piece, at) or (
                    self.phrase(a, b) if piece.relation != "modifier" else self._modifier(a, b)
                )
                if inner.known:
                    return inner
            strong = [x for x in piece.attached if x.relation in ("of", "possessor", "modifier", "for")] or (
                [] if piece.role is None else [x for x in piece.attached if x.relation == "adjective"]
            )
            return self._country(strong[0]) if strong else NOBODY
        if piece.body or piece.senses or piece.name:
            if piece.name and not piece.body and self._personal(piece, [piece]):
                known = self._known_person(self.scan.fold[piece.name[0] : piece.name[1]], at)
                return self._as_person(known, "") if known else NOBODY
            return self._unnamed(piece, [piece], at, learn=True)
        return self._country(piece.attached[0]) if piece.attached else NOBODY

    def _country(self, attached: Attached) -> Reference:
        return meaning(self._party_of_sense(attached.sense), "state", 0.9)

    def _modifier(self, a: int, b: int) -> Reference:
        """What stands before an English head: *Torvane chief*, *union president*, *Commission official*."""
        inner = parse(self.scan, self.lexicon, a, b)
        if inner.senses:
            return self._unnamed(inner, [inner], self.scan.start[a], learn=False)
        if inner.body and inner.end - inner.start == 1 and not inner.name:
            inner = replace(inner, determiner="definite")
        single = inner.name is not None and inner.name[1] - inner.name[0] == 1
        side = family(self.lexicon, self.scan.fold[inner.name[0]]) if inner.name and single else ""
        if side:
            return meaning(side, "group", 0.8, "the party by its family")
        if inner.body or (inner.name and not inner.role):
            if (
                inner.body
                and inner.body.id in BARE_GOVERNMENT | {"army", "police"}
                and not inner.attached
                and not (inner.name and inner.body.id not in ("department", "ministry", "foreign-ministry", "treasury"))
            ):
                party, _ = self.government_meant(self.scan.start[a])
                return (
                    Reference(None, party, (), "state", 0.5, ("a body of the government at home",), ("domestic",))
                    if party
                    else NOBODY
                )
            return self._unnamed(inner, [inner], self.scan.start[a], learn=False)
        return NOBODY
