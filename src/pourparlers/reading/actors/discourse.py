"""What a page has said so far: actors, mentions in the order of the text, who was subject last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from pourparlers.base.ids import slug
from pourparlers.knowledge.register import Register
from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.home import Home, government_of
from pourparlers.reading.actors.naming import english_name
from pourparlers.reading.actors.kinds import TOWNS, UNIONS
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.phrases import Piece
from pourparlers.reading.actors.ranking import Decision, chosen, decision, weights
from pourparlers.reading.actors.scan import Scan
from pourparlers.reading.actors.table import Actor, Mention, Reference, ReferenceKind, Verdict

_TOLD = 0.7
"""how sure a party is that the words themselves say"""
HORIZON = 1500
"""words, mentions or actors looked back over at most, so that time grows with length alone"""


@dataclass(slots=True)
class Discourse:
    """The state of one reading, and what can be asked of it."""

    scan: Scan
    lexicon: Lexicon
    register: Register
    home: Home
    published: date | None
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    spoken: list[tuple[int, Reference]] = field(default_factory=list)
    """offset and speaker of the statements resolved so far"""
    own: frozenset[str] = frozenset()
    """ids of places that only this page knows"""
    governed: frozenset[str] = frozenset()
    """those of them that are states"""
    families: dict[str, tuple[int, int]] = field(default_factory=dict)
    """folded family names of the page, with the words of the full name"""
    firms: dict[str, tuple[int, int]] = field(default_factory=dict)
    """folded first words of firms' names, with the words of the whole name"""
    owners: frozenset[str] = frozenset()
    """folded names that own a role on the page, so no persons"""
    governments: tuple[tuple[int, str], ...] = ()
    """offsets at which a government is named with its state"""
    loose: tuple[Piece, ...] = ()
    regions: list[tuple[int, str]] | None = None
    genders: dict[str, str] | None = None
    log: list[Decision] | None = None
    """where decisions are collected to learn from; None while reading"""
    naming: bool = False
    """whether the role in hand is that of a person named beside it"""
    nested: int = 0
    """how deep inside another phrase: what is named there is no subject"""
    strong: frozenset[str] = frozenset()
    """ids of the register that the page names without doubt"""

    # what the classes built on this one do; named here because descriptions nest
    def phrase(self, a: int, b: int, *, learn: bool = False) -> Reference:
        """The reference of words `a` to `b`."""
        raise NotImplementedError

    def party_of_role(self, piece: Piece, at: int) -> Verdict:
        """For whom the holder of a role speaks."""
        raise NotImplementedError

    def _unnamed(self, piece: Piece, pieces: list[Piece], at: int, *, learn: bool) -> Reference:
        raise NotImplementedError

    def _role_alone(self, piece: Piece, pieces: list[Piece], at: int) -> Reference:
        raise NotImplementedError

    def _personal(self, piece: Piece, pieces: list[Piece]) -> bool:
        raise NotImplementedError

    def _known_person(self, folds: list[str], at: int) -> Actor | None:
        raise NotImplementedError

    def _enter_person(self, text: str, folds: list[str], gender: str, at: int) -> Actor:
        raise NotImplementedError

    def _party_of_piece(self, piece: Piece, at: int) -> str | None:
        raise NotImplementedError

    def last_party(self, at: int, *, window: int = 3, other_than: str | None = None) -> str | None:
        """The party that *its / son* means: the last subject or speaker of this sentence or the one before, else the
        last party named at all, up to `window` sentences back."""
        for mention in self.salient(at, window):
            actor = self.actors.get(mention.actor)
            party = actor.party if actor else mention.actor
            if party and party != other_than:
                return party
        return None

    def salient(self, at: int, window: int) -> Iterator[Mention]:
        """Mentions before an offset, sentence by sentence backwards, in each the subjects first, the latest first."""
        here = self.sentence_at(at)
        k = bisect_left(self.mentions, at, key=lambda m: m.at)
        while k > 0:
            number = self.sentence_at(self.mentions[k - 1].at)
            if here - number > window:
                return
            first = k - 1
            while first > 0 and self.sentence_at(self.mentions[first - 1].at) == number:
                first -= 1
            group = list(self.mentions[first:k])
            yield from (m for m in reversed(group) if m.rank == 2)
            yield from (m for m in reversed(group) if m.rank == 1)
            k = first

    def choose(self, at: int, kind: str, first: str | None, role: str = "") -> tuple[str | None, float]:
        """The party meant at an offset, where the rule alone would take `first`, and how likely that is."""
        if self.log is None and not weights():
            return first, 0.5
        made = decision(self, at, kind, first, role)
        if self.log is not None:
            self.log.append(made)
            return first, 0.5
        return chosen(made)

    def named_ahead(self, at: int) -> frozenset[str]:
        """Parties named after an offset in the same sentence: more often the other side."""
        here = self.sentence_at(at)
        found = set()
        for mention in self.mentions[bisect_left(self.mentions, at + 1, key=lambda m: m.at) :]:
            if self.sentence_at(mention.at) != here:
                break
            found.add(mention.actor)
        return frozenset(found)

    def holders_of(self, role: str) -> dict[str, bool]:
        """Parties of which the page has somebody in that office, and whether by name."""
        found: dict[str, bool] = {}
        for actor in self.recent_actors():
            if role in actor.roles and actor.party and actor.sure >= _TOLD:
                found[actor.party] = found.get(actor.party, False) or actor.kind == "person"
        return found

    def before(self, at: int) -> Iterator[Mention]:
        """Mentions before an offset, the latest first; not for ever, so that time grows with length alone."""
        k = bisect_left(self.mentions, at, key=lambda m: m.at)
        for n in range(k - 1, max(-1, k - 1 - HORIZON), -1):
            yield self.mentions[n]

    def recent_actors(self) -> Iterator[Actor]:
        """Actors, those entered last first, within the same horizon."""
        return islice(reversed(self.actors.values()), HORIZON)

    def sentence_at(self, at: int) -> int:
        """The number of the sentence that an offset lies in."""
        i = bisect_left(self.scan.start, at)
        return self.scan.sentence[min(i, len(self.scan.sentence) - 1)] if self.scan.sentence else 0

    def _last_person(self, at: int) -> Actor | None:
        for mention in self.before(at):
            actor = self.actors.get(mention.actor)
            if actor and actor.kind == "person":
                return actor
        return None

    def _last_of_kind(self, at: int, *, union: bool) -> str | None:
        """The union, or the firm or institution, that the page named last."""
        for mention in self.before(at):
            actor = self.actors.get(mention.actor)
            if (
                actor
                and actor.kind == "organisation"
                and bool(actor.heads & UNIONS) == union
                and not (actor.heads & (TOWNS | {"government", "opposition", "parliament", "court"}))
                and actor.id not in self.own
            ):
                return actor.id
        return None

    def _context_state(self, at: int) -> str | None:
        """The state whose minister speaks without saying so: the subject of this sentence or the last, else home's."""
        for mention in self.salient(at, 1):
            actor = self.actors.get(mention.actor)
            party = actor.party if actor else mention.actor
            if mention.rank == 2 and party and (self._is_state(party)):
                return party
        return self.home.state or self._last_state(at)

    def _government(self, at: int) -> str | None:
        """*The government*: one named with its state before, else at all, else that of the home."""
        named = [s for offset, s in self.governments if offset < at] or [s for _, s in self.governments]
        if named and not self.home.domestic:
            return named[-1]
        if self.home.domestic:
            return self.home.government(self.register)
        return self._context_state(at) or self.home.state

    def _last_state(self, at: int) -> str | None:
        for mention in self.before(at):
            if self.paragraphs(mention.at, at) > 1:
                return None
            entity = self.register.entities.get(mention.actor)
            if entity and entity.kind == "state" and mention.rank:
                return entity.id
            actor = self.actors.get(mention.actor)
            if (
                actor
                and actor.kind == "person"
                and actor.party
                and (e := self.register.entities.get(actor.party))
                and e.kind == "state"
            ):
                return e.id
        return None

    def _mention(self, at: int, id_: str) -> None:
        self.mentions_insert(Mention(at, id_, 0 if self.nested else 2))

    def mentions_insert(self, mention: Mention) -> None:
        """Keep mentions in the order of the text, each once."""
        k = bisect_left(self.mentions, mention.at, key=lambda m: m.at)
        if k < len(self.mentions) and self.mentions[k].at == mention.at:
            if mention not in self.mentions[k : k + 3]:
                self.mentions.insert(k + 1, mention)
            return
        self.mentions.insert(k, mention)

    def display(self, id_: str) -> str:
        """The name to show for a party."""
        actor = self.actors.get(id_)
        return actor.name if actor else self.register.display_name(id_, self.scan.language)

    def _of(self, mention: Mention) -> Reference | None:
        actor = self.actors.get(mention.actor)
        if actor is None:
            entity = self.register.entities.get(mention.actor)
            if entity is None:
                return None
            kind: ReferenceKind = "state" if entity.kind in ("state", "region") else "organisation"
            return Reference(None, entity.id, (), kind, 0.7, (), (), self.display(entity.id))
        if actor.kind == "person":
            return self._as_person(actor, "")
        if actor.kind == "anonymous":
            return Reference(None, actor.party, (), "anonymous", 0.5)
        return Reference(
            None, actor.id, (), "group" if actor.kind == "group" else "organisation", 0.7, (), (), actor.name
        )

    def paragraphs(self, a: int, b: int) -> int:
        """Paragraphs between two offsets."""
        lines = self.scan.lines
        return bisect_left(lines, b) - bisect_left(lines, a)

    def _is_state(self, party: str | None) -> bool:
        entity = self.register.entities.get(party or "")
        return bool(entity and entity.kind in ("state", "region")) or party in self.governed

    def _party_gender(self, party: str) -> str:
        if self.genders is None:
            self.genders = {}
            for _, senses in self.scan.register.values():
                if senses[0].kind == "name":
                    self.genders.setdefault(senses[0].id, senses[0].gender)
        if party in self.genders:
            return self.genders[party]
        actor = self.actors.get(party)
        return actor.gender if actor else ""

    def _party_of_sense(self, sense: Sense) -> str:
        return sense.id

    def _place_before(self, at: int) -> str | None:
        """The town named last after *à / in*, else the city of the dateline."""
        scan = self.scan
        i = bisect_left(scan.start, at) - 1
        stop = max(0, i - HORIZON)
        while i > stop:
            if (
                scan.capital(i)
                and scan.fold[i - 1] in ("a", "in", "at")
                and not self.lexicon.has("calendar", scan.fold[i])
                and i not in scan.lexicon
                and (i not in scan.register or scan.register[i][1][0].weak)
            ):
                j = i + 1
                while j < len(scan.word) and scan.capital(j) and scan.gap(j - 1) == " ":
                    j += 1
                return slug(scan.text[scan.start[i] : scan.end[j - 1]])
            i -= 1
        return slug(self.home.city) if self.home.city else self._first_place()

    def _first_place(self) -> str | None:
        """The town that the first sentences speak of: *les bus de Montpellier*."""
        scan = self.scan
        for i in range(1, len(scan.word)):
            if scan.sentence[i] > 1:
                break
            named = scan.capital(i) and i not in scan.register and i not in scan.lexicon
            if named and scan.fold[i - 1] in ("de", "d'", "of") and not self.lexicon.has("calendar", scan.fold[i]):
                return slug(scan.word[i])
        return None

    def _last_region(self, at: int) -> str | None:
        """The region named last; failing that, the first one named at all."""
        if self.regions is None:
            self.regions = [
                (self.scan.start[i], senses[0].id)
                for i, (_, senses) in sorted(self.scan.register.items())
                if (e := self.register.entities.get(senses[0].id)) and e.kind == "region"
            ]
        k = bisect_left(self.regions, (at, ""))
        return self.regions[max(k - 1, 0)][1] if self.regions else None

    def _movement(self) -> str | None:
        for mention in islice(self.mentions, HORIZON):
            entity = self.register.entities.get(mention.actor)
            if entity and entity.kind == "movement":
                return entity.id
            actor = self.actors.get(mention.actor)
            if (
                actor
                and actor.kind == "organisation"
                and actor.heads & {"front", "movement", "rebellion", "militia", "forces"}
            ):
                return actor.id
        return None

    def _opposition(self) -> str:
        """The opposition of the article: one named before, else that of the state at home."""
        for actor in islice(self.actors.values(), HORIZON):
            if actor.kind == "organisation" and "opposition" in actor.heads:
                return actor.id
        state = self._affair_of()
        return f"{state}-opposition" if state else "opposition"

    def _affair_of(self) -> str | None:
        """The adjective of the state whose affair the page is, where it is named; as it stands in ids."""
        state = self.home.state
        if state is None or not self.home.domestic or dict(self.home.counts).get(state, 0) < 2:
            return self._adjective_of(state) if state and state in self.governed else None
        return self._adjective_of(state)

    def _adjective_of(self, state: str) -> str | None:
        """The adjective of a state as it stands in ids: `zambian`; of a place only the page knows, *-ia* gives *-ian*."""
        if state in self.own:
            return state + "n" if state.endswith("ia") else state
        entity = self.register.entities.get(state)
        return slug(entity.adjective or entity.en) if entity and entity.kind in ("state", "region") else None

    def _own_place(self, text: str) -> str | None:
        id_ = english_name(text, self.lexicon.language)
        return id_ if id_ in self.own else None

    def _supported(self, sense: Sense) -> bool:
        if not sense.weak or sense.kind == "city":
            return True
        entity = self.register.entities.get(sense.id)
        family = {sense.id, entity.under if entity else ""} | {
            e for e in self.strong if (x := self.register.entities.get(e)) and x.under == sense.id
        }
        return bool(family & self.strong)

    def _same_state(self, one: str | None, other: str | None) -> bool:
        if not one or not other:
            return False
        return (
            one == other
            or one.endswith("-government")
            and one == government_of(other, self.register)
            or other.endswith("-government")
            and other == government_of(one, self.register)
        )

    def _function_word(self, i: int) -> bool:
        fold = self.scan.fold[i]
        return any(
            self.lexicon.has(g, fold)
            for g in (
                "definite",
                "indefinite",
                "possessive",
                "demonstrative",
                "of",
                "place",
                "for",
                "contracted",
                "and",
                "relative",
                "former",
            )
        ) or fold in ("'s", "'", "not", "ni")

    def _as_person(self, actor: Actor, reason: str) -> Reference:
        return Reference(
            actor.id,
            actor.party,
            (),
            "person",
            0.9 * actor.sure if actor.party else 0.75,
            (reason,) if reason else (),
            (),
            actor.name,
        )

    def _back(self, actor: Actor, sure: float) -> Reference:
        return Reference(
            None,
            actor.id,
            (),
            "organisation",
            sure,
            ("the body named before by that noun",),
            ("points-back",),
            actor.name,
        )
