"""Whether a name is a person's, and which person's."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from pourparlers.base.ids import slug
from pourparlers.reading.actors.offices import Offices
from pourparlers.reading.actors.phrases import Piece
from pourparlers.reading.actors.scan import PARTICLES
from pourparlers.reading.actors.table import Actor

_MARKS = "\"'“”«»‘’"


@dataclass(slots=True)
class Names(Offices):
    """Names told apart: persons, bodies, places."""

    def _personal(self, piece: Piece, pieces: list[Piece]) -> bool:
        """Whether the name in `piece` is a person's: by title, spelling, the table, what stands beside it."""
        scan = self.scan
        assert piece.name is not None
        a, b = piece.name
        if piece.title or piece.role:
            anybody = piece.determiner == "indefinite" and piece.complement is not None and not piece.title
            return not (piece.role and (piece.role.plural or anybody) and b - a == 1)
        if self._spelled_otherwise(a, b) or self._members(a, b) or self.lexicon.has("occasions", scan.fold[b - 1]):
            return False
        if piece.body or (piece.other and piece.other.kind != "speaks"):
            return False
        known = self._known_name(a, b)
        if known is not None:
            return known
        if piece.senses:
            office = piece.senses[0].kind == "organ" and b - a > 1 and scan.gap(a - 1) == " "
            return office or piece.senses[0].kind in ("adjective", "inhabitant")
        if self._elided(piece) or piece.plural and piece.determiner == "definite":
            return False
        others = [p for p in pieces if p is not piece]
        told = self._told_beside(piece, others)
        if told is not None:
            return told
        if piece.relation == "possessor" and piece.attached:
            return True
        noun_before = a > piece.start and piece.complement is None and scan.word[a - 1][0].islower()
        if noun_before and not self._function_word(a - 1) and b - a >= 2 - (piece.relation == "possessor"):
            return True
        if piece.determiner == "definite" and piece.relation != "possessor" and (
            self.lexicon.trait("head-last") or any(self.lexicon.has("contracted", f) for f in scan.fold[a:b])
        ):  # la Tribune du Léman
            return False
        return b - a <= 5 if b - a > 1 else self._single_name(piece, others)

    def _spelled_otherwise(self, a: int, b: int) -> bool:
        """Letters inside a name (*NHS Employers*), or a title in quotation marks (*“Morning Report”*)."""
        scan = self.scan
        words = scan.word[a:b]
        letters = any(w.isupper() and 1 < len(w) < 6 and w.isalpha() for w in words)
        if b - a > 1 and letters and not all(w.isupper() for w in words):
            return True
        before, after = scan.text[: scan.start[a]][-1:], scan.text[scan.end[b - 1] : scan.end[b - 1] + 1]
        return bool(before and after and before in _MARKS and after in _MARKS)

    def _members(self, a: int, b: int) -> bool:
        """English: *the National Reformers*: a plural of people behind an article; *United Farmers*, one at its end."""
        last, terms = self.scan.fold[b - 1], self.scan.lexicon.get(b - 1, (0, ()))[1]
        if b - a > 1 and self.lexicon.trait("head-last") and any(t.kind == "group" and t.plural for t in terms):
            return True
        told = a > 0 and self.lexicon.has("definite", self.scan.fold[a - 1]) and self.lexicon.trait("head-last")
        return told and last.endswith("ers") and self.lexicon.for_people(last[:-1])

    def _known_name(self, a: int, b: int) -> bool | None:
        """What the table or the register says of the name; None where neither knows it."""
        folds, at = self.scan.fold[a:b], self.scan.start[a]
        actor = self.actors.get(slug(" ".join(folds)))
        if actor is not None:
            return actor.kind == "person"
        if folds[-1] in self.surnames or " ".join(folds) in self.surnames or self._known_person(folds, at):
            return True
        if b - a == 1 and folds[-1] in self.families:
            return True
        _, inner, country = self._without_country(a, b)
        return True if country and self._known_person(inner, at) else None

    def _told_beside(self, piece: Piece, others: list[Piece]) -> bool | None:
        """What an apposition or a relative clause says the name is; None where they say nothing."""
        scan = self.scan
        assert piece.name is not None
        a, b = piece.name
        folds = scan.fold[a:b]
        role_beside = any(p.role for p in others)
        firms = any(self.lexicon.has("names", f) for f in folds)
        owner = firms or not self.owners.isdisjoint({folds[0], folds[-1], " ".join(folds)})
        bodily = any(k in scan.lexicon and scan.lexicon[k][1][0].kind == "body" for k in range(a, b))
        leads = any(p.role and p.role.id == "chief" and p.determiner == "definite" for p in others)
        firm = b - a > 1 and self.lexicon.has("names", folds[-1])
        if "-" in folds[-1] and b - a == 2:
            owner = False  # who has a double-barrelled name is a person, and may have a spokesman
        if (owner or bodily) and (not role_beside or firm and leads):  # Pell Power, the leader of the group
            return False
        if any(p.role and (p.determiner != "definite" or p.role_at <= p.start + 2) for p in others):
            return True
        if any(p.other and p.other.kind == "speaks" for p in others):
            return True
        before = next((p for p in others if p.body and p.start < piece.start), None)
        named_so = before and before.determiner == "definite" and not before.plural and before.end == piece.start
        if before and (before.complement or before.name or named_so and not role_beside):
            return False
        first = others[0] if others else None
        opening = scan.fold[first.start] if first else ""
        if opening in ("who", "whose") or opening == "qui" and b - a >= 2:
            return True
        of_other = piece.complement is not None and piece.relation == "of" and b - a > 1  # Ana Ruiz of the Y, a group
        if first and first.body and first.start > piece.start and not self._of_body(first) and not of_other:
            return False
        if opening.isdigit():
            return True
        relative = scan.fold[piece.relative] if piece.relative is not None else ""
        if relative == "which":
            return False
        return True if relative in ("who", "whose") or relative == "qui" and b - a >= 2 else None

    def _single_name(self, piece: Piece, others: list[Piece]) -> bool:
        """A name of one word is a person's only where something small is said of it: *Dragana, institutrice*."""
        assert piece.name is not None
        scan = self.scan
        if any(self._several(p) or self.lexicon.has("gathered", scan.fold[p.start]) for p in others[:1]):
            return False
        beside = piece.attached != () and piece.relation != "of" and piece.complement is not None
        joined = beside and not scan.word[piece.name[0]].isupper()
        said = bool(others) and others[0].empty and scan.word[others[0].start][0].islower() and not piece.determiner
        return joined or said

    def _elided(self, piece: Piece) -> bool:
        """French: *le chinois Hengda*, in small letters, is a firm; *le Chinois Shen Wei* is a person."""
        assert piece.name is not None
        before = piece.name[0] - 1
        national = any(x.relation == "adjective" and x.at == before for x in piece.attached)
        return national and before == piece.start + 1 and piece.determiner == "definite" and piece.role is None \
            and self.scan.word[before].islower()

    def _several(self, piece: Piece) -> bool:
        """Whether an apposition counts or compares things of a kind: *the largest of them, some 700 of them*."""
        folds = self.scan.fold[piece.start : piece.end]
        return any(self.lexicon.has("among", " ".join(pair)) for pair in pairwise(folds))

    def _of_body(self, piece: Piece) -> bool:
        """Whether an apposition begins with *de, of, from*: `X, of the Port Union`."""
        fold = self.scan.fold[piece.start]
        return self.lexicon.has("of", fold) or self.lexicon.has("contracted", fold) or self.lexicon.has("place", fold)

    def _known_person(self, folds: list[str], at: int) -> Actor | None:
        full = slug(" ".join(folds))
        actor = self.actors.get(full)
        if actor is not None and actor.kind == "person":
            return actor
        for k in range(len(folds)):
            ids = self.surnames.get(" ".join(folds[k:]))
            if ids and (k == 0 or len(folds) == 1 or any(set(folds) <= self.actors[i].tokens for i in ids)):
                fitting = [i for i in ids if set(folds) <= self.actors[i].tokens or k == 0]
                if fitting:
                    before = [i for i in fitting if self.actors[i].since <= at]
                    return self.actors[(before or fitting)[-1]]
        return self._by_register(folds, at)

    def _by_register(self, folds: list[str], at: int) -> Actor | None:
        """A person of the register by full or family name: of several, the one in office on the day."""
        words = tuple(folds)
        for rest, senses in self.register.index(self.lexicon.language).get(words[0], ()):
            if rest != words[1:]:
                continue
            ids = list(dict.fromkeys(s.id for s in senses if s.kind == "person"))
            if len(ids) > 1 or len(words) == 1 and self.published:
                ids = [i for i in ids if self.register.party_of(i, self.published)] if self.published else []
            if len(ids) == 1 and len(words[0]) > 2:
                return self._enter_person(self.register.entities[ids[0]].en, folds, "", at)
        return None

    def _without_country(self, a: int, b: int) -> tuple[str, list[str], str | None]:
        """The name without a country that machine translation put inside it: *Volodymyr Ukraine Zelensky*."""
        scan = self.scan
        for k in range(a + 1, b - 1):
            hit = scan.register.get(k)
            entity = self.register.entities.get(hit[1][0].id) if hit else None
            if hit and entity and entity.kind == "state" and hit[1][0].kind == "name" and hit[0] < b:
                rest = [*range(a, k), *range(hit[0], b)]
                return " ".join(scan.word[q] for q in rest), [scan.fold[q] for q in rest], entity.id
        initials = [k for k in range(a + 1, b - 1) if len(scan.word[k]) == 1 and scan.text[scan.end[k]] == "."]
        kept = [k for k in range(a, b) if k not in initials]
        if initials:  # John L. Burton
            return " ".join(scan.word[k] for k in kept), [scan.fold[k] for k in kept], None
        return scan.text_of(a, b), list(scan.fold[a:b]), None

    def _party_by_office(self, text: str) -> str | None:
        """For whom a person of the register spoke on the day of the article."""
        known = self._registered_person(text)
        return self.register.party_of(known, self.published) if known else None

    def _enter_person(self, text: str, folds: list[str], gender: str, at: int) -> Actor:
        id_ = self._registered_person(text) or slug(text)
        if id_ not in self.register.entities and slug(text) not in self.actors:
            id_ = slug(text)
        actor = self.actors.get(id_)
        if actor is None or actor.kind != "person":
            entity = self.register.entities.get(id_)
            actor = Actor(
                id_,
                "person",
                entity.en if entity and entity.kind == "person" else text,
                gender=entity.gender if entity and entity.kind == "person" else gender,
                tokens=frozenset(folds),
                since=at,
            )
            self.actors[id_] = actor
        parts = [part for fold in folds for part in fold.split("-") if len(part) > 1]
        actor.tokens |= set(parts) | set(folds)
        for rest in [" ".join(folds[k:]) for k in range(len(folds))] + folds[:1] + parts:
            if rest not in PARTICLES and id_ not in self.surnames.setdefault(rest, []):
                self.surnames[rest].append(id_)
        return actor

    def _registered_person(self, text: str) -> str | None:
        from pourparlers.knowledge.tokens import key

        words = key(text, self.lexicon.language)
        for rest, senses in self.register.index(self.lexicon.language).get(words[0] if words else "", ()):
            if rest == words[1:] and senses[0].kind == "person" and not senses[0].weak:
                return senses[0].id
        return None
