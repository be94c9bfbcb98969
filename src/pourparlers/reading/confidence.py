"""How sure a statement is said to be: the probability that what it says was said is there, in those words.

A statement is right when its content is one that a careful reader marks, with the words of the source and the kind of
quotation; in other words, when somebody does say this. *Who* that is, is another question: where it is in doubt the
statement carries a flag and its `party_confidence` is lower, and where it is unknown the statement is less sure. Three
weights, fitted on articles that nothing had learned from (`training/confidence`), turn the probability of the
attribution (`tagger/evidence`) into this.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from pourparlers.reading.lexicons import file_beside
from pourparlers.reading.tagger.evidence import logit

FILE = "confidence.json"


def properties(attribution: float, *, known: bool) -> dict[str, float]:
    """What is known of a statement, as named numbers: how probable its attribution is, whether its speaker is known."""
    return {"always": 1.0, "attribution": logit(attribution), "nobody": float(not known)}


@cache
def weights() -> Mapping[str, float]:
    """The weights that the package holds."""
    return {name: float(value) for name, value in file_beside("pourparlers.reading", FILE).items()}


def stated(attribution: float, *, known: bool) -> float:
    """The confidence of a statement, 0 to 1.

    Args:
        attribution: probability that the attribution is right, 0 to 1.
        known: whether its speaker is a known person or party.

    >>> stated(0.95, known=True) > stated(0.95, known=False) > stated(0.5, known=False)
    True
    """
    total = sum(value * weights()[name] for name, value in properties(attribution, known=known).items())
    return round(1.0 / (1.0 + math.exp(-total)), 4)
