"""What stands beside a person's name and is no office: a body, a country, brackets, for whom somebody speaks."""

from __future__ import annotations

from dataclasses import dataclass

from pourparlers.base.ids import slug
from pourparlers.reading.actors.kinds import BY_REFERENCE, RIVALS, SCHOLARLY
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.names import Names
from pourparlers.reading.actors.phrases import Piece, parse
from pourparlers.reading.actors.table import NOBODY, Verdict

_LETTERS = {"R": "republican-party", "D": "democratic-party"}


@dataclass(slots=True)
class Neighbours(Names):
    """Appositions, relative clauses and brackets that say for whom somebody speaks."""

    def _member_of(self, piece: Piece) -> str:
        """The political family of an apposition: *Ana Ruiz, a Republican*."""
        if piece.determiner == "possessive" and piece.end - piece.start == 3 and self.scan.capital(piece.start + 1):
            return self.family_of(piece.start + 1)  # her Conservative shadow
        somewhere = piece.end - piece.start > 3 and self.lexicon.has("place", self.scan.fold[piece.start + 2])
        alone = piece.determiner == "indefinite" and (piece.end - piece.start == 2 or somewhere)
        return self.family_of(piece.start + 1) if alone else ""

    def _offices_in(self, piece: Piece) -> tuple[Piece, ...]:
        """*Éleveur et responsable de la FDSEA*: what somebody does, and behind *and* the office they hold."""
        if piece.role is None or piece.role.rank != "own" or piece.complement is None:
            return (piece,)
        for k in range(piece.role_at + 1, piece.end - 1):
            following = self.scan.lexicon.get(k + 1, (0, ()))[1]
            office = any(t.kind == "role" and t.rank == "body" for t in following)
            if office and self.lexicon.has("and", self.scan.fold[k]):
                return (parse(self.scan, self.lexicon, k + 1, piece.end), piece)
        return (piece,)

    def _without_family(self, named: Piece) -> Piece:
        """*Democrat Ana Ruiz*: the name without the word for whose member somebody is."""
        assert named.name is not None
        a, b = named.name
        member = b - a > 2 and self.party_named(self.scan.fold[a] + "s")
        return named.changed(name=(a + 1, b)) if member else named

    def _family_before(self, named: Piece) -> str:
        """The party whose member the word just before a name says somebody is: *Democrat Ana Ruiz*."""
        assert named.name is not None
        k = named.name[0] - 1
        beside = k >= named.start and self.scan.capital(k) and self.scan.gap(k) == " "
        return self.party_named(self.scan.fold[k] + "s") if beside else ""

    def _tagged(self, named: Piece) -> str:
        """American: *Ana Ruiz, R-S.C., (D-Calif.)*: the party by its letter behind a name."""
        assert named.name is not None
        k = named.name[1]
        letter, _, state = self.scan.word[k].partition("-") if k < len(self.scan.word) else ("", "", "")
        apart = self.scan.gap(k - 1) in (", ", " (") and bool(state) and state[0].isupper()
        return _LETTERS.get(letter, "") if apart and self.lexicon.trait("head-last") else ""

    def _of_trade_at(self, piece: Piece) -> bool:
        """*X, pompiste à Voiron*: what somebody does somewhere, by a noun that no lexicon has."""
        if piece.relation != "place" or piece.complement is None or piece.body or piece.attached:
            return False
        inner = parse(self.scan, self.lexicon, *piece.complement)
        first = self.scan.word[piece.start]
        return first[0].islower() and not self._of_body(piece) and bool(inner.name) and not inner.body

    def _mere_place(self, piece: Piece) -> bool:
        """*X, of Springfield*: a name after a preposition that nothing says is a body's."""
        if not self._of_body(piece) or piece.body or piece.role or piece.senses or piece.attached:
            return False
        span = piece.name or piece.complement
        if span is None or any(k in self.scan.lexicon for k in range(*span)):
            return False
        id_ = slug(" ".join(self.scan.fold[span[0] : span[1]]))
        actor = self.actors.get(id_)
        known = actor is not None and actor.kind == "organisation" or id_ in self.own
        return not known and not set(self.scan.fold[span[0] : span[1]]) & self.owners

    def _loosely_possessed(self, piece: Piece, named: Piece) -> bool:
        """*Its best-known figure*: a possessive with a noun that no lexicon has and that is no rival or relative."""
        if piece.determiner != "possessive" or not piece.empty or piece is named:
            return False
        noun = piece.start + 1 if piece.start + 1 < piece.end else piece.start
        return self.scan.fold[noun] not in RIVALS

    def _said_to_speak(self, describing: list[Piece], at: int) -> Verdict | None:
        """*Who led the Armenian side, qui parle pour le syndicat*."""
        for piece in describing:
            spoken = (k for k in range(piece.start, piece.end) for x in self.scan.lexicon.get(k, (0, ()))[1]
                      if x.kind == "speaks")  # fmt: skip
            after = next((self.scan.lexicon[k][0] for k in spoken), None)
            if after is None:
                continue
            meant = self._nested_phrase(after, piece.end) if after < piece.end else NOBODY
            party = meant.party or (self._party_of_piece(piece, at) if piece.other else None)
            if party:
                doubts = tuple(f for f in meant.flags if f in BY_REFERENCE)
                return party, 0.85, "whom the person is said to speak for", doubts
        return None

    def _speaks_for(self, named: Piece, at: int) -> Verdict | None:
        """French: *Ana Ruiz, pour le PS,*: an organisation named after *pour*, between commas."""
        assert named.name is not None
        scan, k = self.scan, named.name[1]
        opened = k + 1 < len(scan.word) and scan.gap(k - 1) == ", " and scan.fold[k] == "pour"
        if not opened or not self.lexicon.trait("head-first"):
            return None
        stop = k + 1
        while stop < len(scan.word) and scan.gap(stop) == " " and stop - k < 6:
            stop += 1
        meant = self._nested_phrase(k + 1, stop + 1)
        body = meant.party and meant.person is None and meant.kind == "organisation" and "," in scan.gap(stop)
        return (meant.party, 0.85, "whom the person is said to speak for", ()) if body else None

    def _by_neighbours(self, named: Piece, describing: list[Piece], at: int) -> Verdict:
        """A relative clause, a body or a country beside the name."""
        own = self._own(describing)
        said = self._said_to_speak(describing, at) or self._speaks_for(named, at)
        if said:
            return said
        joined = self._body_joined(named, at)
        if joined:
            return joined, 0.8, "the body the name is joined to", ()
        for piece in describing:
            bare = piece.role is None and piece is not named and (piece.body or piece.complement or piece.attached)
            body = self._body_beside(piece)
            if not bare or body is not None and body.id in SCHOLARLY or self._of_trade_at(piece):
                continue
            party = self._party_of_piece(piece, at) if not self._mere_place(piece) else None
            if party and (not own or body is not None and party not in self.register.entities):
                return party, 0.75, "the body named beside the name", ()
        if own:
            return None, 0.0, "", ("party-unknown",)
        if named.role is None and named.complement and named.relation == "possessor":
            inner = parse(self.scan, self.lexicon, *named.complement)
            unknown = inner.name is not None and inner.empty is False and not inner.role and not inner.senses
            if unknown and inner.name and self._known_person(self.scan.fold[inner.name[0] : inner.name[1]], at) is None:
                return self._organisation(inner, [inner], at).party, 0.8, "the body the name is joined to", ()
        if named.role is None and named.complement:
            party = self._party_of_piece(named, at)
            if party:
                return party, 0.8, "the body the name is joined to", ()
        if named.senses:
            return self._party_of_sense(named.senses[0]), 0.85, "nationality", ()
        if named.attached:
            return self._party_of_sense(named.attached[0].sense), 0.7, "country beside the name", ()
        return None, 0.0, "", ("party-unknown",)

    def _body_joined(self, named: Piece, at: int) -> str | None:
        """*Ana Ruiz of the Caspian Forum, a research group*: the body that a name is joined to by *of*."""
        if named.role is not None or named.complement is None or named.relation != "of":
            return None
        bodily = any(t.kind == "body" and self.scan.capital(k) for k in range(*named.complement)
                     for t in self.scan.lexicon.get(k, (0, ()))[1])  # fmt: skip
        if not bodily and self._unknown_name(*named.complement):
            inner = parse(self.scan, self.lexicon, *named.complement)
            return self._organisation(inner, [inner], at).party if inner.name else None
        return self._party_of_piece(named, at) if bodily else None

    def _unknown_name(self, a: int, b: int) -> bool:
        """Whether words are a name of several capitals that is no town's by its look: *of Dunmore Bell*."""
        capitals = all(self.scan.capital(k) and k not in self.scan.register for k in range(a, b))
        return b - a > 1 and capitals and not self.lexicon.has("town_openers", self.scan.fold[a])

    def _body_beside(self, piece: Piece) -> Term | None:
        """The body that an apposition is or, behind *of*, speaks of: *X, de la banque Kressel*."""
        if piece.body or piece.complement is None or not self._of_body(piece):
            return piece.body
        return parse(self.scan, self.lexicon, *piece.complement).body

    def _bracketed(self, named: Piece) -> str | None:
        """The body in brackets after a name: *Ana Ruiz (Port Union)*."""
        assert named.name is not None
        i = named.name[1]
        if i >= len(self.scan.word) or self.scan.gap(i - 1) != " (" or not self.scan.capital(i):
            return None
        j = i
        while j < len(self.scan.word) - 1 and ")" not in self.scan.gap(j) and j - i < 6:
            j += 1
        piece = parse(self.scan, self.lexicon, i, j + 1)
        reference = self._unnamed(piece, [piece], self.scan.start[i], learn=True)
        return reference.party

    def _own(self, pieces: list[Piece]) -> bool:
        return any(p.role and p.role.rank == "own" for p in pieces)
