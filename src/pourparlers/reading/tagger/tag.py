"""Cues, then for each cue its source and content: candidates with the probabilities that the two chains give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.tagger.chain import Chain, Floats, best, marginals, runs
from pourparlers.reading.tagger.columns import Columns
from pourparlers.reading.tagger.cue_features import FEATURES as CUE_FEATURES
from pourparlers.reading.tagger.cue_features import cue_columns
from pourparlers.reading.tagger.span_features import FEATURES as SPAN_FEATURES
from pourparlers.reading.tagger.span_features import around, span_columns
from pourparlers.reading.tagger.together import together
from pourparlers.reading.tagger.views import Views, views

CUE_LABELS = ("other", "cue begins", "cue goes on")
SPAN_LABELS = ("other", "source begins", "source goes on", "content begins", "content goes on")
LENIENCE = 4.0
"""added to the score of a cue's beginning, so that the second stage may judge more candidates"""
LEAST = 0.03
"""cues less probable than this are not judged"""
LONGEST = 250
"""words of a paragraph that are looked at together for cues"""
AT_ONCE = 128
"""cues whose sources and contents are looked for together"""
LIKELY = 0.3
"""cues at least this probable count as rivals of others"""
Words = tuple[int, int]
"""first word, last word + 1"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One cue with what was tagged for it, in words of the page."""

    cue: Words
    cue_probability: float
    """that a cue begins at its first word"""
    source: Words | None
    content: tuple[Words, ...]
    content_probability: float
    """mean probability of the content's words to be content"""
    edge_probability: float
    """the least probability of a beginning or end of a piece of content"""
    some_probability: float
    """greatest probability of any word to be content"""
    source_probability: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """The candidates of a page in the order of their cues, and how probable it is of every word to be in a cue."""

    candidates: tuple[Candidate, ...]
    cue_probability: Floats


@dataclass(frozen=True, slots=True)
class Cues:
    """The first stage's find: cue spans with the probability that one begins there."""

    found: tuple[tuple[Words, float], ...]
    probability: Floats
    """(words,): to be in a cue"""


def find_cues(chain: Chain, pages: Sequence[Columns]) -> list[Cues]:
    """Cue candidates of each page, leniently; the chain runs over all pages at once."""
    c, begins = together(pages)
    said = chain.said_by(cue_columns(c), CUE_FEATURES)
    scores = [said[begin : begin + len(page)] for begin, page in zip(begins, pages, strict=True)]
    rows, bounds = _one_after_another(scores, [_stretches(c) for c in pages])
    probabilities = _parted(marginals(chain, rows, bounds), scores)
    rows[:, 1] += LENIENCE
    found = []
    for labels, probability in zip(_parted(best(chain, rows, bounds), scores), probabilities, strict=True):
        spans = runs(labels.tolist(), 1, 2)
        cues = tuple(((a, b), float(probability[a, 1])) for a, b in spans if probability[a, 1] >= LEAST)
        found.append(Cues(cues, probability[:, 1] + probability[:, 2]))
    return found


def _one_after_another(
    scores: Sequence[Floats], bounds: Sequence[NDArray[np.int64]]
) -> tuple[Floats, NDArray[np.int64]]:
    """The rows of several pages as one table, and where the sequences of all of them begin."""
    begins = np.cumsum([0, *map(len, scores)])
    moved = [own[:-1] + begin for own, begin in zip(bounds, begins[:-1], strict=True)]
    return np.concatenate(scores), np.concatenate([*moved, begins[-1:]])


def _parted(rows: NDArray[Any], scores: Sequence[Floats]) -> list[NDArray[Any]]:
    """The rows of one table by pages again."""
    return np.split(rows, np.cumsum([len(own) for own in scores])[:-1])


def _stretches(c: Columns) -> NDArray[np.int64]:
    """Where paragraphs begin, and in long ones a sentence now and then."""
    begins = np.flatnonzero(np.diff(c.paragraph)) + 1
    edges = [0, *begins.tolist(), len(c)] if len(c) else [0]
    out = [0]
    for a, b in pairwise(edges):
        while b - a > LONGEST:
            near = np.flatnonzero(np.diff(c.sentence[a : a + LONGEST]))
            a += int(near[-1]) + 1 if len(near) else LONGEST
            out.append(a)
        out.append(b)
    return np.array(out)


