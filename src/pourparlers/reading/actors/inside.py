"""Whom the words inside another phrase mean: what a role is of, what stands before an English head."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.reading.actors.beside import family
from pourparlers.reading.actors.bridging import Bridging
from pourparlers.reading.actors.kinds import BARE_GOVERNMENT
from pourparlers.reading.actors.phrases import Attached, Piece, parse
from pourparlers.reading.actors.table import NOBODY, Actor, Reference, meaning


@dataclass(slots=True)
class Inside(Bridging):
    """Complements, modifiers and possessors of a phrase."""

    def _party_of_piece(self, piece: Piece, at: int) -> str | None:
        """The party that a phrase's complement, or the phrase itself where it is a body, stands for."""
        return self._meant_inside(piece, at).party

    def _meant_inside(self, piece: Piece, at: int) -> Reference:
        """Whom a phrase's complement, or the phrase itself where it is a body, means, with the doubts about it."""
        naming, self.naming = self.naming, False  # whose office it is inside is another's
        self.nested += 1
        try:
            return self._party_inside(piece, at)
        finally:
            self.nested -= 1
            self.naming = naming

    def _represented(self, piece: Piece, at: int) -> Reference | None:
        """*A spokesperson for Northern Gas*: a name that nothing says is a person's is a body's there."""
        if piece.role is None or piece.role.id != "spokesperson" or piece.complement is None:
            return None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        if inner.name is None or inner.title or inner.role or inner.body or inner.senses or inner.attached:
            return None
        last = self.scan.lexicon.get(inner.name[1] - 1, (0, ()))[1]
        if self._as_ministry(inner).body is not None or any(t.kind == "role" for t in last):
            return None
        a, b = inner.name
        known = self._known_person(self.scan.fold[a:b], at)
        if known is not None and (known.roles or known.party or known.gender):
            return None
        if known is not None:
            self._unperson(known)
        return self._organisation(inner, [inner], at)

    def _unperson(self, actor: Actor) -> None:
        """Take a name that was a person's for want of words beside it for a body's."""
        actor.kind, actor.party = "organisation", actor.id
        for ids in self.surnames.values():
            if actor.id in ids:
                ids.remove(actor.id)

    def _nested_phrase(self, a: int, b: int) -> Reference:
        """Whom words inside another phrase mean."""
        self.nested += 1
        try:
            return self.phrase(a, b)
        finally:
            self.nested -= 1

    def _party_inside(self, piece: Piece, at: int) -> Reference:
        if piece.complement and not (piece.body and piece.relation != "modifier" and not piece.role):
            a, b = piece.complement
            if a > piece.start and self.lexicon.has("possessive", self.scan.fold[a - 1]):
                a -= 1  # proche de sa délégation
            if a < b:
                inner = self._represented(piece, at) or (
                    self.phrase(a, b) if piece.relation != "modifier" else self._modifier(a, b)
                )
                if inner.known:
                    return inner
            strong = [x for x in piece.attached if x.relation in ("of", "possessor", "modifier", "for")] or (
                [] if piece.role is None else [x for x in piece.attached if x.relation == "adjective"]
            )
            return self._country(strong[0]) if strong else NOBODY
        if piece.body or piece.senses or piece.name:
            if piece.name and not piece.body and self._personal(piece, [piece]):
                known = self._known_person(self.scan.fold[piece.name[0] : piece.name[1]], at)
                return self._as_person(known, "") if known else NOBODY
            return self._unnamed(piece, [piece], at, learn=True)
        return self._country(piece.attached[0]) if piece.attached else NOBODY

    def _country(self, attached: Attached) -> Reference:
        return meaning(self._party_of_sense(attached.sense), "state", 0.9)

    def _modifier(self, a: int, b: int) -> Reference:
        """What stands before an English head: *Torvane chief*, *union president*, *Commission official*."""
        if all(self.lexicon.has("continental", fold) for fold in self.scan.fold[a:b]):
            return NOBODY
        inner = parse(self.scan, self.lexicon, a, b)
        if inner.senses:
            return self._unnamed(inner, [inner], self.scan.start[a], learn=False)
        alone = inner.body is not None and all(self._function_word(k) for k in range(inner.start, inner.body_at))
        if alone and inner.body_at == inner.end - 1 and not inner.name:
            inner = replace(inner, determiner="definite")  # a company spokesman is the company's
        single = inner.name is not None and inner.name[1] - inner.name[0] == 1
        side = family(self.lexicon, self.scan.fold[inner.name[0]]) if inner.name and single else ""
        if side:
            return meaning(side, "group", 0.8, "the party by its family")
        if inner.body or (inner.name and not inner.role):
            if (
                inner.body
                and inner.body.id in BARE_GOVERNMENT | {"army", "police"}
                and not inner.attached
                and not (inner.name and inner.body.id not in ("department", "ministry", "foreign-ministry", "treasury"))
            ):
                party, _ = self.government_meant(self.scan.start[a])
                return (
                    Reference(None, party, (), "state", 0.5, ("a body of the government at home",), ("domestic",))
                    if party
                    else NOBODY
                )
            return self._unnamed(inner, [inner], self.scan.start[a], learn=False)
        return NOBODY
