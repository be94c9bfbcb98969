"""Quotation marks paired, across sentences and paragraphs, whatever the text does with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pourparlers.base.text import Span
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Page, Quotation

_OPENING = {"«": "»", "“": "”", "„": "“”‟"}
_CLOSING = frozenset("»”‟")
_BOTH_WAYS = frozenset('"″＂“”')
_SINGLE = "'‘’`´"
_MARK = re.compile("[«»“”„‟\"″＂‘’']")
_MOST_PARAGRAPHS = 4  # how far an unclosed quotation is followed


@dataclass(frozen=True, slots=True)
class _Open:
    start: int
    mark: str


def pair_quotations(page: Page) -> Page:
    """The page with its quotations, outermost and nested, in order of their start."""
    return replace(page, quotations=quotations_in(page.article.text))


def quotations_in(text: str) -> tuple[Quotation, ...]:
    """Every stretch between quotation marks, marks included.

    A quotation that its paragraph does not close runs to the paragraph's end (`closed` False), and on through
    the next paragraphs where these open with a mark again or bring the closing mark first.

    >>> [q.span.of("Il dit: « Oui ». Elle: “Non”.") for q in quotations_in("Il dit: « Oui ». Elle: “Non”.")]
    ['« Oui »', '“Non”']
    """
    found: list[Quotation] = []
    offset, carried, age = 0, None, 0
    joined = _single_marks_joined(text)
    if _MARK.search(joined) is None:
        return ()
    for line in joined.split("\n"):
        if carried is not None and line.strip():
            age += 1
            if age > _MOST_PARAGRAPHS or not _goes_on(line, carried):
                carried = None
        inside, left = _in_paragraph(line, carried)
        found += [Quotation(Span(offset + q.span.start, offset + q.span.end), q.closed, q.depth) for q in inside]
        if line.strip():
            if left is None:
                carried = None
            elif left is not carried:
                carried, age = left, 0
        offset += len(line) + 1
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _single_marks_joined(text: str) -> str:
    """The text with two single marks in a row as the double mark that they stand for (see `shadow`)."""
    if not any(mark * 2 in text for mark in _SINGLE):
        return text
    plain = shadow(text)
    out = list(text)
    for i in range(len(text) - 1):
        if text[i] == text[i + 1] and text[i] in _SINGLE and '"' in plain[i : i + 2]:
            opening = plain[i] == '"'
            out[i : i + 2] = ["“", " "] if opening else [" ", "”"]
    return "".join(out)


def _goes_on(line: str, carried: _Open) -> bool:
    """Whether a paragraph goes on with the quotation: it repeats the mark, or closes it before opening any."""
    bare = line.lstrip()
    if bare[0] == carried.mark or bare[0] in _CLOSING:
        return True
    wanted = _OPENING.get(carried.mark, carried.mark)
    for i, c in enumerate(bare):
        if c in wanted and not _looks_opening(bare, i):
            return True
        if c in _OPENING or c in _BOTH_WAYS:
            return False
    return False


def _in_paragraph(line: str, carried: _Open | None) -> tuple[list[Quotation], _Open | None]:
    """The quotations of one line, offsets from its start; and what is still open at its end."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    body = len(line) - len(line.lstrip())
    if carried is not None and line.strip():
        stack.append(_Open(body, carried.mark))
        skip = body if line[body] == carried.mark or _repeated_closing(line, body) else -1
    else:
        skip = -1
    for mark in _MARK.finditer(line):
        i, c = mark.start(), mark.group()
        if i == skip:
            continue
        if _opens(line, i, c, stack):
            stack.append(_Open(i, c))
        elif (at := _closed_by(line, i, c, stack)) is not None:
            for inner in stack[at + 1 :]:
                found.append(Quotation(Span(inner.start, i), False, stack.index(inner)))
            found.append(Quotation(Span(stack[at].start, i + 1), True, at))
            del stack[at:]
    end = len(line.rstrip())
    for depth, one in enumerate(stack):
        if one.mark not in "‘'" and any(c.isalnum() for c in line[one.start : end]):
            found.append(Quotation(Span(one.start, end), False, depth))
    rest = next((one for one in stack if one.mark not in "‘'" and any(c.isalnum() for c in line[one.start :])), None)
    if rest is not None and carried is not None and stack and stack[0] is rest and rest.mark == carried.mark:
        return found, carried
    return found, rest


def _repeated_closing(line: str, body: int) -> bool:
    """Whether a paragraph opens with a closing mark, as French print does, and only closes further on."""
    if line[body] not in _CLOSING:
        return False
    later = [c for c in line[body + 1 :] if c in _OPENING or c in _CLOSING]
    return bool(later) and later[0] in _CLOSING


def _looks_opening(line: str, i: int) -> bool:
    before = line[i - 1] if i else " "
    after = line[i + 1] if i + 1 < len(line) else " "
    return (before.isspace() or before in "([{—–-:'’/" or before in _OPENING) and not after.isspace()


def _opens(line: str, i: int, c: str, stack: list[_Open]) -> bool:
    if c == "«" or c == "„":
        return True
    if c == "“":
        if line[i + 1 : i + 2] in ("", ".", ",", ";", ":", "!", "?", ")"):
            return False  # machine translation leaves such marks where a closing one belongs
        return not (stack and stack[-1].mark in "„“" and not _looks_opening(line, i))
    if c == "”":
        return not stack and _looks_opening(line, i)
    if c in '"″＂':
        return not any(one.mark in '"″＂' for one in stack)
    if c == "‘":
        return _looks_opening(line, i) and "’" in line[i + 2 :]
    if c == "'":
        return _looks_opening(line, i) and not stack and _straight_pair(line, i)
    return False


def _straight_pair(line: str, i: int) -> bool:
    """A straight single mark opens only where another one closes after a word, before any space-less clash."""
    for j in range(i + 2, min(len(line), i + 400)):
        if line[j] == "'" and not (j + 1 < len(line) and line[j + 1].isalnum()) and not line[j - 1].isspace():
            return i + 1 < len(line) and line[i + 1].isalpha()
    return False


def _closed_by(line: str, i: int, c: str, stack: list[_Open]) -> int | None:
    """Index in the stack of the opening mark that this character closes."""
    if c == "’" or c == "'":
        wanted = "‘" if c == "’" else "'"
        if stack and stack[-1].mark == wanted and not (i + 1 < len(line) and line[i + 1].isalnum()):
            return len(stack) - 1
        return None
    for at in range(len(stack) - 1, -1, -1):
        mark = stack[at].mark
        if c in _OPENING.get(mark, mark) or (mark in _BOTH_WAYS and c in _BOTH_WAYS and c != mark):
            if c == "“" and mark == "“" and _looks_opening(line, i):
                return None
            return at
    return None
