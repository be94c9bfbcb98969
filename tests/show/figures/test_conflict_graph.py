"""The integrated graph: every state and improvement once, well-formed, the same bytes each time, nothing unescaped."""

from xml.etree import ElementTree

import pytest
from tests.solve.random_models import conflict as random_conflict

from pourparlers.model import parse
from pourparlers.model.catalog import entry, names
from pourparlers.show.figures.conflict_graph import MOST_STATES, arrows, conflict_graph, states_shown
from pourparlers.solve import solve

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_state_and_every_improvement_is_drawn(name, language):
    conflict = entry(name).conflict
    analysis = solve(conflict)
    drawn = ElementTree.fromstring(str(conflict_graph(analysis, language=language)))
    assert len(drawn.findall(f".//{SVG}title")) == analysis.count
    heads = [path for path in drawn.iter(f"{SVG}path") if path.get("marker-end")]
    assert len(heads) == len(arrows(conflict, list(map(int, analysis.states))))


def test_a_large_conflict_shows_the_neighbourhood_of_a_state():
    analysis = solve(random_conflict(5, most_options=12, parties=(4, 5)))
    assert analysis.count > MOST_STATES
    state = int(analysis.states[7])
    shown = states_shown(analysis, state)
    assert shown[0] == state
    assert len(shown) <= MOST_STATES
    ElementTree.fromstring(str(conflict_graph(analysis, language="en", around=state)))


def test_names_from_strangers_are_escaped():
    conflict = parse('party a "<script>alert(1)</script>"\n option x "</title><b>"\n prefers\n  x').conflict
    drawn = str(conflict_graph(solve(conflict), language="en"))
    assert "<script>" not in drawn
    assert "<b>" not in drawn
    assert drawn == str(conflict_graph(solve(conflict), language="en"))
