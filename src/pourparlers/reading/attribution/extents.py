"""Where a clause begins and ends that is set into what it reports, and who speaks in it."""

from __future__ import annotations

from pourparlers.reading.attribution.adjuncts import phrase_end, skip_adjuncts
from pourparlers.reading.attribution.clauses import Clause
from pourparlers.reading.attribution.noun_phrases import after_quotation, noun_phrase
from pourparlers.reading.attribution.surface import QUOTES, Surface
from pourparlers.reading.morphology import has

Extent = tuple[int, int, tuple[int, int] | None]
"""first token of an inserted clause, last + 1, its source"""
DELIMITERS = frozenset({",", "–", "—", "-", "?", "!", "…"})


def extent(surface: Surface, clause: Clause) -> Extent | None:
    """Where the inserted clause begins and ends, and its source; None where the order of words forbids one."""
    doc = surface.doc
    first, last = surface.bounds[surface.sentence[clause.verb]]
    inner = [surface.words[j] for j in range(clause.start, clause.end)]
    if any(w in surface.marks.clitic_subjects for w in inner):
        return clause.start, clause.end, None
    if clause.subject is not None and clause.subject[0] >= clause.end:
        return clause.start, max(clause.subject[1], clause.end), _with_apposition(surface, clause.subject, last)
    begin = clause.start
    opened = begin == first or surface.words[begin - 1] in DELIMITERS or surface.words[begin - 1] in QUOTES
    quoted_before = after_quotation(surface, begin)
    own_before = clause.subject is not None and clause.governor is None and clause.subject[1] <= clause.start
    if opened and begin > first and (quoted_before or not own_before):
        phrase = _subject_after(surface, clause, last, far=quoted_before)
        if phrase is not None:
            return begin, phrase[1], _with_apposition(surface, phrase, last)
    first_subject = surface.marks.subject_first_incise or _translated(surface, clause)
    if first_subject and clause.subject is not None and clause.subject[1] <= clause.start:
        start = clause.subject[0]
        gap = [
            j for j in range(clause.subject[1], clause.start) if surface.words[j] not in (",",) and not doc[j].is_space
        ]
        if len(gap) <= 4 and start > first:
            return start, clause.end, clause.subject
    return None


def runs_on(surface: Surface, stop: int, start: int) -> bool:
    """Whether what is reported runs on behind an interruption: "It would, he writes, *be*", "..., he said, *to* go"."""
    following = surface.doc[start]
    infinite = (has(following, "VerbForm=Inf") or has(following, "VerbForm=Part")) and following.pos_ in ("AUX", "VERB")
    marked = surface.words[start] in surface.marks.infinitive and start + 1 < len(surface.doc)
    verb = marked and has(surface.doc[start + 1], "VerbForm=Inf")
    return verb or infinite and surface.doc[stop - 1].pos_ == "AUX"


def _translated(surface: Surface, clause: Clause) -> bool:
    """Whether an inserted clause keeps the order of the language it comes from: «..., *Oslo a dit* mardi,»."""
    if clause.cue.lemma not in surface.marks.plain_telling or clause.subject is None or clause.governor is not None:
        return False
    before = clause.subject[0] - 1
    told = clause.start < clause.verb and surface.doc[clause.start].pos_ == "AUX" and clause.subject[1] == clause.start
    return told and before > 0 and surface.words[before] == "," and surface.quoted[clause.verb] < 0


def _subject_after(surface: Surface, clause: Clause, last: int, *, far: bool) -> tuple[int, int] | None:
    """The noun phrase after the verb that can be its subject; `far`: past adverbs and phrases with prepositions."""
    doc = surface.doc
    starts = list(dict.fromkeys((clause.end, skip_adjuncts(surface, clause, clause.end, last))))
    if far:
        j = clause.end
        while j < min(last, clause.end + 14) and not _begins_phrase(surface, j):
            j = max(phrase_end(surface, j, last) or 0, j + 1) if doc[j].pos_ == "ADP" else j + 1
        starts.append(j)
    for j in starts:
        if j < last and _begins_phrase(surface, j):
            noun = next((doc[k] for k in range(j, min(last, j + 7)) if doc[k].pos_ in ("NOUN", "PROPN", "X")), None)
            if noun is None or any(doc[k].pos_ in ("VERB", "AUX", "ADP", "PUNCT") for k in range(j, noun.i)):
                continue
            phrase = noun_phrase(surface, noun, j, j)
            return (j, max(phrase[1] if phrase else 0, noun.i + 1))
    return None


def _begins_phrase(surface: Surface, j: int) -> bool:
    if surface.words[j] in surface.marks.that or surface.quoted[j] >= 0:
        return False
    token = surface.doc[j]
    possessive = token.pos_ == "PRON" and token.dep_ == "nmod:poss"
    return token.pos_ in ("DET", "PROPN", "NOUN", "X") or possessive


def _with_apposition(surface: Surface, phrase: tuple[int, int], last: int) -> tuple[int, int]:
    """The phrase with what is set after it: «la ministre, Ana Ruiz», "Ana Ruiz, the transport minister"."""
    end = phrase[1]
    if end + 1 >= last or surface.words[end] != ",":
        return phrase
    named = surface.doc[phrase[1] - 1].pos_ == "PROPN"
    if surface.doc[end + 1].pos_ != "PROPN" and not (named and surface.doc[end + 1].pos_ in ("DET", "NOUN", "ADJ")):
        return phrase
    stop = end + 1
    while stop < last and surface.words[stop] not in (",", ".") and not surface.doc[stop].is_space:
        if surface.doc[stop].pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") or stop - end > 12:
            return phrase
        stop += 1
    return phrase[0], stop
