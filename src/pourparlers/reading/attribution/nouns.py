"""Noun cues: «l'engagement de X de ...», «la promesse que», "X's warning that"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pourparlers.reading.attribution.boundaries import content_end
from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.lexicon import Cue, Lexicon
from pourparlers.reading.attribution.main_clauses import before_main_clause
from pourparlers.reading.attribution.noun_phrases import noun_phrase
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.morphology import has


def noun_findings(surface: Surface, lexicon: Lexicon) -> Iterator[Found]:
    """What every cue noun with a named source reports."""
    for i, (tag, lemma) in enumerate(zip(surface.tags, surface.lemmas, strict=True)):
        if tag != "NOUN" or surface.quoted[i] >= 0:
            continue
        for cue in lexicon.nouns.get(lemma, ()):
            if " " in cue.lemma:
                continue
            found = _from_noun(surface, lexicon, surface.doc[i], cue)
            if found is not None:
                yield found
            break


def _from_noun(surface: Surface, lexicon: Lexicon, token: Any, cue: Cue) -> Found | None:
    last = surface.bounds[surface.sentence[token.i]][1]
    source = _possessor(surface, token, last)
    if source is None:
        return None
    at = max(token.i + 1, source[1] if source[0] > token.i else 0)
    while at < last and surface.words[at] == ",":
        at += 1
    cue_end, copular = token.i + 1, False
    if source[0] < token.i or source[1] <= at:  # "the owners' position *is* that", «la position de Lima est que»
        linked = _past_copula(surface, at, last)
        if linked > at:
            at, cue_end, copular = linked, linked if source[0] < token.i else cue_end, True
    if at >= last:
        return None
    word = surface.words[at]
    by_relative = word in surface.marks.source_prepositions and surface.words[at + 1] in surface.marks.relatives
    if by_relative:  # «l'idée selon laquelle»
        frame = "relative"
    elif word in surface.marks.that:
        frame = "that"
    elif word in surface.marks.infinitive and _infinitive_near(surface, at, last):
        frame = "inf"
    else:
        return None
    start = token.left_edge.i if token.left_edge.i > source[1] or source[0] > token.i else token.i
    start = max(start, token.i - 1) if surface.doc[token.i - 1].pos_ == "DET" else token.i
    stop = content_end(surface, lexicon, None, at)
    if copular:
        return Found("noun-is", cue, (start, cue_end), source, ((at, stop),), 0.6)
    stop = before_main_clause(surface, token.i, at, stop)
    return Found(f"noun-{frame}", cue, (start, cue_end), source, ((at, stop),), 0.65)


def _past_copula(surface: Surface, at: int, last: int) -> int:
    """The index after a form of "to be", with an adverb or a comma, where what follows can be a content; else `at`."""
    j = at
    if j < last and surface.doc[j].lemma_ in surface.marks.copulas and surface.words[j] not in surface.marks.infinitive:
        j += 1
        while j < last and (surface.doc[j].pos_ == "ADV" or surface.words[j] == ","):
            j += 1
        if j < last and surface.words[j] in surface.marks.that | surface.marks.infinitive:
            return j
    return at


def _infinitive_near(surface: Surface, at: int, last: int) -> bool:
    for k in range(at + 1, min(last, at + 4)):
        token = surface.doc[k]
        spoken = token.pos_ in ("VERB", "AUX") and not surface.marks.bare_infinitive
        if spoken or has(token, "VerbForm=Inf"):
            return True
    return False


def _possessor(surface: Surface, token: Any, last: int) -> tuple[int, int] | None:
    """Whose word it is: a possessive or genitive before it, a «de X» right after it."""
    for child in token.children:
        if child.dep_ == "nmod:poss" and child.i < token.i:
            if child.pos_ == "PRON" or child.pos_ == "DET":
                return child.i, child.i + 1
            phrase = noun_phrase(surface, child, token.i, token.i)
            if phrase is not None and surface.words[phrase[1] - 1] in surface.marks.genitives:
                phrase = (phrase[0], phrase[1] - 1)
            return phrase
    at = token.i + 1
    if at + 1 < last and surface.words[at] in surface.marks.possessive_prepositions:
        noun = next(
            (surface.doc[k] for k in range(at + 1, min(last, at + 6)) if surface.doc[k].pos_ in ("NOUN", "PROPN")), None
        )
        if noun is not None and all(
            surface.doc[k].pos_ in ("DET", "ADJ", "NUM", "PROPN", "NOUN") for k in range(at + 1, noun.i)
        ):
            phrase = noun_phrase(surface, noun, at + 1, at + 1)
            return (at + 1, _before_content(surface, noun.i + 1, phrase[1])) if phrase is not None else None
    return None


def _before_content(surface: Surface, start: int, end: int) -> int:
    """The end of a noun phrase, moved before the «que» or «de» with which the content begins."""
    for k in range(start, end):
        if surface.words[k] in surface.marks.that:
            return k
        if surface.words[k] in surface.marks.infinitive and _infinitive_near(surface, k, end):
            return k
    return end
