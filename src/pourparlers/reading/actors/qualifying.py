"""Which body of its kind is meant: that of a state, of a firm, of those who own it, of those it groups."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from pourparlers.base.ids import slug
from pourparlers.reading.actors.discourse import HORIZON
from pourparlers.reading.actors.glossary import glossary, name_slug
from pourparlers.reading.actors.kinds import (
    COMPANIES,
    FAMILIES,
    HEADED,
    LIKE_UNIONS,
    NATIONAL,
    OF_FIRM,
    SIDES,
    UNIONS,
)
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.naming import phrase_slug
from pourparlers.reading.actors.phrases import Piece, parse
from pourparlers.reading.actors.pointing import Pointing, called
from pourparlers.reading.actors.table import Reference, meaning

OFTEN = 3
"""times that a firm is named on a page that is about it, at least"""


@dataclass(slots=True)
class Qualifying(Pointing):
    """Bodies told apart from others of their kind, by the phrase or by what the page is about."""

    def _qualified(self, piece: Piece, body: Term, id_: str, at: int) -> str:
        """*The opposition, l'armée* alone are those of the state at home: `zambian-opposition`."""
        if body.id not in NATIONAL or id_ != body.id or piece.determiner not in ("definite", ""):
            return id_
        if piece.relation == "place" and piece.attached:
            state = self._adjective_of(piece.attached[0].sense.id)
        else:
            proper = self.scan.capital(piece.head) and not self.scan.begins_sentence(piece.head)
            bare = piece.complement is None and not piece.attached and not proper
            state = (self._house_of(at) if body.id in SIDES else self._affair_of()) if bare else None
        return f"{state}-{id_}" if state else id_

    def _national(self, piece: Piece, id_: str) -> str:
        """*The Liberals, le patronat* abroad are those of the state that the page is about."""
        alone = piece.complement is None and not piece.attached and piece.determiner == "definite"
        told = id_ in FAMILIES and alone and self.home.abroad(self.lexicon)
        often = dict(self.home.counts).get(self.home.state or "", 0) >= OFTEN
        state = self._affair_of() if told and often else None
        return f"{state}-{id_}" if state else id_

    def _firm_of(self, id_: str, piece: Piece) -> str:
        """*The unions, les salariés* alone, where a page is about one firm, are the firm's: `corvane-unions`."""
        if id_ not in OF_FIRM or piece.complement is not None or piece.attached:
            return id_
        often = Counter(self.scan.fold)
        known = {*self.firms, *self.owners}
        for actor in islice(self.actors.values(), HORIZON):
            first = actor.id.split("-")[0]
            firm = actor.kind == "organisation" and (actor.heads & COMPANIES or first in known)
            if firm and often[first] >= OFTEN:
                return f"{first if first in self.firms else actor.id}-{id_}"
        return id_

    def _owner(self, piece: Piece, body: Term, at: int) -> str | None:
        """Whose body *its, their* means: of a union the people it is of, and no state."""
        if body.id not in UNIONS | LIKE_UNIONS:
            return self.owner_of(piece, at)
        near = [self.actors.get(m.actor) for m in self.salient(at, 1)]
        people = next((actor.id for actor in near if actor is not None and actor.kind == "group"), None)
        owner = people or self.owner_of(piece, at)
        return None if owner is None else "" if self.is_state(owner) else owner

    def _headed(self, piece: Piece, span: tuple[int, int]) -> str:
        """The id of a body whose noun stands before its name in French, and after it in English."""
        body = piece.body
        if body is None or body.id not in HEADED or piece.body_at >= span[0] or piece.plural:
            return ""
        a, b = span
        place = glossary(self.lexicon.language).get(" ".join(self.scan.fold[a:b]))
        return f"{place or name_slug(self.scan, a, b)}-{body.id}" if glossary(self.lexicon.language) else ""

    def _central_bank(self, piece: Piece, body: Term) -> Reference | None:
        """*La banque centrale indienne*: the one that the register knows."""
        if body.id != "central-bank" or not piece.attached:
            return None
        state = piece.attached[0].sense.id
        banks = (e for e in self.register.entities.values() if e.under == state and "bank" in slug(e.en).split("-"))
        bank = next(banks, None)
        if bank is None:
            return None
        return meaning(bank.id, "organisation", 0.85, "the central bank of that country", name=self.display(bank.id))

    def _both(self, piece: Piece, noun: str, at: int) -> Reference | None:
        """*The two unions, les deux banques*: the two of that kind that the page has named last."""
        two = any(self.lexicon.has("two", fold) for fold in self.scan.fold[piece.start : piece.head])
        if not two or piece.complement is not None or piece.attached:
            return None
        found: list[str] = []
        for mention in self.before(at):
            actor, entity = self.actors.get(mention.actor), self.register.entities.get(mention.actor)
            heads = actor.heads | actor.nouns if actor and actor.kind == "organisation" else set()
            kind = noun in heads or noun in COMPANIES and heads & COMPANIES
            if mention.actor not in found and (kind or entity and called(self.register, entity, noun)):
                found.append(mention.actor)
        if len(found) < 2:
            return None
        first, second = reversed(found[:2])
        why, flags = ("the two of that kind named last",), ("joint-speakers", "points-back")
        name = " + ".join(map(self.display, (first, second)))
        return Reference(None, first, (first, second), "organisation", 0.5, why, flags, name)

    def _several_of(self, piece: Piece, body: Term, at: int) -> Reference | None:
        """*A group of investment funds, un groupe de 200 astronomes*: those it is a group of."""
        if body.id != "group" or piece.determiner != "indefinite" or piece.relation != "of" or piece.complement is None:
            return None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        id_ = phrase_slug(self.scan, inner, self.register) if inner.plural or inner.number > 1 else ""
        if not id_:
            return None
        stop = inner.relative if inner.relative is not None else inner.end
        actor = self._enter_body(id_, self.scan.text_of(inner.start, stop), {id_}, at, "group")
        return meaning(id_, "group", 0.6, "a group by its description", name=actor.name)
