"""The condition of a stance in words: *si, à condition que, pas avant, faute de, unless, only if, provided that*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pourparlers.base.text import Span
from pourparlers.reading.phrases import Phrases
from pourparlers.reading.stance.vocabulary import lines_of, small_words
from pourparlers.reading.words import Words, words_of

_STOPS = frozenset(".;!?\n–:")
_NO_IF_AFTER = frozenset("même comme mme even as what only".split())
_NO_IF_BEFORE = frozenset("bien peu tant longtemps not any so".split())
"""*si bien que, si peu, si tant est*: degree, no condition"""
_NEGATION_REACH = 14
"""tokens that may stand between *ne … pas* and its *avant* or *sans*"""
_OPENERS = frozenset({*"que qu' that but mais et and".split(), ",", '"'})
"""what may stand before a condition that opens what is said"""
_MAIN_CLAUSE = 2
"""tokens a condition that opens the content must have before a comma can end it"""


@cache
def markers(language: str) -> Phrases[str]:
    """What opens a condition, with its kind, from the language's `conditions.tsv`."""
    rows = [line.split("\t") for line in lines_of(language, "conditions.tsv")]
    return Phrases({row[0]: row[1] for row in rows}, language)


def condition_in(shadow: str, spans: Sequence[Span], language: str, *, denied: bool = False) -> Span | None:
    """The first condition inside the spans, its mark included; None where there is none.

    `denied` says that a negation stands before the spans, in the cue: *will not sign* without a guarantee. One in an
    earlier span does the same.

    >>> text = "prêt à signer, à condition que les troupes partent d'abord"
    >>> condition_in(text, [Span(0, len(text))], "fr").of(text)
    "à condition que les troupes partent d'abord"
    >>> text = "would support it only if prices fall, but not now"
    >>> condition_in(text, [Span(0, len(text))], "en").of(text)
    'only if prices fall'
    >>> text = "ne signera rien avant le retrait"
    >>> condition_in(text, [Span(0, len(text))], "fr").of(text)
    'avant le retrait'
    >>> condition_in("même si la loi passe", [Span(0, 20)], "fr")
    """
    words = words_of(shadow, language)
    for span in spans:
        first, after = words.at(span.start), words.at(span.end)
        for at, following, kind in markers(language).find(words, first, after):
            if _opens(words, at, following, kind, first, language) or (denied and kind == "before"):
                end = _end(words, at, after, _leads(words, at, first), language)
                if end - following >= 1:
                    return words.span(at, end)
        denied = denied or not small_words(language, "negator").isdisjoint(words.forms[first:after])
    return None


def _leads(words: Words, at: int, first: int) -> bool:
    """Whether the condition opens what is said, so that the main clause follows it: *said that if talks fail, …*."""
    while at > first and words.forms[at - 1] in _OPENERS:
        at -= 1
    return at == first or words.ends_sentence(at - 1)


def _opens(words: Words, at: int, following: int, kind: str, first: int, language: str) -> bool:
    forms = words.forms
    if kind == "if":
        if at > 0 and forms[at - 1] in _NO_IF_AFTER:
            return False
        if forms[at] == "s'" and (following >= len(forms) or forms[following] not in ("il", "ils")):
            return False
        return following < len(forms) and forms[following] not in _NO_IF_BEFORE
    if kind == "unless" and list(forms[following : following + 1]) == ["which"]:
        return False  # "14 days to sign, *failing which* it will sue": what follows is the threat
    if kind == "before":
        negators = small_words(language, "negator") - small_words(language, "without")
        return any(forms[i] in negators for i in range(max(first, at - _NEGATION_REACH), at))
    return True


def _end(words: Words, at: int, after: int, opens_content: bool, language: str) -> int:
    """One past the last token of the condition that begins at token `at`."""
    forms, i = words.forms, at + 1
    while i < after:
        if forms[i] in _STOPS and not (forms[i] == "." and not words.ends_sentence(i)):
            break
        if forms[i] == "," and i + 1 < after:
            if forms[i + 1] in small_words(language, "condition-turn"):
                break
            if opens_content and i - at >= _MAIN_CLAUSE:  # "si X, nous …": the main clause follows
                break
        i += 1
    while i > at + 1 and forms[i - 1] in '",':
        i -= 1
    return i
