"""Code books: `issues.toml`, or the same as JSON, into issues; every problem at once, each with its line.

    [foreign-troops]
    description = "Western troops are deployed as a security guarantee"
    terms.fr = ["troupes étrangères", "déployer des troupes", "-retrait des troupes"]
    terms.en = ["foreign troops", { text = "withdraw the troops", sign = -1 }]
    controlled_by = ["coalition-of-the-willing"]

`terms` may be one list, for articles in any language. A term that names the contrary of the issue has a leading
hyphen, or is written out as a table with `sign = -1`: whoever supports *that* opposes the issue.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.sources.codebook_issues import IssueReader
from pourparlers.sources.types import CodeBook

MAXIMUM_BYTES = 1_000_000


class _Twice(ValueError):
    """A JSON object that gives one key twice."""


def read_codebook(source: Path | str, *, file: str = "issues.toml") -> tuple[CodeBook, tuple[Problem, ...]]:
    """The code book of a file (a `Path`) or of a text (a `str`), with all the problems found in it.

    Text that begins with `{` is JSON, any other is TOML. `file` names a text in messages. What is sound is kept:
    a problem in one issue does not lose the others.

    >>> book, problems = read_codebook('[truce]\\ndescription = "A truce is agreed"\\ntermes.en = ["truce"]\\n')
    >>> book.issues[0].description
    'A truce is agreed'
    >>> print(problems[0])
    issues.toml:3: issue 'truce' has an unknown key 'termes' (unknown-key); did you mean 'terms'?
    """
    if isinstance(source, Path):
        text, problem = _text_of(source)
        if problem is not None:
            return CodeBook(), (problem,)
        return _from_text(text, str(source))
    return _from_text(source, file)


def codebook_from(data: Any, *, file: str = "issues.json", text: str = "") -> tuple[CodeBook, tuple[Problem, ...]]:
    """The code book of plain data `{issue: {description, terms, controlled_by}}`; `text` is searched for line numbers.

    >>> codebook_from({"truce": {"description": "A truce is agreed", "terms": ["truce"]}})[0].issues[0].terms
    (Term(text='truce', language=None, sign=1),)
    """
    reader = IssueReader(file, text)
    return reader.book(data), tuple(reader.problems)


def _text_of(path: Path) -> tuple[str, Problem | None]:
    def trouble(code: str, message: str, remedy: str) -> tuple[str, Problem]:
        return "", Problem(code, Where(str(path)), message, remedy)

    try:
        with path.open("rb") as stream:
            raw = stream.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        return trouble(
            "unreadable",
            Message("the code book cannot be read: {reason}", reason=error.strerror),
            "check the name of the file",
        )
    if len(raw) > MAXIMUM_BYTES:
        return trouble("too-large", "the code book is larger than 1 MB", "split it, one code book for each negotiation")
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        return trouble("encoding", Message("byte {start} is not UTF-8", start=error.start), "save the file as UTF-8")


def _from_text(text: str, file: str) -> tuple[CodeBook, tuple[Problem, ...]]:
    if len(text) > MAXIMUM_BYTES:
        where = Where(file)
        return CodeBook(), (Problem("too-large", where, "the code book is larger than 1 MB", "split it"),)
    try:
        if text.lstrip().startswith("{"):
            data: Any = json.loads(text, object_pairs_hook=_once)
        else:
            data = tomllib.loads(text)
    except RecursionError:
        where = Where(file)
        return CodeBook(), (Problem("nesting", where, "the code book nests too deep", "write one table an issue"),)
    except ValueError as error:
        return CodeBook(), (_syntax(error, file),)
    return codebook_from(data, file=file, text=text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(Message("{key!r} is given twice", key=key))
        found[key] = value
    return found


def _syntax(error: ValueError, file: str) -> Problem:
    if isinstance(error, json.JSONDecodeError):
        return Problem(
            "syntax",
            Where(file, error.lineno, error.colno),
            Message("not JSON: {detail}", detail=error.msg),
            "mend this line",
        )
    if isinstance(error, _Twice):
        return Problem("twice", Where(file), error.args[0], "keep one of the two")
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    where = Where(file, int(place[1]), int(place[2])) if place else Where(file)
    message = re.sub(r"\s*\(at .*\)$", "", str(error))
    return Problem("syntax", where, Message("not TOML: {message}", message=message), "mend this line")
