"""Reading without a parser: words, sentences and parts of speech from closed lists, marks and capitals, and no tree.

For a language that has a folder but no parser (`languages/<language>/shallow.toml`). The rules then go by the surface
alone, which is enough for quotations with a verb of saying, for complement clauses and for prepositions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.reading.attribution.lexicon import lexicon
from pourparlers.reading.lexicons import lexicon_of
from pourparlers.reading.tokens import tokeniser

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

FILE = "shallow.toml"
_ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Lists:
    """What a language's file says: the part of speech of small words; whether its nouns have capitals."""

    parts: dict[str, str]
    nouns_have_capitals: bool


@cache
def lists(language: str) -> Lists | None:
    """The closed lists of a language; None where it has none.

    >>> found = lists("de")
    >>> found.parts["der"] if found else None
    'DET'
    """
    table = lexicon_of(language, FILE)
    if table is None:
        return None
    parts = {word: part for part, words in table["words"].items() for word in words.split()}
    return Lists(parts, bool(table["nouns_have_capitals"]))


def pipeline(language: str) -> Language:
    """A spaCy pipeline that parts words and sentences and gives parts of speech.

    >>> [word.pos_ for word in pipeline("de")("Die Ministerin sagte nichts.")]
    ['DET', 'NOUN', 'VERB', 'X', 'PUNCT']
    """
    from spacy.language import Language

    name = "pourparlers_shallow"
    if not Language.has_factory(name):
        Language.factory(name, func=_component)
    kind: type[Language] = type("ShallowReader", (Language,), {"lang": language})
    nlp = kind()
    nlp.tokenizer = tokeniser(nlp.vocab, language)
    nlp.add_pipe(name)
    return nlp


def _component(nlp: Language, name: str) -> Shallow:
    language = nlp.lang or ""
    closed = lists(language)
    if closed is None:
        raise WrongUse(Message("there are no closed lists of words for language {language!r}", language=language))
    return Shallow(language, closed)


class Shallow:
    """The component: parts of speech and sentence starts, in one pass from left to right."""

    def __init__(self, language: str, closed: Lists) -> None:
        self.lists, self.verbs = closed, lexicon(language).forms

    def __call__(self, doc: Doc) -> Doc:
        word: Any
        for word in doc:
            word.pos_ = self._part(doc, word)
            word.lemma_ = self.verbs.get(word.lower_, word.text) if word.pos_ == "VERB" else word.text
            if word.pos_ == "VERB":
                word.set_morph("VerbForm=Inf" if word.lower_ == word.lemma_ else "VerbForm=Fin")
            elif word.pos_ == "AUX":
                word.set_morph("VerbForm=Fin")
            word.is_sent_start = word.i == 0 or bool(word.is_sent_start) or _begins(doc, word)
        return doc

    def _part(self, doc: Doc, word: Token) -> str:
        form = word.lower_
        if word.is_space:
            return "SPACE"
        if not any(c.isalnum() for c in form):
            return "PUNCT"
        if word.like_num or form[0].isdigit():
            return "NUM"
        if form in self.lists.parts:
            return self.lists.parts[form]
        if form in self.verbs and word.text[0].islower():
            return "VERB"
        if not word.text[0].isupper():
            before = doc[word.i - 1].pos_ if word.i else ""
            return "ADJ" if before in ("DET", "ADJ", "ADP") else "X"
        before = doc[word.i - 1].pos_ if word.i else ""
        common = self.lists.nouns_have_capitals and before in ("DET", "ADJ", "NUM", "ADP")
        return "NOUN" if common else "PROPN"


def _begins(doc: Doc, word: Token) -> bool:
    """Whether a sentence begins here: after a stop, closing marks between at the most."""
    i = word.i - 1
    while i > 0 and (doc[i].is_space or doc[i].text in "\"')]"):
        i -= 1
    return doc[i].text[-1:] in _ENDS and word.text[:1].isupper() and not word.is_punct
