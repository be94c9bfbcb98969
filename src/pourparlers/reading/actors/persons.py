"""Persons by name: from their description, for whom they speak."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.base.ids import slug
from pourparlers.reading.actors.kinds import BY_REFERENCE, RIVALS, SCHOLARLY, UNSURE
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.names import Names
from pourparlers.reading.actors.phrases import Piece, parse
from pourparlers.reading.actors.table import NOBODY, Actor, Reference, Verdict

_TOLD = 0.7  # what the words beside a name say gives way to no guess
_WEAK = 0.6  # a guess from what stands near gives way to the office that the register knows


def _describes(piece: Piece) -> bool:
    """Whether a phrase says something of the person named beside it."""
    said = piece.role or piece.body or piece.attached or piece.complement
    return bool(said) or piece.other is not None and piece.other.kind == "speaks"


@dataclass(slots=True)
class Persons(Names):
    """Phrases that name a person."""

    def _person(self, named: Piece, pieces: list[Piece], at: int, *, learn: bool) -> Reference:
        assert named.name is not None
        text, folds, inside = self._without_country(*named.name)
        known = self._known_person(folds, at)
        describing = [p for p in pieces if _describes(p)]
        if known is not None and known.party is None and not describing and known.id in self.register.entities:
            known.party = self.register.party_of(known.id, self.published)
            known.why = "office held on the day (register)" if known.party else ""
        if known is not None and known.party is not None:
            self._correct(known, named, describing, at)
            self._add_roles(known, pieces)
            self._mention(at, known.id)
            return self._as_person(known, known.why or "named before")
        self.loose = tuple(pieces)
        spoken_of = self._spoken_of(named, pieces, known, text, folds, at)
        if spoken_of is not None:
            return spoken_of
        verdict = self._party_of_description(named, describing, at)
        if verdict[0] is None and inside:
            verdict = inside, 0.7, "country inside the name", ()
        gender = next((p.gender for p in [named, *pieces] if p.gender and (p.title or p.role or p is named)), "")
        verdict = self._weighed(verdict, pieces, text)
        bare = not known and not self._own(pieces) and not any(p.role and self._tells(p) or p.relative for p in pieces)
        office = self._open_office(at, gender) if verdict[0] is None and bare else None
        if known is None and len(folds) == 1 and folds[0] in self.families:
            x, y = self.families[folds[0]]
            text, folds = self.scan.text_of(x, y), list(self.scan.fold[x:y])
        if len(folds) == 1 and self.lexicon.has("noble", named.title.lower()):
            text = f"{named.title} {text}"  # Lord Ashdene has no other name
        actor = known or self._enter_person(text, folds, gender or (office.gender if office else ""), at)
        if office is not None:
            verdict = office.party, 0.5, "the office holder spoken of just before", ("bridging",)
            actor.roles |= office.roles
        return self._entered(actor, verdict, gender, pieces, at)

    def _correct(self, known: Actor, named: Piece, describing: list[Piece], at: int) -> None:
        """Words beside a later mention tell the party that was a guess before: *Rizal, the Indonesian minister*."""
        if not set(known.flags) & UNSURE or not any(p.attached for p in describing):
            return
        party, sure, why, flags = self._party_of_description(named, describing, at)
        if party and sure >= _TOLD and not set(flags) & BY_REFERENCE:
            known.party, known.sure, known.why, known.flags = party, sure, why, flags

    def _spoken_of(
        self, named: Piece, pieces: list[Piece], known: Actor | None, text: str, folds: list[str], at: int
    ) -> Reference | None:
        """*Ce dernier, Ana Ruiz*: a name that tells who the office holder spoken of is."""
        opening = " ".join(self.scan.fold[pieces[0].start : pieces[0].end]).replace("' ", "'")
        pronoun = self.lexicon.pronouns.get(opening) if pieces[0] is not named else None
        meant = self.anaphor(pronoun, at, opening) if pronoun is not None else None
        if pronoun is None or meant is None or not meant.party or meant.person is not None:
            return None
        actor = known or self._enter_person(text, folds, pronoun.gender.replace("n", ""), at)
        actor.party, actor.sure, actor.why = meant.party, 0.6, "the one spoken of just before"
        actor.flags = ("pronoun",)
        self._mention(at, actor.id)
        return self._as_person(actor, actor.why)

    def _weighed(self, verdict: Verdict, pieces: list[Piece], text: str) -> Verdict:
        """What the words say against the office that the register knows."""
        party, sure, reason, flags = verdict
        if self._own(pieces) and not party:
            flags = (*flags, "speaks-for-oneself")
        held = self._party_by_office(text)
        if held and (party is None or set(flags) & UNSURE):
            return held, 0.85, "office held on the day (register)", ()
        return party, sure, reason, flags

    def _entered(self, actor: Actor, verdict: Verdict, gender: str, pieces: list[Piece], at: int) -> Reference:
        """The person in the table, with what is now known."""
        party, sure, reason, flags = verdict
        held = self.register.party_of(actor.id, self.published) if actor.id in self.register.entities else None
        if held and actor.party is None and sure < _WEAK:
            party, sure, reason, flags = held, 0.85, "office held on the day (register)", ()
        if party and actor.party is None:
            actor.party, actor.sure, actor.why, actor.flags = party, sure, reason, flags
        actor.gender = actor.gender or gender
        self._add_roles(actor, pieces)
        self._mention(at, actor.id)
        reference = self._as_person(actor, reason)
        confidence = min(reference.confidence, sure) if party else reference.confidence
        return replace(reference, confidence=confidence, flags=flags)

    def _open_office(self, at: int, gender: str) -> Actor | None:
        """The office holder, not yet named, of the sentence before: *The minister was late. Ana Ruiz said ...*"""
        for mention in self.salient(at, 2):
            actor = self.actors.get(mention.actor)
            if actor is None:
                continue
            if (
                actor.kind == "anonymous"
                and actor.party
                and actor.gender != "?"
                and not (gender and actor.gender and gender != actor.gender)
            ):
                return actor if actor.sure >= 0.5 and actor.tokens & {"definite", "possessive"} else None
            if actor.kind == "person":
                return None
        return None

    def _own(self, pieces: list[Piece]) -> bool:
        return any(p.role and p.role.rank == "own" for p in pieces)

    def _add_roles(self, actor: Actor, pieces: list[Piece]) -> None:
        for piece in pieces:
            if piece.role and not piece.role.plural:
                actor.roles.add(piece.role.id)
                actor.fields |= self.fields_of(piece)
                if piece.gender and not actor.gender:
                    actor.gender = piece.gender

    def _party_of_description(self, named: Piece, describing: list[Piece], at: int) -> Verdict:
        """For whom a named person speaks, by all that is said beside the name; the surest way first."""
        roles = [p for p in describing if p.role and not (p.former and p.role.rank != "own")]
        if any(p.former for p in describing if p.role) and not roles:
            return self._formerly(describing, at)
        guess: Verdict | None = None
        for piece in roles:
            self.naming = True
            verdict = self.party_of_role(piece, at)
            self.naming = False
            if verdict[0] and not set(verdict[3]) & UNSURE:
                return verdict
            guess = guess or (verdict if verdict[0] else None)
        member = next((id_ for p in self.loose if (id_ := self._member_of(p))), "")
        if member:
            return member, 0.85, "the political family", ()
        bracket = self._bracketed(named)
        if bracket and (guess is None or bracket in self.register.entities):
            return bracket, 0.8, "the party in brackets", ()
        if guess is not None:
            return self._said_to_speak(describing, at) or guess
        if named.determiner == "possessive" and not named.role:
            describing = [named, *describing]
        owner = self.last_party(at) if any(self._loosely_possessed(p, named) for p in self.loose) else None
        if owner:
            return owner, 0.6, "the party that the possessive points back to", ("possessive",)
        return self._by_neighbours(named, describing, at)

    def _member_of(self, piece: Piece) -> str:
        """The political family of an apposition: *Ana Ruiz, a Republican*."""
        alone = piece.determiner == "indefinite" and piece.end - piece.start == 2
        return self.family_of(piece.end - 1) if alone else ""

    def _tells(self, piece: Piece) -> bool:
        """Whether a role beside a name says what somebody is now: an office, or *a farmer from the north*."""
        assert piece.role is not None
        somewhere = piece.determiner == "indefinite" and piece.complement is not None
        return somewhere or piece.role.rank != "own" and not piece.former

    def _of_trade_at(self, piece: Piece) -> bool:
        """*X, pompiste à Voiron*: what somebody does somewhere, by a noun that no lexicon has."""
        if piece.relation != "place" or piece.complement is None or piece.body or piece.attached:
            return False
        inner = parse(self.scan, self.lexicon, *piece.complement)
        first = self.scan.word[piece.start]
        return first[0].islower() and not self._of_body(piece) and bool(inner.name) and not inner.body

    def _mere_place(self, piece: Piece) -> bool:
        """*X, of Springfield*: a name after a preposition that nothing says is a body's."""
        if not self._of_body(piece) or piece.body or piece.role or piece.senses or piece.attached:
            return False
        span = piece.name or piece.complement
        if span is None or any(k in self.scan.lexicon for k in range(*span)):
            return False
        id_ = slug(" ".join(self.scan.fold[span[0] : span[1]]))
        actor = self.actors.get(id_)
        known = actor is not None and actor.kind == "organisation" or id_ in self.own
        return not known and not set(self.scan.fold[span[0] : span[1]]) & self.owners

    def _formerly(self, describing: list[Piece], at: int) -> Verdict:
        """A former office speaks for nobody; the body a person is with now may."""
        for piece in describing:
            party = self._party_of_piece(piece, at) if not piece.role and (piece.body or piece.complement) else None
            if party:
                return party, 0.7, "the body named beside the name", ()
        return None, 0.0, "formerly in office", ("former",)

    def _loosely_possessed(self, piece: Piece, named: Piece) -> bool:
        """*Its best-known figure*: a possessive with a noun that no lexicon has and that is no rival or relative."""
        if piece.determiner != "possessive" or not piece.empty or piece is named:
            return False
        noun = piece.start + 1 if piece.start + 1 < piece.end else piece.start
        return self.scan.fold[noun] not in RIVALS

    def _said_to_speak(self, describing: list[Piece], at: int) -> Verdict | None:
        """*Who led the Armenian side, qui parle pour le syndicat*."""
        for piece in describing:
            after, terms = self.scan.lexicon.get(piece.start, (0, ()))
            if not any(t.kind == "speaks" for t in terms):
                continue
            meant = self._nested_phrase(after, piece.end) if after < piece.end else NOBODY
            party = meant.party or (self._party_of_piece(piece, at) if piece.other else None)
            if party:
                doubts = tuple(f for f in meant.flags if f in BY_REFERENCE)
                return party, 0.85, "whom the person is said to speak for", doubts
        return None

    def _by_neighbours(self, named: Piece, describing: list[Piece], at: int) -> Verdict:
        """A relative clause, a body or a country beside the name."""
        own = self._own(describing)
        said = self._said_to_speak(describing, at)
        if said:
            return said
        joined = self._body_joined(named, at)
        if joined:
            return joined, 0.8, "the body the name is joined to", ()
        for piece in describing:
            bare = piece.role is None and piece is not named and (piece.body or piece.complement or piece.attached)
            body = self._body_beside(piece)
            if not bare or body is not None and body.id in SCHOLARLY or self._of_trade_at(piece):
                continue
            party = self._party_of_piece(piece, at) if not self._mere_place(piece) else None
            if party and (not own or body is not None and party not in self.register.entities):
                return party, 0.75, "the body named beside the name", ()
        if own:
            return None, 0.0, "", ("party-unknown",)
        if named.role is None and named.complement:
            party = self._party_of_piece(named, at)
            if party:
                return party, 0.8, "the body the name is joined to", ()
        if named.senses:
            return self._party_of_sense(named.senses[0]), 0.85, "nationality", ()
        if named.attached:
            return self._party_of_sense(named.attached[0].sense), 0.7, "country beside the name", ()
        return None, 0.0, "", ("party-unknown",)

    def _body_joined(self, named: Piece, at: int) -> str | None:
        """*Ana Ruiz of the Caspian Forum, a research group*: the body that a name is joined to by *of*."""
        if named.role is not None or named.complement is None or named.relation != "of":
            return None
        bodily = any(t.kind == "body" and self.scan.capital(k) for k in range(*named.complement)
                     for t in self.scan.lexicon.get(k, (0, ()))[1])  # fmt: skip
        return self._party_of_piece(named, at) if bodily else None

    def _body_beside(self, piece: Piece) -> Term | None:
        """The body that an apposition is or, behind *of*, speaks of: *X, de la banque Kressel*."""
        if piece.body or piece.complement is None or not self._of_body(piece):
            return piece.body
        return parse(self.scan, self.lexicon, *piece.complement).body

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
