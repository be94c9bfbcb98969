"""A page as the rules look at it: tokens, sentences that respect quotation marks, and which token is quoted."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.attribution.marks import Marks, marks
from pourparlers.reading.tree import Tokens, names_of
from pourparlers.reading.types import Page, Quotation

TERMINAL = frozenset({".", "!", "?", "…", "..."})
QUOTES = frozenset({'"', "'", "''"})


@dataclass(frozen=True, slots=True)
class Surface:
    """Tokens of a page with what the rules ask of them again and again; all numbers are token indices."""

    page: Page
    doc: Any
    words: tuple[str, ...]
    """lower-cased forms of the shadow text"""
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    """parts of speech"""
    starts: tuple[int, ...]
    """offset of the first character of each token"""
    ends: tuple[int, ...]
    """offset after the last"""
    sentence: tuple[int, ...]
    """for each token the index of its sentence in `bounds`"""
    bounds: tuple[tuple[int, int], ...]
    """half-open token range of each sentence"""
    quoted: tuple[int, ...]
    """for each token the index in `quotes` of the outermost quotation around it, or -1"""
    quotes: tuple[tuple[int, int], ...]
    """half-open token range of each outermost quotation, marks included"""
    quotations: tuple[Quotation, ...]
    marks: Marks

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens start..end (half-open), without white space at the ends."""
        while start < end and self.words[start].isspace():
            start += 1
        while end > start and self.words[end - 1].isspace():
            end -= 1
        return Span(self.starts[start], self.ends[end - 1] if end > start else self.starts[start])

    def quote_opening_at(self, i: int) -> int:
        """Index of the outermost quotation that begins with token i, or -1."""
        q = self.quoted[i] if i < len(self.quoted) else -1
        return q if q >= 0 and self.quotes[q][0] == i else -1


def view(page: Page) -> Surface:
    """The page as a surface."""
    doc = page.doc
    tokens, names = Tokens.of(doc), names_of(doc.vocab.strings)
    starts, ends, words = tokens.start, tokens.end, tuple(tokens.lower)
    lemmas = tuple(map(names.__getitem__, doc.to_array("LEMMA").tolist()))
    outer = tuple(q for q in page.quotations if q.depth == 0)
    quotes, quoted = [], [-1] * len(doc)
    for n, q in enumerate(outer):
        first = bisect.bisect_left(starts, q.span.start)
        last = bisect.bisect_left(starts, q.span.end)
        if first > 0 and ends[first - 1] > q.span.start:
            first -= 1
        quotes.append((first, max(last, first)))
        for i in range(first, last):
            quoted[i] = n
    bounds = _sentences(doc, words, quoted)
    sentence = [0] * len(doc)
    for n, (a, b) in enumerate(bounds):
        for i in range(a, b):
            sentence[i] = n
    return Surface(
        page,
        doc,
        words,
        lemmas,
        tuple(tokens.pos),
        tuple(starts),
        tuple(ends),
        tuple(sentence),
        tuple(bounds),
        tuple(quoted),
        tuple(quotes),
        outer,
        marks(page.article.language),
    )


_MAY_END = TERMINAL | QUOTES | frozenset((")", "]", ")]"))
_DASHES = frozenset(("–", "-", "—", "--"))


def _sentences(doc: Any, words: tuple[str, ...], quoted: list[int]) -> list[tuple[int, int]]:
    """Sentences end at a new line, and after a full stop where the parse or a capital agrees."""
    bounds, start = [], 0
    for i, word in enumerate(words):
        if (
            i + 1 == len(words)
            or "\n" in word
            or (word in _MAY_END and _ends(doc, words, quoted, i))
            or (word in _DASHES and _dateline(doc, start, i))
        ):
            bounds.append((start, i + 1))
            start = i + 1
    return bounds


def _dateline(doc: Any, start: int, i: int) -> bool:
    """Whether a dateline ends here: «TUNIS, 31 août —», "GENEVA (Wire) -"."""
    if not 0 < i - start <= 12 or not doc[start].text.isupper():
        return False
    return len(doc[start].text) > 2 and not any(
        t.pos_ in ("VERB", "AUX", "DET") and not t.text.isupper() for t in doc[start:i]
    )


def _ends(doc: Any, words: tuple[str, ...], quoted: list[int], i: int) -> bool:
    j = i
    while j > 0 and (words[j] in QUOTES or words[j] in ")]"):
        if quoted[j] >= 0 and j + 1 < len(doc) and quoted[j + 1] == quoted[j]:
            return False  # an opening or inner mark
        j -= 1
    if words[j] not in TERMINAL:
        opens = words[i + 1] in QUOTES and quoted[i + 1] >= 0 and quoted[i] < 0
        return len(words[j]) > 3 and words[j].endswith(".") and opens and doc[i + 2 : i + 3].text[:1].isupper()
    following = doc[i + 1]
    if words[i + 1] in QUOTES and quoted[i + 1] >= 0 and quoted[i + 1] == quoted[i]:
        return False  # the closing mark still belongs to this sentence
    if words[j] in ("!", "?", "…", "...") and (following.text[:1].islower() or words[i + 1] in {",", "–", "-"}):
        return False
    if following.text[:1].islower():
        return False
    return bool(following.is_sent_start) or following.text[:1].isupper() or not following.text[:1].isalnum()
