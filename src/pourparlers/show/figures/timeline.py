"""Events, dated statements and deadlines on one time line: three lanes over one axis, or a row a day on a narrow page.

Days that matter lie close together and far apart in turn, so the distance between two dates grows with the
logarithm of the days between them; the caption says so. Dates that are not exact sit at the start of their period.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from pourparlers.base.dates import period
from pourparlers.show.figures.svg import tag
from pourparlers.show.types import Ref

WIDTH, START, LANE = 960, 130, 58
NARROW_WIDTH, ROW = 360, 34
STACKED = 3
"""moments of one day and lane that are drawn one by one; more become one dot with their number"""

Lanes = Sequence[tuple[str, Sequence["Moment"]]]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a date; `mark` is `dot`, `hollow` (announced), `said` or `deadline`."""

    on: str
    ref: Ref
    title: str
    mark: str = "dot"


@dataclass(frozen=True, slots=True)
class Days:
    """What the axis says: the short name of each day, and the day of publication if there is one."""

    names: Mapping[date, str]
    published: date | None = None
    published_label: str = ""


def first_day(value: str) -> date | None:
    """The first day of a date as exact as it is given, or nothing where it is no date.

    >>> first_day("2025-W36"), first_day("2025-08"), first_day("the coming days")
    (datetime.date(2025, 9, 1), datetime.date(2025, 8, 1), None)
    """
    days = period(value)
    return days[0] if days else None


def scale(days: Iterable[date], start: float, end: float) -> dict[date, float]:
    """Where each day stands between `start` and `end`.

    >>> scale([date(2025, 1, 1), date(2025, 1, 2), date(2025, 1, 5)], 0, 30)
    {datetime.date(2025, 1, 1): 0.0, datetime.date(2025, 1, 2): 10.0, datetime.date(2025, 1, 5): 30.0}
    """
    ordered = sorted(set(days))
    gaps = [math.log2(1 + (b - a).days) for a, b in pairwise(ordered)]
    whole = sum(gaps)
    places: dict[date, float] = {}
    gone = 0.0
    for day, gap in zip(ordered, [*gaps, 0.0], strict=True):
        places[day] = start + (end - start) * gone / whole if whole else (start + end) / 2
        gone += gap
    return places


def by_day(lanes: Lanes) -> list[tuple[str, dict[date, list[Moment]]]]:
    """The moments of each lane by day, in the order of time; lanes without any are left out."""
    result = []
    for name, moments in lanes:
        days: dict[date, list[Moment]] = {}
        for moment in moments:
            day = first_day(moment.on)
            if day:
                days.setdefault(day, []).append(moment)
        if days:
            result.append((name, dict(sorted(days.items()))))
    return result


def timeline(lanes: Lanes, days: Days, *, label: str) -> Markup:
    """The figure for a wide page; empty where there are fewer than two days to show."""
    shown = by_day(lanes)
    marked = {day for _, moments in shown for day in moments} | ({days.published} if days.published else set())
    if not shown or len(marked) < 2:
        return Markup("")
    places = scale(marked, START + 10, WIDTH - 44)
    height = 26 + LANE * len(shown) + 40
    parts = [_publication(places[days.published], height, days)] if days.published else []
    for n, (name, moments) in enumerate(shown):
        parts.append(_lane(name, moments, places, y=26 + n * LANE + LANE * 0.66))
    parts.append(_axis(places, days.names, y=height - 30))
    return tag("svg", *parts, viewBox=f"0 0 {WIDTH} {height}", width=WIDTH, height=height, role="img",
               aria_label=label, class_="timeline", font_size=13)  # fmt: skip


def _publication(x: float, height: int, days: Days) -> Markup:
    text = tag("text", days.published_label, x=x, y=12, text_anchor="end" if x > 400 else "start")
    return tag("g", tag("line", x1=x, x2=x, y1=18, y2=height - 30), text, class_="published")


