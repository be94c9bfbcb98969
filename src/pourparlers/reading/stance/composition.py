"""Polarity along the parse: from the words that name an issue up to the top of the statement's content.

The sign of a mention is the product of what stands above it: negation, verbs and nouns that end or hinder what they
govern (*lift, refuse, fermeture, levée*), and prepositions (*sans, contre, without*). After Polanyi and Zaenen
(2006), and Nairn, Condoravdi and Karttunen (2006) on implicatives.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.morphology import has
from pourparlers.reading.stance.negation import denied, is_negated
from pourparlers.reading.stance.vocabulary import Vocabulary, small_words

_ARGUMENTS = frozenset("obj nmod nsubj:pass csubj:pass obl obl:agent xcomp ccomp iobj acl nsubj csubj compound".split())
_COMPLETING = frozenset({"compound:prt", "obj"})
_OBJECTS = frozenset("obj iobj ccomp".split())
_DOERS = frozenset("nsubj csubj obl:agent".split())
_COMPLEMENTS = frozenset("obj iobj ccomp xcomp".split())
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
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
    undone: int = 0
    """how many words above it do away with it, whatever it is"""
    value: int = 0
    """sum of the good and bad said of it"""
    modal: bool = False
    """it will, would, must or should be so"""
    without: bool = False
    """*no X without it*: it is asked for"""
    in_condition: bool = False
    in_background: bool = False
    depth: int = 0


def sign_of(token: Any, known: Vocabulary, roles: Set[str], own: Set[int] = frozenset()) -> int:
    """The sign of the first of these roles that the word has, alone or with what hangs on it; 0 if it has none.

    *Call off, put an end to, mettre un terme*: the particle or the noun says what the verb does, unless it is a word
    of the issue's own name.
    """
    stem = known.stem(token.lower_)
    if stem in known.phrases:
        for phrase, role, sign in known.phrases[stem]:
            if role in roles and _completes(token, phrase, known, own):
                return sign
    for role, sign in known.polarity.get(stem, ()):
        if role in roles:
            return sign
    return 0


def _completes(token: Any, phrase: Sequence[str], known: Vocabulary, own: Set[int]) -> bool:
    """Whether the last word of the phrase hangs on the token as its particle or object, and is none of `own`."""
    return any(
        c.dep_ in _COMPLETING and c.i not in own and known.stem(c.lower_) == phrase[-1] for c in token.children
    )


_ACT, _VALUE, _UNDO = frozenset({"act"}), frozenset({"value"}), frozenset({"undo"})
_ATTITUDE = frozenset({"want", "refuse", "accept", "warn"})


@dataclass(frozen=True, slots=True)
class Hanging:
    """What the words that hang on a token change: negation, prepositions, conjunctions, adjectives of worth."""

    negations: int = 0
    value: int = 0
    modal: bool = False
    without: bool = False
    in_condition: bool = False
    in_background: bool = False


_NOTHING = Hanging()


@dataclass(slots=True, eq=False, repr=False)
class _Walk:
    """A path in the making."""

    sign: int = 1
    acts: int = 0
    act_sign: int = 1
    negations: int = 0
    attitude: int = 0
    undone: int = 0
    value: int = 0
    modal: bool = False
    without: bool = False
    in_condition: bool = False
    in_background: bool = False

    def done(self, depth: int) -> Path:
        return Path(
            self.sign, self.acts, self.act_sign, self.negations, self.attitude, self.undone, self.value, self.modal,
            self.without, self.in_condition, self.in_background, depth,
        )  # fmt: skip


def path_of(mention: Any, inside: Span, known: Vocabulary, own: Set[int], seen: dict[int, Hanging]) -> Path:
    """Walk from the token `mention` up to the last head inside the span; tokens in `own` belong to the issue's name.

    `seen` keeps what hangs on the tokens of this parse from one walk to the next.
    """
    walk, token, depth = _Walk(), mention, 0
    _beside(mention, walk, known, seen)
    while depth < _STEPS:
        head = token.head
        if head.i == token.i or not (inside.start <= head.idx < inside.end):
            break
        relation = token.dep_
        if _has_no_doer(token, head, known.language):
            walk.sign, walk.negations = -walk.sign, walk.negations + 1
        if relation == "acl:relcl":
            walk.in_background = True
        walk.value += sign_of(head, known, _VALUE)
        if (relation in _ARGUMENTS or _is_planned(token, head, known.language)) and head.i not in own:
            _above(token, head, walk, known, own)
        _beside(head, walk, known, seen)
        token = head
        depth += 1
    return walk.done(depth)


def _is_planned(token: Any, head: Any, language: str) -> bool:
    """Whether an infinitive that hangs on the verb says what its object is a plan of: *withdrew plans to automate*."""
    if token.dep_ != "advcl":
        return False
    to = next((c for c in token.children if c.dep_ == "mark"), None)
    if to is None:
        return False
    plans = small_words(language, "plan")
    return any(c.dep_ == "obj" and c.lemma_ in plans and c.i + 1 == to.i for c in head.children)


def _has_no_doer(token: Any, head: Any, language: str) -> bool:
    """Whether the verb that a token is the object of is denied by its subject: *no soldier will stand trial*."""
    if token.dep_ not in _COMPLEMENTS or head.pos_ not in ("VERB", "AUX"):
        return False
    subjects = (c for c in head.children if c.dep_ in _SUBJECTS)
    return any(c.lower_ in small_words(language, "nobody") or is_negated(c, language) for c in subjects)


def _beside(token: Any, walk: _Walk, known: Vocabulary, seen: dict[int, Hanging]) -> None:
    """Note what hangs on the token."""
    if token.i not in seen:
        seen[token.i] = _hanging(token, known)
    found = seen[token.i]
    if found is _NOTHING:
        return
    if found.negations % 2:
        walk.sign = -walk.sign
    walk.negations += found.negations
    walk.value += found.value
    walk.modal = walk.modal or found.modal
    walk.without = walk.without or found.without
    walk.in_condition = walk.in_condition or found.in_condition
    walk.in_background = walk.in_background or found.in_background


def _hanging(token: Any, known: Vocabulary) -> Hanging:
    children, words = list(token.children), partial(small_words, known.language)
    children += [a for c in children if c.dep_ == "cop" for a in c.children if a.dep_ == "aux"]
    deontic, future = words("deontic"), words("future")
    modal = token.lemma_ in deontic or has(token, "Tense=Fut") or has(token, "Mood=Cnd")
    negations, value = int(denied(children, known.language)), 0
    without = condition = background = False
    for child in children:
        relation, form = child.dep_, child.lower_
        if relation == "case" and form in words("against"):
            negations += 1
        elif relation == "case" and form in words("without"):
            without = True
        elif relation.startswith("aux") and (child.lemma_ in deontic or form in future):
            modal = True
        elif relation.startswith("aux") and (has(child, "Tense=Fut") or has(child, "Mood=Cnd")):
            modal = True
        elif relation == "mark" and form in words("if"):
            condition = True
        elif relation in ("mark", "case") and form in words("purpose") and token.dep_ in ("advcl", "acl"):
            background = True
        elif relation in ("amod", "xcomp"):
            value += sign_of(child, known, _VALUE)
    found = (negations, value, modal, without, condition, background)
    return Hanging(*found) if any(found) else _NOTHING


def _happening(token: Any, head: Any, walk: _Walk, known: Vocabulary) -> None:
    """Note what a verb without an object says of its subject: *the ward closes, the crossing stays open*."""
    words = partial(small_words, known.language)
    if token.dep_ != "nsubj" or any(c.dep_ in _OBJECTS for c in head.children):
        return
    stays = head.lemma_ in words("staying")
    if not stays and head.lemma_ not in words("happening"):
        return
    states = [c for c in head.children if c.dep_ in ("xcomp", "acl") and c.i > head.i] if stays else [head]
    _acted(walk, next((s for s in (sign_of(word, known, _ACT) for word in states) if s), 0))


def _above(token: Any, head: Any, walk: _Walk, known: Vocabulary, own: Set[int]) -> None:
    """Note what the word that governs the token does to it: begins, ends, undoes, wants, refuses."""
    if token.dep_ in _DOERS:
        _happening(token, head, walk, known)
        return
    act, undo, mood = (sign_of(head, known, roles, own) for roles in (_ACT, _UNDO, _ATTITUDE))
    walk.undone += undo != 0
    if act:
        _acted(walk, act)
    elif mood and not walk.attitude:
        walk.attitude = mood
        walk.sign *= mood


def _acted(walk: _Walk, act: int) -> None:
    if act:
        walk.acts += 1
        walk.act_sign *= act
        walk.sign *= act
