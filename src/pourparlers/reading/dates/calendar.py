"""Days, weeks, months and years by their ISO names, and the feasts of a year."""

from __future__ import annotations

from datetime import date, timedelta


def day_before(value: str) -> str:
    """The last day before a year, where a text says "before 2028"; other values stand.

    >>> day_before("2028"), day_before("2028-03")
    ('2027-12-31', '2028-03')
    """
    return f"{int(value) - 1:04}-12-31" if len(value) == 4 else value


def last_day(value: str) -> str:
    """The last day of a day, week, month or year.

    >>> last_day("2027"), last_day("2028-02"), last_day("2025-W36")
    ('2027-12-31', '2028-02-29', '2025-09-07')
    """
    if len(value) == 4:
        return f"{value}-12-31"
    if "W" in value:
        return date.fromisocalendar(int(value[:4]), int(value[6:]), 7).isoformat()
    if len(value) == 7:
        return f"{value}-{month_length(int(value[:4]), int(value[5:])):02}"
    return value


def period(value: str) -> tuple[date, date] | None:
    """First and last day of an ISO value; None for a phrase.

    >>> period("2025-W36")
    (datetime.date(2025, 9, 1), datetime.date(2025, 9, 7))
    """
    try:
        end = date.fromisoformat(last_day(value))
        if len(value) == 10:
            return end, end
        if "W" in value:
            return end - timedelta(6), end
        return date(int(value[:4]), int(value[5:7]) if len(value) == 7 else 1, 1), end
    except ValueError:
        return None


def month_length(year: int, month: int) -> int:
    """How many days a month has.

    >>> month_length(2028, 2), month_length(2025, 12)
    (29, 31)
    """
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(1)).day


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
        last = date(year, month, month_length(year, month))
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
