"""Compiled kernels over the cube (numba, the extra `fast`): the sweeps of `sweeps`, a block of options at a time.

What one decision maker can change spans rows; everything else spans columns. A tile of all its rows and 512 columns
stays in a fast cache while all its options are swept. Columns are independent, so threads share them out. Columns
come in runs that lie side by side in memory: as many as the mover's lowest option has cells below it.
Cells that are no states hold 0 in worths and `top` in `values`, and are never written.

Inner loops run over slices from 0: only so does the compiler see that no index is negative, and uses vector
instructions (ten times faster here). Taking a slice costs as much as some hundred steps of such a loop, hence 512.
"""

from __future__ import annotations

import numba
import numpy as np

_TILE = 512
_SHORT = 8  # runs shorter than this are copied cell by cell


@numba.njit(cache=True, nogil=True)
def fill_addresses(addresses, column, mask, bits, count):  # type: ignore[no-untyped-def]
    """The first cells of `count` columns from `column` on, and how many lie side by side.

    A column's number, spread over the places outside of `mask`, is the cell of its first row.
    """
    address = 0
    for place in range(bits):
        if not (mask >> place) & 1:
            address |= (column & 1) << place
            column >>= 1
    for c in range(count):
        addresses[c] = address
        address = ((address | mask) + 1) & ~mask
    return min(count, mask & -mask)


@numba.njit(cache=True, nogil=True)
def load(tile, values, rows, addresses, width, run):  # type: ignore[no-untyped-def]
    """Copy a tile in."""
    if run < _SHORT:
        for c in range(width):
            for r in range(len(rows)):
                tile[r * _TILE + c] = values[addresses[c] + rows[r]]
    else:
        for first in range(0, width, run):
            for r in range(len(rows)):
                start = addresses[first] + rows[r]
                to = tile[r * _TILE + first : r * _TILE + first + run]
                source = values[start : start + run]
                for c in range(run):
                    to[c] = source[c]


@numba.njit(cache=True, nogil=True)
def best_of_moves(tile, ways):  # type: ignore[no-untyped-def]
    """Best over each row's moves; `ways[b]`: 3 both directions, 1 forward only, 2 backward only."""
    for b in range(len(ways)):
        step = _TILE << b
        for base in range(0, len(tile), 2 * step):
            low, high = tile[base : base + step], tile[base + step : base + 2 * step]
            if ways[b] == 3:
                for c in range(step):
                    best = max(low[c], high[c])
                    low[c] = best
                    high[c] = best
            else:
                to = low if ways[b] == 1 else high
                for c in range(step):
                    to[c] = max(low[c], high[c])


@numba.njit(cache=True, nogil=True)
def worst_of_moves(tile, ways):  # type: ignore[no-untyped-def]
    """Worst over each row's moves."""
    for b in range(len(ways)):
        step = _TILE << b
        for base in range(0, len(tile), 2 * step):
            low, high = tile[base : base + step], tile[base + step : base + 2 * step]
            if ways[b] == 3:
                for c in range(step):
                    worst = min(low[c], high[c])
                    low[c] = worst
                    high[c] = worst
            else:
                to = low if ways[b] == 1 else high
                for c in range(step):
                    to[c] = min(low[c], high[c])


@numba.njit(cache=True, nogil=True)
def store_lower(tile, values, rows, addresses, width, run, top):  # type: ignore[no-untyped-def]
    """Write back what fell; cells that are no states (`top`) stay. Says whether anything fell."""
    some = 0
    if run < _SHORT:
        for c in range(width):
            for r in range(len(rows)):
                cell = addresses[c] + rows[r]
                old, new = values[cell], tile[r * _TILE + c]
                if old != top and new < old:
                    values[cell] = new
                    some = 1
        return some != 0
    for first in range(0, width, run):
        for r in range(len(rows)):
            start = addresses[first] + rows[r]
            source = tile[r * _TILE + first : r * _TILE + first + run]
            to = values[start : start + run]
            falls = 0
            for c in range(run):
                old = to[c]
                new = old if old == top else min(source[c], old)
                falls |= new ^ old
                to[c] = new
            some |= falls
    return some != 0


@numba.njit(cache=True, nogil=True)
def lower_by_moves(values, rows, ways, mask, bits, top, first, last):  # type: ignore[no-untyped-def]
    """One mover's turn of `others_worst`, over columns `first` to `last`."""
    tile = np.zeros(len(rows) * _TILE, values.dtype)
    addresses = np.empty(_TILE, np.int64)
    fell = False
    for column in range(first, last, _TILE):
        width = min(_TILE, last - column)
        run = fill_addresses(addresses, column, mask, bits, width)
        load(tile, values, rows, addresses, width, run)
        worst_of_moves(tile, ways)
        fell |= store_lower(tile, values, rows, addresses, width, run, top)
    return fell


