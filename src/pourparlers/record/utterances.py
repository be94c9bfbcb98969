"""A reading laid flat: every stance that a statement takes for a party, with its day."""

from __future__ import annotations

from collections.abc import Iterator

from pourparlers.base.dates import day_said
from pourparlers.reading.types import Reading, Statement
from pourparlers.record.types import Utterance


def speakers(statement: Statement) -> tuple[str, ...]:
    """The parties that a statement speaks for, the first one first."""
    if statement.parties:
        return tuple(dict.fromkeys(statement.parties))
    return (statement.party,) if statement.party else ()


def other_party(statement: Statement, party: str, parties: dict[str, str]) -> str | None:
    """The party that a statement of this party came through, if it is another one."""
    told_by = parties.get(statement.via) if statement.via else None
    return told_by if told_by != party else None


def utterances(reading: Reading, *, prefix: str = "") -> Iterator[Utterance]:
    """Every stance in a reading, in the order of the text; `prefix` goes before the statement ids.

    The confidence is that *the party holds the stance*: that the words are somebody's, that the somebody is this
    party, and that they take this stance, each in its turn.
    """
    parties = {s.person: s.party for s in reading.statements if s.person and s.party}
    parties |= {party: party for s in reading.statements for party in speakers(s)}
    for statement in reading.statements:
        day = day_said(statement.said_on, reading.article.published)
        for party in speakers(statement):
            for position in statement.positions:
                yield Utterance(
                    statement=prefix + statement.id,
                    party=party,
                    issue=position.issue,
                    stance=position.stance,
                    condition=position.condition,
                    day=day,
                    person=statement.person,
                    via=statement.via,
                    told_by=other_party(statement, party, parties),
                    hedged=statement.hedged,
                    confidence=round(statement.confidence * statement.party_confidence * position.confidence, 6),
                )
