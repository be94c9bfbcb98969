"""Amounts, dates of statements and events against gold: right, given, wanted, and F1.

    python gates/occasions.py [GOLD ...] [--misses]

GOLD: JSON or JSON lines in the record's form, each text beside it (`document.file`) or inside (`text`). Where nothing
is said: the repository's example, and the seed and the four articles of `../shared` where they are. Amounts need no
parse; dates are given the gold statements, so that only the dating is measured; events are given nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pourparlers.base.dates import period
from pourparlers.base.text import Span, jaccard
from pourparlers.reading.actors import find_actors
from pourparlers.reading.amounts import find_amounts
from pourparlers.reading.dates import date_statements, find_dates
from pourparlers.reading.events import find_events
from pourparlers.reading.parser import load
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Page, Statement
from pourparlers.sources.types import Article

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PLACES = (ROOT / "examples" / "gold.jsonl", SHARED / "seed" / "gold.json", SHARED / "articles" / "gold.jsonl")
OVERLAP = 0.3
ROWS = ("amount (value, currency)", "quantity (value, unit)", "said_on | gold statements", "event", "date | event")


def documents(path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """The gold documents of a file, each with its text."""
    raw = path.read_text("utf-8")
    rows = [json.loads(raw)] if path.suffix == ".json" else [json.loads(line) for line in raw.splitlines() if line]
    for gold in rows:
        text = gold.get("text")
        yield gold, text if text is not None else (path.parent / gold["document"]["file"]).read_text("utf-8")


def page_of(gold: dict[str, Any], text: str) -> Page:
    """The page of a gold document, without a parse, its statements as annotated."""
    document = gold["document"]
    statements = tuple(
        Statement(
            s["id"], s["paragraph"], s["kind"], _span(s["source"]), _span(s["cue"]),
            tuple(Span(*c) for c in s["content"]), person=s["person"], party=s["party"],
        )
        for s in gold["statements"]
        if s["source"] or s["cue"] or s["content"]
    )  # fmt: skip
    day = date.fromisoformat(document["published"])
    article = Article(document["id"], text, document["language"], day)
    return Page(article, shadow(text), None, statements=statements)


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def quantities(groups: Iterable[dict[str, Any]]) -> tuple[Counter[Any], Counter[Any]]:
    """Sums of money, and other quantities, of a gold document's amounts."""
    money: Counter[Any] = Counter()
    other: Counter[Any] = Counter()
    for group in groups:
        for one in group["amounts"]:
            (money if one["currency"] else other)[(float(one["value"]), one["currency"] or one.get("unit"))] += 1
    return money, other


def counted(gold: dict[str, Any], text: str, tally: Counter[str], misses: list[str]) -> None:
    """Add one document to the tally."""
    page, name = find_dates(find_amounts(page_of(gold, text))), gold["document"]["id"]
    found = [q for a in page.amounts for q in a.quantities]
    rows = (
        Counter((q.value, q.currency) for q in found if q.currency),
        Counter((q.value, q.unit) for q in found if q.unit),
    )
    for row, given, wanted in zip(ROWS[:2], rows, quantities(gold.get("amounts", ())), strict=True):
        add(tally, row, (given & wanted).total(), given.total(), wanted.total())
        misses += [f"{name} {row} missed {one}" for one in wanted - given]
        misses += [f"{name} {row} invented {one}" for one in given - wanted]
    dated = {s.id: s.said_on for s in date_statements(page).statements}
    for statement in gold["statements"]:
        given_on, wanted_on = dated.get(statement["id"]), statement["said_on"]
        right = bool(given_on and wanted_on and same_date(wanted_on, given_on))
        add(tally, ROWS[2], int(right), int(given_on is not None), int(wanted_on is not None))
        if not right and (given_on or wanted_on):
            misses.append(f"{name} {statement['id']} said on {wanted_on}, given {given_on}")
    if "events" in gold:
        counted_events(gold, page, tally, misses)


def counted_events(gold: dict[str, Any], page: Page, tally: Counter[str], misses: list[str]) -> None:
    """Match events one to one by their characters, the most alike first."""
    parsed = replace(page, doc=load(page.article.language)(page.shadow), statements=())
    events, wanted = find_events(find_actors(parsed)).events, gold["events"]
    pairs = sorted(
        ((jaccard([Span(*w["span"])], [e.span]), i, j) for i, w in enumerate(wanted) for j, e in enumerate(events)),
        reverse=True,
    )
    left, right = set(range(len(wanted))), set(range(len(events)))
    for likeness, i, j in pairs:
        if likeness >= OVERLAP and i in left and j in right:
            left.remove(i)
            right.remove(j)
            day, given = wanted[i]["date"], events[j].date
            add(tally, ROWS[4], int(bool(day and given and same_date(day, given))), int(bool(given)), int(bool(day)))
    add(tally, ROWS[3], len(wanted) - len(left), len(events), len(wanted))
    misses += [f"{gold['document']['id']} event missed: {wanted[i]['what']}" for i in sorted(left)]
    misses += [f"{gold['document']['id']} event invented: {events[j].what}" for j in sorted(right)]


def same_date(wanted: str, given: str) -> bool:
    """Equal, or a day of the week that gold gives."""
    one, other = period(wanted), period(given)
    if one is None or other is None:
        return False
    return one == other or ((one[1] - one[0]).days <= 6 and one[0] <= other[0] and other[1] <= one[1])


def add(tally: Counter[str], row: str, right: int, given: int, wanted: int) -> None:
    """Count for one row."""
    tally[f"{row} right"] += right
    tally[f"{row} given"] += given
    tally[f"{row} wanted"] += wanted


def f1(tally: Counter[str], row: str) -> float:
    """2 right / (given + wanted); 1 where nothing was given and nothing wanted."""
    both = tally[f"{row} given"] + tally[f"{row} wanted"]
    return 2 * tally[f"{row} right"] / both if both else 1.0


def measured(path: Path) -> tuple[Counter[str], list[str]]:
    """The tally of a gold file, and what was missed or invented."""
    tally: Counter[str] = Counter()
    misses: list[str] = []
    for gold, text in documents(path):
        counted(gold, text, tally, misses)
    return tally, misses


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", nargs="*", type=Path)
    arguments.add_argument("--misses", action="store_true", help="list what was missed and invented")
    given = arguments.parse_args()
    for path in given.gold or [p for p in PLACES if p.exists()]:
        tally, misses = measured(path)
        print(f"\n{path.parent.name}/{path.name:30} right given wanted     F1")
        for row in ROWS:
            numbers = (tally[f"{row} {part}"] for part in ("right", "given", "wanted"))
            print(f"  {row:40}" + "".join(f"{n:6}" for n in numbers) + f"  {f1(tally, row):.3f}")
        if given.misses:
            print("\n".join(f"    {line}" for line in misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
