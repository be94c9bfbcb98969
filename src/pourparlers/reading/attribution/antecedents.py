"""Whom a relative clause speaks of: the noun phrase before it, without what the tree has put around that."""

from __future__ import annotations

from typing import Any

from pourparlers.reading.attribution.lexicon import lexicon
from pourparlers.reading.attribution.noun_phrases import noun_phrase, phrase_ending
from pourparlers.reading.attribution.surface import Surface


def antecedent(surface: Surface, noun: Any, start: int, stop: int) -> tuple[int, int] | None:
    """The token range of the antecedent around `noun`, kept clear of the cue's own words start..stop.

    Words do not speak, whoever they come from does: "an angry reply from *Oslo*, which called it a threat".
    """
    speaker = _speaker(surface, noun, start)
    phrase = noun_phrase(surface, speaker, start, stop, antecedent=True)
    if phrase is None:
        return None
    left, right = phrase
    while left < min(speaker.i, right - 1) and surface.doc[left].dep_ in ("case", "fixed"):
        left += 1
    return left, right


def antecedent_before(surface: Surface, comma: int) -> tuple[int, int] | None:
    """The antecedent that ends at this comma, where the tree does not tell it."""
    phrase = phrase_ending(surface, comma)
    if phrase is None:
        return None
    left, right = phrase
    prepositions = surface.marks.possessive_prepositions
    head = next((surface.doc[j] for j in range(left, right) if surface.doc[j].pos_ in ("NOUN", "PROPN")), None)
    if head is not None and _speech(surface, head):
        authors = [j + 1 for j in range(head.i + 1, right - 1) if surface.words[j] in prepositions]
        left = authors[-1] if authors else left
    return left, right


def _speaker(surface: Surface, noun: Any, start: int) -> Any:
    """The noun, or the one it comes from where it is a word for speech that ends with its author."""
    if noun.i >= start or not _speech(surface, noun):
        return noun
    for child in noun.children:
        if child.dep_ == "nmod" and noun.i < child.i < start and child.pos_ in ("PROPN", "NOUN"):
            case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
            ends = any(surface.words[j : j + 1] == (",",) for j in (child.i + 1, child.right_edge.i + 1))
            if case in surface.marks.possessive_prepositions and ends:
                return child
    return noun


def _speech(surface: Surface, noun: Any) -> bool:
    nouns = lexicon(surface.page.article.language).nouns
    return noun.lemma_ in nouns or noun.lower_ in surface.marks.reactions
