"""The first look: what of an article is worth parsing, judged by its words alone, at a million words a second.

An article that reports much, or names a term of the code book, or is short, is parsed whole. Of any other, only the
sentences that report are: dates and amounts are still found in all of it, what needs a tree only there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pourparlers.base.errors import WrongUse
from pourparlers.reading.attribution.lexicon import Lexicon, lexicon
from pourparlers.reading.attribution.marks import marks
from pourparlers.reading.phrases import Phrases, listed
from pourparlers.reading.words import Words, words_of
from pourparlers.sources.types import CodeBook

MUCH = 0.4
"""share of its words in sentences that report, from which an article is parsed whole: 3 % of the articles about talks
in corpus/ (train, development) lie below, three quarters of mixed text do (bench/reading.py)"""
SHORT = 100
"""tokens up to which a text is parsed whole"""
_REACH_TO_THAT = 4  # words from a verb to the complementiser it takes
_REACH_TO_COMMA = 5  # words from the comma that opens an incise to its verb


@dataclass(frozen=True, slots=True)
class _Signs:
    """What tells that a sentence reports, as forms of verbs: with a complement clause, in an incise, by themselves."""

    clause: frozenset[str]
    incise: frozenset[str]
    bare: frozenset[str]
    joins: frozenset[str]
    adpositions: Phrases[str]


@cache
def _signs(language: str) -> _Signs | None:
    """The signs of a language; None where it has no cue table."""
    try:
        known, small = lexicon(language), marks(language)
    except WrongUse:
        return None
    clause = {verb for verb, cues in known.verbs.items() if any("that" in cue.frames for cue in cues)}
    saying = {v for v, cues in known.verbs.items() if any("quote" in c.frames and c.act == "assert" for c in cues)}
    bare = (saying & clause) - known.nouns.keys() if small.bare_clauses else set()
    return _Signs(
        _forms(known, clause),
        _forms(known, saying),
        _forms(known, bare),
        small.that | {"if", "whether", "si"},
        listed([cue.lemma for cues in known.adpositions.values() for cue in cues], language),
    )


def _forms(known: Lexicon, verbs: set[str]) -> frozenset[str]:
    return frozenset(form for form, verb in known.forms.items() if verb in verbs)


def worth_parsing(text: str, language: str, codebook: CodeBook) -> str:
    """The shadow text of an article with what need not be parsed blanked out, of the same length.

    >>> story = "The road is long. " * 25 + "Lima said it would pay. It was late."
    >>> worth_parsing(story, "en", CodeBook()).split()
    ['Lima', 'said', 'it', 'would', 'pay.']
    """
    signs = _signs(language)
    words = words_of(text, language)
    if signs is None or len(words) <= SHORT or _names_a_term(words, language, codebook):
        return text
    sentences = tuple(_sentences(words))
    silent = [(a, b) for a, b, quoted in sentences if not quoted and not _reports(words, a, b, signs)]
    if sum(b - a for a, b in silent) <= (1 - MUCH) * sum(b - a for a, b, _ in sentences):
        return text
    kept, at = [], 0
    for first, after in silent:
        start, end = words.starts[first], words.ends[after - 1]
        kept += [text[at:start], " " * (end - start)]
        at = end
    return "".join(kept) + text[at:]


def _sentences(words: Words) -> Iterator[tuple[int, int, bool]]:
    """First and one-past-last token of every sentence, without line breaks; whether a quotation goes on in it."""
    first, quoted = 0, False
    for index, form in enumerate(words.forms):
        if form == "\n" or words.ends_sentence(index):
            after = index if form == "\n" else index + 1
            if after > first:
                odd = words.forms[first:after].count('"') % 2 == 1
                yield first, after, quoted
                quoted = quoted != odd
            quoted = quoted and form != "\n"
            first = index + 1
    if first < len(words):
        yield first, len(words), quoted


def _reports(words: Words, first: int, after: int, signs: _Signs) -> bool:
    """Whether a sentence reports: a quotation, «selon», a verb with its complementiser, an incise, a verb of saying."""
    forms = words.forms[first:after]
    if '"' in forms or not signs.bare.isdisjoint(forms) or _adposition(words, first, after, signs):
        return True
    for index, form in enumerate(forms):
        if form in signs.clause and not signs.joins.isdisjoint(forms[index + 1 : index + 1 + _REACH_TO_THAT]):
            return True
        if form in signs.incise and (not index or "," in forms[max(0, index - _REACH_TO_COMMA) : index]):
            return True
    return False


def _adposition(words: Words, first: int, after: int, signs: _Signs) -> bool:
    return next(signs.adpositions.find(words, first, after), None) is not None


def _names_a_term(words: Words, language: str, codebook: CodeBook) -> bool:
    return next(_terms(codebook, language).find(words), None) is not None


@lru_cache(maxsize=4)
def _terms(codebook: CodeBook, language: str) -> Phrases[str]:
    return listed([term.text for issue in codebook.issues for term in issue.terms_for(language)], language)
