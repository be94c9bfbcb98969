"""The integrated graph: every state and improvement once, well-formed, the same bytes each time, nothing unescaped."""

from xml.etree import ElementTree

import pytest
from tests.solve.random_models import conflict as random_conflict

from pourparlers.model import parse
from pourparlers.model.catalog import entry, names
from pourparlers.show.figures.conflict_graph import MOST_STATES, arrows, conflict_graph, states_shown
from pourparlers.show.figures.evolution import evolution
from pourparlers.show.figures.holding import holding
from pourparlers.solve import explain, solve

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


def titles(drawn):
    return [title.text for title in ElementTree.fromstring(str(drawn)).iter(f"{SVG}title")]


def test_the_evolution_goes_from_the_status_quo_to_the_equilibria_a_column_a_step():
    conflict = entry("cuban-missile-crisis").conflict
    drawn = evolution(solve(conflict), 0, language="en")
    assert [title.split(":")[0] for title in titles(drawn)] == ["NNNN", "NYNN", "YNNN", "NYYN", "YNYN", "NNYN"]
    heads = [path for path in ElementTree.fromstring(str(drawn)).iter(f"{SVG}path") if path.get("marker-end")]
    assert len(heads) == 5


def test_an_equilibrium_that_is_never_reached_is_named():
    drawn = str(evolution(solve(entry("stag-hunt").conflict), 0, language="fr"))
    assert "Jamais atteints ainsi : YY" in drawn.replace("\u00a0", " ")


def test_who_is_held_has_an_arrow_from_whoever_holds_it():
    conflict = entry("cuban-missile-crisis").conflict
    state = conflict.state_number("NYYN")
    drawn = holding(conflict, explain(conflict, state, ("seq",)), language="en")
    assert titles(drawn) == ["United States", "Soviet Union"]
    text = str(drawn)
    assert text.count("marker-end") == 1
    assert "held" in text and "nothing better within reach" in text and "free to leave" not in text


@pytest.mark.parametrize("name", names())
def test_every_conflict_of_the_catalogue_has_its_evolution_and_its_holders(name):
    conflict = entry(name).conflict
    analysis = solve(conflict)
    for state in map(int, analysis.states[:3]):
        ElementTree.fromstring(str(evolution(analysis, state, language="fr")))
        ElementTree.fromstring(str(holding(conflict, explain(conflict, state, ("seq",)), language="fr")))
