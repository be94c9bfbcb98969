"""Train the weights of the stance scorer from annotated articles with a split made beforehand.

    python training/stance/train.py [PART] [-o src/pourparlers/reading/stance/stance.tsv]

PART is a part of the corpus (train), or JSON lines with `document`, `text`, `issues` and `statements` in each. Every
stage that looks at the guesses of the one before it is trained on guesses for articles that stage did not see (five
folds by article), so it learns how good those guesses really are.
numpy only: Newton's method for the two-class stages, accelerated gradient
for the three-class ones, both with an L2 penalty on features scaled by their deviation. Same input, same weights.
"""

from __future__ import annotations

import argparse
import zlib
from pathlib import Path

import numpy as np
from articles import annotated_pages, gold_positions
from constructions import constructed_pages

from pourparlers.reading.stance.issue_features import CONTEXT_NAMES, NAMES, issue_features, with_context
from pourparlers.reading.stance.polarity_features import HISTORY_NAMES, STANCES, history, polarity_features
from pourparlers.reading.stance.polarity_features import NAMES as POLARITY_NAMES
from pourparlers.reading.stance.scene import Scene
from pourparlers.reading.stance.scorer import Weights, logistic, softmax, written

FOLDS = 5
PENALTY = {"issue": 60.0, "issue-in-context": 150.0, "polarity": 80.0, "polarity-in-context": 160.0}
CONSIDERED = 0.1
"""least probability of being about an issue for a pair to count as context"""
FLAT = 0.004
"""F1 below the best that a lower threshold may have: the top is flat, and what is not said cannot be corrected"""
PLAIN = 0.5
"""weight of a constructed sentence beside one of the corpus"""
SECOND = 0.6
"""least probability for a statement to speak to a second issue too"""


def scaled(rows: np.ndarray) -> np.ndarray:
    """The deviation of each column, one where it never changes."""
    deviation = rows.std(axis=0)
    return np.where(deviation < 1e-9, 1.0, deviation)


def fit_yes_no(rows: np.ndarray, wanted: np.ndarray, penalty: float) -> np.ndarray:
    """(features, 1): weights of a logistic regression by Newton's method."""
    scale = scaled(rows)
    x, weights = rows / scale, np.zeros(rows.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - wanted) + penalty * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-5:
            break
    return (weights / scale)[:, None]


def fit_classes(rows: np.ndarray, wanted: np.ndarray, penalty: float, weight: np.ndarray) -> np.ndarray:
    """(features, classes): weights of a multinomial regression by accelerated gradient (Nesterov 1983)."""
    scale = scaled(rows)
    x = rows / scale
    steepest = 0.5 * np.linalg.norm(x * np.sqrt(weight)[:, None], 2) ** 2 + penalty
    now = ahead = np.zeros((x.shape[1], wanted.shape[1]))
    t = 1.0
    for _ in range(250):
        p = softmax(x, ahead)
        slope = x.T @ ((p - wanted) * weight[:, None]) + penalty * ahead
        following = ahead - slope / steepest
        t_next = (1 + np.sqrt(1 + 4 * t * t)) / 2
        ahead, now, t = following + (t - 1) / t_next * (following - now), following, t_next
    return now / scale[:, None]


def folds_of(ids: list[str]) -> list[int]:
    """A fold for each article, from its id alone."""
    return [zlib.crc32(i.encode()) % FOLDS for i in ids]


