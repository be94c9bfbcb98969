"""The cue table of a language: which words report, and what they take."""

from __future__ import annotations

import functools
import importlib
from dataclasses import dataclass
from importlib import resources

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.reading.attribution.marks import Marks, marks


@dataclass(frozen=True, slots=True)
class Cue:
    """A word, or words, that report.

    frames: what it takes: that, wh, inf, ing, obj, adj, quote, clause, p:PREPOSITION. act: the speech act (assert,
    demand, promise, ...). polarity: toward what follows (+, -, 0). factivity: whether who uses the word vouches for
    what follows (factive), leaves it open, or doubts it. strength: how firmly it is said (weak, plain, strong).
    """

    lemma: str
    part_of_speech: str
    frames: frozenset[str]
    act: str
    polarity: str
    factivity: str = "open"
    strength: str = "plain"

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions that introduce content, in their plain form."""
        plain = [f[2:].split()[0] for f in self.frames if f.startswith("p:")]
        return frozenset(plain)


ANY_VERB = Cue("", "VERB", frozenset(), "report", "0")
"""a verb of which nothing is known but that it has a subject"""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues of a language by their first word."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adpositions: dict[str, tuple[Cue, ...]]
    states: dict[str, Cue]
    """adjectives of `to be ready`, by the adjective's forms"""
    forms: dict[str, str]
    """inflected form of a cue's first word -> the word"""


@functools.cache
def lexicon(language: str) -> Lexicon:
    """The cue table `languages/<language>/cues.tsv`.

    >>> lexicon("fr").verbs["affirmer"][0].act
    'assert'
    """
    try:
        table = resources.files("pourparlers.languages").joinpath(language, "cues.tsv").read_text("utf-8")
    except (FileNotFoundError, ModuleNotFoundError):
        raise WrongUse(Message("there is no cue table for language {language!r}", language=language)) from None
    known = marks(language)
    sorts: dict[str, dict[str, list[Cue]]] = {"VERB": {}, "NOUN": {}, "ADP": {}}
    states: dict[str, Cue] = {}
    for line in table.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        lemma, pos, frames, *rest = line.split("\t")
        cue = Cue(lemma, pos, _with_contracted(frames.split(","), language), *rest)
        if pos == "ADJ":
            word = lemma.split(" ")[-1]
            states |= dict.fromkeys([word, *(word + ending for ending in known.adjective_endings)], cue)
        else:
            first = lemma.replace("'", "' ").split(" ")[0] if pos == "ADP" else _first(lemma, known)
            sorts[pos].setdefault(first, []).append(cue)
    verbs, nouns, adpositions = (
        {k: tuple(sorted(v, key=lambda c: -len(c.lemma))) for k, v in sorts[pos].items()}
        for pos in ("VERB", "NOUN", "ADP")
    )
    return Lexicon(verbs, nouns, adpositions, states, _forms(language, verbs))


def _forms(language: str, verbs: dict[str, tuple[Cue, ...]]) -> dict[str, str]:
    """Every inflected form of the cue verbs, where the language has a conjugation."""
    try:
        conjugation = importlib.import_module(f"pourparlers.languages.{language}.conjugation")
    except ModuleNotFoundError:
        return {}
    return {form: verb for verb in sorted(verbs) for form in sorted(conjugation.forms(verb))}


def _with_contracted(frames: list[str], language: str) -> frozenset[str]:
    """The frames, with the contracted forms of their prepositions: `p:de` brings `p:du`."""
    contracted = marks(language).contracted
    forms = (f"p:{form}" for f in frames if f.startswith("p:") for form in contracted.get(f[2:].split()[0], ()))
    return frozenset([*frames, *forms])


def _first(lemma: str, known: Marks) -> str:
    """The word a cue is found by: its verb without the reflexive, else its first word."""
    words = lemma.split(" ")
    if words[0] in (known.reflexives | known.adverbial_pronouns) and len(words) > 1:
        return words[1]
    if words[0].startswith("s'"):
        return words[0][2:]
    return words[0]
