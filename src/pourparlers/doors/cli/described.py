"""Records as a person names and describes them on the command line: `talks/s3`, fields, stances, words marked."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pourparlers.record.decisions import Body, Item
    from pourparlers.record.store import Record


def found(record: Record, target: str) -> tuple[str, Item]:
    """The article and record that `ARTICLE/s3` names."""
    article, slash, name = target.rpartition("/")
    if not slash:
        raise click.UsageError(f"{target!r} names no record; write ARTICLE/s3, as pourparlers queue does")
    items = record.items(article)
    for item in items:
        if name in (item.key, item.body["id"]):
            return article, item
    raise click.UsageError(f"there is no {name!r} in {article!r}; it has {_some(items)}")


def _some(items: Sequence[Item]) -> str:
    ids = [i.body["id"] for i in items]
    return ", ".join(ids[:12]) + (" …" if len(ids) > 12 else "") if ids else "nothing"


def body_of(
    record: Record, article: str, fields: Sequence[str], stances: Sequence[str], words: Sequence[str], *, before: Body
) -> Body:
    """The fields that options give; `before`: the record as it is, whose other stances stay."""
    body: Body = {}
    for pair in fields:
        name, equals, text = pair.partition("=")
        if not equals:
            raise click.UsageError(f"--set {pair}: write NAME=VALUE")
        try:
            body[name] = json.loads(text)
        except ValueError:
            body[name] = text
    if stances:
        body["positions"] = _stances(stances, body.get("positions") or before.get("positions") or ())
    if words:
        text = record.text(article)
        body["content"] = [place_in(text, quoted) for quoted in words]
    return body


def _stances(given: Sequence[str], before: Sequence[Any]) -> list[dict[str, Any]]:
    by_issue = {p["issue"]: p for p in before}
    for pair in given:
        issue, _, stance = pair.rpartition("=")
        if not issue:
            raise click.UsageError(f"--stance {pair}: write ISSUE=STANCE")
        if stance == "none":
            by_issue.pop(issue, None)
        else:
            old = by_issue.get(issue, {})
            by_issue[issue] = {k: v for k, v in old.items() if k == "condition"} | {"issue": issue, "stance": stance}
    return list(by_issue.values())


def place_in(text: str, words: str) -> list[int]:
    """Where the words stand, once, line breaks and runs of spaces aside."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    places = [m.span() for m in re.finditer(pattern, text)] if pattern else []
    if len(places) != 1:
        remedy = "give more of them" if places else "give them as the article has them"
        raise click.UsageError(f"the words {words!r} stand {len(places)} times in the article; {remedy}")
    return list(places[0])


def object_in(text: str, option: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise click.UsageError(f"{option}: this is no JSON: {error}") from None
    if not isinstance(value, dict):
        raise click.UsageError(f'{option}: give an object, such as {{"content": [[0, 9]]}}')
    return value
