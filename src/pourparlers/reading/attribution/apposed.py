"""A thing just told, named again with what somebody makes of it.

"..., *a step* the tribe supports"; «*une exigence* que Lima a trouvée excessive».
"""

from __future__ import annotations

from collections.abc import Iterator

from pourparlers.reading.attribution.clauses import Clause, clause_of
from pourparlers.reading.attribution.cue_words import cue_at
from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.lexicon import Lexicon
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.morphology import has

_SURE = 0.65
_NEAR = 24
"""tokens between what is named again and what is made of it, at most"""
_LONGEST = 5
"""words of what is named again, at most"""


def apposed_findings(surface: Surface, lexicon: Lexicon) -> Iterator[Found]:
    """What a relative clause with a subject of its own, with or without its pronoun, makes of the noun before it."""
    for i, (word, lemma) in enumerate(zip(surface.words, surface.lemmas, strict=True)):
        if (word not in lexicon.forms and lemma not in lexicon.verbs) or surface.quoted[i] >= 0 or i < 3:
            continue
        matched = cue_at(surface, lexicon, i) if _after_apposition(surface, i) else None
        if matched is None:
            continue
        clause = clause_of(surface, matched[0], i, matched[1])
        parts = _parted(surface, clause)
        if parts is None:
            continue
        noun, source = parts
        judged = _made_of_it(surface, clause)
        sides = clause.cue.polarity != "0" or lemma in surface.marks.denying
        if (judged or sides and _closes(surface, clause)) and surface.tags[i] in ("VERB", "AUX", "NOUN"):
            cue = (clause.start, clause.end)
            yield Found("apposed", clause.cue, cue, source, (noun, *judged), _SURE, clause.negated)


def _after_apposition(surface: Surface, i: int) -> bool:
    """Whether an indefinite stands after a comma, or begins the sentence, not far before token i."""
    named, first = surface.marks.indefinites | surface.marks.vague, surface.bounds[surface.sentence[i]][0]
    return any(surface.words[k] in named and _opened(surface, first, k) for k in range(max(first, i - _NEAR), i - 1))


def _parted(surface: Surface, clause: Clause) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The indefinite noun phrase after a comma, or that begins a sentence, and the subject of the clause behind it.

    A small parser often takes the two for one phrase: "*a step the tribe* supports".
    """
    infinitive = has(surface.doc[clause.verb], "VerbForm=Inf")
    if clause.subject is None or clause.participle or clause.inverted or clause.passive or infinitive:
        return None
    known, first = surface.marks, surface.bounds[surface.sentence[clause.verb]][0]
    again = names_again(surface, clause)
    if again is not None:
        return again
    start, stop = clause.subject
    named = known.indefinites | known.vague
    if surface.words[start] in named:
        split = next((k for k in range(start + 1, stop) if _begins_anew(surface, start, k)), None)
        if split is None or not _opened(surface, first, start):
            return None
        return (start, split), (split, stop)
    end = start
    while end > first and surface.words[end - 1] in known.that | known.relatives:
        end -= 1
    begin = end - 1
    while begin > first and end - begin < _LONGEST and surface.words[begin] not in named:
        if surface.doc[begin].is_punct or surface.doc[begin].pos_ in ("VERB", "ADP", "PRON"):
            return None
        begin -= 1
    plain = surface.words[begin] in named and end - begin > 1 and _opened(surface, first, begin)
    return ((begin, end), clause.subject) if plain else None


def names_again(surface: Surface, clause: Clause) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The indefinite noun behind the last comma that has one, and the subject that follows it without a pronoun.

    "..., *a figure* the firm's adviser, a former envoy, has called ...".
    """
    first, doc = surface.bounds[surface.sentence[clause.verb]][0], surface.doc
    for c in range(clause.start - 2, max(first, clause.start - _NEAR), -1):
        if surface.quoted[c] >= 0 or has(doc[c], "VerbForm=Fin"):
            return None
        if surface.words[c] != "," or surface.words[c + 1] not in surface.marks.indefinites:
            continue
        stop = min(clause.start, c + 1 + _LONGEST)
        split = next((k for k in range(c + 3, stop) if _begins_anew(surface, c + 1, k)), None)
        if split is not None and surface.marks.bare_clauses:
            end = clause.start - (surface.words[clause.start - 1] == ",")
            return (c + 1, split), (split, end)
    return None


def _begins_anew(surface: Surface, start: int, k: int) -> bool:
    """Whether another noun phrase begins at k, behind the noun that ends the first."""
    ended = surface.words[start] in surface.marks.vague or surface.doc[k - 1].pos_ == "NOUN"
    name = surface.doc[k].is_title and surface.doc[k].pos_ in ("PROPN", "NOUN", "ADJ")
    return ended and (name or surface.doc[k].pos_ in ("DET", "PRON"))


def _opened(surface: Surface, first: int, start: int) -> bool:
    return start == first or surface.words[start - 1] in (",", "–", "—")


def _closes(surface: Surface, clause: Clause) -> bool:
    """Whether nothing that the cue could take follows it."""
    last = surface.bounds[surface.sentence[clause.verb]][1]
    after = surface.doc[clause.end] if clause.end < last else None
    return after is None or after.is_punct or after.pos_ in ("CCONJ", "ADP", "ADV", "SCONJ")


def _made_of_it(surface: Surface, clause: Clause) -> tuple[tuple[int, int], ...]:
    """The words by which it is judged: "resisted *as interference*", «a appelée « une clôture »»."""
    last = surface.bounds[surface.sentence[clause.verb]][1]
    at = clause.end
    quoted = at < last and surface.quote_opening_at(at) >= 0
    adjective = at < last and clause.cue.act == "evaluate" and surface.doc[at].pos_ == "ADJ"
    if not quoted and not adjective and (at >= last or surface.words[at] not in surface.marks.judging):
        return ()
    stop = at
    while stop < last and (surface.quoted[stop] >= 0 or not surface.doc[stop].is_punct):
        stop += 1
    return ((at, stop),)
