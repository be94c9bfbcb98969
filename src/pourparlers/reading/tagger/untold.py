"""What looks like a report and tells nothing: a refusal to comment, a denied act of speech, a condition."""

from __future__ import annotations

import re
from itertools import pairwise

from pourparlers.reading.attribution.marks import Marks
from pourparlers.reading.attribution.withheld import is_supposed, says_nothing, withholds
from pourparlers.reading.types import Attribution


def is_untold(text: str, a: Attribution, known: Marks) -> bool:
    """Whether nothing is reported after all."""
    just_before = text[max(0, a.cue.start - 12) : a.cue.start].lower().split()[-1:] if a.cue else []
    cue = re.findall(r"\w+['’]?", a.cue.of(text).lower().replace("n't", " not").replace("n’t", " not")) if a.cue else []
    cue = [w.replace("’", "'") for w in cue]
    content = _first_words(text, a)
    if known.source_prepositions.issuperset(cue) and content and content[0] in known.relatives:
        return True  # «l'idée *selon laquelle*»
    before = re.findall(r"\w+", text[max(0, a.cue.start - 30) : a.cue.end].lower()) if a.cue else []
    if any(word in known.planned and after in known.infinitive for word, after in pairwise(before[-4:])):
        return True  # "is due *to tell* the council"
    if known.asked.issuperset(cue) and content and content[0] in known.questions:
        followed = text[a.content[-1].end :][:1] == ","
        return followed or is_supposed(_words_before(text, a), known)
    denied = [w for w in just_before if w in known.negations]
    nothing = says_nothing(content, known) or withholds([*denied, *cue], content, known)
    return nothing or is_supposed(_words_before(text, a), known)


def _first_words(text: str, a: Attribution) -> list[str]:
    """The words that follow the cue, or the first of the content, in lower case, without marks."""
    start = a.content[0].start if a.content else 0
    if a.cue is not None and 0 <= start - a.cue.end < 40:
        start = a.cue.end
    end = a.content[-1].end if a.content else 0
    return [w for w in re.split(r"\W+", text[start : min(end, start + 80)].lower()) if w]


def _words_before(text: str, a: Attribution) -> list[str]:
    """The words of the sentence before source and cue, in lower case; marks are words of their own."""
    if a.cue is None:
        return []
    start = min(a.cue.start, a.source.start) if a.source is not None else a.cue.start
    sentence = re.split(r"[.!?…\n]", text[max(0, start - 80) : start].lower())[-1]
    return re.findall(r"\w+['’]?|[^\w\s]", sentence.replace("’", "'"))
