"""The parser of a language: a spaCy pipeline that gives words, lemmas, morphology and a Universal Dependencies tree.

The package holds one for French and one for English (`languages/<language>/parser/weights.bin`). Its weights are
half-precision on disk and are widened on loading; tokeniser and components are built in code, because reading them
from spaCy's own folders takes seconds. Any other Universal Dependencies pipeline for spaCy may take its place.
"""

from __future__ import annotations

import os
import zlib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.reading.encoder import Encoder
from pourparlers.reading.lean_spacy import import_spacy
from pourparlers.reading.lemmas import Lemmas
from pourparlers.reading.shallow import lists
from pourparlers.reading.shallow import pipeline as shallow_pipeline
from pourparlers.reading.tokens import tokeniser
from pourparlers.reading.transitions import Transitions

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from spacy.language import Language

_OWN_MODEL = "POURPARLERS_PARSER_{}"
_DEVELOPMENT = "POURPARLERS_PARSERS"


def load(language: str, *, model: str | Path | None = None) -> Language:
    """Return the parsing pipeline of `language` (two letters), loaded once for the life of the program.

    `model` names a spaCy package or folder with Universal Dependencies labels to use instead of ours; without it the
    environment variable `POURPARLERS_PARSER_<LANGUAGE>` may. A language with neither, but with closed lists of words
    (see `shallow`), is analysed without a tree. Give the pipeline shadow text (see `shadow`): its marks
    are the ones it knows. Raises WrongUse where there is no such model or its labels are of another scheme.

    >>> doc = load("fr")("La ministre a déclaré que l'accord tiendrait.")
    >>> [(word.lemma_, word.pos_, word.dep_) for word in doc if word.dep_ == "ROOT"]
    [('déclarer', 'VERB', 'ROOT')]
    """
    given = str(model) if model else os.environ.get(_OWN_MODEL.format(language.upper()), "")
    return _load(language, given, os.environ.get(_DEVELOPMENT, ""))


@cache
def _load(language: str, model: str, development: str) -> Language:
    import_spacy()
    if model:
        return _foreign(model, language)
    place = resources.files("pourparlers.languages").joinpath(language, "parser", "weights.bin")
    if place.is_file():
        return _own(language, place)
    folder = Path(development, language) if development else None
    if folder and folder.is_dir():
        return _foreign(str(folder), language)
    if lists(language) is not None:
        return shallow_pipeline(language)
    raise WrongUse(
        Message(
            "no parser for language {language!r}: name a spaCy model with Universal Dependencies labels, "
            "for example {variable}=path/to/model",
            language=language, variable=_OWN_MODEL.format(language.upper()),
        )
    )  # fmt: skip


def _foreign(model: str, language: str) -> Language:
    import spacy

    try:
        nlp = spacy.load(model, exclude=["ner", "senter"])
    except OSError as trouble:
        raise WrongUse(
            Message("no spaCy model {model!r} for language {language!r}", model=model, language=language)
        ) from trouble
    labels = nlp.pipe_labels.get("parser", [])
    if "obl" not in labels or "nsubj" not in labels:
        raise WrongUse(
            Message("the spaCy model {model!r} has no parser with Universal Dependencies labels", model=model)
        )
    return nlp


def _own(language: str, place: Traversable) -> Language:
    """Build the pipeline that `packed` has been made of, leaner (see `encoder`, `lemmas`, `transitions`)."""
    held = _held(place)
    nlp = _trained(language, held)
    for ours, theirs in _IN_PLACE.items():
        nlp.add_pipe(ours, before=theirs)
        nlp.remove_pipe(theirs)
    lemmas: Any = nlp.get_pipe("pourparlers_lemmas")
    lemmas.verbs = _spread(zlib.decompress(held["verbs"]).decode())
    return nlp


_IN_PLACE = {
    "pourparlers_encoder": "tok2vec",
    "pourparlers_lemmas": "trainable_lemmatizer",
    "pourparlers_transitions": "parser",
}
"""components of ours, and the ones of spaCy whose weights they use"""


