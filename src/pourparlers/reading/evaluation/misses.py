"""What was missed and what was invented, each in its context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pourparlers.reading.evaluation.matching import Json, characters, matched_statements, overlap, things

MARGIN = 40


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement that only one side has; `nearest` says how much of it the best of the other side shares."""

    what: Literal["missed", "invented"]
    document: str
    paragraph: int
    kind: str
    source: str
    cue: str
    context: str
    """the text around the content, the content between ⟦ and ⟧"""
    nearest: float


def first_characters(spans: Any, text: str) -> str:
    """The words that the span, or spans, cut out; several are joined by an ellipsis."""
    return " … ".join(text[a:b] for a, b in pieces(spans, len(text)))


def pieces(spans: Any, length: int) -> list[tuple[int, int]]:
    """The stretches, in order, that the offsets cover inside a text of that length."""
    offsets = sorted(i for i in characters(spans) if i < length)
    found: list[tuple[int, int]] = []
    for i in offsets:
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def in_context(text: str, spans: Any, *, margin: int = MARGIN) -> str:
    """The stretches between ⟦ and ⟧ with `margin` characters before and after, on one line.

    >>> in_context("Lima a dit que tout va bien.", [[11, 27]], margin=6)
    'a dit ⟦que tout va bien⟧.'
    """
    stretches = pieces(spans, len(text))
    if not stretches:
        return ""
    start, end = max(0, stretches[0][0] - margin), min(len(text), stretches[-1][1] + margin)
    out, at = [], start
    for a, b in stretches:
        out += [text[at:a], "⟦", text[a:b], "⟧"]
        at = b
    return " ".join("".join([*out, text[at:end]]).split())


def findings(document: str, text: str, gold: Json, predicted: Json | None) -> list[Finding]:
    """Gold statements that were missed and predicted ones that are not in the gold, in the order of the text."""
    wanted, given = things(gold, "statements"), things(predicted, "statements")
    pairs = matched_statements(wanted, given)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [_finding("missed", document, text, s, given) for i, s in enumerate(wanted) if i not in left]
    invented = [_finding("invented", document, text, s, wanted) for j, s in enumerate(given) if j not in right]
    return sorted(missed + invented, key=lambda f: (f.paragraph, f.context, f.what, f.cue))


def _finding(
    what: Literal["missed", "invented"], document: str, text: str, statement: Json, others: Sequence[Json]
) -> Finding:
    spans = statement.get("content") or statement.get("cue")
    here = characters(spans)
    first = min(here, default=0)
    return Finding(
        what,
        document,
        text.count("\n", 0, first) + 1,
        str(statement.get("kind") or "-"),
        first_characters(statement.get("source"), text),
        first_characters(statement.get("cue"), text),
        in_context(text, spans),
        round(max((overlap(here, characters(o.get("content"))) for o in others), default=0.0), 2),
    )
