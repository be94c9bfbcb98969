"""Which issue of a code book a phrase names: triggers and conditions as a person put them, turned into formulas."""

from __future__ import annotations

import re

from pourparlers.base.ids import slug
from pourparlers.sources.types import CodeBook, Issue

_NEGATIONS = re.compile(
    r"^(?:no|not|without|unless|failing|absence|absent|lack|sans|faute|aucune?|pas|non|défaut|à défaut|si .*\bne\b|"
    r"if .*\bnot\b|if there is no)\b|\b(?:n'est pas|n'y a pas|is not|does not|do not|fails|échoue|not reached)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "the of and for with that this after before day once only if when its their from into une des les aux dans pour "
    "par sur avec que qui est sont apres avant jour lendemain condition conclusion accord agreement".split()
)
_LEAST = 0.4  # share of a term's words that a phrase has to bring


def issue_named(phrase: str, codebook: CodeBook, *, without: str | None = None) -> tuple[Issue, bool] | None:
    """The issue that the phrase names, and whether it affirms it; None where it names none.

    A term of the code book in the phrase counts most, then the share of words in common with a term or with the
    issue's id; `without` is an issue that cannot be meant.

    >>> from pourparlers.sources.types import Term
    >>> book = CodeBook((Issue("truce", "A truce is agreed", (Term("cessez-le-feu"),)),))
    >>> found = issue_named("le lendemain d'un cessez-le-feu", book)
    >>> found[0].id, found[1]
    ('truce', True)
    >>> issue_named("no truce", book)[1]
    False
    """
    words = _words(phrase)
    text = "-".join(words)
    best: tuple[float, Issue] | None = None
    for issue in codebook.issues:
        if issue.id == without:
            continue
        named = [*(term.text for term in issue.terms), issue.id]
        score = max(_likeness(_words(name), words, text) for name in named)
        if score >= _LEAST and (best is None or score > best[0]):
            best = (score, issue)
    return (best[1], not _NEGATIONS.search(phrase.replace("’", "'").strip())) if best else None


def _words(text: str) -> list[str]:
    return [w for w in slug(text).split("-") if len(w) > 2 and w not in _SMALL]


def _likeness(term: list[str], words: list[str], text: str) -> float:
    """1 and more where the whole term stands in the phrase, else the share of its words that do."""
    if not term:
        return 0.0
    if "-".join(term) in text:
        return 1.0 + 0.1 * len(term)
    stems = {w[:6] for w in words}
    return sum(w[:6] in stems for w in term) / len(term) * (0.9 if len(term) > 1 else 0.8)
