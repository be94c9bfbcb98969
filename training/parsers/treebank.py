"""Reads CoNLL-U treebanks into plain sentences, in the form that the parsers are trained on.

Three things change on the way: a contraction ("du", "aux") becomes one word with the part that reaches out of it as
its role; labels are reduced to those that several treebanks share; and the early modern French of ALTS is relabelled
to agree with the others. Contractions whose parts are all visible on the surface ("don't") stay in parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pourparlers.reading.shadow import shadow

KEPT = frozenset(
    {
        "nsubj:pass", "csubj:pass", "aux:pass", "obl:agent", "acl:relcl", "expl:subj", "parataxis:insert",
        "advcl:cleft", "nmod:poss", "compound:prt",
    }
)  # fmt: skip
LONGEST_ALTS = 70


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence; `head` is an index into the sentence, its own index for the root.

    An empty `upos` or `lemma` says that the treebank's annotation is not to be learned from.
    """

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    label: str
    space: bool


Sentence = tuple[Word, ...]


def reduced(label: str) -> str:
    """Return `label` without its subtype, unless that is one the pipelines keep."""
    return label if label in KEPT else label.split(":")[0]


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file as shadow text, contractions merged, labels reduced."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            yield _merged(rows)


def _merged(rows: list[list[str]]) -> Sentence:
    words = {int(row[0]): row for row in rows if row[0].isdigit()}
    spans = [(*map(int, row[0].split("-")), row) for row in rows if "-" in row[0]]
    groups: list[tuple[list[int], list[str]]] = []
    at = 1
    while at <= len(words):
        span = next((span for span in spans if span[0] == at), None)
        if span is None:
            groups.append(([at], words[at]))
            at += 1
            continue
        first, last, row = span
        ids = list(range(first, last + 1))
        if "".join(words[i][1] for i in ids) == row[1]:
            parts = [[*words[i]] for i in ids]
            for part in parts[:-1]:
                part[9] = "SpaceAfter=No"
            parts[-1][9] = row[9]
            groups.extend(([i], part) for i, part in zip(ids, parts, strict=True))
        else:
            groups.append((ids, row))
        at = last + 1
    place = {i: at for at, (ids, _) in enumerate(groups) for i in ids}
    return tuple(_word(at, ids, row, words, place) for at, (ids, row) in enumerate(groups))


def _word(at: int, ids: list[int], row: list[str], words: dict[int, list[str]], place: dict[int, int]) -> Word:
    outward = next((i for i in ids if int(words[i][6]) not in ids), ids[0])
    lead = words[outward]
    feats = lead[5]
    if feats == "_":
        feats = next((words[i][5] for i in ids if words[i][5] != "_"), "_")
    head = int(lead[6])
    form = shadow(row[1])
    return Word(
        form=form,
        lemma=shadow(lead[2]) if lead[2] != "_" else form,
        upos=lead[3],
        feats="" if feats == "_" else feats,
        head=at if head == 0 else place[head],
        label="root" if head == 0 else reduced(lead[7]),
        space="SpaceAfter=No" not in row[9],
    )


def parted(sentence: Sentence) -> Sentence:
    """Return the sentence with words that hold spaces ("12 000") in parts, the later ones `flat` under the first."""
    if not any(" " in word.form for word in sentence):
        return sentence
    starts: list[int] = []
    total = 0
    for word in sentence:
        starts.append(total)
        total += len(word.form.split())
    out: list[Word] = []
    for at, word in enumerate(sentence):
        pieces = word.form.split()
        for n, piece in enumerate(pieces):
            out.append(
                replace(
                    word,
                    form=piece,
                    lemma=word.lemma if len(pieces) == 1 else piece,
                    head=starts[word.head] if n == 0 else starts[at],
                    label=word.label if n == 0 else "flat",
                    space=word.space if n == len(pieces) - 1 else True,
                )
            )
    return tuple(out)


def modernised(sentence: Sentence) -> Sentence | None:
    """Return an ALTS sentence with the labels of the other French treebanks, or None where it is too long to help.

    ALTS marks neither passive subjects nor agents, and its spelling and features are of the sixteenth century:
    words keep only their place in the tree.
    """
    if len(sentence) > LONGEST_ALTS:
        return None
    passive = {word.head for word in sentence if word.label == "aux:pass"}
    by = {word.head for word in sentence if word.label == "case" and word.form.lower() in {"par", "per"}}
    out = []
    for at, word in enumerate(sentence):
        label = word.label
        if word.head in passive and label in {"nsubj", "csubj"}:
            label += ":pass"
        elif word.head in passive and label == "obl" and at in by:
            label = "obl:agent"
        out.append(replace(word, label=label, lemma="", upos="", feats=""))
    return tuple(out)


def text_of(sentence: Sentence) -> str:
    """Return the surface of a sentence, without the space after its last word."""
    return "".join(word.form + (" " if word.space else "") for word in sentence).rstrip(" ")