@numba.njit(cache=True, nogil=True)
def worst_of_improvements(lowest, tile, mine, allowed, top):  # type: ignore[no-untyped-def]
    """Each row takes the lowest value among the rows its mover may go to and gains by."""
    for n in range(len(tile)):
        lowest[n] = tile[n]
    for r in range(allowed.shape[0]):
        low, here = lowest[r * _TILE : (r + 1) * _TILE], mine[r * _TILE : (r + 1) * _TILE]
        for other in range(allowed.shape[0]):
            if allowed[r, other]:
                there, end = mine[other * _TILE : (other + 1) * _TILE], tile[other * _TILE : (other + 1) * _TILE]
                for c in range(len(low)):
                    value, now = end[c], low[c]
                    value = value if there[c] > here[c] else top
                    low[c] = value if value < now else now


@numba.njit(cache=True, nogil=True)
def lower_by_improvements(values, worth, rows, allowed, mask, bits, top, first, last):  # type: ignore[no-untyped-def]
    """One mover's turn of `others_worst_improving`: only rows that are worth more to the mover count."""
    count = len(rows)
    tile = np.zeros(count * _TILE, values.dtype)
    lowest = np.zeros(count * _TILE, values.dtype)
    mine = np.zeros(count * _TILE, worth.dtype)
    addresses = np.empty(_TILE, np.int64)
    fell = False
    for column in range(first, last, _TILE):
        width = min(_TILE, last - column)
        run = fill_addresses(addresses, column, mask, bits, width)
        load(tile, values, rows, addresses, width, run)
        load(mine, worth, rows, addresses, width, run)
        worst_of_improvements(lowest, tile, mine, allowed, top)
        fell |= store_lower(lowest, values, rows, addresses, width, run, top)
    return fell


@numba.njit(cache=True, nogil=True)
def store_judged(tile, worth, stable, rows, addresses, width, run):  # type: ignore[no-untyped-def]
    """Keep `stable` only where the best of the tile is no more than the worth."""
    if run < _SHORT:
        for c in range(width):
            for r in range(len(rows)):
                cell = addresses[c] + rows[r]
                stable[cell] &= np.uint8(tile[r * _TILE + c] <= worth[cell])
    else:
        for first in range(0, width, run):
            for r in range(len(rows)):
                start = addresses[first] + rows[r]
                best = tile[r * _TILE + first : r * _TILE + first + run]
                now, out = worth[start : start + run], stable[start : start + run]
                for c in range(run):
                    out[c] &= np.uint8(best[c] <= now[c])


@numba.njit(cache=True, nogil=True)
def judge(worth, left, rows, ways, mask, bits, stable, first, last):  # type: ignore[no-untyped-def]
    """Set `stable` to 0 where a move gains even after what the others leave of it."""
    tile = np.zeros(len(rows) * _TILE, worth.dtype)
    rest = np.zeros(len(rows) * _TILE, worth.dtype)
    addresses = np.empty(_TILE, np.int64)
    for column in range(first, last, _TILE):
        width = min(_TILE, last - column)
        run = fill_addresses(addresses, column, mask, bits, width)
        load(tile, worth, rows, addresses, width, run)
        load(rest, left, rows, addresses, width, run)
        for n in range(len(tile)):
            tile[n] = min(tile[n], rest[n])
        best_of_moves(tile, ways)
        store_judged(tile, worth, stable, rows, addresses, width, run)


@numba.njit(cache=True, nogil=True)
def best_own(worth, out, rows, ways, mask, bits, top, first, last):  # type: ignore[no-untyped-def]
    """The best that the mover can make of each state; `top` in cells that are no states."""
    tile = np.zeros(len(rows) * _TILE, worth.dtype)
    addresses = np.empty(_TILE, np.int64)
    for column in range(first, last, _TILE):
        width = min(_TILE, last - column)
        run = fill_addresses(addresses, column, mask, bits, width)
        load(tile, worth, rows, addresses, width, run)
        best_of_moves(tile, ways)
        for c in range(width):
            for r in range(len(rows)):
                cell = addresses[c] + rows[r]
                out[cell] = tile[r * _TILE + c] if worth[cell] != 0 else top
