"""The walk over one page: every phrase resolved in its place, the table growing as it goes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from pourparlers.base.ids import slug
from pourparlers.base.text import Span
from pourparlers.knowledge.register import Register
from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.home import Home, government_of
from pourparlers.reading.actors.invented import english_name
from pourparlers.reading.actors.lexicon import Lexicon, Pronoun, Term
from pourparlers.reading.actors.naming import phrase_slug
from pourparlers.reading.actors.phrases import Piece, conjuncts, parse, segments
from pourparlers.reading.actors.scan import PARTICLES, Scan
from pourparlers.reading.actors.table import NOBODY, Actor, Mention, Reference

GOVERNMENTAL = frozenset({
    "government", "presidency", "ministry", "treasury", "administration", "embassy", "diplomacy", "department", "prefecture", "delegation",
    "army", "mission", "police", "office", "customs", "intelligence-service", "state", "authority", "agency", "secretariat", "guard",
})
BARE_GOVERNMENT = frozenset({"government", "presidency", "ministry", "treasury", "prefecture", "administration", "department", "diplomacy", "embassy"})
COMPANIES = frozenset({
    "company", "airline", "manufacturer", "operator", "retailer", "bank", "supplier", "group", "railway", "producer", "shipping-company", "employer",
    "management", "board", "subsidiary", "fund", "insurer", "laboratory", "buyer", "consortium", "broadcaster",
})
VOICES = frozenset({"management", "board", "secretariat", "presidency", "employer", "group", "administration"})
UNIONS = frozenset({"union", "federation", "confederation", "coordination", "front", "collective", "unions", "league"})
_UNION_SIDE = frozenset({"delegate"})
_COMPANY_SIDE = frozenset({"director", "boss", "chief-executive", "manager"})
_TOWNS = frozenset({"city", "municipality", "town", "village"})
_RIVALS = frozenset({"competitor", "rival", "concurrent", "concurrente", "rivale", "adversaire", "voisin", "voisine", "neighbour", "brother", "sister", "mother", "father", "wife", "husband", "frere", "soeur", "mere", "pere", "ami", "amie", "friend"})
_UNBRIDGED = frozenset({"member-of-parliament", "councillor", "candidate", "bishop", "general", "lawyer", "governor", "homologue", "headteacher"})
_PLAIN_ORGANISATIONS = frozenset({"organisation", "ngo", "association", "agency", "network", "movement", "group", "institute", "union", "federation", "collective"})


@dataclass(slots=True)
class Reader:
    """One page being read for its actors."""

    scan: Scan
    lexicon: Lexicon
    register: Register
    home: Home
    published: date | None
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    spoken: list[tuple[int, Reference]] = field(default_factory=list)
    """offset and speaker of the statements resolved so far"""
    own: frozenset[str] = frozenset()
    """ids of places that only this page knows"""
    owners: frozenset[str] = frozenset()
    """folded names that own a role on the page, so no persons"""
    loose: tuple[Piece, ...] = ()
    strong: frozenset[str] = frozenset()
    """ids of the register that the page names without doubt"""

    # --- what a span means -------------------------------------------------------------------------------------

    def refer(self, span: Span, *, learn: bool = False) -> Reference:
        """Whom the phrase at `span` means; `learn` enters what it tells into the table."""
        a, b = self.scan.within(span)
        if a >= b:
            return NOBODY
        whole = " ".join(self.scan.fold[a:b])
        pronoun = self.lexicon.pronouns.get(whole.replace("' ", "'"))
        if pronoun is not None:
            return self.anaphor(pronoun, span.start, whole)
        return self.phrase(a, b, learn=learn)

    def notice(self, span: Span) -> None:
        """Enter a subject that is no source, where it names a person, a body or a group beyond doubt."""
        a, b = self.scan.within(span)
        if a >= b or any(m.at == self.scan.start[a] for m in self.mentions[bisect_left(self.mentions, span.start, key=lambda m: m.at) :][:2]):
            return
        whole = " ".join(self.scan.fold[a:b])
        if whole.replace("' ", "'") in self.lexicon.pronouns:
            return
        piece = parse(self.scan, self.lexicon, a, b)
        if piece.role or piece.determiner in ("indefinite",) or (piece.other and piece.other.kind != "group") or piece.complement:
            return
        if piece.name and not piece.body and not piece.role:
            x, y = piece.name
            if y - x > 1 and self._personal(piece, [piece]):
                return
            if self.scan.begins_sentence(x) and self.scan.fold[x] in self.scan.lower:
                return
            known = self._known_person(self.scan.fold[x:y], span.start)
            if known is not None:
                self._mention(self.scan.start[a], known.id)
                return
        self.phrase(a, b, learn=True)

    def phrase(self, a: int, b: int, *, learn: bool = False) -> Reference:
        """The reference of words `a` to `b`: joint speakers one by one, else one phrase with its appositions."""
        cut = segments(self.scan, a, b)
        joint = self._joint(cut)
        if joint:
            return self._together([self._one([part], learn=learn) for part in joint], a)
        return self._one(cut, learn=learn)

    def _joint(self, cut: list[tuple[int, int]]) -> list[tuple[int, int]]:
        parts = [p for segment in cut for p in conjuncts(self.scan, self.lexicon, *segment)]
        if len(parts) < 2 or len(parts) == len(cut) and not self._listed(cut):
            return []
        if len(cut) == 1:
            return parts
        first = parse(self.scan, self.lexicon, *cut[0])
        last = conjuncts(self.scan, self.lexicon, *cut[-1])
        if len(cut) >= 2 and len(last) == 2 and (first.senses or first.name) and not first.relative:
            return parts
        head = conjuncts(self.scan, self.lexicon, *cut[0])
        return head if len(head) > 1 else []

    def _listed(self, cut: list[tuple[int, int]]) -> bool:
        return False

    def _together(self, found: list[Reference], a: int) -> Reference:
        known = [r for r in found if r.known]
        if not known:
            return NOBODY
        parties = tuple(dict.fromkeys(p for r in known for p in (r.parties or ((r.party,) if r.party else ()))))
        first = parties[0] if parties else None
        name = " + ".join(r.name for r in known if r.name)
        return Reference(
            None, first, parties if len(parties) > 1 else (), known[0].kind if first else "person", min(r.confidence for r in known),
            tuple(dict.fromkeys(x for r in known for x in r.reasons)), ("joint-speakers",), name,
        )

    def _one(self, cut: list[tuple[int, int]], *, learn: bool) -> Reference:
        pieces = [parse(self.scan, self.lexicon, x, y) for x, y in cut]
        first = pieces[0]
        at = self.scan.start[first.start]
        named = next((p for p in pieces[:3] if p.name and self._personal(p, pieces)), None)
        if named is not None:
            return self._person(named, pieces, at, learn=learn)
        opening = " ".join(self.scan.fold[first.start : first.end]).replace("' ", "'")
        if first.empty and opening in self.lexicon.pronouns:
            return self.anaphor(self.lexicon.pronouns[opening], at, opening)
        if first.other and first.other.kind == "speaks" and len(pieces) == 1:
            return NOBODY
        return self._unnamed(first, pieces, at, learn=learn)

    # --- persons ---------------------------------------------------------------------------------------------

    def _personal(self, piece: Piece, pieces: list[Piece]) -> bool:
        """Whether the proper name in `piece` is a person's."""
        scan = self.scan
        assert piece.name is not None
        a, b = piece.name
        folds = scan.fold[a:b]
        if piece.title or piece.role:
            return not (piece.role and piece.role.plural and b - a == 1)
        if piece.body or (piece.other and piece.other.kind != "speaks"):
            return False
        if slug(" ".join(folds)) in self.actors:
            return self.actors[slug(" ".join(folds))].kind == "person"
        if folds[-1] in self.surnames or " ".join(folds) in self.surnames:
            return True
        if piece.senses:
            return piece.senses[0].kind in ("adjective", "inhabitant") and b - a >= 1
        others = [p for p in pieces if p is not piece]
        if (folds[0] in self.owners or folds[-1] in self.owners or " ".join(folds) in self.owners or any(self.lexicon.has("names", f) for f in folds)) and not any(p.role for p in others):
            return False
        if any(k in scan.lexicon and scan.lexicon[k][1][0].kind == "body" for k in range(a, b)) and not any(p.role for p in others):
            return False
        if any(p.role and p.determiner != "definite" or (p.role and p.role_at <= p.start + 2) for p in others) or any(p.other and p.other.kind == "speaks" for p in others):
            return True
        if any(p.body and (p.complement or p.name) and p.start < piece.start for p in others):
            return False
        if others and others[0].body and others[0].start > piece.start and not self._of_body(others[0]):
            return False
        if others and scan.fold[others[0].start].isdigit():
            return True
        if piece.relative is not None and (scan.fold[piece.relative] in ("who", "whose") or scan.fold[piece.relative] == "qui" and b - a >= 2):
            return True
        if others and scan.fold[others[0].start] in ("who", "whose"):
            return True
        if piece.relation == "possessor" and piece.attached:
            return True
        if a > piece.start and piece.complement is None and scan.word[a - 1][0].islower() and not self._function_word(a - 1) and b - a >= 2 - (piece.relation == "possessor"):
            return True
        if self.lexicon.language == "en" and piece.determiner == "definite" and piece.relation != "possessor":
            return False
        if b - a == 1:
            return piece.title != "" or (not scan.word[a].isupper() and piece.attached != () and piece.complement is not None) or (
                bool(others) and others[0].empty and scan.word[others[0].start][0].islower() and not piece.determiner
            )
        return b - a <= 5

    def _function_word(self, i: int) -> bool:
        fold = self.scan.fold[i]
        return any(self.lexicon.has(g, fold) for g in ("definite", "indefinite", "possessive", "demonstrative", "of", "place", "for", "contracted", "and", "relative", "former")) or fold in ("'s", "'", "not", "ni")

    def _of_body(self, piece: Piece) -> bool:
        """Whether an apposition begins with *de, of, from*: `X, of the Port Union`."""
        fold = self.scan.fold[piece.start]
        return self.lexicon.has("of", fold) or self.lexicon.has("contracted", fold) or self.lexicon.has("place", fold)

    def _known_person(self, folds: list[str], at: int) -> Actor | None:
        full = slug(" ".join(folds))
        actor = self.actors.get(full)
        if actor is not None and actor.kind == "person":
            return actor
        for k in range(len(folds)):
            ids = self.surnames.get(" ".join(folds[k:]))
            if ids and (k == 0 or len(folds) == 1 or any(set(folds) <= self.actors[i].tokens for i in ids)):
                fitting = [i for i in ids if set(folds) <= self.actors[i].tokens or k == 0]
                if fitting:
                    before = [i for i in fitting if self.actors[i].since <= at]
                    return self.actors[(before or fitting)[-1]]
        return None

    def _person(self, named: Piece, pieces: list[Piece], at: int, *, learn: bool) -> Reference:
        assert named.name is not None
        a, b = named.name
        text = self.scan.text[self.scan.start[a] : self.scan.end[b - 1]]
        folds = self.scan.fold[a:b]
        known = self._known_person(folds, at)
        describing = [p for p in pieces if p.role or p.body or p.attached or p.complement or (p.other and p.other.kind == "speaks")]
        if known is not None and known.party is not None:
            self._add_roles(known, pieces)
            self._mention(at, known.id)
            return self._as_person(known, known.why or "named before")
        self.loose = tuple(pieces)
        opening = " ".join(self.scan.fold[pieces[0].start : pieces[0].end]).replace("' ", "'")
        pronoun = self.lexicon.pronouns.get(opening)
        if pronoun is not None and pieces[0] is not named:
            meant = self.anaphor(pronoun, at, opening)
            if meant.party and meant.person is None:
                named = replace(named, role=named.role)
                actor = known or self._enter_person(text, folds, pronoun.gender.replace("n", ""), at)
                actor.party, actor.sure, actor.why = meant.party, 0.6, "the one spoken of just before"
                self._mention(at, actor.id)
                return self._as_person(actor, actor.why)
        party, sure, reason, flags = self._party_of_description(named, describing, at)
        gender = next((p.gender for p in [named, *pieces] if p.gender and (p.title or p.role or p is named)), "")
        if self._own(pieces) and not party:
            flags = (*flags, "speaks-for-oneself")
        if party is None and not any(p.role for p in pieces) and not known and not any(p.relative for p in pieces):
            office = self._open_office(at, gender)
            if office is not None:
                party, sure, reason = office.party, 0.5, "the office holder spoken of just before"
                entered = self._enter_person(text, folds, gender or office.gender, at)
                entered.roles |= office.roles
        actor = known or self._enter_person(text, folds, gender, at)
        if party and actor.party is None:
            actor.party, actor.sure, actor.why = party, sure, reason
        if not actor.party and self.register.entities.get(actor.id):
            held = self.register.party_of(actor.id, self.published)
            if held:
                actor.party, sure, reason = held, 0.85, "office held on the day (register)"
        actor.gender = actor.gender or gender
        self._add_roles(actor, pieces)
        self._mention(at, actor.id)
        reference = self._as_person(actor, reason)
        return replace(reference, confidence=min(reference.confidence, sure) if party else reference.confidence, flags=flags)

    def _open_office(self, at: int, gender: str) -> Actor | None:
        """The office holder, not yet named, that the sentence before speaks of: *The minister was late. Ana Ruiz said ...*"""
        for mention in self.salient(at, 2):
            actor = self.actors.get(mention.actor)
            if actor is None:
                continue
            if actor.kind == "anonymous" and actor.party and actor.gender != "?" and not (gender and actor.gender and gender != actor.gender):
                return actor if actor.sure >= 0.5 and "definite" in actor.tokens else None
            if actor.kind == "person":
                return None
        return None

    def _own(self, pieces: list[Piece]) -> bool:
        return any(p.role and p.role.rank == "own" for p in pieces)

    def _as_person(self, actor: Actor, reason: str) -> Reference:
        return Reference(actor.id, actor.party, (), "person", 0.9 * actor.sure if actor.party else 0.75, (reason,) if reason else (), (), actor.name)

    def _enter_person(self, text: str, folds: list[str], gender: str, at: int) -> Actor:
        id_ = self._registered_person(text) or slug(text)
        actor = self.actors.get(id_)
        if actor is None or actor.kind != "person":
            entity = self.register.entities.get(id_)
            actor = Actor(id_, "person", text, gender=entity.gender if entity and entity.kind == "person" else gender, tokens=frozenset(folds), since=at)
            self.actors[id_] = actor
        parts = [part for fold in folds for part in fold.split("-") if len(part) > 1]
        actor.tokens |= set(parts) | set(folds)
        for rest in [" ".join(folds[k:]) for k in range(len(folds))] + folds[:1] + parts:
            if rest not in PARTICLES and id_ not in self.surnames.setdefault(rest, []):
                self.surnames[rest].append(id_)
        return actor

    def _registered_person(self, text: str) -> str | None:
        from pourparlers.knowledge.tokens import key

        words = key(text, self.lexicon.language)
        for rest, senses in self.register.index(self.lexicon.language).get(words[0] if words else "", ()):
            if rest == words[1:] and senses[0].kind == "person" and not senses[0].weak:
                return senses[0].id
        return None

    def _add_roles(self, actor: Actor, pieces: list[Piece]) -> None:
        for piece in pieces:
            if piece.role and not piece.role.plural:
                actor.roles.add(piece.role.id)
                if piece.gender and not actor.gender:
                    actor.gender = piece.gender

    # --- for whom a description speaks ---------------------------------------------------------------------------

    def _party_of_description(self, named: Piece, describing: list[Piece], at: int) -> tuple[str | None, float, str, tuple[str, ...]]:
        roles = [p for p in describing if p.role and not (p.former and p.role.rank != "own")]
        if any(p.former for p in describing if p.role) and not roles:
            now = [p for p in describing if not p.role and (p.body or p.complement)]
            for piece in now:
                party = self._party_of_piece(piece, at)
                if party:
                    return party, 0.7, "the body named beside the name", ()
            return None, 0.0, "formerly in office", ("former",)
        own = self._own(describing)
        for piece in roles:
            party, sure, reason, flags = self.party_of_role(piece, at)
            if party:
                return party, sure, reason, flags
        if named.determiner == "possessive" and not named.role:
            describing = [named, *describing]
        for piece in self.loose:
            if piece.determiner == "possessive" and piece.empty and piece is not named and self.scan.fold[piece.start + 1 if piece.start + 1 < piece.end else piece.start] not in _RIVALS:
                owner = self.last_party(at)
                if owner:
                    return owner, 0.6, "the party named last before the possessive", ("possessive",)
        bracket = self._bracketed(named)
        if bracket:
            return bracket, 0.8, "the party in brackets", ()
        for piece in describing:
            if piece.other and piece.other.kind == "speaks":
                party = self._party_of_piece(piece, at)
                if party:
                    return party, 0.85, "whom the person is said to speak for", ()
        for piece in describing:
            if piece.role is None and piece is not named and (piece.body or piece.complement or piece.attached):
                if own and piece.body and piece.body.id in ("university", "school", "hospital"):
                    continue
                party = self._party_of_piece(piece, at)
                if party and (not own or piece.body is not None and party not in self.register.entities):
                    return party, 0.75, "the body named beside the name", ()
        if named.role is None and named.complement and not own:
            party = self._party_of_piece(named, at)
            if party:
                return party, 0.8, "the body the name is joined to", ()
        if named.senses and not own:
            return self._party_of_sense(named.senses[0]), 0.85, "nationality", ()
        if named.attached and not own:
            return self._party_of_sense(named.attached[0].sense), 0.7, "country beside the name", ()
        return None, 0.0, "", ("party-unknown",)

    def party_of_role(self, piece: Piece, at: int) -> tuple[str | None, float, str, tuple[str, ...]]:
        """For whom the holder of a role speaks, with confidence, reason and flags."""
        role = piece.role
        assert role is not None
        own = role.rank == "own"
        adjectives = [x for x in piece.attached if x.relation == "adjective" and (piece.complement is None or piece.relation == "modifier" or x.at < piece.complement[0])]
        if own and piece.determiner != "possessive":
            return self._party_of_own(piece, at)
        if own and self.scan.fold[piece.role_at] in _RIVALS:
            return None, 0.0, "speaks for themselves", ("speaks-for-oneself",)
        if adjectives and role.id in ("homologue",):
            return self._party_of_sense(adjectives[0].sense), 0.85, "counterpart of that country", ()
        if piece.determiner == "possessive":
            return self._possessed(piece, adjectives, at)
        if adjectives:
            if piece.complement and piece.relation in ("of",) and self._local_complement(piece):
                party = self._party_of_piece(piece, at)
                if party:
                    return party, 0.8, "the body the role belongs to", ()
            return self._party_of_sense(adjectives[0].sense), 0.92, "country adjective", ()
        if role.id == "commissioner" and not piece.attached and (piece.relation in ("modifier", "") or self.lexicon.language == "fr") and {"european-union", "european-commission"} & self.strong:
            return "european-union", 0.7, "commissioner of the Union", ()
        if piece.complement and piece.relation != "place":
            party = self._party_of_piece(piece, at)
            if party and role.rank == "state" and piece.relation == "modifier" and (e := self.register.entities.get(party)) and e.kind in ("movement", "group"):
                party = None
            if party:
                return party, 0.88, "the body the role belongs to", ()
        places = [x for x in piece.attached if x.relation == "place"]
        if role.id in ("ambassador", "candidate"):
            places = []
        elif piece.complement and piece.relation == "place" and not places:
            inner = parse(self.scan, self.lexicon, *piece.complement)
            if inner.body or (inner.name and role.rank == "body"):
                party = self._party_of_piece(piece, at)
                if party:
                    return party, 0.75, "the body the role is at", ()
        if places:
            return self._party_of_sense(places[0].sense), 0.7, "the place of the office", ()
        return self._bare_role(piece, at)

    def _bracketed(self, named: Piece) -> str | None:
        """The body in brackets after a name: *Ana Ruiz (Port Union)*."""
        assert named.name is not None
        i = named.name[1]
        if i >= len(self.scan.word) or self.scan.gap(i - 1) != " (" or not self.scan.capital(i):
            return None
        j = i
        while j < len(self.scan.word) - 1 and ")" not in self.scan.gap(j) and j - i < 6:
            j += 1
        piece = parse(self.scan, self.lexicon, i, j + 1)
        reference = self._unnamed(piece, [piece], self.scan.start[i], learn=True)
        return reference.party

    def _local_complement(self, piece: Piece) -> bool:
        """Whether the complement is a body that is no part of a government: *députée italienne du groupe X*."""
        assert piece.complement is not None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        return bool(inner.senses) or bool(inner.body and inner.body.id not in GOVERNMENTAL)

    def _party_of_own(self, piece: Piece, at: int) -> tuple[str | None, float, str, tuple[str, ...]]:
        if piece.complement and piece.relation in ("of", "possessor", "place"):
            inner = parse(self.scan, self.lexicon, *piece.complement)
            if inner.body and inner.body.id not in ("university", "school", "hospital", "city", "town", "village", "municipality", "state", "region", "court"):
                party = self._party_of_piece(piece, at)
                if party and party not in self.register.entities:
                    return party, 0.5, "the body the person belongs to", ("speaks-for-oneself",)
        return None, 0.0, "speaks for themselves", ("speaks-for-oneself",)

    def _possessed(self, piece: Piece, adjectives: list[object], at: int) -> tuple[str | None, float, str, tuple[str, ...]]:
        """*Its / son*: the last party named before."""
        role = piece.role
        if adjectives:
            return self._party_of_sense(adjectives[0].sense), 0.85, "country adjective", ()  # type: ignore[attr-defined]
        if role and role.id in ("homologue",) and not piece.complement:
            last = self._last_person(at)
            if last and self.scan.fold[piece.role_at] in ("collegue", "colleague"):
                return last.party, 0.5, "colleague of the last speaker", ("possessive",)
            other = self.last_party(at, window=30, other_than=last.party if last else None)
            return other, 0.4, "the other party, as counterpart", ("counterpart",)
        owner = self.last_party(at)
        if owner is None:
            return None, 0.0, "", ("possessive-unresolved",)
        return owner, 0.75, "the party named last before the possessive", ("possessive",)

    def _bare_role(self, piece: Piece, at: int) -> tuple[str | None, float, str, tuple[str, ...]]:
        role = piece.role
        assert role is not None
        if piece.determiner == "indefinite" or piece.plural:
            if role.id == "official" and piece.plural and self.home.domestic and piece.determiner != "indefinite" and self.home.state:
                return self.home.government(self.register), 0.4, "officials at home", ("domestic",)
            if role.id in ("minister", "prefect") and piece.plural:
                return self.home.government(self.register), 0.5, "ministers at home", ("domestic",)
            return None, 0.0, "", ("anonymous",)
        if role.rank == "source":
            return None, 0.0, "", ("anonymous",)
        holder = self._by_office(role, at)
        if holder:
            return holder
        if role.rank == "state":
            near = self._context_state(at)
            if near and not self.home.domestic:
                return near, 0.55, "the state named last", ("nearest-state",)
            return self.home.government(self.register), 0.6, "the government at home", ("domestic",)
        if role.id == "mayor":
            place = self._place_before(at)
            return (place, 0.5, "the place named last", ("bridging",)) if place else (None, 0.0, "", ("role-unresolved",))
        if role.id == "governor":
            region = self._last_region(at)
            return (region, 0.5, "the region named last", ("bridging",)) if region else (None, 0.0, "", ("role-unresolved",))
        if role.id == "opponent":
            return self._opposition(), 0.5, "the opposition at home", ("domestic",)
        if role.id in _UNBRIDGED:
            return None, 0.0, "", ("role-unresolved",)
        if role.id in _UNION_SIDE or role.id in _COMPANY_SIDE:
            owner = self._last_of_kind(at, union=role.id in _UNION_SIDE)
            if owner:
                return owner, 0.5, "the body named last that has such an office", ("bridging",)
        owner = self.last_party(at, window=2)
        if owner:
            return owner, 0.4, "the party named last", ("bridging",)
        return None, 0.0, "", ("role-unresolved",)

    def _opposition(self) -> str:
        """The opposition of the article: one named before, else that of the state at home."""
        for actor in self.actors.values():
            if actor.kind == "organisation" and "opposition" in actor.heads:
                return actor.id
        entity = self.register.entities.get(self.home.state or "")
        if entity is None or self.home.domestic:
            return "opposition" if self.home.state not in self.own else f"{self.home.state}-opposition"
        return f"{slug(entity.adjective or entity.en)}-opposition"

    def _movement(self) -> str | None:
        for mention in self.mentions:
            entity = self.register.entities.get(mention.actor)
            if entity and entity.kind == "movement":
                return entity.id
            actor = self.actors.get(mention.actor)
            if actor and actor.kind == "organisation" and actor.heads & {"front", "movement", "rebellion", "militia", "forces"}:
                return actor.id
        return None

    def _place_before(self, at: int) -> str | None:
        """The town named last after *à / in*, else the city of the dateline."""
        scan = self.scan
        i = bisect_left(scan.start, at) - 1
        while i > 0:
            if scan.capital(i) and scan.fold[i - 1] in ("a", "in", "at") and i not in scan.lexicon and (i not in scan.register or scan.register[i][1][0].weak):
                j = i + 1
                while j < len(scan.word) and scan.capital(j) and scan.gap(j - 1) == " ":
                    j += 1
                return slug(scan.text[scan.start[i] : scan.end[j - 1]])
            i -= 1
        return slug(self.home.city) if self.home.city else None

    def _last_region(self, at: int) -> str | None:
        best = None
        for i, (_, senses) in sorted(self.scan.register.items()):
            entity = self.register.entities.get(senses[0].id)
            if entity and entity.kind == "region" and (self.scan.start[i] < at or best is None):
                best = entity.id
        return best

    def _by_office(self, role: Term, at: int) -> tuple[str | None, float, str, tuple[str, ...]] | None:
        """A person of the page who was introduced with the same role."""
        for actor in reversed(list(self.actors.values())):
            if actor.kind == "person" and role.id in actor.roles and actor.party and actor.since < at:
                return actor.party, 0.6, "same office as a person of the article", ("role-alone",)
        return None

    def _party_of_piece(self, piece: Piece, at: int) -> str | None:
        """The party that a phrase's complement, or the phrase itself where it is a body, stands for."""
        if piece.complement and not (piece.body and piece.relation != "modifier" and not piece.role):
            a, b = piece.complement
            if a < b:
                inner = self.phrase(a, b) if piece.relation != "modifier" else self._modifier(a, b)
                if inner.party and not (set(inner.flags) & {"no-body"}):
                    return inner.party
                if inner.person:
                    return inner.party
            strong = [x for x in piece.attached if x.relation in ("of", "possessor", "modifier", "for")] or ([] if piece.role is None else [x for x in piece.attached if x.relation == "adjective"])
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
        """What stands before an English head: *Redthorn chief*, *union president*, *Commission official*."""
        inner = parse(self.scan, self.lexicon, a, b)
        if inner.senses:
            return self._unnamed(inner, [inner], self.scan.start[a], learn=False)
        if inner.body or (inner.name and not inner.role):
            if inner.body and inner.body.id in BARE_GOVERNMENT | {"army", "police"} and not inner.attached and not (inner.name and inner.body.id not in ("department", "ministry", "treasury")):
                party = self.home.government(self.register)
                return Reference(None, party, (), "state", 0.5, ("a body of the government at home",), ("domestic",)) if party else NOBODY
            return self._unnamed(inner, [inner], self.scan.start[a], learn=False)
        return NOBODY

    def _party_of_sense(self, sense: Sense) -> str:
        return sense.id

    # --- unnamed: states, bodies, groups, roles alone -------------------------------------------------------------

    def _unnamed(self, piece: Piece, pieces: list[Piece], at: int, *, learn: bool) -> Reference:
        if piece.senses and not piece.role and not piece.body:
            return self._registered(piece, at)
        if piece.name and not piece.role:
            return self._organisation(piece, pieces, at)
        if piece.role:
            return self._role_alone(piece, pieces, at)
        if piece.body:
            return self._body(piece, pieces, at)
        if piece.other:
            return self._collective(piece, at)
        if piece.empty and self._unknown_group(piece):
            id_ = phrase_slug(self.scan, piece, self.register)
            if id_:
                stop = piece.relative if piece.relative is not None else piece.end
                actor = self._enter_body(id_, self.scan.text[self.scan.start[piece.start] : self.scan.end[stop - 1]], {self.scan.fold[self._head(piece)]}, at, "group")
                return Reference(None, id_, (), "group", 0.4, ("a group by its description",), ("unknown-noun",), actor.name)
        return NOBODY

    def _head(self, piece: Piece) -> int:
        """The first word that is no function word, in English the last before a preposition."""
        k = piece.start
        while k < piece.end - 1 and (self._function_word(k) or self.lexicon.has("numbers", self.scan.fold[k])):
            k += 1
        if self.lexicon.language == "en":
            while k < piece.end - 1 and not self._function_word(k + 1) and self.scan.gap(k) == " ":
                k += 1
        return k

    def _unknown_group(self, piece: Piece) -> bool:
        """A definite plural whose noun no lexicon has: *les fondeurs français*; not *les experts*, *les deux*."""
        k = self._head(piece)
        fold, word = self.scan.fold[k], self.scan.word[k]
        return (
            piece.determiner == "definite" and (piece.plural or self.lexicon.language == "en") and word[0].islower() and len(fold) > 4 and fold.endswith(("s", "x"))
            and not self.lexicon.has("nobody", fold) and fold not in self.lexicon.pronouns and piece.end - piece.start <= 8 and not fold.endswith(("ions", "ments", "ures", "ings"))
        )

    def _registered(self, piece: Piece, at: int) -> Reference:
        sense = piece.senses[0]
        if sense.kind == "person":
            actor = self._known_person(self.scan.fold[piece.head : self.scan.register[piece.head][0]], at) or self._enter_person(
                self.register.entities[sense.id].en, list(self.scan.fold[piece.head : self.scan.register[piece.head][0]]), sense.gender, at)
            if actor.party is None:
                actor.party = self.register.party_of(actor.id, self.published)
            self._mention(at, actor.id)
            return self._as_person(actor, "a person of the register")
        if sense.weak and not self._supported(sense):
            local = self._by_head(piece, at) or self._organ_of_other(sense)
            if local:
                return local
            if sense.kind != "city" and sense.id not in ("european-commission", "european-union"):
                return self._organisation(piece, [piece], at)
        if sense.kind == "medium":
            return Reference(None, sense.id, (), "medium", 0.6, ("a news medium",), ("medium",), self.register.display_name(sense.id, self.scan.language))
        entity = self.register.entities.get(sense.id)
        self._mention(at, sense.id)
        kind = "state" if entity and entity.kind in ("state", "region") else "organisation"
        sure = 0.95 if sense.kind in ("name", "acronym") else 0.9
        party = sense.id
        return Reference(None, party, (), kind, sure, (f"{sense.kind} in the register",), (), self.register.display_name(sense.id, self.scan.language))  # type: ignore[arg-type]

    def _organ_of_other(self, sense: Sense) -> Reference | None:
        """*The Commission* of another organisation with members that the page names."""
        if sense.id != "european-commission":
            return None
        for id_ in ("african-union", "ecowas", "cemac", "uemoa", "eccas"):
            if id_ in self.strong:
                return Reference(None, id_, (), "organisation", 0.6, ("the organisation the article is about",), ("points-back",), self.display(id_))
        return None

    def _supported(self, sense: Sense) -> bool:
        if not sense.weak or sense.kind == "city":
            return True
        entity = self.register.entities.get(sense.id)
        family = {sense.id, entity.under if entity else ""} | {e for e in self.strong if (x := self.register.entities.get(e)) and x.under == sense.id}
        return bool(family & self.strong)

    def _own_place(self, text: str) -> str | None:
        id_ = english_name(text, self.lexicon.language)
        return id_ if id_ in self.own else None

    def _organisation(self, piece: Piece, pieces: list[Piece], at: int) -> Reference:
        """A proper name that is no person's."""
        span = piece.name or (piece.head, self.scan.register[piece.head][0] if piece.head in self.scan.register else piece.head + 1)
        text = self.scan.text[self.scan.start[span[0]] : self.scan.end[span[1] - 1]]
        id_ = self._own_place(text) or self._same_name(text) or slug(text)
        heads = {p.body.id for p in pieces if p.body} | ({piece.body.id} if piece.body else set())
        actor = self._enter_body(id_, text, heads, at)
        return Reference(None, actor.id, (), "organisation", 0.8, ("a named body",), (), actor.name)

    def _same_name(self, text: str) -> str | None:
        """An organisation of the page whose name begins with, or is abbreviated by, this name."""
        wanted = slug(text)
        for actor in self.actors.values():
            if actor.kind in ("organisation", "group") and (actor.id == wanted or actor.id.startswith(wanted + "-") or wanted in actor.tokens):
                return actor.id
        return None

    def _enter_body(self, id_: str, text: str, heads: set[str], at: int, kind: str = "organisation") -> Actor:
        actor = self.actors.get(id_)
        if actor is None:
            actor = Actor(id_, kind, text, id_, heads=set(heads), since=at)  # type: ignore[arg-type]
            self.actors[id_] = actor
        actor.heads |= heads
        self._mention(at, id_)
        return actor

    def _role_alone(self, piece: Piece, pieces: list[Piece], at: int) -> Reference:
        """*La ministre*, *the regional forester*: a person introduced before with that role, else only the party."""
        role = piece.role
        assert role is not None
        if role.rank == "own" and piece.plural:
            adjectives = [x for x in piece.attached if x.relation == "adjective" and x.sense.id != "europe"]
            if adjectives:
                return Reference(None, adjectives[0].sense.id, (), "group", 0.5, ("country adjective",), ("collective",), self.display(adjectives[0].sense.id))
            return Reference(None, None, (), "anonymous", 0.6, (), ("collective",))
        party, sure, reason, flags = self.party_of_role(piece, at)
        if piece.determiner in ("definite", "demonstrative", "") and not piece.plural:
            person = self._holder(piece, role, at, party if "domestic" not in flags and "nearest-state" not in flags and "bridging" not in flags and "role-alone" not in flags else None)
            if person is not None:
                self._mention(at, person.id)
                return replace(self._as_person(person, "the person introduced with that role"), confidence=0.75)
        if piece.determiner == "definite" and "anonymous" in flags or (party is None and piece.determiner == "definite"):
            earlier = self._same_anonymous(role, at)
            if earlier:
                return earlier
        if party is None:
            self._anonymous(role, None, at)
            return Reference(None, None, (), "anonymous", 0.6, (reason,) if reason else (), flags or ("anonymous",))
        self._anonymous(role, party, at, piece)
        nameless = self._nameless(role, piece, at) if piece.determiner == "definite" and not piece.plural and "domestic" not in flags else None
        if nameless is not None:
            nameless.party, nameless.sure, nameless.why = party, 0.55, "the office named just after"
            nameless.roles.add(role.id)
            self._mention(at, nameless.id)
            return self._as_person(nameless, nameless.why)
        return Reference(None, party, (), "anonymous", sure, (reason,), flags, self.display(party))

    def _nameless(self, role: Term, piece: Piece, at: int) -> Actor | None:
        """A person named just before of whom nothing was said: *Ana Ruiz sits down. The minister of Peru ...*"""
        if role.rank not in ("state", "body"):
            return None
        for mention in self.salient(at, 3):
            actor = self.actors.get(mention.actor)
            if actor is not None and actor.kind == "person":
                bare = actor.party is None and not actor.roles and not (piece.gender and actor.gender and piece.gender != actor.gender)
                return actor if bare else None
        return None

    def _holder(self, piece: Piece, role: Term, at: int, party: str | None) -> Actor | None:
        found = None
        for mention in reversed(self.mentions[: bisect_left(self.mentions, at, key=lambda m: m.at)]):
            actor = self.actors.get(mention.actor)
            if actor and actor.kind == "person" and role.id in actor.roles and not (piece.gender and actor.gender and piece.gender != actor.gender):
                if party is None or actor.party in (None, party) or self._same_state(actor.party, party):
                    found = actor
                    break
        return found

    def _same_state(self, one: str | None, other: str | None) -> bool:
        if not one or not other:
            return False
        return one == other or one.endswith("-government") and one == government_of(other, self.register) or other.endswith("-government") and other == government_of(one, self.register)

    def _anonymous(self, role: Term, party: str | None, at: int, piece: Piece | None = None) -> None:
        id_ = f"?{role.id}-{at}"
        tokens = frozenset({piece.determiner}) if piece and not piece.plural else frozenset()
        self.actors[id_] = Actor(id_, "anonymous", role.id, party, piece.gender if piece else "", roles={role.id}, tokens=tokens, since=at)
        self.mentions_insert(Mention(at, id_))

    def _same_anonymous(self, role: Term, at: int) -> Reference | None:
        for mention in reversed(self.mentions[: bisect_left(self.mentions, at, key=lambda m: m.at)]):
            actor = self.actors.get(mention.actor)
            if actor and actor.kind == "anonymous" and role.id in actor.roles:
                if actor.party is None:
                    return None
                return Reference(None, actor.party, (), "anonymous", 0.6, ("the same anonymous source as before",), ("anonymous",), self.display(actor.party))
        return None

    def _body(self, piece: Piece, pieces: list[Piece], at: int) -> Reference:
        """A body by its common noun: of a state, of a known party, one named before, or a new one."""
        body = piece.body
        assert body is not None
        if body.id in VOICES and piece.complement and not piece.name and piece.relation in ("of", "possessor"):
            party = self._party_of_piece(replace(piece, body=None), at)
            if party:
                return Reference(None, party, (), "organisation", 0.75, ("those who speak for the body",), (), self.display(party))
        if body.id in GOVERNMENTAL:
            official = self._governmental(piece, body, at)
            if official:
                return official
        if body.id in _TOWNS and piece.complement is None and not piece.attached and not piece.name and piece.determiner == "definite":
            place = self._place_before(at)
            if place:
                self._mention(at, place)
                return Reference(None, place, (), "organisation", 0.5, ("the place named last",), ("bridging",), self.display(place))
        if piece.determiner == "possessive" or (piece.complement is None and not piece.attached and piece.determiner in ("definite", "demonstrative")):
            back = self._by_head(piece, at)
            if back:
                return back
        name = next((p for p in pieces[1:] if p.name and not p.role and not p.body), None)
        if name is not None and name.name is not None and piece.complement is None and not piece.name:
            return self._organisation(replace(name, body=body), [*pieces], at)
        owner = ""
        if piece.determiner == "possessive":
            party = self.last_party(at)
            if party is None:
                return replace(NOBODY, flags=("possessive-unresolved",))
            if body.id in COMPANIES | {"board", "office", "secretariat"}:
                return Reference(None, party, (), "organisation", 0.6, ("the party named last before the possessive",), ("possessive",), self.display(party))
            owner = party + "-"
        id_ = owner + phrase_slug(self.scan, piece, self.register)
        if not id_:
            return NOBODY
        stop = piece.relative if piece.relative is not None else piece.end
        text = self.scan.text[self.scan.start[piece.start] : self.scan.end[stop - 1]]
        actor = self._enter_body(id_, text, {body.id}, at)
        acronym = next((p for p in pieces[1:] if p.name and p.name[1] - p.name[0] == 1 and self.scan.word[p.name[0]].isupper()), None)
        if acronym and acronym.name:
            actor.tokens |= {slug(self.scan.word[acronym.name[0]])}
        return Reference(None, actor.id, (), "organisation", 0.75 if not owner else 0.6, ("a body by its description",), (), actor.name)

    def _governmental(self, piece: Piece, body: Term, at: int) -> Reference | None:
        adjectives = [x for x in piece.attached if x.relation in ("adjective", "of", "possessor", "modifier")]
        if not adjectives and any(self.lexicon.has("governmental", f) for f in self.scan.fold[piece.start : piece.end]) and body.id in ("delegation", "mission", "forces", "army"):
            party = self.home.state
            return Reference(None, party, (), "state", 0.6, ("the government at home",), ("domestic",), self.display(party)) if party else None
        if adjectives:
            sense = adjectives[0].sense
            if self._supported(sense):
                self._mention(at, sense.id)
                return Reference(None, sense.id, (), "state", 0.92, (f"{body.id} of that country",), (), self.display(sense.id))
        if piece.determiner == "possessive" and body.id in BARE_GOVERNMENT | {"delegation", "army", "state", "office"}:
            owner = self.last_party(at)
            if owner:
                return Reference(None, owner, (), "state", 0.65, ("the party named last before the possessive",), ("possessive",), self.display(owner))
        if body.id in BARE_GOVERNMENT and not (piece.complement and self._names_body(piece)):
            party = self.home.government(self.register)
            near = self._context_state(at)
            if not self.home.domestic and near:
                party = near
            if party:
                self._mention(at, party)
                return Reference(None, party, (), "state", 0.65, ("the government at home",), ("domestic",), self.display(party))
        places = [x for x in piece.attached if x.relation == "place"]
        if places and body.id in BARE_GOVERNMENT | {"authority", "state", "army"}:
            return Reference(None, places[0].sense.id, (), "state", 0.8, ("the place of the government",), (), self.display(places[0].sense.id))
        if body.id == "state" and not piece.complement and not piece.plural and self.home.domestic and self.scan.fold[piece.head] in ("etat", "state"):
            party = self.home.government(self.register)
            return Reference(None, party, (), "state", 0.6, ("the state at home",), ("domestic",), self.display(party)) if party else None
        if body.id == "state" and piece.determiner in ("definite", "demonstrative") and not piece.complement:
            near = self._last_state(at)
            if near:
                return Reference(None, near, (), "state", 0.6, ("the state named last",), ("nearest-state",), self.display(near))
        return None

    def _names_body(self, piece: Piece) -> bool:
        assert piece.complement is not None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        return bool(inner.name and piece.body and piece.body.id not in ("ministry", "department"))

    def _by_head(self, piece: Piece, at: int) -> Reference | None:
        """An organisation named before that this common noun points back to."""
        head = piece.body.id if piece.body else ""
        words = set(self.scan.fold[piece.start : piece.end])
        loose = None
        for mention in reversed(self.mentions[: bisect_left(self.mentions, at, key=lambda m: m.at)]):
            actor = self.actors.get(mention.actor)
            if actor is None:
                entity = self.register.entities.get(mention.actor)
                if entity and entity.kind in ("organisation",) and head and (head in slug(entity.en).split("-") or head in _PLAIN_ORGANISATIONS & {"organisation", "agency"}):
                    return Reference(None, entity.id, (), "organisation", 0.7, ("the organisation named before",), ("points-back",), self.display(entity.id))
                continue
            if actor.kind not in ("organisation", "group"):
                continue
            if (head and head in actor.heads) or (not head and words & actor.tokens):
                return self._back(actor, 0.8)
            if loose is None and not actor.heads and actor.id not in self.own and (head in COMPANIES or head in _PLAIN_ORGANISATIONS - UNIONS):
                loose = actor
            if loose is None and head in COMPANIES and actor.heads & COMPANIES:
                loose = actor
        return self._back(loose, 0.6) if loose else None

    def _back(self, actor: Actor, sure: float) -> Reference:
        return Reference(None, actor.id, (), "organisation", sure, ("the body named before by that noun",), ("points-back",), actor.name)

    def _collective(self, piece: Piece, at: int) -> Reference:
        """Groups (*les éleveurs*), documents, media."""
        term = piece.other
        assert term is not None
        if term.kind in ("document", "medium"):
            party = None
            if piece.complement or piece.attached:
                party = self._party_of_piece(replace(piece, body=None), at)
            if term.kind == "medium" and party is None:
                return Reference(None, None, (), "medium", 0.5, (), ("medium",))
            return Reference(None, party, (), "organisation" if party else "none", 0.7 if party else 0.5, ("who made the document",) if party else (), ("document",))
        if term.kind == "group":
            bare = piece.complement is None and not piece.attached
            if bare:
                for mention in reversed(self.mentions[: bisect_left(self.mentions, at, key=lambda m: m.at)]):
                    actor = self.actors.get(mention.actor)
                    if actor and actor.kind == "group" and term.id in actor.heads:
                        return self._back(actor, 0.75)
            if term.id == "rebels" and bare:
                movement = self._movement()
                if movement:
                    return Reference(None, movement, (), "organisation", 0.6, ("the movement the article names",), ("points-back",), self.display(movement))
            bodies = [x for x in piece.attached if (e := self.register.entities.get(x.sense.id)) and e.kind in ("organisation", "movement") and not x.sense.weak]
            if bodies and piece.relation != "place":
                self._mention(at, bodies[0].sense.id)
                return Reference(None, bodies[0].sense.id, (), "organisation", 0.7, ("people of that organisation",), (), self.display(bodies[0].sense.id))
            head = self.scan.fold[piece.head]
            if self.lexicon.has("nobody", head) and not piece.attached:
                return Reference(None, None, (), "anonymous", 0.6, (), ("collective",))
            id_ = phrase_slug(self.scan, piece, self.register)
            stop = piece.relative if piece.relative is not None else piece.end
            text = self.scan.text[self.scan.start[piece.start] : self.scan.end[stop - 1]]
            actor = self._enter_body(id_, text, {term.id}, at, "group")
            return Reference(None, id_, (), "group", 0.7, ("a group by its description",), (), actor.name)
        return NOBODY

    # --- anaphora -------------------------------------------------------------------------------------------------

    def anaphor(self, pronoun: Pronoun, at: int, whole: str = "") -> Reference:
        """A pronoun: the source of the last statement where it agrees, else the last mention that does."""
        if pronoun.nobody:
            return replace(NOBODY, flags=("impersonal",))
        if pronoun.speaker:
            return self.spoken[-1][1] if self.spoken else NOBODY
        if pronoun.plural:
            return self._plural(pronoun, at, whole)
        last = self._last_source(at)
        for mention in self.salient(at, 3):
            if last and mention.at < last[0]:
                break
            reference = self._of(mention)
            if mention.rank == 2 and reference and self._agrees(reference, pronoun) and (last is None or mention.at > last[0]):
                sure = 0.65 if reference.person or pronoun.gender == "n" else 0.5
                if last and self._agrees(last[1], pronoun) and not self._stronger(reference, last[1]):
                    break
                return replace(reference, confidence=sure, flags=("pronoun",), reasons=("pronoun: the last subject",))
        if last and self._agrees(last[1], pronoun):
            return replace(last[1], confidence=min(last[1].confidence, 0.8), flags=tuple(dict.fromkeys((*last[1].flags, "pronoun"))), reasons=(*last[1].reasons, "pronoun: the last speaker"))
        for mention in self.salient(at, 6):
            reference = self._of(mention)
            if reference and self._agrees(reference, pronoun):
                return replace(reference, confidence=0.5, flags=("pronoun",), reasons=("pronoun: the last mention that agrees",))
        return replace(NOBODY, flags=("pronoun-unresolved",))

    def _stronger(self, fresh: Reference, last: Reference) -> bool:
        """Whether a newly introduced subject outdoes the last speaker as antecedent: a person beats a party."""
        return bool(fresh.person) or not last.person

    def _distance(self, a: int, b: int) -> int:
        return self.scan.text.count("\n", a, b)

    def _pair(self, at: int) -> Reference:
        """*Both sides, les deux parties*: the two parties that spoke or were subjects last."""
        found: list[str] = []
        spoken = [r.party for offset, r in reversed(self.spoken) if offset < at and r.party]
        named = [m.actor for m in self.salient(at, 40) if (e := self.register.entities.get(m.actor)) and e.kind in ("state", "region") or m.actor in self.own]
        for party in [*(p for p in spoken if self._is_state(p)), *named, *spoken]:
            if party not in found:
                found.append(party)
            if len(found) == 2:
                return Reference(None, found[0], tuple(found), "state", 0.5, ("the two parties named last",), ("joint-speakers", "pronoun"), " + ".join(map(self.display, found)))
        return replace(NOBODY, flags=("pronoun-unresolved",))

    def _is_state(self, party: str | None) -> bool:
        entity = self.register.entities.get(party or "")
        return bool(entity and entity.kind in ("state", "region")) or party in self.own

    def _plural(self, pronoun: Pronoun, at: int, whole: str) -> Reference:
        if any(word in whole.split() for word in ("deux", "both", "two", "toutes", "parties")):
            joint = next((r for offset, r in reversed(self.spoken) if offset < at and r.parties and self._distance(offset, at) <= 1), None)
            return replace(joint, confidence=0.6, flags=tuple(dict.fromkeys((*joint.flags, "pronoun")))) if joint else self._pair(at)
        for offset, reference in reversed(self.spoken):
            if offset < at and self._distance(offset, at) <= 2 and (reference.parties or reference.kind in ("group",) or (reference.kind in ("organisation", "anonymous") and self.lexicon.language == "en" and not reference.person)):
                return replace(reference, confidence=min(0.65, reference.confidence), flags=(*reference.flags, "pronoun"))
        for mention in reversed(self.mentions[: bisect_left(self.mentions, at, key=lambda m: m.at)]):
            actor = self.actors.get(mention.actor)
            if actor and actor.kind == "group" and self._distance(mention.at, at) <= 2:
                return replace(self._back(actor, 0.5), flags=("pronoun",))
        return replace(NOBODY, flags=("pronoun-unresolved",))

    def _last_source(self, at: int) -> tuple[int, Reference] | None:
        for offset, reference in reversed(self.spoken):
            if offset < at and reference.known and "joint-speakers" not in reference.flags and self._distance(offset, at) <= 2:
                return offset, reference
        return None

    def _agrees(self, reference: Reference, pronoun: Pronoun) -> bool:
        if reference.person:
            if pronoun.gender == "n":
                return False
            actor = self.actors.get(reference.person)
            gender = actor.gender if actor else ""
            return not gender or not pronoun.gender or gender == pronoun.gender
        if reference.party is None:
            return reference.kind == "anonymous"
        if self.lexicon.language == "en":
            return pronoun.gender == "n" if reference.kind != "anonymous" else pronoun.gender != "n"
        gender = self._party_gender(reference.party)
        return not gender or gender == pronoun.gender

    def _party_gender(self, party: str) -> str:
        for i, (_, senses) in self.scan.register.items():
            if senses[0].id == party and senses[0].kind == "name":
                return senses[0].gender
        actor = self.actors.get(party)
        return actor.gender if actor else ""

    def _of(self, mention: Mention) -> Reference | None:
        actor = self.actors.get(mention.actor)
        if actor is None:
            entity = self.register.entities.get(mention.actor)
            if entity is None:
                return None
            kind = "state" if entity.kind in ("state", "region") else "organisation"
            return Reference(None, entity.id, (), kind, 0.7, (), (), self.display(entity.id))  # type: ignore[arg-type]
        if actor.kind == "person":
            return self._as_person(actor, "")
        if actor.kind == "anonymous":
            return Reference(None, actor.party, (), "anonymous", 0.5)
        return Reference(None, actor.id, (), "group" if actor.kind == "group" else "organisation", 0.7, (), (), actor.name)

    def last_party(self, at: int, *, window: int = 3, other_than: str | None = None) -> str | None:
        """The party that *its / son* means: the last subject or speaker of this sentence or the one before, else the
        last party named at all, up to `window` sentences back."""
        for mention in self.salient(at, window):
            actor = self.actors.get(mention.actor)
            party = actor.party if actor else mention.actor
            if party and party != other_than:
                return party
        return None

    def salient(self, at: int, window: int) -> Iterator[Mention]:
        """Mentions before an offset, sentence by sentence backwards, in each the subjects first, the latest first."""
        scan = self.scan
        here = self._sentence(at)
        k = bisect_left(self.mentions, at, key=lambda m: m.at)
        while k > 0:
            number = self._sentence(self.mentions[k - 1].at)
            if here - number > window:
                return
            first = k - 1
            while first > 0 and self._sentence(self.mentions[first - 1].at) == number:
                first -= 1
            group = [m for m in self.mentions[first:k]]
            yield from (m for m in reversed(group) if m.rank == 2)
            yield from (m for m in reversed(group) if m.rank == 1)
            k = first

    def _sentence(self, at: int) -> int:
        i = bisect_left(self.scan.start, at)
        return self.scan.sentence[min(i, len(self.scan.sentence) - 1)] if self.scan.sentence else 0

    def _last_person(self, at: int) -> Actor | None:
        for mention in reversed(self.mentions[: bisect_left(self.mentions, at, key=lambda m: m.at)]):
            actor = self.actors.get(mention.actor)
            if actor and actor.kind == "person":
                return actor
        return None

    def _last_of_kind(self, at: int, *, union: bool) -> str | None:
        """The union, or the firm or institution, that the page named last."""
        for mention in reversed(self.mentions[: bisect_left(self.mentions, at, key=lambda m: m.at)]):
            actor = self.actors.get(mention.actor)
            if actor and actor.kind == "organisation" and bool(actor.heads & UNIONS) == union and not (actor.heads & (_TOWNS | {"government", "opposition", "parliament", "court"})) and actor.id not in self.own:
                return actor.id
        return None

    def _context_state(self, at: int) -> str | None:
        """The state whose minister speaks without saying so: the subject of this sentence or the last, else home's."""
        for mention in self.salient(at, 1):
            actor = self.actors.get(mention.actor)
            party = actor.party if actor else mention.actor
            if mention.rank == 2 and party and (self._is_state(party)):
                return party
        return self.home.state or self._last_state(at)

    def _last_state(self, at: int) -> str | None:
        for mention in reversed(self.mentions[: bisect_left(self.mentions, at, key=lambda m: m.at)]):
            if self._distance(mention.at, at) > 1:
                return None
            entity = self.register.entities.get(mention.actor)
            if entity and entity.kind == "state" and mention.rank:
                return entity.id
            actor = self.actors.get(mention.actor)
            if actor and actor.kind == "person" and actor.party and (e := self.register.entities.get(actor.party)) and e.kind == "state":
                return e.id
        return None

    def _mention(self, at: int, id_: str) -> None:
        self.mentions_insert(Mention(at, id_))

    def mentions_insert(self, mention: Mention) -> None:
        """Keep mentions in the order of the text, each once."""
        k = bisect_left(self.mentions, mention.at, key=lambda m: m.at)
        if k < len(self.mentions) and self.mentions[k].at == mention.at:
            if mention not in self.mentions[k : k + 3]:
                self.mentions.insert(k + 1, mention)
            return
        self.mentions.insert(k, mention)

    def display(self, id_: str) -> str:
        """The name to show for a party."""
        actor = self.actors.get(id_)
        return actor.name if actor else self.register.display_name(id_, self.scan.language)
