"""Sums over documents: all of them, by language, by manner; recall and precision by kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from pourparlers.reading.evaluation.counts import Count, Figures, summed
from pourparlers.reading.evaluation.documents import score
from pourparlers.reading.evaluation.equality import Aliases
from pourparlers.reading.evaluation.matching import Json, matched_statements, things
from pourparlers.reading.types import Kind


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of a gold file: `documents` by id, and the sums made of them."""

    documents: Mapping[str, Figures]
    overall: Figures
    languages: Mapping[str, Figures]
    manners: Mapping[str, Figures]
    kinds: Mapping[str, Figures]
    """statement content only: wanted by the gold's kind, predicted by the prediction's"""


def precision_recall_f1(count: Count) -> tuple[float, float, float] | None:
    """Precision, recall and their harmonic mean; None where nothing was to be found and nothing was given.

    >>> precision_recall_f1(Count(right=1, predicted=2, wanted=1))
    (0.5, 1.0, 0.6666666666666666)
    >>> precision_recall_f1(Count()) is None
    True
    """
    right, predicted, wanted, possible = count
    if not predicted and not wanted:
        return (0.0, 0.0, 0.0) if possible else None
    precision = right / predicted if predicted else 0.0
    recall = right / wanted if wanted else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def identity(document: Json) -> str:
    """The id of a document of a record, or nothing."""
    inner = document.get("document")
    found = inner.get("id") if isinstance(inner, Mapping) else document.get("id")
    return found if isinstance(found, str) else ""


def about(document: Json, key: str) -> str:
    """What the gold says of its document: language, manner; `-` where it says nothing."""
    inner = document.get("document")
    found = inner.get(key) if isinstance(inner, Mapping) else None
    return found if isinstance(found, str) and found else "-"


def kind_rows(gold: Json, predicted: Json | None) -> dict[str, Figures]:
    """For each kind: how many gold statements of it were found, how many predictions of it found one."""
    wanted, given = things(gold, "statements"), things(predicted, "statements")
    pairs = matched_statements(wanted, given)
    rows: dict[str, Figures] = {}
    for kind in get_args(Kind):
        found = sum(wanted[i].get("kind") == kind for i, _ in pairs)
        sound = sum(given[j].get("kind") == kind for _, j in pairs)
        rows[kind] = {
            "found of the kind": Count(found, 0, sum(s.get("kind") == kind for s in wanted)),
            "right of those called so": Count(sound, sum(s.get("kind") == kind for s in given), 0),
        }
    return rows


def evaluated(gold: Sequence[Json], predictions: Mapping[str, Json], aliases: Aliases | None = None) -> Evaluation:
    """All figures of these gold documents; a document without prediction counts as empty.

    Args:
        gold: records as JSON, with distinct document ids.
        predictions: records by document id.
        aliases: other ids accepted for an id of the gold.
    """
    documents = {identity(g): score(g, predictions.get(identity(g)), aliases) for g in gold}
    kinds = [kind_rows(g, predictions.get(identity(g))) for g in gold]

    def by(key: str) -> dict[str, Figures]:
        values = sorted({about(g, key) for g in gold})
        return {v: summed(documents[identity(g)] for g in gold if about(g, key) == v) for v in values}

    return Evaluation(
        documents=documents,
        overall=summed(documents.values()),
        languages=by("language"),
        manners=by("manner"),
        kinds={kind: _added(rows[kind] for rows in kinds) for kind in get_args(Kind)},
    )


def _added(all_figures: Iterable[Figures]) -> Figures:
    total: Figures = {}
    for figures in all_figures:
        for name, count in figures.items():
            total[name] = total.get(name, Count()).plus(count)
    return total
