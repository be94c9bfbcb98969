"""Networks for other programs: every name told apart, every tie with its statements."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from tests.positions.networks.tables import statement, table
from tests.record.dna.make import NAMES as CODED
from tests.record.dna.make import make

from pourparlers.doors.cli import cli
from pourparlers.positions.networks.edges import edges
from pourparlers.positions.networks.files import (
    csv_text,
    dl_labels,
    dl_text,
    edge_csv_text,
    graphml_text,
    jsonl_text,
    to_igraph,
    to_networkx,
)
from pourparlers.positions.networks.select import select
from pourparlers.positions.networks.spec_in import spec_from
from pourparlers.positions.networks.windows import network_of

NAMES = ["O'Neil & \"Sons\"; Ltd", "line\nbreak", "=SUM(A1)", "\u202bחיפה\u202c", "<b>", 'say "x"',
         "say 'x'", "a\x00"]  # fmt: skip
SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def drawn(**spec):
    rows = [statement(n, name, concept, n % 2, document=n) for n, (name, concept) in
            enumerate(((a, c) for a in NAMES for c in ("x", "-y")), 1)]  # fmt: skip
    selection = select(table(rows), spec_from(spec))
    network = network_of(selection)
    return network, edges(selection, network)


@pytest.mark.parametrize("mode", ["onemode", "twomode"])
def test_graphml_keeps_names_weights_and_statements(mode):
    network, ties = drawn(networkType=mode)
    root = ElementTree.fromstring(graphml_text(network, ties, {"camp": {NAMES[0]: "north"}}).encode())
    keys = {k.get("id"): k.get("attr.name") for k in root.iter(f"{SPACE}key")}
    assert {k.get("attr.type") for k in root.iter(f"{SPACE}key")} == {"string", "int", "double"}
    nodes = [{keys[d.get("key")]: d.text for d in n} for n in root.iter(f"{SPACE}node")]
    assert [n["label"] for n in nodes][: len(NAMES)] == [n.replace("\x00", "\\u0000") for n in network.rows]
    assert sum("camp" in n for n in nodes) == 1
    listed = [{keys[d.get("key")]: d.text for d in e} for e in root.iter(f"{SPACE}edge")]
    assert [float(e["weight"]) for e in listed] == [t.weight for t in ties]
    assert all(e["statements"] for e in listed)


@pytest.mark.parametrize("mode", ["onemode", "twomode"])
def test_other_programs_read_our_graphml(mode, tmp_path):
    networkx, igraph = pytest.importorskip("networkx"), pytest.importorskip("igraph")
    network, ties = drawn(networkType=mode)
    path = tmp_path / "network.graphml"
    path.write_text(graphml_text(network, ties), encoding="utf-8")
    one, two = networkx.read_graphml(path), igraph.Graph.Read_GraphML(str(path))
    assert one.number_of_edges() == two.ecount() == len(ties)
    weights = sorted(t.weight for t in ties)
    assert sorted(w for _, _, w in one.edges(data="weight")) == sorted(two.es["weight"]) == weights
    assert {n["label"] for _, n in one.nodes(data=True)} == set(two.vs["label"]) >= {"line\nbreak", "<b>", 'say "x"'}


def test_evidence_of_a_tie_is_what_was_said_of_shared_concepts():
    _, ties = drawn(aggregation="congruence")
    tie = next(t for t in ties if {t.source, t.target} == {NAMES[0], NAMES[1]})
    assert sorted(map(int, tie.statements)) == [1, 2, 3, 4]


def test_csv_is_read_back():
    network, ties = drawn(networkType="twomode", aggregation="ignore")
    header, *body = csv.reader(io.StringIO(csv_text(network), newline=""))
    assert [row[0] for row in body] == [n if n[0] != "=" else "'" + n for n in network.rows]
    assert header == ["", "'-y", "x"] and [list(map(int, row[1:])) for row in body] == network.values.tolist()
    assert len(list(csv.reader(io.StringIO(edge_csv_text(ties), newline="")))) == len(ties) + 1
    assert len(jsonl_text(ties).splitlines()) == len(ties)


def test_dl_labels_are_told_apart_and_changes_told():
    labels, problems = dl_labels(NAMES)
    assert len({label.lower() for label in labels}) == len(NAMES)
    assert not any('"' in label or "\n" in label for label in labels)
    assert {p.code for p in problems} == {"name-changed"}
    text = dl_text(drawn(aggregation="congruence")[0])
    assert text.startswith(f"dl n={len(NAMES)}, format=fullmatrix\nlabels:\n")
    assert len(text.split("data:\n")[1].splitlines()) == len(NAMES)
    assert "nr=8, nc=2" in dl_text(drawn(networkType="twomode")[0])


@pytest.mark.parametrize("mode", ["onemode", "twomode"])
def test_objects_of_networkx_and_igraph(mode):
    network, ties = drawn(networkType=mode)
    pytest.importorskip("networkx")
    pytest.importorskip("igraph")
    one, two = to_networkx(network, ties), to_igraph(network, ties)
    size = len(network.rows) + (0 if network.square else len(network.columns))
    assert one.number_of_nodes() == two.vcount() == size
    assert one.number_of_edges() == two.ecount() == len(ties)
    assert sorted(two.es["weight"]) == sorted(w for _, _, w in one.edges(data="weight"))
    assert all(d["statements"] for _, _, d in one.edges(data=True))


def printed(*arguments, code=0):
    result = CliRunner().invoke(cli, ["network", *map(str, arguments), "--lang", "en"])
    assert result.exit_code == code, result.output
    return result


def test_every_format_by_command(tmp_path):
    file = make(tmp_path / "a.dna")
    assert printed(file, "--format", "jsonl").stdout == ""  # all say both yes and no: no tie
    file = (file, "--set", "aggregation=ignore")
    whole = json.loads(printed(*file, "--format", "json").stdout)["matrix"]
    ties = {
        (a, b) for i, a in enumerate(whole["rows"]) for j, b in enumerate(whole["cols"]) if i < j and whole["m"][i][j]
    }
    listed = [json.loads(line) for line in printed(*file, "--format", "jsonl").stdout.splitlines()]
    assert {(e["source"], e["target"]) for e in listed} == ties and all(e["statements"] for e in listed)
    edges_ = list(csv.DictReader(io.StringIO(printed(*file, "--format", "edges").stdout)))
    assert [e["statements"].split() for e in edges_] == [e["statements"] for e in listed]
    assert "is written" in printed(*file, "--format", "dl").stderr
    rows = list(csv.DictReader(io.StringIO(printed(*file, "--format", "csv", "--set", "networkType=eventlist").stdout)))
    assert len(rows) == 2 * len(CODED) and rows[0]["organization"] == CODED[0]
    assert not any(cell.startswith(("=", "@")) for row in rows for cell in row.values())
    for setting in ("timeWindow=months", "kind=barplot"):
        assert "ask for json" in printed(*file, "--format", "csv", "--set", setting, code=2).stderr


def test_near_copies_count_once_by_command(tmp_path):
    file = make(tmp_path / "a.dna")  # its two documents have one text
    counted = {
        copies: json.loads(
            printed(file, "--format", "json", "--set", "qualifier=null", "--set", f"copies={copies}").stdout
        )
        for copies in ("false", "true")
    }
    assert [c["n_statements"] for c in counted.values()] == [2 * len(CODED), len(CODED)]
