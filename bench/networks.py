"""How long discourse networks take: `python bench/networks.py [statements]`; CPU seconds, and wall seconds in brackets.

Invented statements: by default one million, 2,000 actors, 300 issues, 61 months, five statements a document, 7 % said
twice in a document, agreement yes or no; then 50,000 statements with a bootstrap of 1,000.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one thread, so that CPU seconds are comparable

import argparse
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from pourparlers.positions.networks.bootstrap import bootstrap
from pourparlers.positions.networks.run import network
from pourparlers.positions.networks.select import select
from pourparlers.positions.networks.spec import Spec
from pourparlers.positions.networks.windows import windows
from pourparlers.record.columns import Column, StatementTable, text_column

MONTH = 2_629_746


def invented(statements: int, *, actors: int, issues: int, seed: int = 7) -> StatementTable:
    """Statements of actors with uneven activity, each with a camp on every issue."""
    random = np.random.default_rng(seed)
    activity = random.pareto(1.5, actors) + 0.2
    actor = random.choice(actors, statements, p=activity / activity.sum())
    issue = random.integers(issues, size=statements)
    camp = random.random((2, issues)) < 0.5
    agreement = np.where(random.random(statements) < 0.85, camp[actor % 2, issue], random.random(statements) < 0.5)
    document = np.sort(random.integers(statements // 5, size=statements)) + 1
    again = np.flatnonzero(random.random(statements) < 0.07)
    again = again[(again > 0) & (document[again] == document[again - 1])]
    for column in (actor, issue, agreement):
        column[again] = column[again - 1]
    moments = (document * (61 * MONTH // (statements // 5))).astype(np.int64)
    names = tuple(f"actor {n:04d}" for n in range(actors))
    concepts = tuple(f"issue {n:03d}" for n in range(issues))
    nothing = text_column([""])
    empty = Column("short text", np.zeros(statements, dtype=np.int64), nothing.labels)
    return StatementTable(
        ids=np.arange(1, statements + 1),
        moments=moments,
        documents=document.astype(np.int64),
        variables={
            "organization": Column("short text", actor.astype(np.int64), names),
            "concept": Column("short text", issue.astype(np.int64), concepts),
            "agreement": Column("boolean", agreement.astype(np.int64)),
        },
        document_variables=dict.fromkeys(("author", "source", "section", "type", "id", "title"), empty),
        first=int(moments.min()),
        last=int(moments.max()),
        confidence=random.uniform(0.5, 1, statements),
    )


def timed(name: str, limit: float, work: Callable[[], Any]) -> None:
    """Run once and print CPU and wall seconds beside the limit."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:58} {cpu:7.2f} ({wall:6.2f})   limit {limit:5.1f}   peak {memory:6.0f} MB   {found}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("statements", nargs="?", type=int, default=1_000_000)
    size = parser.parse_args().statements
    table = invented(size, actors=2000, issues=300)
    one = Spec(aggregation="congruence")
    print(f"{size:,} statements, 2,000 actors, 300 issues")
    timed("one-mode congruence over all years", 1, lambda: f"{network(table, one).values.sum():.0f}")
    once = replace(one, duplicates="document")
    timed("the same, once a document", 1, lambda: f"{network(table, once).values.sum():.0f}")
    dna = replace(once, compat="dna", normalization="average")
    timed("the same, average as in DNA", 1, lambda: f"{network(table, dna).values.sum():.1f}")
    monthly = replace(one, timeWindow="months", windowSize=2, compat="dna")

    def all_windows() -> str:
        found = [float(n.values.sum()) for n in windows(select(table, monthly))]
        return f"{len(found)} windows, {sum(found):.0f}"

    timed("60 monthly windows", 5, all_windows)
    small = invented(50_000, actors=500, issues=100)
    fifty = replace(one, normalization="average")
    timed("50,000 statements, 500 actors, bootstrap of 1,000", 30, lambda: bootstrap(small, fifty, runs=1000).summary())


if __name__ == "__main__":
    main()
