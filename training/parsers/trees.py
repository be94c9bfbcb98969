"""Cuts and joins sentences with their trees: every function gives back a sentence with one root."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from treebank import Sentence, Word


def members_of(sentence: Sentence, top: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for at, word in enumerate(sentence):
        if word.head != at:
            children.setdefault(word.head, []).append(at)
    found, queue = [], [top]
    while queue:
        node = queue.pop()
        found.append(node)
        queue.extend(children.get(node, ()))
    return sorted(found)


def subtree(sentence: Sentence, top: int) -> Sentence | None:
    """Return the unbroken subtree under `top` as a sentence of its own, or None where it is broken."""
    members = members_of(sentence, top)
    first, last = members[0], members[-1]
    if len(members) != last - first + 1:
        return None
    return tuple(
        replace(word, head=(top if at == top else word.head) - first, label="root" if at == top else word.label)
        for at, word in zip(members, sentence[first : last + 1], strict=True)
    )


def joined(parts: Sequence[tuple[Sentence, int | None, str]], top: int) -> Sentence:
    """Join sentences in order; each says which part's root its own root hangs on (None: the top) and its label."""
    starts, total = [], 0
    for words, _, _ in parts:
        starts.append(total)
        total += len(words)
    roots = [start + next(i for i, w in enumerate(words) if w.head == i) for start, (words, _, _) in
             zip(starts, parts, strict=True)]  # fmt: skip
    out: list[Word] = []
    for n, (words, onto, label) in enumerate(parts):
        for i, word in enumerate(words):
            if word.head == i:
                goal = roots[n] if n == top else roots[top if onto is None else onto]
                out.append(replace(word, head=goal, label="root" if n == top else label))
            else:
                out.append(replace(word, head=word.head + starts[n]))
    return tuple(out)


def single(form: str, lemma: str, upos: str, feats: str = "", *, space: bool = True) -> Sentence:
    return (Word(form, lemma, upos, feats, 0, "root", space),)


def mark(form: str, *, space: bool = True) -> Sentence:
    return single(form, form, "PUNCT", space=space)


def tight(sentence: Sentence) -> Sentence:
    return (*sentence[:-1], replace(sentence[-1], space=False))


def loose(sentence: Sentence) -> Sentence:
    return (*sentence[:-1], replace(sentence[-1], space=True))


def insert(sentence: Sentence, at: int, words: Sequence[Word]) -> Sentence:
    """Put `words` (with heads as in the sentence before) in front of place `at`."""
    n = len(words)

    def moved(word: Word) -> Word:
        return replace(word, head=word.head + n if word.head >= at else word.head)

    return (*map(moved, sentence[:at]), *map(moved, words), *map(moved, sentence[at:]))


def decapital(sentence: Sentence) -> Sentence:
    first = sentence[0]
    if first.upos == "PROPN" or first.form == "I" or first.form[:2] == "I'":
        return sentence
    return (replace(first, form=first.form[:1].lower() + first.form[1:]), *sentence[1:])


def is_finite(sentence: Sentence) -> bool:
    root = next((i for i, w in enumerate(sentence) if w.head == i), None)
    if root is None or not any(w.head == root and w.label.startswith("nsubj") for w in sentence):
        return False
    if sentence[0].upos in {"CCONJ", "PUNCT", "SYM"}:
        return False
    return sentence[-1].form == "." and not any(w.form == '"' for w in sentence) and len(sentence) > 4
