"""The tagger's weights: one file of package data for both languages, half precision, compressed."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from pourparlers.reading.tagger.chain import Chain

FILE = "tagger.npz"
LEARNED = frozenset({"en", "fr"})
"""languages of the articles they were learned from; in others the rules read alone"""
SMALLEST = 1e-3
"""rows of the tables whose weights are all smaller are left out"""


@dataclass(frozen=True, slots=True)
class Weights:
    """Both chains, and what the join makes of what rules and tagger say."""

    cue: Chain
    span: Chain
    join: Mapping[str, float]
    """weight of each property of a candidate beside rules; see `evidence`"""
    alone: Mapping[str, float]
    """the same where there are no rules"""


@cache
def weights() -> Weights:
    """The weights that the package holds.

    >>> weights().span.weights.shape[1]
    5
    """
    return unpacked(resources.files("pourparlers.languages").joinpath(FILE).read_bytes())


def unpacked(raw: bytes) -> Weights:
    """The weights in the bytes of a file; the inverse of `packed`, up to half precision."""
    with np.load(io.BytesIO(raw), allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    return Weights(_chain(arrays, "cue"), _chain(arrays, "span"), _named(arrays, "join"), _named(arrays, "alone"))


def _named(arrays: Mapping[str, Any], name: str) -> dict[str, float]:
    names = bytes(arrays[f"{name}_names"]).decode("utf-8").split("\n")
    return dict(zip(names, map(float, arrays[f"{name}_values"]), strict=True))


def _chain(arrays: Mapping[str, Any], name: str) -> Chain:
    rows, kept = arrays[f"{name}_rows"], arrays[f"{name}_weights"].astype(np.float32)
    table = np.zeros((1 << int(arrays[f"{name}_bits"]), kept.shape[1]), dtype=np.float32)
    table[np.cumsum(rows.astype(np.int64))] = kept
    return Chain(table, arrays[f"{name}_follow"], arrays[f"{name}_begin"])


def packed(found: Weights) -> bytes:
    """The weights as bytes of a file: rows that say nothing left out, the same bytes for the same weights."""
    arrays: dict[str, Any] = {}
    for name, chain in (("cue", found.cue), ("span", found.span)):
        rows = np.flatnonzero(np.abs(chain.weights).max(axis=1) > SMALLEST)
        arrays[f"{name}_bits"] = np.array(chain.bits)
        arrays[f"{name}_rows"] = np.diff(rows, prepend=0).astype(np.uint16)
        arrays[f"{name}_weights"] = chain.weights[rows].astype(np.float16)
        arrays[f"{name}_follow"] = chain.follow.astype(np.float32)
        arrays[f"{name}_begin"] = chain.begin.astype(np.float32)
    for name, model in (("join", found.join), ("alone", found.alone)):
        names = sorted(model)
        arrays[f"{name}_names"] = np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8)
        arrays[f"{name}_values"] = np.array([model[n] for n in names], dtype=np.float32)
    stream = io.BytesIO()
    np.savez_compressed(stream, **arrays)
    return stream.getvalue()
