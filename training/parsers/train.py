"""Trains the parser of a language: morphology, lemmas, dependencies, over one shared encoder.

    python training/parsers/train.py fr --treebanks DIR -o DIR [--minutes 75] [--seed 1]

Needs the project installed and the treebanks as CoNLL-U files (see docs/models). Writes the best checkpoint by LAS on
the development part to DIR/best, a log to DIR/log.jsonl. `package.py` makes package data of it. The learning rate falls
with the time given, so more minutes help up to some 6,000 steps.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
import treebank
from augment import spanning, varied
from clauses import Speech, speech
from evaluate import score
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam
from treebank import Sentence

from pourparlers.reading.tokens import tokeniser

TRAIN = {"fr": ("fr_sequoia-train", "fr_gsd-dev", "fr_alts-train", "fr_alts-dev"), "en": ("en_ewt-train",)}
DEVELOP = {"fr": "fr_sequoia-dev", "en": "en_ewt-dev"}
RATE = (0.001, 0.00008)
CONFIG = """
[nlp]
lang = "{language}"
pipeline = ["tok2vec", "morphologizer", "trainable_lemmatizer", "parser"]

[components]

[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"
[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = {width}
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = {rows}
include_static_vectors = false
[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = {width}
depth = 5
window_size = 1
maxout_pieces = 3

[components.morphologizer]
factory = "morphologizer"
[components.morphologizer.model]
@architectures = "spacy.Tagger.v2"
[components.morphologizer.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}

[components.trainable_lemmatizer]
factory = "trainable_lemmatizer"
min_tree_freq = 3
top_k = 2
[components.trainable_lemmatizer.model]
@architectures = "spacy.Tagger.v2"
[components.trainable_lemmatizer.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}

[components.parser]
factory = "parser"
min_action_freq = 20
[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 128
maxout_pieces = 2
use_upper = true
[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}
"""


def pipeline(language: str) -> Language:
    """Return an untrained pipeline with our tokeniser."""
    rows = "[6000, 1500, 3500, 1000]" if language == "en" else "[5000, 1500, 3500, 1000]"
    config = spacy.util.load_config_from_str(CONFIG.format(language=language, width=128, rows=rows))
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    nlp.tokenizer = tokeniser(nlp.vocab, language)
    return nlp


def corpus(language: str, folder: Path) -> list[list[Sentence]]:
    """Return the training sentences, one list a treebank, in the order of their texts."""
    out = []
    for name in TRAIN[language]:
        sentences = [treebank.parted(sentence) for sentence in treebank.read(folder / f"{name}.conllu")]
        if "alts" in name:
            sentences = [new for sentence in sentences if (new := treebank.modernised(sentence))]
        out.append(sentences)
    return out


def reference(nlp: Language, sentences: list[Sentence], chance: random.Random) -> Doc:
    """Return the sentences as one gold document, some of them parted by line breaks."""
    words: list[str] = []
    spaces: list[bool] = []
    upos, feats, lemmas, heads, labels = [], [], [], [], []
    breaks = chance.choice(("", "", "\n", "\n\n"))
    for n, sentence in enumerate(sentences):
        start = len(words)
        for word in sentence:
            words.append(word.form)
            spaces.append(word.space)
            upos.append(word.upos)
            feats.append(word.feats)
            lemmas.append(word.lemma)
            heads.append(start + word.head)
            labels.append("ROOT" if word.label == "root" else word.label)
        spaces[-1] = True
        if breaks and n + 1 < len(sentences) and chance.random() < 0.5:
            spaces[-1] = False
            words.append(breaks)
            spaces.append(False)
            upos.append("SPACE")
            feats.append("")
            lemmas.append(breaks)
            heads.append(len(words) - 2)
            labels.append("dep")
    if not sentences[0][0].upos:
        return Doc(nlp.vocab, words=words, spaces=spaces, heads=heads, deps=labels)
    return Doc(nlp.vocab, words=words, spaces=spaces, pos=upos, morphs=feats, lemmas=lemmas, heads=heads, deps=labels)


def examples(nlp: Language, banks: list[list[Sentence]], talk: Speech, chance: random.Random) -> Iterator[Example]:
    """Yield examples for ever: runs of 1-10 sentences of a treebank, varied afresh every time round."""
    while True:
        runs: list[tuple[list[Sentence], list[Sentence]]] = []
        for bank in banks:
            at = -chance.randrange(5)
            while at < len(bank):
                size = chance.choice((1, 1, 1, 2, 3, 4, 6, 8, 10))
                if run := bank[max(0, at) : max(0, at + size)]:
                    runs.append((run, bank))
                at += size
        chance.shuffle(runs)
        for run, bank in runs:
            made = [varied(one, bank, talk, chance) for one in run]
            if len(made) > 1 and chance.random() < 0.15:
                at = chance.randrange(len(made) - 1)
                made[at : at + 2] = spanning(made[at], made[at + 1])
            doc = reference(nlp, made, chance)
            yield Example(nlp.make_doc(doc.text), doc)


def batches(stream: Iterator[Example]) -> Iterator[list[Example]]:
    """Group examples by words, from 200 words a batch growing to 1,000."""
    size, batch, held = 200.0, [], 0
    for example in stream:
        batch.append(example)
        held += len(example.predicted)
        if held >= size:
            yield batch
            batch, held, size = [], 0, min(1000.0, size * 1.002)


def _initial(nlp: Language, banks: list[list[Sentence]], talk: Speech, chance: random.Random) -> list[Example]:
    """Return the examples that labels are taken from: every sentence as it is, and some varied ones."""
    plain = [reference(nlp, [sentence], chance) for bank in banks for sentence in bank]
    stream = examples(nlp, banks, talk, chance)
    return [Example(nlp.make_doc(doc.text), doc) for doc in plain] + [next(stream) for _ in range(500)]


def train(language: str, folder: Path, out: Path, *, minutes: float, seed: int, every: int = 200) -> None:
    """Train for `minutes`, keeping the checkpoint with the best LAS on the development part."""
    spacy.util.fix_random_seed(seed)
    chance = random.Random(seed)
    nlp = pipeline(language)
    banks = corpus(language, folder)
    talk = speech(language, [sentence for bank in banks for sentence in bank])
    develop = list(treebank.read(folder / f"{DEVELOP[language]}.conllu"))[:800]
    held = _initial(nlp, banks, talk, chance)
    adam = Adam(RATE[0], L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    optimizer = nlp.initialize(lambda: held, sgd=adam)
    out.mkdir(parents=True, exist_ok=True)
    begin, best = time.monotonic(), 0.0
    losses: dict[str, float] = {}
    for step, batch in enumerate(batches(examples(nlp, banks, talk, chance)), start=1):
        done = (time.monotonic() - begin) / (60 * minutes)
        optimizer.learn_rate = RATE[0] + (RATE[1] - RATE[0]) * min(1.0, done)
        nlp.update(batch, sgd=optimizer, drop=0.15, losses=losses)
        if step % every == 0 or done >= 1:
            with nlp.use_params(optimizer.averages):
                figures = score(nlp, develop, size=3)
                if figures["las"] > best:
                    best = figures["las"]
                    _keep(nlp, out)
            line = {"step": step, "minutes": round(done * minutes, 1), "best": round(best, 2)}
            line |= {name: round(float(value), 2) for name, value in (figures | losses).items()}
            with (out / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(line) + "\n")
            losses = {}
        if done >= 1:
            return


def _keep(nlp: Language, out: Path) -> None:
    aside = out / f"best.{os.getpid()}"
    nlp.to_disk(aside)
    shutil.rmtree(out / "best", ignore_errors=True)
    aside.rename(out / "best")


def main() -> None:
    """Read the command line and train."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("language", choices=sorted(TRAIN))
    arguments.add_argument("--treebanks", type=Path, required=True)
    arguments.add_argument("-o", "--out", type=Path, required=True)
    arguments.add_argument("--minutes", type=float, default=75)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    train(given.language, given.treebanks, given.out, minutes=given.minutes, seed=given.seed)


if __name__ == "__main__":
    main()
