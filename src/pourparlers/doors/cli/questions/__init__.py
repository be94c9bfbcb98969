"""The further questions of `pourparlers solve`: each takes a conflict and gives lines of text and plain data.

`question` what is asked · `states` the table, ways, who holds whom, certificates · `changes` the inverse, sensitivity,
what is open, two files · `readings` coalitions, strength, unknown preferences, attitudes, foresight, views.
"""

from __future__ import annotations

from collections.abc import Callable

from pourparlers.doors.cli.questions.changes import against, inverse, open_, sensitivity
from pourparlers.doors.cli.questions.question import Question, Reply, state_number
from pourparlers.doors.cli.questions.readings import attitudes, coalitions, horizon, strength, unknown, views
from pourparlers.doors.cli.questions.states import blocks, paths, table, verify

__all__ = ["QUESTIONS", "Question", "Reply", "state_number"]

QUESTIONS: dict[str, Callable[[Question], Reply]] = {
    "inverse": inverse, "paths": paths, "sensitivity": sensitivity, "open_preferences": open_,
    "coalitions": coalitions, "strength": strength, "unknown": unknown, "attitudes": attitudes, "horizon": horizon,
    "views": views, "verify": verify, "table": table, "blocks": blocks, "against": against,
}  # fmt: skip
