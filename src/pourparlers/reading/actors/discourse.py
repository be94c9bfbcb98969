"""What a page has said so far: actors, mentions in the order of the text, who was subject last."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date

from pourparlers.base.text import Span
from pourparlers.knowledge.register import Register
from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.completing import Completions
from pourparlers.reading.actors.home import Home
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.phrases import Piece
from pourparlers.reading.actors.ranking import Decision
from pourparlers.reading.actors.scan import Scan
from pourparlers.reading.actors.table import Actor, Mention, Reference, ReferenceKind, Verdict

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
    organs: tuple[tuple[int, str, str, frozenset[str]], ...] = ()
    """where a ministry, an army, a government is named with its state: offset, kind of body, state, field"""
    joints: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """parties joined by *and*, in the order of the text: *Lima and Quito agreed*"""
    sources: frozenset[int] = frozenset()
    """offsets at which the source of a statement begins"""
    loose: tuple[Piece, ...] = ()
    regions: list[tuple[int, str]] | None = None
    genders: dict[str, str] | None = None
    log: list[Decision] | None = None
    """where decisions are collected to learn from; None while reading"""
    naming: bool = False
    """whether the role in hand is that of a person named beside it"""
    barred: frozenset[str] = frozenset()
    """states that the title of the office in hand rules out: none of America's secretaries is a *minister*"""
    complete: Completions = field(default_factory=dict)
    """bodies that the page names in full, by their head noun"""
    quoted: tuple[Span, ...] = ()
    """quotations, outermost only, in the order of the text"""
    places: frozenset[str] = frozenset()
    """names that the page uses as a mere place: *à Talmont*"""
    nested: int = 0
    """how deep inside another phrase: what is named there is no subject"""
    strong: frozenset[str] = frozenset()
    """ids of the register that the page names without doubt"""

    # what the classes built on this one do; named here because descriptions nest
    def phrase(self, a: int, b: int, *, learn: bool = False) -> Reference:
        """The reference of words `a` to `b`."""
        raise NotImplementedError

    def _nested_phrase(self, a: int, b: int) -> Reference:
        """Whom words inside another phrase mean."""
        raise NotImplementedError

    def party_of_role(self, piece: Piece, at: int) -> Verdict:
        """For whom the holder of a role speaks."""
        raise NotImplementedError

    def _unnamed(self, piece: Piece, pieces: list[Piece], at: int, *, learn: bool) -> Reference:
        raise NotImplementedError

    def _role_alone(self, piece: Piece, pieces: list[Piece], at: int) -> Reference:
        raise NotImplementedError

    def _meant_inside(self, piece: Piece, at: int) -> Reference:
        raise NotImplementedError

    def _body(self, piece: Piece, pieces: list[Piece], at: int) -> Reference:
        raise NotImplementedError

    def _personal(self, piece: Piece, pieces: list[Piece]) -> bool:
        raise NotImplementedError

    def _known_person(self, folds: list[str], at: int) -> Actor | None:
        raise NotImplementedError

    def _enter_person(self, text: str, folds: list[str], gender: str, at: int) -> Actor:
        raise NotImplementedError

    def _party_of_piece(self, piece: Piece, at: int) -> str | None:
        raise NotImplementedError

    def sentence_at(self, at: int) -> int:
        """The number of the sentence that an offset lies in."""
        i = bisect_left(self.scan.start, at)
        return self.scan.sentence[min(i, len(self.scan.sentence) - 1)] if self.scan.sentence else 0

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

    def is_state(self, party: str | None) -> bool:
        """Whether a party is a state, or a part of one with a name of its own."""
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

    def _function_word(self, i: int) -> bool:
        return self.lexicon.functional(self.scan.fold[i])

    def _as_person(self, actor: Actor, reason: str) -> Reference:
        return Reference(
            actor.id,
            actor.party,
            (),
            "person",
            0.9 * actor.sure if actor.party else 0.75,
            (reason,) if reason else (),
            actor.flags if actor.party else (),
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
