"""The words of several pages as those of one: what is asked of arrays is asked once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparlers.reading.tagger.columns import Columns

APART = 2
"""words of nothing behind each page: as far as a feature looks beyond a cue without asking for the paragraph"""


def together(pages: Sequence[Columns]) -> tuple[Columns, list[int]]:
    """The pages one behind the other, and the first word of each; no word of one is seen from another.

    Paragraphs are numbered on, sentences and quotations are not: they are only compared inside a page.
    """
    if len(pages) == 1:
        return pages[0], [0]
    begins = np.cumsum([0, *(len(page) + APART for page in pages)]).tolist()
    columns: dict[str, Any] = {
        field.name: _one_behind_the_other([getattr(page, field.name) for page in pages])
        for field in fields(Columns)
        if field.name not in ("language", "paragraph", "ancestors")
    }
    columns["paragraph"] = _numbered_on([page.paragraph for page in pages])
    columns["ancestors"] = _moved([page.ancestors for page in pages], begins)
    return Columns(**columns, language=pages[0].language if pages else ""), begins[:-1]


def _one_behind_the_other(parts: Sequence[NDArray[Any]]) -> NDArray[Any]:
    blank = np.zeros(APART, dtype=parts[0].dtype)
    return np.concatenate([piece for part in parts for piece in (part, blank)])


def _numbered_on(parts: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Paragraphs, rising from page to page; what lies between pages is a paragraph of its own."""
    out, number = [], 0
    for part in parts:
        own = part + number
        number = int(own[-1]) + 2 if len(own) else number + 2
        out += [own, np.full(APART, number - 1, dtype=part.dtype)]
    return np.concatenate(out)


def _moved(parts: Sequence[NDArray[Any]], begins: Sequence[int]) -> NDArray[Any]:
    """Ancestors as words of all pages; a word of nothing is its own."""
    out = []
    for part, begin in zip(parts, begins[:-1], strict=True):
        after = begin + len(part)
        own = np.arange(after, after + APART, dtype=part.dtype)
        out += [part + begin, np.repeat(own[:, None], part.shape[1], axis=1)]
    return np.concatenate(out)
