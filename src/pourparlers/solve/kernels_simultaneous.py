"""Compiled kernels for SIM (numba, the extra `fast`): state by state, for joint choices differ from one to the next."""

from __future__ import annotations

import numba
import numpy as np


@numba.njit(cache=True, nogil=True)
def spoiled(worths, feasible, focal, state, own, better, found, wheel):  # type: ignore[no-untyped-def]
    """Whether some joint choice of the others, together with the change `own`, leaves `focal` no better off."""
    parties = worths.shape[0]
    wheel[:] = 0
    while True:
        joint = own
        for j in range(parties):
            if j != focal:
                joint |= better[j, wheel[j]]
        end = state ^ joint
        if feasible[end] and worths[focal, end] <= worths[focal, state]:
            return True
        j = 0
        while j < parties:  # the next combination, as a mileage counter turns
            wheel[j] += 1
            if j != focal and wheel[j] < found[j]:
                break
            wheel[j] = 0
            j += 1
        if j == parties:
            return False


@numba.njit(cache=True, nogil=True)
def judge_simultaneous(  # type: ignore[no-untyped-def]
    worths, feasible, focal, changes, counts, forward, backward, out, first, last
):
    """Set `out` to 0 where an improvement is spoiled by no joint choice of the others, for states `first` to `last`.

    `changes[j, :counts[j]]` are the sets of options that j can change; `worths` has a row for each decision maker.
    """
    parties = worths.shape[0]
    better = np.zeros((parties, changes.shape[1] + 1), np.int64)  # the improvements of each from the state
    found = np.zeros(parties, np.int64)
    wheel = np.zeros(parties, np.int64)
    for state in range(first, last):
        if not feasible[state]:
            continue
        for j in range(parties):
            found[j] = 0 if j == focal else 1  # the others may stay: change 0
            for n in range(counts[j]):
                change = changes[j, n]
                end = state ^ change
                allowed = (change & ~state & ~forward[j]) == 0 and (change & state & ~backward[j]) == 0
                if allowed and feasible[end] and worths[j, end] > worths[j, state]:
                    better[j, found[j]] = change
                    found[j] += 1
        for n in range(found[focal]):
            if not spoiled(worths, feasible, focal, state, better[focal, n], better, found, wheel):
                out[state] = 0
                break
