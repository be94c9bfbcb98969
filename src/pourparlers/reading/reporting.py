"""How likely a sentence reports what somebody says, judged by its words alone: signs and words under learned weights.

Signs are what a person would look for: a quotation mark, «selon», a verb with its complementiser, an incise. Words
lean one way or the other. The weights of a language are a table that a person can read and mend
(`languages/<language>/reporting.tsv`, made by training/first_look); a language without one goes by the signs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import inf

from pourparlers.base.errors import WrongUse
from pourparlers.reading.attribution.lexicon import Lexicon, lexicon
from pourparlers.reading.attribution.marks import marks
from pourparlers.reading.phrases import Phrases, listed
from pourparlers.reading.words import Words

FILE = "reporting.tsv"
BIAS = ":bias"
_SIGNS_ALONE = {BIAS: -1.0} | dict.fromkeys((":quote", ":clause", ":incise", ":bare", ":adposition"), 2.0)
"""weights of a language without a table: any strong sign does"""
SETTLING = frozenset((":speech", ":incise"))
"""signs that settle it"""
_REACH_TO_THAT = 4  # words from a verb to the complementiser it takes
_INCISE = 9  # words that an incise has at the most
_SPEECH = 6  # words from which a quotation is speech, not a name or a manner of speaking
_STEP, _LONGEST = 6, 9  # words a step of length, and the last step


@dataclass(frozen=True, slots=True)
class Signs:
    """The forms that tell: of verbs with a complement clause, in an incise, by themselves; of any cue."""

    clause: frozenset[str]
    incise: frozenset[str]
    bare: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]
    joins: frozenset[str]
    no_incise: frozenset[str]
    """what opens a clause of another sort after a comma"""
    adpositions: Phrases[str]
    weights: dict[str, float]
    """log odds that each sign or word adds"""


@cache
def signs_of(language: str) -> Signs | None:
    """The signs of a language; None where it has no cue table."""
    try:
        known, small = lexicon(language), marks(language)
    except WrongUse:
        return None
    clause = {verb for verb, cues in known.verbs.items() if any("that" in cue.frames for cue in cues)}
    saying = {v for v, cues in known.verbs.items() if any("quote" in c.frames and c.act == "assert" for c in cues)}
    bare = (saying & clause) - known.nouns.keys() if small.bare_clauses else set()
    return Signs(
        _forms(known, clause),
        _forms(known, saying),
        _forms(known, bare),
        frozenset(known.forms),
        frozenset(known.nouns),
        small.that | {"if", "whether", "si"},
        small.conjunctions | small.relatives | small.subordinators,
        listed([cue.lemma for cues in known.adpositions.values() for cue in cues], language),
        weights_of(language) or _SIGNS_ALONE,
    )


def _forms(known: Lexicon, verbs: set[str]) -> frozenset[str]:
    return frozenset(form for form, verb in known.forms.items() if verb in verbs)


def weights_of(language: str) -> dict[str, float]:
    """The learned table of a language, empty where it has none."""
    place = resources.files("pourparlers.languages").joinpath(language, FILE)
    if not place.is_file():
        return {}
    rows = (line.split("\t") for line in place.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def sentences(words: Words) -> Iterator[tuple[int, int, bool]]:
    """First and one-past-last token of every sentence, without line breaks; whether a quotation goes on in it."""
    forms = words.forms
    first, quoted = 0, False
    for index, form in enumerate(forms):
        if form in _STOPS and words.ends_sentence(index):
            after = index if form == "\n" else index + 1
            if after > first:
                odd = forms[first:after].count('"') % 2 == 1
                yield first, after, quoted
                quoted = quoted != odd
            quoted = quoted and form != "\n"
            first = index + 1
    if first < len(words):
        yield first, len(words), quoted


_STOPS = frozenset(".!?\n")


def log_odds(words: Words, first: int, after: int, quoted: bool, signs: Signs) -> float:
    """Log odds that the sentence from token `first` to `after` reports; `quoted` where it lies in a quotation.

    Infinite where it quotes at some length or has an incise: whatever its words, somebody has said something.

    >>> from pourparlers.reading.words import words_of
    >>> says, tells = words_of("The mayor said it would close.", "en"), words_of("The road is long.", "en")
    >>> english = signs_of("en")
    >>> log_odds(says, 0, len(says), False, english) > 0 > log_odds(tells, 0, len(tells), False, english)
    True
    """
    found = evidence(words, first, after, quoted, signs)
    if not SETTLING.isdisjoint(found):
        return inf
    weights = signs.weights
    return weights[BIAS] + sum([weights[name] for name in found & weights.keys()])


def evidence(words: Words, first: int, after: int, quoted: bool, signs: Signs) -> set[str]:
    """The signs and words of a sentence: signs begin with a colon, its first word with `^` once more."""
    forms = words.forms[first:after]
    found = set(forms)
    told = {f":length-{min(_LONGEST, len(forms) // _STEP)}", "^" + forms[0]}
    if '"' in found:
        told.add(":quote")
    if quoted or ('"' in found and _quotes_at_length(forms)):
        told.add(":speech")
    if not signs.nouns.isdisjoint(found):
        told.add(":noun")
    if not signs.verbs.isdisjoint(found):
        told |= _signs_of_verbs(forms, found, signs)
    if next(signs.adpositions.find(words, first, after), None) is not None:
        told.add(":adposition")
    return found | told


def _signs_of_verbs(forms: list[str], found: set[str], signs: Signs) -> set[str]:
    told = {":verb"}
    if not signs.bare.isdisjoint(found):
        told.add(":bare")
    if taking := signs.clause & found:
        told.add(":takes-clause")
        if not signs.joins.isdisjoint(found) and any(
            form in taking and not signs.joins.isdisjoint(forms[index + 1 : index + 1 + _REACH_TO_THAT])
            for index, form in enumerate(forms)
        ):
            told.add(":clause")
    if not signs.incise.isdisjoint(found):
        told.add(":says")
        if any(_is_incise(part, signs) for part in _parts(forms)):
            told.add(":incise")
    return told


def _quotes_at_length(forms: list[str]) -> bool:
    """Whether a quotation of some length stands in a sentence, or one goes on beyond it."""
    marks_at = [index for index, form in enumerate(forms) if form == '"']
    if len(marks_at) % 2:
        return True
    return any(end - start > _SPEECH for start, end in zip(marks_at[::2], marks_at[1::2], strict=True))


def _parts(forms: list[str]) -> Iterator[list[str]]:
    """What stands between a comma or a closing quotation mark and the next mark."""
    opened: int | None = None
    for index, form in enumerate(forms):
        if form in _MARKS:
            if opened is not None and index - opened <= _INCISE:
                yield forms[opened:index]
            opened = index + 1 if form in _OPENS else None
    if opened is not None and len(forms) - opened <= _INCISE:
        yield forms[opened:]


_MARKS = frozenset(',.!?"–();:')
_OPENS = frozenset(',"')


def _is_incise(part: list[str], signs: Signs) -> bool:
    """Whether words between marks open or close with a verb of saying, and join nothing to what is before them."""
    return part[0] not in signs.no_incise and not signs.incise.isdisjoint((*part[:2], part[-1])) if part else False
