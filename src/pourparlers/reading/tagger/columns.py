"""The words of a page as columns of numbers: what every word is, before anyone asks about a cue.

Values are 64-bit hashes of the parse's own strings (they are the same in every process), or small numbers.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.attribution.lexicon import lexicon
from pourparlers.reading.tree import names_of
from pourparlers.reading.types import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]

CLIMB = 6
"""how many heads up a word is followed"""
STEM = 5
"""letters of a lemma that count as its stem"""
FRAMES = ("that", "wh", "inf", "ing", "obj", "adj", "quote", "clause", "p")
CHILDREN = tuple(
    "nsubj nsubj:pass ccomp xcomp obj iobj obl obl:agent obl:mod mark aux advmod parataxis parataxis:insert advcl acl "
    "acl:relcl conj cop expl expl:subj dep".split()
)
"""relations whose presence below a word is noted, in the order of their bits"""


@dataclass(frozen=True, slots=True)
class Columns:
    """One row a word, white space left out; every array has the shape (words,) unless it says otherwise."""

    start: Numbers
    """offset of the first character"""
    end: Numbers
    paragraph: Numbers
    """line that the word stands on, from 0"""
    sentence: Numbers
    form: Hashes
    lemma: Hashes
    stem: Hashes
    ending: Hashes
    shape: Hashes
    part_of_speech: Hashes
    morphology: Hashes
    label: Hashes
    """relation to the head"""
    ancestors: Numbers
    """(words, CLIMB + 1): the word itself, its head, the head's head, ...; a root repeats itself"""
    children: Numbers
    """bits of CHILDREN: relations that hang on the word"""
    cue: Numbers
    """1 + bits of FRAMES where the cue table has the lemma, else 0"""
    act: Hashes
    """speech act that the cue table gives"""
    mark: Numbers
    """1 comma, 2 colon, 3 semicolon, 4 dash, 5 quotation mark, 6 stop, 7 other punctuation, 0 a word"""
    quotation: Numbers
    """0 outside quotations, else 1 + number of the outermost quotation around"""
    depth: Numbers
    """how many quotations are around"""
    edge: Numbers
    """1 opening mark, 2 closing mark, else 0"""
    language: str

    def __len__(self) -> int:
        return len(self.start)


def hashed(text: str) -> int:
    """The number that the parse uses for a string; 0 for none."""
    from spacy.strings import get_string_id

    return int(get_string_id(text)) if text else 0


@dataclass(frozen=True, slots=True)
class _Known:
    """What the cue table knows of a word: its lemma, its stem, 1 + bits of its frames, its speech act."""

    lemma: int
    stem: int
    frames: int
    act: int


@functools.cache
def _cue_table(language: str) -> dict[str, _Known]:
    """The cue table by form and by lemma; a form that it conjugates is surer than the parse's lemma."""
    table: dict[str, _Known] = {}
    known = lexicon(language)
    for word, cue in known.states.items():
        table[word] = _Known(hashed(word), _stem(word), (1 << len(FRAMES)) + 1, hashed(cue.act))
    for sort in (known.adpositions, known.nouns, known.verbs):
        for word, cues in sort.items():
            bits = sum(
                1 << i for i, f in enumerate(FRAMES) if any(x.split(":")[0] == f for c in cues for x in c.frames)
            )
            table[word] = _Known(hashed(word), _stem(word), bits + 1, hashed(cues[0].act))
    for form, verb in known.forms.items():
        table.setdefault(form, table[verb])
    return table


@functools.lru_cache(maxsize=200_000)
def _known(language: str, form: str, lemma: str, part_of_speech: str) -> _Known:
    table = _cue_table(language)
    found = table.get(form) if part_of_speech in ("VERB", "AUX", "ADP", "ADJ", "NOUN") else None
    found = found or table.get(lemma)
    return found or _Known(hashed(lemma), _stem(lemma), 0, 0)


@functools.lru_cache(maxsize=200_000)
def _stem(lemma: str) -> int:
    return hashed(lemma[:STEM].lower())


_MARKS = {",": 1, ":": 2, ";": 3, "–": 4, "-": 4, '"': 5, "'": 5, ".": 6, "?": 6, "!": 6, "...": 6, "…": 6}


