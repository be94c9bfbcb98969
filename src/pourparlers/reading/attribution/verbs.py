"""Verb cues with their content after them: clauses, infinitives, noun phrases, quotations; and participles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pourparlers.reading.attribution.apposed import names_again
from pourparlers.reading.attribution.boundaries import content_end
from pourparlers.reading.attribution.clauses import Clause, alike, clause_of
from pourparlers.reading.attribution.clitics import clitic_content
from pourparlers.reading.attribution.complements import complement_of
from pourparlers.reading.attribution.credible import is_credible
from pourparlers.reading.attribution.cue_words import cue_at
from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.incises import incise
from pourparlers.reading.attribution.lexicon import Lexicon
from pourparlers.reading.attribution.main_clauses import before_main_clause
from pourparlers.reading.attribution.noun_phrases import noun_phrase
from pourparlers.reading.attribution.states import state_findings
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.attribution.withheld import says_nothing, withholds
from pourparlers.reading.morphology import has

_CONFIDENCE = {
    "that": 0.85,
    "quote": 0.9,
    "colon": 0.75,
    "bare": 0.75,
    "wh": 0.75,
    "inf": 0.7,
    "obj": 0.6,
    "adj": 0.6,
    "prep": 0.6,
}


def verb_findings(surface: Surface, lexicon: Lexicon) -> Iterator[Found]:
    """What every cue verb, and every predicate such as «être favorable à», reports."""
    previous: Clause | None = None
    """the cue before, with the source that was found for it"""
    for i, (word, lemma, tag) in enumerate(zip(surface.words, surface.lemmas, surface.tags, strict=True)):
        if word in lexicon.forms or lemma in lexicon.verbs:
            matched, token = cue_at(surface, lexicon, i), surface.doc[i]
            if matched is not None and (tag in ("VERB", "AUX") or _verb_in_disguise(surface, lexicon, token)):
                clause = _coordinated(surface, previous, clause_of(surface, matched[0], i, matched[1]))
                found = _from_verb(surface, lexicon, token, clause)
                if found is not None:
                    yield found
                    previous = clause if found.source is None else replace(clause, subject=found.source)
                if found is not None or word not in lexicon.states:
                    continue
        if word in lexicon.states and tag != "AUX":
            yield from state_findings(surface, lexicon, surface.doc[i], lexicon.states[word])


def _coordinated(surface: Surface, previous: Clause | None, clause: Clause) -> Clause:
    """The clause with the subject of the cue before it, where the two are joined by «et», "and", «mais».

    A small parser hangs the second verb inside the content of the first; the likeness of the verb groups tells.
    """
    if previous is None or clause.inverted or clause.start == 0:
        return clause
    if clause.participle:
        return _going_on(surface, previous, clause)
    if surface.words[clause.start - 1] not in (surface.marks.conjunctions | {","}):
        return clause
    if surface.sentence[previous.verb] != surface.sentence[clause.verb] or not alike(surface, previous, clause):
        return clause
    if clause.subject is not None and clause.governor is None:
        return clause
    return replace(clause, subject=previous.subject, governor=previous.verb)


def _verb_in_disguise(surface: Surface, lexicon: Lexicon, token: Any) -> bool:
    """A small parser's mistake: a finite verb tagged as something else, but with a subject or an auxiliary of its
    own, or in a sentence without another verb, or right after a quotation and before a name."""
    if any(c.dep_ in ("nsubj", "aux") for c in token.children):
        return True
    first, last = surface.bounds[surface.sentence[token.i]]
    if token.i > first and not any(has(t, "VerbForm=Fin") for t in surface.doc[first:last]):
        return token.pos_ in ("ADJ", "NOUN", "X") and surface.words[token.i] in lexicon.forms and token.i + 1 < last
    if token.i < 2 or token.i + 1 >= len(surface.doc):
        return False
    after_quotation = surface.words[token.i - 1] in (",", '"') and '"' in surface.words[token.i - 2 : token.i]
    return after_quotation and surface.doc[token.i + 1].pos_ in ("PROPN", "DET", "NOUN", "PRON")


def _going_on(surface: Surface, previous: Clause, clause: Clause) -> Clause:
    """«X a rejeté l'idée, insistant sur», «tout en insistant»: a participle goes on for the source before it."""
    gerund = surface.words[clause.verb].endswith(surface.marks.gerund)
    at = clause.start
    while at > 1 and surface.words[at - 1] in surface.marks.gerund_openings:
        at -= 1
    opened = surface.words[at - 1] == "," or at < clause.start - 1 or surface.words[at] in surface.marks.contrasts
    if not gerund or not opened or previous.subject is None:
        return clause
    if surface.sentence[previous.verb] != surface.sentence[clause.verb]:
        return clause
    return replace(clause, subject=previous.subject, governor=previous.verb)


