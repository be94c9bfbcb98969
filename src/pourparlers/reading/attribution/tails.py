"""What the writer adds to a content after a comma: «..., une idée que X rejette», "..., which X denies"."""

from __future__ import annotations

from pourparlers.reading.attribution.lexicon import Lexicon
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.morphology import has


def tail_begins(surface: Surface, lexicon: Lexicon, i: int, last: int) -> bool:
    """Whether a remark on the content as a whole begins at token i, right after a comma, and runs up to `last`.

    What came of it ("drawing protests"); an apposition that sums up ("a move that", «ce qui», «une condition dont»);
    a relative clause in which another speaker takes the content as the object of a cue ("which its neighbours reject").
    """
    words, known = surface.words, surface.marks
    if i + 2 >= last or surface.quoted[i] >= 0:
        return False
    if "_".join(words[i : i + 2]) in known.summing_up or words[i] in known.aftermath:
        return True
    if words[i] in known.indefinites:
        return _relative_follows(surface, lexicon, i + 1, last)
    relative = words[i] in known.relatives and not _goes_on_after(surface, i + 1, last)
    return relative and _another_speaks(surface, lexicon, i + 1, last)


def _goes_on_after(surface: Surface, start: int, last: int) -> bool:
    """Whether the clause goes on behind a comma that closes the relative one: "the deal, which X rejects, *holds*"."""
    commas = [j for j in range(start, last - 1) if surface.words[j] == ","]
    return any(has(surface.doc[j + 1], "VerbForm=Fin") for j in commas)


def _relative_follows(surface: Surface, lexicon: Lexicon, start: int, last: int) -> bool:
    """Whether a noun of at most two words begins here, and then a relative clause, the pronoun left out or not."""
    noun = False
    for j in range(start, min(last, start + 4)):
        if noun and surface.words[j] in surface.marks.relatives:
            return True
        if noun and surface.marks.bare_clauses and surface.doc[j].pos_ in ("DET", "PRON", "PROPN"):
            return _another_speaks(surface, lexicon, j, last)  # "an offer *the owners rejected*"
        if surface.doc[j].pos_ not in ("NOUN", "ADJ", "ADV", "PROPN"):
            return False
        noun = noun or surface.doc[j].pos_ in ("NOUN", "PROPN")
    return False


def _another_speaks(surface: Surface, lexicon: Lexicon, start: int, last: int) -> bool:
    """Whether a noun phrase and then a cue verb follow, before any other verb."""
    subject = False
    for j in range(start, min(last, start + 14)):
        token = surface.doc[j]
        if token.pos_ in ("NOUN", "PROPN") or surface.words[j] in surface.marks.pronouns:
            subject = True
        elif token.pos_ == "VERB":
            known = surface.words[j] in lexicon.forms or token.lemma_ in lexicon.verbs
            return subject and known and not has(token, "VerbForm=Inf")
    return False


def restricts(surface: Surface, i: int) -> bool:
    """Whether what begins at token i narrows what was said: "*but only* where wells are foul", «*mais pas* avant»."""
    return "_".join(surface.words[i : i + 2]) in surface.marks.conditions
