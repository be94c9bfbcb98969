"""What an expression comes to on the calendar of the day the article was published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pourparlers.base.dates import period
from pourparlers.reading.dates.calendar import feast_day, last_day, shifted, week_of
from pourparlers.reading.forms import Match


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known when an expression is worked out."""

    today: date | None
    direction: int = 0
    """-1 where the text tells of the past, 1 where it looks ahead, 0 where it does not say"""
    near: bool = False
    """whether the word that says so stands close by"""
    limit: bool = False
    """whether the expression is a deadline"""
    year: int | None = None
    """the year that the sentence has named before ("L'an dernier, ... le 12 novembre")"""


def worked_out(match: Match, occasion: Occasion) -> str | None:
    """The ISO day, month, week or year that an expression means; None where it stays a phrase.

    >>> from pourparlers.reading.dates.tables import date_tables
    >>> from pourparlers.reading.words import words_of
    >>> def on(text, language, **how):
    ...     match = date_tables(language).forms.at(words_of(text, language), 0)
    ...     return worked_out(match, Occasion(date(2025, 9, 5), **how))
    >>> on("jeudi", "fr", direction=-1), on("jeudi", "fr", direction=1), on("le mois dernier", "fr")
    ('2025-09-04', '2025-09-11', '2025-08')
    >>> on("la fin de 2027", "fr", limit=True), on("in two weeks", "en", direction=1), on("Easter 2026", "en")
    ('2027-12-31', '2025-W38', '2026-04-05')
    """
    rule = _RULES.get(match.gives["gives"])
    try:
        value = rule(match, occasion) if rule else None
    except (ValueError, OverflowError):
        return None
    return value if value and period(value) else None  # past the ends of the calendar there is none


_CLOSE = 62
"""a day without a year that lies within two months is that one, whatever the verbs say"""


def _nearest(of_year: Callable[[int], date], occasion: Occasion) -> str | None:
    """A day that comes every year, in the year that the direction asks for."""
    today = occasion.today
    if today is None:
        return None
    days = []
    for year in range(today.year - 4, today.year + 5):
        try:
            days.append(of_year(year))
        except ValueError:
            continue  # 29 February
    past, coming = [d for d in days if d <= today], [d for d in days if d >= today]
    if not occasion.limit and past and coming:
        since, until = (today - max(past)).days, (min(coming) - today).days
        if min(since, until) <= _CLOSE:
            return (max(past) if since <= until else min(coming)).isoformat()
    if occasion.direction < 0 and past:
        return max(past).isoformat()
    if occasion.direction > 0 and coming:
        return min(coming).isoformat()
    return _closest(days, today).isoformat() if days else None


def _closest(days: Sequence[date], today: date) -> date:
    return min(days, key=lambda day: (abs((day - today).days), day))


def _date(match: Match, occasion: Occasion) -> str | None:
    day, year = match.slots["day"], match.slots.get("year") or occasion.year
    month = match.slots.get("month") or match.slots["short"]
    if occasion.limit and "last" in match.slots:
        day = match.slots["last"]
    if year is not None:
        return date(year, month, day).isoformat()
    return _nearest(lambda y: date(y, month, day), occasion)


def _numeric(match: Match, occasion: Occasion) -> str | None:
    if "dotted" in match.slots:
        return date(*match.slots["dotted"]).isoformat()
    return date(match.slots["year"], match.slots["two"], match.slots["day"]).isoformat()


def _day_of_month(match: Match, occasion: Occasion) -> str | None:
    day, today = match.slots.get("alone") or match.slots.get("ordinal-day"), occasion.today
    if today is None or day is None:
        return None
    days = []
    for step in (-2, -1, 0, 1, 2):
        if known := period(f"{shifted(today, step)}-{day:02}"):
            days.append(known[0])
    if occasion.direction < 0 and occasion.near:
        return max(d for d in days if d <= today).isoformat()
    if occasion.direction > 0 or occasion.limit:
        return min(d for d in days if d >= today).isoformat()
    return _closest(days, today).isoformat()


def _weekday(match: Match, occasion: Occasion) -> str | None:
    today, weekday, turn = occasion.today, match.slots["weekday"], match.gives.get("turn", "")
    if today is None:
        return None
    back, ahead = (today.isoweekday() - weekday) % 7, (weekday - today.isoweekday()) % 7
    monday = today - timedelta(today.isoweekday() - 1)
    if turn == "last":
        day = today - timedelta(back or 7)
    elif turn == "just":
        day = today - timedelta(back)
    elif turn in ("next", "after-next"):
        day = today + timedelta((ahead or 7) + (7 if turn == "after-next" else 0))
    elif turn in ("last-week", "next-week"):
        day = monday + timedelta(weekday - 1 + (7 if turn == "next-week" else -7))
    else:
        day = today + timedelta(ahead) if occasion.direction > 0 or occasion.limit else today - timedelta(back)
    return day.isoformat()


