"""The first stage of our parsers, word vectors in context, at twice the speed: what hangs on a word alone is kept.

The numbers are those of spaCy's `tok2vec` component (MultiHashEmbed, then MaxoutWindowEncoder), to the last bit where
a text has five words or more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = NDArray[np.float32]
MOST = 30_000
"""words whose vectors are kept: 15 MB"""
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
        self._known: Floats = np.empty((0, self._width), dtype=np.float32)

    def __call__(self, doc: Doc) -> Doc:
        beyond = np.zeros((self._pad, self._width), dtype=np.float32)
        found = np.concatenate([beyond, self._words(doc), beyond])
        for layer in self._layers:
            found = layer(found)
        doc.tensor = found[self._pad : self._pad + len(doc)]
        return doc

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
        first = len(self._known)
        self._rows |= {form: first + k for k, form in enumerate(forms)}
        self._known = np.concatenate([self._known, vectors[: len(forms)]])


class _Layer:
    """Each word with its neighbours through maxout and layer normalisation, added to what came in."""

    def __init__(self, residual: Any) -> None:
        window, normalised = residual.layers[0].layers[:2]
        maxout, norm = normalised.layers[0].layers
        self._ops, self._reach = maxout.ops, window.attrs["window_size"]
        weights, self._bias = maxout.get_param("W"), maxout.get_param("b").reshape(-1)
        self._pieces = weights.shape[:2]
        self._weights = weights.reshape(len(self._bias), -1).T
        self._gain, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, vectors: Floats) -> Floats:
        scores = np.dot(self._ops.seq2col(vectors, self._reach), self._weights)
        scores += self._bias
        out, _ = self._ops.maxout(scores.reshape(-1, *self._pieces))
        out -= out.mean(axis=1, keepdims=True)
        spread = (out * out).mean(axis=1, keepdims=True) + 1e-08
        out *= spread ** (-1.0 / 2.0)
        out *= self._gain
        out += self._shift
        out += vectors
        return np.asarray(out)
