"""Annotated articles once more, nearer to newspapers: common cues for rare ones, longer paragraphs.

The corpus varies its cues on purpose (*say, tell, dire, déclarer* make 3 % of them; in a newspaper 30 %), and its
paragraphs are short. A variant of an article has the common words of saying in places where they fit, and some of
its paragraphs run together; spans move along.
"""

from __future__ import annotations

import copy
import hashlib
import random
import re
from typing import Any

SAID = {
    "en": (
        (re.compile(r"\w+ed$"), ("said", "said", "said", "added", "announced", "told reporters")),
        (re.compile(r"(?!is|was|has)\w+s$"), ("says", "says", "adds")),
    ),
    "fr": (
        (re.compile(r"(a|ont) \w+[ieuté]s?$"), ("dit", "dit", "déclaré", "affirmé", "indiqué", "ajouté", "expliqué")),
        (re.compile(r"(a-t-il|a-t-elle|ont-ils|ont-elles) \w+$"), ("dit", "déclaré", "affirmé", "ajouté", "indiqué")),
        (re.compile(r"\w+e$"), ("déclare", "affirme", "indique", "explique", "ajoute")),
    ),
}
"""cues that may be replaced, and by what (French: the last word)"""
REPLACED, JOINED = 0.9, 0.4
"""shares of fitting cues that are replaced, and of line breaks that are taken out"""


def variant(record: dict[str, Any]) -> dict[str, Any]:
    """The record with common cues and longer paragraphs; the same for the same record."""
    seed = hashlib.sha256(record["document"]["id"].encode()).hexdigest()
    chance = random.Random(seed)
    new: dict[str, Any] = copy.deepcopy(record)
    language = record["document"]["language"]
    edits = []
    for s in record["statements"]:
        word = _instead(s, record["text"], language, chance)
        if word is not None and chance.random() < REPLACED:
            start, end = s["cue"]
            cut = record["text"].rfind(" ", start, end) + 1 if language == "fr" else start
            edits.append((max(cut, start), end, word))
    _apply(new, sorted(edits))
    breaks = [i for i, c in enumerate(new["text"]) if c == "\n"]
    gone = {i for i in breaks if chance.random() < JOINED}
    new["text"] = "".join(" " if i in gone else c for i, c in enumerate(new["text"]))
    return new


def _instead(statement: dict[str, Any], text: str, language: str, chance: random.Random) -> str | None:
    """A common word of saying for this cue, if it reports a clause or a quotation that stands beside it."""
    if not statement["cue"] or not statement["content"]:
        return None
    start, end = statement["cue"]
    first = statement["content"][0][0]
    opens = re.match(r"(que |qu['’]|that |«|“|\")", text[first:])
    beside = 0 <= first - end <= 2 if first > start else True
    if not opens or not beside:
        return None
    for shape, words in SAID.get(language, ()):
        if shape.match(text[start:end]):
            word = chance.choice(words)
            return word if first < start or "told" not in word else "said"
    return None


def _apply(record: dict[str, Any], edits: list[tuple[int, int, str]]) -> None:
    """Replace stretches of the text (in order, apart) and move every span of the record along."""
    kept, last = [], 0
    for start, end, word in edits:
        if start >= last:
            kept.append((start, end, word))
            last = end
    pieces, at = [], 0
    for start, end, word in kept:
        pieces += [record["text"][at:start], word]
        at = end
    record["text"] = "".join([*pieces, record["text"][at:]])

    def moved(offset: int) -> int:
        return offset + sum(len(word) - (end - start) for start, end, word in kept if end <= offset)

    for s in record["statements"]:
        for role in ("source", "cue"):
            s[role] = [moved(x) for x in s[role]] if s[role] else s[role]
        s["content"] = [[moved(a), moved(b)] for a, b in s["content"]]
