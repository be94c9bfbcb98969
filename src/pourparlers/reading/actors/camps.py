"""Bodies that stand for another: sides of a house, political families, rebellions, armies, ministries by field."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from pourparlers.reading.actors.kinds import SEATED, SIDES
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.phrases import Piece, parse
from pourparlers.reading.actors.qualifying import Qualifying
from pourparlers.reading.actors.table import Reference, meaning


@dataclass(slots=True)
class Camps(Qualifying):
    """Phrases that mean those behind a body."""

    def _of_age(self, piece: Piece) -> bool:
        """*Un opérateur de 34 ans, a 34-year-old operator*: somebody, and no firm."""
        folds = self.scan.fold[piece.start : piece.end]
        pairs = pairwise(folds)
        return any(f.endswith("-year-old") for f in folds) or any(a.isdigit() and b == "ans" for a, b in pairs)

    def _side(self, piece: Piece, term: Term, at: int) -> Reference | None:
        """*Opposition lawmakers, les députés de la majorité*: the side of the house that they sit on."""
        some = term.kind == "body" and (piece.determiner == "indefinite" or not piece.plural)
        if term.id not in SEATED or piece.complement is None or some:
            return None
        words = range(piece.start, piece.relative if piece.relative is not None else piece.end)
        hits = [(k, t) for k in words for t in self.scan.lexicon.get(k, (0, ()))[1] if t.id in SIDES]
        if not hits or term.id in SIDES:
            return None
        k, body = hits[0]
        if k > piece.head:
            side = parse(self.scan, self.lexicon, k, words.stop)
            return self._body(side, [side], at) if side.body else None
        states = tuple(x for x in piece.attached if x.relation in ("adjective", "possessor", "place"))
        side = Piece(k, k + 1, "definite", body=body, body_at=k, head=k, attached=states)
        return self._body(side, [side], at)

    def _family(self, piece: Piece, body: Term, at: int) -> Reference | None:
        """*The Socialist opposition*: the socialists."""
        if body.id != "opposition" or piece.relation not in ("modifier", ""):
            return None
        for k in range(piece.start, piece.body_at):
            plural = self.lexicon.terms.get(self.scan.fold[k] + "s", [])
            group = next((t for rest, terms in plural for t in terms if not rest and t.kind == "group"), None)
            if group is not None and self.scan.capital(k):
                text = self.scan.text_of(k, piece.body_at + 1)
                actor = self._enter_body(group.id, text, {group.id, "opposition"}, at, "group")
                return meaning(group.id, "group", 0.7, "the opposition by its family", name=actor.name)
        return None

    def _rebellion(self, piece: Piece, at: int) -> Reference | None:
        """*La guérilla, the insurgency*: the movement that the page names."""
        if piece.complement is not None and piece.relation == "of":
            named = self._meant_inside(piece.changed(body=None), at)
            return named if named.party and named.kind == "organisation" else None
        movement = self._movement() if piece.complement is None and not piece.attached else None
        if movement is None:
            return None
        self._mention(at, movement)
        why = "the movement the article names"
        return meaning(movement, "organisation", 0.6, why, "points-back", name=self.display(movement))

    def _army(self, name: tuple[int, int], at: int) -> Reference | None:
        """*The Royal Thai Army*: the state whose adjective is in the name."""
        if not any(t.id == "army" for t in self.scan.lexicon.get(name[1] - 1, (0, ()))[1]):
            return None
        told = (self.scan.register[k][1][0] for k in range(*name) if k in self.scan.register)
        state = next((s.id for s in told if s.kind == "adjective" and self.is_state(s.id)), None)
        if state is None:
            return None
        self._mention(at, state)
        return meaning(state, "state", 0.85, "army of that country", name=self.display(state))

    def _ministry_by_field(self, name: tuple[int, int], at: int) -> Reference | None:
        """*Interior, l'Intérieur*: a field in capitals alone is the ministry of it."""
        word = self.scan.fold[name[0]]
        single = name[1] - name[0] == 1 and len(word) > 5 and not self.scan.word[name[0]].isupper()
        if not single or not self.lexicon.has("fields", word) or word in self.scan.lower:
            return None
        party, sure = self.government_meant(at)
        return self._state(party, max(0.5, sure), "the ministry of that field", "domestic")