def train(part: str) -> Weights:
    """All four stages, one after the other."""
    pages = list(annotated_pages(part))
    scenes = [Scene(page) for page, _ in pages]
    folds = folds_of([page.article.id for page, _ in pages])
    gold = [gold_positions(page, row) for page, row in pages]
    about = [
        np.array([[float(i in s) for i in range(len(page.codebook.issues))] for s in g]).reshape(len(g), -1)
        for (page, _), g in zip(pages, gold, strict=True)
    ]
    tables: dict[str, tuple[tuple[str, ...], np.ndarray]] = {}

    def flat(parts: list[np.ndarray]) -> np.ndarray:
        return np.concatenate([p.reshape(-1, p.shape[-1]) for p in parts])

    def yes_no(stage: str, names: tuple[str, ...], rows: list[np.ndarray]) -> list[np.ndarray]:
        """Fit on everything for the package; give guesses from folds that did not see the article."""
        wanted = np.concatenate([a.ravel() for a in about])
        tables[stage] = (names, fit_yes_no(flat(rows), wanted, PENALTY[stage]))
        guesses: list[np.ndarray] = [np.zeros(0)] * len(rows)
        for fold in range(FOLDS):
            keep = [n for n, f in enumerate(folds) if f != fold]
            table = fit_yes_no(
                flat([rows[n] for n in keep]), np.concatenate([about[n].ravel() for n in keep]), PENALTY[stage]
            )
            for n in (n for n, f in enumerate(folds) if f == fold):
                guesses[n] = logistic(rows[n], table)
        return guesses

    rows = [issue_features(scene) for scene in scenes]
    first = yes_no("issue", NAMES, rows)
    rows = [with_context(scene, r, p) for scene, r, p in zip(scenes, rows, first, strict=True)]
    second = yes_no("issue-in-context", (*NAMES, *CONTEXT_NAMES), rows)

    pairs, sides = paired(gold, second)
    fold = np.array([folds[n] for n, _, _ in pairs])
    known = sides >= 0
    wanted = np.eye(len(STANCES))[sides[known]]
    even = np.ones(len(wanted))
    plain = [(Scene(page), side) for page, side in constructed_pages()]
    plain_sides = np.eye(len(STANCES))[[STANCES.index(side) for _, side in plain]]
    plain_weight = np.full(len(plain), PLAIN)

    def fit(stage: str, x: np.ndarray, seen: np.ndarray, extra: np.ndarray) -> np.ndarray:
        rows = np.concatenate([x[known][seen], extra])
        answers, weight = np.concatenate([wanted[seen], plain_sides]), np.concatenate([even[seen], plain_weight])
        return fit_classes(rows, answers, PENALTY[stage], weight)

    def classes(stage: str, names: tuple[str, ...], x: np.ndarray, extra: np.ndarray) -> np.ndarray:
        """The same for sides: fitted on the pairs that people took a side on, guessed for all."""
        tables[stage] = (names, fit(stage, x, even > 0, extra))
        guesses = np.zeros((len(x), len(STANCES)))
        for f in range(FOLDS):
            table = fit(stage, x, fold[known] != f, extra)
            guesses[fold == f] = softmax(x[fold == f], table)
        return guesses

    x = np.array([polarity_features(scenes[n], scenes[n].places[s], i) for n, s, i in pairs])
    extra = np.array([polarity_features(scene, scene.places[0], 0) for scene, _ in plain])
    guess = classes("polarity", POLARITY_NAMES, x, extra)
    right = softmax(extra, tables["polarity"][1]).argmax(axis=1) == plain_sides.argmax(axis=1)
    print(f"plain sentences right: {right.mean():.3f}")
    beside = np.zeros((len(x), len(HISTORY_NAMES)))
    weight = np.array([second[n][s, i] for n, s, i in pairs])
    for n, scene in enumerate(scenes):
        mine = [k for k, p in enumerate(pairs) if p[0] == n]
        if mine:
            here = [(pairs[k][1], pairs[k][2]) for k in mine]
            beside[mine] = history(scene, here, weight[mine], guess[mine])
    alone = history(plain[0][0], [(0, 0)], np.ones(1), np.full((1, len(STANCES)), 1 / len(STANCES)))
    extra = np.concatenate([extra, np.repeat(alone, len(extra), axis=0)], axis=1)
    names = (*POLARITY_NAMES, *HISTORY_NAMES)
    final = classes("polarity-in-context", names, np.concatenate([x, beside], axis=1), extra)
    print(f"side of the gold issue by folds: {(final[known].argmax(axis=1) == sides[known]).mean():.3f}")
    keep, best = threshold(pairs, weight, final, gold)
    print(f"issue + stance by folds: F1 {best:.3f} at {keep:.2f}")
    return Weights(tables, {"keep": keep, "second": SECOND})


Pair = tuple[int, int, int]
"""article, statement, issue"""


def paired(gold: list[list[dict[int, str]]], about: list[np.ndarray]) -> tuple[list[Pair], np.ndarray]:
    """All pairs with a side in the gold or likely enough, and the index of that side; -1 where there is none."""
    pairs, sides = [], []
    for n, statements in enumerate(gold):
        for s, found in enumerate(statements):
            for i in range(about[n].shape[1]):
                if i in found or about[n][s, i] >= CONSIDERED:
                    pairs.append((n, s, i))
                    sides.append(STANCES.index(found[i]) if i in found else -1)
    return pairs, np.array(sides)


def threshold(
    pairs: list[Pair], about: np.ndarray, sides: np.ndarray, gold: list[list[dict[int, str]]]
) -> tuple[float, float]:
    """The least product of both probabilities at which to speak, and the F1 of issue and stance it gives."""
    first: dict[tuple[int, int], int] = {}
    for k, (n, s, _) in enumerate(pairs):
        if (n, s) not in first or about[k] > about[first[n, s]]:
            first[n, s] = k
    sure = about * sides.max(axis=1)
    wanted = sum(len(found) for statements in gold for found in statements)
    tried: list[tuple[float, float]] = []
    for at in np.arange(0.15, 0.5, 0.01):
        kept = [k for k in range(len(pairs)) if sure[k] >= at and (first[pairs[k][:2]] == k or about[k] >= SECOND)]
        right = sum(gold[n][s].get(i) == STANCES[int(sides[k].argmax())] for k in kept for n, s, i in [pairs[k]])
        tried.append((2 * right / (len(kept) + wanted), round(float(at), 2)))
    best = max(tried)[0]
    return min(at for f1, at in tried if f1 >= best - FLAT), best


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="train")
    parser.add_argument("-o", "--out", type=Path, default=Path("src/pourparlers/reading/stance/stance.tsv"))
    options = parser.parse_args()
    options.out.write_text(written(train(options.part)), encoding="utf-8")


if __name__ == "__main__":
    main()
