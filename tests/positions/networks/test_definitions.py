"""The quick networks against the same definitions in plain loops, for any statements and any settings."""

import json
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.positions.networks import reference
from tests.positions.networks.tables import statement, table

from pourparlers.base.errors import WrongUse
from pourparlers.positions.networks import counts, products
from pourparlers.positions.networks.run import network, result
from pourparlers.positions.networks.select import select
from pourparlers.positions.networks.spec import Spec, settled
from pourparlers.positions.networks.spec_in import spec_from

few = st.sampled_from
rows = st.lists(
    st.fixed_dictionaries({
        "organization": few(["", "a", "b", "O'C", "Élan", "\U0001f3a3", "￼"]), "concept": few(["", "x", "y", "z"]),
        "agreement": few([0, 1]), "position": few([-2, 0, 1, 2]), "frame": few(["", "f", "g"]),
        "day": st.integers(0, 800), "document": st.integers(1, 4),
    }),
    min_size=1, max_size=30,
).map(lambda given: [statement(n, **r) for n, r in enumerate(given, 1)])  # fmt: skip

ALL = ["ignore", "congruence", "conflict", "subtract"]
ONE = list(product(["onemode"], ALL, ["no", "average", "jaccard", "cosine"]))
TWO = list(product(["twomode"], ["ignore", "combine", "subtract"], ["no", "activity", "prominence"]))


def spec_of(mode, aggregation, normalization, qualifier, duplicates, compat):
    return {"networkType": mode, "aggregation": aggregation, "normalization": normalization, "qualifier": qualifier,
            "duplicates": duplicates, "compat": compat, "variable1": "organization",
            "variable2": "concept"}  # fmt: skip


@pytest.mark.parametrize("setting", ONE + TWO, ids="-".join)
@settings(max_examples=15, deadline=None)
@given(
    listed=rows,
    qualifier=few(["agreement", "position", "frame"]),
    duplicates=few(["include", "document", "week", "month", "year", "acrossrange"]),
    compat=few([None, "dna"]),
)
def test_any_network_equals_its_definition(setting, listed, qualifier, duplicates, compat):
    spec = spec_of(*setting, qualifier, duplicates, compat)
    if spec["aggregation"] == "combine":
        spec["normalization"] = "no"
    chosen = reference.kept(listed, spec)
    found = network(table(listed), spec_from(spec))
    names, concepts, levels, x = reference.counted(chosen, listed, spec)
    if setting[0] == "twomode":
        expected = reference.twomode(names, concepts, levels, x, spec)
    else:
        make = reference.onemode_dna if compat else reference.onemode
        expected = make(names, concepts, levels, x, spec)
    assert found.statements == len(chosen)
    assert list(found.rows) == names
    assert found.definition == (compat or "pourparlers")
    assert np.allclose(found.values, np.array(expected).reshape(found.values.shape), rtol=0, atol=1e-9, equal_nan=True)


@settings(max_examples=30, deadline=None)
@given(rows, few(["agreement", "position", "frame"]), few(["average", "jaccard", "cosine"]))
def test_what_the_names_promise(listed, qualifier, normalization):
    """Congruence that is normalised lies between 0 and 1, and is 1 for twins; conflict is never above 1 either."""
    twins = listed + [r | {"id": r["id"] + 100, "organization": "twin"} for r in listed if r["organization"] == "a"]
    setting = spec_of("onemode", "congruence", normalization, qualifier, "include", None)
    found = network(table(twins), spec_from(setting))
    assert found.values.min(initial=0) >= 0 and found.values.max(initial=0) <= 1 + 1e-9
    if "a" in found.rows:
        assert found.values[found.rows.index("a"), found.rows.index("twin")] == pytest.approx(1)
    conflict = network(table(twins), spec_from(setting | {"aggregation": "conflict"}))
    assert conflict.values.max(initial=0) <= 1 + 1e-9


@settings(max_examples=30, deadline=None)
@given(rows, few(["agreement", "position", "frame"]))
def test_sparse_and_dense_products_are_the_same(listed, qualifier):
    spec = spec_from(spec_of("onemode", "congruence", "no", qualifier, "include", None))
    found = counts.count(select(table(listed), spec))
    weights = np.linspace(0, 1, found.shape[2] ** 2).reshape(found.shape[2], -1)
    for w in (None, weights):
        assert np.allclose(products._sparse(found, w), products._dense(found, w))


