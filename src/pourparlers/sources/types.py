"""What comes in: articles, and the code book they are read with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its language, date of publication and outlet; offsets are code points of `text`."""

    id: str
    text: str
    language: str
    published: date | None = None
    outlet: str | None = None
    title: str | None = None
    file: str | None = None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines of the text; a paragraph is a line, counted from 1."""
        return tuple(self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class Term:
    """Words that name an issue, or its contrary (`sign` -1), in one language (None: any)."""

    text: str
    language: str | None = None
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Issue:
    """A proposition about the world that parties can be for or against (DNA: concept)."""

    id: str
    description: str
    terms: tuple[Term, ...] = ()
    controlled_by: tuple[str, ...] = ()

    def terms_for(self, language: str) -> tuple[Term, ...]:
        """The terms that hold for an article in that language."""
        return tuple(t for t in self.terms if t.language in (None, language))


@dataclass(frozen=True, slots=True)
class CodeBook:
    """The issues an article is read with, in the order of the file."""

    issues: tuple[Issue, ...] = field(default=())

    def __getitem__(self, issue_id: str) -> Issue:
        for issue in self.issues:
            if issue.id == issue_id:
                return issue
        raise KeyError(issue_id)

    def __contains__(self, issue_id: object) -> bool:
        return any(issue.id == issue_id for issue in self.issues)

    def __bool__(self) -> bool:
        return bool(self.issues)
