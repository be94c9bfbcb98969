"""Cues, then for each cue its source and content: candidates with the probabilities that the two chains give them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.tagger.chain import Chain, Floats, best, marginals, runs
from pourparlers.reading.tagger.columns import Columns
from pourparlers.reading.tagger.cue_features import cue_features
from pourparlers.reading.tagger.span_features import span_features
from pourparlers.reading.tagger.views import views

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


def find_cues(chain: Chain, c: Columns) -> Cues:
    """Cue candidates, leniently."""
    if not len(c):
        return Cues((), np.zeros(0, np.float32))
    scores = chain.emissions(cue_features(c, bits=chain.bits))
    bounds = _stretches(c)
    probability = marginals(chain, scores, bounds)
    scores[:, 1] += LENIENCE
    spans = runs(best(chain, scores, bounds), 1, 2)
    found = tuple(((a, b), float(probability[a, 1])) for a, b in spans if probability[a, 1] >= LEAST)
    return Cues(found, probability[:, 1] + probability[:, 2])


def _stretches(c: Columns) -> NDArray[np.int64]:
    """Where paragraphs begin, and in long ones a sentence now and then."""
    begins = np.flatnonzero(np.diff(c.paragraph)) + 1
    edges = [0, *begins.tolist(), len(c)]
    out = [0]
    for a, b in pairwise(edges):
        while b - a > LONGEST:
            near = np.flatnonzero(np.diff(c.sentence[a : a + LONGEST]))
            a += int(near[-1]) + 1 if len(near) else LONGEST
            out.append(a)
        out.append(b)
    return np.array(out)


def tag(cue_chain: Chain, span_chain: Chain, c: Columns) -> Tagged:
    """Cues, sources and contents of a page."""
    cues = find_cues(cue_chain, c)
    return Tagged(tuple(find_spans(span_chain, c, cues)), cues.probability)


def rivals(c: Columns, cues: Cues) -> NDArray[np.bool_]:
    """At which words another cue probably begins."""
    likely = np.zeros(len(c), dtype=bool)
    likely[[a for (a, _), p in cues.found if p >= LIKELY]] = True
    return likely


def find_spans(chain: Chain, c: Columns, cues: Cues) -> list[Candidate]:
    """Source and content of each cue; cues without content are dropped."""
    likely = rivals(c, cues)
    return [
        found
        for at in range(0, len(cues.found), AT_ONCE)
        for found in _spans(chain, c, cues.found[at : at + AT_ONCE], likely)
        if found.content
    ]


def _spans(
    chain: Chain, c: Columns, cues: Sequence[tuple[Words, float]], likely: NDArray[np.bool_]
) -> Iterator[Candidate]:
    spans = [span for span, _ in cues]
    seen = views(c, spans)
    scores = chain.emissions(span_features(c, spans, seen, likely, bits=chain.bits))
    first, last = np.array(spans).T
    scores[(seen.word >= first[seen.cue]) & (seen.word < last[seen.cue]), 1:] = -50.0
    probability = marginals(chain, scores, seen.bounds)
    labels = best(chain, scores, seen.bounds)
    for k, (cue, p) in enumerate(cues):
        rows = slice(int(seen.bounds[k]), int(seen.bounds[k + 1]))
        yield _candidate(cue, p, labels[rows], probability[rows], int(seen.word[rows.start]))


def _candidate(cue: Words, p: float, labels: NDArray[np.int64], probability: Floats, offset: int) -> Candidate:
    sources, contents = runs(labels, 1, 2), runs(labels, 3, 4)
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
