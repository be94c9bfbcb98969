"""The clause around a cue verb: its verb group, its subject, whether it is negated; head from the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pourparlers.reading.attribution.antecedents import antecedent, antecedent_before
from pourparlers.reading.attribution.asides import relative_opening
from pourparlers.reading.attribution.lexicon import Cue
from pourparlers.reading.attribution.noun_phrases import (
    noun_phrase,
    phrase_after,
    phrase_before,
    phrase_ending,
    phrase_from_quotation,
)
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.attribution.verb_groups import finite, group_end, group_start, participle, shape
from pourparlers.reading.morphology import has


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


def clause_of(surface: Surface, cue: Cue, i: int, end: int) -> Clause:
    """The clause of cue verb i, whose words run up to `end`."""
    head = _clause_head(surface.doc[i])
    start = group_start(surface, i)
    stop = group_end(surface, i, end)
    group = surface.words[start:stop]
    clitic = not surface.marks.clitic_subjects.isdisjoint(group)
    own, bare, passive = (
        (None, participle(surface, i, start), _passive(head)) if clitic else _stated(surface, head, i, start, stop)
    )
    subject, governor = own, None
    if own is None and not clitic and not passive:
        subject, governor = _shared_subject(surface, head, start, stop)
        if subject is not None and surface.words[i].endswith(surface.marks.gerund):
            subject = _without_preposition(surface, subject)
    negations = surface.marks.negations
    negated = not negations.isdisjoint(group)
    if surface.marks.verb_second and surface.words[stop : stop + 1] and surface.words[stop] in negations:
        negated = True
    negated = negated or any(c.lower_ in negations and c.i < stop + 2 for c in head.children)
    inverted = clitic or (own is not None and own[0] >= stop)
    return Clause(cue, i, start, stop, subject, governor, negated, inverted, passive, bare)


def _without_preposition(surface: Surface, phrase: tuple[int, int]) -> tuple[int, int]:
    """The phrase without a preposition at its beginning: "with *nurses* demanding"."""
    opened = phrase[0] < phrase[1] - 1 and surface.doc[phrase[0]].pos_ == "ADP"
    return (phrase[0] + 1, phrase[1]) if opened else phrase


def _passive(head: Any) -> bool:
    return any(c.dep_ == "aux:pass" for c in head.children)


def _stated(surface: Surface, head: Any, i: int, start: int, stop: int) -> tuple[tuple[int, int] | None, bool, bool]:
    """The subject that verb i has of its own, if it has one; whether it is a bare participle, whether a passive."""
    bare, passive = participle(surface, i, start), _passive(head)
    gerund = surface.words[i].endswith(surface.marks.gerund)
    own = _own_subject(surface, head, start, stop)
    if own is None and bare and (whole := _only_verb(surface, start)) is not None:
        own, bare = whole, False
    if own is None and not bare and not passive and finite(surface, i, start):
        own = phrase_before(surface, start)
    told = surface.words[start] in surface.marks.auxiliaries and not passive  # «"...", Lima *a dit*», translated
    told = told or surface.marks.subject_first_incise
    if told and not gerund and (phrase := phrase_from_quotation(surface, start)):
        own, bare, passive = phrase, False, False
    if own is None and surface.marks.verb_second and not bare and not passive:
        own = phrase_after(surface, stop)
    another = head.head if own is None else next((t for t in surface.doc[slice(*own)] if t.pos_ == "VERB"), None)
    if gerund and another is not None and another.lower_.endswith(surface.marks.gerund):
        own = _after_conjunction(surface, start) or own
    if gerund and own is None and (phrase := phrase_ending(surface, start)) is not None and phrase[0] > 0:
        own = phrase if surface.words[phrase[0] - 1] == "," else None  # "..., *each side* blaming the other"
    if gerund and own is not None:
        own = _without_preposition(surface, own)
    relative = relative_opening(surface, start)
    late = own is not None and relative is not None and own[0] > relative
    if relative is not None and (late or (own is None and bare and not gerund)):
        own, bare = phrase_ending(surface, relative), False
    return own, bare, passive


def _only_verb(surface: Surface, start: int) -> tuple[int, int] | None:
    """The words before a participle that is its sentence's only verb, and so no participle: "*Coastal states* accused".

    Only where the two forms are one.
    """
    first, last = surface.bounds[surface.sentence[start]]
    before = surface.doc[first:start]
    if not surface.marks.past_like_participle or not 0 < len(before) <= 8 or surface.words[start + 1 : start + 2] == ():
        return None
    if any(t.is_punct or t.pos_ in ("ADP", "SCONJ", "AUX") or has(t, "VerbForm=Fin") for t in before):
        return None
    if not any(t.pos_ in ("NOUN", "PROPN") for t in before) or surface.words[start + 1] in surface.marks.agent:
        return None
    for j in range(start + 1, last):
        if surface.words[j] in surface.marks.that | surface.marks.subordinators | {",", ";", ":"}:
            break
        if has(surface.doc[j], "VerbForm=Fin"):
            return None
    return first, start


def _after_conjunction(surface: Surface, start: int) -> tuple[int, int] | None:
    """The subject of a second gerund: "with nurses demanding more and *managers* insisting"."""
    phrase = phrase_before(surface, start)
    while phrase is not None and (joint := [j for j in range(*phrase) if surface.doc[j].pos_ == "CCONJ"]):
        phrase = (joint[-1] + 1, phrase[1]) if joint[-1] + 1 < phrase[1] else None
    opened = phrase is not None and surface.doc[phrase[0] - 1].pos_ == "CCONJ"
    return phrase if opened else None


def _clause_head(token: Any) -> Any:
    """The token that carries the clause: the head, where the cue is an auxiliary-like word or hangs by xcomp."""
    return token.head if token.dep_ in ("aux", "aux:pass", "cop") else token


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
        nominal = head.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")
        return antecedent(surface, head.head, start, stop) if nominal else None
    if chosen.lower_ in surface.marks.relatives and surface.words[chosen.i - 1] == ",":
        return antecedent_before(surface, chosen.i - 1)
    phrase = noun_phrase(surface, chosen, start, stop)
    dated = phrase is not None and chosen.lower_ in surface.marks.time and chosen.i < start
    if dated and (wider := phrase_before(surface, start)) is not None:
        phrase = wider  # "*Wednesday* at the fair, the mayor said", "a poll released *Sunday* found"
    if phrase is not None and phrase[1] <= start and ":" in surface.words[slice(*phrase)]:
        phrase = phrase_ending(surface, phrase[1])  # "Pipeline: *Oslo and Varna* agree"
    return _with_its_noun(surface, phrase, start) if phrase is not None and phrase[1] <= start else phrase


def _with_its_noun(surface: Surface, phrase: tuple[int, int], start: int) -> tuple[int, int]:
    """The phrase with the noun that it only qualifies, where the tree has cut the two: "a dealer known as *Bruno*"."""
    if phrase[0] == 0 or surface.doc[phrase[0] - 1].pos_ not in ("ADP", "CCONJ"):
        return phrase
    if phrase[0] > 2 and surface.words[phrase[0] - 2] == "," and surface.words[start - 1] == ",":
        outer = phrase_ending(surface, phrase[0] - 2)  # "*Ana Ruiz*, in a letter, said"
        return outer if outer is not None else phrase
    wider = phrase_before(surface, start)
    if wider is None or wider[0] >= phrase[0] or wider[1] != phrase[1]:
        return phrase
    first = surface.bounds[surface.sentence[start]][0]
    joint = surface.doc[phrase[0] - 1].pos_ == "CCONJ"  # "*The owners and* the crews said"
    return (
        wider
        if not joint or wider[0] == first or surface.words[wider[0] - 1] in surface.marks.subordinators
        else phrase
    )


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
                return antecedent(surface, governor.head, governor.i, governor.i), governor.i
            if surface.quoted[subject.i] >= 0 and surface.quoted[start] < 0:
                return None, None  # who speaks in a quotation is not who goes on after it
            return noun_phrase(surface, subject, min(governor.i, start), max(governor.i, start)), governor.i
        token = governor
    return None, None


def alike(surface: Surface, a: Clause, b: Clause) -> bool:
    """Whether two verb groups are of one make: the same auxiliary, or both a simple tense of the same kind."""
    return shape(surface, a.start, a.verb) == shape(surface, b.start, b.verb)
