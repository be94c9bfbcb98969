"""Lemmas: of verbs from a table of forms, of names the name itself, of other words by the edit trees that were learned.

The trees are those of spaCy's `trainable_lemmatizer` component (Müller and others 2015), asked only where no table
knows; what a tree makes of a form is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from pourparlers.reading.encoder import TOGETHER, Floats, groups

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FEWEST = 8
"""rows of a matrix product from which one does not depend on its neighbours, to the last bit"""
_MOST = 100_000
"""forms with their trees that are remembered"""


def _told(doc: Doc) -> list[list[int]]:
    """Form, lower-cased form and part of speech of every word."""
    array: Any = doc.to_array
    rows: list[list[int]] = array(["ORTH", "LOWER", "POS"]).reshape(len(doc), 3).tolist()
    return rows


class Lemmas:
    """A component in the place of `trainable_lemmatizer`, behind the morphologiser; from `doc.tensor`."""

    verbs: dict[str, str]
    """lower-cased form -> lemma"""

    def __init__(self, guesser: Any) -> None:
        softmax = guesser.model.layers[-1].layers[0]
        self._weights, self._bias = softmax.get_param("W").T, softmax.get_param("b")
        self._strings, self._trees = guesser.vocab.strings, guesser.trees
        self._labels: list[int] = list(guesser.cfg["labels"])
        self._guesses: int = min(guesser.top_k, len(self._labels))
        self._verbal = {self._strings.add(tag) for tag in ("VERB", "AUX")}
        self._name = self._strings.add("PROPN")
        self._asked: dict[int, int] = {}
        self.verbs = {}
        self._made: dict[tuple[int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        self._annotate([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            for group in groups(batch, TOGETHER):
                self._annotate(group)
            yield from batch

    def _annotate(self, docs: Sequence[Doc]) -> None:
        rows = [row for doc in docs for row in _told(doc)]
        lemmas = [self._verb(lower) if tag in self._verbal else 0 for _, lower, tag in rows]
        unknown = [k for k, lemma in enumerate(lemmas) if not lemma]
        vectors: Any = np.concatenate([doc.tensor for doc in docs])
        guessed = self._guessed(vectors[unknown], [rows[k][0] for k in unknown])
        for k, lemma in zip(unknown, guessed, strict=True):
            form, lower, tag = rows[k]
            lemmas[k] = form if tag == self._name and lemma == lower else lemma
        column: Any = np.array(lemmas, dtype=np.uint64).reshape(-1, 1)
        at = 0
        for doc in docs:
            doc.from_array(["LEMMA"], column[at : at + len(doc)])
            at += len(doc)

    def _verb(self, form: int) -> int:
        """The lemma of a form of a verb by the table; 0 where it has none."""
        if form not in self._asked:
            lemma = self.verbs.get(self._strings[form])
            self._asked[form] = self._strings.add(lemma) if lemma else 0
        return self._asked[form]

    def _guessed(self, vectors: Floats, forms: Sequence[int]) -> list[int]:
        """The lemma that the likeliest tree makes of each form, or the next; the form where neither fits."""
        if len(vectors) < _FEWEST:
            vectors = np.concatenate([vectors, np.zeros((_FEWEST - len(vectors), vectors.shape[1]), dtype=np.float32)])
        scores = vectors @ self._weights
        scores += self._bias
        found = []
        for row, asked in enumerate(zip(forms, scores.argmax(axis=1).tolist(), strict=False)):
            lemma = self._made.get(asked)  # of most forms it is known what the likeliest tree makes
            found.append(lemma or self._fitting(scores[row], *asked))
        return found

    def _fitting(self, scores: Floats, form: int, likeliest: int) -> int:
        """The lemma by the likeliest tree that fits the form; the form where none of the likeliest does."""
        lemma = self._lemma(form, likeliest)
        for _ in range(self._guesses - 1):
            if lemma:
                break
            scores[likeliest] = -np.inf
            likeliest = int(scores.argmax())
            lemma = self._lemma(form, likeliest)
        return lemma or form

    def _lemma(self, form: int, label: int) -> int:
        """What a tree makes of a form; 0 where it does not fit."""
        if (form, label) not in self._made:
            if len(self._made) >= _MOST:
                self._made.clear()
            lemma = self._trees.apply(self._labels[label], self._strings[form])
            self._made[form, label] = 0 if lemma is None else self._strings.add(lemma)
        return self._made[form, label]
