"""A text becomes one spaCy Doc over its shadow, parsed in pieces that end at line breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any

from pourparlers.reading.shadow import shadow

_WHOLE = 20_000  # characters up to which a text is parsed as a whole
_PIECE = 8_000  # characters a piece of a longer one at the most: parsed side by side, memory stays flat

AT_ONCE = 64
"""texts that are parsed together"""
_BLANK = 8  # spaces that stand for sentences left out


def parse(nlp: Any, text: str) -> Any:
    """The Doc of the text's shadow; `token.idx` is an offset of the text.

    Line breaks end sentences. A text of more than 20,000 characters is parsed in pieces that end at line
    breaks, so that a text of any length takes time in proportion; beside the cuts a word in a thousand hangs otherwise.
    """
    return parse_all(nlp, [text])[0]


def parse_all(nlp: Any, texts: Sequence[str]) -> list[Any]:
    """The Docs of several texts, as `parse` gives them one by one; the parser takes its steps for all at once."""
    pieces = [[_bounded(nlp.make_doc(piece)) for piece in _pieces(shadow(text))] for text in texts]
    with _one_thread().limit(limits=1, user_api="blas"):
        parsed = iter([_lighter(doc) for doc in nlp.pipe(chain.from_iterable(pieces), batch_size=AT_ONCE)])
    return [_joined(nlp, [next(parsed) for _ in own]) for own in pieces]


def _lighter(doc: Any) -> Any:
    """A parsed Doc without the vectors of its words, which nobody asks for again: half a kilobyte each."""
    doc.tensor = doc.tensor[:0]
    return doc


def _joined(nlp: Any, docs: list[Any]) -> Any:
    from spacy.tokens import Doc

    if len(docs) == 1:
        return docs[0]
    return Doc.from_docs(docs, ensure_whitespace=False) if docs else nlp.make_doc("")


@cache
def _one_thread() -> Any:
    """What keeps matrix products on one core: those of an article are small, and sharing them out costs more."""
    from threadpoolctl import ThreadpoolController

    controller: Any = ThreadpoolController
    return controller()


def _bounded(doc: Any) -> Any:
    """The unparsed Doc with a sentence start after every line break and blank, which the parser then respects."""
    for index in doc.to_array("IS_SPACE")[:-1].nonzero()[0].tolist():
        space = doc[index].text
        if "\n" in space or len(space) >= _BLANK:
            doc[index + 1].is_sent_start = True
    return doc


def _pieces(text: str) -> Iterator[str]:
    start, most = 0, _WHOLE if len(text) <= _WHOLE else _PIECE
    while start < len(text):
        end = min(len(text), start + most)
        if end < len(text):
            cut = text.rfind("\n", start, end) + 1 or text.rfind(" ", start, end) + 1
            end = cut if cut > start else end
        yield text[start:end]
        start = end
