"""Train the weights of the commitment scorer: does a statement make a commitment, and of which kind.

    python training/stance/train_commitments.py [PART ...] [-o src/pourparlers/reading/commitments/commitments.tsv]

A clause is right where its span meets an annotated commitment at a character Jaccard of 0.3 or more.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from articles import annotated_pages
from boosting import Growth, boosted
from fitting import FOLDS, fit_classes, fit_yes_no, folds_of, leanings_by_folds

from pourparlers.base.text import Span, jaccard
from pourparlers.reading.actors import find_actors
from pourparlers.reading.commitments.clauses import clause_of
from pourparlers.reading.commitments.commitments import LEANED_NAMES
from pourparlers.reading.commitments.features import FIRMNESS, KIND_COLUMNS, KIND_NAMES, features
from pourparlers.reading.stance.leanings import GRAMS
from pourparlers.reading.stance.scene import Scene
from pourparlers.reading.stance.scorer import Weights, logistic, squashed, written
from pourparlers.reading.stance.trees import Trees

LEAST = 0.3
PENALTY = 12.0
FIRMNESS_PENALTY = 60.0
LEANING_PENALTY = {"cue-leaning": 4.0, "content-leaning": 20.0}
GROWTH = Growth(rounds=200, questions=3)


@dataclass(frozen=True)
class Clauses:
    """Every statement with content: what speaks for a commitment in it, and what people found."""

    rows: np.ndarray
    grams: dict[str, list[frozenset[str]]]
    article: np.ndarray
    fold: np.ndarray
    yes: np.ndarray
    kinds: np.ndarray
    """index in `FIRMNESS`, -1 where there is no commitment"""
    wanted: int
    """annotated commitments, those with no clause near them too"""


def clauses_of(parts: list[str]) -> Clauses:
    """The clauses of the parts; one that only repeats what a better one says is left out."""
    rows, grams, yes, kinds, article, ids = [], {stage: [] for stage in GRAMS}, [], [], [], []
    wanted = 0
    for page, record in (found for part in parts for found in annotated_pages(part)):
        scene = Scene(find_actors(page))
        found = [(place, clause) for place in scene.places if (clause := clause_of(scene, place)) is not None]
        gold = record["commitments"]
        wanted += len(gold)
        met, near = _met([clause.span for _, clause in found], [Span(*c["span"]) for c in gold])
        for k, (place, clause) in enumerate(found):
            if k in near and k not in met:
                continue
            rows.append(features(scene, place, clause))
            for stage, of in GRAMS.items():
                grams[stage].append(of(scene, place))
            yes.append(float(k in met))
            kinds.append(FIRMNESS.index(gold[met[k]]["firmness"]) if k in met else -1)
            article.append(len(ids))
        ids.append(page.article.id)
    place = np.array(article)
    return Clauses(np.array(rows), grams, place, np.array(folds_of(ids))[place], np.array(yes), np.array(kinds), wanted)


def _met(spans: list[Span], gold: list[Span]) -> tuple[dict[int, int], set[int]]:
    """clause -> the commitment it states, the most alike first; and all clauses that are like some commitment."""
    alike = [(-jaccard([s], [g]), k, n) for k, s in enumerate(spans) for n, g in enumerate(gold)]
    near = sorted(edge for edge in alike if -edge[0] >= LEAST)
    met: dict[int, int] = {}
    for _, k, n in near:
        if k not in met and n not in met.values():
            met[k] = n
    return met, {k for _, k, _ in near}


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=["train"])
    parser.add_argument("-o", "--out", type=Path, default=Path("src/pourparlers/reading/commitments/commitments.tsv"))
    options = parser.parse_args()
    read = clauses_of(options.parts)
    tables: dict[str, tuple[tuple[str, ...], np.ndarray]] = {}
    columns = [read.rows]
    for stage, grams in read.grams.items():
        whole, guessed = leanings_by_folds(grams, read.article, read.fold, [read.yes], LEANING_PENALTY[stage])
        tables[stage] = (tuple(whole), np.array(list(whole.values())))
        columns.append(guessed)
    x = np.concatenate(columns, axis=1)

    def fitted(seen: np.ndarray) -> tuple[np.ndarray, Trees]:
        yes = read.yes[seen]
        return fit_yes_no(x[seen], yes, PENALTY), boosted(x[seen], yes[:, None], LEANED_NAMES, GROWTH)

    guess = np.zeros(len(x))
    for f in range(FOLDS):
        table, grown = fitted(read.fold != f)
        now = x[read.fold == f]
        guess[read.fold == f] = (logistic(now, table) + squashed(grown.scores(now, LEANED_NAMES)[:, 0])) / 2
    tried = [(f1_at(guess, read.yes, t, read.wanted), t) for t in np.arange(0.15, 0.7, 0.01)]
    best, keep = max(tried)
    print(f"{read.wanted} commitments, {int(read.yes.sum())} with a clause; by folds F1 {best:.3f} at {keep:.2f}")
    table, grown = fitted(read.fold >= 0)
    marked = read.kinds >= 0
    tables["commitment"] = (LEANED_NAMES, table)
    kinds = np.eye(len(FIRMNESS))[read.kinds[marked]]
    looked = read.rows[marked][:, KIND_COLUMNS]
    tables["firmness"] = (KIND_NAMES, fit_classes(looked, kinds, FIRMNESS_PENALTY, np.ones(len(kinds))))
    found = Weights(tables, {"keep": round(float(keep), 2)}, {"commitment": grown})
    options.out.write_text(written(found), encoding="utf-8")


def f1_at(guess: np.ndarray, yes: np.ndarray, threshold: float, wanted: int) -> float:
    """F1 of keeping what is at or above the threshold."""
    kept = guess >= threshold
    return float(2 * (kept * yes).sum() / (kept.sum() + wanted))


if __name__ == "__main__":
    main()
