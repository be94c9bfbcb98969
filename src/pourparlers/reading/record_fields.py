"""Typed fields out of plain data: what is wrong is collected with its path, and the record that has it is left out."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, cast

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.base.text import Span

T = TypeVar("T")
Choice = TypeVar("Choice", bound=str)
_ABSENT: Any = object()


class Fields:
    """The keys of one JSON object, read one at a time; `length` is that of the article's text."""

    def __init__(self, data: Any, path: str, length: int, problems: list[Problem], file: str = "") -> None:
        self.path, self.length, self.problems, self.file = path, length, problems, file
        self.data: dict[str, Any] = data if isinstance(data, dict) else {}
        self.usable = True
        if not isinstance(data, dict):
            self.report("not-an-object", "", data, "an object with keys")

    def report(self, code: str, key: str, value: Any, wanted: str) -> None:
        """Collect one problem; the record it is in becomes unusable."""
        self.usable = False
        path = f"{self.path}.{key}" if key else self.path
        shown = "nothing" if value is _ABSENT else repr(value)
        shown = shown if len(shown) <= 60 else shown[:57] + "..."
        self.problems.append(
            Problem(
                code,
                Where(self.file),
                Message("{path} is {shown}", path=path, shown=shown),
                Message("give {wanted}", wanted=wanted),
            )
        )

    def take(self, key: str, default: Any = _ABSENT) -> Any:
        """The value under the key as it stands; where it is absent or null, the default."""
        value = self.data.get(key)
        return default if value is None and default is not _ABSENT else value

    def _typed(self, key: str, wanted: str, fits: Callable[[Any], bool], default: Any = _ABSENT) -> Any:
        value = self.data.get(key, _ABSENT)
        if value is _ABSENT or value is None:
            if default is _ABSENT:
                self.report("missing-key", key, value, wanted)
                return None
            return default
        if not fits(value):
            self.report("wrong-value", key, value, wanted)
            return None if default is _ABSENT else default
        return value

    def text(self, key: str) -> str:
        """A text that must be there."""
        return cast(str, self._typed(key, "a text", _is_text) or "")

    def maybe_text(self, key: str) -> str | None:
        """A text or null."""
        return cast("str | None", self._typed(key, "a text or null", _is_text, None))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; absent means empty."""
        return tuple(self._typed(key, "a list of texts", lambda v: isinstance(v, list) and all(map(_is_text, v)), ()))

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A list of pairs of texts; absent means empty."""
        found = self._typed(key, "a list of pairs of texts", _are_pairs, ())
        return tuple((a, b) for a, b in found)

    def choice(self, key: str, allowed: tuple[Choice, ...]) -> Any:
        """One of the allowed texts."""
        return self._typed(key, Message("one of {keys}", keys=", ".join(allowed)), lambda v: v in allowed) or allowed[0]

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false; absent means the default."""
        return bool(self._typed(key, "true or false", lambda v: isinstance(v, bool), default))

    def maybe_flag(self, key: str) -> bool | None:
        """True, false or null."""
        return cast("bool | None", self._typed(key, "true, false or null", lambda v: isinstance(v, bool), None))

    def whole(self, key: str, least: int) -> int:
        """A whole number of at least `least`."""
        return (
            cast(
                int,
                self._typed(
                    key, Message("a whole number from {least}", least=least), lambda v: _is_whole(v) and v >= least
                ),
            )
            or 0
        )

    def maybe_whole(self, key: str) -> int | None:
        """A whole number or null."""
        return cast("int | None", self._typed(key, "a whole number or null", _is_whole, None))

    def number(self, key: str) -> float:
        """A finite number."""
        return float(self._typed(key, "a number", _is_number) or 0.0)

    def share(self, key: str) -> float:
        """A number from 0 to 1; absent means 1."""
        return float(self._typed(key, "a number from 0 to 1", lambda v: _is_number(v) and 0 <= v <= 1, 1.0))

    def span(self, key: str) -> Span:
        """A half-open span inside the text."""
        found = self._typed(key, Message("[start, end] within 0 and {length}", length=self.length), self._is_span)
        return Span(*found) if found else Span(0, 0)

    def maybe_span(self, key: str) -> Span | None:
        """A span inside the text, or null."""
        found = self._typed(
            key, Message("[start, end] within 0 and {length}, or null", length=self.length), self._is_span, None
        )
        return Span(*found) if found else None

    def spans(self, key: str) -> tuple[Span, ...]:
        """A list of spans inside the text; absent means empty."""
        wanted = Message("a list of [start, end] within 0 and {length}", length=self.length)
        found = self._typed(key, wanted, lambda v: isinstance(v, list) and all(map(self._is_span, v)), ())
        return tuple(Span(*pair) for pair in found)

    def day(self, key: str) -> str | None:
        """An ISO day or null."""
        return cast("str | None", self._typed(key, "a day such as 2025-09-05, or null", _is_day, None))

    def problems_within(self, key: str) -> tuple[Problem, ...]:
        """Problems written by `Problem.as_json`."""
        found = self._typed(key, "a list of problems", lambda v: isinstance(v, list) and all(map(_is_problem, v)), ())
        return tuple(
            Problem(p["code"], Where(**p.get("where", {})), p["message"], p["remedy"], p["severity"]) for p in found
        )

    def _is_span(self, value: Any) -> bool:
        pair = isinstance(value, list | tuple) and len(value) == 2 and all(map(_is_whole, value))
        return pair and 0 <= value[0] <= value[1] <= self.length


def records(fields: Fields, key: str, build: Callable[[Fields], T], *, keyed: bool = True) -> tuple[T, ...]:
    """The list under a key, each object built from its fields; what is unusable or has an id twice is left out."""
    listed = fields.take(key, [])
    if not isinstance(listed, list):
        fields.report("wrong-value", key, listed, "a list")
        return ()
    kept, seen = [], set()
    for i, data in enumerate(listed):
        inner = Fields(data, f"{fields.path}.{key}[{i}]", fields.length, fields.problems, fields.file)
        built = build(inner) if inner.usable else None
        if not inner.usable or built is None:
            continue
        if keyed and inner.data["id"] in seen:
            inner.report("duplicate-id", "id", inner.data["id"], "every record an id of its own")
            continue
        seen.add(inner.data.get("id"))
        kept.append(built)
    return tuple(kept)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _are_pairs(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(p, list) and len(p) == 2 and all(map(_is_text, p)) for p in value)


def _is_day(value: Any) -> bool:
    try:
        return bool(date.fromisoformat(value).isoformat() == value)
    except (TypeError, ValueError):
        return False


def _is_problem(value: Any) -> bool:
    if not (isinstance(value, dict) and all(_is_text(value.get(k)) for k in ("code", "message", "remedy"))):
        return False
    where = value.get("where", {})
    places = {"file": str, "line": int, "column": int, "start": int, "end": int}
    fits = isinstance(where, dict) and all(k in places and isinstance(v, places[k]) for k, v in where.items())
    return fits and value.get("severity") in ("error", "warning", "note")
