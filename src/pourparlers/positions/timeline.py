"""From statements to positions: on each day a party is heard its stance is weighed, and holds until it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Protocol

from pourparlers.base.ids import slug
from pourparlers.positions.types import PartyPosition
from pourparlers.reading.types import Reading, Stance
from pourparlers.record.types import Utterance
from pourparlers.record.utterances import utterances

HEDGED, SECOND_HAND = 0.5, 0.5
ORDER: tuple[Stance, ...] = ("supports", "opposes", "not-opposed", "neutral")


class HasReadings(Protocol):
    """Anything that gives readings: a `Record`."""

    def readings(self) -> Iterable[Reading]: ...


Source = HasReadings | Reading | Iterable[Reading] | Iterable[Utterance]
History = dict[tuple[str, str], tuple[PartyPosition, ...]]


def heard(source: Source) -> tuple[Utterance, ...]:
    """Every stance in a record, a reading, several readings, or as given; ids as `positions.types` says."""
    if isinstance(source, Reading):
        return tuple(utterances(source))
    things = list(source) if isinstance(source, Iterable) else list(source.readings())
    readings = [t for t in things if isinstance(t, Reading)]
    flat = [t for t in things if isinstance(t, Utterance)]
    if len(readings) == 1:
        flat.extend(utterances(readings[0]))
    else:
        for reading in readings:
            flat.extend(utterances(reading, prefix=f"{reading.article.id}/"))
    return tuple(flat)


def positions(source: Source, *, on: date | None = None) -> tuple[PartyPosition, ...]:
    """Who stands where: one position for every party and issue heard of until `on` (None: ever), sorted by both.

    What a party says itself goes before what another party says of it; on one day the stance with the most
    weight wins (confidence, halved where hedged, halved where told by another party). Undated words come first.

    >>> said = [Utterance("s1", "union", "strike", "supports", day=date(2025, 3, 1)),
    ...         Utterance("s2", "union", "strike", "opposes", day=date(2025, 3, 9))]
    >>> [(p.stance, p.statements, p.days_silent) for p in positions(said, on=date(2025, 3, 8))]
    [('supports', ('s1',), 7)]
    """
    latest = []
    for episodes in history(source, until=on).values():
        latest.append(replace(episodes[-1], on=on or episodes[-1].last_heard))
    return tuple(latest)


def history(source: Source, *, until: date | None = None) -> History:
    """Every position that a party has held on an issue, oldest first, by (party, issue) in sorted order."""
    told: dict[tuple[str, str], list[Utterance]] = defaultdict(list)
    for u in heard(source):
        if until is None or u.day is None or u.day <= until:
            told[u.party, u.issue].append(u)
    return {key: tuple(_episodes(told[key])) for key in sorted(told)}


def weight(u: Utterance) -> float:
    """How much a statement counts, 0 to 1."""
    return u.confidence * (HEDGED if u.hedged else 1.0) * (SECOND_HAND if u.told_by else 1.0)


def _episodes(said: list[Utterance]) -> Iterator[PartyPosition]:
    """The positions one after another: words on the same side are one position, other words begin the next."""
    own = [u for u in said if not u.told_by]
    heard_of = own or said
    by_others = tuple(u for u in said if u.told_by) if own else ()
    present: PartyPosition | None = None
    for day, group in groupby(sorted(heard_of, key=_day), key=_day):
        one_day = _weighed(list(group), None if day == date.min else day, reported_only=not own)
        if present is None:
            present = one_day
        elif present.stance == one_day.stance and not _other_condition(present, one_day):
            present = _continued(present, one_day)
        else:
            yield _with_others(present, by_others)
            present = one_day
    if present is not None:
        yield _with_others(present, by_others)


def _day(u: Utterance) -> date:
    return u.day or date.min


def _weighed(said: list[Utterance], day: date | None, *, reported_only: bool) -> PartyPosition:
    """The position that one day's words of one party on one issue come to."""
    weights: dict[Stance, float] = defaultdict(float)
    for u in said:
        weights[u.stance] += weight(u)
    stance = max(ORDER, key=lambda s: (weights.get(s, -1.0), -ORDER.index(s)))
    behind = [u for u in said if u.stance == stance]
    conditions = tuple(dict.fromkeys(u.condition for u in behind if u.condition))
    share = weights[stance] / total if (total := sum(weights.values())) else 0.0
    return PartyPosition(
        party=behind[0].party,
        issue=behind[0].issue,
        stance=stance,
        condition=conditions[-1] if conditions else None,
        since=day,
        last_heard=day,
        on=day,
        statements=tuple(dict.fromkeys(u.statement for u in behind)),
        against=tuple(dict.fromkeys(u.statement for u in said if u.stance != stance)),
        confidence=round(share * _at_least_one(weight(u) for u in behind), 6),
        reported_only=reported_only,
        conditions=conditions,
    )


def _at_least_one(weights: Iterable[float]) -> float:
    """The chance that one of them is right, if each is on its own (noisy or)."""
    wrong = 1.0
    for w in weights:
        wrong *= 1.0 - w
    return 1.0 - wrong


def _continued(before: PartyPosition, later: PartyPosition) -> PartyPosition:
    """The same position, heard again; a condition that is not repeated still stands."""
    return replace(
        later,
        condition=later.condition or before.condition,
        since=before.since,
        statements=before.statements + later.statements,
        confidence=round(1.0 - (1.0 - before.confidence) * (1.0 - later.confidence), 6),
        conditions=tuple(dict.fromkeys(before.conditions + later.conditions)),
    )


def _other_condition(before: PartyPosition, later: PartyPosition) -> bool:
    """Whether a condition was replaced by another one."""
    if not before.conditions or not later.condition:
        return False
    return slug(later.condition) not in {slug(c) for c in before.conditions}


def _with_others(position: PartyPosition, by_others: tuple[Utterance, ...]) -> PartyPosition:
    """The position with what others say against it from the day it was taken on."""
    since = position.since or date.min
    denied = [u.statement for u in by_others if u.stance != position.stance and _day(u) >= since]
    return replace(position, against=tuple(dict.fromkeys((*position.against, *denied))))
