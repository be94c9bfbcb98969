"""States and organisations: named, described, or spoken for by their organs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.base.ids import slug
from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.camps import Camps
from pourparlers.reading.actors.french_ids import quarter
from pourparlers.reading.actors.glossary import name_slug
from pourparlers.reading.actors.kinds import (
    COMMITTEES,
    COMPANIES,
    GOVERNMENTAL,
    HOUSES,
    OFFICES,
    ORGANS,
    VOICES,
)
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.naming import phrase_slug
from pourparlers.reading.actors.phrases import Piece, parse
from pourparlers.reading.actors.table import NOBODY, Reference, ReferenceKind, meaning

ORGANS_OF_THE_UNION = frozenset({"european-commission", "european-council", "council-of-the-european-union"})
"""organs that speak for the European Union"""


@dataclass(slots=True)
class Bodies(Camps):
    """Phrases whose head is a body or a name that is no person's."""

    def _registered(self, piece: Piece, pieces: list[Piece], at: int) -> Reference:
        """A name of the register."""
        sense = next((s for s in piece.senses if s.weak and self._supported(s)), piece.senses[0])
        if sense.kind == "person":
            return self._registered_by_name(piece, sense, at)
        local = self._local_sense(piece, pieces, sense, at) if sense.weak and not self._supported(sense) else None
        if local:
            return local
        shown = self.register.display_name(sense.id, self.scan.language)
        if sense.kind == "medium":
            return meaning(sense.id, "medium", 0.6, "a news medium", "medium", name=shown)
        entity = self.register.entities.get(sense.id)
        self._mention(at, sense.id)
        kind: ReferenceKind = "state" if entity and entity.kind in ("state", "region") else "organisation"
        sure = 0.95 if sense.kind in ("name", "acronym") else 0.9
        party = "european-union" if sense.id in ORGANS_OF_THE_UNION else self._at_home(sense)
        return meaning(party, kind, sure, f"{sense.kind} in the register", name=shown)

    def _registered_by_name(self, piece: Piece, sense: Sense, at: int) -> Reference:
        folds = list(self.scan.fold[piece.head : self.scan.register[piece.head][0]])
        actor = self._known_person(folds, at)
        actor = actor or self._enter_person(self.register.entities[sense.id].en, folds, sense.gender, at)
        if actor.party is None:
            actor.party = self.register.party_of(actor.id, self.published)
        self._mention(at, actor.id)
        return self._as_person(actor, "a person of the register")

    def _local_sense(self, piece: Piece, pieces: list[Piece], sense: Sense, at: int) -> Reference | None:
        """A weak name that nothing on the page supports means something of the page's own: *the Commission*."""
        term = next((t for t in self.scan.lexicon.get(piece.head, (0, ()))[1] if t.kind == "body"), None)
        described = piece
        if term:
            determiner = piece.determiner or "definite"
            described = replace(piece, body=term, body_at=piece.head, senses=(), determiner=determiner)
        local = self._by_head(described, at) or self._organ_of_other(sense)
        if local or sense.id in ("european-commission", "european-union"):
            return local
        if term is not None:
            return self._body(described, [described, *pieces[1:]], at)
        return self._organisation(piece, [piece], at) if sense.kind != "city" else None

    def _organisation(self, piece: Piece, pieces: list[Piece], at: int) -> Reference:
        """A proper name that is no person's."""
        if piece.body is not None and piece.name is not None and self._letters_of_several(piece.name):
            named = piece.changed(name=None, end=piece.name[0])
            return self._new_body(named, [named], phrase_slug(self.scan, named, self.register), at)
        span = piece.name or (
            piece.head,
            self.scan.register[piece.head][0] if piece.head in self.scan.register else piece.head + 1,
        )
        if self.lexicon.trait("head-last") and any(k in self.scan.lexicon for k in range(piece.start, span[1])):
            span = self._whole_name(piece, *span)
        army = self._army(span, at) or self._ministry_by_field(span, at)
        if army is not None:
            return army
        text = self.scan.text_of(span[0], span[1])
        full = self.firms.get(self.scan.fold[span[0]]) if span[1] - span[0] == 1 else None
        known = quarter(self.scan, piece) or self._own_place(text) or self._same_name(text)
        id_ = known or self._headed(piece, span) or name_slug(self.scan, *(full or span))
        heads = {p.body.id for p in pieces if p.body} | ({piece.body.id} if piece.body else set())
        ends = (self.scan.lexicon.get(k, (0, ()))[1] for k in {span[0], span[1] - 1})
        heads |= {t.id for terms in ends for t in terms if t.kind == "body" and not t.plural}
        actor = self._enter_body(id_, text, heads, at, stop=span[1])
        actor.called.add(text)
        last = self.scan.lexicon.get(span[1] - 1, (0, ()))[1] if span[1] - span[0] > 1 else ()
        actor.nouns |= {part for t in last if t.kind == "body" for part in (t.id, t.id.split("-")[-1])}
        return Reference(None, actor.id, (), "organisation", 0.8, ("a named body",), (), actor.name)

    def _letters_of_several(self, name: tuple[int, int]) -> bool:
        """*L'intersyndicale CGT-FO-CFDT*: the letters of those who are in it."""
        parts = self.scan.word[name[0]].split("-") if name[1] - name[0] == 1 else []
        index = self.register.index(self.lexicon.language)
        return len(parts) > 1 and sum(p.isupper() and p.lower() in index for p in parts) > 1

    def _body(self, piece: Piece, pieces: list[Piece], at: int) -> Reference:
        """A body by its common noun: of a state, of a known party, one named before, or a new one."""
        body = piece.body
        assert body is not None
        if self._of_age(piece):
            return meaning(None, "anonymous", 0.6, "", "speaks-for-oneself")
        told = self._apposed(body, pieces, at) or self._side(piece, body, at) or self._family(piece, body, at)
        told = told or self._both(piece, body.id, at) or self._several_of(piece, body, at)
        told = told or self._central_bank(piece, body)
        told = told or (self._rebellion(piece, at) if body.id == "rebellion" else None)
        if told is not None:
            return told
        organ = self._organ_of_owner(piece, body, at) if piece.determiner == "possessive" else None
        known = organ or self._voice(piece, body, at)
        known = known or (self._pointed_back(piece, at) if piece.attached and self._european(piece) else None)
        known = known or (
            self._governmental(piece, body, at) if body.id in GOVERNMENTAL | {"region", "province", "canton"} else None
        )
        known = known or self._town(piece, body, at) or self._pointed_back(piece, at)
        if known:
            return known
        owner = self._owner(piece, body, at) if piece.determiner == "possessive" else ""
        if owner is None:
            return replace(NOBODY, flags=("possessive-unresolved",))
        organs = VOICES | ORGANS if owner and not self.is_state(owner) else frozenset()
        if owner and body.id in organs | COMPANIES | OFFICES:
            why = ("the party that the possessive points back to",)
            return Reference(None, owner, (), "organisation", 0.6, why, ("possessive",), self.display(owner))
        bare = self._national(piece, phrase_slug(self.scan, piece, self.register))
        id_ = self._firm_of(self._qualified(piece, body, bare, at), piece)
        return self._new_body(piece, pieces, f"{owner}-{id_}" if owner and id_ else id_, at)

    def _apposed(self, body: Term, pieces: list[Piece], at: int) -> Reference | None:
        """*Their union, SPN; the fund, Pell Holdings; leur syndicat, la Chambre des laiteries*: named just behind."""
        piece, others = pieces[0], pieces[1:]
        known = others[0] if others and self._known_body(others[0]) else None
        if known is not None and body.id not in COMPANIES:
            return self._registered(known, [known], at)
        name = next((p for p in others if p.name and not p.role and not p.body), None)
        owned = piece.complement is None or piece.relation == "possessor" or body.id in COMPANIES
        if name is not None and owned and not piece.name:
            return self._organisation(replace(name, body=body), pieces, at)
        second = others[0] if others else None
        told = second is not None and second.body and not second.role and second.determiner in ("definite", "")
        if second is None or not told or piece.name:
            return None
        if second.name:
            return self._organisation(second, pieces, at)
        proper = self.scan.capital(second.body_at) and second.complement is not None
        return self._body(second, [second], at) if proper else None

    def _known_body(self, piece: Piece) -> bool:
        """Whether a piece is the name or acronym of an organisation that the register has."""
        entity = self.register.entities.get(piece.senses[0].id) if piece.senses else None
        bare = not piece.role and not piece.body and piece.complement is None
        return bare and entity is not None and entity.kind == "organisation" and not piece.senses[0].weak

    def _new_body(self, piece: Piece, pieces: list[Piece], id_: str, at: int) -> Reference:
        """A body that nothing named before: its description is its name, an acronym in apposition too."""
        if not id_ or piece.body is None:
            return NOBODY
        stop = piece.relative if piece.relative is not None else piece.end
        actor = self._enter_body(
            id_,
            self.scan.text_of(piece.start, stop),
            {piece.body.id},
            at,
            stop=stop,
        )
        actor.called |= self._proper(piece, stop)
        for p in pieces[1:]:
            if p.name and p.name[1] - p.name[0] == 1 and self.scan.word[p.name[0]].isupper():
                actor.tokens |= {slug(self.scan.word[p.name[0]])}
                actor.called.add(self.scan.word[p.name[0]])
        sure = 0.6 if piece.determiner == "possessive" else 0.75
        return Reference(None, actor.id, (), "organisation", sure, ("a body by its description",), (), actor.name)

    def _organ_of_owner(self, piece: Piece, body: Term, at: int) -> Reference | None:
        """*Its commission* is the organisation of states that was spoken of."""
        owner = self.owner_of(piece, at) if body.id in ORGANS and piece.complement is None else None
        known = self.register.entities.get(owner or "")
        if known is None or known.kind != "organisation":
            return None
        why = "the party that the possessive points back to"
        return meaning(known.id, "organisation", 0.6, why, "possessive", name=self.display(known.id))

    def _voice(self, piece: Piece, body: Term, at: int) -> Reference | None:
        """*The board of X, la direction de X* are X."""
        if body.id not in VOICES | ORGANS | COMMITTEES or not piece.complement or piece.name:
            return None
        if piece.relation not in ("of", "possessor"):
            return None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        if body.id in COMMITTEES and inner.body and inner.body.id in HOUSES:
            return self._unnamed(inner, [inner], at, learn=False)
        if body.id not in VOICES | ORGANS:
            return None
        party = self._party_of_piece(replace(piece, body=None), at)
        known = self.register.entities.get(party or "")
        if not party or body.id in ORGANS and (known is None or known.kind != "organisation"):
            return None
        why = ("those who speak for the body",)
        return Reference(None, party, (), "organisation", 0.75, why, (), self.display(party))
