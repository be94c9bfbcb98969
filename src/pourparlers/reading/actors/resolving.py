"""One phrase resolved: joint speakers one by one, a name with its appositions, a role, a body, a crowd."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, replace

from pourparlers.reading.actors.persons import Persons
from pourparlers.reading.actors.phrases import Piece, conjuncts, parse, segments
from pourparlers.reading.actors.table import NOBODY, Reference


@dataclass(slots=True)
class Resolving(Persons):
    """Phrases taken apart and each part asked whom it means."""

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
        if first.empty and (one := self._one_of_them(first, at)):
            return one
        if first.empty and opening in self.lexicon.pronouns:
            return self.anaphor(self.lexicon.pronouns[opening], at, opening)
        if apposed and self._called_by_crowd(first, apposed):
            return self._organisation(replace(first, name=(first.start, first.end), role=None), [first, apposed], at)
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

    def _one_of_them(self, piece: Piece, at: int) -> Reference | None:
        """*One of them, l'une d'elles*: somebody of those spoken of."""
        last = self.scan.fold[piece.end - 1].removeprefix("d'")
        pronoun = self.lexicon.pronouns.get(last)
        some = piece.determiner == "indefinite" and piece.end - piece.start > 1
        if not some or pronoun is None or not pronoun.plural:
            return None
        them = self.anaphor(pronoun, at, last)
        return replace(them, kind="anonymous", person=None) if them.party else None

    def _called_by_crowd(self, first: Piece, apposed: Piece) -> bool:
        """*Friends of the Lake, a campaign group*: a body whose name begins with a noun for people."""
        crowd = first.role is not None and first.role.rank == "own" and first.plural or first.other is not None
        proper = self.scan.capital(first.start) and not first.determiner and first.complement is not None
        told = apposed.body is not None and apposed.determiner == "indefinite" and not apposed.plural
        return crowd and proper and told and any(self.scan.capital(k) for k in range(*first.complement or (0, 0)))

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
