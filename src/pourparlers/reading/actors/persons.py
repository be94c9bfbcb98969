"""Persons by name: from their description, for whom they speak."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.reading.actors.kinds import BY_REFERENCE, UNSURE
from pourparlers.reading.actors.neighbours import Neighbours
from pourparlers.reading.actors.phrases import Piece
from pourparlers.reading.actors.table import Actor, Reference, Verdict

_TOLD = 0.7  # what the words beside a name say gives way to no guess
_WEAK = 0.6  # a guess from what stands near gives way to the office that the register knows


def _describes(piece: Piece) -> bool:
    """Whether a phrase says something of the person named beside it."""
    said = piece.role or piece.body or piece.attached or piece.complement
    return bool(said) or piece.other is not None and piece.other.kind == "speaks"


@dataclass(slots=True)
class Persons(Neighbours):
    """Phrases that name a person."""

    def _person(self, named: Piece, pieces: list[Piece], at: int, *, learn: bool) -> Reference:
        assert named.name is not None
        named = self._without_family(named)
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
        unnamed = verdict[0] is None and self._could_be(named, pieces, known, at)
        office = self._open_office(at, gender) if unnamed else None
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

    def _could_be(self, named: Piece, pieces: list[Piece], known: Actor | None, at: int) -> bool:
        """Whether a new name may be that of the office told of: it stands alone, or what is said beside it is past and
        whoever spoke last had no name: *The Union's mediator said so. "It is a pause," Ana Ruiz, a former judge, said.*
        """
        assert named.name is not None
        if known is not None or named.relative or named.start != named.name[0]:
            return False
        spoke = next((self.actors.get(m.actor) for m in self.before(at) if m.at in self.sources), None)
        nameless = spoke is not None and spoke.kind == "anonymous" and spoke.party is not None
        return len(pieces) == 1 or nameless and all(p.former for p in pieces[1:])

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
            joined = self._body_joined(named, at)
            return (joined, 0.7, "the body the name is joined to", ()) if joined else self._formerly(describing, at)
        guess: Verdict | None = None
        roles = [office for p in roles for office in self._offices_in(p)]
        for piece in roles:
            self.naming = True
            verdict = self.party_of_role(piece, at)
            self.naming = False
            first = piece is roles[0] and piece is not named and piece.determiner == "possessive" and len(roles) > 1
            if verdict[0] and (first or not set(verdict[3]) & UNSURE):
                return verdict
            guess = guess or (verdict if verdict[0] else None)
        apposed = (id_ for p in self.loose if (id_ := self._member_of(p)))
        member = self._family_before(named) or self._tagged(named) or next(apposed, "")
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

    def _tells(self, piece: Piece) -> bool:
        """Whether a role beside a name says what somebody is now: an office, or *a farmer from the north*."""
        assert piece.role is not None
        somewhere = piece.determiner == "indefinite" and piece.complement is not None
        return somewhere or piece.role.rank != "own" and not piece.former

    def _formerly(self, describing: list[Piece], at: int) -> Verdict:
        """A former office speaks for nobody; the body a person is with now may."""
        said = self._said_to_speak(describing, at)
        if said is not None:
            return said
        for piece in describing:
            party = self._party_of_piece(piece, at) if not piece.role and (piece.body or piece.complement) else None
            if party:
                return party, 0.7, "the body named beside the name", ()
        return None, 0.0, "formerly in office", ("former",)
