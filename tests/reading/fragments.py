"""Fragments of text, good and bad, and what must hold of a reading of any text made of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.pipeline import read_article
from pourparlers.sources.types import Article, CodeBook, Issue, Term

SENTENCES = (
    "La ministre a déclaré que l'accord tiendrait",
    "« Nous partirons », a dit Ana Ruiz",
    "selon Lima, 12 millions d'euros (13 millions de dollars) seront versés d'ici à mars 2027",
    "Les États-Unis n'excluent pas un retrait, à moins que Paris ne signe",
    "aurait-il ajouté",
    "Lima said it would pay by Friday",
    "“We will never sign,” the union's leader, Jo Bell, told reporters on 3 May 2024",
    "according to two officials, who asked not to be named",
    "The talks failed because he refused to say whether he would",
    "9,5 % et 3.5 bn and $1,200,000.00",
)
MARKS = (*"«»“”\"'’‘„‟–…,:;", "« “ ‘", "’ ” »", "((", ")]", "--", "....", "?!", "-" * 50)
FOREIGN = (
    *("🙂", "👩‍👩‍👧‍👦", "e\u0301\u0302\u0303", "\u0301", "\u200b", "\u202eabc\u202c", "קבוצת המשא ומתן אמרה"),
    *("قال الوزير إن", "中文报道说", "\u00a0", "\u2028", "\x00", "\ufeff", "\ud800", "ǅ", "ß", "İ"),
)
LONG = ("1" * 400, "a" * 300, "mot " * 1250, "dit que " * 100)
BAD = (*MARKS, *FOREIGN, *LONG)
FRAGMENTS = (*SENTENCES, *SENTENCES, *BAD)
JOINTS = ("", " ", " ", ". ", ".", "\n", "\n\n", ", ", " et ", " that ", "\r\n", "\t")
BOOK = CodeBook((Issue("accord", "The agreement is signed", (Term("accord", None), Term("sign", "en"))),))


def check(text: str, language: str) -> None:
    """Read the text; every span that was found lies in it and is not empty."""
    article = Article("any", text, language, date(2025, 5, 1))
    for codebook in (BOOK, CodeBook()):
        reading = read_article(article, codebook=codebook)
        for span in spans(dataclasses.replace(reading, article=article)):
            assert 0 <= span.start < span.end <= len(text), (span, len(text))
            assert len(span.of(text)) == span.end - span.start


def spans(found: Any) -> Iterator[Span]:
    """Every span inside a value."""
    if isinstance(found, Span):
        yield found
    elif isinstance(found, Article):
        return
    elif dataclasses.is_dataclass(found) and not isinstance(found, type):
        for field in dataclasses.fields(found):
            yield from spans(getattr(found, field.name))
    elif isinstance(found, (tuple, list)):
        for part in found:
            yield from spans(part)
