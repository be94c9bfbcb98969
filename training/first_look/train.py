"""Learn which sentences likely report, for the first look: two minutes.

    python training/first_look/train.py --treebanks DIR            print what the first look keeps
    python training/first_look/train.py --treebanks DIR --write    and write languages/<language>/reporting.tsv

From the train part of the corpus, by its annotation, and from train parts of treebanks as text about anything, by what
the reader itself finds in them when it parses all. A logistic regression with an L2 penalty over signs and words, by
accelerated gradient (Nesterov 1983); leanings too small to matter are dropped. Same input, same weights.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "corpus")]

import annotations  # noqa: E402

from pourparlers.base.text import Span  # noqa: E402
from pourparlers.reading.pipeline import read_articles  # noqa: E402
from pourparlers.reading.record_json_in import reading_from_json  # noqa: E402
from pourparlers.reading.reporting import BIAS, FILE, SETTLING, evidence, sentences, signs_of  # noqa: E402
from pourparlers.reading.shadow import shadow  # noqa: E402
from pourparlers.reading.types import Reading, Statement  # noqa: E402
from pourparlers.reading.words import words_of  # noqa: E402
from pourparlers.sources.types import Article  # noqa: E402

LANGUAGES = ROOT / "src/pourparlers/languages"
BACKGROUND = {"fr": ("fr_sequoia-train",), "en": ("en_ewt-train",)}
MOST = 6_000
"""sentences of a treebank that are taken"""
TOGETHER = 15
"""sentences of a treebank that are read as one text"""
LEAST_OFTEN = 4
"""sentences a word has to stand in to lean either way"""
LEAST = 0.1
"""log odds below which a leaning is dropped"""
PENALTY = 3.0
STEPS = 300


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: its signs and words, and whether it reports."""

    names: frozenset[str]
    reports: bool


def examples(text: str, language: str, spans: Sequence[Span]) -> Iterator[Example]:
    """The sentences of a text, given the spans of its statements."""
    signs = signs_of(language)
    assert signs is not None
    words = words_of(shadow(text), language)
    for first, after, quoted in sentences(words):
        own = words.span(first, after)
        reports = any(span.start < own.end and own.start < span.end for span in spans)
        yield Example(frozenset(evidence(words, first, after, quoted, signs)), reports)


def spans_of(statements: Iterable[Statement]) -> list[Span]:
    """All that belongs to statements: sources, cues, contents."""
    return [span for s in statements for span in (s.source, s.cue, *s.content) if span is not None]


def corpus(language: str) -> Iterator[Example]:
    """The sentences of the corpus's train part, as people annotated them."""
    for record in annotations.load("train"):
        if record["document"]["language"] == language:
            reading, _ = reading_from_json(record, record["text"])
            yield from examples(record["text"], language, spans_of(reading.statements))


def background(language: str, folder: Path) -> Iterator[Example]:
    """Sentences about anything, as the reader reads them when it parses all."""
    for name in BACKGROUND[language]:
        lines = (folder / f"{name}.conllu").read_text("utf-8").splitlines()
        said = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")][:MOST]
        texts = ["\n".join(said[at : at + TOGETHER]) for at in range(0, len(said), TOGETHER)]
        articles = [Article(f"{name}-{n}", text, language, date(2025, 9, 5)) for n, text in enumerate(texts)]
        readings: Iterator[Reading] = read_articles(articles, thorough=True)
        for reading in readings:
            yield from examples(reading.article.text, language, spans_of(reading.statements))


def fitted(found: Sequence[Example]) -> dict[str, float]:
    """The weight of every sign and word that matters, BIAS among them."""
    often = Counter(name for one in found for name in one.names)
    names = [BIAS, *sorted(n for n, times in often.items() if times >= LEAST_OFTEN or n.startswith(":"))]
    number = {name: k for k, name in enumerate(names)}
    cells = [(row, number[n]) for row, one in enumerate(found) for n in sorted(one.names) if n in number]
    cells += [(row, 0) for row in range(len(found))]
    weights = _descended(np.array(cells).T, np.array([one.reports for one in found], float), len(names))
    return {n: round(w, 2) for n, w in zip(names, weights.tolist(), strict=True) if abs(w) >= LEAST}


def _descended(cells: np.ndarray, wanted: np.ndarray, size: int) -> np.ndarray:
    rows, columns = cells
    penalty = np.full(size, PENALTY)
    penalty[0] = 0.0
    steepest = 0.25 * _largest(rows, columns, len(wanted), size) + PENALTY
    now = ahead = np.zeros(size)
    t = 1.0
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.bincount(rows, ahead[columns], len(wanted))))
        slope = np.bincount(columns, (p - wanted)[rows], size) + penalty * ahead
        following = ahead - slope / steepest
        t_next = (1 + np.sqrt(1 + 4 * t * t)) / 2
        ahead, now, t = following + (t - 1) / t_next * (following - now), following, t_next
    return now


def _largest(rows: np.ndarray, columns: np.ndarray, count: int, size: int) -> float:
    """The largest eigenvalue of the features' products, by power iteration."""
    vector, largest = np.ones(size), 1.0
    for _ in range(30):
        vector = np.bincount(columns, np.bincount(rows, vector[columns], count)[rows], size)
        largest = float(np.linalg.norm(vector))
        vector /= largest
    return largest


def kept(found: Sequence[Example], weights: dict[str, float]) -> str:
    """How much of some sentences is kept, and how much of those that report."""
    likely = [
        not SETTLING.isdisjoint(one.names) or weights[BIAS] + sum(weights.get(name, 0.0) for name in one.names) >= 0
        for one in found
    ]
    told = [one.reports for one in found]
    right = sum(a and b for a, b in zip(likely, told, strict=True))
    shares = sum(likely) / len(found), right / sum(told)
    return f"{shares[0]:.3f} kept of {len(found):,} sentences, {shares[1]:.3f} of those that report"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--treebanks", type=Path, required=True)
    arguments.add_argument("--write", action="store_true", help="write the tables of the languages")
    given = arguments.parse_args()
    for language in BACKGROUND:
        talks, others = list(corpus(language)), list(background(language, given.treebanks))
        weights = fitted(talks + others)
        print(f"{language}: {len(weights):,} weights")
        print(f"  talks: {kept(talks, weights)}\n  others: {kept(others, weights)}")
        if given.write:
            lines = [f"{name}\t{weight:g}" for name, weight in sorted(weights.items())]
            (LANGUAGES / language / FILE).write_text("\n".join([HEADER, *lines]) + "\n", "utf-8")


HEADER = "# log odds that a sentence reports, by signs (:), its first word (^) and words; made by training/first_look"


if __name__ == "__main__":
    main()
