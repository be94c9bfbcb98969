"""Features as rows of a weight table: conjunctions of columns, hashed (Weinberger and others 2009).

A set of features is a table of text, one feature a line: the names of the columns that it joins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Buckets = NDArray[np.int32]
"""(words, features): rows of the weight table"""
Templates = tuple[tuple[str, ...], ...]

_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
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
    spread = {name: mixed(values) for name, values in columns.items()}
    length = len(next(iter(spread.values())))
    out = np.empty((len(features), length), dtype=np.int32)
    down = np.uint64(64 - bits)
    for number, names in enumerate(features):
        value = _joined(spread, names)
        value += np.uint64((number + 1) * 0x2545F4914F6CDD1D & (2**64 - 1))
        value ^= value >> _SHIFT
        value *= _MIX
        out[number] = value >> down
    return out.T


def _joined(spread: Mapping[str, NDArray[np.uint64]], names: Sequence[str]) -> NDArray[np.uint64]:
    value = spread[names[0]] * _PLACES[0]
    for name, place in zip(names[1:], _PLACES[1:], strict=False):
        value += spread[name] * place
    return value
