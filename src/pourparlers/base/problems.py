"""Trouble in a person's data, as a value: collected, never raised, each with its place and its remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a person's data: a file, and in it a line and column (from 1) or a half-open span of code points.

    >>> str(Where("issues.toml", line=3))
    'issues.toml:3'
    >>> str(Where("talks.txt", start=10, end=14))
    'talks.txt[10:14]'
    """

    file: str = ""
    line: int | None = None
    column: int | None = None
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        text = self.file or "-"
        if self.line is not None:
            text += f":{self.line}"
            if self.column is not None:
                text += f":{self.column}"
        elif self.start is not None:
            text += f"[{self.start}:{self.end}]"
        return text


@dataclass(frozen=True, slots=True)
class Problem:
    """One trouble: a stable code, where it is, what it is, and what to do about it.

    Message and remedy are in English; made as a `Message`, or fixed, they can be told in another language.

    >>> print(Problem("unknown-key", Where("issues.toml", line=3), "'termes' is no key", "write 'terms'"))
    issues.toml:3: 'termes' is no key (unknown-key); write 'terms'
    """

    code: str
    where: Where
    message: str
    remedy: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.where}: {self.message} ({self.code}); {self.remedy}"

    def as_json(self) -> dict[str, Any]:
        """The problem as plain data, places left out where they are not known."""
        place = {k: getattr(self.where, k) for k in ("file", "line", "column", "start", "end")}
        return {
            "code": self.code,
            "severity": self.severity,
            "where": {k: v for k, v in place.items() if v not in (None, "")},
            "message": self.message,
            "remedy": self.remedy,
        }


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of the problems that stop the work.

    >>> errors([Problem("a", Where(), "m", "r", "warning")])
    ()
    """
    return tuple(p for p in problems if p.severity == "error")
