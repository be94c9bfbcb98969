"""To whom somebody belongs beside an office: a political family, an employer."""

from __future__ import annotations

from dataclasses import dataclass

from pourparlers.reading.actors.beside import family
from pourparlers.reading.actors.inside import Inside
from pourparlers.reading.actors.kinds import NO_EMPLOYERS, POLITICAL, SEATED_ONES
from pourparlers.reading.actors.lexicon import Term
from pourparlers.reading.actors.phrases import Piece, parse
from pourparlers.reading.actors.table import Verdict


@dataclass(slots=True)
class Membership(Inside):
    """Members of a house by their family, experts by whom they work for."""

    def _of_family(self, piece: Piece, role: Term) -> str:
        """The political family that somebody who sits in a house is said to be of: *la députée écologiste*."""
        if role.id not in SEATED_ONES:
            return ""
        stop = piece.name[0] if piece.name else piece.relative if piece.relative is not None else piece.end
        return next((id_ for k in range(piece.start, stop) if (id_ := self.family_of(k))), "")

    def family_of(self, i: int) -> str:
        """The political family, or the party of the register, that word `i` means a member of; empty for none."""
        fold, scan = self.scan.fold[i], self.scan
        joined = i + 1 < len(scan.word) and scan.gap(i) == " " and i + 1 not in scan.lexicon
        if joined and scan.capital(i) and scan.capital(i + 1):
            return ""  # a longer name
        known = self.party_named(fold) or self.party_named(fold + "s")
        party = self.scan.capital(i) or self.lexicon.trait("head-first")
        own = family(self.lexicon, fold)
        return own if own in POLITICAL else known if party else ""

    def party_named(self, fold: str) -> str:
        """The political party of the register that a folded word names; empty for none."""
        known = self.register.index(self.lexicon.language).get(fold, ())
        parties = self.register.nouns.get("party", frozenset())
        return next((s.id for rest, senses in known if not rest for s in senses if s.id in parties), "")

    def _party_of_own(self, piece: Piece, at: int) -> Verdict:
        piece = self._past_subject(piece)
        if piece.complement and piece.relation in ("of", "possessor", "place"):
            inner = parse(self.scan, self.lexicon, *piece.complement)
            entity = self.register.entities.get(inner.senses[0].id) if inner.senses else None
            if inner.senses and inner.senses[0].kind == "seat":
                return inner.senses[0].id, 0.8, "who lives where a state is led from", ()
            if entity is not None and entity.kind == "organisation":
                return entity.id, 0.6, "the body the person belongs to", ()
            working = self._at_work(piece, inner)
            if working or inner.body and inner.body.id not in NO_EMPLOYERS:
                party = self._organisation(inner, [inner], at).party if working else self._party_of_piece(piece, at)
                if party and party not in self.register.entities:
                    return party, 0.5, "the body the person belongs to", ("speaks-for-oneself",)
        return None, 0.0, "speaks for themselves", ("speaks-for-oneself",)

    def _past_subject(self, piece: Piece) -> Piece:
        """*Sociologue du travail à l'université de Lima*: where somebody works, behind what they study."""
        if piece.complement is None or piece.relation != "of":
            return piece
        a, b = piece.complement
        for k in range(a + 1, b - 1):
            if self.lexicon.has("place", self.scan.fold[k]) and self.scan.word[k - 1][0].islower():
                start = k + 1
                while start < b - 1 and self.lexicon.has("definite", self.scan.fold[start]):
                    start += 1
                bodily = any(t.kind == "body" for t in self.scan.lexicon.get(start, (0, ()))[1])
                return piece.changed(complement=(start, b), relation="place") if bodily else piece
        return piece

    def _at_work(self, piece: Piece, inner: Piece) -> bool:
        """*An analyst at Lennox Street, analyste chez Meridian*: a name that is an employer's, after such a word."""
        assert piece.complement is not None
        start = piece.complement[0]
        before, first = self.scan.fold[start - 1], self.scan.word[start]
        if self.lexicon.trait("head-last") and self.lexicon.has("definite", before):
            before = self.scan.fold[start - 2]
        school = first.isupper() and len(first) > 1  # professeur à HEC
        working = self.lexicon.has("workplace", before) or self.lexicon.has("place", before) and school
        article = self.lexicon.trait("head-first") and piece.relation == "of" and self.lexicon.has("definite", before)
        return bool(inner.name) and not inner.senses and not inner.role and (working or article)