def tag(cue_chain: Chain, span_chain: Chain, pages: Sequence[Columns]) -> list[Tagged]:
    """Cues, sources and contents of each page; many short pages at once cost half of what they do one by one."""
    if not pages:
        return []
    cues = find_cues(cue_chain, pages)
    spans = find_spans(span_chain, pages, cues)
    return [Tagged(tuple(found), own.probability) for found, own in zip(spans, cues, strict=True)]


def rivals(c: Columns, cues: Iterable[tuple[Words, float]]) -> NDArray[np.bool_]:
    """At which words another cue probably begins."""
    likely = np.zeros(len(c), dtype=bool)
    likely[[a for (a, _), p in cues if p >= LIKELY]] = True
    return likely


def find_spans(chain: Chain, pages: Sequence[Columns], cues: Sequence[Cues]) -> list[list[Candidate]]:
    """Source and content of each page's cues; cues without content are dropped."""
    c, begins = together(pages)
    every = [_Cue(n, begins[n], span, p) for n, own in enumerate(cues) for span, p in own.found]
    looks = list(_looks(chain, c, every))
    out: list[list[Candidate]] = [[] for _ in pages]
    if not looks:
        return out
    scores = [look.scores for look in looks]
    rows, bounds = _one_after_another(scores, [look.seen.bounds for look in looks])
    labels, probabilities = _parted(best(chain, rows, bounds), scores), _parted(marginals(chain, rows, bounds), scores)
    for look, own, probability in zip(looks, labels, probabilities, strict=True):
        for k, cue in enumerate(look.cues):
            at = slice(int(look.seen.bounds[k]), int(look.seen.bounds[k + 1]))
            first = int(look.seen.word[at.start]) - cue.begin
            found = _candidate(cue.span, cue.probability, own[at], probability[at], first)
            if found.content:
                out[cue.page].append(found)
    return out


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue of a page, which begins at a word of all pages."""

    page: int
    begin: int
    span: Words
    probability: float

    @property
    def there(self) -> Words:
        """The cue in words of all pages."""
        return self.begin + self.span[0], self.begin + self.span[1]


@dataclass(frozen=True, slots=True)
class _Look:
    """Some cues, the words seen from each, and what their features say."""

    cues: Sequence[_Cue]
    seen: Views
    scores: Floats


def _looks(chain: Chain, c: Columns, cues: Sequence[_Cue]) -> Iterator[_Look]:
    page = around(c, rivals(c, ((cue.there, cue.probability) for cue in cues)))
    for at in range(0, len(cues), AT_ONCE):
        some = cues[at : at + AT_ONCE]
        spans = [cue.there for cue in some]
        seen = views(c, spans)
        scores = chain.said_by(span_columns(c, spans, seen, page), SPAN_FEATURES)
        first, last = np.array(spans).T
        scores[(seen.word >= first[seen.cue]) & (seen.word < last[seen.cue]), 1:] = -50.0
        yield _Look(some, seen, scores)


def _candidate(cue: Words, p: float, labels: NDArray[np.int64], probability: Floats, offset: int) -> Candidate:
    plain: list[int] = labels.tolist()
    sources, contents = runs(plain, 1, 2), runs(plain, 3, 4)
    told = probability[:, 3] + probability[:, 4]
    said = probability[:, 1] + probability[:, 2]
    source = max(sources, key=lambda s: float(said[s[0] : s[1]].mean()), default=None)
    inside = [float(told[a:b].sum()) for a, b in contents]
    length = sum(b - a for a, b in contents)
    edges = [min(float(told[a]), float(told[b - 1])) for a, b in contents]
    return Candidate(
        cue=cue,
        cue_probability=p,
        source=(source[0] + offset, source[1] + offset) if source else None,
        content=tuple((a + offset, b + offset) for a, b in contents),
        content_probability=sum(inside) / length if length else 0.0,
        edge_probability=min(edges, default=0.0),
        some_probability=float(told.max(initial=0.0)),
        source_probability=float(said[source[0] : source[1]].mean()) if source else float(said.max(initial=0.0)),
    )
