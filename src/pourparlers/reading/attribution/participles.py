"""Participles that report: «..., ajoutant que», "adding that", «Lima n'excluant pas de», «et mis en garde»."""

from __future__ import annotations

from typing import Any

from pourparlers.reading.attribution.clauses import Clause
from pourparlers.reading.attribution.lexicon import Lexicon
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.attribution.verb_groups import shape
from pourparlers.reading.morphology import has


def reports_on(surface: Surface, lexicon: Lexicon, clause: Clause | None, i: int) -> bool:
    """Whether a participle with a cue's meaning follows: «..., ajoutant que», "..., adding that"."""
    known, most = surface.marks, len(surface.doc) - 1
    if surface.words[i] in (known.gerund_openings | known.conjunctions):
        i = min(i + 1, most)
        while i < most and surface.words[i] in (known.gerund_openings | known.clitic_objects):
            i += 1
    token = surface.doc[i]
    form = token.morph.get("VerbForm")
    ending = token.lower_.endswith(surface.marks.gerund)
    return ending and (token.pos_ == "VERB" or bool(form)) and token.lemma_ in lexicon.verbs and clause is not None


def second_participle(surface: Surface, lexicon: Lexicon, clause: Clause, j: int) -> bool:
    """«a rappelé que ... et mis en garde»: a second participle under the first one's auxiliary."""
    if shape(surface, clause.start, clause.verb)[0] != "aux" or surface.words[j] not in lexicon.forms:
        return False
    return has(surface.doc[j], "VerbForm=Part") and not surface.words[j].endswith(surface.marks.gerund)


def absolute_participle(surface: Surface, lexicon: Lexicon, i: int, last: int) -> bool:
    """«..., Tokyo n'excluant pas de participer»: a participle that reports, with a subject of its own."""
    for j in range(i, min(last, i + 6)):
        word = surface.words[j]
        if word.endswith(surface.marks.gerund) and word in lexicon.forms and surface.doc[j].pos_ == "VERB":
            return j > i and any(surface.doc[k].pos_ in ("PROPN", "NOUN") for k in range(i, j))
        if surface.doc[j].pos_ not in ("PROPN", "NOUN", "DET", "ADV", "ADJ", "PRON"):
            return False
    return False


def is_gerund(surface: Surface, token: Any) -> bool:
    """Whether the token is a verb in -ing or -ant."""
    return bool(token.pos_ == "VERB" and surface.words[token.i].endswith(surface.marks.gerund))
