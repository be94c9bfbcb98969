"""A spec and a table of statements in, a result out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pourparlers.positions.networks import results
from pourparlers.positions.networks.backbone import backbone, evaluated, nested
from pourparlers.positions.networks.bars import bars
from pourparlers.positions.networks.events import event_list
from pourparlers.positions.networks.kernels import kernel_networks
from pourparlers.positions.networks.polarisation import polarisation
from pourparlers.positions.networks.select import Selection, select
from pourparlers.positions.networks.spec import Spec
from pourparlers.positions.networks.types import Network, definition_of
from pourparlers.positions.networks.windows import network_of, windows
from pourparlers.record.columns import StatementTable


def network(table: StatementTable, spec: Spec) -> Network:
    """One network of the whole period."""
    return network_of(select(table, replace(spec, timeWindow="no")))


def series(table: StatementTable, spec: Spec) -> tuple[Network, ...]:
    """The networks of a spec with a time window, all of them."""
    return tuple(_series(select(table, spec)))


def _series(selection: Selection) -> list[Network]:
    spec = selection.spec
    found = list(kernel_networks(selection) if spec.kernel != "no" else windows(selection))
    if spec.normalizeToOne:
        found = [_to_one(n) for n in found]
    if spec.dna and spec.distance == "spectral":  # its spectra set negative ties to 0 in the networks themselves
        found = [replace(n, values=n.values.clip(min=0)) for n in found]
    return found


def _to_one(n: Network) -> Network:
    total = float(n.values.sum())
    return replace(n, values=n.values / total) if total != 0 else n


def result(table: StatementTable, spec: Spec, *, full: bool = False) -> dict[str, Any]:
    """What a spec asks for as plain data; `full`: series with every step and matrix."""
    selection = select(table, spec)
    spec = selection.spec
    match spec.kind:
        case "barplot":
            return {"result": results.bars_result(bars(selection))}
        case "backbone" if spec.method == "nested":
            return {"result": results.nested_result(nested(selection))}
        case "backbone":
            return {"result": results.backbone_result(backbone(selection)), "stochastic": True}
        case "evalbackbone":
            return {"result": [results.number(v) for v in evaluated(selection)]}
        case "polarization":
            return {"result": results.camps_result(polarisation(selection)), "stochastic": True}
    if spec.networkType == "eventlist":
        return {"n_statements": len(selection.kept), "events": event_list(selection)}
    if spec.timeWindow != "no":
        return results.series_result(_series(selection), spec, selection, full=full)
    return results.network_result(network_of(selection), selection)


def defined(found: dict[str, Any], spec: Spec) -> dict[str, Any]:
    """The result with the name of the definitions that it follows."""
    return found | {"definition": definition_of(spec)}
