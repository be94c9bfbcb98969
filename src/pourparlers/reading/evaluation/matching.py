"""One-to-one pairing of gold and predicted things by the characters that their spans share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

Json = Mapping[str, Any]
Gold = TypeVar("Gold")
Predicted = TypeVar("Predicted")

CONTENT_OVERLAP = 0.5
"""least Jaccard of the contents of a matched statement (PolNeAR scoring; shared over covered characters)"""
SPAN_OVERLAP = 0.3
"""least Jaccard of the spans of a matched commitment or event"""
LONGEST = 10**6
"""offsets beyond this are not looked at: predictions come from strangers"""


def characters(spans: Any) -> frozenset[int]:
    """The offsets in `[a, b]`, in a list of such, or in nothing; what is no span counts as nothing.

    >>> sorted(characters([[0, 2], [5, 6]])), characters("x"), characters([3])
    ([0, 1, 5], frozenset(), frozenset())
    """
    if not isinstance(spans, (list, tuple)) or not spans:
        return frozenset()
    if isinstance(spans[0], (int, float)):
        spans = [spans]
    found: set[int] = set()
    for span in spans:
        if isinstance(span, (list, tuple)) and len(span) == 2 and all(isinstance(x, int) for x in span):
            found.update(range(max(0, span[0]), min(span[1], LONGEST)))
    return frozenset(found)


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Characters shared over characters covered, 0 to 1.

    >>> overlap(frozenset({1, 2}), frozenset({2, 3}))
    0.3333333333333333
    """
    return len(a & b) / len(a | b) if a or b else 0.0


def things(document: Json | None, key: str) -> list[Json]:
    """The objects in a list of a record; whatever else stands there is left out."""
    listed = (document or {}).get(key)
    return [x for x in listed if isinstance(x, Mapping)] if isinstance(listed, (list, tuple)) else []


def paired(
    gold: Sequence[Gold],
    predicted: Sequence[Predicted],
    *,
    similarity: Callable[[Gold, Predicted], float],
    least: float,
    identity: Callable[[Predicted], Hashable],
    tie: Callable[[Gold, Predicted], float] = lambda g, p: 0.0,
) -> list[tuple[int, int]]:
    """Index pairs, greedily the most similar first; a prediction that is repeated can be matched once only."""
    seen: set[Hashable] = set()
    fresh: list[int] = []
    for j, p in enumerate(predicted):
        if identity(p) not in seen:
            seen.add(identity(p))
            fresh.append(j)
    edges = []
    for i, g in enumerate(gold):
        for j in fresh:
            likeness = similarity(g, predicted[j])
            if likeness >= least:
                edges.append((-likeness, -tie(g, predicted[j]), i, j))
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(edges):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


Spans = tuple[frozenset[int], frozenset[int], frozenset[int]]
"""characters of content, cue and source"""


def statement_spans(statement: Json) -> Spans:
    """Content, cue and source of a statement as sets of offsets."""
    return tuple(characters(statement.get(key)) for key in ("content", "cue", "source"))  # type: ignore[return-value]


def matched_statements(gold: Sequence[Json], predicted: Sequence[Json]) -> list[tuple[int, int]]:
    """Index pairs of statements with the same content; a gold statement without content goes by its cue."""

    def similarity(g: Spans, p: Spans) -> float:
        return overlap(g[0], p[0]) if g[0] else overlap(g[1], p[1])

    return paired(
        [statement_spans(s) for s in gold],
        [statement_spans(s) for s in predicted],
        similarity=similarity,
        least=CONTENT_OVERLAP,
        identity=lambda spans: spans,
        tie=lambda g, p: overlap(g[1], p[1]) + overlap(g[2], p[2]),
    )


def matched_spans(gold: Sequence[Json], predicted: Sequence[Json]) -> list[tuple[int, int]]:
    """Index pairs of commitments, or of events, whose spans overlap enough."""
    return paired(
        [characters(x.get("span")) for x in gold],
        [characters(x.get("span")) for x in predicted],
        similarity=overlap,
        least=SPAN_OVERLAP,
        identity=lambda span: span,
    )


def in_common(gold: Sequence[Gold], predicted: Sequence[Predicted], equal: Callable[[Gold, Predicted], bool]) -> int:
    """How many can be paired one to one, each gold thing taking the first equal one that is left.

    >>> in_common([1, 1, 2], [1, 3, 1], lambda g, p: g == p)
    2
    """
    left = list(predicted)
    count = 0
    for g in gold:
        for k, p in enumerate(left):
            if equal(g, p):
                del left[k]
                count += 1
                break
    return count
