"""Records as a person names and describes them on the command line: `talks/s3`, fields, stances, words marked."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message

if TYPE_CHECKING:
    from pourparlers.record.decisions import Body, Item
    from pourparlers.record.store import Record


def found(record: Record, target: str) -> tuple[str, Item]:
    """The article and record that `ARTICLE/s3` names."""
    article, slash, name = target.rpartition("/")
    if not slash:
        raise WrongUse(
            Message("{target!r} names no record; write ARTICLE/s3, as pourparlers queue does", target=target)
        )
    items = record.items(article)
    for item in items:
        if name in (item.key, item.body["id"]):
            return article, item
    raise WrongUse(
        Message("there is no {name!r} in {article!r}; it has {some}", name=name, article=article, some=_some(items))
    )


def _some(items: Sequence[Item]) -> str:
    ids = [i.body["id"] for i in items]
    return ", ".join(ids[:12]) + (" …" if len(ids) > 12 else "") if ids else "–"


def body_of(
    record: Record, article: str, fields: Sequence[str], stances: Sequence[str], words: Sequence[str], *, before: Body
) -> Body:
    """The fields that options give; `before`: the record as it is, whose other stances stay."""
    body: Body = {}
    for pair in fields:
        name, equals, text = pair.partition("=")
        if not equals:
            raise WrongUse(Message("--set {pair}: write NAME=VALUE", pair=pair))
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
            raise WrongUse(Message("--stance {pair}: write ISSUE=STANCE", pair=pair))
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
        remedy = Message("give more of them") if places else Message("give them as the article has them")
        raise WrongUse(
            Message(
                "the words {words!r} stand {n} times in the article; {remedy}",
                words=words,
                n=len(places),
                remedy=remedy,
            )
        )
    return list(places[0])


def object_in(text: str, option: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise WrongUse(Message("{option}: this is no JSON: {error}", option=option, error=str(error))) from None
    if not isinstance(value, dict):
        raise WrongUse(
            Message("{option}: give an object, such as {example}", option=option, example='{"content": [[0, 9]]}')
        )
    return value
