"""What a cue verb takes: a clause, an infinitive, a noun phrase, a quotation; where the content begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pourparlers.reading.attribution.adjuncts import only_adjuncts, skip_adjuncts, time_phrase
from pourparlers.reading.attribution.asides import another_clause
from pourparlers.reading.attribution.bare_clauses import bare_clause, bare_clause_by_words
from pourparlers.reading.attribution.clauses import Clause
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.morphology import has


@dataclass(frozen=True, slots=True)
class Complement:
    """How the content follows its cue, and the token it begins with."""

    frame: str
    start: int
    sure: bool
    """tree and surface agree"""


def complement_of(surface: Surface, clause: Clause) -> Complement | None:
    """The complement that stands after the cue, or None where nothing of the kind follows.

    A complementiser in reach wins over everything nearer; then a colon or quotation, a question word, an
    infinitive, a noun phrase, an adjective, a preposition of the cue's frame: whatever stands first.
    """
    frames = clause.cue.frames
    last = surface.bounds[surface.sentence[clause.verb]][1]
    at = clause.end
    if clause.inverted and clause.subject is not None and clause.subject[0] >= clause.end:
        at = clause.subject[1]
    if "that" in frames and (found := _that_clause(surface, clause, at, last)):
        return found
    after = skip_adjuncts(surface, clause, at, last)
    dated = at < after < last and time_phrase(surface, at, last) and _noun_begins(surface, after)
    for j in (after,) if dated else (at, after):  # «a conseillé *le mois dernier* une coupe»
        if j < last and (found := _at(surface, clause, j, last)):
            if (
                "quote" in frames
                and found.frame in ("obj", "prep", "adj")
                and (quote := _colon_quote(surface, j, last))
            ):
                return quote
            return found
    if "that" in frames and surface.marks.bare_clauses:
        if (start := bare_clause(surface, clause, at, last)) is not None:
            return Complement("bare", start, True)
        if (start := bare_clause_by_words(surface, clause, at, last)) is not None:
            return Complement("bare", start, False)
    if "quote" in frames and (found := _colon_quote(surface, at, last)):
        return found
    return _by_tree(surface, clause, at, last)


def _by_tree(surface: Surface, clause: Clause, at: int, last: int) -> Complement | None:
    """What the tree hangs on the cue, where an aside keeps it from standing next to it."""
    frames, doc = clause.cue.frames, surface.doc
    for child in sorted(doc[clause.verb].children, key=lambda c: int(c.left_edge.i)):
        start = child.left_edge.i
        if start < at or start >= last or surface.words[start] in (",", "-", "–"):
            continue
        infinitive = has(child, "VerbForm=Inf") or surface.words[start] in surface.marks.infinitive
        if child.dep_ in ("xcomp", "ccomp") and "inf" in frames and infinitive:
            return Complement("inf", start, True)
        if (
            child.dep_ == "obj"
            and "obj" in frames
            and child.pos_ in ("NOUN", "PROPN", "NUM")
            and child.lower_ not in surface.marks.time
        ):
            return Complement("obj", start, True)
        if child.dep_.startswith("obl") and surface.words[start] in clause.cue.prepositions:
            return Complement("prep", start, True)
    return None


def _colon_quote(surface: Surface, at: int, last: int) -> Complement | None:
    """A quotation after a colon further on in the sentence: «a résumé sa position : « ... »»."""
    for j in range(at, last - 1):
        if surface.words[j] == "," and another_clause(surface, j + 1, last):
            return None  # "Asked whether he feared a strike, *the owner shrugged*: ..."
        if surface.words[j] == ":" and surface.quoted[j] < 0:
            return Complement("quote", j + 1, True) if surface.quote_opening_at(j + 1) >= 0 else None
    return None


def _that_clause(surface: Surface, clause: Clause, at: int, last: int) -> Complement | None:
    doc = surface.doc
    reach = min(last, at + 28)
    if "inf" in clause.cue.frames and at < last and _infinitive(surface, clause, at, last):
        return None
    for j in range(at, reach):
        word = surface.words[j]
        if (
            word.endswith(surface.marks.gerund)
            and j > at
            and (surface.words[j - 1] == "," or surface.words[j - 1] in surface.marks.gerund_openings)
            and doc[j].pos_ == "VERB"
        ):
            return None
        if word in surface.marks.that:
            before = surface.words[j - 1]
            if before in surface.marks.comparatives and j > at:
                continue
            token = doc[j]
            ours = _hangs_on(token.head, clause)
            if surface.marks.bare_clauses and token.pos_ in ("DET", "PRON") and not ours:
                continue
            adjacent = j == at
            if j > at and doc[j - 1].pos_ == "VERB" and j - 1 >= clause.end:
                return None  # it is that verb's
            if before == "," and doc[at].pos_ in ("DET", "NOUN", "NUM") and "obj" in clause.cue.frames:
                return None  # «a demandé une prime, *que* la compagnie refuse»
            if ours or adjacent or only_adjuncts(surface, at, j):
                return Complement("that", j, ours and token.dep_ == "mark")
            return None
        if surface.quoted[j] >= 0 and surface.quote_opening_at(j) >= 0:
            return None
        if doc[j].pos_ in ("VERB", "AUX") and has(doc[j], "VerbForm=Fin"):
            return None
        if word in (";", ":"):
            return None
    return None


def _hangs_on(head: Any, clause: Clause) -> bool:
    """Whether the complement's head depends on the cue verb, directly or over a chain of two."""
    for _ in range(3):
        if clause.start <= head.i < clause.end:
            return True
        if head.head.i == head.i or head.dep_ in ("acl:relcl", "acl"):
            return bool(clause.start <= head.head.i < clause.end)
        if head.dep_ not in ("ccomp", "xcomp", "obj", "conj", "advcl", "parataxis", "csubj", "obl"):
            return False
        head = head.head
    return bool(clause.start <= head.i < clause.end)


