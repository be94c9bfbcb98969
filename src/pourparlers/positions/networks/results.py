"""Results as plain data, one object a computation, in the form that checks against DNA are kept in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pourparlers.positions.networks.bootstrap import Uncertainty
from pourparlers.positions.networks.clusters import Clustering
from pourparlers.positions.networks.distance import distances, on_common_axes, square
from pourparlers.positions.networks.scaling import Scaling
from pourparlers.positions.networks.select import Selection, when
from pourparlers.positions.networks.spec import Spec
from pourparlers.positions.networks.types import Backbone, Bars, Camps, NestedBackbone, Network

DIGITS = 10
THIN_FROM, EVERY = 60, 20
"""kernel series of more steps than this are shown by every 20th step, the middle and the last one"""


def number(value: float) -> int | float | None:
    """A number to ten digits, whole where it is whole; None for what is no number.

    >>> number(2.0), number(-0.0), number(1 / 3)
    (2, 0, 0.3333333333)
    """
    if not np.isfinite(value):
        return None
    rounded = round(float(value), DIGITS)
    return int(rounded) if rounded == int(rounded) else rounded


def matrix(network: Network) -> dict[str, Any]:
    """Rows, columns and cells."""
    cells = [[number(v) for v in row] for row in network.values.tolist()]
    return {"rows": list(network.rows), "cols": list(network.columns), "m": cells}


def network_result(network: Network, selection: Selection) -> dict[str, Any]:
    """A network with the ids of the statements that count."""
    ids = [int(i) for i in selection.kept.ids.tolist()]
    return {"n_statements": len(ids), "matrix": matrix(network), "statement_ids": ids}


def series_result(series: Sequence[Network], spec: Spec, selection: Selection, *, full: bool) -> dict[str, Any]:
    """A series: each step with its times, shape and sum; matrices for the first, middle and last, or all (`full`)."""
    out: dict[str, Any] = {} if spec.kind == "timewindow" else {"n_statements": len(selection.kept)}
    steps = range(len(series))
    thin = spec.kernel != "no" and len(series) > THIN_FROM and not full
    if thin:
        out["series_length"] = len(series)
        steps = sorted({*range(0, len(series), EVERY), len(series) // 2, len(series) - 1})  # type: ignore[assignment]
    shown = set(steps) if full else {0, len(series) // 2, len(series) - 1}
    out["series"] = [_step(series[t], whole=t in shown) for t in steps]
    if spec.distance != "no" and series:
        laid = on_common_axes(series)
        if spec.distance == "spectral" and spec.networkType == "twomode" and not spec.dna:
            laid = [square(values) for values in laid]
        table = distances(laid, spec.distance, dna=spec.dna)
        out["distance_sum"] = number(float(table.sum()))
        out["distance_first_row"] = [number(v) for v in table[0].tolist()]
        if full:
            out["distances"] = [[number(v) for v in row] for row in table.tolist()]
    return out


def _step(network: Network, *, whole: bool) -> dict[str, Any]:
    step: dict[str, Any] = {"start": stamp(network.start), "mid": stamp(network.middle), "stop": stamp(network.stop)}
    step |= {"shape": list(network.values.shape), "sum": number(float(network.values.sum()))}
    return step | matrix(network) if whole else step


def stamp(moment: int | None) -> str | None:
    """A moment as `2021-03-09T09:00`, with seconds where there are any."""
    if moment is None:
        return None
    whole = when(moment)
    return whole.isoformat(timespec="seconds" if whole.second else "minutes")


def bars_result(bars: Bars) -> dict[str, Any]:
    """Bar plot counts."""
    return {"values": list(bars.values), "counts": [list(row) for row in bars.counts], "intValues": list(bars.levels)}


def nested_result(found: NestedBackbone) -> dict[str, Any]:
    """A nested backbone."""
    return {
        "entities": list(found.entities),
        "backboneLoss": [number(v) for v in found.backbone_loss],
        "redundantLoss": [number(v) for v in found.redundant_loss],
        "numStatements": list(found.statements),
    }


def backbone_result(found: Backbone) -> dict[str, Any]:
    """A backbone of a fixed or penalised size."""
    return {
        "backbone": list(found.backbone),
        "redundant": list(found.redundant),
        "unpenalizedBackboneLoss": number(found.backbone_loss),
        "unpenalizedRedundantLoss": number(found.redundant_loss),
    }


def camps_result(found: Sequence[Camps]) -> dict[str, Any]:
    """Camps, one entry a step of time."""
    return {
        "finalMaxQs": [number(c.score) for c in found],
        "memberships": [list(c.memberships) for c in found],
        "names": [list(c.names) for c in found],
    }


def clusterings_result(found: Sequence[Clustering]) -> list[dict[str, Any]]:
    """Divisions by each method, the one of the highest modularity first."""
    return [
        {"method": c.method, "groups": c.groups, "modularity": number(c.modularity), "names": list(c.names),
         "memberships": list(c.memberships)}
        for c in found
    ]  # fmt: skip


def scaling_result(found: Scaling) -> dict[str, Any]:
    """Actors with their place and interval on each dimension, concepts with how far they divide."""

    def cells(values: Any) -> list[list[Any]]:
        return [[number(v) for v in row] for row in values.tolist()]

    return {"actors": list(found.actors), "positions": cells(found.positions), "low": cells(found.low),
            "high": cells(found.high), "concepts": list(found.concepts),
            "discrimination": cells(found.discrimination), "draws": found.draws, "seed": found.seed}  # fmt: skip


def uncertainty_result(found: Uncertainty) -> dict[str, Any]:
    """Figures with their intervals; of every tie its bounds, and how often it had its sign."""
    cells = {"m": found.values, "low": found.low, "high": found.high, "sign": found.sign}
    ties = {name: [[number(v) for v in row] for row in values.tolist()] for name, values in cells.items()}
    figures = [
        {"figure": i.name, "value": number(i.value), "low": number(i.low), "high": number(i.high)}
        for i in found.figures
    ]
    return {"figures": figures, "rows": list(found.rows), "cols": list(found.columns), **ties, "runs": found.runs,
            "seed": found.seed}  # fmt: skip
