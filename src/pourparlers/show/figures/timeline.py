"""Events, dated statements and deadlines on one time line, in three lanes over one axis.

Days that matter lie far apart and close together in turn, so the distance between two dates grows with the square
root of the days between them; the axis says so. Dates that are not exact sit at the start of their period.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from pourparlers.show.figures.svg import tag
from pourparlers.show.types import Ref

LANE = 54


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a date: a dot, a hollow dot (`planned`) or a diamond (`deadline`)."""

    on: str
    ref: Ref
    title: str
    mark: str = "dot"


def first_day(value: str) -> date | None:
    """The first day of a date as exact as it is given, or nothing where it is no date.

    >>> first_day("2025-W36"), first_day("2025-08"), first_day("the coming days")
    (datetime.date(2025, 9, 1), datetime.date(2025, 8, 1), None)
    """
    try:
        if len(value) == 8 and value[4:6] == "-W":
            return date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
        if len(value) == 10:
            return date.fromisoformat(value)
        if len(value) == 7 and value[4] == "-":
            return date(int(value[:4]), int(value[5:]), 1)
        if len(value) == 4:
            return date(int(value), 1, 1)
    except ValueError:
        pass
    return None


def scale(days: Iterable[date], start: float, end: float) -> dict[date, float]:
    """Where each day stands between `start` and `end`.

    >>> scale([date(2025, 1, 1), date(2025, 1, 2), date(2025, 1, 6)], 0, 30)
    {datetime.date(2025, 1, 1): 0.0, datetime.date(2025, 1, 2): 10.0, datetime.date(2025, 1, 6): 30.0}
    """
    ordered = sorted(set(days))
    gaps = [math.sqrt((b - a).days) for a, b in itertools.pairwise(ordered)]
    whole = sum(gaps)
    places: dict[date, float] = {}
    gone = 0.0
    for day, gap in zip(ordered, [*gaps, 0.0], strict=True):
        places[day] = start + (end - start) * gone / whole if whole else (start + end) / 2
        gone += gap
    return places


def timeline(
    lanes: Sequence[tuple[str, Sequence[Moment]]], *, published: Sequence[date], day_names: dict[date, str],
    published_label: str, label: str, width: int = 960,
) -> Markup:  # fmt: skip
    """The figure as SVG; `day_names` are short names for the axis; lanes without moments are left out."""
    shown = [(name, [(m, day) for m in moments if (day := first_day(m.on))]) for name, moments in lanes]
    shown = [(name, moments) for name, moments in shown if moments]
    days = {day for _, moments in shown for _, day in moments} | set(published)
    if not shown or len(days) < 2:
        return Markup("")
    narrow = width < 600
    start = 20 if narrow else 150
    places = scale(days, start, width - 44)
    height = 30 + LANE * len(shown) + 34
    parts = [_published(places[day], height, published_label) for day in sorted(set(published))[:1]]
    for n, (name, moments) in enumerate(shown):
        parts.append(_lane(name, moments, places, top=30 + n * LANE, width=width, start=start, narrow=narrow))
    parts.append(_axis(places, day_names, y=height - 26, room=62 if narrow else 74))
    return tag("svg", *parts, viewBox=f"0 0 {width} {height}", width=width, height=height, role="img",
               aria_label=label, class_="timeline", font_size=12)  # fmt: skip


def _published(x: float, height: int, text: str) -> Markup:
    anchor = "end" if x > 200 else "start"
    return tag(
        "g", tag("line", x1=x, x2=x, y1=18, y2=height - 28), tag("text", text, x=x, y=12, text_anchor=anchor),
        class_="published",
    )  # fmt: skip


def _lane(
    name: str, moments: Sequence[tuple[Moment, date]], places: dict[date, float], *,
    top: int, width: int, start: int, narrow: bool,
) -> Markup:  # fmt: skip
    y = top + LANE * 0.6
    parts = [
        tag("line", x1=start, x2=width - 20, y1=y, y2=y, class_="rule"),
        tag("text", name, x=start if narrow else 0, y=top + 14 if narrow else y + 4, class_="lane"),
    ]
    stacked: dict[date, list[Moment]] = {}
    for moment, day in moments:
        stacked.setdefault(day, []).append(moment)
    for day, here in sorted(stacked.items()):
        parts += _stack(here, places[day], y)
    return tag("g", *parts)


def _stack(here: Sequence[Moment], x: float, y: float) -> list[Markup]:
    """The moments of one day: side by side where they are few, one dot with a number where they are many."""
    if len(here) > 3:
        title = "\n".join(m.title for m in here[:12])
        dot = tag("circle", cx=x, cy=y, r=9, class_=here[0].mark)
        count = tag("text", str(len(here)), x=x, y=y + 4, text_anchor="middle", class_="count")
        return [tag("a", tag("title", title), dot, count, href=f"#{here[0].ref.anchor}", tabindex=-1)]
    parts = []
    for n, moment in enumerate(here):
        up = y - n * 13
        text = tag("text", moment.ref.label, x=x + 8, y=up + 4, class_="number")
        link = tag("a", tag("title", moment.title), _mark(moment.mark, x, up), text,
                   href=f"#{moment.ref.anchor}", tabindex=-1)  # fmt: skip
        parts.append(link)
    return parts


def _mark(mark: str, x: float, y: float) -> Markup:
    if mark == "deadline":
        return tag("path", d=f"M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6-6z", class_=mark)
    return tag("circle", cx=x, cy=y, r=5, class_=mark)


def _axis(places: dict[date, float], names: dict[date, str], *, y: float, room: float) -> Markup:
    parts = []
    last = -math.inf
    for day, x in sorted(places.items()):
        parts.append(tag("line", x1=x, x2=x, y1=y, y2=y + 5))
        if x - last >= room:
            parts.append(tag("text", names.get(day, day.isoformat()), x=x, y=y + 19, text_anchor="middle"))
            last = x
    return tag("g", *parts, class_="axis")
