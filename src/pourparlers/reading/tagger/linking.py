"""Nesting, and whose source speaks where an attribution has none of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pourparlers.base.text import Span
from pourparlers.reading.tagger.nearness import extent, meeting, within
from pourparlers.reading.types import Attribution


def extent_of(a: Attribution) -> Span:
    """From the first character of an attribution to its last."""
    return extent([s for s in (a.source, a.cue, *a.content) if s is not None])


def lenders(ruled: Sequence[Attribution]) -> dict[int, Attribution]:
    """Attributions, by identity, that borrow their source from an earlier one (coordinated verbs, participles).

    The lender's cue stands between the source and the borrower's cue: "*Lima* refuses and, **insisting that** ...".
    """
    alike: dict[Span, list[Attribution]] = defaultdict(list)
    for a in ruled:
        if a.source is not None and a.cue is not None:
            alike[a.source].append(a)
    found: dict[int, Attribution] = {}
    for source, group in alike.items():
        ordered = sorted(group, key=lambda a: a.cue or source)
        for b, a in pairwise(ordered):
            if a.cue is not None and b.cue is not None and source.end <= b.cue.start and b.cue.end <= a.cue.start:
                found[id(a)] = b
    return found


def linked(
    text: str,
    made: Sequence[Attribution],
    rules: Sequence[Attribution | None],
    ruled: Sequence[Attribution],
    lent: Mapping[int, Attribution],
) -> tuple[Attribution, ...]:
    """The attributions with `parent` and `inherits`: by the rules' word where they have one.

    Args:
        text: the article's text.
        made: attributions in the order of the text.
        rules: which rule's attribution each was made from, if from one.
        ruled: all that the rules had found; their `inherits` count in it.
        lent: who lends its source to which of them, by identity.
    """
    place = {id(rule): n for n, rule in enumerate(rules) if rule is not None}
    parents = _parents(made)
    out = []
    for n, a in enumerate(made):
        inherits = None
        if a.source is None:
            rule = rules[n]
            told = ruled[rule.inherits] if rule is not None and rule.inherits is not None else lent.get(id(rule))
            inherits = place.get(id(told)) if told is not None else None
            if inherits is None or inherits == n:
                inherits = _before(text, made, parents, n)
        out.append(replace(a, parent=parents[n], inherits=inherits))
    return tuple(out)


def _before(text: str, made: Sequence[Attribution], parents: Sequence[int | None], n: int) -> int | None:
    """The last attribution before, in the same paragraph, that is not inside another's content."""
    end = extent_of(made[n]).start
    for m in range(n - 1, -1, -1):
        start = extent_of(made[m]).start
        if text.find("\n", start, end) >= 0:
            return None
        if parents[m] in (None, parents[n]):
            return m
    return None


def _parents(made: Sequence[Attribution]) -> list[int | None]:
    """Of each the smallest other attribution whose content holds its cue and content."""
    found: list[int | None] = []
    for n, others in enumerate(meeting([extent_of(a) for a in made])):
        cue = made[n].cue
        mine = [*made[n].content, *([cue] if cue is not None else [])]
        holding = [
            (sum(b - a for a, b in made[m].content), m)
            for m in others
            if all(within(s, made[m].content) for s in mine)
        ]  # fmt: skip
        found.append(min(holding)[1] if holding else None)
    return found
