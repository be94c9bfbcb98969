"""The clause around a cue verb: its verb group, its subject, whether it is negated; head from the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pourparlers.reading.attribution.lexicon import Cue, Lexicon
from pourparlers.reading.attribution.surface import Surface

_GROUP_LEFT = frozenset({"aux", "aux:pass", "cop", "expl", "expl:subj", "expl:pass", "iobj", "advmod", "neg"})
_LONGEST_SOURCE = 40


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue verb in its clause; numbers are token indices, ranges half-open."""

    cue: Cue
    verb: int
    start: int
    end: int
    subject: tuple[int, int] | None
    """range of the source's noun phrase, None where the clause has none of its own"""
    governor: int | None
    """verb whose subject this one shares"""
    negated: bool
    inverted: bool
    """the subject stands after the verb, or is a clitic on it"""
    passive: bool
    participle: bool


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
        words = ["se", words[0][2:], *words[1:]]
    if words[0] == "se":
        if not _reflexive(surface, i):
            return None
        words = words[1:]
    elif words[0] == "en" and len(words) > 1:
        if i == 0 or surface.words[i - 1] not in ("en", "y"):
            return None
        words = words[1:]
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


def _reflexive(surface: Surface, i: int) -> bool:
    near = surface.words[max(0, i - 5) : i]
    return any(w in ("se", "s'", "me", "m'", "nous", "-elle", "-il") and w in ("se", "s'", "me", "m'") for w in near)


def clause_of(surface: Surface, cue: Cue, i: int, end: int) -> Clause:
    """The clause of cue verb i, whose words run up to `end`."""
    doc = surface.doc
    head = _clause_head(doc[i])
    start = _group_start(surface, i)
    stop = _group_end(surface, i, end)
    clitic = any(surface.words[j] in surface.marks.clitic_subjects for j in range(start, stop))
    participle = _participle(surface, i, start)
    own = None if clitic else _own_subject(surface, head, start, stop)
    passive = any(c.dep_ == "aux:pass" for c in head.children)
    if own is None and not clitic and not participle and not passive and _finite(surface, i, start):
        own = phrase_before(surface, start)
    relative = relative_opening(surface, start)
    if relative is not None and own is not None and own[0] > relative:
        own = _phrase_ending(surface, relative)
    subject, governor = own, None
    if own is None and not clitic and not passive:
        subject, governor = _shared_subject(surface, head, start, stop)
    negations = surface.marks.negations
    negated = any(surface.words[j] in negations for j in range(start, stop))
    negated = negated or any(c.lower_ in negations and c.i < stop + 2 for c in head.children)
    inverted = clitic or (own is not None and own[0] >= stop)
    return Clause(cue, i, start, stop, subject, governor, negated, inverted, passive, participle)


def _finite(surface: Surface, i: int, start: int) -> bool:
    """Whether the verb group is a finite one, by its first word."""
    if start < i and (surface.doc[start].pos_ == "AUX" or surface.words[start] in surface.marks.auxiliaries):
        return True
    form = surface.doc[i].morph.get("VerbForm")
    return form == ["Fin"] or (form != ["Inf"] and not surface.words[i].endswith(surface.marks.not_finite))


def _participle(surface: Surface, i: int, start: int) -> bool:
    """Whether the cue is a bare participle: «ajoutant», "adding", «convaincu»."""
    if surface.words[i].endswith(surface.marks.gerund) and start == i:
        return True
    if any(surface.doc[j].pos_ == "AUX" or surface.words[j] in surface.marks.auxiliaries for j in range(start, i)):
        return False
    if not surface.words[i].endswith(surface.marks.participles):
        return False
    form = surface.doc[i].morph.get("VerbForm")
    bare = not any(c.dep_.startswith(("aux", "cop")) for c in surface.doc[i].children)
    return bool(form) and form[0] in ("Part", "Ger") and bare


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
        return _phrase_ending(surface, relative)
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


def relative_opening(surface: Surface, start: int) -> int | None:
    """The comma before a relative clause that ends right before `start`: «Le chef russe, qui ..., affirme»."""
    first = surface.bounds[surface.sentence[start]][0]
    if start - 1 <= first or surface.words[start - 1] != ",":
        return None
    for j in range(start - 2, max(first, start - 40), -1):
        if surface.words[j] == "," and surface.words[j + 1] in surface.marks.relatives:
            return j
    return None


def _phrase_ending(surface: Surface, stop: int) -> tuple[int, int] | None:
    begin = _phrase_start(surface, stop, surface.bounds[surface.sentence[stop]][0])
    return (begin, stop) if begin is not None else None


def _phrase_start(surface: Surface, stop: int, first: int) -> int | None:
    begin = stop
    while begin > first and stop - begin < 24:
        token, word = surface.doc[begin - 1], surface.words[begin - 1]
        if (
            token.pos_ not in _PHRASE
            and word not in surface.marks.conjunctions
            or surface.quoted[begin - 1] >= 0
            or token.is_space
        ):
            break
        begin -= 1
    while begin < stop and (surface.words[begin] in (surface.marks.conjunctions | surface.marks.relatives)):
        begin += 1
    if begin >= stop or surface.doc[begin].pos_ == "ADP":
        return None
    nominal = any(surface.doc[j].pos_ in ("NOUN", "PROPN", "PRON", "X") for j in range(begin, stop))
    return begin if nominal else None


