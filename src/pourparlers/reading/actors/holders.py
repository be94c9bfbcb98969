"""Who held an office on a day, for roles said without a name: *le président français*, *the prime minister*."""

from __future__ import annotations

from datetime import date

from pourparlers.knowledge.register import Register
from pourparlers.knowledge.types import Tenure

_OFFICES: dict[str, tuple[str, ...]] = {
    "president-of-the-republic": ("president",),
    "head-of-state": ("president", "sovereign", "supreme-leader", "junta-leader"),
    "head-of-government": ("prime-minister", "chancellor", "head-of-government", "president"),
    "prime-minister": ("prime-minister", "chancellor", "premier", "head-of-government"),
    "secretary-of-state": ("foreign-minister", "secretary-of-state"),
    "chief": (
        "leader",
        "president",
        "prime-minister",
        "chancellor",
        "secretary-general",
        "director",
        "chief",
        "supreme-leader",
    ),
    "director": ("director", "president"),
    "sovereign": ("sovereign", "crown-prince"),
    "envoy": ("envoy", "foreign-minister"),
    "minister": (),
    "official": (),
}
"""the register's offices that a role of the lexicon can mean, the likeliest first; others mean themselves"""


def holders(register: Register, role: str, party: str, day: date | None) -> tuple[Tenure, ...]:
    """Those who held the office for that party on that day, the likeliest office first; none without a day.

    >>> from datetime import date
    >>> [t.person for t in holders(Register.load(), "foreign-minister", "turkey", date(2024, 3, 1))]
    ['hakan-fidan']
    """
    held = tuple(register.tenures_at(party, day))
    for office in _OFFICES.get(role, (role,)):
        if role == "secretary-of-state" and office == "foreign-minister" and party != "united-states":
            continue
        found = tuple(t for t in held if t.office == office)
        if found:
            return found
    return ()
