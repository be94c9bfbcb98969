"""How long the record takes: `python bench/record.py [articles]`; CPU seconds, and wall seconds in brackets.

Loads 100,000 read statements (5,000 articles of 20) into a new file; then fills a record up to one million statements
(50,000 articles by default) and, opened afresh, lists the positions of all parties on a day.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.types import Position, Reading, Statement
from pourparlers.record.store import Record
from pourparlers.sources.types import Article

SENTENCE = "The party of number {0:04d} said on the day that it was for, or against, the plan of number {1:03d}. "
OPEN_AND_LIST = """
import sys, time
from datetime import date
wall, cpu = time.perf_counter(), time.process_time()
from pourparlers.record.store import Record
with Record.open(sys.argv[1], create=False) as record:
    found = record.standing(on=date(2024, 6, 30))
print(len(found), time.process_time() - cpu, time.perf_counter() - wall)
"""


def readings(articles: int, *, seed: int = 3) -> Iterator[Reading]:
    """Invented articles of twenty statements, each with one stance; 2,000 parties of uneven activity, 300 issues."""
    chance = random.Random(seed)
    activity = list(accumulate(chance.paretovariate(1.5) - 0.8 for _ in range(2000)))
    parties = range(2000)
    for number in range(articles):
        pairs = [(p, chance.randrange(300)) for p in chance.choices(parties, cum_weights=activity, k=20)]
        text = f"Report {number}. " + "".join(SENTENCE.format(*pair) for pair in pairs)
        said, at = [], text.index(".") + 2
        for n, (party, issue) in enumerate(pairs, 1):
            stance = "supports" if chance.random() < 0.6 else "opposes"
            span = Span(at + 40, at + len(SENTENCE) - 6)
            position = Position(f"issue-{issue:03d}", stance, evidence=span)  # type: ignore[arg-type]
            said.append(Statement(f"s{n}", 1, "indirect", Span(at, at + 24), Span(at + 25, at + 29), (span,),
                                  party=f"party-{party:04d}", positions=(position,), confidence=0.8))  # fmt: skip
            at += len(SENTENCE.format(party, issue))
        day = date(2020, 1, 1) + timedelta(days=chance.randrange(1826))
        yield Reading(Article(f"a{number}", text, "en", day, outlet="Courier"), tuple(said))


def timed(name: str, limit: float, work: Callable[[], Any]) -> None:
    """Run once and print CPU and wall seconds beside the limit."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:58} {cpu:7.2f} ({wall:6.2f})   limit {limit:5.1f}   peak {memory:6.0f} MB   {found}", flush=True)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=50_000)
    articles = parser.parse_args().articles
    first = list(readings(5000))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.sqlite"
        with Record.open(path) as record:
            timed("loading 100,000 read statements", 20, lambda: len(record.add_all(first)))
            timed("loading the same again", 20, lambda: sum(a.new_reading for a in record.add_all(first)))
            rest = islice(readings(articles), 5000, None)
            timed(f"filling up to {articles * 20:,} statements", 0, lambda: sum(1 for _ in record.add_each(rest)))
        print(f"{'file':58} {path.stat().st_size / 1e6:7.0f} MB")
        command = [sys.executable, "-c", OPEN_AND_LIST, str(path)]
        found, cpu, wall = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        what = f"{'opening it and listing the positions on a day':58}"
        print(f"{what} {float(cpu):7.2f} ({float(wall):6.2f})   limit   2.0   {found} positions")


if __name__ == "__main__":
    main()