def as_trained(language: str) -> Language:
    """Our pipeline as it was trained, of spaCy's own components alone."""
    return _trained(language, _held(resources.files("pourparlers.languages").joinpath(language, "parser/weights.bin")))


def _held(place: Traversable) -> dict[str, Any]:
    import srsly  # type: ignore[import-untyped]

    held: dict[str, Any] = srsly.msgpack_loads(place.read_bytes())
    return held


def _trained(language: str, held: dict[str, Any]) -> Language:
    import srsly

    nlp = _empty(language, held["config"])
    for string in held["strings"]:
        nlp.vocab.strings.add(string)
    for name, parts in held["components"].items():
        whole = dict(parts)
        whole["model"] = srsly.msgpack_dumps(_widened(parts["model"]))
        component: Any = nlp.get_pipe(name)
        component.from_bytes(srsly.msgpack_dumps(whole), exclude=["vocab"])
    return nlp


def _empty(language: str, config: dict[str, Any]) -> Language:
    """Return the pipeline without weights; a bare Language, since spaCy's own ones compile seconds of patterns.

    Matrices are multiplied by numpy, three times as fast as by the library that spaCy's wheels bring (BLIS, generic).
    """
    from spacy.language import Language
    from thinc.api import use_ops

    for name, made in (("encoder", _encoder), ("lemmas", _lemmas), ("transitions", _transitions)):
        if not Language.has_factory(f"pourparlers_{name}"):
            Language.factory(f"pourparlers_{name}", func=made)
    kind: type[Language] = type("Reader", (Language,), {"lang": language})
    with use_ops("numpy", use_blis=False):
        nlp = kind.from_config(config, auto_fill=False)
    nlp.tokenizer = tokeniser(nlp.vocab, language)
    return nlp


def _encoder(nlp: Language, name: str) -> Encoder:
    return Encoder(nlp.get_pipe("tok2vec"))


def _lemmas(nlp: Language, name: str) -> Lemmas:
    return Lemmas(nlp.get_pipe("trainable_lemmatizer"))


def _transitions(nlp: Language, name: str) -> Transitions:
    return Transitions(nlp.get_pipe("parser"))


def packed(nlp: Language, *, strings: list[str], verbs: dict[str, str]) -> bytes:
    """Return a trained pipeline as the bytes of a `weights.bin`: half-precision weights, labels, verb table.

    `strings` are those that the lemmatiser's edit trees refer to.
    """
    import srsly

    components = {}
    component: Any
    for name, component in nlp.pipeline:
        parts = srsly.msgpack_loads(component.to_bytes(exclude=["vocab"]))
        parts["model"] = _narrowed(srsly.msgpack_loads(parts["model"]))
        components[name] = parts
    table = zlib.compress(_gathered(verbs).encode(), 9)
    held = {"config": nlp.config, "strings": strings, "verbs": table, "components": components}
    return bytes(srsly.msgpack_dumps(held))


def _gathered(verbs: dict[str, str]) -> str:
    """Return form -> lemma as one line a lemma: the lemma, then its forms."""
    lines: dict[str, list[str]] = {}
    for form in sorted(verbs):
        lines.setdefault(verbs[form], []).append(form)
    return "\n".join(" ".join([lemma, *lines[lemma]]) for lemma in sorted(lines))


def _spread(lines: str) -> dict[str, str]:
    """Return what `_gathered` was given.

    >>> _spread(_gathered({"dit": "dire", "dites": "dire", "va": "aller"}))
    {'va': 'aller', 'dit': 'dire', 'dites': 'dire'}
    """
    rows = (line.split(" ") for line in lines.split("\n") if line)
    return {form: lemma for lemma, *forms in rows for form in forms}


def _cast(message: dict[str, Any], kind: str) -> dict[str, Any]:
    params = [
        {name: value if value is None else value.astype(kind) for name, value in node.items()}
        for node in message["params"]
    ]
    return {**message, "params": params}


def _narrowed(message: dict[str, Any]) -> dict[str, Any]:
    return _cast(message, "float16")


def _widened(message: dict[str, Any]) -> dict[str, Any]:
    return _cast(message, "float32")
