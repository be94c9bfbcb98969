"""States and moves as every figure of a conflict draws them: one colour, dash and letter for each party.

A double ring is an equilibrium, a square the status quo. Colour is never the only sign.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pourparlers.model.types import Concept, Conflict
from pourparlers.show.figures.svg import shortened, tag
from pourparlers.show.messages import messages
from pourparlers.show.types import Language
from pourparlers.show.verdicts import party_name, state_words

COLOURS = ("#1f5fa8", "#b3402a", "#2e7d4f", "#7a4aa0", "#96700d", "#3f7f8c", "#a23b72", "#555555")
_DASHES = (None, "7 4", "2 3", "9 3 2 3", "4 4", "12 4", "1 4", "6 2 1 2")
_NODE = 17.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """An improvement: of which party (by place), from which state to which."""

    party: int
    start: int
    end: int


def style() -> Markup:
    """Light and dark."""
    return tag("style", Markup(
        ".conflict-graph{color:#1a1a1a;background:#fff}.conflict-graph .node{fill:#fff;stroke:currentColor}"
        ".conflict-graph .letter{paint-order:stroke;stroke:#fff;stroke-width:3px}"
        "@media(prefers-color-scheme:dark){.conflict-graph{color:#e8e8e8;background:#161616}"
        ".conflict-graph .node{fill:#161616}.conflict-graph .letter{stroke:#161616}}"))  # fmt: skip


def heads(parties: int) -> list[Markup]:
    """The heads of the arrows, one for each party."""
    return [tag("marker", tag("path", d="M0 0 8 4 0 8z", fill=COLOURS[j % 8]), id=f"head{j}", markerWidth=8,
                markerHeight=8, refX=7, refY=4, orient="auto", markerUnits="userSpaceOnUse")
            for j in range(parties)]  # fmt: skip


def arrow(move: Arrow, at: Mapping[int, tuple[float, float]]) -> Markup:
    """A slightly bent line, each party's bent a little differently so that none covers another."""
    (x, y), (u, v) = at[move.start], at[move.end]
    length = math.hypot(u - x, v - y) or 1.0
    ahead, aside = ((u - x) / length, (v - y) / length), (-(v - y) / length, (u - x) / length)
    bend = 14 + 10 * move.party
    middle = ((x + u) / 2 + aside[0] * bend, (y + v) / 2 + aside[1] * bend)
    start = (x + ahead[0] * (_NODE + 2), y + ahead[1] * (_NODE + 2))
    end = (u - ahead[0] * (_NODE + 6), v - ahead[1] * (_NODE + 6))
    path = (f"M{start[0]:.1f} {start[1]:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {end[0]:.1f} {end[1]:.1f}")  # fmt: skip
    colour = COLOURS[move.party % 8]
    line = tag("path", d=path, fill="none", stroke=colour, stroke_width=1.6, marker_end=f"url(#head{move.party})",
               stroke_dasharray=_DASHES[move.party % 8])  # fmt: skip
    mark = tag("text", letter(move.party), x=(x + u + 2 * middle[0]) / 4, y=(y + v + 2 * middle[1]) / 4 + 4,
                 fill=colour, text_anchor="middle", font_size=11, font_weight=600, class_="letter")  # fmt: skip
    return tag("g", line, mark)


def letter(party: int) -> str:
    """The letter of a party on its arrows."""
    return chr(ord("A") + party) if party < 26 else str(party)


def node(
    conflict: Conflict, state: int, place: tuple[float, float], beside: tuple[float, float], number: int, *,
    holds: bool, language: Language,
) -> Markup:  # fmt: skip
    """A state: a circle with its number, its options written beside it in the direction `beside` (right, down)."""
    (x, y), (right, down) = place, beside
    parts = [tag("title", f"{conflict.state_text(state)}: {state_words(conflict, state, language)}")]
    if state == conflict.status_quo_state:
        parts.append(tag("rect", x=x - _NODE - 4, y=y - _NODE - 4, width=2 * _NODE + 8, height=2 * _NODE + 8,
                         class_="node", stroke_width=1.2))  # fmt: skip
    parts.append(tag("circle", cx=x, cy=y, r=_NODE, class_="node", stroke_width=1.4))
    if holds:
        parts.append(tag("circle", cx=x, cy=y, r=_NODE - 4, class_="node", stroke_width=1.4))
    parts.append(tag("text", str(number), x=x, y=y + 4, text_anchor="middle", fill="currentColor"))
    anchor = "start" if right > 0.3 else "end" if right < -0.3 else "middle"
    text = shortened(conflict.state_text(state), 14)
    parts.append(tag("text", text, x=x + right * (_NODE + 8), y=y + down * (_NODE + 14) + 4, text_anchor=anchor,
                     fill="currentColor", font_size=10))  # fmt: skip
    return tag("g", *parts)


def framed(parts: Sequence[Markup], width: float, height: float, label: str, parties: int) -> Markup:
    """The whole picture, with its label for those who do not see it."""
    return tag(
        "svg", style(), *heads(parties), *parts, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}",
        width=width, height=height, role="img", aria_label=label, font_size=12, font_family="system-ui, sans-serif",
        class_="conflict-graph",
    )  # fmt: skip


def legend(conflict: Conflict, top: float, language: Language, concept: Concept) -> list[Markup]:
    """Whose arrow is whose, and what rings and squares are, from `top` down."""
    words = messages(language).section("conflict_figures")
    rows: list[Markup] = []
    for j, dm in enumerate(conflict.decision_makers):
        y = top + 26 * j + 8
        rows.append(tag("line", x1=30, x2=86, y1=y, y2=y, stroke=COLOURS[j % 8], stroke_width=2,
                        stroke_dasharray=_DASHES[j % 8]))  # fmt: skip
        name = shortened(f"{letter(j)}  {party_name(conflict, dm.id)}", 80)
        rows.append(tag("text", name, x=96, y=y + 4, fill="currentColor"))
    y = top + 26 * len(conflict.decision_makers) + 12
    rows += [tag("circle", cx=44, cy=y, r=9, class_="node"), tag("circle", cx=44, cy=y, r=6, class_="node"),
             tag("text", words["holds"].format(concept=concept.upper()), x=96, y=y + 4, fill="currentColor"),
             tag("rect", x=330, y=y - 9, width=18, height=18, class_="node"),
             tag("text", words["quo"], x=360, y=y + 4, fill="currentColor")]  # fmt: skip
    return rows
