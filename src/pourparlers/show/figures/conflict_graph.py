"""The integrated graph: states as nodes, improvements as arrows, one colour, dash and letter for each party.

Up to 40 states all of them, on a circle in the order of their numbers; beyond that the neighbourhood of one state: what
each party can move to from there, and the states in which answers end. A double ring is an equilibrium, a square the
status quo. Colour is never the only sign.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pourparlers.model.types import Concept, Conflict
from pourparlers.show.figures.svg import shortened, tag
from pourparlers.show.types import Language
from pourparlers.show.verdicts import party_name, state_words
from pourparlers.solve.analysis import Analysis
from pourparlers.solve.local import local_view
from pourparlers.solve.reasons import Reasons

MOST_STATES = 40
_COLOURS = ("#1f5fa8", "#b3402a", "#2e7d4f", "#7a4aa0", "#96700d", "#3f7f8c", "#a23b72", "#555555")
_DASHES = (None, "7 4", "2 3", "9 3 2 3", "4 4", "12 4", "1 4", "6 2 1 2")
_NODE = 17.0
_TEXTS = {
    "fr": {"title": "Graphe intégré : {n} états, les flèches sont des améliorations", "holds": "équilibre ({concept})",
           "quo": "statu quo", "around": "Autour de {state} : {n} états"},
    "en": {"title": "Integrated graph: {n} states, arrows are improvements", "holds": "equilibrium ({concept})",
           "quo": "status quo", "around": "Around {state}: {n} states"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Arrow:
    """An improvement: of which party (by place), from which state to which."""

    party: int
    start: int
    end: int


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
    conflict, words = analysis.conflict, _TEXTS[language]
    states = states_shown(analysis, around)
    concept = concept if concept in analysis.concepts else analysis.concepts[0]
    places = _places(len(states), width)
    at = dict(zip(states, places, strict=True))
    drawn = [_arrow(a, at, len(conflict.decision_makers)) for a in arrows(conflict, states)]
    holding = {s for s in states if analysis.is_equilibrium(concept, s)}
    nodes = [_node(conflict, s, at[s], width / 2, n + 1, s in holding, language) for n, s in enumerate(states)]
    height = width + 26 * (len(conflict.decision_makers) + 2)
    whole = words["title"] if len(states) == analysis.count else words["around"]
    label = whole.format(n=len(states), state=conflict.state_text(states[0]))
    return tag(
        "svg", _style(), *_heads(len(conflict.decision_makers)), tag("g", *drawn), *nodes,
        *_legend(conflict, width, words, concept), xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}", width=width, height=height, role="img", aria_label=label, font_size=12,
        font_family="system-ui, sans-serif", class_="conflict-graph",
    )  # fmt: skip


def _places(count: int, width: int) -> list[tuple[float, float]]:
    middle, radius = width / 2, width / 2 - 116
    turns = [2 * math.pi * n / max(count, 1) - math.pi / 2 for n in range(count)]
    return [(round(middle + radius * math.cos(t), 1), round(middle + radius * math.sin(t), 1)) for t in turns]


def _style() -> Markup:
    return tag("style", Markup(
        ".conflict-graph{color:#1a1a1a;background:#fff}.conflict-graph .node{fill:#fff;stroke:currentColor}"
        ".conflict-graph .letter{paint-order:stroke;stroke:#fff;stroke-width:3px}"
        "@media(prefers-color-scheme:dark){.conflict-graph{color:#e8e8e8;background:#161616}"
        ".conflict-graph .node{fill:#161616}.conflict-graph .letter{stroke:#161616}}"))  # fmt: skip


def _heads(parties: int) -> list[Markup]:
    return [tag("marker", tag("path", d="M0 0 8 4 0 8z", fill=_COLOURS[j % 8]), id=f"head{j}", markerWidth=8,
                markerHeight=8, refX=7, refY=4, orient="auto", markerUnits="userSpaceOnUse")
            for j in range(parties)]  # fmt: skip


def _arrow(arrow: Arrow, at: dict[int, tuple[float, float]], parties: int) -> Markup:
    """A slightly bent line, each party's bent a little differently so that none covers another."""
    (x, y), (u, v) = at[arrow.start], at[arrow.end]
    length = math.hypot(u - x, v - y) or 1.0
    ahead, aside = ((u - x) / length, (v - y) / length), (-(v - y) / length, (u - x) / length)
    bend = 14 + 10 * arrow.party
    middle = ((x + u) / 2 + aside[0] * bend, (y + v) / 2 + aside[1] * bend)
    start = (x + ahead[0] * (_NODE + 2), y + ahead[1] * (_NODE + 2))
    end = (u - ahead[0] * (_NODE + 6), v - ahead[1] * (_NODE + 6))
    path = (f"M{start[0]:.1f} {start[1]:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {end[0]:.1f} {end[1]:.1f}")  # fmt: skip
    colour = _COLOURS[arrow.party % 8]
    line = tag("path", d=path, fill="none", stroke=colour, stroke_width=1.6, marker_end=f"url(#head{arrow.party})",
               stroke_dasharray=_DASHES[arrow.party % 8])  # fmt: skip
    letter = tag("text", _letter(arrow.party), x=(x + u + 2 * middle[0]) / 4, y=(y + v + 2 * middle[1]) / 4 + 4,
                 fill=colour, text_anchor="middle", font_size=11, font_weight=600, class_="letter")  # fmt: skip
    return tag("g", line, letter)


