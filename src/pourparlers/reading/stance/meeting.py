"""How well the words in and around a statement meet the names of an issue."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from pourparlers.reading.stance.matching import Touch
from pourparlers.reading.stance.scene import REGIONS, Place, Scene

_MEETING = ("term", "term-word", "description", "description-words")
_EXTRA = (
    "company",
    "company-capped",
    "last-named",
    "next-named",
    "previous-sentence",
    "distinct",
    "distinct-rest",
    "whole-term",
    "distinct-description",
)
NAMES = (*(f"{region}/{name}" for region in REGIONS for name in _MEETING), *_EXTRA)
"""of the figures of `meeting_row`"""
_FAR = 25
"""tokens over which the memory of a named issue fades to a third"""
_SURE = 0.5


_NONE = (0.0, 0.0, 0.0, 0.0)


class Meeting:
    """One issue in one article: where its words are, and which other words keep them company."""

    def __init__(self, scene: Scene, touch: Touch) -> None:
        rarity, stems = scene.keyed.rarity, scene.stems
        self.touch = touch
        self.term: dict[int, float] = {}
        self.description: dict[int, float] = {}
        for name, strength in zip(touch.names, touch.strength, strict=True):
            into = self.term if name.is_term else self.description
            for token, (_, sure) in strength.items():
                into[token] = max(into.get(token, 0.0), sure * (0.3 + 0.7 * rarity[stems[token]]))
        self.words = self.term.keys() | self.description.keys()
        self.named = sorted(t for t, weight in self.term.items() if weight >= _SURE)
        self._met: dict[frozenset[int], tuple[float, float, float, float]] = {}
        self.sentence = [self._spoken_of(tokens) for tokens in scene.content_of_sentences]
        self.company: dict[str, tuple[float, int]] = {}
        for token, stem in stems.items():
            if token in scene.sentence_of:
                total, count = self.company.get(stem, (0.0, 0))
                self.company[stem] = (total + self.sentence[scene.sentence_of[token]], count + 1)

    def set_apart(self, others: Iterable[Meeting]) -> None:
        """Note which words are those of no other issue."""
        shared = {token for other in others for token in other.words}
        self.own_term = {t: weight for t, weight in self.term.items() if t not in shared}
        self.own_description = {t: weight for t, weight in self.description.items() if t not in shared}

    def _spoken_of(self, tokens: frozenset[int]) -> float:
        term, word, _, description = self.meeting(tokens)
        return max(term, 0.7 * word, 0.5 * description)

    def meeting(self, tokens: frozenset[int]) -> tuple[float, float, float, float]:
        """How well the tokens cover the best term, its best word, the description, its three best words."""
        if self.words.isdisjoint(tokens):  # as of most regions
            return _NONE
        met = tokens & self.words  # of others often the same
        if met not in self._met:
            self._met[met] = self._meeting(sorted(met))
        return self._met[met]

    def _meeting(self, met: Sequence[int]) -> tuple[float, float, float, float]:
        best = 0.0
        covered = 0.0
        for name, strength in zip(self.touch.names, self.touch.strength, strict=True):
            cover: dict[int, float] = {}
            for word, sure in [strength[token] for token in met if token in strength]:
                if sure > cover.get(word, 0.0):
                    cover[word] = sure
            share = float(sum(cover.values())) / len(name.words) if cover else 0.0
            if name.is_term:
                best = max(best, share)
            else:
                covered = share
        words = [self.term[t] for t in met if t in self.term]
        found = sorted((self.description[t] for t in met if t in self.description), reverse=True)[:3]
        return best, max(words, default=0.0), covered, float(sum(found))


def meeting_row(scene: Scene, place: Place, issue: Meeting) -> list[float]:
    content, rest = place.regions[:2]
    row = [figure for region in place.regions for figure in issue.meeting(region)]
    company, others = _company(scene, content, issue)
    last, following = bisect_left(issue.named, place.first), bisect_left(issue.named, place.after)
    row += [
        company / (others + 2),
        min(company, 3.0),
        math.exp(-(place.first - issue.named[last - 1]) / _FAR) if last else 0.0,
        math.exp(-(issue.named[following] - place.after) / _FAR) if following < len(issue.named) else 0.0,
        issue.sentence[place.sentences[0] - 1] if place.sentences[0] > 0 else 0.0,
        max([w for t, w in issue.own_term.items() if t in content], default=0.0),
        max([w for t, w in issue.own_term.items() if t in rest], default=0.0),
        float(row[0] > 0.99),
        sum([w for t, w in issue.own_description.items() if t in content]),
    ]
    return row


def _company(scene: Scene, content: frozenset[int], issue: Meeting) -> tuple[float, int]:
    """How much the words of the content that name nothing keep company with the issue elsewhere; how many they are."""
    stems, rarity, sentence_of = scene.stems, scene.keyed.rarity, scene.sentence_of
    company, others = 0.0, 0
    for token in content:
        if token in issue.term:
            continue
        stem = stems[token]
        total, count = issue.company.get(stem, (0.0, 0))
        if count > 1:
            own: float = issue.sentence[sentence_of[token]] if token in sentence_of else 0.0
            company += (total - own) / (count - 1) * rarity[stem]
        others += 1
    return company, others
