"""For whom the holder of an office speaks; roles without a name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.reading.actors.bodies import Bodies
from pourparlers.reading.actors.holders import holders
from pourparlers.reading.actors.kinds import BARE_GOVERNMENT, COMPANY_SIDE, GOVERNMENTAL, RIVALS, UNBRIDGED, UNION_SIDE
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.phrases import Attached, Piece, parse
from pourparlers.reading.actors.table import NOBODY, Actor, Mention, Reference, Verdict


@dataclass(slots=True)
class Roles(Bodies):
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
        if adjectives:
            local = piece.complement and piece.relation == "of" and self._local_complement(piece)
            party = self._party_of_piece(piece, at) if local else None
            if party:
                return party, 0.8, "the body the role belongs to", ()
            country = self._party_of_sense(adjectives[0].sense)
            if country == "europe" and role.id not in ("diplomat", "member-of-parliament") and role.rank != "source":
                country = "european-union"
            return country, 0.92, "country adjective", ()
        if role.id == "prefect":
            return self.home.government(self.register), 0.7, "the state's own at home", ("domestic",)
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

    def _constituency(self, piece: Piece) -> bool:
        """*Députée de Boran, the MP for Louth*: a place, not a body."""
        if piece.complement is None or piece.relation not in ("of", "for") or piece.attached:
            return False
        inner = parse(self.scan, self.lexicon, *piece.complement)
        return bool(inner.name) and not inner.body and not inner.role

    def _of_the_union(self, piece: Piece, role: Term) -> bool:
        fields = piece.relation in ("modifier", "") or self.lexicon.language == "fr"
        about = {"european-union", "european-commission"} & self.strong
        return role.id == "commissioner" and not piece.attached and fields and bool(about)

    def _by_complement(self, piece: Piece, role: Term, at: int) -> Verdict | None:
        """The body that the role is said to be of."""
        if not piece.complement or piece.relation == "place":
            return None
        party = self._party_of_piece(piece, at)
        if role.rank == "source" and party not in self.register.entities and not self._definite_complement(piece):
            return None
        entity = self.register.entities.get(party or "")
        field = role.rank == "state" and piece.relation == "modifier"
        if not party or field and entity is not None and entity.kind in ("movement", "group"):
            return None
        return party, 0.88, "the body the role belongs to", ()

    def _definite_complement(self, piece: Piece) -> bool:
        """*A source in the delegation*, but not *two industry sources*, *a Gulf source*."""
        return piece.relation != "modifier"

    def _by_place(self, piece: Piece, role: Term, at: int) -> Verdict:
        """Where the office is; failing that, whose it can be here."""
        places = [x for x in piece.attached if x.relation == "place"]
        if role.id in ("ambassador", "candidate"):
            places = []
        elif piece.complement and piece.relation == "place" and not places:
            inner = parse(self.scan, self.lexicon, *piece.complement)
            named = inner.body or (inner.name and role.rank == "body")
            party = self._party_of_piece(piece, at) if named else None
            if party:
                return party, 0.75, "the body the role is at", ()
        if places:
            return self._party_of_sense(places[0].sense), 0.7, "the place of the office", ()
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
            if entity is not None and entity.kind == "organisation":
                return entity.id, 0.6, "the body the person belongs to", ()
            if inner.body and inner.body.id not in (
                *(("university",) if self.lexicon.language == "fr" else ()),
                "school",
                "hospital",
                "city",
                "town",
                "village",
                "municipality",
                "state",
                "region",
                "court",
            ):
                party = self._party_of_piece(piece, at)
                if party and party not in self.register.entities:
                    return party, 0.5, "the body the person belongs to", ("speaks-for-oneself",)
        return None, 0.0, "speaks for themselves", ("speaks-for-oneself",)

    def _possessed(self, piece: Piece, adjectives: list[Attached], at: int) -> Verdict:
        """*Its / son*: the last party named before."""
        role = piece.role
        if adjectives:
            return self._party_of_sense(adjectives[0].sense), 0.85, "country adjective", ()
        if role and role.id in ("homologue",) and not piece.complement:
            last = self._last_person(at)
            if last and self.scan.fold[piece.role_at] in ("collegue", "colleague"):
                return last.party, 0.5, "colleague of the last speaker", ("possessive",)
            other, sure = self.choose(
                at,
                "counterpart",
                self.last_party(at, window=30, other_than=last.party if last else None),
            )
            return other, sure, "the other party, as counterpart", ("counterpart",)
        owner, sure = self.choose(at, self._asking(piece), self.last_party(at), role.id if role else "")
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
        if piece.determiner == "indefinite" or piece.plural:
            at_home = self.home.inner and role.rank == "state" or piece.plural and self.home.domestic
            if role.id == "official" and self.home.state and at_home:
                return self.home.government(self.register), 0.4, "officials at home", ("domestic",)
            if role.id in ("minister", "prefect") and piece.plural:
                return self.home.government(self.register), 0.5, "ministers at home", ("domestic",)
            return None, 0.0, "", ("anonymous",)
        if role.rank == "source":
            return None, 0.0, "", ("anonymous",)
        holder = None if self.naming else self._by_office(role, at)
        if holder:
            return holder
        if role.rank == "state":
            near = self._context_state(at)
            first = near if near and not self.home.domestic else self.home.government(self.register)
            state, sure = self.choose(at, "state-role", first, role.id)
            if state is None:
                return None, 0.0, "", ("role-unresolved",)
            return state, sure, "the state whose office it is here", ("bridging",)
        if role.id == "mayor":
            place = self._place_before(at)
            return (
                (place, 0.5, "the place named last", ("bridging",)) if place else (None, 0.0, "", ("role-unresolved",))
            )
        if role.id == "governor":
            region = self._last_region(at)
            return (
                (region, 0.5, "the region named last", ("bridging",))
                if region
                else (None, 0.0, "", ("role-unresolved",))
            )
        if role.id == "opponent":
            return self._opposition(), 0.5, "the opposition at home", ("domestic",)
        kind, first = "role:" + role.id, self.last_party(at, window=2)
        if role.id in UNBRIDGED:
            kind, first = "unbridged", None
        elif role.id in UNION_SIDE or role.id in COMPANY_SIDE:
            kind = "union-role" if role.id in UNION_SIDE else "company-role"
            first = self._last_of_kind(at, union=role.id in UNION_SIDE) or first
        owner, sure = self.choose(at, kind, first, role.id)
        if owner:
            return owner, sure, "the party whose office it is here", ("bridging",)
        return None, 0.0, "", ("role-unresolved",)

    def _by_office(self, role: Term, at: int) -> Verdict | None:
        """A person of the page who was introduced with the same role."""
        for actor in self.recent_actors():
            if actor.kind == "person" and role.id in actor.roles and actor.party and actor.since < at:
                return actor.party, 0.6, "same office as a person of the article", ("role-alone",)
        return None

    def _party_of_piece(self, piece: Piece, at: int) -> str | None:
        """The party that a phrase's complement, or the phrase itself where it is a body, stands for."""
        self.nested += 1
        try:
            return self._party_inside(piece, at)
        finally:
            self.nested -= 1

    def _party_inside(self, piece: Piece, at: int) -> str | None:
        if piece.complement and not (piece.body and piece.relation != "modifier" and not piece.role):
            a, b = piece.complement
            if a < b:
                inner = self.phrase(a, b) if piece.relation != "modifier" else self._modifier(a, b)
                if inner.party and not (set(inner.flags) & {"no-body"}):
                    return inner.party
                if inner.person:
                    return inner.party
            strong = [x for x in piece.attached if x.relation in ("of", "possessor", "modifier", "for")] or (
                [] if piece.role is None else [x for x in piece.attached if x.relation == "adjective"]
            )
            return self._party_of_sense(strong[0].sense) if strong else None
        if piece.body or piece.senses or piece.name:
            if piece.name and not piece.body and self._personal(piece, [piece]):
                known = self._known_person(self.scan.fold[piece.name[0] : piece.name[1]], at)
                return known.party if known else None
            return self._unnamed(piece, [piece], at, learn=True).party
        if piece.attached:
            return self._party_of_sense(piece.attached[0].sense)
        return None

    def _modifier(self, a: int, b: int) -> Reference:
        """What stands before an English head: *Torvane chief*, *union president*, *Commission official*."""
        inner = parse(self.scan, self.lexicon, a, b)
        if inner.senses:
            return self._unnamed(inner, [inner], self.scan.start[a], learn=False)
        if inner.body or (inner.name and not inner.role):
            if (
                inner.body
                and inner.body.id in BARE_GOVERNMENT | {"army", "police"}
                and not inner.attached
                and not (inner.name and inner.body.id not in ("department", "ministry", "treasury"))
            ):
                party = self.home.government(self.register)
                return (
                    Reference(None, party, (), "state", 0.5, ("a body of the government at home",), ("domestic",))
                    if party
                    else NOBODY
                )
            return self._unnamed(inner, [inner], self.scan.start[a], learn=False)
        return NOBODY

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

    def _anonymous(
        self, role: Term, party: str | None, at: int, piece: Piece | None = None, sure: float = 0.5
    ) -> None:
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
