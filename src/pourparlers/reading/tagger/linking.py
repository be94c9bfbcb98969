"""Nesting, and whose source speaks where an attribution has none of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pourparlers.base.text import Span
from pourparlers.reading.tagger.nearness import extent, meeting, within
from pourparlers.reading.tagger.sources import clear
from pourparlers.reading.types import Attribution


def extent_of(a: Attribution) -> Span:
    """From the first character of an attribution to its last."""
    return extent([s for s in (a.source, a.cue, *a.content) if s is not None])


def lenders(ruled: Sequence[Attribution]) -> dict[int, Attribution]:
    """Attributions, by identity, that borrow their source from an earlier one (coordinated verbs, participles).

    The lender's cue stands between the source and the borrower's cue: "*Lima* refuses and, **insisting that** ...",
    or right before the source, that of an inserted cue: «a dit *Ana Ruiz*, **ajoutant que** ...».
    """
    alike: dict[Span, list[Attribution]] = defaultdict(list)
    for a in ruled:
        if a.source is not None and a.cue is not None:
            alike[a.source].append(a)
    found: dict[int, Attribution] = {}
    for source, group in alike.items():
        ordered = sorted(group, key=lambda a: a.cue or source)
        for b, a in pairwise(ordered):
            if a.cue is None or b.cue is None:
                continue
            inserted = b.rule == "incise" and b.cue.end <= source.start and source.end <= a.cue.start
            if inserted and a.rule.startswith("participle") or source.end <= b.cue.start and b.cue.end <= a.cue.start:
                found[id(a)] = b
    return found


_OPENING, _CLOSING = frozenset('«“„"‘'), frozenset('»”"’')
Made = tuple[Attribution, Attribution | None]
"""an attribution, and the rule's that it was made from"""


def carried_on(text: str, found: Sequence[Made]) -> list[Made]:
    """The attributions with quotations made one that a paragraph leaves open and the next takes up again.

    One of the two may have cue and source; the quotation that stands free becomes a piece of its content.
    """
    out: list[Made] = []
    for made in found:
        before = out[-1] if out else None
        if before is not None and _goes_on(text, before[0], made[0]):
            base = made if before[0].cue is None else before
            content = (*before[0].content, *made[0].content)
            confidence = max(before[0].confidence, made[0].confidence)
            out[-1] = (replace(base[0], content=content, confidence=confidence), base[1])
        else:
            out.append(made)
    return out


def _goes_on(text: str, before: Attribution, after: Attribution) -> bool:
    """Whether a quotation left open at the end of a paragraph goes on at the start of the next."""
    if not before.content or not after.content or (before.cue is not None and after.cue is not None):
        return False
    first, last = after.content[0], before.content[-1]
    between = text[last.end : first.start]
    opened = text[last.start] in _OPENING and text[last.end - 1] not in _CLOSING
    return opened and text[first.start] in _OPENING and "\n" in between and not between.strip(" \n\r\t.")


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
        inherits, rule = None, rules[n]
        if a.source is None and rule is not None and rule.source is not None and id(lent.get(id(rule))) not in place:
            taken = (*a.content, a.cue) if a.cue is not None else a.content
            if clear(rule.source, taken):  # who lends it is left out, so that it is this one's own
                a = replace(a, source=rule.source)
        if a.source is None:
            lender = ruled[rule.inherits] if rule is not None and rule.inherits is not None else lent.get(id(rule))
            inherits = place.get(id(lender)) if lender is not None else None
            if inherits is None or inherits == n:
                inherits = _before(text, made, parents, n)
        told = (parents[n], inherits)
        out.append(a if told == (a.parent, a.inherits) else replace(a, parent=parents[n], inherits=inherits))
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
