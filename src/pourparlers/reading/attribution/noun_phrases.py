"""Noun phrases as token ranges: around a head by the tree, before a verb by the surface where the tree has none."""

from __future__ import annotations

from typing import Any

from pourparlers.reading.attribution.asides import relative_opening
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.morphology import has

_LONGEST = 40
_PHRASE = frozenset("DET NOUN PROPN ADJ NUM ADP PRON X SYM".split())


def phrase_before(surface: Surface, start: int) -> tuple[int, int] | None:
    """The noun phrase that stands right before a verb group, read from the surface where the tree gives no subject."""
    first = surface.bounds[surface.sentence[start]][0]
    stop = start
    while stop > first and surface.doc[stop - 1].pos_ == "ADV":
        stop -= 1
    if stop > first and surface.words[stop - 1] in surface.marks.conjunctions:
        return None
    relative = relative_opening(surface, stop)
    if relative is not None:
        return phrase_ending(surface, relative)
    if stop > first and surface.words[stop - 1] == ",":
        comma = next((j for j in range(stop - 2, max(first, stop - 14), -1) if surface.words[j] == ","), None)
        if comma is None:
            return None
        aside = surface.doc[comma + 1]
        if aside.pos_ in ("PROPN", "DET") and any(surface.doc[j].pos_ == "PROPN" for j in range(comma + 1, stop - 1)):
            begin = _phrase_start(surface, comma, first)
            return (begin, stop - 1) if begin is not None else None
        stop = comma
    begin = _phrase_start(surface, stop, first)
    return (begin, stop) if begin is not None else None


def after_quotation(surface: Surface, begin: int) -> bool:
    """Whether a closing mark stands right before, a comma between at the most."""
    j = begin - 1
    if j > 0 and surface.words[j] == ",":
        j -= 1
    return j >= 0 and surface.quoted[j] >= 0 and surface.quotes[surface.quoted[j]][1] == j + 1


def phrase_from_quotation(surface: Surface, stop: int) -> tuple[int, int] | None:
    """The noun phrase between a quotation and the verb: "...," *Justice Minister Ana Ruiz* said."""
    begin = stop
    while begin > 0 and stop - begin < 16 and surface.quoted[begin - 1] < 0:
        token = surface.doc[begin - 1]
        clause = token.pos_ in ("AUX", "SCONJ", "PUNCT", "SPACE") or has(token, "VerbForm=Fin")
        if clause and token.lower_ != ",":
            return None
        begin -= 1
    if begin == stop or not after_quotation(surface, begin):
        return None
    while begin < stop and surface.words[begin] == ",":
        begin += 1
    named = any(surface.doc[j].pos_ in ("PROPN", "NOUN") for j in range(begin, stop))
    return (begin, stop) if named and surface.doc[begin].pos_ not in ("ADP", "ADV", "CCONJ") else None


def phrase_after(surface: Surface, stop: int) -> tuple[int, int] | None:
    """The noun phrase right after a verb group, where the language puts the subject there and the tree gives none."""
    last = surface.bounds[surface.sentence[stop - 1]][1]
    if stop < last and surface.words[stop] in surface.marks.pronouns:
        return stop, stop + 1
    end = stop
    while end < last and surface.doc[end].pos_ in ("DET", "ADJ", "NUM"):
        end += 1
    noun = end
    while end < last and surface.doc[end].pos_ in ("NOUN", "PROPN"):
        end += 1
    return (stop, end) if end > noun else None


def phrase_ending(surface: Surface, stop: int) -> tuple[int, int] | None:
    begin = _phrase_start(surface, stop, surface.bounds[surface.sentence[stop]][0])
    return (begin, stop) if begin is not None else None


