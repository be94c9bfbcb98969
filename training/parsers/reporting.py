"""Makes a sentence a report: an incise behind it or in it, a clause of saying before it, a source it is according to.

The treebanks hold few quotations and hardly any incise ("..., a-t-elle dit").
"""

from __future__ import annotations

import random
from dataclasses import replace

from clauses import Speech, lowered, saying, speaker
from treebank import Sentence, Word
from trees import decapital, insert, is_finite, joined, loose, mark, members_of, single, tight


def incise(sentence: Sentence, talk: Speech, chance: random.Random) -> Sentence:
    """Set a clause of saying behind the sentence or into it, with or without quotation marks around the content."""
    if not is_finite(sentence):
        return sentence
    said = saying(talk, chance, inverted=chance.random() < (0.75 if talk.language == "fr" else 0.35))
    if chance.random() < 0.35:
        return _medial(sentence, said, talk, chance)
    body, end = sentence[:-1], sentence[-1]
    if any(word.head == len(body) for word in body):
        return sentence
    label = "ccomp" if talk.language == "en" else "parataxis:insert"
    parts: list[tuple[Sentence, str]]
    inner = talk.language == "fr" and chance.random() < 0.5
    if chance.random() < 0.6:
        comma_inside = talk.language == "en" or chance.random() < 0.15
        opening, closing = mark('"', space=inner), mark('"', space=comma_inside or (inner and chance.random() < 0.3))
        if comma_inside:
            parts = [(opening, "q"), (tight(body), "c"), (mark(",", space=False), "q"), (closing, "q")]
        else:
            held = loose(body) if inner else tight(body)
            parts = [(opening, "q"), (held, "c"), (closing, "q"), (mark(","), "q")]
    else:
        parts = [(tight(body), "c"), (mark(","), "q" if label == "ccomp" else "s")]
    parts += [(tight(said), "s!"), (mark(".", space=end.space), "e")]
    content = next(i for i, (_, kind) in enumerate(parts) if kind == "c")
    verb = next(i for i, (_, kind) in enumerate(parts) if kind == "s!")
    top = verb if label == "ccomp" else content
    roles = {"q": (content, "punct"), "s": (verb, "punct"), "e": (top, "punct"),
             "c": (verb, "ccomp"), "s!": (content, label)}  # fmt: skip
    return joined([(words, *roles[kind]) for words, kind in parts], top)


def _medial(sentence: Sentence, said: Sentence, talk: Speech, chance: random.Random) -> Sentence:
    """Break a sentence for ", a-t-elle dit," where one of the root's own parts ends before the root."""
    root = next(i for i, w in enumerate(sentence) if w.head == i)
    ends = []
    for at, word in enumerate(sentence[: root + 1]):
        if word.head == root and at < root and word.label.split(":")[0] in {"nsubj", "obl", "advcl", "advmod"}:
            members = members_of(sentence, at)
            if members[-1] < root and len(members) == members[-1] - members[0] + 1 and word.upos != "PRON":
                ends.append(members[-1] + 1)
    if not ends:
        return sentence
    at = chance.choice(ends)
    if sentence[at].form == "," or not sentence[at - 1].space:
        return sentence
    label = "parataxis" if talk.language == "en" else "parataxis:insert"
    top = next(i for i, w in enumerate(said) if w.head == i)
    verb = at + 1 + top
    shift = len(said) + 2
    quoted = chance.random() < 0.3
    piece = [Word(",", ",", "PUNCT", "", verb, "punct", True)]
    for i, word in enumerate(tight(said)):
        head = (root + shift) if i == top else word.head + at + 1
        piece.append(replace(word, head=head, label=label if i == top else word.label))
    piece.append(Word(",", ",", "PUNCT", "", verb, "punct", True))

    def moved(word: Word) -> Word:
        return replace(word, head=word.head + shift if word.head >= at else word.head)

    left = [*map(moved, sentence[:at])]
    left[-1] = replace(left[-1], space=False)
    whole = (*left, *piece, *map(moved, sentence[at:]))
    return _wrapped(whole, root + shift) if quoted else whole


def _wrapped(sentence: Sentence, root: int) -> Sentence:
    opening = Word('"', '"', "PUNCT", "", root, "punct", False)
    closing = replace(opening, space=sentence[-1].space)
    body = list(sentence)
    body[-1] = replace(body[-1], space=False)
    return insert(insert(tuple(body), len(body), [closing]), 0, [opening])


def reported(sentence: Sentence, talk: Speech, chance: random.Random) -> Sentence:
    """Put a sentence under a clause of saying: "le ministre a déclaré que ...", "she said ..."."""
    if not is_finite(sentence) or any(word.label.startswith("parataxis") for word in sentence):
        return sentence
    said = saying(talk, chance, inverted=False)
    said = (replace(said[0], form=said[0].form[:1].upper() + said[0].form[1:]), *said[1:])
    content = decapital(sentence[:-1])
    if any(word.head >= len(content) for word in content):
        return sentence
    end = mark(".", space=sentence[-1].space)
    if chance.random() < 0.2:
        inner = talk.language == "fr" and chance.random() < 0.5
        lead = mark("," if talk.language == "en" else ":")
        said = tight(said) if talk.language == "en" or chance.random() < 0.5 else said
        held = sentence[:-1]
        return joined([(said, None, "root"), (lead, 3, "punct"), (mark('"', space=inner), 3, "punct"),
                      (loose(held) if inner else tight(held), 0, "ccomp"), (tight(mark('"')), 3, "punct"),
                      (end, 0, "punct")], 0)  # fmt: skip
    if talk.language == "en":
        if chance.random() < 0.4:
            return joined([(said, None, "root"), (content, 0, "ccomp"), (end, 0, "punct")], 0)
        that = single("that", "that", "SCONJ")
    else:
        short = content[0].form[:1].lower() in "aeiouéèêhy" and content[0].form.lower()[:1] != "y"
        that = single("qu'" if short else "que", "que", "SCONJ", space=not short)
    return joined([(said, None, "root"), (that, 2, "mark"), (content, 0, "ccomp"), (end, 0, "punct")], 0)


def according(sentence: Sentence, talk: Speech, chance: random.Random) -> Sentence:
    """Name a source before or after a sentence: "Selon la ministre, ...", "..., according to Ana Ruiz."."""
    if not is_finite(sentence):
        return sentence
    source = tight(speaker(talk, chance, last=True))
    if talk.language == "fr":
        case = single("Selon", "selon", "ADP")
    else:
        first = single("According", "accord", "VERB", "VerbForm=Ger")
        case = joined([(first, None, "root"), (single("to", "to", "ADP"), 0, "fixed")], 0)
    if chance.random() < 0.6:
        content = decapital(sentence)
        return joined([(case, 1, "case"), (source, 3, "obl"), (mark(","), 1, "punct"), (content, None, "root")], 3)
    body = sentence[:-1]
    if any(word.head == len(body) for word in body):
        return sentence
    parts = [(tight(body), None, "root"), (mark(","), 3, "punct"), (lowered(case), 3, "case"), (source, 0, "obl")]
    return joined([*parts, (mark(".", space=sentence[-1].space), 0, "punct")], 0)
