"""A conflict file as lines: indentation, content, evidence, comment; and back.

Nothing here knows what a line means. `;` opens a comment and `@` or `by hand` opens the evidence, both outside
of quotation marks. In quotes, `\\"` is a quotation mark, `\\\\` a backslash, `\\n` a new line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.model.types import Evidence

_PIECES = re.compile(r'"(?:[^"\\]|\\.)*"|[;@]|\bby hand\b|[^";@b]+|.')
_IDS = re.compile(r"[\w:./#-]+(?:[ \t,]+[\w:./#-]+)*[ \t,]*")
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a conflict file, in its parts; `content` may be empty, `column` (from 1) is where it starts."""

    number: int
    indent: int
    content: str
    column: int
    evidence: Evidence
    comment: str | None
    where: Where


def quoted(text: str) -> str:
    """The text in quotation marks, as a conflict file writes it.

    >>> quoted('the "talks"')
    '"the \\\\"talks\\\\""'
    """
    escapes: dict[str, str | int | None] = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return f'"{text.translate(str.maketrans(escapes))}"'


def unquoted(text: str) -> str:
    """The inverse of `quoted`.

    >>> unquoted(quoted('a "b" \\\\ c'))
    'a "b" \\\\ c'
    """
    swaps = {"n": "\n", "r": "\r", "t": "\t"}
    return re.sub(r"\\(.)", lambda m: swaps.get(m.group(1), m.group(1)), text[1:-1], flags=re.DOTALL)


def split_lines(text: str, file: str = "") -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """The lines of a conflict file, and what is wrong with their quotation marks and evidence.

    >>> lines, problems = split_lines('impossible a.x and b.y  @ s1 s2 ; they exclude each other')
    >>> lines[0].content, lines[0].evidence.ids, lines[0].comment
    ('impossible a.x and b.y', ('s1', 's2'), '; they exclude each other')
    """
    lines: list[Line] = []
    problems: list[Problem] = []
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        line, complaints = _line(number, raw.replace("\ufeff", "") if number == 1 else raw, file)
        lines.append(line)
        problems.extend(complaints)
    while lines and not lines[-1].content and lines[-1].comment is None:
        lines.pop()
    return tuple(lines), tuple(problems)


def _line(number: int, raw: str, file: str) -> tuple[Line, list[Problem]]:
    flat = raw.expandtabs(_TAB)
    body = flat.lstrip()
    indent = len(flat) - len(body)
    where = Where(file, line=number)
    content, evidence_text, comment = _cut(body)
    problems: list[Problem] = []
    if QUOTED.sub("", content).count('"'):
        problems.append(Problem("open-quote", where, "a quotation mark that is not closed", 'close it with "'))
        content = ""
    evidence = _evidence(evidence_text)
    if evidence is None:
        problems.append(
            Problem(
                "evidence",
                where,
                Message("evidence that cannot be read: {text!r}", text=evidence_text.strip()[:60]),
                'write @ with ids, or by hand "reason"',
            )
        )
        evidence = Evidence()
    return Line(number, indent, content.strip(), indent + 1, evidence, comment, where), problems


def _cut(body: str) -> tuple[str, str, str | None]:
    """Content, evidence and comment of a line without its indentation."""
    start = len(body)
    for piece in _PIECES.finditer(body):
        if piece.group() == ";":
            return body[: min(start, piece.start())], body[start : piece.start()], body[piece.start() :].rstrip()
        if piece.group() in ("@", "by hand"):
            start = min(start, piece.start())
    return body[:start], body[start:], None


def _evidence(text: str) -> Evidence | None:
    ids: tuple[str, ...] = ()
    reason: str | None = None
    rest = text.strip()
    while rest:
        if rest.startswith("@") and (found := _IDS.match(rest[1:].lstrip())):
            names = re.split(r"[ \t,]+", found.group().strip(" \t,"))
            cut = names.index("by") if "by" in names and "by hand" in rest else len(names)
            ids += tuple(names[:cut])
            rest = rest[rest.index("by hand") :] if cut < len(names) else rest[1:].lstrip()[found.end() :].strip()
        elif found := re.match(rf"by hand[ \t]*({QUOTED.pattern})?", rest):
            reason = unquoted(found.group(1)) if found.group(1) else ""
            rest = rest[found.end() :].strip()
        else:
            return None
    return Evidence(ids, reason)


def evidence_text(evidence: Evidence) -> str:
    """Evidence as a line ends with it; empty where there is none.

    >>> evidence_text(Evidence(("s1",), "as heard"))
    '@ s1 by hand "as heard"'
    """
    words = [f"@ {' '.join(evidence.ids)}"] if evidence.ids else []
    if evidence.by_hand is not None:
        words.append(f"by hand {quoted(evidence.by_hand)}")
    return " ".join(words)
