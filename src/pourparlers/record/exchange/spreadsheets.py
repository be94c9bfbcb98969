"""Statements coded in a spreadsheet, as CSV or Parquet, a row a stance: in as readings.

The columns are those of the export (`tables`); only `party` and `issue` with `stance`, or `text`, need be there. A row
quotes its article, it does not hold it: the article becomes the texts of its rows, one a line, in their order.
"""

from __future__ import annotations

import csv
import importlib
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pourparlers.base.dates import period
from pourparlers.base.errors import RefusedInput
from pourparlers.base.escaping import unsafe_cell
from pourparlers.base.ids import slug
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.base.text import Span, paragraph_of
from pourparlers.reading.types import Position, Reading, Statement
from pourparlers.sources.types import Article

STANCES = {"supports": "supports", "opposes": "opposes", "not-opposed": "not-opposed", "neutral": "neutral",
           "yes": "supports", "no": "opposes", "true": "supports", "false": "opposes", "1": "supports",
           "0": "opposes"}  # fmt: skip
"""what a cell may say: our words, or the yes and no of other programs"""
Row = tuple[int, dict[str, str]]


def read_csv(path: Path) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    """The statements of a CSV file; comma, semicolon or tab, whichever the head has most."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    head = text.split("\n", 1)[0]
    mark = max((",", ";", "\t"), key=head.count)
    csv.field_size_limit(100_000_000)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
        cells = [(rows.line_num, {k: unsafe_cell(v or "") for k, v in row.items() if k}) for row in rows]
    except csv.Error as error:
        message = Message("this is no table of commas: {error}", error=error)
        raise RefusedInput([Problem("not-csv", Where(str(path)), message, "save it again as CSV (UTF-8)")]) from error
    return _readings(cells, path)


def read_parquet(path: Path) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    """The statements of a Parquet file. Needs `pourparlers[parquet]`."""
    parquet: Any = importlib.import_module("pyarrow.parquet")
    try:
        found = parquet.read_table(path).to_pylist()
    except (ValueError, OSError) as error:  # pyarrow's own errors are values that are wrong
        message = Message("this is no Parquet file: {error}", error=error)
        raise RefusedInput([Problem("not-parquet", Where(str(path)), message, "write it again")]) from error
    cells = [(n, {k: "" if v is None else str(v) for k, v in row.items()}) for n, row in enumerate(found, 1)]
    return _readings(cells, path)


def _readings(rows: Sequence[Row], path: Path) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    columns = set(rows[0][1]) if rows else set()
    if rows and not ({"party", "issue", "stance"} <= columns or "text" in columns):
        message = Message("the columns are {keys}", keys=", ".join(sorted(columns)))
        remedy = "name them party, issue, stance, text, article, day ... as pourparlers export --format csv does"
        raise RefusedInput([Problem("wrong-columns", Where(str(path), 1), message, remedy)])
    problems: list[Problem] = []
    by_article: dict[str, list[Row]] = {}
    for number, row in rows:
        by_article.setdefault(row.get("article") or path.stem, []).append((number, row))
    taken: dict[str, str] = {}
    readings = tuple(_reading(_own(slug(name) or "article", taken, name), name, listed, path, problems)
                     for name, listed in by_article.items())  # fmt: skip
    return readings, tuple(problems)


def _own(plain: str, taken: dict[str, str], name: str) -> str:
    """An id that no other article has."""
    id_, n = plain, 2
    while taken.get(id_, name) != name:
        id_, n = f"{plain}-{n}", n + 1
    taken[id_] = name
    return id_


def _reading(id_: str, title: str, rows: Sequence[Row], path: Path, problems: list[Problem]) -> Reading:
    """One article with its statements; rows with one `id` are stances, or parties, of one statement."""
    groups: dict[str, list[Row]] = {}
    for number, row in rows:
        groups.setdefault(row.get("id") or f"row {number}", []).append((number, row))
    text, statements = "", []
    for n, listed in enumerate(groups.values(), 1):
        words = listed[0][1].get("text") or " ".join(filter(None, map(listed[0][1].get, ("party", "stance", "issue"))))
        words = " ".join(words.split()) or "-"
        start = len(text)
        text += words + "\n"
        statements.append(_statement(f"s{n}", Span(start, start + len(words)), text, listed, path, problems))
    first = rows[0][1]
    days = [day for _, row in rows if (day := _day(row.get("published") or "")) is not None]
    language, outlet = first.get("language") or "und", first.get("outlet") or None
    article = Article(id_, text, language, max(days, default=None), outlet, title)
    return Reading(article, tuple(statements))


def _statement(
    id_: str, span: Span, text: str, rows: Sequence[Row], path: Path, problems: list[Problem]
) -> Statement:  # fmt: skip
    first = rows[0][1]
    parties = tuple(dict.fromkeys(row["party"] for _, row in rows if row.get("party")))
    said_on = first.get("day") or None
    if said_on and period(said_on) is None:
        remedy = "write it as 2025-09-05, 2025-09 or 2025"
        problems.append(
            Problem(
                "bad-date",
                Where(str(path), rows[0][0]),
                Message("{said_on!r} is no day", said_on=said_on),
                remedy,
                "warning",
            )
        )
        said_on = None
    return Statement(
        id=id_,
        paragraph=paragraph_of(text, span.start),
        kind=first["kind"] if first.get("kind") in ("direct", "indirect", "mixed") else "indirect",  # type: ignore[arg-type]
        source=None,
        cue=None,
        content=(span,),
        person=first.get("person") or None,
        party=parties[0] if parties else None,
        parties=parties if len(parties) > 1 else (),
        via=first.get("via") or None,
        said_on=said_on,
        hedged=first.get("hedged", "").lower() in ("true", "yes", "1"),
        positions=tuple(_positions(rows, path, problems)),
        confidence=_share(first.get("confidence") or ""),
        flags=tuple((first.get("flags") or "").split()),
        rule="coded in a spreadsheet",
    )


def _positions(rows: Iterable[Row], path: Path, problems: list[Problem]) -> Iterator[Position]:
    seen = set()
    for number, row in rows:
        issue, said = row.get("issue") or "", (row.get("stance") or "").strip().lower()
        if not issue or issue in seen:
            continue
        if said not in STANCES:
            message = Message("the stance on {issue!r} is {said!r}", issue=issue, said=said)
            remedy = "write supports, opposes, not-opposed, neutral, or yes and no"
            problems.append(Problem("wrong-stance", Where(str(path), number), message, remedy, "warning"))
            continue
        seen.add(issue)
        yield Position(issue, STANCES[said], row.get("condition") or None)  # type: ignore[arg-type]


def _day(text: str) -> date | None:
    days = period(text)
    return days[1] if days else None


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 1.0
    return value if 0 <= value <= 1 else 1.0
