"""A reading as JSON; spans are `[start, end]`, what is unknown is null. Back leads `record_json_in`.

What a reading has beyond the annotated form is written only where it says something: `confidence` below 1, `flags`,
`parties` of joint speakers, `planned`, `wounded`, `unit`, and after the statements `dates`, `quotations`, `names`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.types import Amount, Commitment, Event, Position, Reading, Statement


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain data, keys always in the same order.

    >>> from pourparlers.sources.types import Article
    >>> reading_to_json(Reading(Article("a", "Oui.", "fr")))["document"]
    {'id': 'a', 'file': None, 'language': 'fr', 'published': None}
    """
    article = reading.article
    document: dict[str, Any] = {
        "id": article.id,
        "file": article.file,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
    }
    document |= _said(outlet=article.outlet, title=article.title)
    found: dict[str, Any] = {
        "document": document,
        "statements": [statement_to_json(s) for s in reading.statements],
        "commitments": [commitment_to_json(c) for c in reading.commitments],
        "amounts": [amount_to_json(a) for a in reading.amounts],
        "events": [event_to_json(e) for e in reading.events],
        "precedents": [
            {"id": p.id, "paragraph": p.paragraph, "what": p.what, "span": list(p.span)} for p in reading.precedents
        ],
    }
    found |= _said(
        dates=[{"span": list(d.span), "value": d.value, "kind": d.kind} for d in reading.dates],
        quotations=[{"span": list(q.span), "closed": q.closed, "depth": q.depth} for q in reading.quotations],
        names=[list(pair) for pair in reading.names],
        aliases=[list(pair) for pair in reading.aliases],
        problems=[p.as_json() for p in reading.problems],
    )
    return found


def _said(**fields: Any) -> dict[str, Any]:
    """Only those fields that say something."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in fields.items() if v not in (None, (), [], False, "")}


def _unsure(confidence: float, flags: Iterable[str] = ()) -> dict[str, Any]:
    sure: dict[str, Any] = {} if confidence == 1.0 else {"confidence": confidence}
    return sure | _said(flags=tuple(flags))


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def statement_to_json(s: Statement) -> dict[str, Any]:
    """One statement as plain data."""
    core = {
        "id": s.id,
        "paragraph": s.paragraph,
        "kind": s.kind,
        "source": _span(s.source),
        "cue": _span(s.cue),
        "content": [list(c) for c in s.content],
        "person": s.person,
        "party": s.party,
        "via": s.via,
        "said_on": s.said_on,
        "venue": s.venue,
        "hedged": s.hedged,
        "positions": [_position_to_json(p) for p in s.positions],
    }
    who = {} if s.party_confidence == 1.0 else {"party_confidence": s.party_confidence}
    return core | _said(parties=s.parties, rule=s.rule, cue_lemma=s.cue_lemma) | _unsure(s.confidence, s.flags) | who


def _position_to_json(p: Position) -> dict[str, Any]:
    core = {"issue": p.issue, "stance": p.stance, "condition": p.condition}
    return core | _said(evidence=p.evidence, reason=p.reason) | _unsure(p.confidence)


def commitment_to_json(c: Commitment) -> dict[str, Any]:
    """One commitment as plain data."""
    core = {
        "id": c.id,
        "paragraph": c.paragraph,
        "parties": list(c.parties),
        "count": c.count,
        "action": c.action,
        "issue": c.issue,
        "trigger": c.trigger,
        "deadline": c.deadline,
        "firmness": c.firmness,
        "span": list(c.span),
        "reported_by": c.reported_by,
    }
    extra = _said(trigger_span=c.trigger_span, statement=c.statement, negated=c.negated)
    return core | extra | _unsure(c.confidence, c.flags)


def amount_to_json(a: Amount) -> dict[str, Any]:
    """One amount, with its conversions, as plain data."""
    quantities = [
        {"currency": q.currency, "value": q.value, "span": list(q.span)} | _said(unit=q.unit) for q in a.quantities
    ]
    core = {"id": a.id, "paragraph": a.paragraph, "what": a.what, "amounts": quantities, "caveat": _span(a.caveat)}
    return core | {"consistent": a.consistent} | _said(check=a.check)


def event_to_json(e: Event) -> dict[str, Any]:
    """One event as plain data."""
    core = {"id": e.id, "paragraph": e.paragraph, "what": e.what, "type": e.type, "actors": list(e.actors)}
    place = {"date": e.date} | _said(place=e.place, planned=e.planned)
    counts = {k: v for k, v in (("killed", e.killed), ("wounded", e.wounded)) if v is not None}
    return core | place | counts | {"span": list(e.span)} | _unsure(e.confidence)
