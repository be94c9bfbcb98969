"""The first look: what of an article is worth parsing, judged by its words alone, at half a million words a second.

An article that reports much, or names a term of the code book, or is short, is parsed whole. Of any other, only the
sentences that likely report are: dates and amounts are still found in all of it, what needs a tree only there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import exp

from pourparlers.reading.phrases import Phrases, listed
from pourparlers.reading.reporting import log_odds, sentences, signs_of
from pourparlers.reading.words import Words, words_of
from pourparlers.sources.types import CodeBook

MUCH = 0.6
"""share of its words in sentences that likely report, from which an article is parsed whole"""
SHORT = 100
"""tokens up to which a text is parsed whole"""
COMPANY = 1.5
"""log odds that a sentence gains where all of the article reports, and loses where none of it does, USUAL being even"""
USUAL = 0.35
"""share of mixed text that reports"""


def worth_parsing(text: str, language: str, codebook: CodeBook) -> str:
    """The shadow text of an article with what need not be parsed blanked out, of the same length.

    >>> story = "The road is long. " * 25 + "Lima said it would pay. It was late."
    >>> worth_parsing(story, "en", CodeBook()).split()
    ['Lima', 'said', 'it', 'would', 'pay.']
    """
    signs = signs_of(language)
    words = words_of(text, language)
    if signs is None or len(words) <= SHORT or _names_a_term(words, language, codebook):
        return text
    found = tuple(sentences(words))
    lengths = [after - first for first, after, _ in found]
    odds = _in_company([log_odds(words, *sentence, signs) for sentence in found], lengths)
    silent = [(first, after) for (first, after, _), likely in zip(found, odds, strict=True) if likely < 0]
    if sum(after - first for first, after in silent) <= (1 - MUCH) * sum(lengths):
        return text
    kept, at = [], 0
    for first, after in silent:
        start, end = words.starts[first], words.ends[after - 1]
        kept += [text[at:start], " " * (end - start)]
        at = end
    return "".join(kept) + text[at:]


def _in_company(odds: Sequence[float], lengths: Sequence[int]) -> list[float]:
    """The log odds of sentences, each drawn to what its whole article is like; `lengths` are in words."""
    reporting = sum(length / (1 + exp(-max(-30.0, likely))) for likely, length in zip(odds, lengths, strict=True))
    drawn = COMPANY * (reporting / max(1, sum(lengths)) - USUAL)
    return [likely + drawn for likely in odds]


def _names_a_term(words: Words, language: str, codebook: CodeBook) -> bool:
    return next(_terms(codebook, language).find(words), None) is not None


@lru_cache(maxsize=4)
def _terms(codebook: CodeBook, language: str) -> Phrases[str]:
    return listed([term.text for issue in codebook.issues for term in issue.terms_for(language)], language)
