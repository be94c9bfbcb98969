"""Every tie with the statements that it rests on."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from pourparlers.positions.networks.counts import positions_of
from pourparlers.positions.networks.select import Selection
from pourparlers.positions.networks.types import Edge, Network
from pourparlers.record.columns import StatementTable


def edges(selection: Selection, network: Network, table: StatementTable | None = None) -> tuple[Edge, ...]:
    """The ties that are not 0, each with the statement ids behind it, in the order of the matrix.

    Two-mode: what the actor says of the concept. One-mode: what the two say of the concepts they share; each pair once.
    """
    table = selection.kept if table is None else table
    i = positions_of(selection.column(1, table), network.rows)
    j = selection.column(2, table).codes
    if network.square:
        return tuple(_one_mode(table, network, i, j))
    column = positions_of(selection.column(2, table), network.columns)
    behind: dict[tuple[int, int], list[str]] = defaultdict(list)
    for row, cell in enumerate(zip(i.tolist(), column.tolist(), strict=True)):
        behind[cell].append(table.evidence(row))
    cells = np.argwhere(network.values != 0).tolist()
    return tuple(
        Edge(network.rows[a], network.columns[b], float(network.values[a, b]), tuple(behind[a, b])) for a, b in cells
    )


def _one_mode(table: StatementTable, network: Network, i: np.ndarray, j: np.ndarray) -> list[Edge]:
    said: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row, (actor, concept) in enumerate(zip(i.tolist(), j.tolist(), strict=True)):
        said[actor][concept].append(table.evidence(row))
    found = []
    for a, b in np.argwhere(np.triu(network.values, 1) != 0).tolist():
        shared = sorted(said[a].keys() & said[b].keys())
        ids = [s for c in shared for s in (*said[a][c], *said[b][c])]
        found.append(Edge(network.rows[a], network.columns[b], float(network.values[a, b]), tuple(ids)))
    return found
