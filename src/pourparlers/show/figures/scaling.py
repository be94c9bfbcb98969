"""Actors on one or two dimensions, each with the interval in which it lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pourparlers.positions.networks.results import number
from pourparlers.positions.networks.scaling import Scaling
from pourparlers.show.figures.alone import MARGIN, TOP, WIDTH, Drawing, alone, evidence
from pourparlers.show.figures.svg import shortened, tag
from pourparlers.show.messages import Messages

START, ROW = 230, 20
COLUMNS = ("actor", "dimension", "position", "low", "high", "statements")


def scaling_figure(found: Scaling, behind: Mapping[str, Sequence[str]], *, title: str, words: Messages) -> Drawing:
    """A panel for each dimension, the furthest left first: posterior mean and 95 % interval of each actor.

    `behind`: the statements of each actor.
    """
    least, span = float(found.low.min()), float(found.high.max() - found.low.min()) or 1.0
    parts, rows, y = [], [], float(TOP)
    for d in range(found.positions.shape[1]):
        parts.append(tag("text", words.text("figure_dimension", n=d + 1), x=MARGIN, y=y + 12, class_="head"))
        y += ROW + 4
        for a in sorted(range(len(found.actors)), key=lambda a: (found.positions[a, d], found.actors[a])):
            name, ids = found.actors[a], behind.get(found.actors[a], ())
            low, at, high = (float(v[a, d]) for v in (found.low, found.positions, found.high))
            x = [START + (WIDTH - MARGIN - 20 - START) * (v - least) / span for v in (low, at, high)]
            line = tag("line", x1=x[0], x2=x[2], y1=y + 8, y2=y + 8, class_="rule", stroke_width=3)
            dot = tag("circle", cx=x[1], cy=y + 8, r=4.5, class_="dot")
            parts.append(tag("text", shortened(name, 30), x=MARGIN, y=y + 12, class_="name"))
            parts.append(evidence(tag("g", line, dot), f"{name}: {at:.2f} [{low:.2f}, {high:.2f}]", ids))
            rows.append({"actor": name, "dimension": d + 1, "position": number(at), "low": number(low),
                         "high": number(high), "statements": " ".join(ids)})  # fmt: skip
            y += ROW
        y += 14
    svg = alone(parts, title=title, notes=[words.text("figure_scaling")], height=y + 8)
    return Drawing(svg, COLUMNS, tuple(rows))
