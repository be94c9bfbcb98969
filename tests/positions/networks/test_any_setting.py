"""Whatever is asked of whatever statements: a result that is JSON, or a refusal that says why; never a traceback."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.positions.networks.tables import statement, table
from tests.positions.networks.test_definitions import rows

from pourparlers.base.errors import PourparlersError
from pourparlers.positions.networks.run import result
from pourparlers.positions.networks.spec_in import CHOICES, TYPES, spec_from

few = st.sampled_from
specs = st.fixed_dictionaries({
    "kind": few(CHOICES["kind"]), "networkType": few(CHOICES["networkType"]), "compat": few([None, "dna"]),
    "draws": st.just(4), "runs": st.just(3),
}, optional={
    "variable1": few(["organization", "concept", "frame", "author", "id"]), "variable1Document": st.booleans(),
    "variable2": few(["concept", "organization", "type", "nothing"]), "variable2Document": st.booleans(),
    "qualifier": few(["agreement", "position", "frame", None, "title"]), "qualifierDocument": st.booleans(),
    "aggregation": few(CHOICES["aggregation"]), "normalization": few(CHOICES["normalization"]),
    "duplicates": few(CHOICES["duplicates"]), "timeWindow": few(["no", "events", "weeks", "months", "years"]),
    "windowSize": st.integers(-1, 40), "kernel": few(CHOICES["kernel"]), "distance": few(CHOICES["distance"]),
    "isolates": st.booleans(), "indentTime": st.booleans(), "normalizeToOne": st.booleans(),
    "start": few(["01.02.1970", "1971-01-01", None]), "stop": few(["01.06.1971", None]),
    "excludeValues": few([{"concept": ["x"]}, {"agreement": "1"}]), "invertValues": st.booleans(),
    "method": few(CHOICES["method"]), "size": st.integers(0, 4), "T": st.integers(1, 30), "p": st.floats(0, 9),
    "entities": st.just(["x", "y"]), "k": st.integers(1, 4), "algorithm": few(CHOICES["algorithm"]),
    "normaliseScores": st.booleans(), "seed": st.integers(0, 9), "copies": st.booleans(),
    "dimensions": st.integers(0, 3), "ordinal": st.booleans(), "threshold": few([None, 0.1, 0.5]),
    "least": st.integers(-1, 3), "most": st.integers(-1, 4),
})  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(rows, specs)
def test_any_setting(listed, given_spec):
    try:
        found = result(table(listed), spec_from(given_spec))
    except PourparlersError as refusal:
        assert str(refusal)
    else:
        json.dumps(found, allow_nan=False)


@pytest.mark.parametrize("kind", CHOICES["kind"])
@pytest.mark.parametrize("compat", [None, "dna"])
def test_nothing_that_counts_is_no_trouble(kind, compat):
    nobody = {"kind": kind, "compat": compat, "excludeValues": {"concept": ["z"]}, "invertValues": True}
    try:
        json.dumps(result(table([statement(1, "a", "x")]), spec_from(nobody)), allow_nan=False)
    except PourparlersError as refusal:
        assert str(refusal)


@given(st.dictionaries(few([*TYPES, "other"]), st.none() | st.booleans() | st.integers() | st.text(max_size=4)
                       | st.lists(st.text(max_size=3), max_size=2), max_size=5))  # fmt: skip
def test_any_spec_is_understood_or_refused(data):
    try:
        spec_from(data)
    except PourparlersError as refusal:
        assert str(refusal)


@pytest.mark.parametrize("given_spec", [
    {"start": "", "stop": None, "startTime": "", "stopTime": None}, {"excludeValues": {}, "excludeAuthors": None},
    {"timeWindow": None, "kernel": None, "normalization": None}, {"excludeTypes": {}},
])  # fmt: skip
def test_what_r_gives_for_nothing_is_nothing(given_spec):
    assert spec_from(given_spec) == spec_from({})


@pytest.mark.parametrize("given_spec, told", [
    ({"timeWindow": "years", "windowSize": 20_000}, "years 1 to 9999"),
    ({"timeWindow": "days", "windowSize": 10**15, "kernel": "uniform", "kind": "timewindow"}, "years 1 to 9999"),
    ({"startTime": "25:00:00"}, "startTime is '25:00:00'"), ({"stopTime": "9:00"}, "stopTime is '9:00'"),
])  # fmt: skip
@pytest.mark.parametrize("compat", [None, "dna"])
def test_times_that_cannot_be_are_told(given_spec, told, compat):
    with pytest.raises(PourparlersError, match=told):
        result(
            table([statement(1, "a", "x"), statement(2, "b", "x", day=400)]), spec_from(given_spec | {"compat": compat})
        )
