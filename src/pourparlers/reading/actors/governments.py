"""Who governs: ministries, presidencies, delegations, armies, with or without their country's name."""

from __future__ import annotations

from dataclasses import dataclass

from pourparlers.reading.actors.anaphora import Anaphora
from pourparlers.reading.actors.kinds import BARE_GOVERNMENT
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.phrases import Attached, Piece, parse
from pourparlers.reading.actors.table import Reference


def places_of(piece: Piece) -> list[Attached]:
    """Where a body is said to be."""
    return [x for x in piece.attached if x.relation == "place"]


@dataclass(slots=True)
class Governments(Anaphora):
    """Phrases whose head is a part of a government."""

    def _state(self, party: str | None, sure: float, why: str, *flags: str) -> Reference | None:
        return Reference(None, party, (), "state", sure, (why,), flags, self.display(party)) if party else None

    def _governmental(self, piece: Piece, body: Term, at: int) -> Reference | None:
        """The state or government a governmental body speaks for; None where it is none."""
        named = [x for x in piece.attached if x.relation in ("adjective", "of", "possessor", "modifier")]
        if not named and self._loyal(piece, body):
            return self._state(self._government(at), 0.6, "the government at home", "domestic")
        if named and self._supported(named[0].sense):
            country = "european-union" if named[0].sense.id == "europe" else named[0].sense.id
            self._mention(at, country)
            return self._state(country, 0.92, f"{body.id} of that country")
        if piece.determiner == "possessive" and body.id in BARE_GOVERNMENT | {"delegation", "army", "state", "office"}:
            owner = self.last_party(at)
            if owner:
                return self._state(owner, 0.65, "the party that the possessive points back to", "possessive")
        if body.id in BARE_GOVERNMENT and not (piece.complement and self._names_body(piece)):
            party, sure = self.choose(at, "government", self._government(at))
            if party:
                self._mention(at, party)
                return self._state(party, max(0.5, sure), "the government at home", "domestic")
        if body.id == "army" and self._in_talks() and not piece.complement and not places_of(piece):
            party, sure = self.choose(at, "government", self._government(at))
            state = self.home.state if party and party.endswith("-government") else party
            return self._state(state, max(0.5, sure), "the army of the state meant here", "domestic") if state else None
        if body.id == "ruling-council" and not self._governing_elsewhere(piece):
            return self._state(self._context_state(at), 0.65, "the state that the council rules", "bridging")
        places = places_of(piece)
        if places and body.id in BARE_GOVERNMENT | {"authority", "state", "army"}:
            return self._state(places[0].sense.id, 0.8, "the place of the government")
        return self._bare_state(piece, at) if body.id == "state" and not piece.complement else None

    def _in_talks(self) -> bool:
        """Whether the page is about states, or about one abroad."""
        return not self.home.domestic or self.home.abroad(self.lexicon.language)

    def _governing_elsewhere(self, piece: Piece) -> bool:
        """*The ruling council of the guild*: of something that is no state."""
        return piece.complement is not None and piece.relation != "modifier"

    def _loyal(self, piece: Piece, body: Term) -> bool:
        """*La partie gouvernementale*, the government's side."""
        folds = self.scan.fold[piece.start : piece.end]
        sides = ("delegation", "mission", "forces", "army")
        return body.id in sides and any(self.lexicon.has("governmental", f) for f in folds)

    def _bare_state(self, piece: Piece, at: int) -> Reference | None:
        """*L'État* at home; *the country, the emirate*: the one named last."""
        if not piece.plural and self.home.domestic and self.scan.fold[piece.head] in ("etat", "state"):
            return self._state(self.home.government(self.register), 0.6, "the state at home", "domestic")
        if piece.determiner in ("definite", "demonstrative"):
            return self._state(self._last_state(at), 0.6, "the state named last", "nearest-state")
        return None

    def _names_body(self, piece: Piece) -> bool:
        assert piece.complement is not None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        return bool(inner.name and piece.body and piece.body.id not in ("ministry", "foreign-ministry", "department"))
