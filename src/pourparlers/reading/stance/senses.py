"""The concepts that the words of an article and the names of its issues stand for, each word in one sense."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.stance.scene import Scene
from pourparlers.reading.stance.thesaurus import ACTS, Found, as_listed, concepts, concepts_in
from pourparlers.reading.stance.vocabulary import GLOSSARY, empty_words
from pourparlers.reading.words import words_of
from pourparlers.sources.types import Issue

_DESCRIPTION = 0.8
"""how surely a concept of the description is one of the issue, beside one of a term"""
_OF_ISSUES = 3.0
"""weight of a word of the code book beside one of the article where a domain is told"""
_PRIOR = 0.3
_RELATED, _SAME_DOMAIN = 0.5, 0.2
"""how near what goes together is, and what is only of one domain, beside the same concept"""


@dataclass(frozen=True, slots=True)
class Kin:
    """What an issue is about: concept -> how surely; the same of their contraries, and of their parts and wholes."""

    own: Mapping[int, float]
    contrary: Mapping[int, float]
    related: Mapping[int, float]
    domains: Mapping[str, float]
    nearness: Mapping[int, float]
    """concept -> how much nearer it is to this issue than to any other of the code book; only where it is"""


@dataclass(frozen=True, slots=True)
class Senses:
    """Token -> concept -> how surely it stands for it there; what each issue is about; how common each concept is."""

    of_tokens: Mapping[int, Mapping[int, float]]
    issues: tuple[Kin, ...]
    holders: Mapping[int, float]
    """concept -> the sum of its weights over the issues of the code book"""
    rarity: Mapping[int, float]
    """concept -> 1 where one sentence has it, less the more do"""


def senses_of(scene: Scene) -> Senses:
    """The concepts of an article and its code book, each word in the sense the rest suggests; once a scene."""
    if "senses" not in scene.remembered:
        scene.remembered["senses"] = _senses(scene)
    found: Senses = scene.remembered["senses"]
    return found


@lru_cache(maxsize=1024)
def _of_issue(issue: Issue) -> tuple[tuple[float, tuple[int, ...]], ...]:
    """(weight, concepts) of every phrase of the issue's names, in either language where theirs is not said."""
    named = [(t.text, (t.language,) if t.language else GLOSSARY, 1.0) for t in issue.terms]
    found = []
    for text, languages, weight in (*named, (issue.description, _languages_of(issue.description), _DESCRIPTION)):
        for here in languages:
            forms = words_of(text.lower(), here).forms
            found += [(weight, f.concepts) for f in concepts_in(forms, here)]
    return tuple(found)


def _languages_of(text: str) -> Sequence[str]:
    """The language of the glossary whose empty words the text has most of; several where they have as many.

    >>> _languages_of("The tax is paid"), _languages_of("La taxe est payée"), _languages_of("Taxation")
    (['en'], ['fr'], ['en', 'fr'])
    """
    count = {here: sum(f in empty_words(here) for f in words_of(text.lower(), here).forms) for here in GLOSSARY}
    return [here for here in GLOSSARY if count[here] == max(count.values())]


def _senses(scene: Scene) -> Senses:
    table, issues = concepts(), scene.page.codebook.issues
    found = _in_their_sense(scene, concepts_in(scene.keyed.words.forms, scene.language))
    phrases = [_of_issue(issue) for issue in issues]
    mass: dict[str, float] = {}
    for weight, group in (*((1.0, f.concepts) for f in found), *((_OF_ISSUES, g) for p in phrases for _, g in p)):
        for c in group:
            mass[table[c].domain] = mass.get(table[c].domain, 0.0) + weight / len(group)
    tokens: dict[int, dict[int, float]] = {}
    sentences: dict[int, set[int]] = {}
    for f in found:
        for c, sure in _told_apart(f.concepts, mass).items():
            sentences.setdefault(c, set()).add(scene.sentence_of.get(f.first, 0))
            for token in range(f.first, f.after):
                if token in scene.stems:
                    known = tokens.setdefault(token, {})
                    known[c] = max(known.get(c, 0.0), sure)
    kin = _set_apart([_kin(p, mass) for p in phrases])
    holders: dict[int, float] = {}
    for k in kin:
        for c, weight in k.own.items():
            holders[c] = holders.get(c, 0.0) + weight
    rarity = {c: 1.0 / len(s) ** 0.5 for c, s in sentences.items()}
    return Senses(tokens, kin, holders, rarity)


