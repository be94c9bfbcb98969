"""A reading as the "record, as JSON" of the design, and back; spans are `[start, end]`, what is unknown is null.

What a reading has beyond the annotated form is written only where it says something: `confidence` below 1, `flags`,
`parties` of joint speakers, `planned`, `wounded`, `unit`, and after the statements `dates`, `quotations`, `names`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from pourparlers.base.problems import Problem
from pourparlers.base.text import Span
from pourparlers.reading.record_fields import Fields, records
from pourparlers.reading.types import (
    Amount,
    Commitment,
    DateMention,
    Event,
    Position,
    Precedent,
    Quantity,
    Quotation,
    Reading,
    Statement,
)
from pourparlers.sources.types import Article

KINDS = ("direct", "indirect", "mixed")
STANCES = ("supports", "opposes", "not-opposed", "neutral")
DATE_KINDS = ("point", "deadline", "duration", "since")


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain data, keys always in the same order.

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


def reading_from_json(data: Any, text: str, *, file: str = "") -> tuple[Reading, tuple[Problem, ...]]:
    """A reading from plain data and the article's text, with everything that was wrong in the data.

    A record that cannot be understood is left out and reported; the rest is kept.

    >>> found, problems = reading_from_json({"document": {"id": "a", "language": "fr"}, "statements": [{}]}, "Oui.")
    >>> found.statements, problems[0].code
    ((), 'missing-key')
    """
    problems: list[Problem] = []
    top = Fields(data, "record", len(text), problems, file)
    document = Fields(top.take("document", {}), "document", len(text), problems, file)
    published = document.day("published")
    article = Article(
        id=document.text("id"),
        text=text,
        language=document.text("language"),
        published=date.fromisoformat(published) if published else None,
        outlet=document.maybe_text("outlet"),
        title=document.maybe_text("title"),
        file=document.maybe_text("file"),
    )
    reading = Reading(
        article=article,
        statements=records(top, "statements", statement_from),
        commitments=records(top, "commitments", commitment_from),
        amounts=records(top, "amounts", amount_from),
        dates=records(top, "dates", _date_from, keyed=False),
        events=records(top, "events", event_from),
        precedents=records(top, "precedents", precedent_from),
        quotations=records(top, "quotations", _quotation_from, keyed=False),
        names=top.pairs("names"),
        aliases=top.pairs("aliases"),
        problems=top.problems_within("problems"),
    )
    return reading, tuple(problems)


def statement_from(f: Fields) -> Statement:
    """One statement out of its fields."""
    return Statement(
        id=f.text("id"),
        paragraph=f.whole("paragraph", 1),
        kind=f.choice("kind", KINDS),
        source=f.maybe_span("source"),
        cue=f.maybe_span("cue"),
        content=f.spans("content"),
        person=f.maybe_text("person"),
        party=f.maybe_text("party"),
        parties=f.texts("parties"),
        via=f.maybe_text("via"),
        said_on=f.maybe_text("said_on"),
        venue=f.maybe_text("venue"),
        hedged=f.flag("hedged"),
        positions=records(f, "positions", _position_from, keyed=False),
        confidence=f.share("confidence"),
        flags=f.texts("flags"),
        rule=f.maybe_text("rule") or "",
        cue_lemma=f.maybe_text("cue_lemma") or "",
        party_confidence=f.share("party_confidence"),
    )


def _position_from(f: Fields) -> Position:
    return Position(
        issue=f.text("issue"),
        stance=f.choice("stance", STANCES),
        condition=f.maybe_text("condition"),
        evidence=f.maybe_span("evidence"),
        confidence=f.share("confidence"),
        reason=f.maybe_text("reason") or "",
    )


def commitment_from(f: Fields) -> Commitment:
    """One commitment out of its fields."""
    return Commitment(
        id=f.text("id"),
        paragraph=f.whole("paragraph", 1),
        span=f.span("span"),
        parties=f.texts("parties"),
        action=f.text("action"),
        firmness=f.text("firmness"),
        issue=f.maybe_text("issue"),
        trigger=f.maybe_text("trigger"),
        trigger_span=f.maybe_span("trigger_span"),
        deadline=f.maybe_text("deadline"),
        count=f.maybe_whole("count"),
        reported_by=f.maybe_text("reported_by"),
        statement=f.maybe_text("statement"),
        negated=f.flag("negated"),
        confidence=f.share("confidence"),
        flags=f.texts("flags"),
    )


def amount_from(f: Fields) -> Amount:
    """One amount out of its fields."""
    return Amount(
        id=f.text("id"),
        paragraph=f.whole("paragraph", 1),
        what=f.text("what"),
        quantities=records(f, "amounts", _quantity_from, keyed=False),
        caveat=f.maybe_span("caveat"),
        consistent=f.maybe_flag("consistent"),
        check=f.maybe_text("check") or "",
    )


def _quantity_from(f: Fields) -> Quantity:
    return Quantity(f.number("value"), f.span("span"), f.maybe_text("currency"), f.maybe_text("unit"))


def event_from(f: Fields) -> Event:
    """One event out of its fields."""
    return Event(
        id=f.text("id"),
        paragraph=f.whole("paragraph", 1),
        span=f.span("span"),
        what=f.text("what"),
        type=f.text("type"),
        actors=f.texts("actors"),
        date=f.maybe_text("date"),
        place=f.maybe_text("place"),
        planned=f.flag("planned"),
        killed=f.maybe_whole("killed"),
        wounded=f.maybe_whole("wounded"),
        confidence=f.share("confidence"),
    )


def precedent_from(f: Fields) -> Precedent:
    """One precedent out of its fields."""
    return Precedent(f.text("id"), f.whole("paragraph", 1), f.span("span"), f.text("what"))


def _date_from(f: Fields) -> DateMention:
    return DateMention(f.span("span"), f.text("value"), f.choice("kind", DATE_KINDS))


def _quotation_from(f: Fields) -> Quotation:
    return Quotation(f.span("span"), f.flag("closed", True), f.whole("depth", 0))
