"""What is negotiated, in other words: the concepts that words of either language stand for (`languages/concepts.tsv`).

Half of the statements about an issue share no word with its name: *débrayage* is a strike, who opens the sluices
releases water. A word of several concepts stands for the one whose domain the rest of the text is about (one sense a
discourse: Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from pourparlers.reading.stance.vocabulary import GLOSSARY, Vocabulary, bare, small_words, vocabulary

FILE = "concepts.tsv"
ACTS = "what is done"
"""the domain of what is done to a thing, whatever it is"""
_SHORT = 3
"""letters up to which a last *s* is taken to belong to the word"""
_SKIPPED = 2
"""empty words that may stand between two words of a phrase"""


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of the table."""

    name: str
    domain: str
    contraries: frozenset[str]
    wholes: frozenset[str]
    """what it is a part of or a means to"""
    company: frozenset[str]
    """what goes together with it"""
    words: tuple[tuple[str, ...], ...]
    """the phrases of each language, in the order of `GLOSSARY`"""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of the table in a text: its tokens, first and one past the last, and what it may stand for."""

    first: int
    after: int
    concepts: tuple[int, ...]


@cache
def concepts() -> tuple[Concept, ...]:
    """Every concept of the table, in its order.

    >>> next(c for c in concepts() if c.name == "deployment").contraries
    frozenset({'withdrawal'})
    """
    table = resources.files("pourparlers.languages").joinpath(FILE).read_text(encoding="utf-8").splitlines()
    company: dict[str, set[str]] = {}
    for group in (line.split()[1:] for line in table if line.startswith("~")):
        for name in group:
            company.setdefault(name, set()).update(n for n in group if n != name)
    found, domain = [], ""
    for line in table:
        if line.startswith("["):
            domain = line.strip("[]")
        elif line and line[0] not in "#~":
            name, english, french, *rest = line.split("\t")
            related = rest[0].split() if rest else []
            contraries, wholes = (frozenset(r[1:] for r in related if r[0] == mark) for mark in "!<")
            words = (tuple(english.split()), tuple(french.split()))
            found.append(Concept(name, domain, contraries, wholes, frozenset(company.get(name, ())), words))
    return tuple(found)


@cache
def _phrases(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]]:
    """First stem -> (stems, concepts) of the phrases that begin with it, the longest first."""
    known, found = vocabulary(language), dict[tuple[str, ...], list[int]]()
    column = GLOSSARY.index(language)
    for number, concept in enumerate(concepts()):
        for phrase in concept.words[column]:
            stems = _stems(phrase, known)
            if stems and number not in found.setdefault(stems, []):
                found[stems].append(number)
    begun: dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]] = {}
    for stems, numbers in sorted(found.items(), key=lambda row: (-len(row[0]), row[0])):
        begun.setdefault(stems[0], []).append((stems, tuple(numbers)))
    return {first: tuple(rows) for first, rows in begun.items()}


def _stems(phrase: str, known: Vocabulary) -> tuple[str, ...]:
    """The stems of its words; the empty ones are left out where two others remain."""
    words = phrase.lower().replace("-", "_").replace("'", "'_").split("_")
    full = [w for w in words if w and not known.is_empty(w)]
    if len(words) == 1 and not full:
        return ()
    return tuple(known.stem(w) for w in (full if len(full) > 1 else words) if w)


def concepts_in(forms: Sequence[str], language: str) -> list[Found]:
    """Every phrase of the table among the tokens, with its shorter parts; none in a language that it has no words of.

    >>> found = concepts_in("the guns will fall silent at dawn".split(), "en")
    >>> [(f.first, f.after, [concepts()[c].name for c in f.concepts]) for f in found]
    [(1, 5, ['ceasefire']), (1, 2, ['weapons'])]
    """
    if language not in GLOSSARY:
        return []
    known, phrases = vocabulary(language), _phrases(language)
    stems = known.stems(forms)
    present, found = frozenset(stems), []
    for first, stem in enumerate(stems):
        if stem in phrases:
            for phrase, numbers in phrases[stem]:
                # most phrases that begin here have a word that the text does not have at all
                after = phrase[-1] in present and _met(phrase, first, forms, stems, known)
                if after:
                    found.append(Found(first, after, numbers))
    return found


@lru_cache(maxsize=20_000)
def as_listed(numbers: tuple[int, ...], forms: tuple[str, ...], language: str, *, is_verb: bool) -> tuple[int, ...]:
    """Of the concepts that a word's stem may stand for, those that list the word in one of its forms.

    Where the table tells verbs by their ending, a verb stands for those alone that list one; what has no infinitive is
    none, whatever the parser takes it for (*faire grève*). Deeds are met by the stem.

    >>> numbers = tuple(n for n, c in enumerate(concepts()) if c.name in ("port", "shipping"))
    >>> as_listed(numbers, ("portent", "porter"), "fr", is_verb=True)
    ()
    """
    forms_of, verbs = _listed(language), _verbs(language)
    is_verb = is_verb and forms[-1].endswith(tuple(small_words(language, "infinitive-ending")))
    plain = {_plain(form) for form in forms}
    stem = vocabulary(language).stem(forms[0])
    return tuple(
        n
        for n in numbers
        if concepts()[n].domain == ACTS
        or (not plain.isdisjoint(forms_of[n]) and (not is_verb or verbs is None or stem in verbs[n]))
    )


def _plain(form: str) -> str:
    """Without accents and the mark of the plural."""
    plain = bare(form)
    return plain[:-1] if len(plain) > _SHORT and plain[-1] in "sx" else plain


@cache
def _listed(language: str) -> tuple[frozenset[str], ...]:
    """Of each concept its single words."""
    column = GLOSSARY.index(language)
    return tuple(frozenset(_plain(w) for w in concept.words[column] if "_" not in w) for concept in concepts())


@cache
def _verbs(language: str) -> tuple[frozenset[str], ...] | None:
    """Of each concept the stems of its infinitives; None in a language whose infinitives have no ending."""
    column, known = GLOSSARY.index(language), vocabulary(language)
    endings = tuple(small_words(language, "infinitive-ending"))
    if not endings:
        return None
    listed = (concept.words[column] for concept in concepts())
    return tuple(frozenset(known.stem(w) for w in words if w.endswith(endings)) for words in listed)


def _met(phrase: tuple[str, ...], first: int, forms: Sequence[str], stems: Sequence[str], known: Vocabulary) -> int:
    """One past the last token of the phrase that begins there; 0 where it doesn't go on."""
    at = first
    for stem in phrase[1:]:
        for following in range(at + 1, min(at + 2 + _SKIPPED, len(stems))):
            if stems[following] == stem:
                at = following
                break
            if not (forms[following][0].isalpha() and known.is_empty(forms[following])):
                return 0
        else:
            return 0
    return at + 1
