"""The walk over one page: every phrase resolved in its place, the table growing as it goes."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, replace

from pourparlers.base.text import Span
from pourparlers.reading.actors.kinds import GOVERNMENTAL, NATIONAL, TOWNS
from pourparlers.reading.actors.persons import Persons
from pourparlers.reading.actors.phrases import Piece, conjuncts, parse, segments
from pourparlers.reading.actors.table import NOBODY, Reference

_PARTS = frozenset({"majority", "minority", "group", "delegation", "bloc"})
"""bodies that may be no more than so many of what follows"""


@dataclass(slots=True)
class Reader(Persons):
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

    def phrase(self, a: int, b: int, *, learn: bool = False) -> Reference:
        """The reference of words `a` to `b`: joint speakers one by one, else one phrase with its appositions."""
        cut = segments(self.scan, a, b)
        joint = self._joint(cut)
        if joint:
            return self._together([self._one([part], learn=learn) for part in joint], a)
        return self._one(cut, learn=learn)

    def _joint(self, cut: list[tuple[int, int]]) -> list[tuple[int, int]]:
        parts = [p for segment in cut for p in conjuncts(self.scan, self.lexicon, *segment)]
        if len(parts) < 2 or len(parts) == len(cut):
            return []
        if len(cut) == 1:
            return parts
        first = parse(self.scan, self.lexicon, *cut[0])
        last = conjuncts(self.scan, self.lexicon, *cut[-1])
        if len(cut) >= 2 and len(last) == 2 and (first.senses or first.name) and not first.relative:
            return parts
        head = conjuncts(self.scan, self.lexicon, *cut[0])
        return head if len(head) > 1 else []

    def _join(self, at: int, actors: list[str]) -> None:
        """Remember parties that the text joins by *and*."""
        own = (self.actors[a].party if a in self.actors else a for a in actors)
        parties = tuple(dict.fromkeys(p for p in own if p))
        if len(parties) > 1 and (at, parties) not in self.joints:
            insort(self.joints, (at, parties))

    def _together(self, found: list[Reference], a: int) -> Reference:
        known = [r for r in found if r.known]
        if not known:
            return NOBODY
        parties = tuple(dict.fromkeys(p for r in known for p in (r.parties or ((r.party,) if r.party else ()))))
        self._join(self.scan.start[a], list(parties))
        first = parties[0] if parties else None
        name = " + ".join(r.name for r in known if r.name)
        return Reference(
            None,
            first,
            parties if len(parties) > 1 else (),
            known[0].kind if first else "person",
            min(r.confidence for r in known),
            tuple(dict.fromkeys(x for r in known for x in r.reasons)),
            ("joint-speakers",),
            name,
        )

    def _one(self, cut: list[tuple[int, int]], *, learn: bool) -> Reference:
        pieces = self._with_names_of_bodies([parse(self.scan, self.lexicon, x, y) for x, y in cut])
        pieces = self._with_body_apposed(pieces)
        first = pieces[0]
        at = self.scan.start[first.start]
        named = next((p for p in pieces[:3] if p.name and not self._abbreviates(p) and self._personal(p, pieces)), None)
        if named is not None:
            return self._person(named, pieces, at, learn=learn)
        apposed = pieces[1] if len(pieces) > 1 else None
        if (
            first.empty
            and apposed
            and apposed.name
            and apposed.name[0] == apposed.start
            and first.determiner == "definite"
            and not apposed.role
            and not first.attached
        ):
            return self._organisation(apposed, pieces, at)
        opening = " ".join(self.scan.fold[first.start : first.end]).replace("' ", "'")
        if first.empty and opening in self.lexicon.pronouns:
            return self.anaphor(self.lexicon.pronouns[opening], at, opening)
        if apposed and self._gathered(apposed) and (within := self._meant_inside(apposed, at)).known:
            return within
        if first.other and first.other.kind == "speaks" and len(pieces) == 1:
            return NOBODY
        return self._unnamed(first, pieces, at, learn=learn)

    def _with_names_of_bodies(self, pieces: list[Piece]) -> list[Piece]:
        """*Ruud Hendrikse, le dirigeant du syndicat Havenbond*: where the person is named in a phrase of its own, the
        name behind what the role is of is the body's."""
        bare = [p for p in pieces if p.name and p.name[0] == p.start and p.name[1] - p.start > 1 and not p.role]
        if not bare:
            return pieces
        return [
            replace(p, complement=(p.complement[0], p.end), name=None)
            if p.role and p.complement and p.name and p.name[0] == p.complement[1] and p not in bare
            else p
            for p in pieces
        ]

    def _with_body_apposed(self, pieces: list[Piece]) -> list[Piece]:
        """*A spokeswoman for the lender, the Kressel Bank*: what the role is of is named behind the comma."""
        first, second = pieces[0], pieces[1] if len(pieces) == 2 else None
        if second is None or first.role is None or first.complement is None or first.name:
            return pieces
        inner = parse(self.scan, self.lexicon, *first.complement)
        told = inner.body is not None and inner.complement is None and inner.name is None and not inner.plural
        proper = second.determiner == "definite" and second.name is not None and second.role is None
        bodily = proper and any(t.kind == "body" for k in range(*second.name or (0, 0))
                                for t in self.scan.lexicon.get(k, (0, ()))[1])  # fmt: skip
        if not told or not bodily:
            return pieces
        return [replace(first, complement=(second.start, second.end), end=second.end)]

    def _gathered(self, piece: Piece) -> bool:
        """*Employers, grouped in X; les employeurs, réunis au sein de X*: they speak as X."""
        gathered = self.lexicon.has("gathered", self.scan.fold[piece.start])
        return gathered and piece.complement is not None and piece.relation == "place"

    def _abbreviates(self, piece: Piece) -> bool:
        """Whether a piece is an acronym in brackets."""
        return piece.start > 0 and self._acronym(piece.start) != "" and piece.end == piece.start + 1

    def _unnamed(self, piece: Piece, pieces: list[Piece], at: int, *, learn: bool) -> Reference:
        piece = self._as_ministry(piece)
        if piece.senses and not piece.role and not piece.body:
            return self._registered(piece, pieces, at)
        if piece.name and not piece.role:
            known = self._family(piece, piece.body, at) if piece.body else None
            return known or self._organisation(piece, pieces, at)
        if piece.role:
            return self._role_alone(piece, pieces, at)
        if piece.body:
            return self._body(piece, pieces, at)
        if piece.other:
            return self._collective(piece, at)
        group = self._without_lexicon(piece, at) if piece.empty else None
        return group or self._otherwise_called(piece, at) or NOBODY

    def _otherwise_called(self, piece: Piece, at: int) -> Reference | None:
        """*The politician, l'orateur, cet ancien notaire*: the last speaker, by a noun that means a person."""
        if not piece.empty or piece.plural or piece.complement or piece.attached:
            return None
        if piece.determiner not in ("definite", "demonstrative") or piece.end - piece.start > 3:
            return None
        noun = self.scan.fold[self._head(piece)]
        last = self._last_source(at)
        if not self.lexicon.for_people(noun) or last is None or last[1].person is None:
            return None
        actor = self.actors.get(last[1].person)
        if actor is None or piece.gender and actor.gender and piece.gender != actor.gender:
            return None
        why = (*last[1].reasons, "the last speaker, by another noun")
        return replace(last[1], confidence=min(last[1].confidence, 0.6), flags=("pronoun",), reasons=why)
