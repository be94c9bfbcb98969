"""Reading gold, prediction and alias files; every problem is reported, what is sound is kept.

A gold file has one record a line (`.jsonl`) or is one record (`.json`). Its text stands in the record (`text`), in
the file that `document.file` names beside the gold, or in `<document id>.txt` there. Its code book is
`<document id>.issues.toml` or `.json` beside it, else (for a single record) `issues.toml` or `issues.json`, else
`issues` in the record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.reading.evaluation.equality import Aliases, comparable
from pourparlers.reading.evaluation.groups import identity
from pourparlers.reading.evaluation.matching import Json, things

MAXIMUM_BYTES = 200_000_000
LISTS = ("statements", "commitments", "amounts", "events")


@dataclass(frozen=True, slots=True)
class Case:
    """A gold record, with its text (None where there is none) and where its code book is."""

    record: Json
    text: str | None
    codebook_file: Path | None = None
    codebook: Any = None
    """the code book as plain data, where it stands in the record"""


def records(path: Path) -> tuple[list[tuple[int, Json]], list[Problem]]:
    """The records of a file with the line that each begins on, and the problems of the others."""
    text, problems = _text(path)
    found: list[tuple[int, Json]] = []
    seen: dict[str, int] = {}
    for line, piece in _pieces(text, path):
        where = Where(str(path), line=line)
        record, trouble = _record(piece, where)
        if trouble or record is None:
            problems.append(trouble or _no_id(where))
        elif identity(record) in seen:
            message = Message(
                "document {document!r} is given twice, first in line {seen}",
                document=identity(record),
                seen=seen[identity(record)],
            )
            problems.append(Problem("twice", where, message, "keep one of the two"))
        else:
            seen[identity(record)] = line
            found.append((line, record))
            problems += _wrong_lists(record, where)
    if not found and not problems:
        problems.append(Problem("empty", Where(str(path)), "the file holds no record", "give one record a line"))
    return found, problems


def _text(path: Path) -> tuple[str, list[Problem]]:
    def trouble(code: str, message: str, remedy: str) -> tuple[str, list[Problem]]:
        return "", [Problem(code, Where(str(path)), message, remedy)]

    try:
        with path.open("rb") as stream:
            raw = stream.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        return trouble(
            "unreadable", Message("cannot be read: {reason}", reason=error.strerror), "check the name of the file"
        )
    if len(raw) > MAXIMUM_BYTES:
        return trouble("too-large", Message("is larger than {most} bytes", most=MAXIMUM_BYTES), "split it")
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        return trouble("not-utf8", Message("is not UTF-8 at byte {start}", start=error.start), "save it as UTF-8")


def _pieces(text: str, path: Path) -> Iterator[tuple[int, str]]:
    """A record a line; the whole file where it is one JSON document."""
    if path.suffix.lower() == ".json":
        if text.strip():
            yield 1, text
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line


def _record(piece: str, where: Where) -> tuple[Json | None, Problem | None]:
    try:
        record = json.loads(piece)
    except (ValueError, RecursionError) as error:
        detail = str(error) if isinstance(error, ValueError) else "nested too deeply"
        return None, Problem(
            "not-json", where, Message("is not JSON: {detail}", detail=detail), "one JSON object a line"
        )
    if not isinstance(record, Mapping):
        return None, Problem("no-record", where, "is not a JSON object", "one JSON object a line")
    return (record, None) if identity(record) else (None, _no_id(where))


def _no_id(where: Where) -> Problem:
    return Problem("no-id", where, "the record has no document id", 'write "document": {"id": "..."}')


def _wrong_lists(record: Json, where: Where) -> Iterator[Problem]:
    for key in LISTS:
        value = record.get(key)
        if value is not None and len(things(record, key)) != (len(value) if isinstance(value, list) else -1):
            message = Message("{key!r} of {document!r} is not a list of objects", key=key, document=identity(record))
            yield Problem("wrong-list", where, message, "what is no object there is left out", "warning")


def load_gold(path: Path) -> tuple[list[Case], list[Problem]]:
    """The gold records of a file, each with its text and code book where they can be found."""
    found, problems = records(path)
    cases = []
    for line, record in found:
        where = Where(str(path), line=line)
        text, trouble = _text_of(record, path.parent, where)
        problems += trouble
        if text is not None:
            problems += _outside(record, text, where)
        cases.append(Case(record, text, _codebook_file(record, path), record.get("issues")))
    return cases, problems


def _text_of(record: Json, folder: Path, where: Where) -> tuple[str | None, list[Problem]]:
    if isinstance(record.get("text"), str):
        return record["text"], []
    document = record.get("document")
    named = document.get("file") if isinstance(document, Mapping) else None
    name = named if isinstance(named, str) and named else f"{identity(record)}.txt"
    place = folder / name
    if not place.resolve().is_relative_to(folder.resolve()):
        message = Message(
            "the text of {document!r} lies outside the folder of the gold: {name!r}",
            document=identity(record),
            name=name,
        )
        return None, [Problem("outside", where, message, "put the text beside the gold")]
    if not place.is_file():
        message = Message("the text of {document!r} is not there: {name!r}", document=identity(record), name=name)
        remedy = 'put it beside the gold, or into the record as "text"'
        return None, [Problem("no-text", where, message, remedy, "warning")]
    text, problems = _text(place)
    return (None if problems else text), problems


def _outside(record: Json, text: str, where: Where) -> Iterator[Problem]:
    """Gold spans that do not lie in their text."""
    for s in things(record, "statements"):
        spans = [x for x in (s.get("source"), s.get("cue"), *(s.get("content") or ())) if isinstance(x, list)]
        for span in spans:
            sound = len(span) == 2 and all(isinstance(x, int) for x in span) and 0 <= span[0] < span[1] <= len(text)
            if not sound:
                message = Message(
                    "span {span} of {id!r} in {document!r} does not lie in the text",
                    span=span,
                    id=s.get("id"),
                    document=identity(record),
                )
                yield Problem("bad-span", where, message, "offsets are code points: 0 <= start < end <= length")


def _codebook_file(record: Json, path: Path) -> Path | None:
    names = [f"{identity(record)}.issues.toml", f"{identity(record)}.issues.json"]
    if path.suffix.lower() == ".json":
        names += ["issues.toml", "issues.json"]
    places = [path.parent / name for name in names if "/" not in name and "\\" not in name]
    return next((p for p in places if p.is_file()), None)


def load_predictions(path: Path, gold: list[Case]) -> tuple[dict[str, Json], list[Problem]]:
    """Predicted records by document id; those of documents that the gold lacks are left out, with a warning."""
    found, problems = records(path)
    known = {identity(case.record) for case in gold}
    for line, record in found:
        if identity(record) not in known:
            message = Message("document {document!r} is not in the gold", document=identity(record))
            problems.append(Problem("unknown-document", Where(str(path), line=line), message, "left out", "warning"))
    return {identity(record): record for _, record in found if identity(record) in known}, problems


def load_aliases(folder: Path) -> tuple[Aliases, list[Problem]]:
    """Accepted other ids from `aliases.json` (`{id: [id, ...]}`) in the gold's folder; empty where there is none."""
    path = folder / "aliases.json"
    if not path.is_file():
        return {}, []
    text, problems = _text(path)
    if problems:
        return {}, problems
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        return {}, [
            Problem(
                "not-json",
                Where(str(path)),
                Message("is not JSON: {error}", error=error),
                "write {id: [other id, ...]}",
            )
        ]
    sound = isinstance(data, dict) and all(isinstance(v, list) for v in data.values())
    if not sound:
        return {}, [Problem("no-aliases", Where(str(path)), "is no object of lists", "write {id: [other id, ...]}")]
    return {key: frozenset(c for v in values if (c := comparable(v))) for key, values in data.items()}, []
