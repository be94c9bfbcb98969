"""Annotated articles as pages with gold statements, to train and measure stance and commitments."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
sys.path.insert(0, str(CORPUS))

import annotations  # noqa: E402, the corpus reads itself

from pourparlers.reading.parser import load  # noqa: E402
from pourparlers.reading.record_json_in import reading_from_json  # noqa: E402
from pourparlers.reading.shadow import shadow  # noqa: E402
from pourparlers.reading.types import Page  # noqa: E402
from pourparlers.sources.codebook import codebook_from  # noqa: E402
from pourparlers.sources.types import Article  # noqa: E402

SIDES = {"supports": "supports", "opposes": "opposes", "neutral": "neutral", "not-opposed": "neutral"}
SCORED = annotations.SCORED


def rows(part: str) -> Iterator[dict[str, Any]]:
    """The articles of a part of the corpus (train, development, frozen ...) or of a JSON-lines file."""
    if part in annotations.PARTS:
        yield from annotations.load(part)
        return
    with Path(part).open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def gold_page(row: dict[str, Any], *, parse: bool = True) -> Page:
    """The page of an article with the statements that people found in it, without their positions."""
    document = row["document"]
    published = date.fromisoformat(document["published"]) if document.get("published") else None
    article = Article(document["id"], row["text"], document["language"], published)
    book, _ = codebook_from(row["issues"])
    bare = [{**s, "positions": []} for s in row["statements"]]
    reading, _ = reading_from_json({"document": document, "statements": bare}, row["text"])
    plain = shadow(row["text"])
    doc = load(article.language)(plain) if parse else None
    return Page(article, plain, doc, book, statements=reading.statements)


def annotated_pages(part: str) -> Iterator[tuple[Page, dict[str, Any]]]:
    """Each article as a page with gold statements, beside its row."""
    for row in rows(part):
        yield gold_page(row), row


def gold_positions(page: Page, row: dict[str, Any]) -> list[dict[int, str]]:
    """For each statement: index of the issue in the code book -> side, *not-opposed* counted as neutral."""
    index = {issue.id: i for i, issue in enumerate(page.codebook.issues)}
    return [
        {index[p["issue"]]: SIDES[p["stance"]] for p in s["positions"] if p["issue"] in index}
        for s in row["statements"]
    ]
