"""Common nouns that point back: *the union*, *l'agence*, *the Commission*, *la ville*."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from pourparlers.base.ids import slug
from pourparlers.knowledge.register import Register
from pourparlers.knowledge.types import Entity, Sense
from pourparlers.reading.actors.completing import completed
from pourparlers.reading.actors.discourse import HORIZON
from pourparlers.reading.actors.kinds import (
    COMPANIES,
    LIKE_UNIONS,
    MOVEMENTS,
    PLAIN_ORGANISATIONS,
    TOWNS,
    UNIONS,
)
from pourparlers.reading.actors.lexicon import Term, lexicon
from pourparlers.reading.actors.named_bodies import NamedBodies
from pourparlers.reading.actors.phrases import Piece
from pourparlers.reading.actors.table import Reference

_LOOSELY = {"union": LIKE_UNIONS, "movement": MOVEMENTS, "organisation": MOVEMENTS | UNIONS}
"""nouns that also point back to bodies of a like kind"""
_OF_PEOPLES = frozenset({"movement", "militia", "group"})
"""nouns for known movements, said to be of a people too"""
_SPECIAL = frozenset({"airline", "railway", "bank", "fund", "group", "car-maker", "steelmaker"})
"""nouns for firms that mean only some"""
_LIKE = {
    "union": LIKE_UNIONS,
    "council": frozenset({"city-council", "county-council"}),
    "board": frozenset({"school-board"}),
}
"""nouns by which a page goes on to speak of a body that it names in full by another"""


def called(register: Register, entity: Entity, head: str) -> str:
    """The organisation of the register that a common noun points back to: *the agency, l'alliance, the bloc*."""
    known = register.nouns.get("company" if head in COMPANIES - _SPECIAL else head, frozenset())
    if entity.id in known:
        return entity.id
    if entity.kind != "organisation":
        return ""
    if entity.under in known:
        return entity.under
    words = slug(entity.en).split("-")
    headed = head in words and (words[-1] == head or not {"of", "for"}.isdisjoint(words[words.index(head) + 1 :][:1]))
    return entity.id if headed or head in ("organisation", "agency") else ""


@dataclass(slots=True)
class Pointing(NamedBodies):
    """Bodies that the page, or everybody, knows by another name."""

    def owner_of(self, piece: Piece, at: int) -> str | None:
        """Whose body a possessive means: *leur syndicat, their union* is the last crowd's, else the last party's."""
        folds = self.scan.fold[piece.start : piece.end]
        several = not any(self.lexicon.has("one_owner", f) for f in folds)
        crowds = (a.id for m in self.salient(at, 2) if (a := self.actors.get(m.actor)) and a.kind == "group")
        return (next(crowds, None) if several else None) or self.last_party(at)

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
        told = piece.determiner in ("definite", "demonstrative") or self._contracted(piece)
        bare = piece.complement is None and told and not self._qualified_otherwise(piece)
        bare = bare and (not piece.attached or self._european(piece) or self._of_some_people(piece))
        own = piece.determiner == "possessive"
        found = self._by_head(piece, at, loosely=not own) if bare or own else None
        if found is not None and found.party:
            self._mention(at, found.party)
        return found

    def _european(self, piece: Piece) -> bool:
        """*L'agence européenne*: of the bodies of the Union that the noun alone points to as well."""
        return all(x.relation == "adjective" and x.sense.id in ("europe", "european-union") for x in piece.attached)

    def _of_some_people(self, piece: Piece) -> bool:
        """*Le mouvement palestinien, the Shiite militia*: of the movements that the noun alone points to as well."""
        movement = piece.body is not None and piece.body.id in _OF_PEOPLES
        return movement and all(x.relation == "adjective" for x in piece.attached)

    def _qualified_otherwise(self, piece: Piece) -> bool:
        """French: whether a plural is told apart by an adjective: *les partis ruraux* are not *les partis urbains*."""
        stop = piece.relative if piece.relative is not None else piece.end
        return self.lexicon.trait("head-first") and piece.plural and piece.body is not None and stop - piece.body_at > 1

    def _by_head(self, piece: Piece, at: int, *, loosely: bool = True) -> Reference | None:
        """An organisation named before that this common noun points back to; `loosely`, also one of a like kind."""
        head = piece.body.id if piece.body else ""
        words = set(self.scan.fold[piece.start : piece.end])
        loose, acted, bare = None, False, None
        for mention in islice(self.salient(at, HORIZON, nested=True), HORIZON):
            actor = self.actors.get(mention.actor)
            if actor is None:
                entity = self.register.entities.get(mention.actor)
                back = called(self.register, entity, head) if entity and head else ""
                if back:
                    why = ("the organisation named before",)
                    return Reference(None, back, (), "organisation", 0.7, why, ("points-back",), self.display(back))
                continue
            if actor.kind not in ("organisation", "group") or actor.id in self.places:
                continue
            known = head and actor.id in self.register.nouns.get(head, frozenset())
            if known or (head and head in actor.heads | actor.nouns) or (not head and words & actor.tokens):
                if actor.id != head or not loosely:
                    return self._back(actor, 0.8)
                bare = bare or actor  # the noun alone is its name so far: a name nearby is a better one
            if not loosely or piece.plural and head in COMPANIES:
                continue
            if (
                (loose is None or mention.rank == 2 and not acted)
                and not actor.heads
                and actor.id not in self.own
                and (head in COMPANIES or head in PLAIN_ORGANISATIONS - UNIONS)
            ):
                loose, acted = actor, mention.rank == 2
            if loose is None and head in COMPANIES and actor.heads & COMPANIES:
                loose = actor
            if loose is None and actor.heads & _LOOSELY.get(head, frozenset()):
                loose = actor
        loose = loose or bare
        return self._completed(piece, at) or (self._back(loose, 0.6) if loose else None)

    def _in_full(self, head: str, at: int) -> str | None:
        """The body that the page names in full by that noun; failing that, the only one by a like noun."""
        same = completed(self.complete.get(head, ()), at)
        near = {id_ for like in _LIKE.get(head, ()) for _, id_ in self.complete.get(like, ())}
        if head == "union":  # an alliance of nurses, not of states
            near = {id_ for id_ in near if any(self._of_trade(word) for word in id_.split("-"))}
        return same or (min(near) if len(near) == 1 else None)

    def _of_trade(self, word: str) -> bool:
        """Whether a word of an id is what people do."""
        return word in self.lexicon.trades or word.endswith("s") and lexicon("en").for_people(word[:-1])

    def _completed(self, piece: Piece, at: int) -> Reference | None:
        """*The union*, which the page calls *the hauliers' union* elsewhere."""
        body = piece.body
        noun = range(piece.body_at, self.scan.lexicon.get(piece.body_at, (piece.end, ()))[0])
        alone = all(k in noun or self._function_word(k) for k in range(piece.start, piece.end)) and not piece.plural
        id_ = self._in_full(body.id, at) if body and alone else None
        if body is None or id_ is None:
            return None
        name = self.scan.text_of(piece.start, piece.end)
        return self._back(self._enter_body(id_, name, {body.id}, at), 0.7)

    def _at_home(self, sense: Sense) -> str:
        """*Paris, Downing Street* where *the government* is a party at home: the same party."""
        if sense.kind not in ("capital", "seat") or sense.id != self.home.state:
            return sense.id
        government = self.home.government(self.register)
        said = government != sense.id and any(m.actor == government for m in islice(self.mentions, HORIZON))
        return government if government and (said or sense.kind == "seat") else sense.id

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
