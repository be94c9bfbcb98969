"""JSON Lines: one article a line with its text, in the form of the design's record; out and in again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.reading.record_json import reading_to_json
from pourparlers.reading.record_json_in import reading_from_json
from pourparlers.reading.types import Reading

LONGEST = 100_000_000
"""characters of a line, past which it is refused unread"""


def line(reading: Reading) -> str:
    """One article as a line, with its text."""
    data = reading_to_json(reading)
    return json.dumps({"document": data.pop("document"), "text": reading.article.text} | data, ensure_ascii=False)


def text(readings: Iterable[Reading]) -> str:
    """All articles, one a line."""
    return "".join(line(r) + "\n" for r in readings)


def read(path: Path) -> Iterator[tuple[Reading | None, tuple[Problem, ...]]]:
    """Every line's article, or None where it cannot be understood, with what was wrong in it.

    The text is in the line under `text`, or in the file that `document.file` names beside this one.
    """
    with path.open(encoding="utf-8-sig", errors="surrogateescape") as file:
        number = 0
        while found := file.readline(LONGEST + 1):
            number += 1
            if len(found) > LONGEST:
                where = Where(str(path), number)
                yield (
                    None,
                    (
                        Problem(
                            "too-long",
                            where,
                            Message("the line has over {longest} characters", longest=LONGEST),
                            "split it",
                        ),
                    ),
                )
                return
            if found.strip():
                yield _one(found, path, number)


def _one(found: str, path: Path, number: int) -> tuple[Reading | None, tuple[Problem, ...]]:
    where = Where(str(path), number)
    try:
        data = json.loads(found)
    except (ValueError, RecursionError) as error:
        return None, (
            Problem("not-json", where, Message("the line is no JSON: {error}", error=error), "give one object a line"),
        )
    whole = _text(data, path)
    if whole is None:
        message = "the article has no text, here or in a file beside"
        return None, (Problem("no-text", where, message, "give its text under 'text'"),)
    reading, problems = reading_from_json(data, whole, file=f"{path}:{number}")
    fatal = any(p.message.startswith(("document", "record is")) for p in problems)
    return (None if fatal else reading), problems


def _text(data: Any, path: Path) -> str | None:
    if not isinstance(data, dict):
        return ""
    if isinstance(data.get("text"), str):
        return str(data["text"])
    document = data.get("document")
    name = document.get("file") if isinstance(document, dict) else None
    if not isinstance(name, str) or Path(name).name != name:  # only beside, never elsewhere on the disk
        return None
    beside = path.parent / name
    return beside.read_text(encoding="utf-8", errors="replace") if beside.is_file() else None
