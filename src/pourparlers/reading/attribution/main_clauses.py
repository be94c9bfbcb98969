"""Where the clause begins that the cue's own clause only introduces: «Quand X a dit que p, Y a répondu»."""

from __future__ import annotations

from typing import Any

from pourparlers.reading.attribution.surface import TERMINAL, Surface
from pourparlers.reading.attribution.verb_groups import group_start
from pourparlers.reading.morphology import has

_UP = frozenset({"conj", "xcomp", "aux", "aux:pass", "cop"})


def before_main_clause(surface: Surface, cue: int, start: int, stop: int) -> int:
    """The end of a content start..stop, moved before the verb that the clause of token `cue` depends on.

    "When Oslo said that it would sign, *others followed*", "The claim that it had signed *was denied*".
    """
    token = surface.doc[cue]
    for _ in range(4):
        head = token.head
        if head.i == token.i:
            return _after_comma(surface, cue, start, stop)
        hangs = _subordinate(surface, token) or token.dep_.startswith("nsubj")
        if hangs and start < head.i < stop:
            return _opening(surface, token, head, start, stop)
        if not hangs and token.dep_ not in _UP:
            return stop
        token = head
    return stop


def _subordinate(surface: Surface, token: Any) -> bool:
    """Whether the token's clause is a relative one, or one that a subordinator or a participle opens."""
    if token.dep_ in ("acl", "acl:relcl"):
        return True
    if token.dep_ != "advcl":
        return False
    opened = any(surface.words[c.i] in surface.marks.subordinators for c in token.children if c.i < token.i)
    return opened or has(token, "VerbForm=Part")


def _after_comma(surface: Surface, cue: int, start: int, stop: int) -> int:
    """The end of a content in a sentence that a subordinator opens, where the tree has made its main clause part of
    the content: «Quand X a dit que p, *Y a répondu*»."""
    first, last = surface.bounds[surface.sentence[cue]]
    if (
        surface.marks.subordinators.isdisjoint(surface.words[first : min(first + 4, cue)])
        or "," in surface.words[first:cue]
    ):
        return stop
    if any(surface.words[j] not in TERMINAL for j in range(stop, last) if not surface.doc[j].is_space):
        return stop
    finite = [j for j in range(start, stop) if has(surface.doc[j], "VerbForm=Fin")]
    commas = [j for j in range(start, stop) if surface.words[j] == "," and surface.quoted[j] < 0]
    for j in commas:
        if any(k < j for k in finite) and any(k > j for k in finite):
            return j
    return stop


def _opening(surface: Surface, token: Any, head: Any, start: int, stop: int) -> int:
    if token.dep_.startswith("nsubj"):
        at = group_start(surface, head.i)
    else:
        subjects = [c.left_edge.i for c in head.children if c.dep_.startswith("nsubj") and c.i > start]
        at = min([*subjects, group_start(surface, head.i)])
    if not start < at < stop or surface.quoted[at] >= 0:
        return stop
    while at > start + 1 and (surface.doc[at - 1].is_punct or surface.doc[at - 1].is_space):
        at -= 1
    return at
