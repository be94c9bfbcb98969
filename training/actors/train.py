"""Learn which party is meant where words alone do not say, from the train part of the corpus.

    python training/actors/train.py            cross-validate, print, write ranking.json
    python training/actors/train.py --dry      print only

A decision is labelled by the gold party of the statement whose source it resolves; where the gold party is no
candidate, nothing is learned from it. Softmax over the candidates, L2 around a prior, full-batch gradient; the order
of the corpus is the only order, so the same corpus gives the same weights.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "gates"), str(ROOT / "corpus")]

import annotations  # noqa: E402
import who  # noqa: E402

from pourparlers.reading.actors import find_actors, ranking  # noqa: E402
from pourparlers.reading.actors.ranking import NOBODY_ID, Decision  # noqa: E402

TARGET = ROOT / "src/pourparlers/reading/actors/ranking.json"
LEAST = 3
"""a feature seen less often is left out"""
PRIOR = {"first": 3.0}
"""weights that the penalty draws towards, where not towards nothing: what the rule takes is mostly right"""


def labelled(record: dict[str, Any]) -> list[tuple[Decision, list[bool]]]:
    """The decisions of one article, each candidate right or wrong."""
    page = find_actors(who.page_of(record), log=True)
    assert page.actors is not None
    reader = page.actors.reader
    by_person = {s["person"]: s for s in record["statements"] if s["person"]}
    since = {a.since: a.id for a in reader.actors.values() if a.kind == "person"}
    found, seen = [], set()
    for made in reader.log or ():
        if (made.at, made.kind) in seen:
            continue
        seen.add((made.at, made.kind))
        gold = next(
            (s for s in record["statements"] if s["source"] and s["source"][0] <= made.at < s["source"][1]), None
        )
        gold = gold or by_person.get(since.get(made.at))
        if gold is None:
            continue
        parties = [gold["party"], *(gold.get("parties") or ())]
        right = [c != NOBODY_ID and any(who.alike(p, c) for p in parties if p) for c in made.candidates]
        right[-1] = gold["party"] is None
        if any(right):
            found.append((made, right))
    return found


def fitted(data: list[tuple[Decision, list[bool]]], penalty: float, rounds: int = 300) -> dict[str, float]:
    """Weights by gradient descent with momentum on the log likelihood of the right candidates."""
    counts: dict[str, int] = {}
    for made, _ in data:
        for row in made.features:
            for name in set(row):
                counts[name] = counts.get(name, 0) + 1
    index = {name: k for k, name in enumerate(sorted(n for n, c in counts.items() if c >= LEAST))}
    rows, owners, right, starts = [], [], [], []
    for n, (made, truth) in enumerate(data):
        starts.append(len(right))
        for row, good in zip(made.features, truth, strict=True):
            rows.append([index[name] for name in row if name in index])
            owners.append(n)
            right.append(good)
    matrix = np.zeros((len(rows), len(index)), dtype=np.float32)
    for k, row in enumerate(rows):
        matrix[k, row] = 1.0
    owner, truth_ = np.array(owners), np.array(right)
    prior = np.array([PRIOR.get(name, 0.0) for name in index], dtype=np.float32)
    weights: NDArray[np.float32] = prior.copy()
    step = np.zeros_like(weights)
    for _ in range(rounds):
        scores = matrix @ weights
        scores -= np.maximum.reduceat(scores, starts)[owner]
        likely = np.exp(scores)
        model = likely / np.add.reduceat(likely, starts)[owner]
        wanted = likely * truth_
        target = wanted / np.maximum(np.add.reduceat(wanted, starts)[owner], 1e-9)
        gradient = matrix.T @ (target - model) / len(data) - penalty * (weights - prior)
        step = 0.9 * step + gradient
        weights = weights + step.astype(np.float32)
    return {name: round(float(weights[k]), 3) for name, k in index.items() if abs(weights[k]) >= 0.005}


def right_share(data: list[tuple[Decision, list[bool]]], table: dict[str, float]) -> float:
    """The share of decisions in which the likeliest candidate is right."""
    good = 0
    for made, truth in data:
        scores = [sum(table.get(name, 0.0) for name in row) for row in made.features]
        good += truth[scores.index(max(scores))]
    return good / max(1, len(data))


def rule_share(data: list[tuple[Decision, list[bool]]]) -> float:
    """The share in which what the rule takes is right."""
    good = 0
    for made, truth in data:
        first = next((k for k, row in enumerate(made.features) if "first" in row), len(truth) - 1)
        good += truth[first]
    return good / max(1, len(data))


def main() -> int:
    """Cross-validate over articles, then learn from all of train."""
    records = annotations.load("train")
    articles = [labelled(record) for record in records]
    everything = [d for article in articles for d in article]
    print(f"{len(everything)} decisions in {len(records)} articles; rules alone {rule_share(everything):.3f}")
    best, best_share = 0.003, 0.0
    for penalty in (0.01, 0.03, 0.06, 0.1):
        share = []
        for fold in range(5):
            seen = [d for k, article in enumerate(articles) if k % 5 != fold for d in article]
            held = [d for k, article in enumerate(articles) if k % 5 == fold for d in article]
            share.append(right_share(held, fitted(seen, penalty)))
        print(f"penalty {penalty}: {np.mean(share):.3f} ({', '.join(f'{s:.3f}' for s in share)})")
        if np.mean(share) > best_share:
            best, best_share = penalty, float(np.mean(share))
    table = fitted(everything, best)
    print(f"{len(table)} weights, on what they learned from {right_share(everything, table):.3f}")
    if "--dry" not in sys.argv:
        text = "{\n" + ",\n".join(f"{json.dumps(k)}: {v}" for k, v in sorted(table.items())) + "\n}\n"
        aside = TARGET.with_suffix(".new")
        aside.write_text(text, encoding="utf-8")
        aside.replace(TARGET)
    ranking.weights.cache_clear()
    return 0


if __name__ == "__main__":
    sys.exit(main())
