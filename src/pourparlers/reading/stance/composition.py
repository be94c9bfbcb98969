"""Polarity along the parse: from the words that name an issue up to the top of the statement's content.

The sign of a mention is the product of what stands above it: negation, verbs and nouns that end or hinder what they
govern (*lift, refuse, fermeture, levée*), and prepositions (*sans, contre, without*). After Polanyi and Zaenen
(2006), and Nairn, Condoravdi and Karttunen (2006) on implicatives.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.stance.vocabulary import Vocabulary

_NEGATORS = {
    "fr": frozenset("pas jamais aucun aucune guère nul nulle rien personne ni non nullement".split()),
    "en": frozenset("not n't no never neither nor nobody nothing none hardly cannot nowhere".split()),
}
AGAINST = frozenset("sans contre hormis without against unlike".split())
_IF = frozenset("si s' if unless sauf pourvu provided".split())
_PURPOSE = frozenset("pour afin".split())
_ARGUMENTS = frozenset("obj nmod nsubj:pass csubj:pass obl obl:agent xcomp ccomp iobj acl nsubj csubj compound".split())
_STEPS = 24
"""links walked up at most: deeper than any sentence a person wrote, and a bound on odd parses"""


@dataclass(frozen=True, slots=True)
class Path:
    """What was met on the way from a mention up to the top of the content."""

    sign: int = 1
    acts: int = 0
    """how many words that begin, end or hinder it stand above the mention"""
    act_sign: int = 1
    """the product of their signs"""
    negations: int = 0
    attitude: int = 0
    """sign of the verb or noun of wanting or refusing nearest above it inside the content; 0 if none"""
    value: int = 0
    """sum of the good and bad said of it"""
    in_condition: bool = False
    in_background: bool = False
    depth: int = 0


def is_negated(token: Any, language: str) -> bool:
    """Whether a word of negation hangs on the token: *pas, aucun, jamais*, also *plus* where *ne* stands before it.

    *Ne … que* (only) is no negation, and *ne* alone (after *craindre que*) is none either.
    """
    negators = _NEGATORS.get(language, _NEGATORS["en"])
    ne = found = False
    for child in token.children:
        form = child.lower_
        if form in ("ne", "n'"):
            ne = True
        elif form in negators or (form == "plus" and ne and child.dep_ == "advmod"):
            found = True
    return found


def _sign_of(token: Any, known: Vocabulary, roles: Set[str]) -> int:
    for role, sign in known.polarity.get(known.stem(token.lower_), ()):
        if role in roles:
            return sign
    return 0


_ACT, _ATTITUDE, _VALUE = frozenset({"act"}), frozenset({"want", "refuse", "accept", "warn"}), frozenset({"value"})


def path_of(mention: Any, inside: Span, known: Vocabulary, own: Set[int]) -> Path:
    """Walk from the token `mention` up to the last head inside the span; tokens in `own` belong to the issue's name."""
    sign, acts, act_sign, negations, attitude, value, depth = 1, 0, 1, 0, 0, 0, 0
    condition = background = False
    token = mention
    for _ in range(_STEPS):
        if is_negated(token, known.language):
            sign, negations = -sign, negations + 1
        for child in token.children:
            if child.dep_ == "case" and child.lower_ in AGAINST:
                sign, negations = -sign, negations + 1
            elif child.dep_ == "mark" and child.lower_ in _IF:
                condition = True
            elif child.dep_ in ("mark", "case") and child.lower_ in _PURPOSE and token.dep_ in ("advcl", "acl"):
                background = True
            elif child.dep_ in ("amod", "xcomp"):
                value += _sign_of(child, known, _VALUE)
        if token.i != mention.i:
            value += _sign_of(token, known, _VALUE)
        head = token.head
        if head is token or not (inside.start <= head.idx < inside.end):
            break
        depth += 1
        if token.dep_ == "acl:relcl":
            background = True
        if token.dep_ in _ARGUMENTS and head.i not in own:
            act = _sign_of(head, known, _ACT)
            if act and token.dep_ not in ("nsubj", "csubj", "obl:agent"):
                acts, act_sign, sign = acts + 1, act_sign * act, sign * act
            else:
                mood = _sign_of(head, known, _ATTITUDE)
                if mood and not attitude and token.dep_ not in ("nsubj", "csubj", "obl:agent"):
                    attitude, sign = mood, sign * mood
        token = head
    return Path(sign, acts, act_sign, negations, attitude, value, condition, background, depth)
