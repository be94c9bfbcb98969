"""The integrated graph: states as nodes, improvements as arrows.

Up to 40 states all of them, on a circle in the order of their numbers; beyond that the neighbourhood of one state: what
each party can move to from there, and the states in which answers end.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from pourparlers.model.types import Concept, Conflict
from pourparlers.show.figures.states import Arrow, arrow, framed, legend, node
from pourparlers.show.figures.svg import tag
from pourparlers.show.messages import messages
from pourparlers.show.types import Language
from pourparlers.solve.analysis import Analysis
from pourparlers.solve.local import local_view
from pourparlers.solve.reasons import Reasons

MOST_STATES = 40


def states_shown(analysis: Analysis, around: int | None) -> tuple[int, ...]:
    """All states where they are few; else those around one: its moves, and the ends of the answers to them."""
    if analysis.count <= MOST_STATES and around is None:
        return tuple(map(int, analysis.states))
    conflict = analysis.conflict
    centre = around if around is not None else conflict.status_quo_state
    if centre is None:
        centre = next(iter(analysis.equilibria(analysis.concepts[0])), int(analysis.states[0]))
    reasons = Reasons(conflict)
    near = [end for j in range(len(reasons.view.parties)) for end in reasons.view.improvements(j, centre)]
    answers = [a.end for v in reasons.explain(centre, ("seq", "gmr")) for a in v.answers]
    steps = [s.state for v in reasons.explain(centre, ("seq", "gmr")) for a in v.answers for s in a.steps]
    return tuple(dict.fromkeys([centre, *near, *steps, *answers]))[:MOST_STATES]


def arrows(conflict: Conflict, states: Sequence[int]) -> tuple[Arrow, ...]:
    """The improvements between these states.

    >>> from pourparlers.model.catalog import entry
    >>> [(a.party, a.start, a.end) for a in arrows(entry("prisoners-dilemma").conflict, range(4))]
    [(0, 1, 0), (0, 3, 2), (1, 2, 0), (1, 3, 1)]
    """
    view, shown = local_view(conflict), set(states)
    return tuple(Arrow(j, s, e) for j in range(len(view.parties)) for s in sorted(shown)
                 for e in view.improvements(j, s) if e in shown)  # fmt: skip


def conflict_graph(
    analysis: Analysis, *, language: Language, concept: Concept = "seq", around: int | None = None, width: int = 760
) -> Markup:
    """The figure as SVG; every state a title with its options, the parties below."""
    conflict, words = analysis.conflict, messages(language).section("conflict_figures")
    states = states_shown(analysis, around)
    concept = concept if concept in analysis.concepts else analysis.concepts[0]
    places = _places(len(states), width)
    at = dict(zip(states, places, strict=True))
    drawn = [arrow(a, at) for a in arrows(conflict, states)]
    holding = {s for s in states if analysis.is_equilibrium(concept, s)}
    middle = width / 2
    nodes = [node(conflict, s, at[s], _outward(at[s], middle), n + 1, holds=s in holding, language=language)
             for n, s in enumerate(states)]  # fmt: skip
    height = width + 26 * (len(conflict.decision_makers) + 2)
    whole = words["graph_title"] if len(states) == analysis.count else words["graph_around"]
    label = whole.format(n=len(states), state=conflict.state_text(states[0]))
    parts = [tag("g", *drawn), *nodes, *legend(conflict, width, language, concept)]
    return framed(parts, width, height, label, len(conflict.decision_makers))


def _outward(place: tuple[float, float], middle: float) -> tuple[float, float]:
    """The direction from the middle of the ring to a place on it."""
    away = math.hypot(place[0] - middle, place[1] - middle) or 1.0
    return (place[0] - middle) / away, (place[1] - middle) / away


def _places(count: int, width: int) -> list[tuple[float, float]]:
    middle, radius = width / 2, width / 2 - 116
    turns = [2 * math.pi * n / max(count, 1) - math.pi / 2 for n in range(count)]
    return [(round(middle + radius * math.cos(t), 1), round(middle + radius * math.sin(t), 1)) for t in turns]
