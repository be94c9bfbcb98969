"""How fast conflicts are solved: all decision makers × all states, by concept and size, with the memory it takes.

    python bench/solve.py                 the sizes that take seconds
    python bench/solve.py --large         2^28 too (needs about 8 GB)
    python bench/solve.py --engine sweep  with one engine only
    python bench/solve.py --work          CPU seconds instead, on a machine that others use too
    python bench/solve.py --questions     the inverse and open preferences
    python bench/solve.py --first         what compiling the kernels costs

Columns: `ready` reads formulas into payoffs and feasible states; `load` loads the compiled kernels (once a process);
then seconds a concept; `MiB` is the peak of the process.

Each size runs in a process of its own, so that memory is what that size takes. 5 decision makers, 12 statements
each, 6 impossible combinations, one irreversible option; numbers are seeded.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

CONCEPTS = ("nash", "gmr", "smr", "seq")


def model(options: int, *, parties: int = 5, statements: int = 12, forbidden: int = 6, seed: int = 1):
    """A random conflict with short statements, options spread evenly over the decision makers."""
    from pourparlers.model.types import (
        And,
        Atom,
        Conflict,
        Constraint,
        DecisionMaker,
        If,
        Not,
        Option,
        Or,
        PreferenceStatement,
        Statements,
    )

    dice = random.Random(seed)
    owner = sorted(n % parties for n in range(options))
    own = [[Atom(f"p{i}", f"o{n}") for n in range(owner.count(i))] for i in range(parties)]
    atoms = [atom for group in own for atom in group]

    def literal():
        atom = dice.choice(atoms)
        return Not(atom) if dice.random() < 0.5 else atom

    def statement():
        return dice.choice([literal, lambda: If(literal(), literal()), lambda: And((literal(), literal())),
                            lambda: Or((literal(), literal()))])()  # fmt: skip

    makers = tuple(
        DecisionMaker(f"p{i}", options=tuple(
            Option(a.option, moves="forward" if (i, n) == (0, 0) else "both") for n, a in enumerate(group)),
            preferences=Statements(tuple(PreferenceStatement(statement()) for _ in range(statements))))
        for i, group in enumerate(own)
    )  # fmt: skip
    infeasible = tuple(Constraint(And(tuple(literal() for _ in range(3)))) for _ in range(forbidden))
    return Conflict(makers, f"{options} options", infeasible=infeasible)


def warm_up(concepts: tuple[str, ...]) -> float:
    """Seconds to load the compiled kernels, or to compile them where this machine never has."""
    from pourparlers.solve import engine as engines

    start = time.perf_counter()
    small = engines.prepare(model(13), "compiled")
    for concept in concepts:
        small.count(concept)
    return time.perf_counter() - start


def first_call() -> None:
    """What the first call of all costs: compilation, with an empty cache."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--one", "17", "--engine", "compiled"]
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"NUMBA_CACHE_DIR": folder})
        print(f"compiling everything, once on a machine: {json.loads(done.stdout)['loading']:.1f} s")


def questions() -> None:
    """The inverse on the Garrison model, and open preferences of 6 unordered statements a party on 2^12 states."""
    from dataclasses import replace

    from pourparlers.model.catalog import entry
    from pourparlers.model.types import Statements
    from pourparlers.solve import solve
    from pourparlers.solve.questions.inverse import inverse
    from pourparlers.solve.questions.open import openness

    garrison = entry("garrison").conflict
    start, work = time.perf_counter(), time.process_time()
    asked = [(int(state), concept) for state in solve(garrison).states for concept in ("nash", "gmr", "smr")]
    for state, concept in asked:
        inverse(garrison, state, concept)
    print(f"inverse, Garrison, {len(asked)} questions: {time.perf_counter() - start:.2f} s, "
          f"{time.process_time() - work:.2f} s of work")  # fmt: skip
    conflict = replace(model(12), infeasible=())
    makers = tuple(replace(dm, preferences=Statements(tuple(
        replace(s, unordered=n < 6) for n, s in enumerate(dm.preferences.statements))))
        for dm in conflict.decision_makers)  # fmt: skip
    for concept in ("nash", "gmr", "smr"):
        start, work = time.perf_counter(), time.process_time()
        found = openness(replace(conflict, decision_makers=makers), concept)
        print(f"open preferences, {concept}, {found.completions:,} completions: {found.surely.sum()} surely, "
              f"{(found.possibly & ~found.surely).sum()} possibly, {time.perf_counter() - start:.2f} s, "
              f"{time.process_time() - work:.2f} s of work")  # fmt: skip


def one(options: int, engine: str, concepts: tuple[str, ...]) -> dict:
    """Solve one size here, concept by concept; seconds and peak memory."""
    from pourparlers.solve import engine as engines

    conflict = model(options)
    row: dict = {"options": options}
    start = time.perf_counter()
    prepared = engines.prepare(conflict, engine)
    row["engine"], row["ready"] = prepared.name, time.perf_counter() - start
    row["loading"] = warm_up(concepts) if prepared.name == "compiled" else 0.0
    for concept in concepts:
        start, work = time.perf_counter(), time.process_time()
        row[concept] = {"count": prepared.count(concept)}
        row[concept]["seconds"], row[concept]["work"] = time.perf_counter() - start, time.process_time() - work
    row["states"] = prepared.states()
    row["MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return row


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--large", action="store_true")
    arguments.add_argument("--first", action="store_true")
    arguments.add_argument("--questions", action="store_true")
    arguments.add_argument("--work", action="store_true")
    arguments.add_argument("--engine", default="auto")
    arguments.add_argument("--sizes", default="")
    arguments.add_argument("--one", type=int)
    arguments.add_argument("--concepts", default=",".join(CONCEPTS))
    given = arguments.parse_args()
    concepts = tuple(given.concepts.split(","))
    if given.one:
        print(json.dumps(one(given.one, given.engine, concepts)))
        return
    if given.questions:
        questions()
        return
    if given.first:
        first_call()
        return
    sizes = [int(s) for s in given.sizes.split(",")] if given.sizes else [13, 16, 20, 24, 60]
    sizes += [28] * given.large
    if given.work:
        print("seconds of work by all cores together")
    print(f"{'options':>7} {'engine':>9} {'ready':>7} {'load':>5}" + "".join(f" {c.upper():>8}" for c in concepts)
          + f" {'all':>8} {'MiB':>6}  states, equilibria")  # fmt: skip
    for size in sizes:
        command = [sys.executable, __file__, "--one", str(size), "--engine", given.engine, "--concepts", given.concepts]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            print(f"{size:>7}  {done.stderr.strip().splitlines()[-1]}")
            continue
        row = json.loads(done.stdout)
        seconds = [row[c]["work" if given.work else "seconds"] for c in concepts]
        counts = " ".join(f"{c}={row[c]['count']:,}" for c in concepts)
        print(f"{size:>7} {row['engine']:>9} {row['ready']:>7.2f} {row['loading']:>5.1f}"
              + "".join(f" {s:>8.2f}" for s in seconds)
              + f" {row['ready'] + sum(seconds):>8.2f} {row['MiB']:>6.0f}  {row['states']:,}; {counts}")  # fmt: skip


if __name__ == "__main__":
    main()
