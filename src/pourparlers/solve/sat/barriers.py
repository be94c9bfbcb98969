"""Checking that nobody can answer an improvement where sequences are too many to follow: by its barrier.

A barrier is a list of patterns that the others never get into from the improvement. Three things prove it: the
improvement matches none of them; no step of the others leads from outside of all of them into one; and outside of all
nothing deters. Each is one question to a SAT solver; nothing of the search that found the barrier is used.
"""

from __future__ import annotations

from collections.abc import Iterator

from pourparlers.model.types import Conflict
from pourparlers.solve.sat.answers import Sequences
from pourparlers.solve.sat.encoding import Encoding
from pourparlers.solve.verdict import Verdict


def barrier_faults(conflict: Conflict, verdict: Verdict) -> Iterator[str]:
    """What is wrong with the barrier of a verdict on an unstable state; nothing where it proves the verdict."""
    assert verdict.improvement is not None
    encoding = Encoding(conflict)
    focal = encoding.parties.index(verdict.party)
    question = Sequences(encoding, focal, verdict.concept, verdict.state)
    circuit = question.circuit
    before, after = (question.outside(verdict.barrier, options) for options in (question.now, question.then))
    start = [one if verdict.improvement >> bit & 1 else -one for bit, one in enumerate(question.now)]
    if circuit.solve([*start, before]) is None:
        yield "the improvement lies behind the barrier"
    if circuit.solve([before, question.reachability.step, -after]) is not None:
        yield "a step of the others leads behind the barrier"
    if question.deterring(before) is not None:
        yield "something on this side of the barrier deters"
