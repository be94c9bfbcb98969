"""Dates as exact as a text gives them: a day `2025-09-04`, a month `2025-08`, a week `2025-W36`, a year `2028`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_FORM = re.compile(r"(\d{4})(?:-W(\d\d)|-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)


def period(value: str) -> tuple[date, date] | None:
    """The first and last day that the value covers; None where it is no date.

    >>> period("2025-W36"), period("the coming days")
    ((datetime.date(2025, 9, 1), datetime.date(2025, 9, 7)), None)
    """
    found = _FORM.match(value)
    if not found:
        return None
    year, week, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        if week is not None:
            monday = date.fromisocalendar(year, week, 1)
            return monday, monday + timedelta(days=6)
        if day is not None and month is not None:
            return date(year, month, day), date(year, month, day)
        if month is not None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except (ValueError, OverflowError):  # 29 February; past the ends of the calendar
        return None


def day_said(said_on: str | None, published: date | None) -> date | None:
    """The day that words count from: the last day they can have been said on, never after publication.

    >>> day_said("2025-09", date(2025, 9, 5)), day_said(None, date(2025, 9, 5)), day_said("2025-08", None)
    (datetime.date(2025, 9, 5), datetime.date(2025, 9, 5), datetime.date(2025, 8, 31))
    """
    days = period(said_on) if said_on else None
    if days is None:
        return published
    return min(days[1], published) if published else days[1]