def _at(surface: Surface, clause: Clause, j: int, last: int) -> Complement | None:
    doc, frames, word = surface.doc, clause.cue.frames, surface.words[j]
    if word == ":" and j + 1 < last:
        return Complement("quote" if surface.quote_opening_at(j + 1) >= 0 else "colon", j + 1, True)
    if surface.quote_opening_at(j) >= 0 and (frames & {"quote", "obj", "adj", "that"}):
        inside = surface.quotes[surface.quoted[j]]
        return Complement("quote" if "quote" in frames and inside[1] - inside[0] > 5 else "obj", j, True)
    if word in surface.marks.that and "that" in frames:
        return Complement("that", j, False)
    if word in surface.marks.questions and "wh" in frames:
        return Complement("wh", j, True)
    if "inf" in frames and (found := _infinitive(surface, clause, j, last)):
        return found
    if surface.words[j : j + 1] == surface.words[j + 2 : j + 3] and doc[j + 1].pos_ == "ADV":
        return None  # "as recently as"
    if word in clause.cue.prepositions and doc[j].pos_ in ("ADP", "SCONJ", "ADV", "DET", "PART"):
        return Complement("prep", j, doc[j].head.head.i == clause.verb)
    if "obj" in frames and _noun_begins(surface, j):
        return Complement("obj", j, _is_object(surface, clause, j))
    if "adj" in frames and doc[j].pos_ in ("ADJ", "ADV", "VERB") and word not in surface.marks.that:
        return Complement("adj", j, doc[j].head.i == clause.verb)
    if "ing" in frames and word.endswith(surface.marks.gerund) and doc[j].pos_ == "VERB":
        return Complement("inf", j, doc[j].head.i == clause.verb)
    return None


def _infinitive(surface: Surface, clause: Clause, j: int, last: int) -> Complement | None:
    doc = surface.doc
    k = j
    if surface.words[j] in surface.marks.infinitive:
        k = j + 1
    elif not surface.marks.bare_infinitive:
        return None
    for m in range(k, min(last, k + 5)):
        token = doc[m]
        spoken = token.pos_ in ("VERB", "AUX") and not surface.marks.bare_infinitive
        if spoken or has(token, "VerbForm=Inf"):
            return Complement(
                "inf", j, token.dep_ in ("xcomp", "ccomp", "advcl", "obj") and token.head.i == clause.verb
            )
        if token.pos_ not in ("ADV", "PRON", "PART", "AUX") and surface.words[m] not in (
            surface.marks.negations | {'"'}
        ):
            return None
    return None


def _noun_begins(surface: Surface, j: int) -> bool:
    token = surface.doc[j]
    if surface.words[j] in surface.marks.time and token.dep_ != "compound":
        return False
    if token.pos_ in ("DET", "NOUN", "PROPN", "NUM", "SYM"):
        return True
    if surface.words[j] in surface.marks.partitives:
        return bool(token.head.dep_ == "obj" or token.dep_ == "det")
    if token.pos_ == "PRON":
        return surface.words[j] in surface.marks.object_pronouns
    return bool(token.pos_ == "ADJ" and token.head.pos_ in ("NOUN", "PROPN") and token.head.i > j)


def _is_object(surface: Surface, clause: Clause, j: int) -> bool:
    token = surface.doc[j]
    for _ in range(4):
        if token.head.i == clause.verb:
            return bool(token.dep_ in ("obj", "ccomp", "xcomp"))
        token = token.head
    return False
