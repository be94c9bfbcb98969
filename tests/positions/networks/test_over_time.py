"""Windows and kernels: what they hold, where they lie, what they weigh."""

from calendar import timegm
from datetime import datetime
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.positions.networks.tables import statement, table

from pourparlers.positions.networks.calendar import plus, whole_units
from pourparlers.positions.networks.distance import distances, spectral, spectrum
from pourparlers.positions.networks.kernels import weight
from pourparlers.positions.networks.run import network, series
from pourparlers.positions.networks.select import when
from pourparlers.positions.networks.spec_in import spec_from

DAY = 86400


def at(text):
    return timegm(datetime.fromisoformat(text).timetuple())


def talks(n=120):
    """Two camps, one statement every third day for a year, on three issues."""
    return table([
        statement(k, "abcd"[k % 4], "xyz"[k % 3], int(k % 4 < 2), day=18628 + 3 * k, document=k)
        for k in range(n)
    ])  # fmt: skip


@pytest.mark.parametrize("start, number, unit, expected", [
    ("2021-01-31T10:00", 1, "months", "2021-02-28T10:00"), ("2020-02-29T00:00", 1, "years", "2021-02-28T00:00"),
    ("2021-03-31T00:00", -1, "months", "2021-02-28T00:00"), ("2021-01-01T00:00", 2, "weeks", "2021-01-15T00:00"),
    ("2021-01-01T00:00:01", -1, "seconds", "2021-01-01T00:00:00"),
])  # fmt: skip
def test_calendar_steps(start, number, unit, expected):
    assert plus(at(start), number, unit) == at(expected)


@pytest.mark.parametrize("moment, middle, unit, expected", [
    ("2021-01-31T00:00", "2021-02-28T00:00", "months", 0), ("2021-01-31T00:00", "2021-03-31T00:00", "months", 2),
    ("2021-03-31T00:00", "2021-01-31T00:00", "months", -2), ("2021-03-15T00:00", "2021-01-20T00:00", "months", -1),
    ("2020-03-01T00:00", "2022-02-28T00:00", "years", 1), ("2021-01-02T00:00", "2021-01-01T12:00", "days", 0),
    ("2021-01-20T00:00", "2021-01-01T00:00", "weeks", -2),
])  # fmt: skip
def test_whole_units_are_cut_towards_zero(moment, middle, unit, expected):
    assert whole_units(np.array([at(moment)]), at(middle), unit).tolist() == [expected]


def test_windows_of_a_size_hold_just_that_time():
    whole = talks()
    found = series(whole, spec_from({"timeWindow": "days", "windowSize": 30, "aggregation": "ignore"}))
    for n in found[:-1]:
        inside = (whole.moments >= n.start) & (whole.moments < n.stop)
        assert n.stop - n.start == 30 * DAY and n.statements == inside.sum()
    assert found[0].start == whole.first and found[-1].stop >= whole.last
    assert {b.start - a.start for a, b in pairwise(found)} == {DAY}


def test_a_window_longer_than_the_record_is_the_whole_record():
    whole = talks(20)
    found = series(whole, spec_from({"timeWindow": "years", "windowSize": 9}))
    assert len(found) == 1 and np.array_equal(found[0].values, network(whole, spec_from({})).values)


def test_windows_of_dna_take_a_middle_and_half_of_the_size_on_both_sides():
    found = series(talks(), spec_from({"timeWindow": "months", "windowSize": 3, "compat": "dna"}))
    spans = {(when(n.middle) - when(n.start)).days for n in found}
    assert spans <= {28, 29, 30, 31}


def test_windows_by_events_hold_that_many_statements():
    found = series(talks(40), spec_from({"timeWindow": "events", "windowSize": 6, "aggregation": "ignore"}))
    assert len(found) == 34 and {n.statements for n in found} == {7}
    assert found[0].start == talks(40).first


KERNELS = {
    "uniform": lambda x: 0.5 * (abs(x) <= 1), "triangular": lambda x: max(0, 1 - abs(x)),
    "epanechnikov": lambda x: max(0, 0.75 * (1 - x * x)), "gaussian": lambda x: np.exp(-x * x / 2) / np.sqrt(2 * np.pi),
}  # fmt: skip


