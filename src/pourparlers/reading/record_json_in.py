"""A reading back from JSON: what cannot be understood is left out, and told with the path to it."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from pourparlers.base.problems import Problem
from pourparlers.reading.record_fields import Fields, records
from pourparlers.reading.types import (
    Amount,
    Commitment,
    DateKind,
    DateMention,
    Event,
    Kind,
    Position,
    Precedent,
    Quantity,
    Quotation,
    Reading,
    Stance,
    Statement,
)
from pourparlers.sources.types import Article


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
        kind=f.choice("kind", get_args(Kind)),
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
        stance=f.choice("stance", get_args(Stance)),
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
    return DateMention(f.span("span"), f.text("value"), f.choice("kind", get_args(DateKind)))


def _quotation_from(f: Fields) -> Quotation:
    return Quotation(f.span("span"), f.flag("closed", True), f.whole("depth", 0))
