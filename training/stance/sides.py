"""Learning which side a statement takes on an issue: by itself, then twice in the light of the rest of its article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from articles import Corpus
from boosting import Growth, boosted
from constructions import constructed_pages
from fitting import FOLDS, fit_classes
from sureness import Pair

from pourparlers.reading.stance.leanings import GRAMS, leanings_of
from pourparlers.reading.stance.looks import AGAIN_NAMES, ALONE_NAMES, first_look, last_look, last_say, ruled
from pourparlers.reading.stance.polarity_features import NAMES as POLARITY_NAMES
from pourparlers.reading.stance.polarity_features import STANCES, polarity_features
from pourparlers.reading.stance.polarity_history import HISTORY_NAMES, with_history
from pourparlers.reading.stance.scene import Scene
from pourparlers.reading.stance.scorer import softmax
from pourparlers.reading.stance.stances import CONSIDERED
from pourparlers.reading.stance.trees import Trees

PENALTY = 80.0
ALONE = Growth(rounds=200, questions=5, step=0.06, features=0.2, penalty=8.0, least=20, times=2)
AGAIN = Growth(rounds=150, questions=4, step=0.05, penalty=15.0, least=20, times=2)
PLAIN = 1.0
"""weight of a constructed sentence beside one of the corpus"""
Tables = dict[str, tuple[tuple[str, ...], np.ndarray]]


@dataclass(frozen=True)
class Plain:
    """The constructed sentences: their figures as for `first_look`, and the side that each takes."""

    scenes: list[Scene]
    beside: np.ndarray
    wanted: np.ndarray


def plain_sentences(tables: Tables) -> Plain:
    """Every one of `constructions.py`, a scene of one statement and one issue."""
    found = [(Scene(page), side) for page, side in constructed_pages()]
    scenes = [scene for scene, _ in found]
    listed = {stage: _listed(tables, stage) for stage in GRAMS}
    rows = np.array([polarity_features(scene, scene.places[0], 0) for scene in scenes])
    leanings = np.concatenate([leanings_of(scene, listed) for scene in scenes])
    wanted = np.eye(len(STANCES))[[STANCES.index(side) for _, side in found]]
    return Plain(scenes, np.concatenate([rows, leanings], axis=1), wanted)


def _listed(tables: Tables, stage: str) -> Mapping[str, tuple[float, ...]]:
    names, rows = tables[stage]
    return dict(zip(names, map(tuple, rows), strict=True))


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


@dataclass(frozen=True)
class Asked:
    """What the looks at the side learn from: pairs of a statement and an issue, and what people said of each."""

    scenes: list[Scene]
    pairs: list[Pair]
    weight: np.ndarray
    """how surely each pair belongs together"""
    fold: np.ndarray
    known: np.ndarray
    """whether people said a side"""
    wanted: np.ndarray
    """(pairs, 3): that side"""

    def right(self, guess: np.ndarray) -> float:
        """The share of known sides that a guess has."""
        return float((guess[self.known].argmax(axis=1) == self.wanted[self.known].argmax(axis=1)).mean())


def learn_sides(
    corpus: Corpus,
    leanings: list[np.ndarray],
    about: list[np.ndarray],
    pairs: list[Pair],
    sides: np.ndarray,
    tables: Tables,
    trees: dict[str, Trees],
) -> np.ndarray:
    """Tables and trees of the three looks, into `tables` and `trees`; (pairs, 3) guesses by folds."""
    weight = np.array([about[n][s, i] for n, s, i in pairs])
    fold = np.array([corpus.folds[n] for n, _, _ in pairs])
    asked = Asked(corpus.scenes, pairs, weight, fold, sides >= 0, np.eye(len(STANCES))[np.maximum(sides, 0)])
    rows = np.array([polarity_features(corpus.scenes[n], corpus.scenes[n].places[s], i) for n, s, i in pairs])
    beside = np.concatenate([rows, np.array([leanings[n][s] for n, s, _ in pairs])], axis=1)
    plain = plain_sentences(tables)
    guess = learn_alone(asked, beside, plain, tables, trees)
    print(f"side of the gold issue, alone, by folds: {asked.right(guess):.3f}")
    guess = np.array([ruled(asked.scenes[n], s, i, row) for (n, s, i), row in zip(pairs, guess, strict=True)])
    once = histories(asked, guess)
    tables["polarity-in-context"] = (HISTORY_NAMES, fitted(asked, once, asked.known))
    others = np.zeros_like(guess)
    for now, seen in folds(asked):
        others[now] = softmax(once[now], fitted(asked, once, seen))
    final = learn_again(asked, histories(asked, guess, others), beside, plain, tables, trees)
    print(f"side of the gold issue by folds: {asked.right(final):.3f}")
    return final


def folds(asked: Asked) -> list[tuple[np.ndarray, np.ndarray]]:
    """Of each fold its pairs, and the known pairs of the others."""
    return [(asked.fold == f, asked.known & (asked.fold != f)) for f in range(FOLDS)]


def learn_alone(asked: Asked, beside: np.ndarray, plain: Plain, tables: Tables, trees: dict[str, Trees]) -> np.ndarray:
    """A regression and trees on what the statement itself says, plain sentences among what they learn from."""
    width = len(POLARITY_NAMES)

    def learned(seen: np.ndarray) -> tuple[np.ndarray, Trees]:
        weight = np.concatenate([np.ones(int(seen.sum())), np.full(len(plain.scenes), PLAIN)])
        x, y = np.concatenate([beside[seen], plain.beside]), np.concatenate([asked.wanted[seen], plain.wanted])
        return fit_classes(x[:, :width], y, PENALTY, weight), boosted(x, y, ALONE_NAMES, ALONE, weight)

    table, trees["polarity"] = learned(asked.known)
    tables["polarity"] = (POLARITY_NAMES, table)
    right = first_look(plain.beside, table, trees["polarity"]).argmax(axis=1) == plain.wanted.argmax(axis=1)
    print(f"plain sentences right: {right.mean():.3f}")
    guess = np.zeros((len(beside), len(STANCES)))
    for now, seen in folds(asked):
        guess[now] = first_look(beside[now], *learned(seen))
    return guess


def learn_again(
    asked: Asked, history: np.ndarray, beside: np.ndarray, plain: Plain, tables: Tables, trees: dict[str, Trees]
) -> np.ndarray:
    """A regression on what the article says, and trees on all there is; rules have their say."""
    rows = np.concatenate([history, beside], axis=1)
    looks = zip(plain.scenes, first_look(plain.beside, tables["polarity"][1], trees["polarity"]), strict=True)
    alone = [with_history(scene, [(0, 0)], np.ones(1), ruled(scene, 0, 0, row)[None]) for scene, row in looks]
    extra = np.concatenate([np.concatenate(alone), plain.beside], axis=1)

    def learned(seen: np.ndarray) -> tuple[np.ndarray, Trees]:
        x, y = np.concatenate([rows[seen], extra]), np.concatenate([asked.wanted[seen], plain.wanted])
        return fitted(asked, history, seen), boosted(x, y, AGAIN_NAMES, AGAIN)

    table, trees["polarity-again"] = learned(asked.known)
    tables["polarity-again"] = (HISTORY_NAMES, table)
    final, by_history = np.zeros((2, len(rows), len(STANCES)))
    for now, seen in folds(asked):
        again, grown = learned(seen)
        final[now] = last_look(history[now], beside[now], again, grown)
        by_history[now] = softmax(history[now], again)
    said = zip(asked.pairs, final, by_history, strict=True)
    return np.array([last_say(asked.scenes[n], s, i, *both) for (n, s, i), *both in said])


def fitted(asked: Asked, rows: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """The regression of the sides on what the article says."""
    return fit_classes(rows[seen], asked.wanted[seen], PENALTY, np.ones(int(seen.sum())))


def histories(asked: Asked, guess: np.ndarray, others: np.ndarray | None = None) -> np.ndarray:
    """(pairs, features): what the rest of its article says beside each guess."""
    rows = np.zeros((len(asked.pairs), len(HISTORY_NAMES)))
    members: dict[int, list[int]] = {}
    for k, (n, _, _) in enumerate(asked.pairs):
        members.setdefault(n, []).append(k)
    for n, mine in members.items():
        own, told = [asked.pairs[k][1:] for k in mine], None if others is None else others[mine]
        rows[mine] = with_history(asked.scenes[n], own, asked.weight[mine], guess[mine], told)
    return rows
