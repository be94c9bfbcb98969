"""Groups, documents and media: *les éleveurs*, *Republican senators*, *un rapport de l'ONU*."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.reading.actors.bodies import Bodies
from pourparlers.reading.actors.kinds import BENCHES, FOLLOWERS, SCHOLARS, SEATED
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.naming import phrase_slug
from pourparlers.reading.actors.phrases import Piece, parse
from pourparlers.reading.actors.table import NOBODY, Reference, meaning


@dataclass(slots=True)
class Groups(Bodies):
    """Phrases whose head is a plural of people, a document or a medium."""

    def _collective(self, piece: Piece, at: int) -> Reference:
        """Groups (*les éleveurs*), documents, media."""
        term = piece.other
        assert term is not None
        if term.kind in ("document", "medium"):
            return self._document(piece, term, at)
        return self._group(piece, term, at) if term.kind == "group" else NOBODY

    def _document(self, piece: Piece, term: Term, at: int) -> Reference:
        """Who made the document, or whose medium it is."""
        whose = (piece.complement or piece.attached) and not self._ourselves(piece)
        party = self._party_of_piece(replace(piece, body=None), at) if whose else None
        if party:
            return meaning(party, "organisation", 0.7, "who made the document", "document")
        if term.kind == "medium":
            return meaning(None, "medium", 0.5, "", "medium")
        if piece.determiner == "possessive":
            word = next((f for f in self.scan.fold[piece.start : piece.end] if self.lexicon.has("possessive", f)), "")
            owner, sure = self.choose(at, f"its:{word}", self.last_party(at))
            if owner:
                return meaning(owner, "organisation", min(sure, 0.6), "who made the document", "document", "possessive")
        return meaning(None, "none", 0.5, "", "document")

    def _ourselves(self, piece: Piece) -> bool:
        """*A draft seen by this agency, une lettre que notre journal a lue*: who writes the page is no party to it."""
        for k in range(piece.start, piece.end - 1):
            terms = self.scan.lexicon.get(k + 1, (0, ()))[1]
            told = self.lexicon.has("demonstrative", self.scan.fold[k]) or self.scan.fold[k] in ("our", "notre")
            if told and any(t.kind == "medium" or t.id == "agency" for t in terms):
                return True
        return False

    def _group(self, piece: Piece, term: Term, at: int) -> Reference:
        """A group named before, the people of an organisation, or a group by its description."""
        both = self._both(piece, term.id.removesuffix("s"), at)
        if both is not None:
            return both
        known = self._group_before(term, at) if piece.complement is None and not piece.attached else None
        known = known or self._side(piece, term, at) or self._people_of(piece, term, at)
        if known:
            return known
        if self.lexicon.has("nobody", self.scan.fold[piece.head]) and not piece.attached:
            return meaning(None, "anonymous", 0.6, "", "collective")
        id_ = self._firm_of(self._national(piece, phrase_slug(self.scan, piece, self.register)), piece)
        stop = piece.relative if piece.relative is not None else piece.end
        text = self.scan.text_of(piece.start, stop)
        actor = self._enter_body(id_, text, {term.id}, at, "group")
        return meaning(id_, "group", 0.7, "a group by its description", name=actor.name)

    def _group_before(self, term: Term, at: int) -> Reference | None:
        """*Les éleveurs* once more; *the rebels* of a movement that the page names."""
        for mention in self.before(at):
            actor = self.actors.get(mention.actor)
            if actor and actor.kind == "group" and term.id in actor.heads:
                return self._back(actor, 0.75)
        movement = self._movement() if term.id == "rebels" else None
        if movement is None:
            return None
        why = "the movement the article names"
        return meaning(movement, "organisation", 0.6, why, "points-back", name=self.display(movement))

    def _people_of(self, piece: Piece, term: Term, at: int) -> Reference | None:
        """*UN experts, les députés du Parlement européen*: the organisation whose people they are."""
        if piece.relation == "place" or piece.relation == "possessor" and term.id in SCHOLARS:
            return self._scholars_at(piece, term, at)
        if term.id in SEATED | FOLLOWERS and piece.complement is not None and piece.relation == "of":
            inner = parse(self.scan, self.lexicon, *piece.complement)
            proper = inner.name is not None or term.id in FOLLOWERS and self.scan.capital(inner.body_at)
            if inner.body and proper and inner.body.id in BENCHES:
                return self._unnamed(inner, [inner], at, learn=True)
        for attached in piece.attached:
            entity = self.register.entities.get(attached.sense.id)
            if entity and entity.kind in ("organisation", "movement") and not attached.sense.weak:
                self._mention(at, entity.id)
                why = "people of that organisation"
                return meaning(entity.id, "organisation", 0.7, why, name=self.display(entity.id))
        return None

    def _scholars_at(self, piece: Piece, term: Term, at: int) -> Reference | None:
        """*Analysts at the Nordmark bank*: the body they work for; *scientists at Plymouth* are of no party."""
        somewhere = piece.relation == "place" and self.lexicon.has("nobody", self.scan.fold[piece.head])
        scholars = term.id in SCHOLARS or somewhere
        if not scholars or piece.complement is None:
            return None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        entity = self.register.entities.get(inner.senses[0].id) if inner.senses else None
        named = inner.name is not None and not inner.role and not self._personal(inner, [inner])
        partners = named and inner.name is not None and "&" in self.scan.text_of(*inner.name)
        firm = named and piece.relation == "of" or partners and piece.relation == "place"
        whose = inner.body and (inner.name or inner.complement or piece.relation == "possessor")
        if whose or firm or entity and entity.kind == "organisation":
            return self._unnamed(inner, [inner], at, learn=False)
        return meaning(None, "anonymous", 0.6, "", "collective")

    def _head(self, piece: Piece) -> int:
        """The first word that is no function word, in English the last before a preposition."""
        k = piece.start
        while k < piece.end - 1 and (self._function_word(k) or self.lexicon.counts(self.scan.fold[k])):
            k += 1
        if self.lexicon.trait("head-last"):
            while k < piece.end - 1 and not self._function_word(k + 1) and self.scan.gap(k) == " ":
                k += 1
        return k

    def _without_lexicon(self, piece: Piece, at: int) -> Reference | None:
        """A plural whose noun no lexicon has: people of a country, or a group that is its own party."""
        head = self._head(piece)
        nationals = [x for x in piece.attached if x.relation == "adjective" and x.at < head]
        trade = self._by_trade(self.scan.fold[head])
        if nationals and self.scan.fold[head].endswith("s") and not trade:
            party = nationals[0].sense.id
            return meaning(party, "anonymous", 0.5, "country adjective", "collective", name=self.display(party))
        bare = piece.determiner == "" and self.scan.word[head][0].islower() and piece.complement is None
        national = trade and (bare or any(x.relation == "adjective" for x in piece.attached))
        id_ = phrase_slug(self.scan, piece, self.register) if national or self._unknown_group(piece) else ""
        if not id_:
            return None
        stop = piece.relative if piece.relative is not None else piece.end
        text = self.scan.text_of(piece.start, stop)
        actor = self._enter_body(id_, text, {self.scan.fold[head]}, at, "group")
        return meaning(id_, "group", 0.4, "a group by its description", "unknown-noun", name=actor.name)

    def _by_trade(self, noun: str) -> bool:
        """Whether a plural tells what people do: *boatbuilders, fromagers*; not *troops*, not *experts*."""
        return noun.endswith("s") and self.lexicon.for_people(noun[:-1]) and not self.lexicon.has("nobody", noun)

    def _unknown_group(self, piece: Piece) -> bool:
        """A definite plural whose noun no lexicon has: *les fondeurs français*; not *les experts*, *les deux*."""
        k = self._head(piece)
        fold, word = self.scan.fold[k], self.scan.word[k]
        return (
            piece.determiner == "definite"
            and (piece.plural or self.lexicon.trait("head-last"))
            and word[0].islower()
            and len(fold) > 4
            and fold.endswith(("s", "x"))
            and not self.lexicon.has("nobody", fold)
            and fold not in self.lexicon.pronouns
            and piece.end - piece.start <= 8
            and not fold.endswith(("ions", "ments", "ures", "ings"))
        )
