"""A network for each step of time with what it rests on: the panels of small multiples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.positions.networks.bootstrap import Interval, bootstrap
from pourparlers.positions.networks.counts import positions_of
from pourparlers.positions.networks.edges import edges
from pourparlers.positions.networks.kernels import kernel_networks
from pourparlers.positions.networks.select import Selection, select
from pourparlers.positions.networks.spec import Spec
from pourparlers.positions.networks.types import Edge, Network
from pourparlers.positions.networks.windows import network_of, window_tables
from pourparlers.record.columns import StatementTable

FEW = 5
"""a window with fewer statements is marked as such: its network says little"""


@dataclass(frozen=True, slots=True)
class Panel:
    """One step of time."""

    network: Network
    edges: tuple[Edge, ...]
    heard: dict[str, tuple[str, ...]]
    """the statements of each actor in the step"""
    statements: int

    @property
    def few(self) -> bool:
        """Whether it rests on too few statements to say much."""
        return self.statements < FEW


def panels(table: StatementTable, spec: Spec) -> tuple[Panel, ...]:
    """The networks of a spec with their evidence: one for each window, or a single one without windows."""
    selection = select(table, spec)
    return tuple(_panel(selection, network, part) for network, part in _steps(selection))


def _steps(selection: Selection) -> Iterator[tuple[Network, StatementTable]]:
    if selection.spec.timeWindow == "no":
        yield network_of(selection), selection.kept
    elif selection.spec.kernel != "no":
        moments = selection.kept.moments
        for n in kernel_networks(selection):
            assert n.start is not None and n.stop is not None
            yield n, selection.kept.rows((moments >= n.start) & (moments <= n.stop))
    else:
        for start, middle, stop, part in window_tables(selection):
            yield network_of(selection, part, start=start, middle=middle, stop=stop), part


def _panel(selection: Selection, network: Network, part: StatementTable) -> Panel:
    place = positions_of(selection.column(1, part), network.rows)
    heard: dict[str, list[str]] = {}
    for row in np.flatnonzero(place >= 0).tolist():
        heard.setdefault(network.rows[place[row]], []).append(part.evidence(row))
    ids = {name: tuple(found) for name, found in heard.items()}
    return Panel(network, edges(selection, network, part), ids, len(part))


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one step of time, each with its interval."""

    start: int
    middle: int
    stop: int
    figures: tuple[Interval, ...]
    statements: tuple[str, ...]


def measured(table: StatementTable, spec: Spec, *, runs: int = 200) -> tuple[Measured, ...]:
    """The figures that a reader might quote, window by window, with the intervals of a bootstrap over articles."""
    if spec.timeWindow == "no" or spec.kernel != "no":
        raise WrongUse("figures over time need windows: timeWindow=months windowSize=6, say, and no kernel")
    selection = select(table, spec)
    whole = replace(spec, timeWindow="no", duplicates="include", excludeValues=(), excludeVariables=(), start=None,
                    stop=None)  # fmt: skip
    found = []
    for start, middle, stop, part in window_tables(selection):
        figures: Any = bootstrap(part, whole, runs=runs).figures if len(part) else ()
        ids = tuple(part.evidence(row) for row in range(len(part)))
        found.append(Measured(start, middle, stop, figures, ids))
    return tuple(found)
