"""How often each value is stated, as bars: what is against to the left of the middle, what is for to the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from pourparlers.positions.networks.types import Bars
from pourparlers.show.figures.alone import MARGIN, TOP, WIDTH, Drawing, alone, evidence
from pourparlers.show.figures.svg import shortened, tag
from pourparlers.show.messages import Messages

START, ROW, TOTAL = 230, 24, 60
Behind = Mapping[tuple[str, int], Sequence[str]]
"""the statements of each value at each level"""


def bar_figure(bars: Bars, behind: Behind, *, title: str, words: Messages) -> Drawing:
    """A row for each value, a bar for each level of the qualifier, and a row of the table for each bar."""
    signed = len(bars.levels) > 1 and min(bars.levels) <= 0
    widest = max((sum(row) for row in bars.counts), default=1) or 1
    room = (WIDTH - START) / (2 if signed else 1) - TOTAL
    middle = START + (room + TOTAL if signed else 0.0)
    parts = []
    for n, (value, counts) in enumerate(zip(bars.values, bars.counts, strict=True)):
        place = (TOP + ROW * n, middle, room / widest)
        parts.append(_row(value, dict(zip(bars.levels, counts, strict=True)), behind, place, bars.levels))
    rows = tuple(
        {"value": value, "level": level, "count": count, "statements": " ".join(behind.get((value, level), ()))}
        for value, counts in zip(bars.values, bars.counts, strict=True)
        for level, count in zip(bars.levels, counts, strict=True)
    )
    notes = [words.text("figure_bars")] if signed else []
    svg = alone(parts, title=title, notes=notes, height=TOP + ROW * len(bars.values) + 16)
    return Drawing(svg, ("value", "level", "count", "statements"), rows)


def _row(
    value: str, counts: Mapping[int, int], behind: Behind, place: tuple[float, float, float], levels: Sequence[int]
) -> Markup:  # fmt: skip
    """`place`: top, the line from which bars go, and how wide one statement is."""
    y, middle, unit = place
    parts = [tag("text", shortened(value, 30), x=MARGIN, y=y + 13, class_="name")]
    left = [n for n in sorted(levels, reverse=True) if _against(n, levels)]
    right = [n for n in sorted(levels) if not _against(n, levels)]
    for side, listed in ((-1, left), (1, right)):
        x = middle
        for level in listed:
            width = counts[level] * unit
            if counts[level]:
                kind = "opposes" if side < 0 else "between" if level == 0 and len(levels) > 1 else "supports"
                start = x if side > 0 else x - width
                bar = tag("rect", x=start, y=y + 2, width=width, height=ROW - 8, class_=f"bar {kind}")
                parts.append(evidence(bar, f"{value} · {level}: {counts[level]}", behind.get((value, level), ())))
            x += side * width
        if listed:
            total = str(sum(counts[level] for level in listed))
            anchor = "start" if side > 0 else "end"
            parts.append(tag("text", total, x=x + 5 * side, y=y + 13, class_="axis", text_anchor=anchor))
    return tag("g", *parts)


def _against(level: int, levels: Sequence[int]) -> bool:
    """Whether a level stands to the left: no of yes and no, else what is below 0."""
    return level == 0 if tuple(levels) == (0, 1) else level < 0