def _clause_head(token: Any) -> Any:
    """The token that carries the clause: the head, where the cue is an auxiliary-like word or hangs by xcomp."""
    return token.head if token.dep_ in ("aux", "aux:pass", "cop") else token


def _group_start(surface: Surface, i: int) -> int:
    doc, start = surface.doc, i
    while start > 0:
        j = start - 1
        token, word = doc[j], surface.words[j]
        if surface.sentence[j] != surface.sentence[i] or token.is_punct:
            break
        helper = token.pos_ == "AUX" or token.dep_ in _GROUP_LEFT and token.i < i and token.head.i in (i, doc[i].head.i)
        if (
            helper
            and token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
            or word in surface.marks.clitic_objects
            and token.pos_ == "PRON"
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


def _group_end(surface: Surface, i: int, end: int) -> int:
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


def _own_subject(surface: Surface, head: Any, start: int, stop: int) -> tuple[int, int] | None:
    candidates = [c for c in head.children if c.dep_.startswith("nsubj") and not start <= c.i < stop]
    if any(c.dep_ == "aux:pass" for c in head.children):
        agents = [c for c in head.children if c.dep_ == "obl:agent"]
        return noun_phrase(surface, agents[0], start, stop, drop_case=True) if agents else None
    candidates = [c for c in candidates if surface.sentence[c.i] == surface.sentence[start]]
    if not candidates:
        return None
    before = [c for c in candidates if c.i < start]
    chosen = max(before, key=lambda c: c.i) if before else min(candidates, key=lambda c: c.i)
    if chosen.lower_ in surface.marks.relatives and head.dep_.startswith("acl"):
        return noun_phrase(surface, head.head, start, stop, antecedent=True)
    return noun_phrase(surface, chosen, start, stop)


def _shared_subject(surface: Surface, head: Any, start: int, stop: int) -> tuple[tuple[int, int] | None, int | None]:
    """The subject that a coordinated verb, a participle or an infinitive takes from the verb it depends on."""
    token = head
    for _ in range(6):
        if token.dep_ in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and token.head.i != token.i:
            governor = token.head
        elif token.dep_ == "acl" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return noun_phrase(surface, token.head, start, stop), token.head.i
        else:
            return None, None
        if governor.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None, None
        subject = next((c for c in governor.children if c.dep_.startswith("nsubj")), None)
        if subject is not None:
            if surface.sentence[subject.i] != surface.sentence[start]:
                return None, None
            if subject.lower_ in surface.marks.relatives and governor.dep_.startswith("acl"):
                return noun_phrase(surface, governor.head, governor.i, governor.i, antecedent=True), governor.i
            return noun_phrase(surface, subject, min(governor.i, start), max(governor.i, start)), governor.i
        token = governor
    return None, None


def noun_phrase(
    surface: Surface, noun: Any, start: int, stop: int, *, antecedent: bool = False, drop_case: bool = False
) -> tuple[int, int] | None:
    """The token range of the noun phrase around `noun`, kept clear of the cue's own words start..stop."""
    doc = surface.doc
    left, right = noun.left_edge.i, noun.right_edge.i + 1
    if right - left > _LONGEST_SOURCE:
        left, right = max(left, noun.i - 6), min(right, noun.i + _LONGEST_SOURCE)
    if noun.i < start:
        right = min(right, start)
        if antecedent:
            relative = next((c for c in noun.children if c.dep_.startswith("acl") and c.i > noun.i), None)
            right = min(right, relative.left_edge.i) if relative is not None else right
    else:
        left = max(left, stop)
    # what stands before a comma before the head is no part of the name: "À Paris, le ministre"
    for j in range(noun.i - 1, left - 1, -1):
        if surface.words[j] in (",", ":", ";") or doc[j].is_space:
            left = j + 1
            break
    first, last = surface.bounds[surface.sentence[noun.i]]
    left, right = max(left, first), min(right, last)
    relative = next(
        (
            j
            for j in range(noun.i + 1, right - 1)
            if surface.words[j] == "," and surface.words[j + 1] in surface.marks.relatives
        ),
        None,
    )
    right = relative if relative is not None else right
    if drop_case and doc[left].pos_ == "ADP" and left < noun.i:
        left += 1
    elif doc[left].pos_ in ("CCONJ", "SCONJ", "ADV") and left < noun.i and surface.words[left] not in ("both", "plus"):
        left += 1
    while right > noun.i + 1 and (doc[right - 1].is_punct or doc[right - 1].is_space or doc[right - 1].pos_ == "CCONJ"):
        if surface.words[right - 1] in ('"', ")") and surface.quoted[right - 1] >= 0:
            break
        right -= 1
    return (left, right) if left < right else None


def alike(surface: Surface, a: Clause, b: Clause) -> bool:
    """Whether two verb groups are of one make: the same auxiliary, or both a simple tense of the same kind."""
    return shape(surface, a.start, a.verb) == shape(surface, b.start, b.verb)


def shape(surface: Surface, start: int, verb: int) -> tuple[str, ...]:
    """The make of a verb group: its auxiliary, or the tense of its verb."""
    for j in range(start, verb):
        if surface.words[j] in surface.marks.auxiliaries or surface.doc[j].pos_ == "AUX":
            return ("aux", surface.doc[j].lemma_)
    morph = surface.doc[verb].morph
    return ("simple", "imperfect" if morph.get("Tense") == ["Imp"] else "", *morph.get("Mood")[:1])
