"""Who governs: ministries, presidencies, delegations, armies, with or without their country's name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from pourparlers.reading.actors.anaphora import Anaphora
from pourparlers.reading.actors.discourse import HORIZON
from pourparlers.reading.actors.home import NATIONS_WITHIN, government_of
from pourparlers.reading.actors.kinds import BARE_GOVERNMENT, MINISTRIES
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.phrases import Attached, Piece, parse
from pourparlers.reading.actors.table import Reference

_LANDS = frozenset({"state", "region", "province", "canton"})


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
        part = self._part_of_state(piece)
        if part is not None:
            return part
        if body.id in BARE_GOVERNMENT and self._says(piece, "federal") and (federal := self.federation(None)):
            return self._state(federal, 0.7, "the federation that the page is about", "domestic")
        movement = self._movement() if self._sided(piece, body, "rebel") else None
        if movement is not None:
            return self._state(movement, 0.6, "the movement that the page names", "points-back")
        if not named and self._sided(piece, body, "governmental"):
            return self._state(self._government(at), 0.6, "the government at home", "domestic")
        if named and self._supported(named[0].sense) and (body.id != "forces" or self.is_state(named[0].sense.id)):
            return self._of_country(named[0].sense.id, body, at, self.scan.fold[piece.body_at])
        if piece.determiner == "possessive" and body.id in BARE_GOVERNMENT | {"delegation", "army", "state", "office"}:
            person = self._last_person(at) if self._says(piece, "personal_owner") else None
            owner = (person.party if person is not None else None) or self.last_party(at)
            if owner:
                return self._state(owner, 0.65, "the party that the possessive points back to", "possessive")
        seat = self._seat(piece) if body.id in BARE_GOVERNMENT | {"authority", "state", "army"} else None
        if seat is not None:
            return self._state(seat, 0.8, "the place of the government")
        return None if self._rivals(piece, body, named) else self._meant_here(piece, body, at)

    def _part_of_state(self, piece: Piece) -> Reference | None:
        """*The government of the Malaysian state of Sabah*: of the part, not of the whole."""
        if piece.complement is None or piece.relation != "of":
            return None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        if inner.body is None or inner.body.id not in _LANDS or inner.complement is None:
            return None
        within = self._nested_phrase(*inner.complement)
        entity = self.register.entities.get(within.party or "")
        return within if entity is not None and entity.kind == "region" else None

    def federation(self, near: str | None) -> str | None:
        """The federation whose minister is called federal: the one near, at home, or spoken of most."""
        for place in (near, self.home.state, self.home.stated, *(state for state, _ in self.home.counts)):
            entity = self.register.entities.get(place or "")
            state = entity.under if entity is not None and entity.kind == "region" else place
            if state in self.register.federations:
                return self.home.government(self.register) if state == self.home.state else state
        return None

    def _of_country(self, country: str, body: Term, at: int, noun: str = "") -> Reference | None:
        """*Spain's government*: the state, or its government where the matter is one of its own."""
        country = "european-union" if country == "europe" else country
        if body.id == "government" and self.home.inner and country == self.home.state and not self._movement():
            country = self.home.government(self.register) or country
        entity = self.register.entities.get(country)
        known = self.register.entities.get(country)
        part = known is not None and known.kind == "region" and known.under in NATIONS_WITHIN
        if body.id == "government" and part and self.home.inner:
            country = government_of(country, self.register)
        named_so = noun == "region" and body.id == "region"
        if named_so and entity is not None and entity.kind == "region" and entity.under == "france":
            country = f"{country}-region"  # the council that governs it, and not the land
        self._mention(at, country)
        return self._state(country, 0.92, f"{body.id} of that country")

    def _rivals(self, piece: Piece, body: Term, named: list[Attached]) -> bool:
        """Whether it is told apart from the government of the state: *the eastern administration*."""
        return not named and body.id in BARE_GOVERNMENT and self._says(piece, "rival")

    def _meant_here(self, piece: Piece, body: Term, at: int) -> Reference | None:
        """A governmental body that is named without its state."""
        if body.id in BARE_GOVERNMENT and self._says(piece, "regional"):
            region = self._first_region(at) or self._last_region(at)
            if region is not None:
                return self._state(region, 0.6, "the region named last", "nearest-state")
        told = self._told_organ(piece, body, at) or self._treasury(piece, body)
        if told:
            return told
        if body.id in BARE_GOVERNMENT and not (piece.complement and self._names_body(piece)):
            party, sure = self.government_meant(at)
            if party:
                self._mention(at, party)
                return self._state(party, max(0.5, sure), "the government at home", "domestic")
        if body.id == "army" and self._in_talks() and not piece.complement and not places_of(piece):
            party, sure = self.choose(at, "government", self._government(at))
            state = self.home.state if party and party.endswith("-government") else party
            return self._state(state, max(0.5, sure), "the army of the state meant here", "domestic") if state else None
        if body.id == "ruling-council" and not self._governing_elsewhere(piece):
            return self._state(self._context_state(at), 0.65, "the state that the council rules", "bridging")
        return self._bare_state(piece, at) if body.id in _LANDS and not piece.complement else None

    def government_meant(self, at: int) -> tuple[str | None, float]:
        """Whose the government, the ministry here is; somebody's where the page names any state at all."""
        first = self._government(at)
        party, sure = self.choose(at, "government", first)
        return (party, sure) if party is not None else (first, 0.5)

    def _treasury(self, piece: Piece, body: Term) -> Reference | None:
        """*The Treasury* on a page about the affairs of one state is that of the whole, and of none of its parts."""
        home = self.register.entities.get(self.home.state or "")
        if body.id != "treasury" or home is None or not self.home.domestic or piece.attached:
            return None
        whole = home.under if home.kind == "region" else home.id
        return self._state(government_of(whole, self.register), 0.7, "the treasury at home", "domestic")

    def _told_organ(self, piece: Piece, body: Term, at: int) -> Reference | None:
        """*The ministry* that was named with its state before; *the army* of a state that acts on the page."""
        if piece.plural or piece.complement is not None or body.id not in MINISTRIES | {"army", "embassy"}:
            return None
        state = self.organ_before(MINISTRIES if body.id in MINISTRIES else frozenset({body.id}), at)
        if state is None and body.id == "army" and not self.scan.capital(piece.head):
            governing = self._government(at)
            acting = [m.actor for m in islice(self.mentions, HORIZON) if m.rank == 2]
            acting += [s for _, kind, s, _ in self.organs if kind == "government"]
            state = next((s for s in acting if self.is_state(s) and self._same_state(s, governing)), None)
        return self._state(state, 0.7, f"the {body.id} named before", "points-back") if state else None

    def _in_talks(self) -> bool:
        """Whether the page is about states, or about one abroad."""
        return not self.home.domestic or self.home.abroad(self.lexicon)

    def _governing_elsewhere(self, piece: Piece) -> bool:
        """*The ruling council of the guild*: of something that is no state."""
        return piece.complement is not None and piece.relation != "modifier"

    def _sided(self, piece: Piece, body: Term, side: str) -> bool:
        """*La partie gouvernementale*, the government's side; *the rebel delegation*, the rebels'."""
        return body.id in ("delegation", "mission", "forces", "army") and self._says(piece, side)

    def _seat(self, piece: Piece) -> str | None:
        """The state in which a government sits: *le gouvernement à Tripoli, a Tripoli-based government*."""
        place = next((x for x in places_of(piece) if x.sense.kind in ("capital", "name", "city")), None)
        if place is not None:
            return place.sense.id
        index = self.register.index(self.lexicon.language)
        for fold in self.scan.fold[piece.start : piece.end]:
            town, based, _ = fold.partition("-based")
            senses = next((senses for rest, senses in index.get(town, ()) if not rest), ()) if based else ()
            if senses and self.is_state(senses[0].id):
                return senses[0].id
        return None

    def _says(self, piece: Piece, group: str) -> bool:
        """Whether a word of that group of [words] is in the phrase."""
        return any(self.lexicon.has(group, fold) for fold in self.scan.fold[piece.start : piece.end])

    def _contracted(self, piece: Piece) -> bool:
        """Whether the article stands just before, with the preposition: *du mouvement*, *of the trust*."""
        k = piece.start - 1
        while k > 0 and self.scan.fold[k].endswith("-based"):
            k -= 1
        if piece.determiner or k < 0:
            return False
        return self.scan.fold[k] in ("du", "au") or self.lexicon.has("definite", self.scan.fold[k])

    def _bare_state(self, piece: Piece, at: int) -> Reference | None:
        """*L'État* at home; *the country, the emirate*: the one named last."""
        if not piece.plural and self.home.domestic and self.scan.fold[piece.head] in ("etat", "state"):
            return self._state(self.home.government(self.register), 0.6, "the state at home", "domestic")
        told = piece.determiner in ("definite", "demonstrative") or self._contracted(piece)
        if not told or piece.plural or piece.name:
            return None
        if piece.body is not None and piece.body.id == "state":
            return self._state(
                self._last_state(at) or self._first_region(at), 0.6, "the state named last", "nearest-state"
            )
        return self._state(
            self._first_region(at) or self._last_region(at), 0.6, "the region named last", "nearest-state"
        )

    def _as_ministry(self, piece: Piece) -> Piece:
        """*The Food Ministry, the Energy Minister*: a name made of a field and a ministry's or minister's noun is no
        name."""
        if piece.name is None or piece.body is not None or piece.role is not None:
            return piece
        a, last = piece.name[0], piece.name[1] - 1
        terms = self.scan.lexicon.get(last, (0, ()))[1]
        term = next((t for t in terms if t.id in MINISTRIES or t.kind == "role" and t.rank == "state"), None)
        if term is None or a == last:
            return piece
        fields = all(self.lexicon.has("fields", f) or self._function_word(a) for f in self.scan.fold[a:last])
        if not fields and term.id != "ministry":
            return piece
        if term.kind == "role":
            office = replace(piece, role=term, role_at=last, head=last, name=None, determiner="definite")
            return office if fields else piece
        return replace(piece, body=term, body_at=last, head=last, name=None, determiner=piece.determiner or "definite")

    def _names_body(self, piece: Piece) -> bool:
        assert piece.complement is not None
        inner = parse(self.scan, self.lexicon, *piece.complement)
        return bool(inner.name and piece.body and piece.body.id not in ("ministry", "foreign-ministry", "department"))
