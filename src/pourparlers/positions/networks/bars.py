"""How often each value is stated, by level of the qualifier."""

from __future__ import annotations

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.positions.networks.counts import labels, positions_of
from pourparlers.positions.networks.select import Selection
from pourparlers.positions.networks.types import Bars


def bars(selection: Selection) -> Bars:
    """Counts of variable 1 by the levels of the qualifier (no, yes; or every number that occurs; or one)."""
    column = selection.column(1)
    names = labels(column)
    place = positions_of(column, names)
    qualifier = selection.qualifier()
    if qualifier is None:
        levels, level = (1,), np.zeros(len(place), dtype=np.int64)
    elif qualifier.is_text:
        raise WrongUse(
            Message(
                "{qualifier!r} is a text; bars are drawn by a boolean or a number", qualifier=selection.spec.qualifier
            )
        )
    else:
        levels = (0, 1) if qualifier.type == "boolean" else tuple(np.unique(qualifier.codes).tolist())
        level = np.searchsorted(np.array(levels), qualifier.codes)
    size = len(levels)
    counts = np.bincount(place * size + level, minlength=len(names) * size).reshape(len(names), size)
    return Bars(names, tuple(tuple(row) for row in counts.tolist()), levels)


def behind(selection: Selection) -> dict[tuple[str, int], list[str]]:
    """The statements of each value at each level."""
    column, qualifier, kept = selection.column(1), selection.qualifier(), selection.kept
    found: dict[tuple[str, int], list[str]] = {}
    for row, value in enumerate(column.texts()):
        level = 1 if qualifier is None else int(qualifier.codes[row])
        found.setdefault((value, level), []).append(kept.evidence(row))
    return found
