"""The first stage of our parsers, word vectors in context, at twice the speed: what hangs on a word alone is kept.

The numbers are those of spaCy's `tok2vec` component (MultiHashEmbed, then MaxoutWindowEncoder), to the last bit where
a text has five words or more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = NDArray[np.float32]
MOST = 30_000
"""words whose vectors are kept: 15 MB"""
TOGETHER = 1_000
"""words that are encoded in one go, one long text aside: fewer leave the processor waiting, more leave its cache"""
_FIRST = 500  # words there is room for at first
_FEWEST = 8
"""rows of a matrix product from which one does not depend on its neighbours, to the last bit"""


class Encoder:
    """A component in the place of `tok2vec`: gives `doc.tensor`, shape (words, width)."""

    def __init__(self, tok2vec: Any, *, most: int = MOST) -> None:
        embed, encode = tok2vec.model.layers
        extract, _, hashes, mix, _ = embed.layers
        self._attributes: list[str] = list(extract.attrs["columns"])
        self._embed = (hashes.layers[0], mix.layers[0])
        self._pad: int = encode.attrs["pad"]
        self._layers = [_Layer(residual) for residual in encode.layers[0].layers]
        self._width: int = tok2vec.model.get_dim("nO")
        self._most = most
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[int, int] = {}
        self._known: Floats = np.empty((_FIRST, self._width), dtype=np.float32)

    def __call__(self, doc: Doc) -> Doc:
        self._encode([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            for group in groups(batch, TOGETHER):
                self._encode(group)
            yield from batch

    def _encode(self, docs: Sequence[Doc]) -> None:
        """Texts one behind the other, as far apart as a word can see: nothing of one is seen from another."""
        beyond = np.zeros((self._pad, self._width), dtype=np.float32)
        found = np.concatenate([beyond, *(part for doc in docs for part in (self._words(doc), beyond))])
        for layer in self._layers:
            found = layer(found)
        at = self._pad
        for doc in docs:
            doc.tensor = found[at : at + len(doc)]
            at += len(doc) + self._pad

    def _words(self, doc: Doc) -> Floats:
        """The vector of every word by itself."""
        array: Any = doc.to_array
        forms: list[int] = array(["ORTH"]).reshape(-1).tolist()
        new = {form: index for index, form in enumerate(forms) if form not in self._rows}
        if len(self._rows) + len(new) > self._most:
            self._forget()
            new = {form: index for index, form in enumerate(forms)}
        if new:
            self._learn(list(new), array(self._attributes)[list(new.values())])
        return self._known[[self._rows[form] for form in forms]]

    def _learn(self, forms: list[int], attributes: NDArray[np.uint64]) -> None:
        fill = np.zeros((max(0, _FEWEST - len(forms)), attributes.shape[1]), dtype=attributes.dtype)
        vectors: Any = np.concatenate([attributes, fill])
        for layer in self._embed:
            vectors = layer.predict(vectors)
        first = len(self._rows)
        after = first + len(forms)
        if after > len(self._known):
            room = np.empty((max(after, 2 * len(self._known)), self._width), dtype=np.float32)
            room[:first] = self._known[:first]
            self._known = room
        self._known[first:after] = vectors[: len(forms)]
        self._rows |= {form: first + k for k, form in enumerate(forms)}


class _Layer:
    """Each word with its neighbours through maxout and layer normalisation, added to what came in."""

    def __init__(self, residual: Any) -> None:
        window, normalised = residual.layers[0].layers[:2]
        maxout, norm = normalised.layers[0].layers
        self._ops, self._reach = maxout.ops, window.attrs["window_size"]
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        # the pieces of the maxout one after the other, so that whole rows are compared
        self._weights = weights.transpose(1, 0, 2).reshape(bias.size, -1).T
        self._bias = bias.T.reshape(-1)
        self._pieces: int = bias.shape[1]
        self._gain, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, vectors: Floats) -> Floats:
        scores = np.dot(self._ops.seq2col(vectors, self._reach), self._weights)
        scores += self._bias
        out = greatest(scores, scores.shape[1] // self._pieces)
        out -= out.mean(axis=1, keepdims=True)
        spread = (out * out).mean(axis=1, keepdims=True) + 1e-08
        out *= spread ** (-1.0 / 2.0)
        out *= self._gain
        out += self._shift
        out += vectors
        return out


def greatest(scores: Floats, width: int) -> Floats:
    """The maxout of rows that hold its pieces one after the other, each so wide; a third quicker than a reduction."""
    out: Floats = np.maximum(scores[:, :width], scores[:, width : 2 * width])
    for first in range(2 * width, scores.shape[1], width):
        np.maximum(out, scores[:, first : first + width], out=out)
    return out


def groups(docs: Iterable[Doc], most: int) -> Iterator[list[Doc]]:
    """The texts in groups of no more than `most` words, one long text aside."""
    group: list[Doc] = []
    held = 0
    for doc in docs:
        if group and held + len(doc) > most:
            yield group
            group, held = [], 0
        group.append(doc)
        held += len(doc)
    if group:
        yield group
