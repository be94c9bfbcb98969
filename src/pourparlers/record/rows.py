"""Between readings and rows: keys by content, JSON bodies, and readings put together again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from pourparlers.base.dates import day_said
from pourparlers.base.ids import digest
from pourparlers.base.problems import Problem
from pourparlers.reading.record_json import reading_to_json
from pourparlers.reading.record_json_in import reading_from_json
from pourparlers.reading.types import Reading, Statement
from pourparlers.record.decisions import Body, Item
from pourparlers.record.types import PARTS, Part, Utterance
from pourparlers.record.utterances import utterances
from pourparlers.sources.types import Article

if TYPE_CHECKING:
    from sqlalchemy.engine import RowMapping

LISTS: dict[Part, str] = {part: part + "s" for part in PARTS}
"""where the record's JSON keeps each part"""
CODED_FLAGS = {"accepted": "accepted", "corrected": "corrected", "by-hand": "by-hand", "disputed": "disputed"}


def article_key(article: Article, scope: str = "") -> str:
    """The identity of an article: a digest of its text, language, day and outlet; within a scope, of its id too."""
    day = article.published.isoformat() if article.published else ""
    own = (scope, article.id) if scope else ()
    return digest(article.text, article.language, day, article.outlet or "", *own, length=32)


def packed(body: Any) -> str:
    """JSON in one line, the same bytes for the same content."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def items(data: Mapping[str, Any], article: str) -> tuple[Item, ...]:
    """The records of a reading's JSON, each keyed by what it marks in which article, whatever else is read into it."""
    found: list[Item] = []
    for part in PARTS:
        seen: Counter[str] = Counter()
        for body in data[LISTS[part]]:
            mark = digest(article, part, packed(_marks(body)), length=24)
            seen[mark] += 1
            found.append(Item(mark if seen[mark] == 1 else f"{mark}-{seen[mark]}", part, body))
    return tuple(found)


def _marks(body: Body) -> list[Any]:
    """The spans that make a record the one it is."""
    if "content" in body:
        return [body["source"], body["cue"], body["content"]]
    return [body.get("span"), [q["span"] for q in body.get("amounts", ())]]


def article_row(article: Article, key: str) -> dict[str, Any]:
    """An article as a row, without id and name."""
    return {
        "key": key,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "outlet": article.outlet,
        "title": article.title,
        "file": article.file,
        "text": article.text,
    }


def article_from(row: RowMapping) -> Article:
    """An article out of its row; its id is the name it has in this record."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return Article(row["name"], row["text"], row["language"], published, row["outlet"], row["title"], row["file"])


def statement_row(statement: Statement, item: Item, place: int, article: Article) -> dict[str, Any]:
    """A statement as a row: the columns that are searched, and its JSON."""
    day = day_said(statement.said_on, article.published)
    try:
        start, stop = statement.extent
    except ValueError:  # it marks nothing
        start = stop = 0
    return {
        "place": place,
        "key": item.key,
        "id": statement.id,
        "kind": statement.kind,
        "person": statement.person,
        "party": statement.party,
        "via": statement.via,
        "day": day.isoformat() if day else None,
        "confidence": statement.confidence,
        "start": start,
        "stop": stop,
        "body": packed(item.body),
    }


def finding_row(item: Item, place: int) -> dict[str, Any]:
    """A commitment, amount, event or precedent as a row."""
    return {"part": item.part, "place": place, "key": item.key, "id": item.body["id"], "body": packed(item.body)}


def rest_of(data: Mapping[str, Any]) -> str:
    """What a reading holds beside its records: dates, quotations, names, problems."""
    return packed({k: v for k, v in data.items() if k not in ("document", *LISTS.values())})


def reading_of(article: Article, found: Iterable[Item], rest: str) -> tuple[Reading, tuple[Problem, ...]]:
    """A reading put together from its records; decided ones carry how they were decided as a flag."""
    data: dict[str, Any] = reading_to_json(Reading(article)) | json.loads(rest)
    for part in PARTS:
        data[LISTS[part]] = []
    for item in found:
        data[LISTS[item.part]].append(_flagged(item))
    return reading_from_json(data, article.text, file=article.id)


def _flagged(item: Item) -> Body:
    flag = CODED_FLAGS.get(item.status)
    if flag is None or item.part not in ("statement", "commitment"):
        return item.body
    return item.body | {"flags": [*item.body.get("flags", ()), flag]}


def utterance_rows(reading: Reading) -> list[dict[str, Any]]:
    """The stances of a coded reading as rows of the derived table."""
    return [
        {
            "place": place,
            "statement": u.statement,
            "party": u.party,
            "issue": u.issue,
            "stance": u.stance,
            "condition": u.condition,
            "day": u.day.isoformat() if u.day else None,
            "person": u.person,
            "via": u.via,
            "told_by": u.told_by,
            "hedged": u.hedged,
            "confidence": u.confidence,
        }
        for place, u in enumerate(utterances(reading))
    ]


def utterance_from(row: Sequence[Any], prefix: str = "") -> Utterance:
    """An utterance out of the columns of its row, from `statement` to `confidence`."""
    statement, party, issue, stance, condition, day, person, via, told_by, hedged, confidence = row
    on = date.fromisoformat(day) if day else None
    return Utterance(
        prefix + statement, party, issue, stance, condition, on, person, via, told_by, bool(hedged), confidence
    )