def _phrase_start(surface: Surface, stop: int, first: int) -> int | None:
    begin = stop
    while begin > first and stop - begin < 24:
        token, word = surface.doc[begin - 1], surface.words[begin - 1]
        if (
            token.pos_ not in _PHRASE
            and not (begin < stop and _qualifies(surface, begin - 1, first))
            and word not in surface.marks.conjunctions
            or surface.quoted[begin - 1] >= 0
            or token.is_space
            or (begin < stop and word in surface.marks.relatives and token.pos_ != "DET")
        ):
            break
        begin -= 1
    while begin < stop and surface.words[begin] in (surface.marks.conjunctions | surface.marks.relatives):
        if surface.doc[begin].pos_ == "DET":  # a German article looks like a relative pronoun
            break
        begin += 1
    if begin >= stop or surface.doc[begin].pos_ == "ADP":
        return None
    nominal = any(surface.doc[j].pos_ in ("NOUN", "PROPN", "PRON", "X") for j in range(begin, stop))
    return begin if nominal else None


def _qualifies(surface: Surface, i: int, first: int) -> bool:
    """Whether a participle here belongs to the noun before it: "a trader known as Ana", «le parti dirigé par Ana»."""
    doc = surface.doc
    follows = doc[i + 1].pos_ == "ADP" or surface.words[i + 1] in surface.marks.time
    if i <= first or doc[i - 1].pos_ not in ("NOUN", "PROPN") or not follows:
        return False
    return bool(doc[i].pos_ == "VERB" and has(doc[i], "VerbForm=Part"))


def noun_phrase(
    surface: Surface, noun: Any, start: int, stop: int, *, antecedent: bool = False, drop_case: bool = False
) -> tuple[int, int] | None:
    """The token range of the noun phrase around `noun`, kept clear of the cue's own words start..stop."""
    doc = surface.doc
    left, right = noun.left_edge.i, noun.right_edge.i + 1
    if right - left > _LONGEST:
        left, right = max(left, noun.i - 6), min(right, noun.i + _LONGEST)
    if noun.i < start:
        right = min(right, start)
        if antecedent:
            relative = next((c for c in noun.children if c.dep_.startswith("acl") and c.i > noun.i), None)
            right = min(right, relative.left_edge.i) if relative is not None else right
    else:
        left = max(left, stop)
    left = _past_other_words(surface, left, noun.i, before_cue=noun.i < start)
    first, last = surface.bounds[surface.sentence[noun.i]]
    left, right = max(left, first), min(right, last)
    left, right = _after_a_day(surface, left, noun.i), _before_clause(surface, noun.i, right)
    if drop_case and doc[left].pos_ == "ADP" and left < noun.i:
        left += 1
    elif (
        doc[left].pos_ in ("CCONJ", "SCONJ", "ADV")
        and left < noun.i
        and surface.words[left] not in surface.marks.counting
    ):
        left += 1
    while right > noun.i + 1 and (doc[right - 1].is_punct or doc[right - 1].is_space or doc[right - 1].pos_ == "CCONJ"):
        closing = surface.words[right - 1] == ")" and "(" in surface.words[left:right]
        if closing or surface.words[right - 1] == '"' and surface.quoted[right - 1] >= 0:
            break
        right -= 1
    if noun.i < start:
        left, right = _name_start(surface, left, noun.i, first), _before_a_day(surface, noun.i, right)
    right = _name_end(surface, right, last if noun.i >= start else min(start, last))
    return (left, right) if left < right else None


def _past_other_words(surface: Surface, left: int, noun: int, *, before_cue: bool) -> int:
    """The start of a noun phrase without what the tree has put before it: "At noon, *the mayor*", "after *Oslo*"."""
    doc, words, known = surface.doc, surface.words, surface.marks
    for j in range(noun - 1, left - 1, -1):
        if words[j] in (",", ":", ";") or doc[j].is_space:
            left = j + 1
            break
    if not before_cue:
        return left
    opening = (
        known.subordinators | known.relatives
    )  # "three years *after* Oslo promised", "a call in *which* Oslo said"
    clauses = [j for j in range(left, noun) if words[j] in opening and doc[j].pos_ != "DET"]
    verb = next((j for j in range(left, noun) if doc[j].pos_ == "VERB"), noun)
    clauses += [j for j in range(verb, noun) if doc[j].pos_ == "CCONJ"]
    return max(clauses) + 1 if clauses else left


