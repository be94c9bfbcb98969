"""Evolution from a state: the shortest ways by improvements to the equilibria, from left to right, a column a step.

Status quo analysis (Li, Kilgour & Hipel 2005). Equilibria that no such way reaches are named below.
"""

from __future__ import annotations

from markupsafe import Markup

from pourparlers.model.types import Concept, Conflict
from pourparlers.show.figures.states import Arrow, arrow, framed, legend, node
from pourparlers.show.figures.svg import shortened, tag
from pourparlers.show.messages import messages
from pourparlers.show.types import Language
from pourparlers.solve.analysis import Analysis
from pourparlers.solve.questions.paths import Path, paths

MOST_ENDS = 12  # equilibria to which ways are drawn, the nearest first
_ROW = 84


def evolution(
    analysis: Analysis, start: int, *, language: Language, concept: Concept = "seq", width: int = 760
) -> Markup:
    """The figure as SVG."""
    conflict, words = analysis.conflict, messages(language).section("conflict_figures")
    concept = concept if concept in analysis.concepts else analysis.concepts[0]
    ways = paths(conflict, start, analysis.equilibria(concept))
    reached = sorted((way for way in ways if way.steps is not None), key=lambda way: len(way.steps or ()))[:MOST_ENDS]
    columns = _columns(start, reached)
    at = _places(columns, width)
    top = _ROW * max(map(len, columns)) + 40
    holding = {way.end for way in ways}
    parts = [arrow(one, at) for one in _arrows(conflict, start, reached)]
    parts += [node(conflict, s, at[s], (0, 1), n, holds=s in holding, language=language)
              for n, s in enumerate((s for column in columns for s in column), 1)]  # fmt: skip
    parts += legend(conflict, top, language, concept)
    height = top + 26 * (len(conflict.decision_makers) + 2)
    never = [conflict.state_text(way.end) for way in ways if way.steps is None]
    if never:
        told = shortened(words["evolution_never"].format(states=" ".join(never)), 110)
        parts.append(tag("text", told, x=30, y=height, fill="currentColor"))
        height += 20
    label = words["evolution_title"].format(state=conflict.state_text(start))
    return framed(parts, width, height, label, len(conflict.decision_makers))


def _columns(start: int, ways: list[Path]) -> list[list[int]]:
    """The states on the ways, by how many steps they are away; each at its nearest."""
    columns, seen = [[start]], {start}
    longest = max((len(way.steps or ()) for way in ways), default=0)
    for n in range(longest):
        column = dict.fromkeys(way.steps[n].state for way in ways if way.steps and n < len(way.steps))
        columns.append([state for state in column if state not in seen])
        seen |= set(column)
    return columns


def _places(columns: list[list[int]], width: int) -> dict[int, tuple[float, float]]:
    apart = (width - 160) / max(len(columns) - 1, 1)
    tallest = max(map(len, columns))
    return {
        state: (round(80 + apart * n, 1), round(_ROW * (tallest / 2 + m - (len(column) - 1) / 2), 1))
        for n, column in enumerate(columns) for m, state in enumerate(column)
    }  # fmt: skip


def _arrows(conflict: Conflict, start: int, ways: list[Path]) -> list[Arrow]:
    party = {dm.id: n for n, dm in enumerate(conflict.decision_makers)}
    found: dict[Arrow, None] = {}
    for way in ways:
        state = start
        for step in way.steps or ():
            found[Arrow(party[step.party], state, step.state)] = None
            state = step.state
    return list(found)
