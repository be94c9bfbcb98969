"""The rows about statements: their content, and what is right about those whose content was found.

Content, source and cue: Jaccard over characters at least one half, as for PolNeAR (Newell, Margolin, Ruths 2018).
"""

from __future__ import annotations

import collections
from collections.abc import Callable, Sequence
from typing import Any

from pourparlers.reading.evaluation.counts import Count, Figures, asked, summed
from pourparlers.reading.evaluation.equality import Aliases, same_date, same_id
from pourparlers.reading.evaluation.matching import (
    CONTENT_OVERLAP,
    Json,
    characters,
    matched_statements,
    overlap,
    things,
)


def statement_rows(gold: Json, predicted: Json, aliases: Aliases) -> Figures:
    """Content, and what is right about the statements whose content was found."""
    wanted, given = things(gold, "statements"), things(predicted, "statements")
    pairs = [(wanted[i], given[j]) for i, j in matched_statements(wanted, given)]
    whole = sum(same_speaker(g, p, aliases) for g, p in pairs)
    figures = summed(_matched_pair(g, p, aliases) for g, p in pairs)
    figures["statement content"] = Count(len(pairs), len(given), len(wanted))
    figures["statement content+party+person"] = Count(whole, len(given), len(wanted))
    possible: dict[str, Callable[[Json], Any]] = {
        "source span | match": lambda s: s.get("source"),
        "cue span | match": lambda s: s.get("cue"),
        "party | match": lambda s: s.get("party"),
        "person | match": lambda s: s.get("person"),
        "kind | match": lambda s: True,
        "hedged | match": lambda s: s.get("hedged"),
        "date: said_on | match": lambda s: s.get("said_on"),
        "position | match": lambda s: s.get("positions"),
        "condition present | position": lambda s: any(conditional for _, _, conditional in stands(s)),
    }
    for name, has in possible.items():
        figures[name] = figures[name].plus(Count(possible=sum(bool(has(s)) for s in wanted)))
    return figures


def all_parties(statement: Json) -> list[Any]:
    """The party and the other joint speakers; None or what else is no text stays where it stands."""
    others = statement.get("parties")
    return [statement.get("party"), *(others if isinstance(others, (list, tuple)) else ())]


def same_words(gold: Json, predicted: Json) -> bool:
    """Whether two statements of one content agree in kind and, where both give one, in the words of the source.

    This, with the content, is what a statement's confidence is about.
    """
    source, given = characters(gold.get("source")), characters(predicted.get("source"))
    told = not source or not given or overlap(source, given) >= CONTENT_OVERLAP
    return told and gold.get("kind") == predicted.get("kind")


def same_speaker(gold: Json, predicted: Json, aliases: Aliases) -> bool:
    """Whether party and person agree; where the gold has none, none may be given."""

    def alike(g: Any, p: Any) -> bool:
        return same_id(g, p, aliases) if g is not None else p is None

    return any(alike(g, predicted.get("party")) for g in all_parties(gold)) and alike(
        gold.get("person"), predicted.get("person")
    )


def _matched_pair(gold: Json, predicted: Json, aliases: Aliases) -> Figures:
    """The conditional rows of one matched pair."""

    def overlapping(a: frozenset[int], b: frozenset[int]) -> bool:
        return overlap(a, b) >= CONTENT_OVERLAP

    figures: Figures = {}
    source, given, cue = (characters(x) for x in (gold.get("source"), predicted.get("source"), gold.get("cue")))
    if source or not given or not given <= cue:  # a clitic inside the cue ("a-t-il dit") may be given or not
        figures["source span | match"] = asked(overlapping, source, given, (bool(source), bool(given)))
    other_cue = characters(predicted.get("cue"))
    figures["cue span | match"] = asked(overlapping, cue, other_cue, (bool(cue), bool(other_cue)))
    figures["party | match"] = asked(
        lambda g, p: any(same_id(one, p, aliases) for one in all_parties(gold)),
        gold.get("party"),
        predicted.get("party"),
    )
    figures["person | match"] = asked(lambda g, p: same_id(g, p, aliases), gold.get("person"), predicted.get("person"))
    figures["kind | match"] = asked(lambda g, p: bool(g == p), gold.get("kind"), predicted.get("kind"))
    hedged = bool(gold.get("hedged")), bool(predicted.get("hedged"))
    figures["hedged | match"] = asked(lambda g, p: True, True, True, hedged)
    figures["date: said_on | match"] = asked(same_date, gold.get("said_on"), predicted.get("said_on"))
    return figures | _position_rows(stands(gold), stands(predicted))


Stand = tuple[Any, Any, bool]
"""issue, stance, whether there is a condition"""


def stands(statement: Json) -> list[Stand]:
    """The positions of a statement; not opposed counts as neutral.

    >>> stands({"positions": [{"issue": "ceasefire", "stance": "not-opposed", "condition": "a treaty"}]})
    [('ceasefire', 'neutral', True)]
    """
    merged = {"not-opposed": "neutral"}
    found: list[Stand] = []
    for p in things(statement, "positions"):
        stance = p.get("stance")
        stance = merged.get(stance, stance) if isinstance(stance, str) else None
        issue = p.get("issue") if isinstance(p.get("issue"), str) else None
        found.append((issue, stance, bool(p.get("condition"))))
    return found


def _position_rows(gold: Sequence[Stand], predicted: Sequence[Stand]) -> Figures:
    shared = collections.Counter(x[:2] for x in gold) & collections.Counter(x[:2] for x in predicted)
    condition = Count()
    for g in gold:
        partner = next((p for p in predicted if p[:2] == g[:2]), None)
        if partner:
            condition = condition.plus(Count(int(g[2] and partner[2]), int(partner[2]), int(g[2])))
    return {
        "position | match": Count(sum(shared.values()), len(predicted), len(gold)),
        "condition present | position": condition,
    }
