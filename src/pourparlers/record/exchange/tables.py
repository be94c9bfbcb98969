"""The statements of a record as one flat table: CSV that no spreadsheet runs, Parquet for polars, pandas and R."""

from __future__ import annotations

import csv
import importlib
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pourparlers.base.dates import day_said
from pourparlers.base.escaping import safe_cell
from pourparlers.reading.types import Reading
from pourparlers.record.utterances import speakers

COLUMNS = (
    "id", "article", "outlet", "published", "language", "day", "party", "person", "via", "kind", "hedged", "issue",
    "stance", "condition", "confidence", "flags", "start", "stop", "text",
)  # fmt: skip


def rows(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    """One row for every stance of every party in a statement; one with empty stance where it takes none."""
    found = []
    for reading in readings:
        article = reading.article
        for s in reading.statements:
            start, stop = s.extent if s.content or s.cue or s.source else (0, 0)
            day = day_said(s.said_on, article.published)
            core = {
                "id": f"{article.id}/{s.id}",
                "article": article.id,
                "outlet": article.outlet or "",
                "published": article.published.isoformat() if article.published else "",
                "language": article.language,
                "day": day.isoformat() if day else "",
                "person": s.person or "",
                "via": s.via or "",
                "kind": s.kind,
                "hedged": s.hedged,
                "confidence": s.confidence,
                "flags": " ".join(s.flags),
                "start": start,
                "stop": stop,
                "text": " … ".join(c.of(article.text) for c in s.content),
            }
            for party in speakers(s) or ("",):
                stances = [(p.issue, str(p.stance), p.condition or "") for p in s.positions] or [("", "", "")]
                for issue, stance, condition in stances:
                    given = core | {"party": party, "issue": issue, "stance": stance, "condition": condition}
                    found.append({c: given[c] for c in COLUMNS})
    return found


def csv_text(listed: Iterable[dict[str, Any]], columns: Iterable[str] = COLUMNS) -> str:
    """The rows as CSV: commas, quotes where needed, one header line, no cell a formula."""
    out = io.StringIO()
    names = list(columns)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([safe_cell(row[name]) for name in names] for row in listed)
    return out.getvalue()


def write_parquet(listed: list[dict[str, Any]], path: Path) -> None:
    """The rows as Parquet. Needs `pourparlers[parquet]`."""
    arrow: Any = importlib.import_module("pyarrow")
    parquet: Any = importlib.import_module("pyarrow.parquet")
    columns = {name: [row[name] for row in listed] for name in COLUMNS}
    aside = path.with_name(path.name + ".part")
    try:
        parquet.write_table(arrow.table(columns), aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
