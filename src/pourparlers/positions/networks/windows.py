"""Networks of moving windows: by units of time, or by numbers of statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from pourparlers.positions.networks.calendar import plus, steps
from pourparlers.positions.networks.counts import count
from pourparlers.positions.networks.onemode import onemode
from pourparlers.positions.networks.select import Selection
from pourparlers.positions.networks.twomode import twomode
from pourparlers.positions.networks.types import Network, definition_of
from pourparlers.record.columns import StatementTable


def network_of(selection: Selection, table: StatementTable | None = None, **times: int | None) -> Network:
    """The network of the statements that count, or of some of them."""
    chosen = selection.kept if table is None else table
    counts = count(selection, chosen)
    one = selection.spec.networkType == "onemode"
    values = onemode(counts, selection.spec) if one else twomode(counts, selection.spec)
    columns = counts.axes.rows if one else counts.axes.columns
    return Network(counts.axes.rows, columns, values, definition_of(selection.spec), len(chosen), **times)


def windows(selection: Selection) -> Iterator[Network]:
    """One network a window, each as it is asked for, so that a long series never lies in memory at once."""
    for start, middle, stop, part in window_tables(selection):
        yield network_of(selection, part, start=start, middle=middle, stop=stop)


def window_tables(selection: Selection) -> Iterator[tuple[int, int, int, StatementTable]]:
    """Start, middle and stop of each window, and the statements in it."""
    bounds = _by_events(selection) if selection.spec.timeWindow == "events" else _by_units(selection)
    for start, middle, stop, rows in bounds:
        yield start, middle, stop, selection.kept.rows(rows)


def _by_units(selection: Selection) -> Iterator[tuple[int, int, int, Any]]:
    for start, middle, stop, closed in _frames(selection):
        begin = int(np.searchsorted(selection.kept.moments, start, side="left"))
        end = int(np.searchsorted(selection.kept.moments, stop, side="right" if closed else "left"))
        yield start, middle, stop, slice(begin, end)


def _frames(selection: Selection) -> Iterator[tuple[int, int, int, bool]]:
    """Start, middle and stop of each window, and whether the stop belongs to it.

    DNA: the half width is (size - 1) / 2 rounded up, on both sides of a middle that moves from the first to the last
    document; so months of size 6 span six months, size 1 nothing. Else: windows of just `size` units, one unit
    apart, without their last instant except in the last window.
    """
    spec, unit = selection.spec, selection.spec.timeWindow
    if spec.dna:
        half = spec.windowSize // 2  # round((size - 1) / 2), halves up
        for middle in steps(selection.begin, selection.end, unit):
            start, stop = plus(middle, -half, unit), plus(middle, half, unit)
            if start >= selection.begin and stop <= selection.end:
                yield start, middle, stop, True
        return
    for start in steps(selection.begin, selection.end, unit):
        stop = plus(start, spec.windowSize, unit)
        last = stop > selection.end
        if last and start != selection.begin and plus(stop, -1, unit) >= selection.end:
            return
        yield start, start + (stop - start) // 2, stop, last


def _by_events(selection: Selection) -> Iterator[tuple[int, int, int, Any]]:
    """size / 2 statements on either side of each; of statements at one moment, those nearest in the text."""
    half = selection.spec.windowSize // 2
    moments = selection.kept.moments
    for t in range(half, len(moments) - half):
        yield int(moments[t - half]), int(moments[t]), int(moments[t + half]), slice(t - half, t + half + 1)
