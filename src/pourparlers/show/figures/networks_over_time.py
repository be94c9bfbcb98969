"""Networks over time as small multiples: the same actors in the same places, a panel for each window.

Actors stand on a circle in the order of the leading eigenvector of all ties together, so that those of one mind stand
side by side. A full line is congruence, a dashed one conflict; a hollow actor says nothing in the window; a window with
few statements says so and draws no tie.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from markupsafe import Markup

from pourparlers.positions.networks.panels import Panel
from pourparlers.positions.networks.results import number, stamp
from pourparlers.positions.networks.types import Edge
from pourparlers.show.figures.alone import MARGIN, TOP, WIDTH, Drawing, alone, evidence
from pourparlers.show.figures.svg import shortened, tag
from pourparlers.show.messages import Messages

MOST_ACTORS, MOST_TIES, ACROSS, TALL = 18, 80, 2, 300
COLUMNS = ("start", "stop", "source", "target", "weight", "statements")
Place = tuple[float, float]


def networks_over_time(panels: Sequence[Panel], *, title: str, words: Messages) -> Drawing:
    """The figure of one-mode networks, and a row for each tie of each window."""
    actors = seriated(panels, MOST_ACTORS)
    left_out = len({name for p in panels for name in p.network.rows}) - len(actors)
    drawn = [[e for e in p.edges if e.source in actors and e.target in actors] for p in panels]
    largest = max((abs(e.weight) for ties in drawn for e in ties), default=1.0)
    across = min(ACROSS, max(len(panels), 1))
    side = (WIDTH - 2 * MARGIN) / across
    tall = TALL + 26
    parts = []
    for n, (panel, ties) in enumerate(zip(panels, drawn, strict=True)):
        row, column = divmod(n, across)
        corner = (MARGIN + column * side, TOP + row * tall)
        parts.append(_panel(panel, ties, actors, largest, corner, (side, float(TALL)), words))
    notes = [words.text("figure_ties")]
    if left_out > 0:
        notes.append(words.text("figure_left_out", n=left_out))
    if any(len(ties) > MOST_TIES for ties in drawn):
        notes.append(words.text("figure_strongest", n=MOST_TIES))
    height = TOP + math.ceil(len(panels) / across) * tall + 10
    rows = tuple(
        {"start": stamp(p.network.start), "stop": stamp(p.network.stop), "source": e.source, "target": e.target,
         "weight": number(e.weight), "statements": " ".join(e.statements)}
        for p in panels for e in p.edges
    )  # fmt: skip
    return Drawing(alone(parts, title=title, notes=notes, height=height), COLUMNS, rows)


def seriated(panels: Sequence[Panel], most: int) -> list[str]:
    """The actors heard most, at most so many, in an order that sets those of one mind side by side."""
    heard: Counter[str] = Counter()
    for panel in panels:
        heard.update({name: len(panel.heard.get(name, ())) for name in panel.network.rows})
    names = sorted(sorted(heard), key=lambda name: -heard[name])[:most]
    place = {name: n for n, name in enumerate(names)}
    whole = np.zeros((len(names), len(names)))
    for e in (e for panel in panels for e in panel.edges if e.source in place and e.target in place):
        whole[place[e.source], place[e.target]] += e.weight
        whole[place[e.target], place[e.source]] += e.weight
    if not whole.any():
        return sorted(names)
    vector = np.linalg.eigh(whole)[1][:, -1].round(9)
    vector = vector * (np.sign(vector[np.abs(vector).argmax()]) or 1.0)
    return sorted(names, key=lambda name: (vector[place[name]], name))


def _panel(
    panel: Panel, ties: Sequence[Edge], actors: Sequence[str], largest: float, corner: Place, size: Place,
    words: Messages,
) -> Markup:  # fmt: skip
    x, y = corner
    centre, radius = (x + size[0] / 2, y + 26 + size[1] / 2), size[1] / 2 - 30
    places = {}
    for n, name in enumerate(actors):
        angle = 2 * math.pi * (n + 0.5) / max(len(actors), 1) - math.pi / 2
        places[name] = (centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle))
    head = tag("text", _period(panel, words), x=x + 4, y=y + 16, class_="head")
    strongest = sorted(ties, key=lambda e: (-abs(e.weight), e.source, e.target))[:MOST_TIES]
    lines = [] if panel.few else [_tie(e, places, largest) for e in sorted(strongest, key=lambda e: abs(e.weight))]
    nodes = [_actor(name, places[name], centre[0], panel.heard.get(name, ())) for name in actors]
    few = (
        [tag("text", words.text("figure_few", n=panel.statements), x=x + 4, y=y + 32, class_="few")]
        if panel.few
        else []
    )
    return tag("g", head, *few, *lines, *nodes)


def _period(panel: Panel, words: Messages) -> str:
    start, stop = stamp(panel.network.start), stamp(panel.network.stop)
    if start is None or stop is None:
        return words.text("figure_statements", n=panel.statements)
    days = f"{words.day(start[:10], short=True)} – {words.day(stop[:10], short=True)}"
    return f"{days} · {words.text('figure_statements', n=panel.statements)}"


def _tie(e: Edge, places: dict[str, Place], largest: float) -> Markup:
    (x1, y1), (x2, y2) = places[e.source], places[e.target]
    kind = "supports" if e.weight > 0 else "opposes"
    width = 0.6 + 3.4 * abs(e.weight) / largest
    line = tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=f"tie {kind}", stroke_width=width)
    return evidence(line, f"{e.source} – {e.target}: {number(e.weight)}", e.statements)


def _actor(name: str, place: Place, middle: float, statements: Sequence[str]) -> Markup:
    x, y = place
    right = x >= middle
    dot = tag("circle", cx=x, cy=y, r=3 + min(len(statements), 36) ** 0.5, class_="dot" if statements else "hollow")
    label = tag("text", shortened(name, 16), x=x + (11 if right else -11), y=y + 4, class_="name",
                text_anchor="start" if right else "end")  # fmt: skip
    return tag("g", evidence(dot, f"{name}: {len(statements)}", statements), label)
