"""Train the weights of the stance scorer from annotated articles with a split made beforehand.

    python training/stance/train.py [PART ...] [-o src/pourparlers/reading/stance/stance.tsv]

PART is a part of the corpus (without any, train and development; choose with train alone), or JSON lines with
`document`, `text`, `issues` and `statements` in each. Every stage that looks at the guesses of the one before it is
trained on guesses for articles that stage did not see (five folds by article), so it learns how good those guesses
really are. Same input, same weights.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from articles import Corpus, corpus_of
from boosting import Growth, boosted
from fitting import FOLDS, fit_yes_no, leanings_by_folds
from sides import learn_sides, paired
from sureness import SECOND, Pair, kept, rightness, surety, threshold

from pourparlers.reading.stance.issue_context import CONTEXT_NAMES, with_context
from pourparlers.reading.stance.issue_features import issue_features
from pourparlers.reading.stance.leanings import GRAMS
from pourparlers.reading.stance.rightness import NAMES as RIGHT_NAMES
from pourparlers.reading.stance.rightness import rightness_rows
from pourparlers.reading.stance.scorer import SURETY, Weights, bounded, squashed, written
from pourparlers.reading.stance.stances import CONSIDERED, ISSUE_NAMES, likely, with_leanings
from pourparlers.reading.stance.trees import Trees

PENALTY = {"cue-leaning": 4.0, "content-leaning": 20.0, "issue": 30.0}
ISSUE = Growth(questions=6, penalty=20.0, times=2)
RIGHT = Growth(rounds=150, questions=3, step=0.05, features=0.5, penalty=20.0, times=3)


def train(parts: list[str]) -> Weights:
    """All stages, one after the other."""
    corpus = corpus_of(parts)
    tables: dict[str, tuple[tuple[str, ...], np.ndarray]] = {}
    trees: dict[str, Trees] = {}
    leanings = learn_leanings(corpus, tables)
    features = [with_leanings(issue_features(scene), row) for scene, row in zip(corpus.scenes, leanings, strict=True)]
    first = learn_issues("issue", ISSUE_NAMES, features, corpus, tables, trees)
    features = [with_context(scene, r, p) for scene, r, p in zip(corpus.scenes, features, first, strict=True)]
    second = learn_issues("issue-in-context", (*ISSUE_NAMES, *CONTEXT_NAMES), features, corpus, tables, trees)
    pairs, sides = paired(corpus.gold, second)
    final = learn_sides(corpus, leanings, second, pairs, sides, tables, trees)
    weight = np.array([second[n][s, i] for n, s, i in pairs])
    right = rightness(pairs, final, corpus.gold)
    sure = learn_rightness(corpus, first, second, pairs, final, right, trees)
    keep, best = threshold(pairs, weight, sure, right, sum(len(found) for a in corpus.gold for found in a))
    print(f"issue + stance by folds: F1 {best:.3f} at {keep:.2f}")
    tables[SURETY] = surety(kept(pairs, weight, sure, keep), sure, right)
    return Weights(tables, {"keep": keep, "second": SECOND}, trees)


def learn_leanings(corpus: Corpus, tables: dict[str, tuple[tuple[str, ...], np.ndarray]]) -> list[np.ndarray]:
    """Weights of single words, into `tables`; for each article the leanings by folds that did not see it."""
    sides = [{*found.values()} for article in corpus.gold for found in article]
    takes = np.array([float(bool(s)) for s in sides])
    whether = np.array([1.0 if s == {"supports"} else 0.0 if s == {"opposes"} else np.nan for s in sides])
    places = [(n, scene, place) for n, scene in enumerate(corpus.scenes) for place in scene.places]
    article = np.array([n for n, _, _ in places])
    fold = np.array(corpus.folds)[article]
    columns = []
    for stage, grams_of in GRAMS.items():
        grams = [grams_of(scene, place) for _, scene, place in places]
        whole, guessed = leanings_by_folds(grams, article, fold, [takes, whether], PENALTY[stage])
        tables[stage] = (tuple(whole), np.array(list(whole.values())))
        columns.append(guessed)
    cuts = np.cumsum([len(scene.places) for scene in corpus.scenes])[:-1]
    return np.split(np.concatenate(columns, axis=1), cuts)


def learn_issues(
    stage: str,
    names: tuple[str, ...],
    rows: list[np.ndarray],
    corpus: Corpus,
    tables: dict[str, tuple[tuple[str, ...], np.ndarray]],
    trees: dict[str, Trees],
) -> list[np.ndarray]:
    """A regression and trees for the package; guesses from folds that did not see the article."""

    def fitted(chosen: list[int]) -> tuple[np.ndarray, Trees]:
        x = np.concatenate([rows[n].reshape(-1, rows[n].shape[-1]) for n in chosen])
        yes = np.concatenate([corpus.about[n].ravel() for n in chosen])
        return fit_yes_no(bounded(x), yes, PENALTY["issue"]), boosted(x, yes[:, None], names, ISSUE)

    table, trees[stage] = fitted(list(range(len(rows))))
    tables[stage] = (names, table)
    guesses: list[np.ndarray] = [np.zeros(0)] * len(rows)
    for fold in range(FOLDS):
        table, grown = fitted([n for n, f in enumerate(corpus.folds) if f != fold])
        for n in (n for n, f in enumerate(corpus.folds) if f == fold):
            guesses[n] = likely(rows[n], names, table, grown)
    return guesses


def learn_rightness(
    corpus: Corpus,
    first: list[np.ndarray],
    about: list[np.ndarray],
    pairs: list[Pair],
    sides: np.ndarray,
    right: np.ndarray,
    trees: dict[str, Trees],
) -> np.ndarray:
    """Trees for how likely issue and side are both right, into `trees`; guesses by folds, 0 where not considered."""
    rows = np.zeros((len(pairs), len(RIGHT_NAMES)))
    for n, scene in enumerate(corpus.scenes):
        mine = [k for k, p in enumerate(pairs) if p[0] == n]
        if mine:
            rows[mine] = rightness_rows(scene, [pairs[k][1:] for k in mine], first[n], about[n], sides[mine])
    fold = np.array([corpus.folds[n] for n, _, _ in pairs])
    considered = rows[:, RIGHT_NAMES.index("about")] >= CONSIDERED
    yes = right.astype(float)[:, None]
    trees["right"] = boosted(rows[considered], yes[considered], RIGHT_NAMES, RIGHT)
    guess = np.zeros(len(pairs))
    for f in range(FOLDS):
        seen, now = considered & (fold != f), considered & (fold == f)
        grown = boosted(rows[seen], yes[seen], RIGHT_NAMES, RIGHT)
        guess[now] = squashed(grown.scores(rows[now], RIGHT_NAMES)[:, 0])
    return guess


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=["train", "development"])
    parser.add_argument("-o", "--out", type=Path, default=Path("src/pourparlers/reading/stance/stance.tsv"))
    options = parser.parse_args()
    options.out.write_text(written(train(options.parts)), encoding="utf-8")


if __name__ == "__main__":
    main()
