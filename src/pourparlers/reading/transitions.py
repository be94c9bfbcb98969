"""The last stage of our parsers, the tree, at twice the speed: the texts of a batch take their steps side by side.

Weights and transition system are those of spaCy's `parser` component (arc-eager, greedy); only the order of the work
is another, so that one matrix product serves all texts at each step, and numpy's does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np

from pourparlers.reading.encoder import Floats, greatest, groups

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST = 8_000
"""words that are parsed side by side, one long text aside: 8 kB each"""
_FEWEST = 8
"""rows of a matrix product from which one does not depend on its neighbours, to the last bit"""


class Transitions:
    """A component in the place of `parser`: arcs and sentence starts, from `doc.tensor`."""

    def __init__(self, parser: Any) -> None:
        from spacy.ml.parser_model import ParserStepModel

        model = parser.model
        narrow, lower, upper = model.get_ref("tok2vec").layers[-1], model.get_ref("lower"), model.get_ref("upper")
        self._parser = parser
        self._narrow = narrow.get_param("W").T, narrow.get_param("b")
        self._upper = upper.get_param("W").T, upper.get_param("b")
        weights, bias, pad = (lower.get_param(name) for name in ("W", "b", "pad"))
        self._places, self._hidden = weights.shape[:2]
        # the pieces of the maxout one after the other, so that whole rows are compared
        self._lower = weights.transpose(0, 2, 1, 3).reshape(-1, weights.shape[-1]).T
        self._bias, self._pad = bias.T.reshape(-1), pad.transpose(0, 1, 3, 2).reshape(-1)
        self._words = ParserStepModel.get_token_ids
        self._shape = SimpleNamespace(state2vec=SimpleNamespace(nF=self._places))
        self._order = np.arange(self._places, dtype=np.int32)

    def __call__(self, doc: Doc) -> Doc:
        self._annotate([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            for group in groups(sorted(batch, key=len), MOST):
                self._annotate(group)
            yield from batch

    def _annotate(self, docs: Sequence[Doc]) -> None:
        states = self._parser.moves.init_batch(docs)
        unfinished = [state for state in states if not state.is_final()]
        if unfinished:
            table = self._table(np.concatenate([doc.tensor for doc in docs if len(doc)]))
            while unfinished:
                unfinished = self._parser.transition_states(unfinished, self._scores(unfinished, table))
        self._parser.set_annotations(docs, states)

    def _table(self, vectors: Floats) -> Floats:
        """What a word adds to the hidden layer from each place of a state, a row each; first, what no word adds."""
        count = len(vectors)
        if count < _FEWEST:
            vectors = np.concatenate([vectors, np.zeros((_FEWEST - count, vectors.shape[1]), dtype=np.float32)])
        weights, bias = self._narrow
        out = np.empty((len(vectors) + 1, self._lower.shape[1]), dtype=np.float32)
        out[0] = self._pad
        np.dot(vectors @ weights + bias, self._lower, out=out[1:])
        return out[: count + 1].reshape((count + 1) * self._places, -1)

    def _scores(self, states: Sequence[Any], table: Floats) -> Floats:
        """What each transition is worth in each state, shape (states, transitions)."""
        words = self._words(self._shape, states)
        words += 1
        words *= self._places
        words += self._order
        sums = np.add.reduce(table.take(words.T, axis=0), axis=0)  # place by place: long rows are added up
        sums += self._bias
        hidden = greatest(sums, self._hidden)
        if len(states) < _FEWEST:
            hidden = np.concatenate([hidden, np.zeros((_FEWEST - len(states), self._hidden), dtype=np.float32)])
        weights, bias = self._upper
        scores: Floats = hidden @ weights
        scores += bias
        return scores[: len(states)]
