"""How near what a statement speaks of is to what an issue is about, by the concepts of the thesaurus."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pourparlers.reading.stance.scene import Place, Scene
from pourparlers.reading.stance.thesaurus import ACTS, concepts, concepts_in
from pourparlers.reading.stance.vocabulary import GLOSSARY
from pourparlers.reading.words import words_of
from pourparlers.sources.types import Issue

NAMES = (
    "concept/shared", "concept/sum", "concept/fresh", "concept/fresh-sum", "concept/contrary", "concept/related",
    "concept/domain", "concept/act", "concept/act-contrary", "concept/rest", "concept/cue", "concept/previous",
    "concept/before", "concept/rare", "concept/near", "concept/near-sum", "concept/near-rest", "concept/near-previous",
    "concept/near-before", "concept/last",
)  # fmt: skip
"""of the figures of `affinity_row`"""
_DESCRIPTION = 0.8
"""how surely a concept of the description is one of the issue, beside one of a term"""
_OF_ISSUES = 3.0
"""weight of a word of the code book beside one of the article where a domain is told"""
_PRIOR = 0.3
_RELATED, _SAME_DOMAIN = 0.5, 0.2
"""how near what goes together is, and what is only of one domain, beside the same concept"""
_FAR = 25
"""tokens over which the memory of a concept fades to a third"""
_TOLD = 0.4
"""nearness at which a word is taken to speak of the issue"""
_MEANT = 0.4
"""how surely a word must stand for a concept of the issue to name it"""
_MOST = 3.0


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
    found = []
    for text, language, weight in (
        *((t.text, t.language, 1.0) for t in issue.terms),
        (issue.description, None, _DESCRIPTION),
    ):
        for here in (language,) if language else GLOSSARY:
            forms = words_of(text.lower(), here).forms
            found += [(weight, f.concepts) for f in concepts_in(forms, here)]
    return tuple(found)


def _senses(scene: Scene) -> Senses:
    table, issues = concepts(), scene.page.codebook.issues
    found = concepts_in(scene.keyed.words.forms, scene.language)
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
    table, near = concepts(), list[dict[int, float]]()
    for k in kin:
        alike = {c: _SAME_DOMAIN * k.domains[x.domain] for c, x in enumerate(table) if x.domain in k.domains}
        for found in (k.related, k.contrary, k.own):
            for c, weight in found.items():
                alike[c] = max(alike.get(c, 0.0), weight)
        near.append(alike)
    out = []
    for n, k in enumerate(kin):
        others = [a for m, a in enumerate(near) if m != n]
        margin = {c: w - max((a.get(c, 0.0) for a in others), default=0.0) for c, w in near[n].items()}
        out.append(replace(k, nearness={c: w for c, w in margin.items() if w > 0}))
    return tuple(out)


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


def affinity_row(scene: Scene, place: Place, issue: int) -> list[float]:
    """How near the concepts in and around a statement are to those of an issue; columns as in `NAMES`."""
    senses, met = senses_of(scene), _met_around(scene, place)
    kin, table = senses.issues[issue], concepts()
    here, things, deeds, *around = met
    rest, _, previous, before = around
    touched = _touched(scene, issue)
    fresh = here if touched.isdisjoint(place.regions[0]) else _met(senses, place.regions[0] - touched)
    domains = sum(kin.domains.get(table[c].domain, 0.0) * w for c, w in things.items())
    return [
        _best(things, kin.own), _distinct(here, kin.own, senses), _best(fresh, kin.own),
        _distinct(fresh, kin.own, senses), _best(things, kin.contrary), _best(things, kin.related),
        domains / (len(things) + 1), _best(deeds, kin.own), _best(deeds, kin.contrary),
        *(_distinct(region, kin.own, senses) for region in around),
        max((w * kin.own.get(c, 0.0) * senses.rarity[c] for c, w in things.items()), default=0.0),
        _best(here, kin.nearness), _sum(here, kin.nearness), *(_sum(r, kin.nearness) for r in (rest, previous, before)),
        _since(scene, place, issue),
    ]  # fmt: skip


def _sum(met: Mapping[int, float], wanted: Mapping[int, float]) -> float:
    return min(_MOST, sum(w * wanted[c] for c, w in met.items() if c in wanted))


def _since(scene: Scene, place: Place, issue: int) -> float:
    """How fresh the memory is of the last word before the statement that is near the issue."""
    key = ("near", issue)
    if key not in scene.remembered:
        senses = senses_of(scene)
        near = senses.issues[issue].nearness
        told = ((t, max(w * near.get(c, 0.0) for c, w in found.items())) for t, found in senses.of_tokens.items())
        scene.remembered[key] = sorted(t for t, weight in told if weight >= _TOLD)
    tokens: list[int] = scene.remembered[key]
    at = bisect_left(tokens, place.first)
    return math.exp((tokens[at - 1] - place.first) / _FAR) if at else 0.0


def _met_around(scene: Scene, place: Place) -> tuple[dict[int, float], ...]:
    """The concepts of the content, its things and its deeds; then those of the regions around it; once a statement."""
    key = ("met", place.statement.id, place.first)
    if key not in scene.remembered:
        senses, table = senses_of(scene), concepts()
        content, rest, cue, _, previous, _, before = place.regions[:7]
        here = _met(senses, content)
        things = {c: w for c, w in here.items() if table[c].domain != ACTS}
        deeds = {c: w for c, w in here.items() if table[c].domain == ACTS}
        scene.remembered[key] = (here, things, deeds, *(_met(senses, r) for r in (rest, cue, previous, before)))
    found: tuple[dict[int, float], ...] = scene.remembered[key]
    return found


def deeds_of(scene: Scene, place: Place, issue: int) -> tuple[float, float, float]:
    """How surely the content speaks of doing what the issue says, of the contrary deed, of the contrary thing."""
    kin, (_, things, deeds, *_) = senses_of(scene).issues[issue], _met_around(scene, place)
    return _best(deeds, kin.own), _best(deeds, kin.contrary), _best(things, kin.contrary)


def meant(scene: Scene, place: Place, issue: int) -> tuple[int, int] | None:
    """The content word that stands for the issue's concepts most surely, and -1 where for their contrary; or None."""
    senses, table, found = senses_of(scene), concepts(), []
    kin = senses.issues[issue]
    for token in place.regions[0]:
        for c, sure in senses.of_tokens.get(token, {}).items():
            if table[c].domain != ACTS:
                found += [(sure * w.get(c, 0.0), -token, sign) for w, sign in ((kin.own, 1), (kin.contrary, -1))]
    weight, token, sign = max(found, default=(0.0, 0, 0))
    return (-token, sign) if weight >= _MEANT else None


def _touched(scene: Scene, issue: int) -> frozenset[int]:
    """The tokens of the article that are words of the issue's names themselves."""
    key = ("words-of", issue)
    if key not in scene.remembered:
        scene.remembered[key] = frozenset(t for strength in scene.touches[issue].strength for t in strength)
    found: frozenset[int] = scene.remembered[key]
    return found


def _met(senses: Senses, tokens: Iterable[int]) -> dict[int, float]:
    """Concept -> how surely one of the tokens stands for it."""
    found: dict[int, float] = {}
    for token in tokens:
        for c, sure in senses.of_tokens.get(token, {}).items():
            found[c] = max(found.get(c, 0.0), sure)
    return found


def _best(met: Mapping[int, float], wanted: Mapping[int, float]) -> float:
    return max((w * wanted[c] for c, w in met.items() if c in wanted), default=0.0)


def _distinct(met: Mapping[int, float], wanted: Mapping[int, float], senses: Senses) -> float:
    """The sum over the concepts met, each by how much it belongs to this issue and not to the others."""
    shares = (w * wanted[c] * wanted[c] / senses.holders[c] for c, w in met.items() if c in wanted)
    return min(_MOST, sum(shares))
