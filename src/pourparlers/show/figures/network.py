"""The discourse network: parties on the left, issues on the right, a line for every stance.

Two columns ordered by barycentres (Sugiyama, Tagawa & Toda 1981) so that lines cross little; no chance, no springs.
A full line supports, a dashed one opposes, a dotted one is neither: colour is never the only sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pourparlers.show.figures.svg import shortened, tag, wrapped
from pourparlers.show.matrix import Cell, Matrix

SWEEPS = 12


@dataclass(frozen=True, slots=True)
class Shape:
    """Measures of one variant of the figure, in pixels and characters."""

    width: int
    left: int
    right: int
    party_letters: int
    party_lines: int
    issue_letters: int
    issue_lines: int
    row: int
    size: int


WIDE = Shape(960, 216, 560, 26, 1, 52, 2, 40, 14)
NARROW = Shape(360, 104, 206, 13, 2, 22, 3, 48, 11)


def ordered(matrix: Matrix) -> tuple[list[str], list[str]]:
    """Both columns, after sweeps of barycentre ordering from the order of the matrix."""
    parties, issues = list(matrix.parties), list(matrix.issues)
    for _ in range(SWEEPS):
        place = {party: n / max(1, len(parties) - 1) for n, party in enumerate(parties)}
        issues = _sorted(issues, [(issue, place[party]) for party, issue in matrix.cells])
        place = {issue: n / max(1, len(issues) - 1) for n, issue in enumerate(issues)}
        parties = _sorted(parties, [(party, place[issue]) for party, issue in matrix.cells])
    return parties, issues


def _sorted(nodes: list[str], pulls: Sequence[tuple[str, float]]) -> list[str]:
    sums: dict[str, list[float]] = {node: [] for node in nodes}
    for node, pull in pulls:
        sums[node].append(pull)
    return sorted(nodes, key=lambda n: sum(sums[n]) / len(sums[n]) if sums[n] else 0.0)


def network(
    matrix: Matrix, *, party_names: dict[str, str], issue_names: dict[str, str], label: str, shape: Shape = WIDE
) -> Markup:  # fmt: skip
    """The figure as SVG, each line a link to its cell; `label` says in words what the figure is."""
    parties, issues = ordered(matrix)
    rows = max(len(parties), len(issues), 1)
    height = rows * shape.row + 16
    left = {p: _y(n, len(parties), height) for n, p in enumerate(parties)}
    right = {i: _y(n, len(issues), height) for n, i in enumerate(issues)}
    cells = sorted(matrix.cells.values(), key=lambda c: (left[c.party], right[c.issue]))
    lines = [_line(cell, left[cell.party], right[cell.issue], shape) for cell in cells]
    nodes = [_party(party_names[p], left[p], shape) for p in parties]
    nodes += [_issue(issue_names[i], right[i], shape) for i in issues]
    return tag(
        "svg", tag("g", *lines, class_="edges"), *nodes, viewBox=f"0 0 {shape.width} {height}", width=shape.width,
        height=height, role="img", aria_label=label, class_="network", font_size=shape.size,
    )  # fmt: skip


def _y(n: int, count: int, height: int) -> float:
    return round((n + 0.5) * height / max(count, 1), 1)


def _line(cell: Cell, start: float, end: float, shape: Shape) -> Markup:
    middle = (shape.left + shape.right) / 2
    path = f"M{shape.left + 6} {start:g}C{middle:g} {start:g} {middle:g} {end:g} {shape.right - 6} {end:g}"
    width = round(1.2 + 0.7 * min(len(cell.passages), 5), 1)
    drawn = tag("path", d=path, class_=cell.verdict, stroke_width=width)
    return tag("a", drawn, href=f"#{cell.anchor}", tabindex=-1)


def _party(name: str, y: float, shape: Shape) -> Markup:
    texts = _lines(name, shape.left - 8, y, shape, shape.party_letters, shape.party_lines)
    return tag("g", tag("circle", cx=shape.left, cy=y, r=4.5), *texts, class_="party")


def _issue(name: str, y: float, shape: Shape) -> Markup:
    texts = _lines(name, shape.right + 10, y, shape, shape.issue_letters, shape.issue_lines)
    node = tag("rect", x=shape.right - 4.5, y=y - 4.5, width=9, height=9)
    return tag("g", node, *texts, class_="issue")


def _lines(name: str, x: int, y: float, shape: Shape, letters: int, most: int) -> list[Markup]:
    """A name in so many lines at the most, centred on its node."""
    lines = [shortened(line, letters) for line in wrapped(name, letters, most)]
    step = shape.size * 1.2
    top = y + 4 - (len(lines) - 1) * step / 2
    return [tag("text", line, x=x, y=top + n * step) for n, line in enumerate(lines)]
