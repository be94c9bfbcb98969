"""Bodies by their names: how far a name goes, its acronym, and the place of the body in the table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from pourparlers.base.ids import slug
from pourparlers.reading.actors.discourse import HORIZON
from pourparlers.reading.actors.governments import Governments
from pourparlers.reading.actors.kinds import COMPANIES
from pourparlers.reading.actors.phrases import Piece
from pourparlers.reading.actors.table import Actor, ActorKind


def _begins(actor: Actor, wanted: str) -> bool:
    """Whether a body's id goes on from a shorter name; *the unions at Pell Water* are not Pell Water."""
    rest = actor.id.removeprefix(wanted + "-")
    return rest != actor.id and not (rest.endswith("s") and actor.heads & {rest, rest[:-1]})


def _of_members(name: str) -> str:
    """What the names of a party and of its members have in common: *National Reformers*, *Social Reform party*.

    >>> _of_members("social-reformers"), _of_members("liberals"), _of_members("treasury")
    ('social-reform', '', '')
    """
    stem = name.removesuffix("s").removesuffix("er").removesuffix("ist")
    return stem if name.endswith("s") and "-" in name and len(stem) > 7 else ""


@dataclass(slots=True)
class NamedBodies(Governments):
    """Names of bodies, entered into the table of the page."""

    def _same_name(self, text: str) -> str | None:
        """An organisation of the page whose name begins with, or is abbreviated by, this name."""
        wanted = slug(text)
        if wanted in self.actors and self.actors[wanted].kind in ("organisation", "group"):
            return wanted
        stem = _of_members(wanted)
        for actor in islice(self.actors.values(), HORIZON):
            if actor.kind in ("organisation", "group") and (
                actor.id == wanted or _begins(actor, wanted) or wanted in actor.tokens
                or bool(stem) and actor.id.startswith(stem) and "party" in actor.heads
            ):
                return actor.id
        return None

    def _whole_name(self, piece: Piece, a: int, b: int) -> tuple[int, int]:
        """English: a body's name with all its capitals: *South African Poultry League*, *Chamber of Control*."""
        scan = self.scan
        while a > piece.start and scan.capital(a - 1) and scan.gap(a - 1) == " " and not self._function_word(a - 1):
            if scan.begins_sentence(a - 1) and self._company_noun(a - 1):
                break
            a -= 1
        noun = any(t.kind == "body" for t in self.scan.lexicon.get(b - 1, (0, ()))[1])
        links = ("of", "for") if b - a == 1 or noun else ("of",)
        linked = b + 1 < piece.end and scan.fold[b] in links and scan.capital(b + 1) and scan.capital(b - 1)
        if linked and piece.relation != "possessor":
            b += 2
            while b < piece.end and scan.capital(b) and scan.gap(b - 1) == " ":
                b += 1
        return a, b

    def _company_noun(self, i: int) -> bool:
        """Whether word `i` only says what a firm makes: *Steelmaker Halvex* at the start of a sentence."""
        return any(t.kind == "body" and t.id in COMPANIES for t in self.scan.lexicon.get(i, (0, ()))[1])

    def _acronym(self, stop: int, name: str = "") -> str:
        """The acronym in brackets behind a name, where the page goes on to use it: *le Front des ports (FDP)*."""
        scan = self.scan
        if stop >= len(scan.word) - 1 or scan.gap(stop - 1) != " (" or not scan.gap(stop).startswith(")"):
            return ""
        short = scan.word[stop]
        capitals = sum(letter.isupper() for letter in short)
        initials = {word[0] for word in name.split() if word[0].isupper()}
        if self.nested and initials and short[0] not in initials:
            return ""  # the acronym is that of the body around this one
        return slug(short) if capitals >= 2 and len(short) <= 12 and scan.word.count(short) > 1 else ""

    def _enter_body(
        self, id_: str, text: str, heads: set[str], at: int, kind: ActorKind = "organisation", *, stop: int = 0
    ) -> Actor:
        """The body in the table; `stop`: the word after its name, where an acronym may stand in brackets."""
        short = self._acronym(stop, text) if stop and id_ not in self.actors else ""
        actor = self.actors.get(id_)
        if actor is None:
            actor = Actor(id_, kind, text, id_, heads=set(heads), since=at)
            self.actors[id_] = actor
        actor.heads |= heads
        if short:
            actor.tokens |= {short}
            actor.called.add(self.scan.word[stop])
        self._mention(at, id_)
        return actor

    def _proper(self, piece: Piece, stop: int) -> set[str]:
        """The words of a phrase, up to a word, where they are a name in capitals: *Union des meuniers*."""
        scan = self.scan
        first = next((k for k in range(piece.start, stop) if not self._function_word(k)), stop)
        common = first < stop and scan.begins_sentence(first) and scan.fold[first] in scan.lower
        proper = first < stop and scan.capital(first) and not common
        return {scan.text_of(first, stop)} if proper else set()
