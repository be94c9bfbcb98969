"""Which cue a verb is: the cue table's words matched around it."""

from __future__ import annotations

from pourparlers.reading.attribution.lexicon import Cue, Lexicon
from pourparlers.reading.attribution.surface import Surface


def cue_at(surface: Surface, lexicon: Lexicon, i: int) -> tuple[Cue, int] | None:
    """The longest cue whose verb is token i, with the index after its last word; None where there is none."""
    word = lexicon.forms.get(surface.words[i]) or surface.doc[i].lemma_
    for cue in lexicon.verbs.get(word, ()):
        end = _words_match(surface, cue, i)
        if end is not None:
            return cue, end
    return None


def _words_match(surface: Surface, cue: Cue, i: int) -> int | None:
    """The index after the cue's last word when its words stand around verb i, an adverb between at the most."""
    words = cue.lemma.replace("l'", "l' ").split(" ")
    if words[0].startswith("s'"):
        words = ["s'", words[0][2:], *words[1:]]
    if words[0] in surface.marks.reflexives:
        if not _reflexive(surface, i):
            return None
        words = words[1:]
    elif words[0] in surface.marks.adverbial_pronouns and len(words) > 1:
        if i == 0 or surface.words[i - 1] not in surface.marks.adverbial_pronouns:
            return None
        words = words[1:]
    if surface.marks.verb_second and len(words) == 2:
        return i + 1 if _particle_closes(surface, i, words[1]) else None
    at = i + 1
    for word in words[1:]:
        for _ in range(3):
            if at >= len(surface.doc):
                return None
            if surface.words[at] == word or surface.doc[at].lemma_ == word:
                break
            if surface.doc[at].pos_ not in ("ADV", "AUX", "PRON", "PART"):
                return None
            at += 1
        else:
            return None
        at += 1
    return at


def _particle_closes(surface: Surface, i: int, particle: str) -> bool:
    """Whether the particle of a verb stands at the end of its clause: «Er *kündigte* am Montag *an*, dass»."""
    last = surface.bounds[surface.sentence[i]][1]
    for j in range(i + 1, min(last, i + 16)):
        closes = j + 1 >= last or surface.doc[j + 1].is_punct
        if surface.words[j] == particle and closes:
            return True
        if surface.words[j] in (",", ";", ":"):
            return False
    return False


def _reflexive(surface: Surface, i: int) -> bool:
    after = 4 if surface.marks.reflexive_after else 0
    return any(w in surface.marks.reflexives for w in surface.words[max(0, i - 5) : i + after])
