"""Annotated articles as pages and labels: what the chains are fitted to."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.attribution import attributions_by_rule
from pourparlers.reading.parser import load as load_parser
from pourparlers.reading.parsing import parse
from pourparlers.reading.quotations import pair_quotations
from pourparlers.reading.shadow import shadow
from pourparlers.reading.tagger import columns_of
from pourparlers.reading.tagger.columns import Columns
from pourparlers.reading.tagger.cue_features import cue_features
from pourparlers.reading.tagger.span_features import span_features
from pourparlers.reading.tagger.tag import Cues, Words, rivals
from pourparlers.reading.tagger.views import views
from pourparlers.reading.types import Attribution, Page
from pourparlers.sources.types import Article

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "corpus"))
import annotations

FOLDS = 5
CUE_BITS, SPAN_BITS = 17, 18
CUE_STEPS = np.array([[1, 1, 0], [1, 1, 1], [1, 1, 1], [1, 1, 0]], dtype=bool)
SPAN_STEPS = np.array(
    [[1, 1, 0, 1, 0], [1, 1, 1, 1, 0], [1, 1, 1, 1, 0], [1, 1, 0, 1, 1], [1, 1, 0, 1, 1], [1, 1, 0, 1, 0]], dtype=bool
)
"""a word goes on with a source or content only after one of it"""


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated article, its words and what the rules find in it."""

    record: dict[str, Any]
    columns: Columns
    ruled: tuple[Attribution, ...]

    @property
    def fold(self) -> int:
        """Which of the folds it is in."""
        return int(hashlib.sha256(self.record["document"]["id"].encode()).hexdigest(), 16) % FOLDS


def examples(part: str) -> list[Example]:
    """The articles of a part of the corpus, parsed and read by rule."""
    out = []
    for record in annotations.load(part):
        language = record["document"]["language"]
        article = Article(record["document"]["id"], record["text"], language)
        page = pair_quotations(Page(article, shadow(article.text), parse(load_parser(language), article.text)))
        out.append(Example(record, columns_of(page), attributions_by_rule(page)))
    return out


def words_of(c: Columns, span: Sequence[int]) -> Words:
    """First word and last + 1 of the words that a span touches."""
    return int(np.searchsorted(c.end, span[0], side="right")), int(np.searchsorted(c.start, span[1]))


def gold_cues(e: Example) -> dict[Words, dict[str, Any]]:
    """The cues of the annotation, with their statements."""
    found = {}
    for s in e.record["statements"]:
        if s["cue"]:
            a, b = words_of(e.columns, s["cue"])
            if a < b:
                found[a, b] = s
    return found


def cue_data(chosen: Sequence[Example]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Features, labels and bounds of the first stage: a sequence a paragraph."""
    rows, labels, bounds = [], [], [0]
    for e in chosen:
        label = np.zeros(len(e.columns), dtype=np.int64)
        for a, b in gold_cues(e):
            label[a:b] = 2
            label[a] = 1
        label[1:][(label[1:] == 2) & (label[:-1] == 0)] = 1
        rows.append(cue_features(e.columns, bits=CUE_BITS))
        labels.append(label)
        cuts = np.flatnonzero(np.diff(e.columns.paragraph)) + 1
        bounds += [bounds[-1] + int(x) for x in np.diff([0, *cuts, len(label)]).cumsum()]
    return np.concatenate(rows), np.concatenate(labels), np.array(bounds)


def span_data(chosen: Sequence[Example], cues: Sequence[Cues]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Features, labels and bounds of the second stage: a sequence a cue.

    Cues are the gold's and those that the first stage finds; of the latter those that cross no gold cue have
    neither source nor content.
    """
    rows, labels, bounds = [], [], [0]
    for e, found in zip(chosen, cues, strict=True):
        gold = gold_cues(e)
        of = dict(gold)
        for (a, b), _ in found.found:
            crossing = [s for (x, y), s in gold.items() if x < b and a < y]
            of.setdefault((a, b), crossing[0] if crossing else {})
        spans = sorted(of)
        if not spans:
            continue
        seen = views(e.columns, spans)
        rows.append(span_features(e.columns, spans, seen, rivals(e.columns, found.found), bits=SPAN_BITS))
        for k, cue in enumerate(spans):
            label = _span_labels(e.columns, of[cue], cue)[seen.word[seen.bounds[k] : seen.bounds[k + 1]]]
            begins = np.concatenate([[True], label[1:] - label[:-1] > 1])
            label = np.where(begins & np.isin(label, (2, 4)), label - 1, label)
            labels.append(label)
            bounds.append(bounds[-1] + len(label))
    return np.concatenate(rows), np.concatenate(labels), np.array(bounds)


def _span_labels(c: Columns, statement: dict[str, Any], cue: Words) -> NDArray[np.int64]:
    label = np.zeros(len(c), dtype=np.int64)
    for span, begin in [(s, 3) for s in statement.get("content", ())] + [(statement.get("source"), 1)]:
        if span:
            a, b = words_of(c, span)
            label[a:b] = begin + 1
            label[a : a + 1] = begin
    label[slice(*cue)] = 0
    broken = np.flatnonzero(np.isin(label[1:], (2, 4)) & (label[:-1] != label[1:]) & (label[:-1] != label[1:] - 1)) + 1
    label[broken] -= 1
    return label
