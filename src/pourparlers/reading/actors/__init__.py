"""Who is meant: one table a page, filled from all mentions before any statement is resolved.

Words: `lexicon` roles, bodies, pronouns of a language · `kinds` those that behave alike · `scan`, `looking_up` the
words of a page and what each can mean · `syntax` what the parse adds · `families` names that are persons' or firms'
· `invented` places that only this page knows.

A noun phrase taken apart: `pieces` what it comes to · `phrases` the walk · `openings` what stands before its head ·
`heads` its head · `beside`, `capitals` runs of capitals · `domains` what a minister is minister of · `conjoined` joint
speakers.

The page asked, each class built on the one before: `discourse` actors and mentions · `salience` who comes to mind at
a place · `surroundings` the state, town or region it is about · `incumbents` who holds an office · `anaphora`
pronouns · `governments` · `named_bodies` names and acronyms · `pointing` nouns that point back · `qualifying`,
`camps`, `bodies`, `groups` · `bridging` offices without a party · `inside` what a role is of · `membership` families
and employers · `roles` offices with a party · `offices` roles without a name · `names` is it a person? ·
`neighbours` what stands beside a name, `persons` for whom a person speaks · `resolving` one phrase, `reader` the
whole walk.

`table` what is known of each actor · `home` the government that is just *the government* · `holders` who held an
office on a day · `candidates` who can be meant where words alone do not say, `ranking` who is likeliest ·
`introductions` where a page introduces somebody, `alone` names that stand by themselves · `filling` all mentions into
the table · `naming`, with `english_ids`, `french_ids` and `glossary`: ids for parties no register knows · `speakers`
attributions become statements · `explaining` words by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from pourparlers.base.text import Span
from pourparlers.knowledge.register import Register
from pourparlers.reading.actors.explaining import Explanation, explained
from pourparlers.reading.actors.filling import filled
from pourparlers.reading.actors.reader import Reader
from pourparlers.reading.actors.speakers import stated
from pourparlers.reading.actors.table import Reference
from pourparlers.reading.types import Page

__all__ = ["ActorTable", "Explanation", "Reference", "explained", "find_actors", "name_speakers"]


@dataclass(frozen=True)
class ActorTable:
    """The actors of one page."""

    reader: Reader

    def refer(self, span: Span) -> Reference:
        """Whom any noun phrase of the page means; nobody, with a flag, where reference fails."""
        return self.reader.refer(span)

    def states_named(self, span: Span) -> tuple[str, ...]:
        """The states that the words of a span name, as nouns or as adjectives: *le soutien* américain."""
        scan = self.reader.scan
        found = [scan.register[i][1] for i in range(*scan.within(span)) if i in scan.register]
        ids = [senses[0].id for senses in found if senses[0].kind in ("name", "adjective") and not senses[0].weak]
        return tuple(dict.fromkeys(id_ for id_ in ids if self.reader.is_state(id_)))

    @cached_property
    def names(self) -> tuple[tuple[str, str], ...]:
        """(id, display name) of every party and person that occurs, sorted."""
        found = {a.id: a.name for a in self.reader.actors.values() if a.kind != "anonymous"}
        for actor in self.reader.actors.values():
            if actor.party:
                found.setdefault(actor.party, self.reader.display(actor.party))
        for mention in self.reader.mentions:
            if not mention.actor.startswith("?"):
                found.setdefault(mention.actor, self.reader.display(mention.actor))
        return tuple(sorted(found.items()))

    @cached_property
    def aliases(self) -> tuple[tuple[str, str], ...]:
        """(id, another name) of the parties that occur: what the page calls them, what the register knows; sorted."""
        reader = self.reader
        shown = dict(self.names)
        called = {(a.id, text) for a in reader.actors.values() if a.kind != "person" for text in a.called}
        called |= {(id_, text) for id_ in shown for text in reader.register.called(id_)}
        return tuple(sorted((id_, text) for id_, text in called if id_ in shown and text != shown[id_]))


def find_actors(page: Page, register: Register | None = None, *, log: bool = False) -> Page:
    """Fill `page.actors` from all mentions; needs `page.shadow`, uses `page.attributions` where there are any.

    `log` collects the decisions to learn from (`training/actors/train.py`), and lets the rules decide alone.
    """
    register = register or Register.load()
    page = replace(page, problems=(*page.problems, *register.problems))
    return replace(page, actors=ActorTable(filled(page, register, log=log)))


def name_speakers(page: Page) -> Page:
    """Turn `page.attributions` into `page.statements`; fills the table first where that was not done."""
    page = page if page.actors is not None else find_actors(page)
    assert page.actors is not None
    return replace(page, statements=stated(page, page.actors.reader))