def _letter(party: int) -> str:
    return chr(ord("A") + party) if party < 26 else str(party)


def _node(
    conflict: Conflict, state: int, place: tuple[float, float], middle: float, number: int, holds: bool,
    language: Language,
) -> Markup:
    """A state: a circle with its number, its options written outside of the ring of states."""
    x, y = place
    parts = [tag("title", f"{conflict.state_text(state)}: {state_words(conflict, state, language)}")]
    if state == conflict.status_quo_state:
        parts.append(tag("rect", x=x - _NODE - 4, y=y - _NODE - 4, width=2 * _NODE + 8, height=2 * _NODE + 8,
                         class_="node", stroke_width=1.2))  # fmt: skip
    parts.append(tag("circle", cx=x, cy=y, r=_NODE, class_="node", stroke_width=1.4))
    if holds:
        parts.append(tag("circle", cx=x, cy=y, r=_NODE - 4, class_="node", stroke_width=1.4))
    parts.append(tag("text", str(number), x=x, y=y + 4, text_anchor="middle", fill="currentColor"))
    away = math.hypot(x - middle, y - middle) or 1.0
    right, down = (x - middle) / away, (y - middle) / away
    anchor = "start" if right > 0.3 else "end" if right < -0.3 else "middle"
    text = shortened(conflict.state_text(state), 14)
    parts.append(tag("text", text, x=x + right * (_NODE + 8), y=y + down * (_NODE + 14) + 4, text_anchor=anchor,
                     fill="currentColor", font_size=10))  # fmt: skip
    return tag("g", *parts)


def _legend(conflict: Conflict, width: int, words: dict[str, str], concept: Concept) -> list[Markup]:
    rows: list[Markup] = []
    for j, dm in enumerate(conflict.decision_makers):
        y = width + 26 * j + 8
        rows.append(tag("line", x1=30, x2=86, y1=y, y2=y, stroke=_COLOURS[j % 8], stroke_width=2,
                        stroke_dasharray=_DASHES[j % 8]))  # fmt: skip
        name = shortened(f"{_letter(j)}  {party_name(conflict, dm.id)}", 80)
        rows.append(tag("text", name, x=96, y=y + 4, fill="currentColor"))
    y = width + 26 * len(conflict.decision_makers) + 12
    rows += [tag("circle", cx=44, cy=y, r=9, class_="node"), tag("circle", cx=44, cy=y, r=6, class_="node"),
             tag("text", words["holds"].format(concept=concept.upper()), x=96, y=y + 4, fill="currentColor"),
             tag("rect", x=330, y=y - 9, width=18, height=18, class_="node"),
             tag("text", words["quo"], x=360, y=y + 4, fill="currentColor")]  # fmt: skip
    return rows
