"""Reads `sentences.txt`: marked sentences, each with the stance it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pourparlers.base.text import Span
from pourparlers.reading.parser import load
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Page, Statement
from pourparlers.sources.types import Article, CodeBook, Issue, Term


@dataclass(frozen=True)
class Case:
    line: int
    marked: str
    language: str
    issue: Issue
    stance: str
    condition: str | None

    @property
    def page(self) -> Page:
        return marked_page(self.marked, self.language, CodeBook((self.issue,)))


def marked_page(marked: str, language: str, book: CodeBook) -> Page:
    spans: dict[str, list[Span]] = {}
    text, opened = "", {}
    for piece in re.split(r"([\[\]<>{}])", marked + "."):
        if piece in ("[", "<", "{"):
            opened[piece] = len(text)
        elif piece in ("]", ">", "}"):
            opening = {"]": "[", ">": "<", "}": "{"}[piece]
            spans.setdefault(opening, []).append(Span(opened[opening], len(text)))
        else:
            text += piece
    kind = "mixed" if "«" in text or "“" in text else "indirect"
    statement = Statement("s1", 1, kind, spans["["][0], spans["<"][0], tuple(spans["{"]), party="party")
    plain = shadow(text)
    return Page(Article("case", text, language), plain, load(language)(plain), book, statements=(statement,))


def cases(path: Path) -> Iterator[Case]:
    language, issue = "en", Issue("none", "")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line[0] in ";#":
            continue
        if line.startswith("issue "):
            head, terms = line[len("issue ") :].split("|")
            language, description = head.split(":", 1)
            names = tuple(Term(t.strip(), language) for t in terms.split(";"))
            issue = Issue("it", description.strip(), names)
            continue
        marked, expected = line.split(" => ")
        stance, _, condition = expected.partition(" if ")
        yield Case(number, marked, language, issue, stance.strip(), condition.strip() or None)
