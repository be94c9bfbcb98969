"""Groups, documents and media: *les éleveurs*, *Republican senators*, *un rapport de l'ONU*."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.reading.actors.bodies import Bodies
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.naming import phrase_slug
from pourparlers.reading.actors.phrases import Piece
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
        whose = piece.complement or piece.attached
        party = self._party_of_piece(replace(piece, body=None), at) if whose else None
        if party:
            return meaning(party, "organisation", 0.7, "who made the document", "document")
        if term.kind == "medium":
            return meaning(None, "medium", 0.5, "", "medium")
        return meaning(None, "none", 0.5, "", "document")

    def _group(self, piece: Piece, term: Term, at: int) -> Reference:
        """A group named before, the people of an organisation, or a group by its description."""
        known = self._group_before(term, at) if piece.complement is None and not piece.attached else None
        known = known or self._people_of(piece, at)
        if known:
            return known
        if self.lexicon.has("nobody", self.scan.fold[piece.head]) and not piece.attached:
            return meaning(None, "anonymous", 0.6, "", "collective")
        id_ = phrase_slug(self.scan, piece, self.register)
        stop = piece.relative if piece.relative is not None else piece.end
        text = self.scan.text[self.scan.start[piece.start] : self.scan.end[stop - 1]]
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

    def _people_of(self, piece: Piece, at: int) -> Reference | None:
        """*UN experts, les députés du Parlement européen*: the organisation whose people they are."""
        if piece.relation == "place":
            return None
        for attached in piece.attached:
            entity = self.register.entities.get(attached.sense.id)
            if entity and entity.kind in ("organisation", "movement") and not attached.sense.weak:
                self._mention(at, entity.id)
                why = "people of that organisation"
                return meaning(entity.id, "organisation", 0.7, why, name=self.display(entity.id))
        return None

    def _head(self, piece: Piece) -> int:
        """The first word that is no function word, in English the last before a preposition."""
        k = piece.start
        while k < piece.end - 1 and (self._function_word(k) or self.lexicon.has("numbers", self.scan.fold[k])):
            k += 1
        if self.lexicon.trait("head-last"):
            while k < piece.end - 1 and not self._function_word(k + 1) and self.scan.gap(k) == " ":
                k += 1
        return k

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
