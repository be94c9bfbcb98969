"""Pourparlers reads what is reported of a negotiation.

One way leads through the house, left to right: `sources` (articles in), `reading` (who said what),
`record` (what was read and decided), `positions` (who stands where), `model` (a conflict, as text),
`solve` (which outcomes hold, and why), `show` (sentences, figures, the dossier), `doors` (the ways in).

>>> import pourparlers as pp
>>> reading = pp.read("Norway rejects the quota.")
>>> [s.party for s in reading.statements]
['norway']
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pourparlers.doors.python import draft, read
    from pourparlers.positions.timeline import positions
    from pourparlers.record.store import Record
    from pourparlers.solve import solve

__version__ = "0.1.0"
__all__ = ["Record", "draft", "positions", "read", "solve"]

_PLACES = {
    "read": "pourparlers.doors.python",
    "draft": "pourparlers.doors.python",
    "Record": "pourparlers.record.store",
    "positions": "pourparlers.positions.timeline",
    "solve": "pourparlers.solve",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when they are first asked for, so that `import pourparlers` costs nothing."""
    if name not in _PLACES:
        raise AttributeError(f"module 'pourparlers' has no attribute {name!r}")
    found = getattr(importlib.import_module(_PLACES[name]), name)
    globals()[name] = found
    return found
