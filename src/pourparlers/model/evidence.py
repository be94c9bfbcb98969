"""What the lines of a model rest on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a line rests on: ids of what was read (statements, commitments), or a person's reason, or both."""

    ids: tuple[str, ...] = ()
    by_hand: str | None = None

    def __bool__(self) -> bool:
        return bool(self.ids) or self.by_hand is not None


NOTHING = Evidence()


def by_hand(reason: str) -> Evidence:
    """Evidence that is a person's reason.

    >>> bool(by_hand("read between the lines"))
    True
    """
    return Evidence(by_hand=reason)
