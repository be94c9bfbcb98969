"""Plain sentences for training: every construction of `constructions.tsv` with a few issues of `issues.toml`.

The corpus is rich in figures of speech and poor in sentences that say flatly what will, must or must not be; a reader
trained on it alone gives a plain negation less weight than newspapers do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from pourparlers.base.text import Span
from pourparlers.reading.parser import load
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Page, Statement
from pourparlers.sources.codebook import codebook_from
from pourparlers.sources.types import Article

HERE = Path(__file__).resolve().parent
EACH = 4
"""issues that each construction is filled with"""
_MARKS = re.compile(r"[\[\]<>{}]")


def constructed_pages(*, each: int = EACH) -> Iterator[tuple[Page, str]]:
    """A page of one sentence with one statement, and the side it takes on the one issue of its code book."""
    issues = tomllib.loads((HERE / "issues.toml").read_text(encoding="utf-8"))
    names = sorted(issues)
    lines = (HERE / "constructions.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(row for row in lines if row and not row.startswith("#")):
        language, pattern, side = line.split("\t")
        for step in range(each):
            name = names[(number * 3 + step * 5) % len(names)]
            forms = issues[name][language]
            filled = re.sub(r"\{\{(\w+)\}\}", lambda m, forms=forms: forms[m[1]], pattern)
            yield marked_page(f"{name}-{number}", filled + ".", language, name, issues[name]), side


def marked_page(identity: str, marked: str, language: str, issue: str, fields: dict[str, object]) -> Page:
    """The page of one sentence with its source in [ ], cue in < > and content in { }."""
    spans: dict[str, list[Span]] = {}
    text, opened = "", {}
    for piece in re.split(r"([\[\]<>{}])", tidy(marked, language)):
        if piece in ("[", "<", "{"):
            opened[piece] = len(text)
        elif _MARKS.fullmatch(piece):
            opening = {"]": "[", ">": "<", "}": "{"}[piece]
            spans.setdefault(opening, []).append(Span(opened.pop(opening), len(text)))
        else:
            text += piece
    book, _ = codebook_from({issue: {"description": fields["description"], "terms": fields["terms"]}})
    kind = "mixed" if "«" in text or "“" in text else "indirect"
    source, cue = (spans[mark][0] if mark in spans else None for mark in "[<")
    statement = Statement("s1", 1, kind, source, cue, tuple(spans["{"]), party="party")
    plain = shadow(text)
    return Page(Article(identity, text, language), plain, load(language)(plain), book, statements=(statement,))


def tidy(marked: str, language: str) -> str:
    """French elisions and contractions where a form has met its construction."""
    if language == "fr":
        marked = re.sub(r"\bque (?=(?:une?|aucune?|il|elle|on|l')\b)", "qu'", marked)
        marked = re.sub(r"\bde (?=(?:interdire|organiser|accepter|une?\b))", "d'", marked)
        marked = re.sub(r"\bà le (?=\w)", "au ", marked)
    return marked
