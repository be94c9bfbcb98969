"""Who can be meant at a place where words alone do not say: parties named before, those that fit the words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pourparlers.reading.actors.kinds import ARMED, COMPANIES, UNIONS
from pourparlers.reading.actors.lexicon import Term

if TYPE_CHECKING:
    from pourparlers.reading.actors.incumbents import Incumbents

GOVERNING = frozenset({"state-role", "government"})
"""kinds of decision of which only those that govern are candidates"""
OF_TOWNS = frozenset({"mayor", "councillor", "deputy"})
"""roles that a town has"""
_OF_STATES = frozenset({"minister", "foreign-minister", "defence-minister", "prime-minister", "chancellor"})
"""offices that the Union has not"""
LOOKED_BACK = 300
"""mentions looked back over at most"""


@dataclass(frozen=True, slots=True)
class Named:
    """One earlier mention of a party, as seen from where a decision is made."""

    sentences: int
    """how many sentences back"""
    paragraphs: int
    rank: int
    person: bool
    """whether one of its people is named"""
    speaks: bool


def seen_from(page: Incumbents, at: int, *, of_town: bool) -> dict[str, list[Named]]:
    """The parties named before an offset that words there can point back to, the latest first."""
    seen: dict[str, list[Named]] = {}
    here = page.sentence_at(at)
    end = bisect_left(page.mentions, at, key=lambda m: m.at)
    for mention in reversed(page.mentions[max(0, end - LOOKED_BACK) : end]):
        if not page.eligible(mention, at, of_town=of_town):
            continue
        actor = page.actors.get(mention.actor)
        party = actor.party if actor else mention.actor
        if party and (actor is None or actor.kind != "anonymous"):
            seen.setdefault(party, []).append(
                Named(
                    here - page.sentence_at(mention.at),
                    page.paragraphs(mention.at, at),
                    mention.rank,
                    actor is not None and actor.kind == "person",
                    mention.at in page.sources,
                )
            )
    return seen


def fitting(
    page: Incumbents, order: list[str], kind: str, first: str | None, role: Term | None, fields: frozenset[str]
) -> Sequence[str]:
    """Those of the parties, and of the home's, that the words can mean: one owner is no crowd, ministers are of those
    that govern, an office that somebody else holds is not open."""
    for extra in (first, page.home.stated, page.home.state, page.home.government(page.register)):
        if extra and extra not in order:
            order.append(extra)
    office = role.id if role else ""
    without = page.register.without.get(office, frozenset()) | page.barred
    order = [p for p in order if p not in without]
    if office == "general":
        order = [p for p in order if governs(page, p) and p != "european-union" or _armed(page, p)]
    if office in OF_TOWNS or page.lexicon.has("one_owner", kind.rpartition(":")[2]):
        order = [p for p in order if type_of(page, p) != "group"]
    if page.lexicon.has("personal_owner", kind.rpartition(":")[2]):
        owners = {a.party for a in page.recent_actors() if a.kind in ("person", "anonymous")}
        order = [p for p in order if p in owners] or order
    if role is not None and role.rank == "state" and kind.startswith("its:"):
        order = [p for p in order if governs(page, p) or _bare_name(page, p)] or order
    if kind in GOVERNING:
        taken = page.taken(office, fields)
        order = [p for p in order if governs(page, p) and p not in taken]
        if office in _OF_STATES:
            order = [p for p in order if p != "european-union"]
    return order


def governs(page: Incumbents, party: str) -> bool:
    """Whether a party can have ministers: a state, a region, a union of states, a government."""
    entity = page.register.entities.get(party)
    stately = entity is not None and (entity.kind in ("state", "region") or party == "european-union")
    return party.endswith("-government") or party in page.governed or stately


def _armed(page: Incumbents, party: str) -> bool:
    """Whether a party can have officers: a movement, a front, or a name of which nothing is said."""
    actor, entity = page.actors.get(party), page.register.entities.get(party)
    return (
        entity is not None
        and entity.kind == "movement"
        or bool(actor and actor.heads & ARMED)
        or _bare_name(page, party)
    )


def _bare_name(page: Incumbents, party: str) -> bool:
    """Whether nothing says what a party is: a state that no register knows may be among them."""
    actor = page.actors.get(party)
    return actor is not None and actor.kind == "organisation" and not actor.heads


def type_of(page: Incumbents, party: str) -> str:
    """What kind of party it is, as far as the register or the page says."""
    entity = page.register.entities.get(party)
    if entity is not None:
        return entity.kind
    if party in page.own:
        return "own-place"
    actor = page.actors.get(party)
    if actor is None:
        return "government" if party.endswith("-government") else "unknown"
    if actor.kind == "group":
        return "group"
    if actor.heads & UNIONS:
        return "union"
    if actor.heads & COMPANIES:
        return "company"
    return "body" if actor.heads else "name"
