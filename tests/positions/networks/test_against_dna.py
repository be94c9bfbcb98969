"""What DNA 3.1 computed on an invented database, and what we compute with compat="dna"."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pourparlers.doors.cli import cli
from pourparlers.positions.networks.polarisation import q
from pourparlers.positions.networks.run import network, result
from pourparlers.positions.networks.spec_in import spec_from
from pourparlers.record.dna.columns import read_columns

DNA = Path(__file__).resolve().parents[4] / "shared" / "dna"
pytestmark = pytest.mark.skipif(not DNA.exists(), reason="../shared/dna is not here")
RUNS = [json.loads(line) for line in (DNA / "expected.jsonl").open()] if DNA.exists() else []
EXACT = [run for run in RUNS if not run.get("stochastic")]


@pytest.fixture(scope="module")
def statements():
    return read_columns(DNA / "synthetic.dna")


def difference(expected, found, path=""):
    """The first place where the two differ by more than 1e-8."""
    if isinstance(expected, dict):
        places = (difference(v, found.get(k), f"{path}.{k}") for k, v in expected.items())
        return next(filter(None, places), None)
    if isinstance(expected, list):
        if not isinstance(found, list) or len(expected) != len(found):
            return f"{path}: lengths"
        pairs = enumerate(zip(expected, found, strict=True))
        return next(filter(None, (difference(a, b, f"{path}[{n}]") for n, (a, b) in pairs)), None)
    if isinstance(expected, int | float) and not isinstance(expected, bool):
        near = isinstance(found, int | float) and abs(expected - found) <= 1e-8 * max(1, abs(expected))
        return None if near else f"{path}: {expected} is {found}"
    return None if expected == found else f"{path}: {expected!r} is {found!r}"


@pytest.mark.parametrize("run", EXACT, ids=lambda run: " ".join(map(str, run["spec"].values()))[:90])
def test_the_same_numbers(run, statements):
    found = result(statements, spec_from(run["spec"] | {"compat": "dna"}))
    assert difference({k: v for k, v in run.items() if k != "spec"}, found) is None


def test_all_runs_are_compared():
    assert len(EXACT) == 180


@pytest.mark.parametrize("run", [r for r in RUNS if r["spec"]["kind"] == "polarization"], ids=str)
def test_polarisation_is_at_least_as_high_by_the_same_q(run, statements):
    spec = spec_from(run["spec"] | {"compat": "dna"})
    found = result(statements, spec)["result"]
    assert found["finalMaxQs"][0] >= run["result"]["finalMaxQs"][0] - 1e-9
    ties = [network(statements, spec_from({"aggregation": a, "normalization": "average", "compat": "dna"})).values
            for a in ("congruence", "conflict")]  # fmt: skip
    assert q(*ties, run["result"]["memberships"][0], 2, normalised=spec.normaliseScores) == pytest.approx(
        run["result"]["finalMaxQs"][0], abs=1e-9
    )


def test_annealed_backbone_is_at_least_as_good(statements):
    run = next(r for r in RUNS if r["spec"].get("method") == "penalty")
    spec = run["spec"] | {"compat": "dna"}

    def penalised(backbone):
        return result(statements, spec_from(spec | {"kind": "evalbackbone", "entities": backbone}))["result"][0]

    found = result(statements, spec_from(spec))["result"]
    assert penalised(found["backbone"]) <= penalised(run["result"]["backbone"]) + 1e-12


def test_the_command_prints_a_result_a_line(tmp_path):
    specs = tmp_path / "specs.jsonl"
    chosen = [r["spec"] | {"compat": "dna"} for r in EXACT[::40]] + [{"networkType": "treemode"}]
    specs.write_text("\n".join(map(json.dumps, chosen)), encoding="utf-8")
    printed = CliRunner().invoke(cli, ["network", str(DNA / "synthetic.dna"), "--specs", str(specs)])
    assert printed.exit_code == 1  # one of the specs is wrong, and told on stderr with its line
    assert f"specs.jsonl:{len(chosen)}: networkType is 'treemode'" in printed.stderr
    lines = [json.loads(line) for line in printed.stdout.splitlines()]
    assert [line["spec"] for line in lines] == chosen
    for run, line in zip(EXACT[::40], lines, strict=False):
        assert difference({k: v for k, v in run.items() if k != "spec"}, line) is None
        assert line["definition"] == "dna"


def test_planted_camps_are_found():
    camps = result(read_columns(DNA / "planted_camps.dna"), spec_from({"kind": "polarization"}))["result"]
    assert camps["memberships"] == [[0, 0, 0, 0, 1, 1, 1, 1]] and camps["finalMaxQs"] == [1]
