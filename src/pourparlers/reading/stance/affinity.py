"""How near what a statement speaks of is to what an issue is about, by the concepts of the thesaurus."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from pourparlers.reading.stance.scene import Place, Scene
from pourparlers.reading.stance.senses import Senses, senses_of
from pourparlers.reading.stance.thesaurus import ACTS, concepts

NAMES = (
    "concept/shared", "concept/sum", "concept/fresh", "concept/fresh-sum", "concept/contrary", "concept/related",
    "concept/domain", "concept/act", "concept/act-contrary", "concept/rest", "concept/cue", "concept/previous",
    "concept/before", "concept/rare", "concept/near", "concept/near-sum", "concept/near-rest", "concept/near-previous",
    "concept/near-before", "concept/last",
)  # fmt: skip
"""of the figures of `affinity_row`"""
_FAR = 25
"""tokens over which the memory of a concept fades to a third"""
_TOLD = 0.4
"""nearness at which a word is taken to speak of the issue"""
_MEANT = 0.4
"""how surely a word must stand for a concept of the issue to name it"""
_MOST = 3.0


def affinity_row(scene: Scene, place: Place, issue: int) -> list[float]:
    """How near the concepts in and around a statement are to those of an issue; columns as in `NAMES`."""
    senses, met = senses_of(scene), _met_around(scene, place)
    kin = senses.issues[issue]
    here, things, deeds, *around = met
    rest, _, previous, before = around
    touched = _touched(scene, issue)
    thing, deed, distinct = _best(things, kin.own), _best(deeds, kin.own), _distinct(here, kin.own, senses)
    if touched.isdisjoint(place.regions[0]):
        freshest, fresh_sum = max(thing, deed), distinct
    else:
        fresh = _met(senses, place.regions[0] - touched)
        freshest, fresh_sum = _best(fresh, kin.own), _distinct(fresh, kin.own, senses)
    domains = _of_domains(things, kin.domains)
    return [
        thing, distinct, freshest, fresh_sum, _best(things, kin.contrary), _best(things, kin.related),
        domains / (len(things) + 1), deed, _best(deeds, kin.contrary),
        *(_distinct(region, kin.own, senses) for region in around),
        max([w * kin.own[c] * senses.rarity[c] for c, w in things.items() if c in kin.own], default=0.0),
        _best(here, kin.nearness), _sum(here, kin.nearness), *(_sum(r, kin.nearness) for r in (rest, previous, before)),
        _since(scene, place, issue),
    ]  # fmt: skip


def _of_domains(met: Mapping[int, float], domains: Mapping[str, float]) -> float:
    table = concepts()
    return sum([domains[table[c].domain] * w for c, w in met.items() if table[c].domain in domains])


def _sum(met: Mapping[int, float], wanted: Mapping[int, float]) -> float:
    if wanted.keys().isdisjoint(met):
        return 0.0
    return min(_MOST, sum([w * wanted[c] for c, w in met.items() if c in wanted]))


def _since(scene: Scene, place: Place, issue: int) -> float:
    """How fresh the memory is of the last word before the statement that is near the issue."""
    key = ("near", issue)
    if key not in scene.remembered:
        senses = senses_of(scene)
        near = senses.issues[issue].nearness
        scene.remembered[key] = sorted(t for t, found in senses.of_tokens.items() if _best(found, near) >= _TOLD)
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
            for weights, sign in ((kin.own, 1), (kin.contrary, -1)):
                if c in weights and table[c].domain != ACTS:
                    found.append((sure * weights[c], -token, sign))
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
    of_tokens = senses.of_tokens
    for token in tokens:
        if token in of_tokens:
            for c, sure in of_tokens[token].items():
                if sure > found.get(c, 0.0):
                    found[c] = sure
    return found


def _best(met: Mapping[int, float], wanted: Mapping[int, float]) -> float:
    if wanted.keys().isdisjoint(met):  # as is usual, and then nothing needs to be put in order
        return 0.0
    return max([w * wanted[c] for c, w in met.items() if c in wanted])


def _distinct(met: Mapping[int, float], wanted: Mapping[int, float], senses: Senses) -> float:
    """The sum over the concepts met, each by how much it belongs to this issue and not to the others."""
    if wanted.keys().isdisjoint(met):
        return 0.0
    shares = [w * wanted[c] * wanted[c] / senses.holders[c] for c, w in met.items() if c in wanted]
    return min(_MOST, sum(shares))
