"""States, organisations, groups: named, described, or pointed back to by their common noun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from pourparlers.base.ids import slug
from pourparlers.knowledge.types import Entity, Sense
from pourparlers.reading.actors.discourse import HORIZON
from pourparlers.reading.actors.governments import Governments
from pourparlers.reading.actors.kinds import (
    CALLED,
    COMPANIES,
    GOVERNMENTAL,
    LIKE_UNIONS,
    NATIONAL,
    PLAIN_ORGANISATIONS,
    TOWNS,
    UNIONS,
    VOICES,
)
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.naming import name_slug, phrase_slug
from pourparlers.reading.actors.phrases import Piece
from pourparlers.reading.actors.table import NOBODY, Actor, ActorKind, Reference, ReferenceKind


def called(entity: Entity, head: str) -> str:
    """The organisation of the register that a common noun points back to: *the agency, l'alliance, the bloc*."""
    known = CALLED.get(head, frozenset())
    if entity.id in known:
        return entity.id
    if entity.kind != "organisation":
        return ""
    if entity.under in known:
        return entity.under
    return entity.id if head in slug(entity.en).split("-") or head in ("organisation", "agency") else ""


@dataclass(slots=True)
class Bodies(Governments):
    """Phrases whose head is a body, a group or a name that is no person's."""

    def _registered(self, piece: Piece, at: int) -> Reference:
        sense = piece.senses[0]
        if sense.kind == "person":
            actor = self._known_person(
                self.scan.fold[piece.head : self.scan.register[piece.head][0]], at
            ) or self._enter_person(
                self.register.entities[sense.id].en,
                list(self.scan.fold[piece.head : self.scan.register[piece.head][0]]),
                sense.gender,
                at,
            )
            if actor.party is None:
                actor.party = self.register.party_of(actor.id, self.published)
            self._mention(at, actor.id)
            return self._as_person(actor, "a person of the register")
        if sense.weak and not self._supported(sense):
            term = next((t for t in self.scan.lexicon.get(piece.head, (0, ()))[1] if t.kind == "body"), None)
            described = (
                replace(piece, body=term, body_at=piece.head, senses=(), determiner=piece.determiner or "definite")
                if term
                else piece
            )
            local = self._by_head(described, at) or self._organ_of_other(sense)
            if local:
                return local
            if term is not None and sense.id not in ("european-commission", "european-union"):
                return self._body(described, [described], at)
            if sense.kind != "city" and sense.id not in ("european-commission", "european-union"):
                return self._organisation(piece, [piece], at)
        if sense.kind == "medium":
            return Reference(
                None,
                sense.id,
                (),
                "medium",
                0.6,
                ("a news medium",),
                ("medium",),
                self.register.display_name(sense.id, self.scan.language),
            )
        entity = self.register.entities.get(sense.id)
        self._mention(at, sense.id)
        kind: ReferenceKind = "state" if entity and entity.kind in ("state", "region") else "organisation"
        sure = 0.95 if sense.kind in ("name", "acronym") else 0.9
        party = (
            entity.under
            if entity
            and entity.under == "european-union"
            and sense.id in ("european-commission", "european-council", "council-of-the-european-union")
            else self._at_home(sense)
        )
        return Reference(
            None,
            party,
            (),
            kind,
            sure,
            (f"{sense.kind} in the register",),
            (),
            self.register.display_name(sense.id, self.scan.language),
        )

    def _at_home(self, sense: Sense) -> str:
        """*Paris, Downing Street* where *the government* is a party at home: the same party."""
        if sense.kind not in ("capital", "seat") or sense.id != self.home.state:
            return sense.id
        government = self.home.government(self.register)
        said = government != sense.id and any(m.actor == government for m in islice(self.mentions, HORIZON))
        return government if government and said else sense.id

    def _organ_of_other(self, sense: Sense) -> Reference | None:
        """*The Commission* of another organisation with members that the page names."""
        if sense.id != "european-commission":
            return None
        for id_ in ("african-union", "ecowas", "cemac", "uemoa", "eccas"):
            if id_ in self.strong:
                return Reference(
                    None,
                    id_,
                    (),
                    "organisation",
                    0.6,
                    ("the organisation the article is about",),
                    ("points-back",),
                    self.display(id_),
                )
        return None

    def _organisation(self, piece: Piece, pieces: list[Piece], at: int) -> Reference:
        """A proper name that is no person's."""
        span = piece.name or (
            piece.head,
            self.scan.register[piece.head][0] if piece.head in self.scan.register else piece.head + 1,
        )
        if self.lexicon.language == "en" and any(k in self.scan.lexicon for k in range(piece.start, span[1])):
            span = self._whole_name(piece, *span)
        text = self.scan.text[self.scan.start[span[0]] : self.scan.end[span[1] - 1]]
        full = self.firms.get(self.scan.fold[span[0]]) if span[1] - span[0] == 1 else None
        id_ = self._own_place(text) or self._same_name(text) or name_slug(self.scan, *(full or span))
        heads = {p.body.id for p in pieces if p.body} | ({piece.body.id} if piece.body else set())
        actor = self._enter_body(id_, text, heads, at)
        return Reference(None, actor.id, (), "organisation", 0.8, ("a named body",), (), actor.name)

    def _whole_name(self, piece: Piece, a: int, b: int) -> tuple[int, int]:
        """English: a body's name with all its capitals: *South African Poultry League*, *Chamber of Control*."""
        scan = self.scan
        while a > piece.start and scan.capital(a - 1) and scan.gap(a - 1) == " " and not self._function_word(a - 1):
            a -= 1
        links = ("of", "for") if b - a == 1 else ("of",)
        linked = b + 1 < piece.end and scan.fold[b] in links and scan.capital(b + 1) and scan.capital(b - 1)
        if linked and piece.relation != "possessor":
            b += 2
            while b < piece.end and scan.capital(b) and scan.gap(b - 1) == " ":
                b += 1
        return a, b

    def _same_name(self, text: str) -> str | None:
        """An organisation of the page whose name begins with, or is abbreviated by, this name."""
        wanted = slug(text)
        if wanted in self.actors and self.actors[wanted].kind in ("organisation", "group"):
            return wanted
        for actor in islice(self.actors.values(), HORIZON):
            if actor.kind in ("organisation", "group") and (
                actor.id == wanted or actor.id.startswith(wanted + "-") or wanted in actor.tokens
            ):
                return actor.id
        return None

    def _enter_body(self, id_: str, text: str, heads: set[str], at: int, kind: ActorKind = "organisation") -> Actor:
        actor = self.actors.get(id_)
        if actor is None:
            actor = Actor(id_, kind, text, id_, heads=set(heads), since=at)
            self.actors[id_] = actor
        actor.heads |= heads
        self._mention(at, id_)
        return actor

    def _body(self, piece: Piece, pieces: list[Piece], at: int) -> Reference:
        """A body by its common noun: of a state, of a known party, one named before, or a new one."""
        body = piece.body
        assert body is not None
        known = self._voice(piece, body, at) or (
            self._governmental(piece, body, at) if body.id in GOVERNMENTAL else None
        )
        known = known or self._town(piece, body, at) or self._pointed_back(piece, at)
        if known:
            return known
        name = next((p for p in pieces[1:] if p.name and not p.role and not p.body), None)
        if name is not None and piece.complement is None and not piece.name:
            return self._organisation(replace(name, body=body), [*pieces], at)
        owner = self.last_party(at) if piece.determiner == "possessive" else ""
        if owner is None:
            return replace(NOBODY, flags=("possessive-unresolved",))
        if owner and body.id in COMPANIES | {"office", "secretariat"}:
            why = ("the party that the possessive points back to",)
            return Reference(None, owner, (), "organisation", 0.6, why, ("possessive",), self.display(owner))
        id_ = self._qualified(piece, body, phrase_slug(self.scan, piece, self.register))
        return self._new_body(piece, pieces, f"{owner}-{id_}" if owner and id_ else id_, at)

    def _qualified(self, piece: Piece, body: Term, id_: str) -> str:
        """*The opposition, l'armée* alone are those of the state at home: `zambian-opposition`."""
        if body.id not in NATIONAL or id_ != body.id or piece.determiner not in ("definite", ""):
            return id_
        if piece.relation == "place" and piece.attached:
            state = self._adjective_of(piece.attached[0].sense.id)
        else:
            proper = self.scan.capital(piece.head) and not self.scan.begins_sentence(piece.head)
            state = self._affair_of() if piece.complement is None and not piece.attached and not proper else None
        return f"{state}-{id_}" if state else id_

    def _new_body(self, piece: Piece, pieces: list[Piece], id_: str, at: int) -> Reference:
        """A body that nothing named before: its description is its name, an acronym in apposition too."""
        if not id_ or piece.body is None:
            return NOBODY
        stop = piece.relative if piece.relative is not None else piece.end
        actor = self._enter_body(
            id_, self.scan.text[self.scan.start[piece.start] : self.scan.end[stop - 1]], {piece.body.id}, at
        )
        for p in pieces[1:]:
            if p.name and p.name[1] - p.name[0] == 1 and self.scan.word[p.name[0]].isupper():
                actor.tokens |= {slug(self.scan.word[p.name[0]])}
        sure = 0.6 if piece.determiner == "possessive" else 0.75
        return Reference(None, actor.id, (), "organisation", sure, ("a body by its description",), (), actor.name)

    def _voice(self, piece: Piece, body: Term, at: int) -> Reference | None:
        """*The board of X, la direction de X* are X."""
        if body.id not in VOICES or not piece.complement or piece.name or piece.relation not in ("of", "possessor"):
            return None
        party = self._party_of_piece(replace(piece, body=None), at)
        if not party:
            return None
        why = ("those who speak for the body",)
        return Reference(None, party, (), "organisation", 0.75, why, (), self.display(party))

    def _town(self, piece: Piece, body: Term, at: int) -> Reference | None:
        """*La ville, the city*: the place named last."""
        if (
            body.id not in TOWNS
            or piece.complement
            or piece.attached
            or piece.name
            or piece.determiner not in ("definite", "")
        ):
            return None
        place = self._place_before(at)
        if not place:
            return None
        self._mention(at, place)
        return Reference(
            None, place, (), "organisation", 0.5, ("the place named last",), ("bridging",), self.display(place)
        )

    def _pointed_back(self, piece: Piece, at: int) -> Reference | None:
        bare = piece.complement is None and not piece.attached and piece.determiner in ("definite", "demonstrative")
        return self._by_head(piece, at) if bare or piece.determiner == "possessive" else None

    def _by_head(self, piece: Piece, at: int) -> Reference | None:
        """An organisation named before that this common noun points back to."""
        head = piece.body.id if piece.body else ""
        words = set(self.scan.fold[piece.start : piece.end])
        loose = None
        for mention in self.before(at):
            actor = self.actors.get(mention.actor)
            if actor is None:
                entity = self.register.entities.get(mention.actor)
                back = called(entity, head) if entity and head else ""
                if back:
                    why = ("the organisation named before",)
                    return Reference(None, back, (), "organisation", 0.7, why, ("points-back",), self.display(back))
                continue
            if actor.kind not in ("organisation", "group"):
                continue
            if (head and head in actor.heads) or (not head and words & actor.tokens):
                return self._back(actor, 0.8)
            if (
                loose is None
                and not actor.heads
                and actor.id not in self.own
                and (head in COMPANIES or head in PLAIN_ORGANISATIONS - UNIONS)
            ):
                loose = actor
            if loose is None and head in COMPANIES and actor.heads & COMPANIES:
                loose = actor
            if loose is None and head == "union" and actor.heads & LIKE_UNIONS:
                loose = actor
        return self._back(loose, 0.6) if loose else None

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
            return Reference(
                None,
                party,
                (),
                "organisation" if party else "none",
                0.7 if party else 0.5,
                ("who made the document",) if party else (),
                ("document",),
            )
        if term.kind == "group":
            bare = piece.complement is None and not piece.attached
            if bare:
                for mention in self.before(at):
                    actor = self.actors.get(mention.actor)
                    if actor and actor.kind == "group" and term.id in actor.heads:
                        return self._back(actor, 0.75)
            if term.id == "rebels" and bare:
                movement = self._movement()
                if movement:
                    return Reference(
                        None,
                        movement,
                        (),
                        "organisation",
                        0.6,
                        ("the movement the article names",),
                        ("points-back",),
                        self.display(movement),
                    )
            bodies = [
                x
                for x in piece.attached
                if (e := self.register.entities.get(x.sense.id))
                and e.kind in ("organisation", "movement")
                and not x.sense.weak
            ]
            if bodies and piece.relation != "place":
                self._mention(at, bodies[0].sense.id)
                return Reference(
                    None,
                    bodies[0].sense.id,
                    (),
                    "organisation",
                    0.7,
                    ("people of that organisation",),
                    (),
                    self.display(bodies[0].sense.id),
                )
            head = self.scan.fold[piece.head]
            if self.lexicon.has("nobody", head) and not piece.attached:
                return Reference(None, None, (), "anonymous", 0.6, (), ("collective",))
            id_ = phrase_slug(self.scan, piece, self.register)
            stop = piece.relative if piece.relative is not None else piece.end
            text = self.scan.text[self.scan.start[piece.start] : self.scan.end[stop - 1]]
            actor = self._enter_body(id_, text, {term.id}, at, "group")
            return Reference(None, id_, (), "group", 0.7, ("a group by its description",), (), actor.name)
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
            piece.determiner == "definite"
            and (piece.plural or self.lexicon.language == "en")
            and word[0].islower()
            and len(fold) > 4
            and fold.endswith(("s", "x"))
            and not self.lexicon.has("nobody", fold)
            and fold not in self.lexicon.pronouns
            and piece.end - piece.start <= 8
            and not fold.endswith(("ions", "ments", "ures", "ings"))
        )
