"""What denies a word of the parse: *pas, never, no*, and the two halves of a French negation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pourparlers.reading.stance.vocabulary import small_words


def is_negated(token: Any, language: str) -> bool:
    """Whether a word of negation hangs on the token: *pas, aucun, jamais*, also *plus* where *ne* stands before it.

    *Ne … que* (only) is no negation, and *ne* alone (after *craindre que*) is none either.
    """
    return denied(list(token.children), language)


def denied(children: Sequence[Any], language: str) -> bool:
    """Whether one of the words that hang on a token denies it."""
    negators, split = small_words(language, "hanging-negator"), small_words(language, "split")
    after_split = small_words(language, "split-negator")
    ne = found = False
    for child in children:
        form = child.lower_
        if form in split:
            ne = True
        elif form in negators or (form in after_split and ne and child.dep_ == "advmod"):
            found = True
    return found
