"""Whom a relative clause speaks of: the noun phrase before it, without what the tree has put around that."""

from __future__ import annotations

from typing import Any

from pourparlers.reading.attribution.lexicon import lexicon
from pourparlers.reading.attribution.noun_phrases import noun_phrase
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


def _speaker(surface: Surface, noun: Any, start: int) -> Any:
    """The noun, or the one it comes from where it is a word for speech that ends with its author."""
    if noun.i >= start or noun.lemma_ not in lexicon(surface.page.article.language).nouns:
        return noun
    for child in noun.children:
        if child.dep_ == "nmod" and noun.i < child.i < start and child.pos_ in ("PROPN", "NOUN"):
            case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
            comma = surface.words[child.right_edge.i + 1] == "," or surface.words[child.i + 1] == ","
            if case in surface.marks.possessive_prepositions and comma:
                return child
    return noun
