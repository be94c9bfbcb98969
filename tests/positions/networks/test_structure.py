"""Backbones, camps, clusters, positions, centralities, balance, bootstrap: against exhaustive search and networkx."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.positions.networks.tables import statement, table

from pourparlers.base.errors import WrongUse
from pourparlers.positions.networks import clusters, divisions, polarisation
from pourparlers.positions.networks.backbone import _anneal, backbone, evaluated, loss_of, nested
from pourparlers.positions.networks.bootstrap import bootstrap
from pourparlers.positions.networks.measures import balance, centralities
from pourparlers.positions.networks.run import network, result
from pourparlers.positions.networks.scaling import highest_density, scale
from pourparlers.positions.networks.select import select
from pourparlers.positions.networks.spec_in import spec_from
from pourparlers.positions.networks.types import Network


def camps_table(*, noise=0, actors=10, concepts=6, seed=0):
    """Half of the actors agree with everything, half with nothing, but for some noise."""
    random = np.random.default_rng(seed)
    rows = [
        statement(a * concepts + c + 1, f"org{a:02d}", f"con{c}", int((a < actors // 2) != (random.random() < noise)),
                  document=a * concepts + c + 1)
        for a in range(actors) for c in range(concepts)
    ]  # fmt: skip
    return table(rows)


def camps(*, noise=0, actors=10, concepts=6, seed=0, **spec):
    return select(camps_table(noise=noise, actors=actors, concepts=concepts, seed=seed), spec_from(spec))


def test_planted_camps_are_found_and_explain_everything():
    found = polarisation.polarisation(camps())
    assert found[0].memberships == (0,) * 5 + (1,) * 5
    assert found[0].score == 1


def test_with_noise_the_camps_are_still_found_and_the_share_falls():
    found = polarisation.polarisation(camps(noise=0.1, seed=4))
    assert found[0].memberships == (0,) * 5 + (1,) * 5
    assert 0.6 < found[0].score < 1


def test_dna_keeps_a_mixture():
    found = polarisation.polarisation(camps(compat="dna", normaliseScores=True))
    assert found[0].memberships != (0,) * 5 + (1,) * 5
    congruence, conflict = (network(camps().kept, spec_from({"aggregation": a, "normalization": "average",
                                                             "compat": "dna"})).values
                            for a in ("congruence", "conflict"))  # fmt: skip
    true = polarisation.q(congruence, conflict, [0] * 5 + [1] * 5, 2, normalised=True)
    assert true < found[0].score  # the division that fits has the smaller q


eighths = st.integers(0, 24).map(lambda n: n / 8)  # networkx divides by the square of a sum: no subnormal ties
symmetric = st.integers(2, 7).flatmap(
    lambda n: st.lists(eighths, min_size=2 * n * n, max_size=2 * n * n).map(
        lambda v: [(m + m.T) * (1 - np.eye(n)) for m in np.array(v).reshape(2, n, n)]
    )
)


@settings(max_examples=40, deadline=None)
@given(symmetric)
def test_the_best_division_is_the_best_of_all(pair):
    congruence, conflict = pair
    score, found = polarisation.best_fit(congruence, conflict, 2, 1)
    every = [polarisation.fit(congruence, conflict, np.array(m)) for m in product([0, 1], repeat=len(congruence))]
    assert score == pytest.approx(max(every), abs=1e-9)
    assert not found or polarisation.fit(congruence, conflict, found) == pytest.approx(score, abs=1e-9)


@settings(max_examples=20, deadline=None)
@given(symmetric, st.sampled_from([2, 3]))
def test_swaps_reach_a_q_that_no_swap_raises(pair, k):
    congruence, conflict = pair
    n = len(congruence)
    if n <= k:
        return
    found = polarisation._swapped(congruence, conflict, np.arange(n) % k, k)
    value = polarisation.q(congruence, conflict, found, k, normalised=False)
    for a, b in combinations(range(n), 2):
        other = found.copy()
        other[a], other[b] = other[b], other[a]
        assert polarisation.q(congruence, conflict, other, k, normalised=False) <= value + 1e-8


def test_a_nested_backbone_leaves_out_concepts_one_by_one():
    found = nested(camps(noise=0.3, seed=2, aggregation="congruence"))
    assert sorted(found.entities) == [f"con{c}" for c in range(6)]
    assert found.statements == tuple(range(50, -1, -10))
    assert found.backbone_loss[0] == min(found.backbone_loss[:-1]) or found.backbone_loss[0] >= 0
    assert found.redundant_loss[-1] == 0


@pytest.mark.parametrize("method, p", [("penalty", 3.0), ("fixed", 0.0)])
def test_backbones_are_the_best_of_all_sets(method, p):
    selection = camps(noise=0.3, seed=2, aggregation="congruence", method=method, p=p, size=2)
    loss = loss_of(selection)
    value = loss.penalised if method == "penalty" else loss
    sizes = range(1, 6) if method == "penalty" else [2]
    masks = [np.isin(range(6), chosen) for size in sizes for chosen in combinations(range(6), size)]
    found = backbone(selection)
    mask = np.array([c in found.backbone for c in loss.counts.axes.columns])
    assert value(mask) == pytest.approx(min(map(value, masks)))
    assert (found.backbone_loss, found.redundant_loss) == (loss(mask), loss(~mask))


def test_annealing_comes_near_the_best_and_repeats():
    selection = camps(noise=0.3, seed=2, aggregation="congruence", p=3.0, T=300)
    loss = loss_of(selection)
    walks = [_anneal(loss.penalised, selection.spec, 6, fixed=False) for _ in range(2)]
    assert walks[0].tolist() == walks[1].tolist()
    best = backbone(selection)
    mask = np.array([c in best.backbone for c in loss.counts.axes.columns])
    assert loss.penalised(walks[0]) <= loss.penalised(mask) * 1.2


def test_a_given_backbone_is_evaluated():
    selection = camps(noise=0.3, seed=2, aggregation="congruence", entities=["con0", "con1"], p=0.0)
    loss = loss_of(selection)
    mask = np.array([True, True, False, False, False, False])
    assert evaluated(selection) == (loss(mask), loss(~mask))


def test_every_clustering_finds_the_camps():
    found = clusters.clusterings(camps(noise=0.05, seed=1), most=2)
    methods = {c.method for c in found}
    assert {"single", "average", "complete", "ward", "k-means", "partitioning around medoids", "concor",
            "louvain"} <= methods  # fmt: skip
    for c in found:
        if c.method not in ("single", "edge betweenness"):
            assert c.memberships == (0,) * 5 + (1,) * 5, c.method
    assert found == clusters.clusterings(camps(noise=0.05, seed=1), most=2)


@settings(max_examples=20, deadline=None)
@given(symmetric)
def test_louvain_and_modularity_against_networkx(pair):
    networkx = pytest.importorskip("networkx")
    ties = pair[0]
    graph = networkx.from_numpy_array(ties)
    groups = divisions.louvain(ties)
    sets = [{n for n, g in enumerate(groups) if g == group} for group in set(groups)]
    if ties.sum() > 0:
        assert clusters.modularity(ties, groups) == pytest.approx(networkx.community.modularity(graph, sets), abs=1e-9)
        assert clusters.modularity(ties, groups) >= clusters.modularity(ties, range(len(ties))) - 1e-12


@settings(max_examples=20, deadline=None)
@given(symmetric, st.sampled_from(["single", "average", "complete", "ward"]), st.integers(1, 4))
def test_linkage_against_plain_search(pair, linkage, k):
    far = pair[0] / 6
    groups = divisions.cut(divisions.linked(far, linkage), len(far), k)
    assert len(set(groups)) == min(k, len(far))
    if linkage == "single":  # no two groups are nearer than the farthest step inside one
        between = [far[a, b] for a, b in combinations(range(len(far)), 2) if groups[a] != groups[b]]
        inside = [min(far[a, b] for b in range(len(far)) if b != a and groups[b] == groups[a])
                  for a in range(len(far)) if groups.count(groups[a]) > 1]  # fmt: skip
        assert not between or not inside or max(inside) <= min(between) + 1e-12


def test_centralities_against_networkx():
    networkx = pytest.importorskip("networkx")
    random = np.random.default_rng(5)
    ties = np.triu(random.random((8, 8)) * (random.random((8, 8)) < 0.5), 1)
    ties = ties + ties.T
    names = tuple("abcdefgh")
    graph = networkx.from_numpy_array(ties)
    for a, b in graph.edges:
        graph[a][b]["length"] = 1 / graph[a][b]["weight"]
    found = centralities(Network(names, names, ties, "pourparlers"))
    between = networkx.betweenness_centrality(graph, weight="length")
    assert [c.betweenness for c in found] == pytest.approx([between[n] for n in range(8)])
    vector = networkx.eigenvector_centrality(graph, weight="weight", max_iter=10_000, tol=1e-12)
    assert [c.eigenvector for c in found] == pytest.approx([abs(vector[n]) / max(map(abs, vector.values()))
                                                            for n in range(8)])  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(symmetric)
def test_balance_counts_triangles(pair):
    ties = pair[0] - pair[1]
    names = tuple(map(str, range(len(ties))))
    found = balance(Network(names, names, ties, "pourparlers"))
    products = [ties[a, b] * ties[b, c] * ties[a, c] for a, b, c in combinations(range(len(ties)), 3)]
    signs = [np.sign(ties[a, b]) * np.sign(ties[b, c]) * np.sign(ties[a, c])
             for a, b, c in combinations(range(len(ties)), 3)]  # fmt: skip
    assert (found.balanced, found.unbalanced) == (signs.count(1), signs.count(-1))
    size = sum(map(abs, products))
    if size > 1e-9:
        assert found.share == pytest.approx(sum(p for p in products if p > 0) / size, abs=1e-6)


@pytest.mark.parametrize("dimensions, ordinal", [(1, False), (2, False), (1, True)])
def test_scaling_sets_the_camps_apart_and_repeats(dimensions, ordinal):
    selection = camps(noise=0.1, seed=3)
    found, again = (scale(selection, dimensions=dimensions, ordinal=ordinal, draws=150, burn=100) for _ in range(2))
    side = found.positions[:, 0] > 0
    assert abs(int(side[:5].sum()) - int(side[5:].sum())) == 5
    assert np.array_equal(found.positions, again.positions)
    assert (found.low <= found.positions).all() and (found.positions <= found.high).all()


def test_scaling_needs_sides():
    with pytest.raises(WrongUse):
        scale(select(table([statement(1, "a", "x")]), spec_from({})))


@given(st.lists(st.floats(-5, 5), min_size=3, max_size=40))
def test_the_shortest_interval_holds_its_share(values):
    low, high = highest_density(np.array(values), 0.9)
    assert sum(low <= v <= high for v in values) >= 0.9 * len(values)


def test_the_bootstrap_repeats_and_holds_the_figures():
    whole = camps(noise=0.2, seed=1).kept
    spec = spec_from({"aggregation": "subtract", "normalization": "average"})
    one, two = (bootstrap(whole, spec, runs=60) for _ in range(2))
    assert one.summary() == two.summary()
    assert all(i.low <= i.value <= i.high for i in one.figures)
    assert (one.low <= one.values + 1e-9).all() and (one.values <= one.high + 1e-9).all()
    assert one.sign.min() >= 0 and one.sign.max() <= 1
    sure = bootstrap(camps().kept, spec, runs=60).sign
    assert sure[0, 9] > 0.85  # two from opposite camps are opposed in nearly every draw
    other = bootstrap(whole, spec_from({"normalization": "average", "seed": 2}), runs=60)
    assert other.summary() != one.summary()


def test_bars_count_by_level():
    found = result(camps().kept, spec_from({"kind": "barplot", "variable1": "concept"}))["result"]
    assert found == {"values": [f"con{c}" for c in range(6)], "counts": [[5, 5]] * 6, "intValues": [0, 1]}
    plain = result(camps().kept, spec_from({"kind": "barplot", "qualifier": None}))["result"]
    assert plain["counts"] == [[6]] * 10


@pytest.mark.parametrize("kind", ["clustering", "scaling", "centrality", "balance", "uncertainty"])
def test_a_spec_asks_for_everything_there_is(kind):
    spec = spec_from({"kind": kind, "draws": 30, "runs": 20, "most": 2})
    listed = camps_table(noise=0.05)
    found = result(listed, spec)["result"]
    assert found == result(listed, spec)["result"]
    match kind:
        case "clustering":
            assert {tuple(c["memberships"]) for c in found} >= {(0,) * 5 + (1,) * 5}
        case "scaling":
            places = dict(zip(found["actors"], (p[0] for p in found["positions"]), strict=True))
            assert len({places[a] > 0 for a in list(places)[:5]}) == 1
        case "centrality":
            assert [c["name"] for c in found] == sorted(c["name"] for c in found) and len(found) == 10
        case "balance":
            assert found["share"] > 0.9
        case "uncertainty":
            assert all(
                0 <= f["low"] <= f["value"] <= f["high"] <= 1 for f in found["figures"] if f["figure"] == "density"
            )


def test_nothing_that_counts_has_an_empty_backbone_in_dna_and_is_told_otherwise():
    nothing = {"excludeValues": {"concept": ["none of these"]}, "invertValues": True}
    listed = camps_table()
    nested_ = result(listed, spec_from({"kind": "backbone", "compat": "dna"} | nothing))["result"]
    assert nested_ == {"entities": [], "backboneLoss": [], "redundantLoss": [], "numStatements": []}
    assert result(listed, spec_from({"kind": "evalbackbone", "compat": "dna"} | nothing))["result"] == [None, None]
    with pytest.raises(WrongUse, match="no statement counts"):
        result(listed, spec_from({"kind": "backbone"} | nothing))
