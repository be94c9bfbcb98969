"""The engines against the definitions, on at least 2,000 random conflicts; any difference fails.

    python gates/solve.py                  2,000 conflicts, some minutes on two cores
    python gates/solve.py --models 200     fewer
    python gates/solve.py --certificates   every certificate through the checker too

Conflicts have 2 to 5 decision makers, 3 to 8 options (most of them few: the exhaustive reference is slow on purpose),
constraints, options that go one way, ties, shared options and, one in four, coalesced states. The reference in
tests/solve/reference.py is written from the definitions and shares no code with the engines.
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
CONCEPTS = ("nash", "gmr", "smr", "seq", "sim")
ENGINES = {"sweep": CONCEPTS, "graph": CONCEPTS, "compiled": CONCEPTS, "symbolic": CONCEPTS}
WEAKER = (("nash", "seq"), ("seq", "gmr"), ("nash", "smr"), ("smr", "gmr"))


def options(seed: int) -> int:
    """Mostly up to 6 options, every tenth model 7, every thirtieth 8."""
    return 8 if seed % 30 == 7 else 7 if seed % 10 == 3 else 6


def judge(work: tuple[int, bool]) -> tuple[int, int, list[str]]:
    """Judgements made, certificates checked, and differences, for one seed."""
    from tests.solve import random_models
    from tests.solve.reference import Reference

    from pourparlers.solve import problems, solve

    seed, certificates = work
    conflict = random_models.conflict(seed, most_options=options(seed), coalesce=0.25)
    if problems(conflict):
        return 0, 0, []
    reference = Reference(conflict)
    wanted = {c: reference.judgements(c) for c in CONCEPTS if c != "sim" or not conflict.coalesce}
    made, wrong = 0, []
    for engine, concepts in ENGINES.items():
        if engine == "symbolic" or (conflict.coalesce and engine != "sweep"):
            continue
        found = solve(conflict, engine="auto" if conflict.coalesce else engine).as_json()["stability"]
        for concept in (c for c in concepts if c in wanted):
            judged = {party: by[concept] for party, by in found.items()}
            made += sum(map(len, judged.values()))
            if judged != wanted[concept]:
                wrong.append(f"seed {seed}: {engine} {concept}")
        for by in found.values():
            wrong += [f"seed {seed}: {a} without {b}" for a, b in WEAKER
                      if any(x > y for x, y in zip(by[a], by[b], strict=True))]  # fmt: skip
    if not conflict.coalesce:
        more, differences = _symbolic(conflict, wanted, seed)
        made, wrong = made + more, wrong + differences
    checked, wrong = _certified(conflict, seed, wrong) if certificates else (0, wrong)
    return made, checked, wrong


def _symbolic(conflict, wanted, seed):
    """The counts of the decision diagrams, for each decision maker."""
    from pourparlers.solve.symbolic import Symbolic, available

    if not available():
        return 0, []
    diagrams, made, wrong = Symbolic(conflict), 0, []
    for i, dm in enumerate(conflict.decision_makers):
        for concept in ENGINES["symbolic"]:
            judged = wanted[concept][dm.id]
            made += len(judged)
            if diagrams.stable_count(i, concept) != judged.count("1"):
                wrong.append(f"seed {seed}: symbolic {concept} {dm.id}")
    return made, wrong


def _certified(conflict, seed, wrong):
    from pourparlers.solve import explain, solve
    from pourparlers.solve.certificates import faults
    from pourparlers.solve.local import local_view

    view, checked = local_view(conflict), 0
    for state in map(int, solve(conflict).states):
        for verdict in explain(conflict, state):
            checked += 1
            wrong += [f"seed {seed}: {verdict.party} {verdict.concept} {state}: {f}" for f in faults(view, verdict)]
    return checked, wrong


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--models", type=int, default=2_000)
    arguments.add_argument("--first", type=int, default=100_000)
    arguments.add_argument("--certificates", action="store_true")
    given = arguments.parse_args()
    start = time.perf_counter()
    made = checked = 0
    wrong: list[str] = []
    seeds = [(seed, given.certificates) for seed in range(given.first, given.first + given.models)]
    with ProcessPoolExecutor(2) as pool:
        for judgements, certificates, differences in pool.map(judge, seeds, chunksize=8):
            made, checked = made + judgements, checked + certificates
            wrong += differences
    print(f"{given.models:,} conflicts, {made:,} judgements, {checked:,} certificates, {len(wrong)} differences, "
          f"{time.perf_counter() - start:.0f} s")  # fmt: skip
    for line in wrong[:20]:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
