"""Messages that can be told in another language: an English pattern, and what fills it."""

from __future__ import annotations

from typing import Any


class Message(str):
    """A text made of a pattern and values; as a string it is the pattern filled, in English.

    A fixed text needs none of this: it is its own pattern. The catalogues of `show/language` translate patterns, so
    that a message is written once, beside the code that knows about it.

    >>> message = Message("no option {name!r}", name="hat")
    >>> print(message, message.pattern, message.values)
    no option 'hat' no option {name!r} {'name': 'hat'}
    """

    __slots__ = ("pattern", "values")
    pattern: str
    values: dict[str, Any]

    def __new__(cls, pattern: str, /, **values: Any) -> Message:
        made = super().__new__(cls, pattern.format(**values))
        made.pattern, made.values = pattern, values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.pattern,), self.values
