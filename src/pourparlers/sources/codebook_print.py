"""A code book as TOML: the inverse of `read_codebook`, in the form a person would write."""

from __future__ import annotations

import json

from pourparlers.sources.types import CodeBook, Issue, Term


def print_codebook(book: CodeBook) -> str:
    """The code book as the text of an `issues.toml`, one table an issue, in the order given.

    >>> from pourparlers.sources.codebook import read_codebook
    >>> book, _ = read_codebook('{"truce": {"description": "A truce is agreed", "terms": {"en": ["truce", "-war"]}}}')
    >>> print(print_codebook(book), end="")
    [truce]
    description = "A truce is agreed"
    terms.en = ["truce", "-war"]
    """
    return "\n".join(_issue(issue) for issue in book.issues)


def _issue(issue: Issue) -> str:
    lines = [f"[{issue.id}]", f"description = {_quoted(issue.description)}"]
    if issue.terms:
        languages = sorted({t.language or "" for t in issue.terms})
        if languages == [""]:
            lines.append(f"terms = {_list([_term(t) for t in issue.terms])}")
        elif "" in languages:  # a list cannot stand beside terms.fr: say the language term by term
            lines.append(f"terms = {_list([_table(t) for t in issue.terms])}")
        else:
            for language in languages:
                terms = [_term(t) for t in issue.terms if t.language == language]
                lines.append(f"terms.{language} = {_list(terms)}")
    if issue.controlled_by:
        lines.append(f"controlled_by = {_list([_quoted(p) for p in issue.controlled_by])}")
    return "\n".join(lines) + "\n"


def _term(term: Term) -> str:
    return _quoted(("-" if term.sign < 0 else "") + term.text)


def _table(term: Term) -> str:
    if term.language is None:
        return _term(term)
    sign = ", sign = -1" if term.sign < 0 else ""
    return f"{{ text = {_quoted(term.text)}, language = {_quoted(term.language)}{sign} }}"


def _list(items: list[str]) -> str:
    return f"[{', '.join(items)}]"


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string once DEL, which TOML forbids bare, is escaped too.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
