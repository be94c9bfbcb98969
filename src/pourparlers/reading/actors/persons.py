"""Persons by name: who they are, and from their description, for whom they speak."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparlers.base.ids import slug
from pourparlers.reading.actors.kinds import RIVALS, SCHOLARLY, UNSURE
from pourparlers.reading.actors.phrases import Piece, parse
from pourparlers.reading.actors.roles import Roles
from pourparlers.reading.actors.scan import PARTICLES
from pourparlers.reading.actors.table import Actor, Reference, Verdict

_MARKS = "\"'“”«»‘’"
_WEAK = 0.6  # a guess from what stands near gives way to the office that the register knows


@dataclass(slots=True)
class Persons(Roles):
    """Phrases that name a person."""

    def _personal(self, piece: Piece, pieces: list[Piece]) -> bool:
        """Whether the name in `piece` is a person's: by title, spelling, the table, what stands beside it."""
        scan = self.scan
        assert piece.name is not None
        a, b = piece.name
        if piece.title or piece.role:
            return not (piece.role and piece.role.plural and b - a == 1)
        if self._spelled_otherwise(a, b) or piece.body or (piece.other and piece.other.kind != "speaks"):
            return False
        known = self._known_name(a, b)
        if known is not None:
            return known
        if piece.senses:
            return piece.senses[0].kind in ("adjective", "inhabitant")
        others = [p for p in pieces if p is not piece]
        told = self._told_beside(piece, others)
        if told is not None:
            return told
        if piece.relation == "possessor" and piece.attached:
            return True
        noun_before = a > piece.start and piece.complement is None and scan.word[a - 1][0].islower()
        if noun_before and not self._function_word(a - 1) and b - a >= 2 - (piece.relation == "possessor"):
            return True
        if self.lexicon.language == "en" and piece.determiner == "definite" and piece.relation != "possessor":
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
        owner = {folds[0], folds[-1], " ".join(folds)} & self.owners or any(self.lexicon.has("names", f) for f in folds)
        bodily = any(k in scan.lexicon and scan.lexicon[k][1][0].kind == "body" for k in range(a, b))
        if (owner or bodily) and not role_beside:
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
        if first and first.body and first.start > piece.start and not self._of_body(first):
            return False
        if opening.isdigit():
            return True
        relative = scan.fold[piece.relative] if piece.relative is not None else ""
        return True if relative in ("who", "whose") or relative == "qui" and b - a >= 2 else None

    def _single_name(self, piece: Piece, others: list[Piece]) -> bool:
        """A name of one word is a person's only where something small is said of it: *Dragana, institutrice*."""
        assert piece.name is not None
        scan = self.scan
        joined = piece.attached != () and piece.complement is not None and not scan.word[piece.name[0]].isupper()
        said = bool(others) and others[0].empty and scan.word[others[0].start][0].islower() and not piece.determiner
        return joined or said

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
        if known is None and len(folds) == 1 and folds[0] in self.families:
            x, y = self.families[folds[0]]
            text, folds = self.scan.text[self.scan.start[x] : self.scan.end[y - 1]], list(self.scan.fold[x:y])
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
        """The office holder, not yet named, of the sentence before: *The minister was late. Ana Ruiz said ...*"""
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

    def _party_of_description(self, named: Piece, describing: list[Piece], at: int) -> Verdict:
        """For whom a named person speaks, by all that is said beside the name; the surest way first."""
        roles = [p for p in describing if p.role and not (p.former and p.role.rank != "own")]
        if any(p.former for p in describing if p.role) and not roles:
            return self._formerly(describing, at)
        for piece in roles:
            self.naming = True
            verdict = self.party_of_role(piece, at)
            self.naming = False
            if verdict[0]:
                return verdict
        if named.determiner == "possessive" and not named.role:
            describing = [named, *describing]
        owner = self.last_party(at) if any(self._loosely_possessed(p, named) for p in self.loose) else None
        if owner:
            return owner, 0.6, "the party that the possessive points back to", ("possessive",)
        bracket = self._bracketed(named)
        if bracket:
            return bracket, 0.8, "the party in brackets", ()
        return self._by_neighbours(named, describing, at)

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

    def _formerly(self, describing: list[Piece], at: int) -> Verdict:
        """A former office speaks for nobody; the body a person is with now may."""
        for piece in describing:
            party = self._party_of_piece(piece, at) if not piece.role and (piece.body or piece.complement) else None
            if party:
                return party, 0.7, "the body named beside the name", ()
        return None, 0.0, "formerly in office", ("former",)

    def _loosely_possessed(self, piece: Piece, named: Piece) -> bool:
        """*Its best-known figure*: a possessive with a noun that no lexicon has and that is no rival or relative."""
        if piece.determiner != "possessive" or not piece.empty or piece is named:
            return False
        noun = piece.start + 1 if piece.start + 1 < piece.end else piece.start
        return self.scan.fold[noun] not in RIVALS

    def _by_neighbours(self, named: Piece, describing: list[Piece], at: int) -> Verdict:
        """A relative clause, a body or a country beside the name."""
        own = self._own(describing)
        for piece in describing:
            party = self._party_of_piece(piece, at) if piece.other and piece.other.kind == "speaks" else None
            if party:
                return party, 0.85, "whom the person is said to speak for", ()
        for piece in describing:
            bare = piece.role is None and piece is not named and (piece.body or piece.complement or piece.attached)
            if not bare or piece.body and piece.body.id in SCHOLARLY:
                continue
            party = self._party_of_piece(piece, at) if not self._mere_place(piece) else None
            if party and (not own or piece.body is not None and party not in self.register.entities):
                return party, 0.75, "the body named beside the name", ()
        if own:
            return None, 0.0, "", ("party-unknown",)
        if named.role is None and named.complement:
            party = self._party_of_piece(named, at)
            if party:
                return party, 0.8, "the body the name is joined to", ()
        if named.senses:
            return self._party_of_sense(named.senses[0]), 0.85, "nationality", ()
        if named.attached:
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
