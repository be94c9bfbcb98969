"""Measures of a network over time, each with the uncertainty that a bootstrap gives it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from pourparlers.positions.networks.panels import FEW, Measured
from pourparlers.positions.networks.results import number, stamp
from pourparlers.show.figures.alone import MARGIN, TOP, WIDTH, Drawing, alone, evidence
from pourparlers.show.figures.svg import tag
from pourparlers.show.messages import Messages

START, TALL = 230, 110


def measures_over_time(series: Sequence[Measured], *, title: str, words: Messages) -> Drawing:
    """A panel for each figure: a point a window, the middle 95 % of the draws as a band; few statements are hollow."""
    names = list(dict.fromkeys(i.name for step in series for i in step.figures))
    parts = [_measure(name, series, TOP + (TALL + 44) * n) for n, name in enumerate(names)]
    height = TOP + (TALL + 44) * len(names)
    if series:
        for step, anchor in ((series[0], "start"), (series[-1], "end")):
            x = START if anchor == "start" else WIDTH - MARGIN
            day = words.day((stamp(step.middle) or "")[:10], short=True)
            parts.append(tag("text", day, x=x, y=height - 4, class_="axis", text_anchor=anchor))
    rows = tuple(
        {"start": stamp(s.start), "stop": stamp(s.stop), "figure": i.name, "value": number(i.value),
         "low": number(i.low), "high": number(i.high), "statements": " ".join(s.statements)}
        for s in series for i in s.figures
    )  # fmt: skip
    notes = [words.text("figure_band", few=FEW)]
    columns = ("start", "stop", "figure", "value", "low", "high", "statements")
    return Drawing(alone(parts, title=title, notes=notes, height=height + 20), columns, rows)


def _measure(name: str, series: Sequence[Measured], y: float) -> Markup:
    found = [(n, s, i) for n, s in enumerate(series) for i in s.figures if i.name == name]
    low, high = min((i.low for *_, i in found), default=0.0), max((i.high for *_, i in found), default=1.0)
    low, high = min(low, 0.0), high if high > low else low + 1

    def point(n: int, value: float) -> tuple[float, float]:
        x = START + (WIDTH - MARGIN - 10 - START) * (n / max(len(series) - 1, 1))
        return x, y + 26 + TALL * (1 - (value - low) / (high - low))

    band = [point(n, i.high) for n, _, i in found] + [point(n, i.low) for n, _, i in reversed(found)]
    line = [point(n, i.value) for n, _, i in found]
    parts = [tag("text", name, x=MARGIN, y=y + 30, class_="head")]
    for value in (low, high):
        level = point(0, value)[1]
        parts.append(tag("line", x1=START, x2=WIDTH - MARGIN, y1=level, y2=level, class_="rule"))
        parts.append(tag("text", f"{value:.2f}", x=START - 8, y=level + 4, class_="axis", text_anchor="end"))
    parts += [tag("polygon", points=_points(band), class_="band"), tag("polyline", points=_points(line), class_="line")]
    for n, s, i in found:
        x, at = point(n, i.value)
        dot = tag("circle", cx=x, cy=at, r=3.5, class_="hollow" if len(s.statements) < FEW else "dot supports")
        parts.append(evidence(dot, f"{stamp(s.middle)}: {i.value:.3f} [{i.low:.3f}, {i.high:.3f}]", s.statements))
    return tag("g", *parts)


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