@pytest.mark.parametrize("kernel", KERNELS)
@given(days=st.integers(-30, 30))
def test_kernels_are_those_of_the_textbook_and_upright(kernel, days):
    spec = spec_from({"kernel": kernel, "timeWindow": "days", "windowSize": 20})
    z = weight(np.array([days * DAY, -days * DAY]), 0, 20, spec)
    assert z[0] == z[1] == pytest.approx(KERNELS[kernel](2 * days / 20))


def test_the_triangle_of_dna_leans():
    spec = spec_from({"kernel": "triangular", "timeWindow": "days", "windowSize": 20, "compat": "dna"})
    assert weight(np.array([-10, 0, 10]) * DAY, 0, 20, spec).tolist() == [0, 1, 2]


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(sorted(KERNELS)), st.sampled_from(["congruence", "conflict", "subtract", "ignore"]),
       st.sampled_from(["no", "average"]))  # fmt: skip
def test_kernel_networks_equal_their_definition(kernel, aggregation, normalization):
    whole = talks(30)
    spec = spec_from({"kernel": kernel, "timeWindow": "weeks", "windowSize": 4, "aggregation": aggregation,
                      "normalization": normalization})  # fmt: skip
    rows = list(zip(whole.moments.tolist(), whole.column("organization").texts(), whole.column("concept").texts(),
                    whole.column("agreement").codes.tolist(), strict=True))  # fmt: skip
    for n in series(whole, spec)[::3]:
        z = {r: float(np.sqrt(KERNELS[kernel](2 * (n.middle - r[0]) / (7 * DAY) / 4))) for r in rows}
        z = {r: v if kernel == "gaussian" or n.start <= r[0] <= n.stop else 0.0 for r, v in z.items()}
        expected = np.zeros_like(n.values)
        for (i, a), (j, b) in combinations(enumerate(n.rows), 2):
            expected[i, j] = expected[j, i] = _tie(a, b, rows, z, aggregation, normalization)
        assert np.allclose(n.values, expected, atol=1e-9)


def _tie(a, b, rows, z, aggregation, normalization):
    def uses(actor):
        if normalization == "no":
            return [(r[2], r[3], z[r]) for r in rows if r[1] == actor]
        best = {}
        for r in (r for r in rows if r[1] == actor):
            best[r[2], r[3]] = max(best.get((r[2], r[3]), 0.0), z[r])
        return [(*k, v) for k, v in best.items()]

    def sums(one, other):
        same = sum(u * v for c, k, u in one for d, m, v in other if c == d and k == m)
        differ = sum(u * v for c, k, u in one for d, m, v in other if c == d and k != m)
        return {"congruence": same, "conflict": differ, "subtract": same - differ, "ignore": same + differ}[aggregation]

    tie = sums(uses(a), uses(b))
    if normalization == "no":
        return tie
    own = [sum(v * v for _, _, v in uses(x)) for x in (a, b)]
    if aggregation == "ignore":
        own = [sums(uses(x), uses(x)) for x in (a, b)]
    return tie / (sum(own) / 2) if sum(own) else 0.0


def test_the_spectral_distance_sees_what_degrees_do_not():
    """A ring of six and two triangles have the same degrees, and different spectra."""
    ring, triangles = np.zeros((6, 6)), np.zeros((6, 6))
    for n in range(6):
        ring[n, (n + 1) % 6] = ring[(n + 1) % 6, n] = 1
        triangles[n, n - n % 3 + (n + 1) % 3] = triangles[n - n % 3 + (n + 1) % 3, n] = 1
    spectra = [spectrum(m, dna=False) for m in (ring, triangles)]
    assert spectral(*spectra, dna=False) > 0.1
    assert spectral(*(spectrum(m, dna=True) for m in (ring, triangles)), dna=True) == 0
    laplacian = np.diag(ring.sum(axis=1)) - ring
    assert spectra[0] == pytest.approx(np.sort(np.linalg.eigvalsh(laplacian))[::-1] / 12)
    assert distances([ring, triangles], "absdiff", dna=False)[0, 1] == np.abs(ring - triangles).sum()