@functools.lru_cache(maxsize=200_000)
def _mark(form: str) -> int:
    return _MARKS.get(form, 0 if any(c.isalnum() for c in form) else 7)


def columns(doc: Doc, text: str, quotations: Sequence[Quotation], language: str) -> Columns:
    """The columns of a parsed page.

    Args:
        doc: parse of the shadow text, Universal Dependencies.
        text: the article's text, of the same length.
        quotations: what stands between quotation marks, in order of start.
        language: whose cue table is asked.
    """
    from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LEMMA, LENGTH, LOWER, MORPH, ORTH, POS, SENT_START, SHAPE, SUFFIX

    asked = [IDX, LENGTH, LOWER, SUFFIX, SHAPE, POS, MORPH, DEP, HEAD, SENT_START, IS_SPACE, LEMMA, ORTH]
    raw: Any = doc.to_array(asked).reshape(len(doc), len(asked))
    solid = raw[:, 10] == 0
    place = np.cumsum(solid) - 1
    start = raw[solid, 0].astype(np.int64)
    end = start + raw[solid, 1].astype(np.int64)
    heads = np.arange(len(doc)) + raw[:, 8].astype(np.int64)
    heads = np.where(solid[heads], heads, np.arange(len(doc)))
    head = place[heads[solid]]
    label = raw[solid, 7]
    names = names_of(doc.vocab.strings)
    found = [_known(language, names[f], names[m], names[p]) for f, m, p in raw[solid][:, [2, 11, 5]].tolist()]
    quotation, depth, edge = _quotation_columns(quotations, start, end)
    return Columns(
        start=start,
        end=end,
        paragraph=_paragraphs(text, start),
        sentence=np.cumsum(raw[:, 9] == 1)[solid],
        form=raw[solid, 2],
        lemma=np.array([k.lemma for k in found], dtype=np.uint64),
        stem=np.array([k.stem for k in found], dtype=np.uint64),
        ending=raw[solid, 3],
        shape=raw[solid, 4],
        part_of_speech=raw[solid, 5],
        morphology=raw[solid, 6],
        label=label,
        ancestors=_ancestors(head),
        children=_children(head, label),
        cue=np.array([k.frames for k in found], dtype=np.int64),
        act=np.array([k.act for k in found], dtype=np.uint64),
        mark=np.array([_mark(names[orth]) for orth in raw[solid, 12].tolist()], dtype=np.int64),
        quotation=quotation,
        depth=depth,
        edge=edge,
        language=language,
    )


def _paragraphs(text: str, start: Numbers) -> Numbers:
    breaks = np.array([match.start() for match in re.finditer("\n", text)], dtype=np.int64)
    return np.searchsorted(breaks, start).astype(np.int64)


def _ancestors(head: Numbers) -> Numbers:
    chain = [np.arange(len(head), dtype=np.int64)]
    for _ in range(CLIMB):
        chain.append(head[chain[-1]])
    return np.stack(chain, axis=1) if len(head) else np.zeros((0, CLIMB + 1), dtype=np.int64)


def _children(head: Numbers, label: Hashes) -> Numbers:
    bits = np.zeros(len(head), dtype=np.int64)
    mine = np.zeros(len(head), dtype=np.int64)
    for i, number in enumerate(_labels_of_children()):
        mine[label == number] = 1 << i
    hanging = head != np.arange(len(head))
    np.bitwise_or.at(bits, head[hanging], mine[hanging])
    return bits


@functools.cache
def _labels_of_children() -> tuple[np.uint64, ...]:
    return tuple(np.uint64(hashed(name)) for name in CHILDREN)


def _quotation_columns(
    quotations: Sequence[Quotation], start: Numbers, end: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    quotation, depth, edge = (np.zeros(len(start), dtype=np.int64) for _ in range(3))
    for number, q in enumerate(quotations, 1):
        a, b = np.searchsorted(start, q.span.start), np.searchsorted(end, q.span.end, side="right")
        if a >= b:
            continue
        inside = slice(a, b)
        quotation[inside] = np.where(quotation[inside] == 0, number, quotation[inside])
        depth[inside] += 1
        edge[a] = 1
        if q.closed:
            edge[b - 1] = 2
    return quotation, depth, edge
