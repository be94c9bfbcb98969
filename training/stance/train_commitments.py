"""Train the weights of the commitment scorer: does a statement make a commitment, and of which kind.

    python training/stance/train_commitments.py [PART] [-o src/pourparlers/reading/commitments/commitments.tsv]

A clause is right where its span meets an annotated commitment at a character Jaccard of 0.3 or more.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from articles import annotated_pages
from train import FOLDS, fit_classes, fit_yes_no, folds_of

from pourparlers.base.text import Span, jaccard
from pourparlers.reading.actors import find_actors
from pourparlers.reading.commitments.clauses import clause_of
from pourparlers.reading.commitments.features import FIRMNESS, NAMES, features
from pourparlers.reading.stance.scene import Scene
from pourparlers.reading.stance.scorer import Weights, logistic, written

LEAST = 0.3
PENALTY = 12.0


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="train")
    parser.add_argument("-o", "--out", type=Path, default=Path("src/pourparlers/reading/commitments/commitments.tsv"))
    options = parser.parse_args()
    rows, yes, kinds, ids = [], [], [], []
    missed = wanted_in_all = 0
    for page, record in annotated_pages(options.part):
        scene = Scene(find_actors(page))
        left = list(record["commitments"])
        wanted_in_all += len(left)
        for place in scene.places:
            clause = clause_of(scene, place)
            if clause is None:
                continue
            rows.append(features(scene, place, clause))
            ids.append(page.article.id)
            best = max(left, key=lambda c: jaccard([Span(*c["span"])], [clause.span]), default=None)
            hit = best is not None and jaccard([Span(*best["span"])], [clause.span]) >= LEAST
            yes.append(float(hit))
            kinds.append(FIRMNESS.index(best["firmness"]) if hit and best else -1)
            if hit and best:
                left.remove(best)
        missed += len(left)
    x, y, k = np.array(rows), np.array(yes), np.array(kinds)
    fold = np.array(folds_of(ids))
    guess = np.zeros(len(x))
    for f in range(FOLDS):
        guess[fold == f] = logistic(x[fold == f], fit_yes_no(x[fold != f], y[fold != f], PENALTY))
    best_f1, keep = max((f1_at(guess, y, t, wanted_in_all), t) for t in np.arange(0.15, 0.7, 0.01))
    print(f"{wanted_in_all} commitments, {missed} with no clause near them; by folds F1 {best_f1:.3f} at {keep:.2f}")
    marked = k >= 0
    tables = {
        "commitment": (NAMES, fit_yes_no(x, y, PENALTY)),
        "firmness": (NAMES, fit_classes(x[marked], np.eye(len(FIRMNESS))[k[marked]], PENALTY, np.ones(marked.sum()))),
    }
    options.out.write_text(written(Weights(tables, {"keep": round(float(keep), 2)})), encoding="utf-8")


def f1_at(guess: np.ndarray, yes: np.ndarray, threshold: float, wanted: int) -> float:
    """F1 of keeping what is at or above the threshold."""
    kept = guess >= threshold
    return float(2 * (kept * yes).sum() / (kept.sum() + wanted))


if __name__ == "__main__":
    main()
