"""The effect of a statement against the networks and positions computed without it."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.positions.effects import effects
from pourparlers.positions.networks.run import network
from pourparlers.positions.networks.spec_in import spec_from
from pourparlers.positions.timeline import positions
from pourparlers.record.types import Utterance
from pourparlers.record.utterance_columns import utterance_table

few = st.sampled_from
said = st.lists(
    st.tuples(few("abcd"), few("xyz"), few(["supports", "opposes", "neutral"]), st.integers(1, 3), st.floats(0.1, 1)),
    min_size=1, max_size=14,
)  # fmt: skip


def ties(listed):
    found = network(utterance_table(listed), spec_from({"normalization": "cosine"}))
    return {(a, b): v for a, row in zip(found.rows, found.values, strict=True)
            for b, v in zip(found.columns, row, strict=True)}  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(said)
def test_effects_are_what_changes_without_the_statement(rows):
    listed = [Utterance(f"s{n}", p, i, s, day=date(2025, 1, d), confidence=c) for n, (p, i, s, d, c) in enumerate(rows)]
    found = effects(listed)
    before, stand = ties(listed), {(p.party, p.issue): p.stance for p in positions(listed)}
    for u in listed:
        rest = [other for other in listed if other is not u]
        after = ties(rest) if any(o.stance != "neutral" for o in rest) else {}
        gaps = {b: abs(after.get((u.party, b), 0.0) - v) for (a, b), v in before.items() if a == u.party}
        effect = found[u.statement]
        assert effect.ties == pytest.approx(sum(gaps.values()), abs=1e-5)
        if effect.nearest is not None:
            assert gaps[effect.nearest] == pytest.approx(max(gaps.values()), abs=1e-9)
        other = {(p.party, p.issue): p.stance for p in positions(rest)}
        moved = stand[u.party, u.issue] != other.get((u.party, u.issue))
        assert bool(effect.moved) == moved
        assert effect.weight == pytest.approx((1 - u.confidence) * (moved + np.sum(list(gaps.values()))), abs=1e-5)
