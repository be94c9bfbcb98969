"""Limited-move and non-myopic stability for two decision makers, who look several moves ahead.

Zagare (1984), Kilgour (1984), Fang, Hipel & Kilgour (1993, chapter 4). With horizon h the focal decision maker moves
first, then they alternate; each moves only if the end of it is better than staying, and knows that the other does.
"""

from __future__ import annotations

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.model.types import Conflict
from pourparlers.solve.graph import Graph
from pourparlers.solve.relations import graph_of
from pourparlers.solve.space import Array, Bools

LONGEST = 256  # horizons tried before the limit is said not to exist


def ends(graph: Graph, focal: int, horizon: int) -> Array:
    """Shape (S,): the place where each state ends if `focal` moves first with that horizon.

    G_0(s) = s; with M(s) the own move whose continuation by the other with horizon h-1 is best for the mover:
    G_h(s) is that continuation if it is better for the mover than s, else s.
    """
    out = np.arange(len(graph.numbers))
    mover = focal if horizon % 2 else 1 - focal
    for _ in range(horizon):
        arcs, mine = graph.arcs[mover], graph.worths[mover]
        value = mine[out]
        fresh = np.arange(len(out))
        best = mine.copy()
        for start, end in zip(arcs.starts.tolist(), arcs.ends.tolist(), strict=True):
            if value[end] > best[start]:
                best[start], fresh[start] = value[end], out[end]
        out, mover = fresh, 1 - mover
    return out


def limited(conflict: Conflict, horizon: int) -> dict[str, Bools]:
    """Which states are stable for each of two decision makers who look `horizon` moves ahead; 1 is Nash.

    >>> from pourparlers.model.catalog import entry
    >>> dilemma = entry("prisoners-dilemma").conflict
    >>> [limited(dilemma, h)["row"].astype(int).tolist() for h in (1, 2)]
    [[1, 0, 1, 0], [1, 0, 1, 1]]
    """
    graph = _two(conflict)
    if horizon < 1:
        raise WrongUse("a horizon is 1 or more")
    places = np.arange(len(graph.numbers))
    return {dm.id: ends(graph, i, horizon) == places for i, dm in enumerate(conflict.decision_makers)}


def non_myopic(conflict: Conflict) -> dict[str, Bools]:
    """Which states are stable for each at every horizon from some horizon on; unstable where no limit exists.

    >>> from pourparlers.model.catalog import entry
    >>> dilemma = entry("prisoners-dilemma").conflict
    >>> found = non_myopic(dilemma)
    >>> (found["row"] & found["column"]).astype(int).tolist()
    [1, 0, 0, 1]
    """
    graph = _two(conflict)
    out = {}
    places = np.arange(len(graph.numbers))
    for i, dm in enumerate(conflict.decision_makers):
        seen: dict[tuple[bytes, bytes], int] = {}
        series: list[Bools] = []
        for h in range(1, LONGEST + 1):
            series.append(ends(graph, i, h) == places)
            key = (ends(graph, 0, h).tobytes(), ends(graph, 1, h).tobytes())  # what follows depends on these two alone
            if key in seen:
                series = series[seen[key] :]
                break
            seen[key] = h
        out[dm.id] = np.logical_and.reduce(series)
    return out


def _two(conflict: Conflict) -> Graph:
    if len(conflict.decision_makers) != 2:
        raise WrongUse("looking several moves ahead is defined here for two decision makers; "
                       "with more, who answers next is itself a choice")  # fmt: skip
    return graph_of(conflict)
