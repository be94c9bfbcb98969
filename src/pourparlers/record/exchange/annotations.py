"""Statements as W3C Web Annotations (JSON-LD), so that annotation tools show them on the article's text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.record_json import statement_to_json
from pourparlers.reading.types import Reading, Statement

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"pourparlers": "urn:pourparlers:"}]
AROUND = 32
"""characters before and after a quotation, by which it is found again"""


def collection(readings: Iterable[Reading]) -> dict[str, Any]:
    """An annotation collection of all statements; offsets count code points, as in the record."""
    items = [annotation(reading, s) for reading in readings for s in reading.statements]
    page = {"type": "AnnotationPage", "items": items}
    return {"@context": CONTEXT, "type": "AnnotationCollection", "total": len(items), "first": page}


def annotation(reading: Reading, statement: Statement) -> dict[str, Any]:
    """One statement: its content (else its cue, else its source) as target, who and what as bodies."""
    article = reading.article
    spans = statement.content or tuple(s for s in (statement.cue, statement.source) if s)
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "tagging", "value": value}
        for value in (statement.party, statement.person) if value
    ]  # fmt: skip
    bodies += [
        {"type": "TextualBody", "purpose": "classifying", "value": f"{p.stance} {p.issue}"} for p in statement.positions
    ]
    return {
        "id": f"urn:pourparlers:{article.id}/{statement.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": [_target(article.id, article.text, span) for span in spans],
        "pourparlers:statement": statement_to_json(statement),
    }


def _target(article: str, text: str, span: Span) -> dict[str, Any]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"source": f"urn:pourparlers:{article}", "selector": [place, quote]}
