"""Networks for other programs: CSV, UCINET dl, GraphML (Gephi, visone), JSON Lines; networkx and igraph objects.

Statement ids go along wherever the format has room for them. Names that a format cannot hold as they are get another
form that is still their own; `Problem`s say which.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pourparlers.base.escaping import safe_cell, xml_text
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.positions.networks.results import number
from pourparlers.positions.networks.types import Edge, Network


def csv_text(network: Network) -> str:
    """The matrix with its labels, comma-separated, quoted where needed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["", *map(safe_cell, network.columns)])
    for name, row in zip(network.rows, network.values.tolist(), strict=True):
        writer.writerow([safe_cell(name), *(number(v) for v in row)])
    return out.getvalue()


def edge_csv_text(edges: Iterable[Edge]) -> str:
    """One row a tie, its statements in the last column."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["source", "target", "weight", "statements"])
    for e in edges:
        writer.writerow([safe_cell(e.source), safe_cell(e.target), number(e.weight), " ".join(e.statements)])
    return out.getvalue()


def jsonl_text(edges: Iterable[Edge]) -> str:
    """One JSON object a tie."""
    return "".join(
        json.dumps(
            {"source": e.source, "target": e.target, "weight": number(e.weight), "statements": list(e.statements)},
            ensure_ascii=False,
        )
        + "\n"
        for e in edges
    )


def dl_labels(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Names as UCINET takes them: one line, no double quotes, no two alike but for case; and what was changed.

    >>> dl_labels(['say "no"', "Say 'no'"])[0]
    ("say 'no'", "Say 'no' (2)")
    """
    taken: set[str] = set()
    found, problems = [], []
    for name in names:
        plain = " ".join(name.replace('"', "'").split()) or "-"
        label, n = plain, 2
        while label.lower() in taken:
            label, n = f"{plain} ({n})", n + 1
        taken.add(label.lower())
        found.append(label)
        if label != name:
            message = Message("{name!r} is written {label!r}", name=name, label=label)
            remedy = "nothing to do; UCINET takes no other form"
            problems.append(Problem("name-changed", Where(), message, remedy, "note"))
    return tuple(found), tuple(problems)


def dl_text(network: Network) -> str:
    """UCINET's full-matrix format, with labels."""
    rows, _ = dl_labels(network.rows)
    columns, _ = dl_labels(network.columns)
    size = f"n={len(rows)}" if network.square else f"nr={len(rows)}, nc={len(columns)}"
    lines = [f"dl {size}, format=fullmatrix"]
    if network.square:
        lines += ["labels:", ",".join(f'"{name}"' for name in rows)]
    else:
        lines += ["row labels:", ",".join(f'"{name}"' for name in rows)]
        lines += ["column labels:", ",".join(f'"{name}"' for name in columns)]
    lines.append("data:")
    lines += [" ".join(str(number(v)) for v in row) for row in network.values.tolist()]
    return "\n".join(lines) + "\n"


def graphml_text(
    network: Network, edges: Iterable[Edge], attributes: Mapping[str, Mapping[str, str]] | None = None
) -> str:
    """GraphML with typed keys: label and mode of nodes, weight, sign and statement ids of ties, nodes' attributes.

    `attributes`: for each attribute the value of each name. Node ids are numbers, so names may hold anything.
    """
    given = attributes or {}
    nodes = [(f"r{n}", name, 1) for n, name in enumerate(network.rows)]
    if not network.square:
        nodes += [(f"c{n}", name, 2) for n, name in enumerate(network.columns)]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    keys = [("label", "node", "string"), ("mode", "node", "int"), *((a, "node", "string") for a in sorted(given)),
            ("weight", "edge", "double"), ("sign", "edge", "int"), ("statements", "edge", "string")]  # fmt: skip
    ids = {key[:2]: f"d{n}" for n, key in enumerate(keys)}
    for name, what, type_ in keys:
        lines.append(f'  <key id="{ids[name, what]}" for="{what}" attr.name={_attribute(name)} attr.type="{type_}"/>')
    lines.append(f'  <graph id="network" edgedefault="undirected"><!-- definitions: {network.definition} -->')
    for id_, name, mode in nodes:
        data = {"label": name, "mode": str(mode)} | {a: given[a][name] for a in sorted(given) if name in given[a]}
        lines.append(f'    <node id="{id_}">{_data(data, "node", ids)}</node>')
    row = {name: f"r{n}" for n, name in enumerate(network.rows)}
    column = row if network.square else {name: f"c{n}" for n, name in enumerate(network.columns)}
    for n, e in enumerate(edges):
        sign = (e.weight > 0) - (e.weight < 0)
        data = {"weight": repr(e.weight), "sign": str(sign), "statements": " ".join(e.statements)}
        ends = f'source="{row[e.source]}" target="{column[e.target]}"'
        lines.append(f'    <edge id="e{n}" {ends}>{_data(data, "edge", ids)}</edge>')
    return "\n".join([*lines, "  </graph>", "</graphml>"]) + "\n"


def _data(values: Mapping[str, str], what: str, ids: Mapping[tuple[str, str], str]) -> str:
    return "".join(f'<data key="{ids[k, what]}">{_xml(v)}</data>' for k, v in values.items())


def _xml(text: str) -> str:
    return escape(xml_text(text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(xml_text(text))


def to_networkx(network: Network, edges: Iterable[Edge]) -> Any:
    """A networkx graph; two-mode nodes are `(1, name)` and `(2, name)`. Needs `pourparlers[networks]`."""
    import networkx

    graph = networkx.Graph(definition=network.definition)
    one, two = (lambda name: name, lambda name: name) if network.square else (lambda n: (1, n), lambda n: (2, n))
    graph.add_nodes_from((one(name), {"label": name, "mode": 1}) for name in network.rows)
    if not network.square:
        graph.add_nodes_from((two(name), {"label": name, "mode": 2}) for name in network.columns)
    graph.add_edges_from(
        (one(e.source), two(e.target), {"weight": e.weight, "statements": list(e.statements)}) for e in edges
    )
    return graph


def to_igraph(network: Network, edges: Iterable[Edge]) -> Any:
    """An igraph graph with `name`, `weight`, `statements` and, for two modes, `type`. Needs `pourparlers[networks]`."""
    import igraph

    listed = list(edges)
    names = [*network.rows, *(() if network.square else network.columns)]
    offset = 0 if network.square else len(network.rows)
    row = {name: n for n, name in enumerate(network.rows)}
    column = {name: n + offset for n, name in enumerate(network.columns)}
    new_graph: Any = igraph.Graph
    graph = new_graph(n=len(names), edges=[(row[e.source], column[e.target]) for e in listed])
    graph.vs["name"] = names
    if not network.square:
        graph.vs["type"] = [n >= offset for n in range(len(names))]
    graph.es["weight"] = [e.weight for e in listed]
    graph.es["statements"] = [list(e.statements) for e in listed]
    graph["definition"] = network.definition
    return graph
