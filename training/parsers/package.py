"""Makes package data of a trained parser: half-precision weights, its labels, a table of verb forms.

    python training/parsers/package.py fr --treebanks DIR --parser DIR [-o FILE]

The table of verb forms is spelt out by `conjugate.py` for the verbs of the treebanks, the lexicon and `verbs.toml`.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import spacy
import srsly
import treebank
from conjugate import english, french
from train import TRAIN

from pourparlers.reading import parser

LANGUAGES = Path(parser.__file__).parents[1] / "languages"


def verb_table(language: str, folder: Path) -> dict[str, str]:
    """Return verb form -> lemma for the verbs of the modern training treebanks, of the cue lexicon and of `verbs.toml`.

    A form of two verbs ("suis") goes to the one that the treebanks clearly prefer, or is left to the edit trees.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for name in TRAIN[language]:
        if "alts" not in name:
            words = (word for sentence in treebank.read(folder / f"{name}.conllu") for word in sentence)
            verbs = (word for word in words if word.upos in {"VERB", "AUX"} and word.form.replace("-", "").isalpha())
            seen.update((word.form.lower(), word.lemma) for word in verbs)
    lemmas = Counter(lemma for _, lemma in seen.elements())
    listed = tomllib.loads(Path(__file__).with_name("verbs.toml").read_text(encoding="utf-8"))[language].split()
    possible: defaultdict[str, set[str]] = defaultdict(set)
    for lemma in {*lemmas, *listed, *_cues(language)}:
        for form in conjugated(language, lemma):
            possible[form].add(lemma)
    for form, lemma in seen:
        possible[form].add(lemma)
    found = {form: _preferred(form, possible[form], seen, lemmas) for form in sorted(possible)}
    return {form: lemma for form, lemma in found.items() if lemma}


def conjugated(language: str, lemma: str) -> set[str]:
    """Return the forms of a verb; of a lemma that is no plain word, none."""
    if not lemma.isalpha() or not lemma.islower():
        return set()
    return french(lemma) if language == "fr" else english(lemma)


def _cues(language: str) -> set[str]:
    path = LANGUAGES / language / "cues.tsv"
    rows = (row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()) if path.is_file() else ()
    return {row[0] for row in rows if len(row) > 1 and row[1] == "VERB"}


def _preferred(form: str, among: set[str], seen: Counter[tuple[str, str]], lemmas: Counter[str]) -> str:
    """Return the lemma of `form`: the only one, or the one with four fifths of what the treebanks have seen."""
    if len(among) == 1:
        return next(iter(among))
    as_form = {lemma: seen[form, lemma] for lemma in among}
    counts = as_form if sum(as_form.values()) > 1 else {lemma: lemmas[lemma] for lemma in among}
    best = max(sorted(counts), key=counts.__getitem__)
    return best if counts[best] > 0 and counts[best] >= 0.8 * sum(counts.values()) else ""


def tree_strings(nlp: spacy.language.Language) -> list[str]:
    """Return the strings that the lemmatiser's edit trees hold by their hashes."""
    trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]
    hashes = {tree[side] for tree in trees for side in ("orig", "subst") if side in tree}
    return sorted(nlp.vocab.strings[one] for one in hashes)


def main() -> None:
    """Read the command line and write the file."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("language", choices=sorted(TRAIN))
    arguments.add_argument("--treebanks", type=Path, required=True)
    arguments.add_argument("--parser", type=Path, required=True, help="the folder `best` that train.py wrote")
    arguments.add_argument("-o", "--out", type=Path)
    given = arguments.parse_args()
    nlp = spacy.load(given.parser)
    data = parser.packed(nlp, strings=tree_strings(nlp), verbs=verb_table(given.language, given.treebanks))
    out = given.out or LANGUAGES / given.language / "parser" / "weights.bin"
    out.write_bytes(data)
    print(f"{out}: {len(data) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
