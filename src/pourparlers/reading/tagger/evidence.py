"""How sure a reading is: what rules and tagger say of it, as numbers, weighed by a logistic model.

The model is fitted on articles that neither the chains nor it had seen (training/tagger), so that the probability
means what it says.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from pourparlers.reading.tagger.tag import Candidate
from pourparlers.reading.types import Attribution

_FAR = 7.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One candidate statement: what the tagger has, what the rules have, how much their contents share."""

    tagged: Candidate | None
    ruled: Attribution | None
    shared: float
    """character Jaccard of the two contents"""
    cue_probability: float
    """that the rule's cue is one, by the tagger"""
    quoted: float
    """share of the content between quotation marks"""
    words: int
    """length of the content"""
    known: bool
    """the cue table has the cue"""


def logit(p: float) -> float:
    """Log odds, bounded.

    >>> logit(0.5), logit(1.0)
    (0.0, 7.0)
    """
    if p <= 0 or p >= 1:
        return -_FAR if p <= 0 else _FAR
    return max(-_FAR, min(_FAR, math.log(p / (1 - p))))


def properties(r: Reading) -> dict[str, float]:
    """The reading as named numbers; what is not there is nought."""
    found = {"always": 1.0, "quoted": float(r.quoted > 0.9), "partly quoted": float(0 < r.quoted <= 0.9),
             "long": float(r.words > 35), "short": float(r.words < 3), "known": float(r.known)}  # fmt: skip
    t, a = r.tagged, r.ruled
    if t is not None:
        found |= {
            "tagged": 1.0,
            "cue": logit(t.cue_probability),
            "content": logit(t.content_probability),
            "edge": logit(t.edge_probability),
            "some": logit(t.some_probability),
            "source": logit(t.source_probability) if t.source else 0.0,
            "no source": float(t.source is None),
            "tagged and quoted": float(r.quoted > 0.9),
        }
    if a is not None:
        found |= {
            "ruled": 1.0,
            "confidence": logit(a.confidence),
            "rule " + a.rule: 1.0,
            "ruled without source": float(a.source is None),
            "ruled without cue": float(a.cue is None),
        }
        if t is None:
            found |= {
                "rule alone": 1.0,
                "rule alone, cue": logit(r.cue_probability),
                "rule alone, confidence": logit(a.confidence),
                "rule alone, family " + a.rule.split("-")[0]: 1.0,
            }
        else:
            found |= {
                "both": 1.0,
                "shared": r.shared,
                "hardly shared": float(r.shared < 0.5),
                "both, cue": logit(t.cue_probability),
                "both, confidence": logit(a.confidence),
            }
    return found


def probability(r: Reading, weights: Mapping[str, float]) -> float:
    """How probable it is that the reading's content is one of the article's statements, 0 to 1."""
    total = sum(value * weights.get(name, 0.0) for name, value in properties(r).items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
