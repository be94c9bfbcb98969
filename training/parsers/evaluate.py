"""Measures a parser on treebank sentences it was not trained on, from raw text, with its own tokens and sentences.

    python training/parsers/evaluate.py fr --treebanks DIR [--parser DIR] [--also FILE.conllu ...] [--json]

Figures are F1 over words matched by their characters; punctuation is left out of the relations; labels are compared
without their subtypes. "alone": one sentence a document; "tens": ten sentences a document, boundaries to be found.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import treebank
from treebank import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TESTS = {"fr": ("fr_sequoia-test", "fr_gsd-test"), "en": ("en_ewt-test",)}
RELATIONS = ("nsubj", "ccomp", "xcomp", "obj", "obl", "advcl", "acl", "parataxis", "conj", "appos")


def bare(label: str) -> str:
    """Return a label without its subtype."""
    return label.split(":")[0].lower()


def documents(sentences: Sequence[Sentence], size: int) -> list[list[Sentence]]:
    """Part sentences into documents of `size`."""
    return [list(sentences[at : at + size]) for at in range(0, len(sentences), size)]


def _gold(sentences: Iterable[Sentence]) -> tuple[str, dict[tuple[int, int], tuple], set[tuple[int, int]]]:
    text, words, bounds = "", {}, set()
    for sentence in sentences:
        spans, at = [], len(text)
        for word in sentence:
            spans.append((at, at + len(word.form)))
            at += len(word.form) + word.space
        for span, word in zip(spans, sentence, strict=True):
            head = None if word.label == "root" else spans[word.head]
            words[span] = (head, bare(word.label), word.upos, word.lemma)
        bounds.add((spans[0][0], spans[-1][1]))
        text += treebank.text_of(sentence) + " "
    return text[:-1], words, bounds


def _read(doc: Doc) -> tuple[dict[tuple[int, int], tuple], set[tuple[int, int]]]:
    words, bounds = {}, set()
    for word in doc:
        if not word.is_space:
            head = None if word.head.i == word.i else (word.head.idx, word.head.idx + len(word.head))
            words[word.idx, word.idx + len(word)] = (head, bare(word.dep_), word.pos_, word.lemma_)
    for sentence in doc.sents:
        spans = [word.idx for word in sentence if not word.is_space]
        if spans:
            last = [word for word in sentence if not word.is_space][-1]
            bounds.add((spans[0], last.idx + len(last)))
    return words, bounds


def score(nlp: Language, sentences: Sequence[Sentence], *, size: int = 1) -> dict[str, float]:
    """Return the figures of `nlp` on `sentences`, in per cent, and its speed in tokens a second."""
    found: Counter[str] = Counter()
    groups = [_gold(group) for group in documents(sentences, size)]
    begin = time.perf_counter()
    docs = list(nlp.pipe([text for text, _, _ in groups], batch_size=32))
    seconds = time.perf_counter() - begin
    for (_, gold, bounds), doc in zip(groups, docs, strict=True):
        read, ends = _read(doc)
        found.update(_compare(gold, read))
        found.update({"sents": len(bounds & ends), "sents+": len(bounds), "sents-": len(ends)})
    out = {name: _f(found, name) for name in ("tokens", "upos", "lemma", "verbs", "uas", "las", "sents")}
    for name in RELATIONS:
        out[f"{name} P"] = 100 * found[name] / max(1, found[f"{name}-"])
        out[f"{name} R"] = 100 * found[name] / max(1, found[f"{name}+"])
    return {**out, "tokens/s": sum(map(len, docs)) / seconds}


def _f(found: Counter[str], name: str) -> float:
    total = found[f"{name}+"] + found[f"{name}-"]
    return 200 * found[name] / total if total else 0.0


def _compare(gold: dict[tuple[int, int], tuple], read: dict[tuple[int, int], tuple]) -> Counter[str]:
    """Count right (name), wanted (name+) and given (name-) for every measure."""
    found: Counter[str] = Counter()
    for side, words in (("+", gold), ("-", read)):
        for _, label, upos, lemma in words.values():
            known = upos != ""
            found[f"tokens{side}"] += 1
            found[f"upos{side}"] += known
            found[f"lemma{side}"] += known and lemma != ""
            found[f"verbs{side}"] += upos == "VERB"
            if label != "punct":
                found[f"uas{side}"] += 1
                found[f"las{side}"] += 1
                found[f"{label}{side}"] += 1
    for span, (head, label, upos, lemma) in gold.items():
        if span not in read:
            continue
        head_, label_, upos_, lemma_ = read[span]
        found["tokens"] += 1
        found["upos"] += upos == upos_
        found["lemma"] += lemma == lemma_
        found["verbs"] += upos == upos_ == "VERB" and lemma == lemma_
        if label != "punct":
            found["uas"] += head == head_
            if head == head_ and label == label_:
                found["las"] += 1
                found[label] += 1
    return found


def table(name: str, alone: dict[str, float], tens: dict[str, float]) -> str:
    """Return the figures of one test as two Markdown tables."""
    rows = [f"| {name} | tokens | UPOS | lemma | lemma of verbs | UAS | LAS | sentences |", "|" + "---|" * 8]
    for kind, figures in (("alone", alone), ("tens", tens)):
        cells = (figures[key] for key in ("tokens", "upos", "lemma", "verbs", "uas", "las", "sents"))
        rows.append(f"| {kind} | " + " | ".join(f"{cell:.1f}" for cell in cells) + " |")
    rows += ["", "| relation | " + " | ".join(RELATIONS) + " |", "|" + "---|" * (len(RELATIONS) + 1)]
    for part, title in (("P", "precision"), ("R", "recall")):
        rows.append(f"| {title} | " + " | ".join(f"{alone[f'{r} {part}']:.0f}" for r in RELATIONS) + " |")
    return "\n".join(rows)


def main() -> None:
    """Print the figures of a language's parser on its test treebanks."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("language", choices=sorted(TESTS))
    arguments.add_argument("--treebanks", type=Path, required=True)
    arguments.add_argument("--parser", type=Path, help="a folder instead of the parser in the package")
    arguments.add_argument("--also", type=Path, nargs="*", default=[])
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    from pourparlers.reading.parser import load

    nlp = load(given.language, model=given.parser)
    for path in [*(given.treebanks / f"{name}.conllu" for name in TESTS[given.language]), *given.also]:
        sentences = list(treebank.read(path))
        alone, tens = score(nlp, sentences), score(nlp, sentences, size=10)
        if given.json:
            print(json.dumps({"test": path.stem, "alone": alone, "tens": tens}))
        else:
            print(table(path.stem, alone, tens), f"\n\n{tens['tokens/s']:.0f} tokens a second (tens)\n")


if __name__ == "__main__":
    main()
