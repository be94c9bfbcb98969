"""The small words and endings of a language that the rules look for (`languages/<language>/marks.toml`)."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Marks:
    """Small words by what they do; endings as tuples, for `str.endswith`. The names are the keys of the file."""

    that: Words
    questions: Words
    infinitive: Words
    comparatives: Words
    time: Words
    time_openings: Words
    time_endings: Words
    time_limits: Words
    negations: Words
    negations_after: Words
    relatives: Words
    subordinators: Words
    clitic_subjects: Words
    clitic_objects: Words
    pronouns: Words
    auxiliaries: Words
    copulas: Words
    gerund_openings: Words
    conjunctions: Words
    contrasts: Words
    indefinites: Words
    vague: Words
    """indefinite pronouns for a thing"""
    judging: Words
    """prepositions before what something is judged to be"""
    summing_up: Words
    aftermath: Words
    conditions: Words
    suppositions: Words
    not_supposed: Words
    goes_on: Words
    source_prepositions: Words
    agent: Words
    possessive_prepositions: Words
    audience: Words
    reactions: Words
    telling: Words
    plain_telling: Words
    denying: Words
    no_source: Words
    no_content: Words
    asked: Words
    planned: Words
    disclosing: Words
    declining: Words
    nothing: Words
    reflexives: Words
    adverbial_pronouns: Words
    object_pronouns: Words
    partitives: Words
    genitives: Words
    counting: Words
    hedges: Words
    cut_by_rule: Words
    not_finite: tuple[str, ...]
    participles: tuple[str, ...]
    gerund: tuple[str, ...]
    hearsay: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    contracted: dict[str, Words]
    clitics_for: dict[str, Words]
    """pronouns before a verb that stand for what a frame of the verb takes"""
    past_like_participle: bool
    bare_infinitive: bool
    bare_clauses: bool
    subject_first_incise: bool
    reflexive_after: bool
    verb_second: bool


_ENDINGS = ("not_finite", "participles", "gerund", "hearsay", "adjective_endings")


@functools.cache
def marks(language: str) -> Marks:
    """The marks of a language.

    >>> sorted(marks("fr").that), marks("en").gerund
    (["qu'", 'que'], ('ing',))
    """
    place = resources.files("pourparlers.languages").joinpath(language, "marks.toml")
    if not place.is_file():
        raise WrongUse(Message("there are no marks for language {language!r}", language=language))
    data = tomllib.loads(place.read_text("utf-8"))
    fields: dict[str, Any] = {}
    for key, value in data.items():
        if isinstance(value, bool):
            fields[key] = value
        elif isinstance(value, dict):
            fields[key] = {word: frozenset(forms.split()) for word, forms in value.items()}
        else:
            fields[key] = tuple(value.split()) if key in _ENDINGS else frozenset(value.split())
    return Marks(**fields)
