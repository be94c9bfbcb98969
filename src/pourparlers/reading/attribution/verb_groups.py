"""Verb groups: where one begins and ends, of what make it is, whether it is finite."""

from __future__ import annotations

from typing import Any

from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.morphology import has

_GROUP_LEFT = frozenset({"aux", "aux:pass", "cop", "expl", "expl:subj", "expl:pass", "iobj", "advmod", "neg"})


def finite(surface: Surface, i: int, start: int) -> bool:
    """Whether the verb group is a finite one, by its first word."""
    if start < i and (surface.doc[start].pos_ == "AUX" or surface.words[start] in surface.marks.auxiliaries):
        return True
    form = surface.doc[i].morph.get("VerbForm")
    alone = surface.words[start - 1] not in surface.marks.infinitive
    if form == ["Inf"] and alone and not surface.marks.bare_infinitive:
        return True  # English has no ending to tell "people close to the minister say" from an infinitive
    return form == ["Fin"] or (form != ["Inf"] and not surface.words[i].endswith(surface.marks.not_finite))


def participle(surface: Surface, i: int, start: int) -> bool:
    """Whether the cue is a bare participle: «ajoutant», "adding", «convaincu»."""
    if surface.words[i].endswith(surface.marks.gerund) and start == i:
        return True
    if any(surface.doc[j].pos_ == "AUX" or surface.words[j] in surface.marks.auxiliaries for j in range(start, i)):
        return False
    if not surface.words[i].endswith(surface.marks.participles):
        return False
    form = surface.doc[i].morph.get("VerbForm")
    bare = not any(c.dep_.startswith(("aux", "cop")) or c.dep_ == "nsubj" for c in surface.doc[i].children)
    return bool(form) and form[0] in ("Part", "Ger") and bare


def _auxiliary_before_an_aside(surface: Surface, i: int) -> int:
    """The auxiliary from which an aside parts its participle: «*ont* de leur côté annoncé», "*has* in turn asked"."""
    doc, words = surface.doc, surface.words
    if not words[i].endswith(surface.marks.participles):
        return i
    j = i - 1
    while j > 0 and i - j < 6 and (doc[j].pos_ in ("ADP", "DET", "PRON", "NOUN", "ADJ", "ADV") or words[j] == ","):
        j -= 1
    between = [words[k] == "," for k in range(j + 1, i)]
    set_off = not any(between) or between[0] and between[-1] and sum(between) == 2
    aside = i - j > 2 and set_off and doc[j + 2 if between[0] else j + 1].pos_ == "ADP"
    return j if aside and words[j] in surface.marks.auxiliaries and surface.sentence[j] == surface.sentence[i] else i


def group_start(surface: Surface, i: int) -> int:
    doc, start = surface.doc, _auxiliary_before_an_aside(surface, i)
    while start > 0:
        j = start - 1
        token, word = doc[j], surface.words[j]
        if surface.sentence[j] != surface.sentence[i] or token.is_punct:
            break
        subject = token.dep_.startswith("expl") and token.dep_ != "expl:pass" and word in surface.marks.pronouns
        hangs = token.dep_ in _GROUP_LEFT and not subject and token.i < i and token.head.i in (i, doc[i].head.i)
        helper = hangs or token.pos_ == "AUX" and not token.dep_.startswith("nsubj")
        if (
            helper
            and token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
            or word in surface.marks.clitic_objects
            and (token.pos_ == "PRON" or doc[j - 1].pos_ in ("NOUN", "PROPN") and token.pos_ == "DET")
        ):
            start = j
        elif word in surface.marks.clitic_subjects or word in surface.marks.negations:
            start = j
        elif (
            token.pos_ == "ADV"
            and j > 0
            and (doc[j - 1].pos_ == "AUX" or surface.words[j - 1] in surface.marks.negations)
        ):
            start = j
        else:
            break
    while start < i and doc[start].pos_ == "ADV" and surface.words[start] not in surface.marks.negations:
        start += 1
    return start


def group_end(surface: Surface, i: int, end: int) -> int:
    while end < len(surface.doc) and surface.sentence[end] == surface.sentence[i]:
        token, word = surface.doc[end], surface.words[end]
        joined = word in surface.marks.clitic_subjects
        particle = token.dep_ == "compound:prt" and token.head.i == i
        before = surface.words[max(0, i - 4) : i]
        negation = word in surface.marks.negations_after and any(w in surface.marks.negations for w in before)
        if not (joined or particle or negation):
            break
        end += 1
    return end


def shape(surface: Surface, start: int, verb: int) -> tuple[str, ...]:
    """The make of a verb group: its auxiliary, or the tense of its verb."""
    for j in range(start, verb):
        if surface.words[j] in surface.marks.auxiliaries or surface.doc[j].pos_ == "AUX":
            return ("aux", surface.doc[j].lemma_)
    morph = surface.doc[verb].morph
    return ("simple", *morph.get("Tense")[:1], *morph.get("Mood")[:1])


def infinitive(token: Any) -> bool:
    """Whether the token is a verb in the infinitive."""
    return bool(has(token, "VerbForm=Inf"))
