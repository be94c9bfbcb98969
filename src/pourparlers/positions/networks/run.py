"""A spec and a table of statements in, a result out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from pourparlers.positions.networks import results
from pourparlers.positions.networks.backbone import backbone, evaluated, nested
from pourparlers.positions.networks.bars import bars
from pourparlers.positions.networks.bootstrap import bootstrap
from pourparlers.positions.networks.clusters import clusterings
from pourparlers.positions.networks.events import event_list
from pourparlers.positions.networks.kernels import kernel_networks
from pourparlers.positions.networks.measures import balance, centralities
from pourparlers.positions.networks.polarisation import polarisation
from pourparlers.positions.networks.scaling import scale
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


def _clustering(_: StatementTable, selection: Selection) -> dict[str, Any]:
    spec = selection.spec
    return {"result": results.clusterings_result(clusterings(selection, least=spec.least, most=spec.most))}


def _scaling(_: StatementTable, selection: Selection) -> dict[str, Any]:
    spec = selection.spec
    found = scale(selection, dimensions=spec.dimensions, ordinal=spec.ordinal, threshold=spec.threshold,
                  draws=spec.draws)  # fmt: skip
    return {"result": results.scaling_result(found), "stochastic": True}


def _centrality(_: StatementTable, selection: Selection) -> dict[str, Any]:
    return {"result": [asdict(c) for c in centralities(network_of(selection))]}


def _balance(_: StatementTable, selection: Selection) -> dict[str, Any]:
    return {"result": asdict(balance(network_of(selection)))}


def _uncertainty(table: StatementTable, selection: Selection) -> dict[str, Any]:
    found = bootstrap(table, selection.spec, runs=selection.spec.runs)
    return {"result": results.uncertainty_result(found), "stochastic": True}


OTHERS: dict[str, Callable[[StatementTable, Selection], dict[str, Any]]] = {
    "clustering": _clustering, "scaling": _scaling, "centrality": _centrality, "balance": _balance,
    "uncertainty": _uncertainty,
}  # fmt: skip


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
    if spec.kind in OTHERS:
        return OTHERS[spec.kind](table, selection)
    if spec.networkType == "eventlist":
        return {"n_statements": len(selection.kept), "events": event_list(selection)}
    if spec.timeWindow != "no":
        return results.series_result(_series(selection), spec, selection, full=full)
    return results.network_result(network_of(selection), selection)


def defined(found: dict[str, Any], spec: Spec) -> dict[str, Any]:
    """The result with the name of the definitions that it follows."""
    return found | {"definition": definition_of(spec)}
