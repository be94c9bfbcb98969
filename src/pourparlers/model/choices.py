"""Where a draft had to choose: what it found open, what it took, and what that is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ChoiceCode = Literal[
    "maker",  # a commitment whose maker is not told is that of those who control its issue
    "committed",  # nobody controls the issue by the code book: whoever commits to it does
    "doer",  # nobody controls it, nobody commits to it: whoever its description says does it
    "agreed",  # nobody is said to do it: all who take a side, and it holds when all have agreed
    "one-sided",  # only one party takes a side on it, and nothing says who decides: left out
    "silent",  # those it depends on say nothing of it: left out
    "left-out",  # one issue more and the model would grow too large
    "order",  # nothing tells which of two preferences matters more
    "contradicted",  # what a party says on it does not agree
    "condition",  # a condition that is no issue of the code book
    "trigger",  # a trigger that is no issue of the model
    "no-option",  # a party that takes a stance and decides nothing
    "no-preference",  # a party that decides and takes no stance
    "no-options",  # nothing that anybody could decide
]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a draft: its code, the id it is about (of an issue, a party, a commitment), what was taken or left.

    `taken` holds ids, but for `condition` (issue, its words) and `trigger` (its words).
    """

    code: ChoiceCode
    subject: str
    taken: tuple[str, ...] = ()
