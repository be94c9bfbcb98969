"""Stances of the record as columns, under the names that DNA users know: organization, person, concept, agreement."""

from __future__ import annotations

from calendar import timegm
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from pourparlers.record.columns import Column, StatementTable, text_column
from pourparlers.record.types import Utterance

POSITIONS = {"supports": 1, "opposes": -1, "not-opposed": 0, "neutral": 0}


def utterance_table(
    said: Iterable[Utterance], *, outlets: Mapping[str, str] | None = None, copies: Mapping[str, str] | None = None
) -> StatementTable:
    """Columns of the stances that take a side: supporting or opposing.

    `agreement` is yes or no; `position` the same as 1 and -1; `stance` the word; undated words count as the first day.
    `outlets`: the outlet of each article; `copies`: of each article the one that it is a near-copy of.

    >>> one = Utterance("a/s1", "union", "strike", "supports")
    >>> utterance_table([one]).column("agreement").codes.tolist()
    [1]
    """
    sided = [u for u in said if u.stance in ("supports", "opposes")]
    articles = [u.statement.rsplit("/", 1)[0] if "/" in u.statement else "" for u in sided]
    names = {name: n for n, name in enumerate(dict.fromkeys(articles), 1)}
    documents = np.array([names[a] for a in articles], dtype=np.int64)
    dated = [timegm(u.day.timetuple()) if u.day else None for u in sided]
    first = min((m for m in dated if m is not None), default=0)
    moments = np.array([first if m is None else m for m in dated], dtype=np.int64)
    order = np.lexsort((np.arange(len(sided)), documents, moments))
    sided, articles = [sided[i] for i in order], [articles[i] for i in order]
    same = copies or {}
    group = text_column([same.get(a, a) for a in articles]).codes if copies is not None else None
    return StatementTable(
        ids=np.arange(1, len(sided) + 1, dtype=np.int64),
        moments=moments[order],
        documents=documents[order],
        variables=_variables(sided),
        document_variables=_documents(articles, names, outlets or {}),
        first=int(moments.min()) if len(moments) else 0,
        last=int(moments.max()) if len(moments) else 0,
        keys=tuple(u.statement for u in sided),
        confidence=np.array([u.confidence for u in sided], dtype=float),
        copies=group,
    )


def _variables(said: list[Utterance]) -> dict[str, Column]:
    return {
        "person": text_column([u.person or "" for u in said]),
        "organization": text_column([u.party for u in said]),
        "concept": text_column([u.issue for u in said]),
        "agreement": Column("boolean", _numbers(int(u.stance == "supports") for u in said)),
        "position": Column("integer", _numbers(POSITIONS[u.stance] for u in said)),
        "stance": text_column([u.stance for u in said]),
    }


def _numbers(values: Any) -> Any:
    return np.array(list(values), dtype=np.int64)


def _documents(articles: list[str], names: dict[str, int], outlets: Mapping[str, str]) -> dict[str, Column]:
    nothing = text_column(["" for _ in articles])
    return {
        "author": nothing,
        "source": text_column([outlets.get(a, "") for a in articles]),
        "section": nothing,
        "type": nothing,
        "id": text_column([str(names[a]) for a in articles]),
        "title": text_column(articles),
    }