def _unit_step(unit: str, step: int, today: date) -> str | None:
    """The day, week, month or year so many steps away."""
    if unit == "day":
        return (today + timedelta(step)).isoformat()
    if unit in ("week", "fortnight"):
        return week_of(today + timedelta(7 * step * (2 if unit == "fortnight" else 1)))
    if unit == "month":
        return shifted(today, step)
    return f"{today.year + step:04}" if unit == "year" else None


def _unit(match: Match, occasion: Occasion) -> str | None:
    today = occasion.today
    return None if today is None else _unit_step(match.slots["unit"], match.gives["step"], today)


def _day(match: Match, occasion: Occasion) -> str | None:
    return None if occasion.today is None else (occasion.today + timedelta(match.gives["days"])).isoformat()


def _then(match: Match, occasion: Occasion) -> str | None:
    return None if occasion.today is None else occasion.today.isoformat()


def _weekend(match: Match, occasion: Occasion) -> str | None:
    today = occasion.today
    if today is None:
        return None
    back = (today.isoweekday() - 6) % 7
    ahead = (6 - today.isoweekday()) % 7
    if match.gives.get("turn") == "next" or occasion.direction > 0 or occasion.limit:
        return week_of(today + timedelta(ahead or 7))
    return week_of(today - timedelta(back))


def _month(match: Match, occasion: Occasion) -> str | None:
    today, month, turn = occasion.today, match.slots["month"], match.gives.get("turn", "")
    named = match.slots.get("year") or (occasion.year if not turn else None)
    if named:
        return f"{named:04}-{month:02}"
    if today is None:
        return None
    if turn.endswith("-year"):
        return f"{today.year + {'last-year': -1, 'next-year': 1, 'this-year': 0}[turn]:04}-{month:02}"
    back, ahead = (today.month - month) % 12, (month - today.month) % 12
    if turn == "last":
        return shifted(today, -(back or 12))
    if turn == "next":
        return shifted(today, ahead or 12)
    if occasion.limit:
        return shifted(today, ahead)
    direction = occasion.direction
    if min(back, ahead) <= (1 if occasion.near else 2):
        direction = -1 if back <= ahead else 1
    return shifted(today, -back) if direction < 0 or (direction == 0 and back <= ahead) else shifted(today, ahead)


def _year(match: Match, occasion: Occasion) -> str | None:
    return f"{match.slots['year']:04}"


def _inner(match: Match, occasion: Occasion) -> str | None:
    inner = next((s for s in match.slots.values() if isinstance(s, Match)), None)
    return None if inner is None else worked_out(inner, occasion)


def _edge(match: Match, occasion: Occasion) -> str | None:
    value = _inner(match, occasion)
    if value is None and occasion.today is not None and not match.slots:
        value = f"{occasion.today.year:04}"
    return last_day(value) if value and occasion.limit else value


def _feast(match: Match, occasion: Occasion) -> str | None:
    rule, year = match.slots["feast"], match.slots.get("year")
    if year:
        return feast_day(rule, year).isoformat()
    turn, today = match.gives.get("turn"), occasion.today
    if turn and today is not None:
        days = [feast_day(rule, y) for y in range(today.year - 1, today.year + 2)]
        return (max(d for d in days if d < today) if turn == "last" else min(d for d in days if d > today)).isoformat()
    return _nearest(lambda y: feast_day(rule, y), occasion if occasion.limit else replace(occasion, direction=0))


def _distance(match: Match, occasion: Occasion, sign: int) -> str | None:
    today, unit = occasion.today, match.slots.get("unit")
    if today is None or unit is None:
        return None
    number = match.slots.get("number", 1)
    if unit == "hour":
        return today.isoformat() if sign < 0 and number <= 12 else None
    if occasion.limit and unit in ("week", "fortnight"):
        return (today + timedelta(sign * number * (14 if unit == "fortnight" else 7))).isoformat()
    return _unit_step(unit, sign * number, today)


def _span(match: Match, occasion: Occasion) -> str | None:
    return _distance(match, occasion, 1) if occasion.direction > 0 else None


_RULES: dict[str, Callable[[Match, Occasion], str | None]] = {
    "date": _date,
    "numeric": _numeric,
    "slashed": _numeric,
    "day-of-month": _day_of_month,
    "weekday": _weekday,
    "unit": _unit,
    "then": _then,
    "day": _day,
    "weekend": _weekend,
    "month": _month,
    "year": _year,
    "inner": _inner,
    "edge": _edge,
    "feast": _feast,
    "ago": lambda m, o: _distance(m, o, -1),
    "since": lambda m, o: _distance(m, o, -1),
    "ahead": lambda m, o: _distance(m, o, 1),
    "span": _span,
}
