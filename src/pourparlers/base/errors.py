"""Wrong use of the program, raised.

PourparlersError
├── RefusedInput      a file or text that cannot be taken at all (exit 3); carries its problems
└── WrongUse          a call whose arguments cannot go together (exit 2)
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparlers.base.problems import Problem


class PourparlersError(Exception):
    """The root of everything this package raises on purpose."""


class RefusedInput(PourparlersError):
    """Input that cannot be taken at all.

    >>> from pourparlers.base.problems import Where
    >>> raise RefusedInput([Problem("empty", Where("a.txt"), "the file is empty", "give a text")])
    Traceback (most recent call last):
    ...
    pourparlers.base.errors.RefusedInput: a.txt: the file is empty (empty); give a text
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class WrongUse(PourparlersError):
    """Arguments that cannot go together; a `Message` can be told in the person's language."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)