def _from_verb(surface: Surface, lexicon: Lexicon, token: Any, clause: Clause) -> Found | None:
    inserted = incise(surface, lexicon, clause)
    if inserted is not None:
        return inserted
    if surface.quoted[token.i] >= 0 or has(token, "Mood=Imp"):
        return None
    if token.dep_ == "acl" and clause.participle and (found := _passive_participle(surface, lexicon, clause)):
        return found
    complement = complement_of(surface, clause)
    if complement is None:
        return clitic_content(surface, clause)
    if not is_credible(surface, clause, complement):
        return None
    if complement.frame in ("obj", "quote", "adj") and names_again(surface, clause):
        return None  # what "a sum the owners *called* “a joke”" makes of the sum is for `apposed`
    noun = complement.frame in ("obj", "adj", "prep")
    stop = content_end(surface, lexicon, clause, complement.start, noun=noun)
    stop = before_main_clause(surface, token.i, complement.start, stop)
    if complement.frame == "obj" and _pronoun_alone(surface, complement.start, stop):
        stop = complement.start + 1
    content = surface.words[complement.start : stop]
    if not content or says_nothing(content, surface.marks):
        return None
    if withholds(surface.words[clause.start : clause.end], content, surface.marks):
        return None
    confidence = _CONFIDENCE[complement.frame] + (0.08 if complement.sure else -0.08)
    if clause.subject is None:
        confidence -= 0.15
    return Found(
        f"verb-{complement.frame}" if not clause.participle else f"participle-{complement.frame}",
        clause.cue,
        (clause.start, clause.end),
        clause.subject,
        ((complement.start, stop),),
        round(confidence, 2),
        clause.negated,
        clause.governor,
    )


def _pronoun_alone(surface: Surface, start: int, stop: int) -> bool:
    """Whether an object is a pronoun and what follows only says when or how: "rejected *it* twice"."""
    if stop - start < 2 or surface.words[start] not in surface.marks.object_pronouns or surface.quoted[start + 1] >= 0:
        return False
    return surface.words[start + 1] in surface.marks.time_limits


def _passive_participle(surface: Surface, lexicon: Lexicon, clause: Clause) -> Found | None:
    """«une idée rejetée par Kiev»: the noun is the content, the agent the source."""
    doc = surface.doc
    last = surface.bounds[surface.sentence[clause.verb]][1]
    j = clause.end
    while j < last and doc[j].pos_ == "ADV":
        j += 1
    if j + 1 >= last or surface.words[j] not in surface.marks.agent:
        return None
    noun = doc[clause.verb].head
    agent = doc[j].head if doc[j].head.i > j else doc[j + 1]
    source = noun_phrase(surface, agent, clause.start, j + 1, drop_case=True)
    if source is None or noun.i >= clause.start or noun.lemma_ not in lexicon.nouns:
        return None
    source = (max(source[0], j + 1), source[1])
    clause_content = _said_after_agent(surface, lexicon, source[1], last)
    if clause_content is not None:
        cue_range = (clause.start, j + 1)
        return Found("passive-participle", clause.cue, cue_range, source, (clause_content,), 0.65, clause.negated)
    start = noun.left_edge.i
    while start < noun.i and doc[start].pos_ in ("ADP", "PUNCT"):
        start += 1
    stop = clause.start
    while stop > noun.i + 1 and (doc[stop - 1].is_punct or doc[stop - 1].pos_ == "ADV"):
        stop -= 1
    return Found("passive-participle", clause.cue, (clause.start, j), source, ((start, stop),), 0.6, clause.negated)


def _said_after_agent(surface: Surface, lexicon: Lexicon, at: int, last: int) -> tuple[int, int] | None:
    """«L'idée, défendue par X, que ...»: the clause after the agent, where there is one."""
    while at < last and surface.words[at] == ",":
        at += 1
    if at >= last:
        return None
    infinitive = surface.words[at] in surface.marks.infinitive and any(
        has(surface.doc[k], "VerbForm=Inf") for k in range(at + 1, min(last, at + 4))
    )
    if surface.words[at] in surface.marks.that or infinitive:
        return at, content_end(surface, lexicon, None, at)
    return None
