"""Cues set into or after what they report: «..., a-t-il dit», «..., a affirmé mardi le ministre», "..., she said"."""

from __future__ import annotations

from pourparlers.reading.attribution.adjuncts import skip_adjuncts
from pourparlers.reading.attribution.apposed import names_again
from pourparlers.reading.attribution.asides import another_clause
from pourparlers.reading.attribution.boundaries import content_end
from pourparlers.reading.attribution.clauses import Clause
from pourparlers.reading.attribution.extents import DELIMITERS, Extent, extent, runs_on
from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.lexicon import Lexicon
from pourparlers.reading.attribution.noun_phrases import after_quotation
from pourparlers.reading.attribution.surface import QUOTES, TERMINAL, Surface
from pourparlers.reading.morphology import has


def incise(surface: Surface, lexicon: Lexicon, clause: Clause) -> Found | None:
    """The finding, where the cue's clause stands between commas or marks and its content before it.

    French: the subject is inverted, a clitic or a noun phrase after the verb. English: subject and verb in either
    order, the verb without an object of its own.
    """
    if "quote" not in clause.cue.frames and "that" not in clause.cue.frames:
        return None
    if clause.participle or clause.negated:
        return None
    found = extent(surface, clause)
    if found is None:
        return None
    begin, end, source = found
    if surface.words[begin] in surface.marks.relatives:
        return None  # "..., which Oslo dismissed"
    if surface.quoted[clause.verb] < 0 and names_again(surface, clause):
        return None  # "..., a sum the owners called “a joke”"
    before = _content_before(surface, begin)
    if before is None or not _ends_here(surface, clause, end):
        return None
    quoted = surface.quoted[before[1] - 1] >= 0
    after = _content_after(surface, lexicon, clause, found, before)
    pieces = after if after and not quoted and _adjunct(surface, before) else [before, *after]
    if not quoted and _only_subordinate(surface, before):
        return None
    if not any(surface.doc[j].is_alpha for j in range(*before)):
        return None
    if not quoted and source is not None and len(pieces) == 1 and _subject_of(surface, clause, before):
        return None
    confidence = 0.92 if quoted else 0.8 if clause.inverted else 0.7
    return Found(
        "incise",
        clause.cue,
        (clause.start, clause.end),
        source,
        tuple(pieces),
        confidence,
        False,
        None,
        clause.inverted and source is None,
    )


def _only_subordinate(surface: Surface, piece: tuple[int, int]) -> bool:
    """Whether these words are one subordinate clause, so that what follows is the main one and no insertion."""
    opened = surface.words[piece[0]] in surface.marks.subordinators
    return opened and not any(surface.words[j] == "," for j in range(*piece))


def _adjunct(surface: Surface, piece: tuple[int, int]) -> bool:
    """Whether these words only say where or when: "In a statement, the ministry said, ..."."""
    doc = surface.doc
    finite = any(has(doc[j], "VerbForm=Fin") for j in range(*piece))
    return not finite and doc[piece[0]].pos_ in ("ADP", "ADV") and piece[1] - piece[0] <= 8


def _content_before(surface: Surface, begin: int) -> tuple[int, int] | None:
    """What stands before the inserted clause, when a comma, a dash or a mark parts the two."""
    first, _ = surface.bounds[surface.sentence[begin]]
    j = begin - 1
    while j >= first and surface.doc[j].is_space:
        j -= 1
    if j < first:
        return None
    word = surface.words[j]
    closing = surface.quoted[j] >= 0 and surface.quotes[surface.quoted[j]][1] == j + 1
    if not (word in DELIMITERS or closing or word in QUOTES):
        return None
    end = j if word in (",", "–", "—", "-") else j + 1
    k = end - 1
    while k > first and surface.words[k] in (",", "–"):
        k -= 1
    quote = surface.quoted[k]
    if quote >= 0:
        start = surface.quotes[quote][0]
        opened = max([first, *(m + 1 for m in range(first, start) if surface.words[m] == ":")])
        if start > opened and surface.quotes[quote][1] >= end and _clause_runs_in(surface, opened, start):
            start = opened
    else:
        start = first
    start = max([start, *(m + 1 for m in range(start, k) if surface.words[m] in (";", ":") and surface.quoted[m] < 0)])
    while start < end and (surface.doc[start].is_space or surface.words[start] in (",", "–", "-", "•")):
        start += 1
    return (start, k + 1) if start <= k else None


def _subject_of(surface: Surface, clause: Clause, piece: tuple[int, int]) -> bool:
    """Whether these words are the verb's own subject, and no report: «Les industriels, eux, redoutent un surcoût»."""
    doc = surface.doc
    if any(has(doc[j], "VerbForm=Fin") or has(doc[j], "VerbForm=Part") for j in range(*piece)):
        return False
    if any(doc[j].dep_.startswith("nsubj") and doc[j].head.i == clause.verb for j in range(*piece)):
        return True
    return doc[piece[0]].pos_ in ("DET", "PROPN", "PRON") and "obj" in clause.cue.frames


