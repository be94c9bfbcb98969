"""Makes news out of treebank sentences: quotation marks, second predicates, reports (`reporting`), typing habits.

Each function takes a sentence and a source of chance and returns a sentence with a tree that is as right as the one it
was given.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from clauses import Speech
from reporting import according, incise, reported
from treebank import Sentence, Word
from trees import insert, is_finite, joined, loose, mark, members_of, single, tight

QUOTED = frozenset({"root", "ccomp", "obj", "xcomp", "conj", "obl", "nmod", "acl", "amod", "appos"})
ENDS = frozenset({".", "!", "?", "...", "…"})


def quote(sentence: Sentence, chance: random.Random) -> Sentence:
    """Wrap one unbroken subtree in quotation marks, with or without the spaces that French sets inside them."""
    if any(word.form == '"' for word in sentence):
        return sentence
    tops = [at for at, word in enumerate(sentence) if word.label in QUOTED and word.upos != "PUNCT"]
    chance.shuffle(tops)
    inner = chance.random() < 0.4
    for top in tops:
        members = members_of(sentence, top)
        first, last = members[0], members[-1]
        while first < last and (
            sentence[first].label in {"case", "mark", "cc", "punct"}
            or (sentence[first].head < first and sentence[first].head not in members)
        ):
            first += 1
        if last > first and sentence[last].form in ENDS and chance.random() < 0.5:
            last -= 1
        span = [at for at in members if first <= at <= last]
        if not span or len(span) != last - first + 1 or top not in span or last - first > 40:
            continue
        if first > 0 and not sentence[first - 1].space and sentence[first - 1].form[-1] != "'":
            continue
        opening = Word('"', '"', "PUNCT", "", top, "punct", inner)
        closing = Word('"', '"', "PUNCT", "", top, "punct", sentence[last].space)
        body = list(sentence)
        body[last] = replace(body[last], space=inner)
        return insert(insert(tuple(body), last + 1, [closing]), first, [opening])
    return sentence


def coordinated(sentence: Sentence, other: Sentence, language: str, chance: random.Random) -> Sentence:
    """Give the subject of `sentence` a second predicate, that of `other`: "X a dit que ... et a demandé que ..."."""
    ends = _predicate(sentence), _predicate(other)
    if ends[0] is None or ends[1] is None or len(sentence) + len(other) > 60:
        return sentence
    root = next(i for i, w in enumerate(other) if w.head == i)
    start = ends[1]
    rest = other[start:-1]
    if any(word.head < start or word.head == len(other) - 1 for word in rest) or rest[0].form in {",", "-"}:
        return sentence
    rest = tuple(replace(word, head=word.head - start) for word in rest)
    body = sentence[:-1]
    if other[root].label != "root" or any(word.head == len(body) for word in body):
        return sentence
    word = chance.choice(("et", "et", "et", "mais") if language == "fr" else ("and", "and", "and", "but"))
    comma = [(mark(","), 3, "punct")] if chance.random() < 0.25 else []
    at = 1 + len(comma)
    held = tight(body) if comma else loose(body)
    return joined([(held, None, "root"), *comma, (single(word, word, "CCONJ"), at + 1, "cc"), (tight(rest), 0, "conj"),
                  (mark(".", space=sentence[-1].space), 0, "punct")], 0)  # fmt: skip


def _predicate(sentence: Sentence) -> int | None:
    """Return where the predicate begins in a sentence that opens with its singular subject, else None."""
    if not is_finite(sentence) or sentence[-1].form != ".":
        return None
    root = next(i for i, w in enumerate(sentence) if w.head == i)
    subject = next((i for i, w in enumerate(sentence) if w.head == root and w.label == "nsubj"), root)
    members = members_of(sentence, subject)
    if members[0] != 0 or members[-1] >= root or len(members) != members[-1] + 1:
        return None
    plural = "Number=Plur" in sentence[subject].feats or any(w.head == subject and w.label == "conj" for w in sentence)
    return None if plural or sentence[root].upos != "VERB" or "Person=1" in sentence[subject].feats else members[-1] + 1


def spanning(first: Sentence, second: Sentence) -> tuple[Sentence, Sentence]:
    """Open a quotation before the first sentence and close it after the second, unless they have marks already."""
    if any(word.form == '"' for word in (*first, *second)) or len(first) < 4 or len(second) < 4:
        return first, second
    roots = [next(i for i, w in enumerate(one) if w.head == i) for one in (first, second)]
    opening = Word('"', '"', "PUNCT" if first[0].upos else "", "", roots[0], "punct", False)
    closing = Word('"', '"', "PUNCT" if second[0].upos else "", "", roots[1], "punct", second[-1].space)
    return insert(first, 0, [opening]), insert(tight(second), len(second), [closing])


def typed(sentence: Sentence, language: str, chance: random.Random) -> Sentence:
    """Change how a sentence is typed, not what it says: capitals, spaces before marks, a lost full stop."""
    words = list(sentence)
    if chance.random() < 0.02:
        words = [replace(word, form=word.form.upper()) for word in words]
    if language == "fr":
        wide = chance.random() < 0.5
        for at, word in enumerate(words[:-1]):
            if words[at + 1].form in {":", ";", "?", "!"} and words[at + 1].upos in {"PUNCT", ""}:
                words[at] = replace(word, space=wide)
    if len(words) > 3 and words[-1].form == "." and chance.random() < 0.04:
        last = len(words) - 1
        if all(word.head != last for word in words[:-1]):
            words.pop()
    return tuple(words)


def varied(sentence: Sentence, bank: Sequence[Sentence], talk: Speech, chance: random.Random) -> Sentence:
    """Return the sentence as it is (half of the time) or changed in one or two of the ways above.

    `bank` holds sentences that may lend it a second predicate.
    """
    draw = chance.random()
    if sentence[0].upos:
        if draw < 0.12:
            sentence = incise(sentence, talk, chance)
        elif draw < 0.20:
            sentence = reported(sentence, talk, chance)
        elif draw < 0.22:
            sentence = according(sentence, talk, chance)
        elif draw < 0.28:
            sentence = _doubled(sentence, bank, talk, chance)
    if 0.28 <= draw < 0.46:
        sentence = quote(sentence, chance)
    return typed(sentence, talk.language, chance)


def _doubled(sentence: Sentence, bank: Sequence[Sentence], talk: Speech, chance: random.Random) -> Sentence:
    if chance.random() < 0.6:
        sentence = reported(sentence, talk, chance)
    for _ in range(8):
        other = chance.choice(bank)
        if chance.random() < 0.6:
            other = reported(other, talk, chance)
        both = coordinated(sentence, other, talk.language, chance)
        if both is not sentence:
            return both
    return sentence
