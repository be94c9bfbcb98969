"""Train the weights of the stance scorer from annotated articles with a split made beforehand.

    python training/stance/train.py [PART ...] [-o src/pourparlers/reading/stance/stance.tsv]

PART is a part of the corpus (without any, train and development; choose with train alone), or JSON lines with
`document`, `text`, `issues` and `statements` in each. Every stage that looks at the guesses of the one before it is
trained on guesses for articles that stage did not see (five folds by article), so it learns how good those guesses
really are. Same input, same weights.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from articles import annotated_pages, gold_positions
from boosting import Growth, boosted
from constructions import constructed_pages
from fitting import FOLDS, fit_classes, fit_yes_no, folds_of, leanings_by_folds
from sureness import SECOND, Pair, kept, rightness, surety, threshold

from pourparlers.reading.stance.issue_context import CONTEXT_NAMES, with_context
from pourparlers.reading.stance.issue_features import issue_features
from pourparlers.reading.stance.leanings import GRAMS, leanings_of
from pourparlers.reading.stance.leanings import NAMES as LEANING_NAMES
from pourparlers.reading.stance.polarity_features import NAMES as POLARITY_NAMES
from pourparlers.reading.stance.polarity_features import STANCES, polarity_features
from pourparlers.reading.stance.polarity_history import HISTORY_NAMES, with_history
from pourparlers.reading.stance.rightness import NAMES as RIGHT_NAMES
from pourparlers.reading.stance.rightness import rightness_rows
from pourparlers.reading.stance.scene import Scene
from pourparlers.reading.stance.scorer import SURETY, Weights, bounded, shares, softmax, squashed, written
from pourparlers.reading.stance.stances import CONSIDERED, ISSUE_NAMES, likely, ruled, with_leanings
from pourparlers.reading.stance.trees import Trees

PENALTY = {"cue-leaning": 4.0, "content-leaning": 20.0, "issue": 30.0, "polarity": 80.0, "polarity-in-context": 80.0}
GROWTH = {
    "issue": Growth(times=3),
    "polarity": Growth(rounds=200, questions=3, step=0.06, features=0.2, penalty=8.0, least=20, times=3),
    "right": Growth(rounds=150, questions=3, step=0.05, features=0.5, penalty=20.0, times=3),
}
PLAIN = 1.0
"""weight of a constructed sentence beside one of the corpus"""


@dataclass(frozen=True)
class Corpus:
    """The annotated articles laid out, with what people found and the fold of each."""

    scenes: list[Scene]
    gold: list[list[dict[int, str]]]
    about: list[np.ndarray]
    """(statements, issues): 1 where the statement speaks to the issue"""
    folds: list[int]


def corpus_of(parts: list[str]) -> Corpus:
    """Every article of the parts."""
    pages = [found for part in parts for found in annotated_pages(part)]
    gold = [gold_positions(page, row) for page, row in pages]
    about = [
        np.array([[float(i in s) for i in range(len(page.codebook.issues))] for s in g]).reshape(len(g), -1)
        for (page, _), g in zip(pages, gold, strict=True)
    ]
    return Corpus([Scene(p) for p, _ in pages], gold, about, folds_of([p.article.id for p, _ in pages]))


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
        return fit_yes_no(bounded(x), yes, PENALTY["issue"]), boosted(x, yes[:, None], names, GROWTH["issue"])

    table, trees[stage] = fitted(list(range(len(rows))))
    tables[stage] = (names, table)
    guesses: list[np.ndarray] = [np.zeros(0)] * len(rows)
    for fold in range(FOLDS):
        table, grown = fitted([n for n, f in enumerate(corpus.folds) if f != fold])
        for n in (n for n, f in enumerate(corpus.folds) if f == fold):
            guesses[n] = likely(rows[n], names, table, grown)
    return guesses


def learn_sides(
    corpus: Corpus,
    leanings: list[np.ndarray],
    about: list[np.ndarray],
    pairs: list[Pair],
    sides: np.ndarray,
    tables: dict[str, tuple[tuple[str, ...], np.ndarray]],
    trees: dict[str, Trees],
) -> np.ndarray:
    """The three tables of sides; (pairs, 3) guesses by folds, the rules' say included."""
    scenes = corpus.scenes
    fold, known = np.array([corpus.folds[n] for n, _, _ in pairs]), sides >= 0
    wanted = np.eye(len(STANCES))[np.maximum(sides, 0)]
    x = np.array([polarity_features(scenes[n], scenes[n].places[s], i) for n, s, i in pairs])
    lean = np.array([leanings[n][s] for n, s, _ in pairs])
    plain = [(Scene(page), side) for page, side in constructed_pages()]
    extra = np.array([polarity_features(scene, scene.places[0], 0) for scene, _ in plain])
    answers = np.eye(len(STANCES))[[STANCES.index(side) for _, side in plain]]
    listed = {stage: dict(zip(names, map(tuple, rows), strict=True)) for stage, (names, rows) in tables.items()}
    extra_lean = np.concatenate([leanings_of(scene, {s: listed[s] for s in GRAMS}) for scene, _ in plain])
    names = (*POLARITY_NAMES, *LEANING_NAMES)

    def fitted(seen: np.ndarray) -> tuple[np.ndarray, Trees]:
        weight = np.concatenate([np.ones(int(seen.sum())), np.full(len(plain), PLAIN)])
        rows, y = np.concatenate([x[seen], extra]), np.concatenate([wanted[seen], answers])
        beside = np.concatenate([rows, np.concatenate([lean[seen], extra_lean])], axis=1)
        linear = fit_classes(rows, y, PENALTY["polarity"], weight)
        return linear, boosted(beside, y, names, GROWTH["polarity"], weight)

    def guessed(table: np.ndarray, grown: Trees, rows: np.ndarray, beside: np.ndarray) -> np.ndarray:
        return (softmax(rows, table) + shares(grown.scores(np.concatenate([rows, beside], axis=1), names))) / 2

    linear, trees["polarity"] = fitted(known)
    tables["polarity"] = (POLARITY_NAMES, linear)
    right = guessed(linear, trees["polarity"], extra, extra_lean).argmax(axis=1) == answers.argmax(axis=1)
    print(f"plain sentences right: {right.mean():.3f}")
    guess = np.zeros((len(x), len(STANCES)))
    for f in range(FOLDS):
        now = fold == f
        guess[now] = guessed(*fitted(known & ~now), x[now], lean[now])
    print(f"side of the gold issue, alone, by folds: {(guess[known].argmax(axis=1) == sides[known]).mean():.3f}")
    weight = np.array([about[n][s, i] for n, s, i in pairs])
    beside = np.zeros((len(x), len(HISTORY_NAMES)))
    for n, scene in enumerate(scenes):
        mine = [k for k, p in enumerate(pairs) if p[0] == n]
        if mine:
            beside[mine] = with_history(scene, [pairs[k][1:] for k in mine], weight[mine], guess[mine])

    def in_context(seen: np.ndarray) -> np.ndarray:
        return fit_classes(beside[seen], wanted[seen], PENALTY["polarity-in-context"], np.ones(int(seen.sum())))

    tables["polarity-in-context"] = (HISTORY_NAMES, in_context(known))
    final = np.zeros((len(x), len(STANCES)))
    for f in range(FOLDS):
        final[fold == f] = softmax(beside[fold == f], in_context(known & (fold != f)))
    final = np.array([ruled(scenes[n], s, i, row) for (n, s, i), row in zip(pairs, final, strict=True)])
    print(f"side of the gold issue by folds: {(final[known].argmax(axis=1) == sides[known]).mean():.3f}")
    return final


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
    trees["right"] = boosted(rows[considered], yes[considered], RIGHT_NAMES, GROWTH["right"])
    guess = np.zeros(len(pairs))
    for f in range(FOLDS):
        seen, now = considered & (fold != f), considered & (fold == f)
        grown = boosted(rows[seen], yes[seen], RIGHT_NAMES, GROWTH["right"])
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
