"""Persons by name: who they are, and from their description, for whom they speak."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.base.ids import slug
from pourparlers.reading.actors.kinds import RIVALS, UNSURE
from pourparlers.reading.actors.phrases import Piece, parse
from pourparlers.reading.actors.roles import Roles
from pourparlers.reading.actors.scan import PARTICLES
from pourparlers.reading.actors.table import Actor, Reference

_MARKS = "\"'“”«»‘’"
_WEAK = 0.6  # a guess from what stands near gives way to the office that the register knows


@dataclass(slots=True)
class Persons(Roles):
    """Phrases that name a person."""

    def _personal(self, piece: Piece, pieces: list[Piece]) -> bool:
        """Whether the proper name in `piece` is a person's."""
        scan = self.scan
        assert piece.name is not None
        a, b = piece.name
        folds = scan.fold[a:b]
        if piece.title or piece.role:
            return not (piece.role and piece.role.plural and b - a == 1)
        if (
            b - a > 1
            and any(w.isupper() and 1 < len(w) < 6 and w.isalpha() for w in scan.word[a:b])
            and not (all(w.isupper() for w in scan.word[a:b]))
        ):
            return False  # letters inside a name: NHS Employers, Union CGT
        before, after = scan.text[: scan.start[a]][-1:], scan.text[scan.end[b - 1] : scan.end[b - 1] + 1]
        if before in _MARKS and after in _MARKS and before and after:
            return False  # a title: the programme “Morning Report”
        if piece.body or (piece.other and piece.other.kind != "speaks"):
            return False
        if slug(" ".join(folds)) in self.actors:
            return self.actors[slug(" ".join(folds))].kind == "person"
        if folds[-1] in self.surnames or " ".join(folds) in self.surnames or self._known_person(folds, scan.start[a]):
            return True
        _, inner, country = self._without_country(a, b)
        if country and self._known_person(inner, scan.start[a]):
            return True
        if piece.senses:
            return piece.senses[0].kind in ("adjective", "inhabitant") and b - a >= 1
        others = [p for p in pieces if p is not piece]
        if (
            folds[0] in self.owners
            or folds[-1] in self.owners
            or " ".join(folds) in self.owners
            or any(self.lexicon.has("names", f) for f in folds)
        ) and not any(p.role for p in others):
            return False
        if any(k in scan.lexicon and scan.lexicon[k][1][0].kind == "body" for k in range(a, b)) and not any(
            p.role for p in others
        ):
            return False
        if any(p.role and p.determiner != "definite" or (p.role and p.role_at <= p.start + 2) for p in others) or any(
            p.other and p.other.kind == "speaks" for p in others
        ):
            return True
        if any(p.body and (p.complement or p.name) and p.start < piece.start for p in others):
            return False
        if others and others[0].body and others[0].start > piece.start and not self._of_body(others[0]):
            return False
        if others and scan.fold[others[0].start].isdigit():
            return True
        if piece.relative is not None and (
            scan.fold[piece.relative] in ("who", "whose") or scan.fold[piece.relative] == "qui" and b - a >= 2
        ):
            return True
        if others and scan.fold[others[0].start] in ("who", "whose"):
            return True
        if piece.relation == "possessor" and piece.attached:
            return True
        if (
            a > piece.start
            and piece.complement is None
            and scan.word[a - 1][0].islower()
            and not self._function_word(a - 1)
            and b - a >= 2 - (piece.relation == "possessor")
        ):
            return True
        if self.lexicon.language == "en" and piece.determiner == "definite" and piece.relation != "possessor":
            return False
        if b - a == 1:
            return (
                piece.title != ""
                or (not scan.word[a].isupper() and piece.attached != () and piece.complement is not None)
                or (
                    bool(others)
                    and others[0].empty
                    and scan.word[others[0].start][0].islower()
                    and not piece.determiner
                )
            )
        return b - a <= 5

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
            if len(ids) > 1:
                ids = [i for i in ids if self.register.party_of(i, self.published)] if self.published else []
            if len(ids) == 1 and len(words[0]) > 2:
                return self._enter_person(self.register.entities[ids[0]].en, folds, "", at)
        return None

    def _person(self, named: Piece, pieces: list[Piece], at: int, *, learn: bool) -> Reference:
        assert named.name is not None
        a, b = named.name
        text, folds, inside = self._without_country(a, b)
        known = self._known_person(folds, at)
        describing = [
            p
            for p in pieces
            if p.role or p.body or p.attached or p.complement or (p.other and p.other.kind == "speaks")
        ]
        if known is not None and known.party is None and not describing:
            known.party = (
                self.register.party_of(known.id, self.published) if known.id in self.register.entities else None
            )
            known.why = "office held on the day (register)" if known.party else ""
        if known is not None and known.party is not None:
            self._add_roles(known, pieces)
            self._mention(at, known.id)
            return self._as_person(known, known.why or "named before")
        self.loose = tuple(pieces)
        opening = " ".join(self.scan.fold[pieces[0].start : pieces[0].end]).replace("' ", "'")
        pronoun = self.lexicon.pronouns.get(opening)
        if pronoun is not None and pieces[0] is not named:
            meant = self.anaphor(pronoun, at, opening)
            if meant.party and meant.person is None:
                named = replace(named, role=named.role)
                actor = known or self._enter_person(text, folds, pronoun.gender.replace("n", ""), at)
                actor.party, actor.sure, actor.why = meant.party, 0.6, "the one spoken of just before"
                self._mention(at, actor.id)
                return self._as_person(actor, actor.why)
        party, sure, reason, flags = self._party_of_description(named, describing, at)
        if party is None and inside:
            party, sure, reason, flags = inside, 0.7, "country inside the name", ()
        gender = next((p.gender for p in [named, *pieces] if p.gender and (p.title or p.role or p is named)), "")
        if self._own(pieces) and not party:
            flags = (*flags, "speaks-for-oneself")
        held = self._party_by_office(text)
        if held and (party is None or set(flags) & UNSURE):
            party, sure, reason, flags = held, 0.85, "office held on the day (register)", ()
        described = any(p.role and p.role.rank != "own" and not p.former for p in pieces)
        if party is None and not described and not known and not any(p.relative for p in pieces):
            office = self._open_office(at, gender)
            if office is not None:
                party, sure, reason = office.party, 0.5, "the office holder spoken of just before"
                entered = self._enter_person(text, folds, gender or office.gender, at)
                entered.roles |= office.roles
        actor = known or self._enter_person(text, folds, gender, at)
        held = self.register.party_of(actor.id, self.published) if actor.id in self.register.entities else None
        if held and actor.party is None and sure < _WEAK:
            party, sure, reason, flags = held, 0.85, "office held on the day (register)", ()
        if party and actor.party is None:
            actor.party, actor.sure, actor.why = party, sure, reason
        actor.gender = actor.gender or gender
        self._add_roles(actor, pieces)
        self._mention(at, actor.id)
        reference = self._as_person(actor, reason)
        return replace(
            reference, confidence=min(reference.confidence, sure) if party else reference.confidence, flags=flags
        )

    def _open_office(self, at: int, gender: str) -> Actor | None:
        """The office holder, not yet named, that the sentence before speaks of: *The minister was late. Ana Ruiz said ...*"""
        for mention in self.salient(at, 2):
            actor = self.actors.get(mention.actor)
            if actor is None:
                continue
            if (
                actor.kind == "anonymous"
                and actor.party
                and actor.gender != "?"
                and not (gender and actor.gender and gender != actor.gender)
            ):
                return actor if actor.sure >= 0.5 and "definite" in actor.tokens else None
            if actor.kind == "person":
                return None
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
        return scan.text[scan.start[a] : scan.end[b - 1]], list(scan.fold[a:b]), None

    def _party_by_office(self, text: str) -> str | None:
        """For whom a person of the register spoke on the day of the article."""
        known = self._registered_person(text)
        return self.register.party_of(known, self.published) if known else None

    def _own(self, pieces: list[Piece]) -> bool:
        return any(p.role and p.role.rank == "own" for p in pieces)

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

    def _add_roles(self, actor: Actor, pieces: list[Piece]) -> None:
        for piece in pieces:
            if piece.role and not piece.role.plural:
                actor.roles.add(piece.role.id)
                if piece.gender and not actor.gender:
                    actor.gender = piece.gender

    def _party_of_description(
        self, named: Piece, describing: list[Piece], at: int
    ) -> tuple[str | None, float, str, tuple[str, ...]]:
        roles = [p for p in describing if p.role and not (p.former and p.role.rank != "own")]
        if any(p.former for p in describing if p.role) and not roles:
            now = [p for p in describing if not p.role and (p.body or p.complement)]
            for piece in now:
                party = self._party_of_piece(piece, at)
                if party:
                    return party, 0.7, "the body named beside the name", ()
            return None, 0.0, "formerly in office", ("former",)
        own = self._own(describing)
        for piece in roles:
            party, sure, reason, flags = self.party_of_role(piece, at)
            if party:
                return party, sure, reason, flags
        if named.determiner == "possessive" and not named.role:
            describing = [named, *describing]
        for piece in self.loose:
            if (
                piece.determiner == "possessive"
                and piece.empty
                and piece is not named
                and self.scan.fold[piece.start + 1 if piece.start + 1 < piece.end else piece.start] not in RIVALS
            ):
                owner = self.last_party(at)
                if owner:
                    return owner, 0.6, "the party named last before the possessive", ("possessive",)
        bracket = self._bracketed(named)
        if bracket:
            return bracket, 0.8, "the party in brackets", ()
        for piece in describing:
            if piece.other and piece.other.kind == "speaks":
                party = self._party_of_piece(piece, at)
                if party:
                    return party, 0.85, "whom the person is said to speak for", ()
        for piece in describing:
            if piece.role is None and piece is not named and (piece.body or piece.complement or piece.attached):
                if own and piece.body and piece.body.id in ("university", "school", "hospital"):
                    continue
                party = self._party_of_piece(piece, at)
                if party and (not own or piece.body is not None and party not in self.register.entities):
                    return party, 0.75, "the body named beside the name", ()
        if named.role is None and named.complement and not own:
            party = self._party_of_piece(named, at)
            if party:
                return party, 0.8, "the body the name is joined to", ()
        if named.senses and not own:
            return self._party_of_sense(named.senses[0]), 0.85, "nationality", ()
        if named.attached and not own:
            return self._party_of_sense(named.attached[0].sense), 0.7, "country beside the name", ()
        return None, 0.0, "", ("party-unknown",)

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
