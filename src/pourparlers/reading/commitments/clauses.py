"""The clause that states a commitment: what of a statement's content it is, and the tense and subject it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.morphology import has
from pourparlers.reading.stance.conditions import condition_in
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.vocabulary import small_words

_COMPLEMENTISERS = frozenset("que qu' that à de d' pour for at with".split())
_MARKS = frozenset("\"'«»“”‘’ ,:;–-")
_TENSES = ("conditional", "future")
_SHORT = 4
"""letters of words whose endings say nothing"""
_OTHERWISE = (
    "sans quoi", "faute de quoi", "sous peine", "à défaut", "sinon", "otherwise", "or else", "failing that",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """The words that state it, and what its grammar says."""

    span: Span
    tense: str
    """future, conditional, infinitive, noun or other"""
    subject: str
    """first, third (a pronoun), own (the party is named), other (another is) or none"""
    negated: bool
    condition: Span | None
    otherwise: bool
    """it follows *sans quoi, otherwise*: what happens if a demand is not met"""


def clause_of(scene: Scene, place: Place) -> Clause | None:
    """The clause of the statement that would state a commitment, if it made one; None without content."""
    spans = place.statement.content
    if not spans:
        return None
    content = max(spans, key=lambda c: c.end - c.start)
    content = next((c for c in spans if c.start > content.start and _is_willed(scene, c)), content)
    if content.end <= content.start:
        return None
    shadow = scene.page.shadow
    condition = condition_in(shadow, [content], scene.language)
    if condition is None and len(spans) > 1:
        condition = condition_in(shadow, spans, scene.language)
    span, otherwise = _after_otherwise(shadow, content)
    if not otherwise:
        span = _after_leading_condition(scene, content, condition)
        span = _willed_sentence(scene, span)
    span = _trimmed(scene, span)
    first, after = scene.tokens(span)
    forms = list(scene.keyed.words.forms[first:after])
    tense = _tense(scene, span, forms)
    negated = _is_negated(_outside(scene, span, condition), scene.language)
    return Clause(span, tense, _subject(scene, place, span, forms), negated, condition, otherwise)


def _is_willed(scene: Scene, content: Span) -> bool:
    """Whether some verb of it is in the future: *does not want to use that power*, but *will if* …."""
    first, after = scene.tokens(content)
    return _verbal_tense(list(scene.keyed.words.forms[first:after]), scene.language) == "future"


def _outside(scene: Scene, span: Span, condition: Span | None) -> list[str]:
    """The words of the clause that are no part of its condition."""
    first, after = scene.tokens(span)
    aside = range(0) if condition is None else range(*scene.tokens(condition))
    return [scene.keyed.words.forms[i] for i in range(first, after) if i not in aside]


def _after_otherwise(shadow: str, content: Span) -> tuple[Span, bool]:
    text = shadow[content.start : content.end].lower()
    for phrase in _OTHERWISE:
        at = text.find(phrase)
        if at >= 0:
            return (Span(content.start + at, content.end) if at > 3 else content), True
    return content, False


def _after_leading_condition(scene: Scene, content: Span, condition: Span | None) -> Span:
    """*Si les pensions n'arrivent pas, je déposerai un texte*: what follows the condition."""
    if condition is None or condition.start - content.start > 3 + _opening(scene, content):
        return content
    return Span(condition.end, content.end) if content.end - condition.end > 10 else content


def _opening(scene: Scene, content: Span) -> int:
    """Characters of the complementiser that opens the content, if one does."""
    first, after = scene.tokens(content)
    words = scene.keyed.words
    if first < after and words.forms[first] in _COMPLEMENTISERS:
        return words.ends[first] - content.start + 1
    return 1


def _willed_sentence(scene: Scene, span: Span) -> Span:
    """Of several sentences, the first that has a verb in the future; the whole where there is one sentence."""
    words = scene.keyed.words
    first, after = scene.tokens(span)
    cuts = [i for i in range(first, after - 1) if words.ends_sentence(i)]
    if not cuts:
        return span
    starts = [first, *(c + 1 for c in cuts)]
    ends = [*cuts, after]
    for a, b in zip(starts, ends, strict=True):
        if b > a and _verbal_tense(list(words.forms[a:b]), scene.language) in ("future", "conditional"):
            return Span(words.starts[a], words.ends[b - 1])
    return span


def _trimmed(scene: Scene, span: Span) -> Span:
    """Without quotation marks at the ends, the complementiser before it and the stop after it."""
    shadow = scene.page.shadow
    start, end = span
    while True:
        while start < end and shadow[start] in _MARKS:
            start += 1
        first = scene.keyed.words.at(start)
        words = scene.keyed.words
        if first < len(words) and words.starts[first] == start and words.forms[first] in _COMPLEMENTISERS:
            if words.ends[first] >= end:
                break
            start = words.ends[first]
            continue
        break
    while end > start and shadow[end - 1] in "\"' ,.;:–-":
        end -= 1
    return Span(start, end) if end > start else span


def _verbal_tense(forms: list[str], language: str) -> str:
    """By its words or its ending the tense of the first verb that tells one."""
    words = {kind: small_words(language, f"{kind}-word") for kind in _TENSES}
    endings = {kind: tuple(small_words(language, f"{kind}-ending")) for kind in _TENSES}
    for form in forms:
        for kind in _TENSES:
            ends = len(form) > _SHORT and form.endswith(endings[kind])
            if form in words[kind] or (ends and form not in small_words(language, f"no-{kind}")):
                return kind
    return "other"


def _tense(scene: Scene, span: Span, forms: list[str]) -> str:
    top: Any = top_of(scene, (span,))
    helpers = small_words(scene.language, "future-word") | small_words(scene.language, "conditional-word")
    if top is not None:
        if has(top, "Tense=Fut"):
            return "future"
        if has(top, "Mood=Cnd"):
            return "conditional"
        if top.pos_ == "NOUN" and not any(c.dep_ in ("cop", "nsubj") for c in top.children):
            return "noun"
        if (
            top.pos_ == "VERB"
            and has(top, "VerbForm=Inf")
            and not any(c.dep_.startswith("nsubj") or c.lower_ in helpers for c in top.children)
        ):
            return "infinitive"
    return _verbal_tense(forms, scene.language)


def _subject(scene: Scene, place: Place, span: Span, forms: list[str]) -> str:
    if not small_words(scene.language, "committed-self").isdisjoint(forms[:10]):
        return "first"
    top: Any = top_of(scene, (span,))
    subject = next((c for c in top.children if c.dep_ in ("nsubj", "nsubj:pass")), None) if top is not None else None
    if subject is None:
        return "third" if forms and forms[0] in small_words(scene.language, "committed-other") else "none"
    if subject.lower_ in small_words(scene.language, "committed-other"):
        return "third"
    return "own" if place.statement.party in parties_of(scene, subject) else "other"


def parties_of(scene: Scene, noun: Any) -> tuple[str, ...]:
    """The parties that a noun with what hangs on it means, if the page has a table of actors."""
    actors = scene.page.actors
    if actors is None:
        return ()
    first, last = noun.left_edge, noun.right_edge
    reference = actors.refer(Span(first.idx, last.idx + len(last.text)))
    return reference.parties or ((reference.party,) if reference.party else ())


def _is_negated(forms: list[str], language: str) -> bool:
    negators, split = small_words(language, "clause-negator"), small_words(language, "split")
    if not split:
        return not negators.isdisjoint(forms[:8])
    if any(form in split and not negators.isdisjoint(forms[i : i + 8]) for i, form in enumerate(forms)):
        return True
    return not small_words(language, "leading-negator").isdisjoint(forms[:2])
