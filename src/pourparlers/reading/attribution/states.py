"""Predicates that take a stance: «est favorable à», "is opposed to", «, convaincue que»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pourparlers.reading.attribution.boundaries import content_end
from pourparlers.reading.attribution.clauses import clause_of
from pourparlers.reading.attribution.clitics import clitic_content
from pourparlers.reading.attribution.complements import complement_of
from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.lexicon import Cue, Lexicon
from pourparlers.reading.attribution.noun_phrases import noun_phrase, phrase_before
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.morphology import has


def _copula(surface: Surface, token: Any, cue: Cue) -> Any | None:
    for child in token.children:
        if child.dep_ in ("cop", "aux:pass", "aux") and child.lemma_ in surface.marks.copulas and child.i < token.i:
            return child
    first = _first_word(token, cue)
    if token.pos_ in ("ADP", "SCONJ") or first < token.i:  # "is *against* the plan", "is *in favour* of it"
        between = reversed(surface.doc[max(0, first - 4) : first])
        before = next((t for t in between if t.pos_ not in ("ADV", "PART") and t.lower_ != "no"), None)
        return before if before is not None and before.lemma_ == cue.lemma.split(" ")[0] else None
    if (
        token.dep_ in ("xcomp", "obj", "amod", "advcl", "acl")
        and token.head.lemma_ in surface.marks.copulas
        and token.head.i < token.i
    ):
        return token.head
    return None


def _first_word(token: Any, cue: Cue) -> int:
    """The token that the predicate begins with, behind its copula: *in* of "in favour"."""
    return int(token.i - len(cue.lemma.split(" ")) + 2)


def _sufferer(surface: Surface, head: Any, start: int, end: int) -> tuple[int, int] | None:
    """The subject of a passive verb."""
    subject = next((c for c in head.children if c.dep_ == "nsubj:pass" and c.i < start), None)
    return noun_phrase(surface, subject, start, end) if subject is not None else None


def _before_main_verb(surface: Surface, start: int, stop: int) -> int:
    """The end of what somebody in an apposition is sure of: «Lima, convaincue que p, *a demandé*»."""
    for j in range(start, stop - 1):
        if surface.words[j] == "," and surface.quoted[j] < 0:
            verb = surface.doc[j + 1]
            if verb.pos_ in ("AUX", "VERB") and has(verb, "VerbForm=Fin"):
                return j
    return stop


def state_findings(surface: Surface, lexicon: Lexicon, token: Any, cue: Cue) -> Iterator[Found]:
    """What the predicate of token `token`, where it is one, takes a stance on."""
    words = cue.lemma.split(" ")[1:]
    if surface.quoted[token.i] >= 0 or list(surface.words[token.i + 1 - len(words) : token.i + 1])[:-1] != words[:-1]:
        return
    copula = _copula(surface, token, cue)
    if copula is not None:
        own = token.pos_ in ("ADP", "SCONJ") and copula.dep_ in ("cop", "aux")  # its noun or gerund is the head
        head = copula.head if own else token if copula.dep_ in ("cop", "aux:pass", "aux") else copula
        clause = clause_of(surface, cue, head.i, token.i + 1)
        start = min(clause.start, copula.i)
        if clause.subject is None and clause.passive:  # "is opposed": no agent, but somebody who is
            clause = replace(clause, subject=_sufferer(surface, head, start, clause.end))
    elif token.i > 0 and surface.words[token.i - 1] in (",", '"') and cue.act in ("know", "agree"):
        clause = clause_of(surface, cue, token.i, token.i + 1)
        start = token.i
        if clause.subject is None:
            before = phrase_before(surface, token.i - 1)
            clause = replace(clause, subject=before)
    else:
        return
    clause = replace(clause, verb=token.i, start=start, end=token.i + 1, passive=False, participle=False)
    if clause.subject is None and clause.governor is None:
        return
    complement = complement_of(surface, clause)
    if complement is None and copula is not None and (clitic := clitic_content(surface, clause)):
        yield clitic
    if complement is None or copula is None and complement.frame not in ("that", "inf"):
        return
    stop = content_end(surface, lexicon, clause, complement.start, noun=complement.frame in ("obj", "adj", "prep"))
    if copula is None:
        stop = _before_main_verb(surface, complement.start, stop)
    yield Found(
        f"state-{complement.frame}",
        cue,
        (clause.start, clause.end),
        clause.subject,
        ((complement.start, stop),),
        0.7,
        clause.negated,
        clause.governor,
    )