def _lane(name: str, moments: Mapping[date, list[Moment]], places: Mapping[date, float], *, y: float) -> Markup:
    rule = tag("line", x1=START, x2=WIDTH - 20, y1=y, y2=y, class_="rule")
    parts = [rule, tag("text", name, x=0, y=y + 4, class_="lane")]
    following = [*list(moments)[1:], None]
    for (day, here), after in zip(moments.items(), following, strict=True):
        room = places[after] - places[day] if after else math.inf
        if len(here) > STACKED:
            parts.append(_counted(here, places[day], y))
        else:
            parts += [_moment(m, places[day], y - n * 14, named=room >= _taken(m)) for n, m in enumerate(here)]
    return tag("g", *parts)


def _counted(here: Sequence[Moment], x: float, y: float) -> Markup:
    title = tag("title", "\n".join(m.title for m in here[:12]))
    dot = tag("circle", cx=x, cy=y, r=10, class_=here[0].mark)
    count = tag("text", str(len(here)), x=x, y=y + 4.5, text_anchor="middle", class_="count")
    return tag("a", title, dot, count, href=f"#{here[0].ref.anchor}", tabindex=-1)


def _taken(moment: Moment) -> float:
    """The width of a dot with its number."""
    return 18 + 7 * len(moment.ref.label)


def _moment(moment: Moment, x: float, y: float, *, named: bool = True, titled: bool = True) -> Markup:
    if moment.mark == "deadline":
        mark = tag("path", d=f"M{x:.1f} {y - 6.5:.1f}l6.5 6.5l-6.5 6.5l-6.5-6.5z", class_="deadline")
    else:
        mark = tag("circle", cx=x, cy=y, r=5, class_=moment.mark)
    parts = [tag("title", moment.title), mark] if titled else [mark]
    if named:
        parts.append(tag("text", moment.ref.label, x=x + 9, y=y + 4, class_="number"))
    return tag("a", *parts, href=f"#{moment.ref.anchor}", tabindex=-1)


def _axis(places: Mapping[date, float], names: Mapping[date, str], *, y: float) -> Markup:
    parts = []
    free = -math.inf
    for day, x in sorted(places.items()):
        name = names.get(day, day.isoformat())
        half = len(name) * 3.2
        parts.append(tag("line", x1=x, x2=x, y1=y, y2=y + 5))
        if x - half >= free:
            middle = min(x, WIDTH - half)
            parts.append(tag("text", name, x=middle, y=y + 20, text_anchor="middle", font_size=12))
            free = middle + half + 8
    return tag("g", *parts, class_="axis")


def timeline_narrow(lanes: Lanes, days: Days, *, label: str) -> Markup:
    """The figure for a narrow page: a row a day, a column a lane; empty where `timeline` is."""
    shown = by_day(lanes)
    marked = sorted({day for _, moments in shown for day in moments} | ({days.published} if days.published else set()))
    if not shown or len(marked) < 2:
        return Markup("")
    columns = {name: 116 + n * 244 / len(shown) for n, (name, _) in enumerate(shown)}
    top = 34
    height = top + ROW * len(marked)
    parts = [tag("text", name, x=x - 6, y=14, class_="lane") for name, x in columns.items()]
    parts += [tag("line", x1=x, x2=x, y1=24, y2=height - 8, class_="rule") for x in columns.values()]
    for n, day in enumerate(marked):
        y = top + ROW * (n + 0.5)
        if day == days.published:
            line = tag("line", x1=0, x2=NARROW_WIDTH, y1=y + 12, y2=y + 12)
            text = tag("text", days.published_label, x=NARROW_WIDTH, y=y + 8, text_anchor="end")
            parts.append(tag("g", line, text, class_="published"))
        parts.append(tag("text", days.names.get(day, day.isoformat()), x=0, y=y + 4, class_="day"))
        for name, moments in shown:
            here, x = moments.get(day, []), columns[name]
            room = 244 / len(shown)
            if sum(map(_taken, here)) > room + 8:
                parts.append(_counted(here, x, y))
            else:
                parts += [_moment(m, x + sum(map(_taken, here[:k])), y, titled=False) for k, m in enumerate(here)]
    return tag("svg", *parts, viewBox=f"0 0 {NARROW_WIDTH} {height}", width=NARROW_WIDTH, height=height, role="img",
               aria_label=label, class_="timeline", font_size=12)  # fmt: skip
