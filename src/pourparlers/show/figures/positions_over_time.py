"""Positions over time as small multiples: a panel for each issue, a row for each party, one axis of days.

A position is a line from the day it was taken: full for, dashed against, dotted between; it goes on, paler, from the
day it was last heard until it changes or the figure ends. A dot is a day on which it was heard.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from markupsafe import Markup

from pourparlers.positions.sides import divisions
from pourparlers.positions.timeline import History
from pourparlers.positions.types import PartyPosition
from pourparlers.show.figures.alone import MARGIN, TOP, WIDTH, Drawing, alone, evidence
from pourparlers.show.figures.svg import shortened, tag
from pourparlers.show.messages import Messages

ROW, HEAD, START = 20, 44, 230
COLUMNS = (
    "issue",
    "party",
    "stance",
    "condition",
    "since",
    "until",
    "last_heard",
    "confidence",
    "statements",
    "against",
)
Days = dict[str, date]
"""the day of each statement"""


def positions_over_time(
    history: History, days: Days, *, until: date, title: str, words: Messages, most: int = 12
) -> Drawing:  # fmt: skip
    """The figure, the most divisive issues first (`most` of them), and a row for each position ever held."""
    dated = {key: [p for p in held if p.since] for key, held in history.items()}
    last = [held[-1] for held in history.values()]
    order = [d.issue for d in divisions(last) if any(dated[k] for k in dated if k[1] == d.issue)]
    first = min((p.since for held in dated.values() for p in held if p.since), default=until)
    parts, y = [], float(TOP)
    for issue in order[:most]:
        held = {party: dated[party, i] for party, i in sorted(dated) if i == issue and dated[party, i]}
        parts.append(_panel(issue, held, days, (first, until), y, words))
        y += HEAD + ROW * len(held)
    parts.append(_axis(first, until, y, words))
    notes = [words.text("figure_positions")]
    if len(order) > most:
        notes.append(words.text("figure_issues_left_out", n=len(order) - most))
    rows = tuple(_row(p, after) for held in history.values() for p, after in zip_longest(held, held[1:]) if p)
    return Drawing(alone(parts, title=title, notes=notes, height=y + 44), COLUMNS, rows)


def _row(p: PartyPosition, after: PartyPosition | None) -> dict[str, object]:
    def told(day: date | None) -> str:
        return day.isoformat() if day else ""

    return {
        "issue": p.issue, "party": p.party, "stance": str(p.stance), "condition": p.condition or "",
        "since": told(p.since), "until": told(after.since if after else None), "last_heard": told(p.last_heard),
        "confidence": p.confidence, "statements": " ".join(p.statements), "against": " ".join(p.against),
    }  # fmt: skip


def _x(day: date, span: tuple[date, date]) -> float:
    whole = max((span[1] - span[0]).days, 1)
    return START + (WIDTH - MARGIN - 10 - START) * (day - span[0]).days / whole


def _panel(
    issue: str, held: dict[str, list[PartyPosition]], days: Days, span: tuple[date, date], y: float, words: Messages
) -> Markup:  # fmt: skip
    parts = [tag("text", shortened(issue, 90), x=MARGIN, y=y + 18, class_="head")]
    for n, (party, positions) in enumerate(held.items()):
        line = y + 34 + ROW * n
        parts.append(tag("line", x1=START, x2=WIDTH - MARGIN, y1=line, y2=line, class_="rule"))
        parts.append(tag("text", shortened(party, 30), x=MARGIN, y=line + 4, class_="name"))
        for p, after in zip_longest(positions, positions[1:]):
            end = after.since if after and after.since else span[1]
            parts.append(_position(p, end, days, span, line, words))
    return tag("g", *parts)


def _kind(p: PartyPosition) -> str:
    return str(p.stance) if p.stance in ("supports", "opposes") else "between"


def _position(
    p: PartyPosition, end: date, days: Days, span: tuple[date, date], y: float, words: Messages
) -> Markup:  # fmt: skip
    assert p.since is not None and p.last_heard is not None
    start, heard, stop = (_x(day, span) for day in (p.since, p.last_heard, end))
    kind = _kind(p)
    title = words.text(f"figure_{kind}", party=p.party, since=words.day(p.since), heard=words.day(p.last_heard))
    lines = [tag("line", x1=start, x2=heard, y1=y, y2=y, class_=kind, stroke_width=5.0),
             tag("line", x1=heard, x2=stop, y1=y, y2=y, class_=f"{kind} silent", stroke_width=3.0)]  # fmt: skip
    said: dict[date, list[str]] = defaultdict(list)
    for statement in p.statements:
        said[days.get(statement, p.since)].append(statement)
    dots = [
        evidence(tag("circle", cx=_x(day, span), cy=y, r=4.5, stroke_width=1.6, class_=f"dot {kind}"), str(day), ids)
        for day, ids in sorted(said.items())
    ]
    return tag("g", evidence(tag("g", *lines), title, p.statements), *dots)


def _axis(first: date, until: date, y: float, words: Messages) -> Markup:
    span = (first, until)
    steps: Sequence[date] = sorted({first + (until - first) * k // 4 for k in range(5)})
    parts = []
    for day in steps:
        x = _x(day, span)
        anchor = "start" if day == first else "end" if day == until else "middle"
        parts.append(tag("line", x1=x, x2=x, y1=y, y2=y + 5, class_="rule"))
        parts.append(tag("text", words.day(day, short=True), x=x, y=y + 20, class_="axis", text_anchor=anchor))
    return tag("g", *parts)
