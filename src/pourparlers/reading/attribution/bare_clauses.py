"""Complement clauses that begin with no word of their own: "she said *it was late*"."""

from __future__ import annotations

from typing import Any

from pourparlers.reading.attribution.adjuncts import skip_adjuncts
from pourparlers.reading.attribution.asides import past_relative
from pourparlers.reading.attribution.clauses import Clause
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.morphology import has


def bare_clause(surface: Surface, clause: Clause, at: int, last: int) -> int | None:
    """The first token of a finite complement clause with a subject of its own, right of the cue, by the tree."""
    for child in surface.doc[clause.verb].children:
        if child.dep_ != "ccomp" or child.i < at or child.i >= last:
            continue
        if any(c.dep_.startswith(("nsubj", "expl", "csubj")) and c.i < child.i for c in child.children):
            start = max(child.left_edge.i, at)
            marked = (c.i for c in child.children if c.dep_ == "mark" and c.i >= at)
            said = [i for i in marked if surface.words[i] in surface.marks.that]
            start = said[0] if said else _past_a_place(surface, clause, start, child)
            while start < child.i and (surface.doc[start].is_punct or surface.words[start] in (",",)):
                start += 1
            return start
    return None


def _past_a_place(surface: Surface, clause: Clause, start: int, head: Any) -> int:
    """The start of a clause without the phrase that says where it was said: "said in a letter *the plan was dead*"."""
    subject = next((c for c in head.children if c.dep_.startswith("nsubj") and c.i < head.i), None)
    if subject is None or start != clause.end or surface.words[start] in surface.marks.subordinators:
        return start
    after = skip_adjuncts(surface, clause, start, head.i)
    return after if after == subject.left_edge.i else start


def bare_clause_by_words(surface: Surface, clause: Clause, at: int, last: int) -> int | None:
    """The first token of a clause after a cue that takes no object, where the tree has made its subject one.

    "The mayor said *the islands "cannot live on fish"*", "Residents told the paper *they had heard nothing*".
    """
    doc = surface.doc
    if clause.subject is None or clause.subject[1] > clause.start or at >= last:
        return None
    start = skip_adjuncts(surface, clause, at, last)
    if doc[clause.verb].lemma_ in surface.marks.telling:
        start = next((j for j in range(start + 1, min(last, start + 6)) if _pronoun(surface, j)), last)
    elif "obj" in clause.cue.frames or clause.cue.act != "assert":
        return None
    if start >= last or not (_pronoun(surface, start) or doc[start].pos_ in ("DET", "NOUN", "PROPN")):
        return None
    j, reach = start, min(last, start + 24)
    while (j := past_relative(surface, j + 1, reach)) < reach:
        if has(doc[j], "VerbForm=Fin"):
            return start
        if surface.words[j] in (";", ":", ".") or surface.words[j] == "," and surface.words[j - 1] != ",":
            closes = surface.words[j] == "," and "," in surface.words[start:j]
            if not closes:
                return None
    return None


def _pronoun(surface: Surface, j: int) -> bool:
    return surface.words[j] in surface.marks.pronouns and surface.doc[j].pos_ == "PRON"
