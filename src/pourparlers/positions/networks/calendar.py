"""Steps of time: units added to a moment as a calendar does it, whole units between two moments."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message

TIME = (-62_135_596_800, 253_402_300_799)
"""the seconds since 1970 of the years 1 to 9999"""
SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800}
MONTHS = {"months": 1, "years": 12}


def plus(moment: int, number: int, unit: str) -> int:
    """The moment (seconds since 1970) `number` units later; months and years keep the day, cut to the month's last.

    >>> plus(int(datetime(2021, 1, 31, tzinfo=UTC).timestamp()), 1, "months") == datetime(
    ...     2021, 2, 28, tzinfo=UTC).timestamp()
    True
    """
    if unit in SECONDS:
        return _in_time(moment + number * SECONDS[unit])
    whole = datetime.fromtimestamp(moment, UTC)
    months = whole.year * 12 + whole.month - 1 + number * MONTHS[unit]
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        _in_time(TIME[1] + 1)
    day = min(whole.day, calendar.monthrange(year, month + 1)[1])
    return int(whole.replace(year=year, month=month + 1, day=day).timestamp())


def _in_time(moment: int) -> int:
    """The moment itself; WrongUse where it lies outside the years 1 to 9999."""
    if not TIME[0] <= moment <= TIME[1]:
        raise WrongUse("a window reaches beyond the years 1 to 9999: ask for a smaller windowSize")
    return moment


LONGEST = 1_000_000
"""steps of a series at most"""


def steps(begin: int, end: int, unit: str) -> Iterator[int]:
    """Moments one unit apart from begin to end, both included, each from the one before; WrongUse past a million."""
    if unit in SECONDS and (end - begin) // SECONDS[unit] > LONGEST:
        raise WrongUse(
            Message(
                "a series by {unit} has {steps} steps; {longest} is the most",
                unit=unit,
                steps=(end - begin) // SECONDS[unit],
                longest=LONGEST,
            )
        )
    moment = begin
    while moment <= end:
        yield moment
        if moment == end:
            return
        moment = plus(moment, 1, unit)


def whole_units(moments: Any, at: int, unit: str) -> Any:
    """Whole units from each moment to `at`, cut towards zero, negative where it is later; shape `(N,)`, floats."""
    if unit in SECONDS:
        return np.trunc((at - moments) / SECONDS[unit])
    years, months, days = _dates(moments)
    here = datetime.fromtimestamp(at, UTC)
    total = (here.year - years) * 12 + (here.month - months)
    spare = here.day - days
    total = total - ((total > 0) & (spare < 0)) + ((total < 0) & (spare > 0))
    return np.trunc(total / MONTHS[unit])


def exact_units(moments: Any, at: int, unit: str) -> Any:
    """Units from each moment to `at`, not cut; a month is a twelfth of 365.2425 days."""
    year = 365.2425 * 86400
    length = SECONDS[unit] if unit in SECONDS else year / 12 * MONTHS[unit]
    return (at - moments) / length


def _dates(moments: Any) -> tuple[Any, Any, Any]:
    days = np.asarray(moments).astype("datetime64[s]").astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    whole = months.astype(np.int64)
    return 1970 + whole // 12, whole % 12 + 1, (days - months).astype(np.int64) + 1