def _in_their_sense(scene: Scene, found: Iterable[Found]) -> list[Found]:
    """Without the single words that only share a stem with the table: a verb with a noun, *won* with *wine*."""
    starts, kept = scene.keyed.words.starts, []
    for f in found:
        token = scene.token_at(starts[f.first]) if f.after == f.first + 1 else None
        if token is not None:
            is_verb = token.pos_ == "VERB"
            fitting = as_listed(f.concepts, (token.lower_, token.lemma_), scene.language, is_verb=is_verb)
            f = f if fitting == f.concepts else Found(f.first, f.after, fitting)
        if f.concepts:
            kept.append(f)
    return kept


def _told_apart(group: Sequence[int], mass: Mapping[str, float]) -> dict[int, float]:
    """How surely a phrase stands for each of its concepts, by what else is spoken of; deeds compete with none."""
    table = concepts()
    weight = {c: mass.get(table[c].domain, 0.0) + _PRIOR for c in group if table[c].domain != ACTS}
    whole = sum(weight.values())
    return {c: weight[c] / whole if c in weight else 1.0 for c in group}


def _kin(phrases: Iterable[tuple[float, tuple[int, ...]]], mass: Mapping[str, float]) -> Kin:
    own: dict[int, float] = {}
    for weight, group in phrases:
        for c, sure in _told_apart(group, mass).items():
            own[c] = max(own.get(c, 0.0), weight * sure)
    table, numbers = concepts(), _numbers()
    contrary: dict[int, float] = {}
    related: dict[int, float] = {}
    domains: dict[str, float] = {}
    for c, weight in own.items():
        for name in table[c].contraries:
            contrary[numbers[name]] = max(contrary.get(numbers[name], 0.0), weight)
        for other in relatives()[c]:
            if other not in own:
                related[other] = max(related.get(other, 0.0), weight * _RELATED)
        if table[c].domain != ACTS:
            domains[table[c].domain] = max(domains.get(table[c].domain, 0.0), weight)
    return Kin(own, {c: w for c, w in contrary.items() if c not in own}, related, domains, {})


def _set_apart(kin: Sequence[Kin]) -> tuple[Kin, ...]:
    """The same, each with the concepts that are nearer to it than to the others."""
    domains, near = _domains(), np.zeros((len(kin), len(concepts())))
    for k, alike in zip(kin, near, strict=True):
        for domain, weight in k.domains.items():
            alike[domains[domain]] = _SAME_DOMAIN * weight
        for found in (k.related, k.contrary, k.own):
            at = list(found)
            alike[at] = np.maximum(alike[at], list(found.values()))
    out = []
    ranked = np.sort(np.concatenate([np.zeros((2, near.shape[1])), near]), axis=0)
    for k, alike in zip(kin, near, strict=True):
        apart = np.flatnonzero(alike > ranked[-2])  # the greatest, and the only one as great
        margin = alike[apart] - ranked[-2, apart]
        nearness = dict(zip(apart.tolist(), margin.tolist(), strict=True))
        out.append(Kin(k.own, k.contrary, k.related, k.domains, nearness))
    return tuple(out)


@lru_cache(maxsize=1)
def _domains() -> Mapping[str, NDArray[np.int64]]:
    """Of each domain its concepts."""
    found: dict[str, list[int]] = {}
    for n, concept in enumerate(concepts()):
        found.setdefault(concept.domain, []).append(n)
    return {domain: np.array(members, dtype=np.int64) for domain, members in found.items()}


@lru_cache(maxsize=1)
def _numbers() -> Mapping[str, int]:
    return {concept.name: n for n, concept in enumerate(concepts())}


@lru_cache(maxsize=1)
def relatives() -> tuple[frozenset[int], ...]:
    """Of each concept its wholes, its parts, the other parts of its wholes, and what goes together with it."""
    table, numbers = concepts(), _numbers()
    parts: dict[int, set[int]] = {}
    for n, concept in enumerate(table):
        for whole in concept.wholes:
            parts.setdefault(numbers[whole], set()).add(n)
    found = []
    for n, concept in enumerate(table):
        wholes = {numbers[w] for w in concept.wholes}
        siblings = {s for w in wholes for s in parts[w]}
        company = {numbers[name] for name in concept.company}
        found.append(frozenset((wholes | siblings | company | parts.get(n, set())) - {n}))
    return tuple(found)
