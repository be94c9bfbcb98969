"""When two ids, dates or amounts count as the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from pourparlers.base.dates import period

Aliases = Mapping[str, frozenset[str]]
"""other ids accepted for an id of the gold"""

Interval = tuple[date, date]
"""first and last day, both included"""


def comparable(value: Any) -> str | None:
    """An id or name as it is compared: without accents, lower case, hyphens; None for what is no text.

    >>> comparable("Jógvan Restorff"), comparable(3), comparable("…")
    ('jogvan-restorff', None, None)
    """
    if not isinstance(value, str):
        return None
    bare = unicodedata.normalize("NFKD", value.replace("ı", "i").replace("œ", "oe"))
    return re.sub(r"[^a-z0-9]+", "-", bare.encode("ascii", "ignore").decode().lower()).strip("-") or None


def same_id(gold: Any, predicted: Any, aliases: Aliases) -> bool:
    """Whether the predicted id is the gold's, or one accepted for it.

    >>> same_id("european-union", "EU", {"european-union": frozenset({"eu"})})
    True
    >>> same_id("france", "germany", {})
    False
    """
    wanted, given = comparable(gold), comparable(predicted)
    return bool(wanted and given) and (wanted == given or given in aliases.get(wanted or "", ()))


def with_names(aliases: Aliases, record: Any) -> Aliases:
    """The aliases, and for every name that the record itself gives to a party, that party's id.

    A gold `millers-union` is met by the id `meuniers` where the record says that it is the party called *Millers'
    Union*. A name that the record gives to two parties, or that is an id of its own there, is accepted for none.

    >>> with_names({}, {"aliases": [["csu", "Confédération des salariés unis"]]})
    {'confederation-des-salaries-unis': frozenset({'csu'})}
    """
    data = record if isinstance(record, Mapping) else {}
    pairs = [p for key in ("names", "aliases") for p in data.get(key) or () if isinstance(p, (list, tuple))]
    called: dict[str, set[str]] = {}
    for id_, name in (pair for pair in pairs if len(pair) == 2):
        slug, party = comparable(name), comparable(id_)
        if slug and party:
            called.setdefault(slug, set()).add(party)
    ids = {comparable(pair[0]) for pair in pairs if len(pair) == 2}
    own = {slug: frozenset(found) for slug, found in called.items() if len(found) == 1 and slug not in ids}
    return {key: aliases.get(key, frozenset()) | own.get(key, frozenset()) for key in sorted({*aliases, *own})}


def interval(value: Any) -> Interval | None:
    """The days that a day, ISO week, month or year covers; None for a phrase.

    >>> interval("2025-W36")
    (datetime.date(2025, 9, 1), datetime.date(2025, 9, 7))
    >>> interval("soon") is None
    True
    """
    return period(value) if isinstance(value, str) else None


def same_date(gold: Any, predicted: Any) -> bool:
    """Whether both cover the same days, or the gold is a week and the prediction a day in it.

    >>> same_date("2025-W36", "2025-09-04"), same_date("2025-09-04", "2025-W36")
    (True, False)
    """
    wanted, given = interval(gold), interval(predicted)
    if not wanted or not given:
        return False
    week = (wanted[1] - wanted[0]).days <= 6
    return wanted == given or (week and wanted[0] <= given[0] and given[1] <= wanted[1])


def same_amount(gold: tuple[Any, Any], predicted: tuple[Any, Any]) -> bool:
    """Whether value (to one in a million) and currency or unit agree; each a pair (value, currency or unit).

    >>> same_amount((1.1e9, "EUR"), (1100000000, "EUR")), same_amount((None, "EUR"), (None, "EUR"))
    (True, False)
    """
    value, other = gold[0], predicted[0]
    if gold[1] != predicted[1] or value is None or other is None:
        return False
    return bool(abs(value - other) <= 1e-6 * max(1.0, abs(value)))
