"""A room that can be called by its own name: `pourparlers.solve(conflict)` beside `pourparlers.solve.reasons`.

The package offers `positions` and `solve` as functions, and these are the names of two rooms as well; importing a room
puts the module where the function was asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any


def callable_room(name: str, function: Callable[..., Any]) -> None:
    """Let the imported module `name` be called as `function`.

    >>> from pourparlers import solve
    >>> from pourparlers.model import parse
    >>> solve(parse("party a\\n option x\\n prefers\\n  x").conflict).equilibria("nash")
    (1,)
    """

    class Room(ModuleType):
        def __call__(self, *args: Any, **options: Any) -> Any:
            return function(*args, **options)

    sys.modules[name].__class__ = Room
