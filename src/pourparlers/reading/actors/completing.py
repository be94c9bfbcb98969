"""Where a page names a body in full: *the hauliers' union* once, *the union* everywhere else, before it or after."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from pourparlers.base.text import Span
from pourparlers.knowledge.register import Register
from pourparlers.reading.actors.kinds import COMPLETED
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.naming import phrase_slug
from pourparlers.reading.actors.phrases import parse
from pourparlers.reading.actors.scan import Scan

Completions = dict[str, tuple[tuple[int, str], ...]]
"""by the head noun of a body: the offsets at which the page names one in full, and its id"""

_CUT = re.compile(r"\s?[(),;:\n\"]")
_BEFORE = frozenset({"compound", "nmod", "nmod:poss", "amod", "flat", "flat:name"})
_BEHIND = frozenset({"nmod", "amod", "flat", "flat:name", "compound"})


def completions(scan: Scan, lexicon: Lexicon, register: Register, doc: Any) -> Completions:
    """Bodies that the page names by more than their head noun; empty without a parse."""
    found: dict[str, list[tuple[int, str]]] = {}
    for span, head in _described(scan, doc):
        a, b = scan.within(span)
        piece = parse(scan, lexicon, a, b)
        alien = any(scan.fold[k] in lexicon.pronouns for k in range(a, b))
        at = bisect_left(scan.start, head)
        body = piece.body or next((t for t in scan.lexicon[at][1] if t.kind == "body"), None)
        if body is None or piece.role or piece.plural or piece.determiner == "possessive" or alien:
            continue
        id_ = phrase_slug(scan, piece, register)
        words = id_.split("-")
        if id_ and id_ != body.id and len(words) <= 5 and not any(w.isdigit() for w in words):
            found.setdefault(body.id, []).append((head, id_))
    return {noun: tuple(named) for noun, named in found.items()}


def _described(scan: Scan, doc: Any) -> Iterator[tuple[Span, int]]:
    """Phrases whose head is a body's noun with something that tells it apart, and the offset of the head."""
    if doc is None or not doc.has_annotation("DEP"):
        return
    nouns = {
        scan.start[k]
        for k, (_, terms) in scan.lexicon.items()
        if any(t.kind == "body" and t.id in COMPLETED and not t.plural for t in terms)
    }
    for k in [k for k, offset in enumerate(doc.to_array("IDX").tolist()) if offset in nouns]:
        token = doc[k]
        before = [c.left_edge for c in token.lefts if c.dep_ in _BEFORE and c.pos_ in ("NOUN", "PROPN")]
        behind = [c.right_edge for c in token.rights if c.dep_ in _BEHIND]
        last = behind[0] if behind else token
        if (before or behind) and last.i - token.i < 8:
            stop = last.idx + len(last.text)
            cut = _CUT.search(scan.text, token.idx, stop)
            yield Span((before[0] if before else token).idx, cut.start() if cut else stop), token.idx


def completed(named: tuple[tuple[int, str], ...], at: int) -> str | None:
    """The body named in full last before an offset; failing that, the only one named after it.

    >>> completed(((10, "rail-union"), (90, "port-union")), 50), completed(((90, "port-union"),), 50)
    ('rail-union', 'port-union')
    """
    before = [id_ for offset, id_ in named if offset < at]
    later = {id_ for _, id_ in named}
    return before[-1] if before else min(later) if len(later) == 1 else None