def _after_a_day(surface: Surface, left: int, noun: int) -> int:
    """The start of a noun phrase without a day that the tree has put before it: "On Friday *European leaders*"."""
    day = surface.words[left + 1] if left + 1 < noun else ""
    dated = surface.doc[left].pos_ == "ADP" and day in surface.marks.time
    return left + 2 if dated and surface.words[left + 2] not in surface.marks.genitives else left


def _before_a_day(surface: Surface, noun: int, right: int) -> int:
    """The end of a noun phrase without a day at its end, which is that of the report: "Oslo *on Friday*"."""
    day = right - 1
    if day <= noun or surface.words[day] not in surface.marks.time or surface.doc[day].dep_ == "compound":
        return right
    return day - 1 if day - 1 > noun and surface.doc[day - 1].pos_ == "ADP" else right


def _before_clause(surface: Surface, noun: int, right: int) -> int:
    """The end of a noun phrase, moved before a relative clause or a gerund after a comma, or before an audience."""
    doc, words, known = surface.doc, surface.words, surface.marks
    for j in range(noun + 1, right - 1):
        if words[j] == ",":
            gerund = words[j + 1].endswith(known.gerund) and doc[j + 1].pos_ == "VERB"
            place = doc[j + 1].pos_ == "ADP" and words[j + 1] not in known.possessive_prepositions
            if gerund or place or words[j + 1] in known.relatives:
                return j
        elif (
            doc[j].pos_ == "ADP"
            and words[j] not in known.possessive_prepositions | known.agent
            and any(words[k] in known.audience for k in range(j + 1, min(right, j + 4)))
        ):
            return j
    return right


def _name_start(surface: Surface, left: int, noun: int, first: int) -> int:
    """The start of a name that the tree has cut in two: "Health Minister Ana" apart from "Ruiz"."""
    doc = surface.doc
    while left - 2 >= first and surface.words[left - 1] in surface.marks.genitives and left <= noun:
        left -= 2  # "the owners' *League*"
        while left > first and doc[left - 1].pos_ in ("DET", "ADJ", "PROPN", "NOUN") and doc[left].pos_ != "DET":
            left -= 1
    if doc[noun].pos_ != "PROPN":
        return left
    while (
        left > first
        and doc[left - 1].pos_ in ("PROPN", "NOUN", "ADJ")
        and doc[left].pos_ in ("PROPN", "NOUN")
        and surface.words[left - 1] not in surface.marks.time
        and surface.quoted[left - 1] < 0
    ):
        left -= 1
    if left > first and _inside_name(surface, left):
        return left - 1
    return left - 1 if left > first and doc[left].pos_ != "PROPN" and doc[left - 1].pos_ == "DET" else left


def _name_end(surface: Surface, end: int, most: int) -> int:
    """The end of a name that the tree has cut in two: «Ana» as one subject, «Ruiz» or «Le Goff» as the next."""
    doc = surface.doc
    if 0 < end < most - 1 and _inside_name(surface, end):
        end += 2
    while 0 < end < most and doc[end].pos_ == doc[end - 1].pos_ == "PROPN" and doc[end].dep_ != "nmod:poss":
        end += 1
    return end


def _inside_name(surface: Surface, i: int) -> bool:
    """Whether an article in a capital stands between two words of a name: «Ana *Le* Goff»."""
    doc = surface.doc
    if i < 1 or i + 1 >= len(doc) or doc[i].pos_ != "DET" or surface.sentence[i - 1] != surface.sentence[i + 1]:
        return False
    titled = all(doc[k].text.istitle() for k in (i - 1, i, i + 1))
    return titled and doc[i - 1].pos_ in ("PROPN", "NOUN") and doc[i + 1].pos_ == "PROPN"