def _clause_runs_in(surface: Surface, first: int, start: int) -> bool:
    """Whether the words before a quotation belong to the same reported clause, and are no sentence apart."""
    if surface.words[start - 1].endswith(".") and surface.doc[start + 1].text[:1].isupper():
        return False  # an abbreviation ends the sentence: "... at 1 a.m. “Nobody will like it,”"
    return not any(surface.words[j] in TERMINAL or surface.words[j] == ":" for j in range(first, start))


def _ends_here(surface: Surface, clause: Clause, end: int) -> bool:
    """Whether nothing follows that the cue could take as its own content."""
    last = surface.bounds[surface.sentence[clause.verb]][1]
    at = skip_adjuncts(surface, clause, end, last)
    if surface.doc[clause.verb].lemma_ in surface.marks.telling:
        while at < last and surface.doc[at].pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "ADP", "NUM"):
            at += 1
    if at >= last or after_quotation(surface, clause.start) and clause.end != at:
        return True
    subject = clause.subject if surface.doc[clause.verb].lemma_ in surface.marks.telling else None
    if subject is not None and after_quotation(surface, subject[0]):  # "...," he told *a paper printed in the town*
        return surface.marks.that.isdisjoint(surface.words[clause.end : min(last, clause.end + 6)])
    word = surface.words[at]
    if word in surface.marks.that and surface.words[at - 1] != ",":
        return False
    if word == ":":
        return False
    return (
        word in DELIMITERS
        or word in TERMINAL
        or word in QUOTES
        or word in (";", ")")
        or (clause.inverted and surface.doc[at].pos_ in ("ADP", "ADV", "CCONJ", "PUNCT", "SPACE", "SCONJ"))
    )


def _content_after(
    surface: Surface, lexicon: Lexicon, clause: Clause, inserted: Extent, before: tuple[int, int]
) -> list[tuple[int, int]]:
    """The rest of what is reported, where the cue only interrupts it."""
    begin, end, _ = inserted
    doc = surface.doc
    _, last = surface.bounds[surface.sentence[begin]]
    if (rest := _rest_of_quotation(surface, begin, end)) is not None:
        return rest
    if doc[clause.verb].lemma_ in surface.marks.telling:  # "The answer, he told *them*, was simple"
        end = _past_addressee(surface, end, last)
    past = skip_adjuncts(surface, clause, end, last)  # "..., he said *in a letter*, ..."
    end = past if past < last and surface.words[past] == "," else end
    start = _next_word(surface, end, last)
    if start >= last:
        return []
    for at in (start, _next_word(surface, skip_adjuncts(surface, clause, end, last), last)):
        if at < last and surface.quote_opening_at(at) >= 0:  # «..., a dit X mardi, « ... »»
            return [(at, surface.quotes[surface.quoted[at]][1])]
    following = surface.words[start + 1] if start + 1 < len(surface.words) else ""
    if surface.words[start] in surface.marks.conjunctions and following in lexicon.forms:
        return []  # ", a source said, but added that": the speaker goes on
    if surface.words[start] in surface.marks.conjunctions and another_clause(surface, start + 1, last):
        return []  # ", he said, but *his rival denied* it"
    if surface.words[start].endswith(surface.marks.gerund) and doc[start].pos_ == "VERB":
        return []  # «..., a dit X, ajoutant : « ... »»
    if surface.words[start] in surface.marks.relatives and inserted[2] is not None and inserted[2][0] >= clause.end:
        return []  # «..., a dit X, qui exclut que»
    parted = any(surface.words[j] in (",", "–") for j in range(end, start))
    if parted and surface.words[start] in surface.marks.that and surface.quoted[before[1] - 1] >= 0:
        return [(start, content_end(surface, lexicon, None, start))]  # "...," he said, *that* the boats had sailed
    whole = any(has(doc[j], "VerbForm=Fin") for j in range(*before))
    if parted and doc[start].pos_ in ("AUX", "VERB") and has(doc[start], "VerbForm=Fin"):
        whole = False  # its subject stands before the cue
    if parted and not whole and any(has(doc[j], "VerbForm=Fin") for j in range(start, last)):
        return [(start, content_end(surface, lexicon, None, start))]
    linking = {surface.words[start], "_".join(surface.words[start : start + 2])}
    if parted and (runs_on(surface, before[1], start) or not linking.isdisjoint(surface.marks.goes_on)):
        return [(start, content_end(surface, lexicon, None, start))]
    return []


def _rest_of_quotation(surface: Surface, begin: int, end: int) -> list[tuple[int, int]] | None:
    """What follows of a quotation that the inserted clause stands in; None where it stands in none."""
    around = surface.quoted[begin]
    if around < 0 or surface.quotes[around][0] >= begin:
        return None
    closing = surface.quotes[around][1]
    start = _next_word(surface, end, closing)
    return [(start, closing)] if start < closing - 1 else []


def _past_addressee(surface: Surface, end: int, last: int) -> int:
    """The next comma, where only who is told, where and when stands before it: "he told *staff on Monday*,"."""
    for j in range(end, min(last, end + 12)):
        if surface.words[j] == ",":
            return j
        if surface.doc[j].pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") or surface.quoted[j] >= 0:
            return end
    return end


def _next_word(surface: Surface, end: int, last: int) -> int:
    start = end
    while start < last and (surface.words[start] in (",", "–", ".", "-") or surface.doc[start].is_space):
        start += 1
    return start
