"""What is asked of a conflict, and states as a person names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message

if TYPE_CHECKING:
    from pourparlers.model.types import Concept, Conflict
    from pourparlers.show.types import Language


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the value of its option (a state, a kind, a horizon), the concepts, the language."""

    conflict: Conflict
    value: str
    concepts: tuple[Concept, ...]
    language: Language

    def state(self, text: str) -> int:
        """A state written out, or the status quo; WrongUse where it is neither."""
        return state_number(self.conflict, text)


Reply = tuple[list[str], Any]


def state_number(conflict: Conflict, text: str) -> int:
    """The number of a state given as `Y` and `N`, as `status quo`, or as the id of a graph state."""
    if text.strip().lower() in ("status quo", "quo", "sq"):
        quo = conflict.status_quo_state
        if quo is None:
            raise WrongUse("the conflict has no status quo; add a line such as: status quo none")
        return quo
    try:
        return conflict.state_number(text)
    except ValueError:
        names = ", ".join(s.id for s in conflict.states) or ", ".join(map(str, conflict.atoms))
        raise WrongUse(Message("{text!r} is no state: write Y or N for each of {names}",
                               text=text, names=names)) from None


def written(conflict: Conflict, states: Iterable[int]) -> list[str]:
    """States by number, written out."""
    return [conflict.state_text(int(s)) for s in states]
