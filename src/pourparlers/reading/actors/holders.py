"""Who held an office on a day, for roles said without a name: *le président français*, *the prime minister*."""

from __future__ import annotations

from collections.abc import Iterable
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
        "foreign-minister",
    ),
    "boss": ("director", "secretary-general", "president", "chief", "managing-director", "leader"),
    "resident": ("president", "prime-minister", "chancellor"),
    "crown-prince": ("crown-prince",),
    "director": ("director", "president"),
    "sovereign": ("sovereign",),
    "envoy": ("envoy", "foreign-minister"),
    "minister": (),
    "official": (),
}
"""the register's offices that a role of the lexicon can mean, the likeliest first; others mean themselves"""


_FIELDS = {
    "defence-minister": frozenset({"defense", "defence", "armees"}),
    "foreign-minister": frozenset({"etrangeres", "foreign"}),
}
"""words of a minister's field that name an office of its own"""


def office_meant(role: str, folds: Iterable[str]) -> str:
    """The office that a role and the words beside it name: *la ministre suédoise de la Défense*.

    >>> office_meant("minister", ["ministre", "suedoise", "de", "la", "defense"])
    'defence-minister'
    """
    if role != "minister":
        return role
    said = set(folds)
    return next((office for office, words in _FIELDS.items() if words & said), role)


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
