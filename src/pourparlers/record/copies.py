"""Near-copies: one report printed by several outlets, found by shingles and MinHash, and counted once.

Broder (1997), On the resemblance and containment of documents; Leskovec, Rajaraman and Ullman (2020), Mining of Massive
Datasets, section 3.4 for the bands.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from zlib import crc32

import numpy as np

from pourparlers.reading.types import Reading, Statement
from pourparlers.sources.types import Article

WORDS = 4
"""words of a shingle"""
BANDS, ROWS = 32, 4
"""with these, copies that share half of their shingles meet in a band with 87 %, those with two thirds with 99.9 %"""
ALIKE = 0.6
"""share of shingles from which two articles are one report"""
SHORTEST = 12
"""words, below which an article is no copy of anything"""
PRIME = (1 << 31) - 1


def shingles(text: str) -> frozenset[int]:
    """The runs of four words of a text, case and punctuation aside, as numbers.

    >>> len(shingles("The strike goes on, said Ann.")) == len(shingles("the strike goes on said ANN"))
    True
    """
    words = re.findall(r"\w+", text.lower())
    runs = (" ".join(words[n : n + WORDS]) for n in range(max(1, len(words) - WORDS + 1)))
    return frozenset(crc32(run.encode("utf-8", "surrogatepass")) % PRIME for run in runs) if words else frozenset()


def _signature(found: frozenset[int], factors: Any, offsets: Any) -> Any:
    values = np.fromiter(found, dtype=np.uint64, count=len(found))
    return ((factors[:, None] * values[None, :] + offsets[:, None]) % PRIME).min(axis=1)


def copies(articles: Sequence[Article], *, alike: float = ALIKE) -> dict[str, str]:
    """Of each article that is a near-copy, the first article that prints the report; by date, then as given.

    Only articles of one language meet. The groups are those of chains of copies; seeded, so they repeat.
    """
    random = np.random.default_rng(1)
    factors, offsets = (random.integers(1, PRIME, BANDS * ROWS, dtype=np.uint64) for _ in range(2))
    sets = [shingles(a.text) for a in articles]
    near: dict[tuple[str, int, bytes], list[int]] = defaultdict(list)
    for n, article in enumerate(articles):
        if len(sets[n]) >= SHORTEST - WORDS + 1:
            signature = _signature(sets[n], factors, offsets).reshape(BANDS, ROWS)
            for band in range(BANDS):
                near[article.language, band, signature[band].tobytes()].append(n)
    return _groups(articles, sets, near.values(), alike)


def _groups(
    articles: Sequence[Article], sets: Sequence[frozenset[int]], near: Iterable[list[int]], alike: float
) -> dict[str, str]:
    head = list(range(len(articles)))

    def first(n: int) -> int:
        while head[n] != n:
            head[n] = head[head[n]]
            n = head[n]
        return n

    order = sorted(range(len(articles)), key=lambda n: (str(articles[n].published or "9999"), n))
    rank = {n: place for place, n in enumerate(order)}
    tried: set[tuple[int, int]] = set()
    for listed in near:
        for a, b in itertools.pairwise(listed):
            if (a, b) in tried or first(a) == first(b):
                continue
            tried.add((a, b))
            if len(sets[a] & sets[b]) >= alike * len(sets[a] | sets[b]):
                one, two = sorted((first(a), first(b)), key=rank.__getitem__)
                head[two] = one
    return {articles[n].id: articles[first(n)].id for n in range(len(articles)) if first(n) != n}


def once(readings: Iterable[Reading], copy_of: Mapping[str, str]) -> Iterator[tuple[Reading, dict[str, list[str]]]]:
    """Readings without the statements that an earlier copy of the report has; and who else prints each statement.

    Two statements are one where their copies quote the same words for the same party. The second part of a pair gives,
    for the id of each statement kept, the names of the articles that print it, its own first.
    """
    listed = list(readings)
    printed: dict[tuple[str, Any], list[str]] = {}
    kept: list[tuple[Reading, dict[str, list[str]]]] = []
    for reading in sorted(listed, key=lambda r: r.article.id in copy_of):
        group = copy_of.get(reading.article.id, reading.article.id)
        own: dict[str, list[str]] = {}
        fresh: list[Statement] = []
        for s in reading.statements:
            key = (group, _words(reading, s))
            if key in printed and printed[key][0] != reading.article.id:
                printed[key].append(reading.article.id)
                continue
            printed[key] = own[s.id] = [reading.article.id]
            fresh.append(s)
        kept.append((replace(reading, statements=tuple(fresh)), own))
    place = {r.article.id: n for n, r in enumerate(listed)}
    yield from sorted(kept, key=lambda pair: place[pair[0].article.id])


def _words(reading: Reading, s: Statement) -> Any:
    words = " ".join(re.findall(r"\w+", " ".join(c.of(reading.article.text) for c in s.content).lower()))
    return s.party, words
