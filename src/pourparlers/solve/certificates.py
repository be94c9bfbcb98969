"""Checking certificates against the definitions, without any engine and without the search that found them.

Nothing here knows how a verdict was reached. Each step is checked to be a move (or an improvement) of the one who
makes it, nobody twice in succession, each end to be no better than the beginning; that every improvement has an
answer; and for an unanswered improvement that no answer exists, by following every legal sequence, or by its barrier
where it comes with one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from pourparlers.solve.local import Local, OnOptions
from pourparlers.solve.sat.barriers import barrier_faults
from pourparlers.solve.verdict import Answer, Verdict


class Ends:
    """Where the others' legal sequences can end, for checking many verdicts: sets of states as bits of whole numbers.

    `after[k][s]` holds the ends of sequences that go on from s, into which k moved last; it grows until it is whole.
    """

    def __init__(self, view: Local, states: Iterable[int]) -> None:
        self.view = view
        self.states = tuple(states)
        self._bit = {state: 1 << n for n, state in enumerate(self.states)}
        self._known: dict[tuple[int, bool], dict[int, int]] = {}

    def of(self, focal: int, start: int, improving: bool) -> Iterator[int]:
        """The ends of the sequences of the others than `focal` from `start`."""
        if (focal, improving) not in self._known:
            self._known[focal, improving] = self._all(focal, improving)
        found = self._known[focal, improving][start]
        yield from (state for state, bit in self._bit.items() if found & bit)

    def _all(self, focal: int, improving: bool) -> dict[int, int]:
        others = [j for j in range(len(self.view.parties)) if j != focal]
        moves = {(j, s): self.view.improvements(j, s) if improving else self.view.moves(j, s)
                 for j in others for s in self.states}  # fmt: skip
        after = {(k, s): 0 for k in others for s in self.states}
        grown = True
        while grown:
            grown = False
            for k in others:
                for s in self.states:
                    found = after[k, s]
                    for j in others:
                        if j != k:
                            for end in moves[j, s]:
                                found |= self._bit[end] | after[j, end]
                    if found != after[k, s]:
                        after[k, s], grown = found, True
        return {s: reduce(or_, (self._bit[e] | after[j, e] for j in others for e in moves[j, s]), 0)
                for s in self.states}  # fmt: skip


def faults(view: Local, verdict: Verdict, ends: Ends | None = None) -> tuple[str, ...]:
    """What is wrong with a verdict's certificate; nothing where it proves the verdict.

    `ends` spares following the same sequences again where many verdicts are checked.

    >>> from pourparlers.model.parse import parse
    >>> from pourparlers.solve.local import local_view
    >>> view = local_view(parse("party a\\n option x\\n prefers\\n  x").conflict)
    >>> faults(view, Verdict("a", "nash", 1, True)), faults(view, Verdict("a", "nash", 0, True))
    ((), ('the improvement to 1 has no answer',))
    """
    return tuple(_faults(view, verdict, ends))


def _faults(view: Local, verdict: Verdict, ends: Ends | None) -> Iterator[str]:
    focal = view.parties.index(verdict.party)
    worth = view.worth(focal, verdict.state)
    better = {t for t in view.moves(focal, verdict.state) if view.worth(focal, t) > worth}
    if not verdict.stable:
        if verdict.improvement not in better:
            yield f"{verdict.improvement} is no improvement from {verdict.state}"
        elif verdict.barrier and isinstance(view, OnOptions):
            yield from barrier_faults(view.conflict, verdict)
        elif verdict.concept != "nash" and _answerable(view, focal, verdict, ends):
            yield f"the improvement to {verdict.improvement} can be answered"
        return
    if verdict.unlisted:
        yield f"{verdict.unlisted} improvements are not listed with their answers"
        better = {answer.improvement for answer in verdict.answers}
    for missing in sorted(better - {answer.improvement for answer in verdict.answers}):
        yield f"the improvement to {missing} has no answer"
    if verdict.concept == "nash" and verdict.answers:
        yield "a Nash stable state has no improvement to answer"
    for answer in verdict.answers:
        check = _simultaneous_faults if verdict.concept == "sim" else _sequence_faults
        yield from check(view, focal, verdict, answer)


def _sequence_faults(view: Local, focal: int, verdict: Verdict, answer: Answer) -> Iterator[str]:
    state, last = answer.improvement, verdict.party
    worth = view.worth(focal, verdict.state)
    for step in answer.steps:
        j = view.parties.index(step.party)
        if j == focal or step.party == last:
            yield f"{step.party} may not move from {state} now"
        if step.state not in view.moves(j, state):
            yield f"{step.party} cannot move from {state} to {step.state}"
        elif verdict.concept == "seq" and not view.worth(j, step.state) > view.worth(j, state):
            yield f"{step.party} does not prefer {step.state} to {state}"
        state, last = step.state, step.party
    if not answer.steps or answer.end != state:
        yield f"the answer does not end in {answer.end}"
    if view.worth(focal, answer.end) > worth:
        yield f"{verdict.party} prefers {answer.end} to {verdict.state}"
    if verdict.concept == "smr":
        yield from (f"{verdict.party} escapes to {end}" for end in view.moves(focal, answer.end)
                    if view.worth(focal, end) > worth)  # fmt: skip


def _simultaneous_faults(view: Local, focal: int, verdict: Verdict, answer: Answer) -> Iterator[str]:
    now = verdict.state
    movers = [step.party for step in answer.steps]
    if len(set(movers)) < len(movers) or verdict.party in movers:
        yield "somebody chooses twice"
    for step in answer.steps:
        j = view.parties.index(step.party)
        if step.state not in view.moves(j, now) or not view.worth(j, step.state) > view.worth(j, now):
            yield f"{step.party} does not improve from {now} to {step.state}"
    if view.worth(focal, answer.end) > view.worth(focal, now):
        yield f"{verdict.party} prefers {answer.end} to {now}"
    choices = [(focal, answer.improvement), *((view.parties.index(s.party), s.state) for s in answer.steps)]
    if answer.end not in set(_together(view, now, choices)):
        yield f"these choices together do not give {answer.end}"


def _together(view: Local, now: int, choices: list[tuple[int, int]]) -> Iterator[int]:
    """The states that the choices can give together: from one cell of the state, all changes at once."""
    ways = [dict[int, list[int]]() for _ in choices]
    for found, (mover, end) in zip(ways, choices, strict=True):
        for cell, change in view.ways(mover, now, end):
            found.setdefault(cell, []).append(change)
    for cell in set.intersection(*(set(found) for found in ways)):
        joint = {0}
        for found in ways:
            joint = {changed | change for changed in joint for change in found[cell]}
        yield from (state for changed in joint if (state := view.state_of(cell ^ changed)) is not None)


def _answerable(view: Local, focal: int, verdict: Verdict, ends: Ends | None) -> bool:
    """Whether an answer exists, by trying all, straight from the definition."""
    worth = view.worth(focal, verdict.state)
    assert verdict.improvement is not None
    if verdict.concept == "sim":
        return any(view.worth(focal, end) <= worth for end in _all_together(view, focal, verdict))
    if ends is not None:
        found = ends.of(focal, verdict.improvement, verdict.concept == "seq")
        return any(_deters(view, focal, verdict.concept, worth, end) for end in found)
    todo: list[tuple[int, int]] = [(verdict.improvement, focal)]
    seen = set(todo)
    while todo:
        state, last = todo.pop()
        for j in range(len(view.parties)):
            if j in (focal, last):
                continue
            for end in view.moves(j, state):
                if verdict.concept == "seq" and not view.worth(j, end) > view.worth(j, state):
                    continue
                if _deters(view, focal, verdict.concept, worth, end):
                    return True
                if (end, j) not in seen:
                    seen.add((end, j))
                    todo.append((end, j))
    return False


def _deters(view: Local, focal: int, concept: str, worth: tuple[int, ...], end: int) -> bool:
    """Whether an end is no better for the decision maker, and under SMR has no way out to anything better."""
    stuck = concept != "smr" or all(view.worth(focal, v) <= worth for v in view.moves(focal, end))
    return stuck and view.worth(focal, end) <= worth


def _all_together(view: Local, focal: int, verdict: Verdict) -> Iterator[int]:
    assert verdict.improvement is not None
    chosen: list[list[tuple[int, int]]] = [[(focal, verdict.improvement)]]
    for j in range(len(view.parties)):
        if j != focal:
            chosen += [[*some, (j, end)] for some in chosen for end in view.improvements(j, verdict.state)]
    for some in chosen:
        yield from _together(view, verdict.state, some)
