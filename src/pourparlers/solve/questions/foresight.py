"""Limited-move and non-myopic stability: decision makers who look several moves ahead.

Two of them: Zagare (1984), Kilgour (1984), Fang, Hipel & Kilgour (1993, chapter 4). With horizon h the focal decision
maker moves first, then they alternate; each moves only if the end of it is better than staying, and knows that the
other does. Of equally good ends the one by the lowest-numbered state counts.

With more, who answers next is not given, and definitions compete (Soares et al. 2026 set two against two older ones).
The one here is the cautious one: any of the others may be next, and whoever moves reckons with the next one whose
answer is worst for it. With two it is the definition above; with a horizon of 1 it is Nash stability for any number.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.model.types import Conflict
from pourparlers.solve.graph import Graph
from pourparlers.solve.questions.relations import graph_of
from pourparlers.solve.space import Array, Bools

LONGEST = 256  # horizons tried before the limit is said not to exist


def ends(graph: Graph, horizon: int) -> tuple[Array, ...]:
    """For each decision maker, shape (S,): the place where each state ends if it moves first with that horizon.

    G_0(s) = s. Of a move to t is expected what is worst for the mover among the ends G_{h-1}(t) of those who may be
    next; M(s) is the own move of which the best is expected. G_h(s) is that if it is better for the mover, else s.
    """
    now = tuple(np.arange(len(graph.numbers)) for _ in graph.arcs)
    for _ in range(horizon):
        now = _one_more(graph, now)
    return now


def _one_more(graph: Graph, now: tuple[Array, ...]) -> tuple[Array, ...]:
    """The ends with a horizon longer by one move."""
    stay = np.arange(len(graph.numbers))
    others = [[end for j, end in enumerate(now) if j != i] or [stay] for i in range(len(now))]
    return tuple(_chosen(graph, i, answers) for i, answers in enumerate(others))


def _chosen(graph: Graph, mover: int, answers: Sequence[Array]) -> Array:
    """Where each state ends if the mover chooses now, the next ones answering as given."""
    arcs, mine = graph.arcs[mover], graph.worths[mover]
    every = np.array(answers)
    expected = every[np.argmin(mine[every], axis=0), np.arange(every.shape[1])]
    value, best, chosen = mine[expected], mine.copy(), np.arange(len(mine))
    for start, end in zip(arcs.starts.tolist(), arcs.ends.tolist(), strict=True):
        if value[end] > best[start]:
            best[start], chosen[start] = value[end], expected[end]
    return chosen


def limited(conflict: Conflict, horizon: int) -> dict[str, Bools]:
    """Which states are stable for each decision maker who looks `horizon` moves ahead; 1 is Nash.

    >>> from pourparlers.model.catalog import entry
    >>> dilemma = entry("prisoners-dilemma").conflict
    >>> [limited(dilemma, h)["row"].astype(int).tolist() for h in (1, 2)]
    [[1, 0, 1, 0], [1, 0, 1, 1]]
    """
    if horizon < 1:
        raise WrongUse("a horizon is 1 or more")
    graph = graph_of(conflict)
    places = np.arange(len(graph.numbers))
    return {dm.id: end == places for dm, end in zip(conflict.decision_makers, ends(graph, horizon), strict=True)}


def non_myopic(conflict: Conflict) -> dict[str, Bools]:
    """Which states are stable for each at every horizon from some horizon on; unstable where no limit exists.

    >>> from pourparlers.model.catalog import entry
    >>> dilemma = entry("prisoners-dilemma").conflict
    >>> found = non_myopic(dilemma)
    >>> (found["row"] & found["column"]).astype(int).tolist()
    [1, 0, 0, 1]
    """
    graph = graph_of(conflict)
    places = np.arange(len(graph.numbers))
    now = ends(graph, 1)
    seen: dict[bytes, int] = {}
    series: list[tuple[Bools, ...]] = []
    while len(series) < LONGEST:
        key = b"".join(end.tobytes() for end in now)  # what follows depends on these alone
        if key in seen:
            series = series[seen[key] :]
            break
        seen[key] = len(series)
        series.append(tuple(end == places for end in now))
        now = _one_more(graph, now)
    return {dm.id: np.logical_and.reduce([held[i] for held in series]) for i, dm in enumerate(conflict.decision_makers)}
