"""Who holds whom in a state: parties on a ring, an arrow from whoever answers an improvement to whoever would make it.

A party that nothing better tempts stands in a plain frame, one that is held in a double one, one that is free to leave
in a dashed one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from pourparlers.model.types import Conflict
from pourparlers.show.figures.states import COLOURS, framed
from pourparlers.show.figures.svg import shortened, tag
from pourparlers.show.messages import messages
from pourparlers.show.types import Language
from pourparlers.show.verdicts import party_name
from pourparlers.solve.verdict import Verdict

_HALF = (100.0, 24.0)  # of a frame


def holding(conflict: Conflict, verdicts: Sequence[Verdict], *, language: Language, width: int = 760) -> Markup:
    """The figure as SVG; `verdicts` are those on one state under one concept, one for each party."""
    words = messages(language).section("conflict_figures")
    places = dict(zip((v.party for v in verdicts), _ring(len(verdicts), width), strict=True))
    order = {dm.id: n for n, dm in enumerate(conflict.decision_makers)}
    height = 150 if len(verdicts) < 2 else 420
    parts = []
    for verdict in verdicts:
        by = dict.fromkeys(step.party for answer in verdict.answers for step in answer.steps)
        parts += [_line(places[other], places[verdict.party], order[other]) for other in by]
    for verdict in verdicts:
        kind = "free" if not verdict.stable else "held" if verdict.answers else "content"
        parts.append(_frame(party_name(conflict, verdict.party), places[verdict.party], kind, words[f"holding_{kind}"]))
    state, concept = (verdicts[0].state, verdicts[0].concept) if verdicts else (0, "")
    label = words["holding_title"].format(state=conflict.state_text(state), concept=concept.upper())
    parts.append(tag("text", label, x=width / 2, y=height - 12, text_anchor="middle", fill="currentColor"))
    return framed(parts, width, height, label, len(conflict.decision_makers))


def _ring(count: int, width: int) -> list[tuple[float, float]]:
    if count < 2:
        return [(width / 2, 60)] * count
    turns = [2 * math.pi * n / count - math.pi / 2 for n in range(count)]
    return [(round(width / 2 + 262 * math.cos(t), 1), round(196 + 146 * math.sin(t), 1)) for t in turns]


def _frame(name: str, place: tuple[float, float], kind: str, told: str) -> Markup:
    (x, y), (wide, high) = place, _HALF
    box = {"x": x - wide, "y": y - high, "width": 2 * wide, "height": 2 * high, "class_": "node", "rx": 6}
    parts = [tag("rect", **box, stroke_dasharray="5 4" if kind == "free" else None)]
    if kind == "held":
        inner = {"x": x - wide + 4, "y": y - high + 4, "width": 2 * wide - 8, "height": 2 * high - 8, "rx": 4}
        parts.append(tag("rect", **inner, class_="node"))
    parts.append(tag("text", shortened(name, 28), x=x, y=y - 2, text_anchor="middle", fill="currentColor"))
    parts.append(tag("text", told, x=x, y=y + 13, text_anchor="middle", fill="currentColor", font_size=10))
    return tag("g", tag("title", name), *parts)


def _line(start: tuple[float, float], end: tuple[float, float], party: int) -> Markup:
    """An arrow from frame to frame, bent to one side so that two that hold each other have two."""
    (x, y), (u, v) = start, end
    length = math.hypot(u - x, v - y) or 1.0
    middle = ((x + u) / 2 - (v - y) / length * 34, (y + v) / 2 + (u - x) / length * 34)
    x, y = _edge(start, middle)
    u, v = _edge(end, middle)
    return tag("path", d=f"M{x:.1f} {y:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {u:.1f} {v:.1f}", fill="none",
               stroke=COLOURS[party % 8], stroke_width=1.8, marker_end=f"url(#head{party})")  # fmt: skip


def _edge(place: tuple[float, float], towards: tuple[float, float]) -> tuple[float, float]:
    """Where a line from the middle of a frame leaves it, and a little more."""
    right, down = towards[0] - place[0], towards[1] - place[1]
    share = min(_HALF[0] / abs(right) if right else math.inf, _HALF[1] / abs(down) if down else math.inf)
    reach = share + 5 / (math.hypot(right, down) or 1.0)
    return place[0] + right * reach, place[1] + down * reach
