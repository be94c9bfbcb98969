"""The walk over one page: every phrase resolved in its place, the table growing as it goes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from pourparlers.base.text import Span
from pourparlers.reading.actors.kinds import GOVERNMENTAL, NATIONAL, TOWNS
from pourparlers.reading.actors.phrases import Piece, parse, segments
from pourparlers.reading.actors.resolving import Resolving
from pourparlers.reading.actors.table import NOBODY, Reference

_PARTS = frozenset({"majority", "minority", "group", "delegation", "bloc"})
"""bodies that may be no more than so many of what follows"""


@dataclass(slots=True)
class Reader(Resolving):
    """One page being read for its actors."""

    def refer(self, span: Span, *, learn: bool = False) -> Reference:
        """Whom the phrase at `span` means; `learn` enters what it tells into the table."""
        a, b = self.scan.within(span)
        if a >= b:
            return NOBODY
        whole = " ".join(self.scan.fold[a:b])
        pronoun = self.lexicon.pronouns.get(whole.replace("' ", "'"))
        if pronoun is not None:
            return self.anaphor(pronoun, span.start, whole)
        return self._surname_alone(a, b) or self.phrase(a, b, learn=learn)

    def _surname_alone(self, a: int, b: int) -> Reference | None:
        """*Baker*, of whom the page spoke as *Brian Baker*, is no baker."""
        alone = b - a == 1 and self.scan.capital(a) and a in self.scan.lexicon and self.scan.fold[a] in self.surnames
        known = self._known_person([self.scan.fold[a]], self.scan.start[a]) if alone else None
        if known is None or known.since >= self.scan.start[a] or known.id == self.scan.fold[a]:
            return None
        self._mention(self.scan.start[a], known.id)
        return self._as_person(known, known.why or "named before")

    def notice(self, span: Span) -> None:
        """Enter a subject that is no source, where it names a person, a body or a group beyond doubt."""
        a, b = self.scan.within(span)
        if a >= b or any(
            m.at == self.scan.start[a]
            for m in self.mentions[bisect_left(self.mentions, span.start, key=lambda m: m.at) :][:2]
        ):
            return
        whole = " ".join(self.scan.fold[a:b])
        if whole.replace("' ", "'") in self.lexicon.pronouns:
            return
        joint = self._joint(segments(self.scan, a, b))
        for x, y in joint or [(a, b)]:
            self._notice_one(x, y)
        starts = {self.scan.start[x] for x, _ in joint}
        self._join(span.start, [m.actor for m in self._between(span.start, span.end) if m.at in starts])

    def _notice_one(self, a: int, b: int) -> None:
        """Enter one of joint subjects, or the only one."""
        if a and self.scan.capital(a) and self.scan.capital(a - 1) and self.scan.gap(a - 1) == " ":
            return  # cut out of a longer name by the parse
        piece = parse(self.scan, self.lexicon, a, b)
        self._notice_state(piece, self.scan.start[a])
        if (
            piece.role
            or (piece.empty and not self._of_people(piece))
            or self.lexicon.has("relative", self.scan.fold[a])
            or (piece.determiner == "indefinite" and (piece.body is None or piece.plural))
            or (piece.other and piece.other.kind != "group")
            or (piece.complement and not self._whole_body(piece) and not (piece.other and piece.relation == "place"))
            or self._any_body(piece, self.scan.start[a])
        ):
            return
        if piece.name and not piece.body and not piece.role:
            x, y = piece.name
            if self.lexicon.has("occasions", self.scan.fold[y - 1]):
                return
            if y - x > 1 and self._personal(piece, [piece]):
                return
            if all(self.lexicon.has("calendar", fold) for fold in self.scan.fold[x:y]):
                return
            opening = y - x == 1 and self.scan.begins_sentence(x) and self.scan.fold[x] not in self.owners
            common = self.scan.start[x] in self.scan.common or self.scan.fold[x] in self.scan.lower
            if opening and (common or self.scan.fold[x] not in self.scan.inner):
                return
            known = self._known_person(self.scan.fold[x:y], self.scan.start[a])
            if known is not None:
                self._mention(self.scan.start[a], known.id)
                return
        meant = self.phrase(a, b, learn=True)
        if meant.party is not None and meant.person is None:
            self._mention(self.scan.start[a], meant.party)

    def _whole_body(self, piece: Piece) -> bool:
        """Whether a body with a complement is one body: *le syndicat des ports*; not *la majorité des élus*."""
        named = piece.determiner == "definite" and piece.relation == "of" or piece.relation == "possessor"
        return piece.body is not None and not piece.plural and named and piece.body.id not in _PARTS

    def _of_people(self, piece: Piece) -> bool:
        """Whether a noun that no lexicon has ends as nouns for people do: *les agrariens*, *the kidnappers*."""
        noun = self.scan.fold[self._head(piece)]
        return noun.endswith("s") and self.lexicon.for_people(noun[:-1])

    def _any_body(self, piece: Piece, at: int) -> bool:
        """Whether a bare noun names no body of the page: *the region could look after itself*."""
        if piece.body is None or piece.name or piece.complement or piece.attached:
            return False
        return piece.body.id not in GOVERNMENTAL | NATIONAL | TOWNS and self._pointed_back(piece, at) is None

    def _notice_state(self, piece: Piece, at: int) -> None:
        """The state whose office or organ is a subject: *le président tadjik*, *the army of Peru*."""
        if piece.role is None and (piece.body is None or piece.body.id not in GOVERNMENTAL):
            return
        whose = next((x.sense.id for x in piece.attached if x.relation in ("adjective", "of", "possessor")), None)
        if whose is not None and self.is_state(whose) and not piece.former:
            self._mention(at, whose)