def test_settings_that_cannot_go_together_give_way_as_in_dna():
    assert settled(Spec(aggregation="combine", networkType="onemode")).aggregation == "ignore"
    assert settled(Spec(aggregation="conflict", networkType="twomode")).aggregation == "ignore"
    assert settled(Spec(normalization="activity", networkType="onemode")).normalization == "no"
    assert settled(Spec(qualifier=None)).aggregation == "ignore"


def test_filters_exclude_or_include():
    listed = [statement(1, "a", "x", source="S"), statement(2, "b", "x", 0, source="T"), statement(3, "c", "y")]
    whole = table(listed)

    def ids(**given):
        return select(whole, spec_from(given)).kept.ids.tolist()

    assert ids(excludeSources=["S"]) == [2, 3]
    assert ids(excludeSources=["S"], invertSources=True) == [1]
    assert ids(excludeVariables=["concept"], excludeValues=["x"]) == [3]
    assert ids(excludeValues={"concept": ["x"], "organization": ["b"]}, invertValues=True) == [2]
    assert ids(excludeVariables=["agreement"], excludeValues=["0"]) == [1, 3]
    assert ids(excludeVariables=["agreement"], excludeValues=["no"]) == [1, 3]
    with pytest.raises(WrongUse, match="cannot be excluded"):
        ids(excludeVariables=["mood"], excludeValues=["x"])


def test_isolates_keep_those_whom_the_filters_leave_without_statements():
    whole = table([statement(1, "a", "x"), statement(2, "b", "x"), statement(3, "c", "y")])
    setting = {"excludeVariables": ["concept"], "excludeValues": ["y"]}
    assert network(whole, spec_from(setting)).rows == ("a", "b")
    assert network(whole, spec_from(setting | {"isolates": True})).rows == ("a", "b", "c")


def test_no_statements_no_nodes():
    whole = table([statement(1, "a", "x")])
    for compat in (None, "dna"):
        empty = network(whole, spec_from({"excludeValues": {"concept": "x"}, "compat": compat}))
        assert empty.values.shape == (0, 0)


def test_the_same_report_in_many_outlets_counts_once_where_asked():
    from dataclasses import replace

    whole = table([statement(n, "a", "x", document=n) for n in range(1, 5)])
    whole = replace(whole, copies=np.array([7, 7, 7, 8]))
    assert len(select(whole, spec_from({})).kept) == 4
    assert select(whole, spec_from({"copies": True})).kept.ids.tolist() == [1, 4]
    twice = table([statement(n, "a", "x", document=1 + n // 3) for n in range(1, 5)])  # said twice in each of two
    twice = replace(twice, copies=np.array([1, 1, 1, 1]))
    assert select(twice, spec_from({"copies": True})).kept.ids.tolist() == [1, 2]
    assert select(twice, spec_from({"copies": True, "duplicates": "document"})).kept.ids.tolist() == [1]


ONE_LEVEL = [statement(n, "ab"[n % 2], "xy"[n // 2 % 2], day=n, position=3, document=n) for n in range(1, 9)]


@pytest.mark.parametrize("setting", [{}, {"timeWindow": "days", "windowSize": 4},
                                     {"kind": "timewindow", "timeWindow": "days", "windowSize": 4, "kernel": "uniform"},
                                     {"kind": "evalbackbone", "entities": ["x"]}])  # fmt: skip
def test_one_level_of_a_number_is_no_number_in_dna_and_full_agreement_here(setting):
    def asked(compat):
        return json.dumps(result(table(ONE_LEVEL), spec_from(setting | {"qualifier": "position", "compat": compat})))

    assert "null" in asked("dna") and "null" not in asked(None)


def test_a_nested_backbone_of_one_level_is_refused_where_dna_never_ends():
    for method in ("nested", "fixed", "penalty"):
        with pytest.raises(WrongUse, match="one level only"):
            result(table(ONE_LEVEL), spec_from({"kind": "backbone", "method": method, "qualifier": "position",
                                                "compat": "dna"}))  # fmt: skip
