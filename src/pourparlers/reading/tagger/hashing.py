"""Features as rows of a weight table: conjunctions of columns, hashed (Weinberger and others 2009).

A set of features is a table of text, one feature a line: the names of the columns that it joins.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Buckets = NDArray[np.int32]
"""(words, features): rows of the weight table"""
Templates = tuple[tuple[str, ...], ...]

_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_AT_ONCE = 16  # features that are hashed in one go: few enough for the processor's cache
_PLACES = tuple(np.uint64(k) for k in (0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB, 0x8EBC6AF09C88C6E3))


def templates(table: str) -> Templates:
    """The features of a table, a line each; names are joined by spaces.

    >>> templates("form\\nlemma label")
    (('form',), ('lemma', 'label'))
    """
    return tuple(tuple(line.split()) for line in table.split("\n") if line.strip())


def mixed(values: NDArray[np.generic]) -> NDArray[np.uint64]:
    """The values spread over all 64 bits, so that small numbers and hashes may be added up."""
    out = values.astype(np.uint64) * _MIX
    out ^= out >> _SHIFT
    out *= _PLACES[0]
    out ^= out >> _SHIFT
    return out


def buckets(columns: Mapping[str, NDArray[np.generic]], features: Templates, *, bits: int) -> Buckets:
    """Row of the weight table of every feature at every word, shape (words, features).

    Args:
        columns: arrays of one length, by name.
        features: which columns each feature joins, at most four.
        bits: the table has 2 ** bits rows.
    """
    number = {name: row for row, name in enumerate(columns)}
    spread = mixed(np.stack([values.astype(np.uint64) for values in columns.values()]))
    down = np.uint64(64 - bits)
    out = np.empty((len(features), spread.shape[1]), dtype=np.int32)
    for first in range(0, len(features), _AT_ONCE):
        some = features[first : first + _AT_ONCE]
        value = _joined(spread, number, some)
        value += _salts(first, len(some))
        value ^= value >> _SHIFT
        value *= _MIX
        value >>= down
        out[first : first + len(some)] = value
    return out.T


def _salts(first: int, count: int) -> NDArray[np.uint64]:
    """What keeps features of the same columns apart, shape (features, 1)."""
    salts = [(number + 1) * 0x2545F4914F6CDD1D & (2**64 - 1) for number in range(first, first + count)]
    return np.array(salts, dtype=np.uint64)[:, None]


def _joined(spread: NDArray[np.uint64], number: Mapping[str, int], features: Templates) -> NDArray[np.uint64]:
    value = spread[[number[names[0]] for names in features]]
    value *= _PLACES[0]
    for k, place in enumerate(_PLACES[1:], 1):
        longer = [row for row, names in enumerate(features) if len(names) > k]
        if longer:
            value[longer] += spread[[number[features[row][k]] for row in longer]] * place
    return value
