"""Days, weeks and months reckoned from other days, and the feasts of a year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from pourparlers.base.dates import period


def day_before(value: str) -> str:
    """The last day before a year, where a text says "before 2028"; other values stand.

    >>> day_before("2028"), day_before("2028-03")
    ('2027-12-31', '2028-03')
    """
    return f"{int(value) - 1:04}-12-31" if len(value) == 4 else value


def last_day(value: str) -> str:
    """The last day of a day, week, month or year; other values stand.

    >>> last_day("2027"), last_day("2028-02"), last_day("2025-W36")
    ('2027-12-31', '2028-02-29', '2025-09-07')
    """
    days = period(value)
    return days[1].isoformat() if days else value


def week_of(day: date) -> str:
    """The ISO week of a day.

    >>> week_of(date(2025, 9, 5))
    '2025-W36'
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (Meeus 1991, Butcher's algorithm).

    >>> easter(2026), easter(2025)
    (datetime.date(2026, 4, 5), datetime.date(2025, 4, 20))
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def feast_day(rule: str, year: int) -> date:
    """The day of a feast: "12-25", "easter+39", or "11-4.4", the fourth Thursday of November.

    >>> feast_day("11-4.4", 2026), feast_day("05--1.1", 2026), feast_day("easter-2", 2026)
    (datetime.date(2026, 11, 26), datetime.date(2026, 5, 25), datetime.date(2026, 4, 3))
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    month, rest = int(rule[:2]), rule[3:]
    if "." not in rest:
        return date(year, month, int(rest))
    nth, weekday = (int(x) for x in rest.split("."))
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def shifted(today: date, months: int) -> str:
    """The month so many months away.

    >>> shifted(date(2025, 11, 30), 3)
    '2026-02'
    """
    count = today.year * 12 + today.month - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}"
