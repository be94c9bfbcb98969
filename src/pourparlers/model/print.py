"""From a conflict to its text, and from a text to its tidy form; the inverse of parsing.

Evidence stands in one column in each stretch of lines between blank ones, as far as the lines are short enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pourparlers.base.problems import Problem
from pourparlers.model.assembly import Entry
from pourparlers.model.directives import constraint_written, written
from pourparlers.model.lines import evidence_text, quoted
from pourparlers.model.parse import parse
from pourparlers.model.types import (
    Arc,
    Attitude,
    Conflict,
    DecisionMaker,
    Evidence,
    Option,
    PreferenceStatement,
    RankGroup,
    Ranking,
    Share,
    Statements,
    UnknownPair,
    Weight,
    Weights,
)

_STEP = 2  # spaces of one level of indentation
NOTHING = Evidence()
_WIDEST = 56  # a line longer than this does not push the evidence of its neighbours further right


@dataclass(frozen=True, slots=True)
class _Row:
    level: int = 0
    content: str = ""
    evidence: Evidence = NOTHING
    comment: str | None = None


def print_conflict(conflict: Conflict) -> str:
    """The conflict as the text of a conflict file.

    >>> from pourparlers.model.types import *
    >>> talks = Conflict((DecisionMaker("north", "North", (Option("halt"),),
    ...     preferences=Statements((PreferenceStatement(Not(Atom("north", "halt")), Evidence(("s1",))),))),),
    ...     title="Talks", status_quo=StatusQuo())
    >>> print(print_conflict(talks), end="")
    title "Talks"
    <BLANKLINE>
    party north "North"
      option halt
      prefers
        not halt         @ s1
    <BLANKLINE>
    status quo none
    >>> parse(print_conflict(talks)).conflict == talks
    True
    """
    sections = [_head(conflict), [_Row(0, written(s)) for s in conflict.states]]
    sections += [list(_party(dm)) for dm in conflict.decision_makers]
    sections.append([_Row(0, constraint_written("impossible", c), c.evidence) for c in conflict.infeasible]
                    + [_Row(0, constraint_written("coalesce", c), c.evidence) for c in conflict.coalesce])  # fmt: skip
    if conflict.status_quo is not None:
        sections.append([_Row(0, written(conflict.status_quo), conflict.status_quo.evidence)])
    sections.append([_Row(0, written(e)) for e in conflict.expected])
    rows: list[_Row] = []
    for section in filter(None, sections):
        rows += [_Row()] * bool(rows) + section
    return _laid_out(rows)


def _head(conflict: Conflict) -> list[_Row]:
    rows = [_Row(0, f"{word} {quoted(text)}") for word, text in (("title", conflict.title), ("source", conflict.source))
            if text]  # fmt: skip
    return rows + ([_Row(0, written(conflict.as_of))] if conflict.as_of else [])


def _party(dm: DecisionMaker) -> Iterator[_Row]:
    yield _Row(0, f"party {dm.id}" + (f" {quoted(dm.name)}" if dm.name else ""), dm.evidence)
    own: tuple[Option | Share | Arc, ...] = (*dm.options, *dm.shares, *dm.arcs)
    for way in own:
        yield _Row(1, written(way, dm.id), way.evidence)
    match dm.preferences:
        case Statements(items) if items:
            yield _Row(1, "prefers")
        case Ranking(items):
            yield _Row(1, "ranks")
        case Weights(items):
            yield _Row(1, "weighs")
        case Statements(items):
            pass
    lines: tuple[PreferenceStatement | RankGroup | Weight, ...] = items
    for item in lines:
        yield _Row(2, written(item, dm.id), item.evidence)
    marks: tuple[UnknownPair | Attitude, ...] = (*dm.unknown, *dm.attitudes)
    for mark in marks:
        yield _Row(1, written(mark, dm.id), mark.evidence)
    for constraint in dm.unaware:
        yield _Row(1, constraint_written("unaware", constraint), constraint.evidence)
    for belief in dm.beliefs:
        yield _Row(1, f"believes {belief.about}")
        for statement in belief.statements:
            yield _Row(2, written(statement, dm.id), statement.evidence)


def format_text(text: str, file: str = "") -> tuple[str | None, tuple[Problem, ...]]:
    """A conflict file in its tidy form, comments kept; None where it has errors.

    >>> tidy, problems = format_text('party  a ; one\\n   option x   "X"\\n   prefers\\n        not  a.x @ s1\\n')
    >>> print(tidy, end="")
    party a          ; one
      option x "X"
      prefers
        not x        @ s1
    """
    parsed = parse(text, file)
    if parsed.conflict is None:
        return None, parsed.problems
    rows = [_row(entry) for entry in parsed.entries]
    kept = [row for row, before in zip(rows, [_Row(), *rows], strict=False) if row != _Row() or before != _Row()]
    return _laid_out(kept), parsed.problems


def _row(entry: Entry) -> _Row:
    line = entry.line
    return _Row(entry.level, _content(entry), line.evidence, line.comment)


def _content(entry: Entry) -> str:
    match entry.kind:
        case None:
            return ""
        case "title" | "source":
            return f"{entry.kind} {quoted(entry.part)}"
        case "party":
            return " ".join(entry.line.content.split(maxsplit=2))
        case "block":
            return entry.block or ""
        case "impossible" | "coalesce" | "unaware":
            return constraint_written(entry.kind, entry.part)
        case _:
            return written(entry.part, entry.party)


def _laid_out(rows: Iterable[_Row]) -> str:
    lines: list[str] = []
    stretch: list[_Row] = []
    for row in (*rows, _Row()):
        if row != _Row():
            stretch.append(row)
            continue
        lines += [*_aligned(stretch), ""]
        stretch = []
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n" if lines else ""


def _aligned(stretch: list[_Row]) -> list[str]:
    """The rows of one stretch, evidence and comments after the longest content that is not too long."""
    contents = [" " * (_STEP * row.level) + row.content for row in stretch]
    ends = [len(c) for c, row in zip(contents, stretch, strict=True) if row.content and len(c) <= _WIDEST]
    column = max(ends, default=0) + 2
    lines = []
    for content, row in zip(contents, stretch, strict=True):
        tail = " ".join(filter(None, (evidence_text(row.evidence), row.comment)))
        if not tail or not row.content:
            lines.append((content + tail).rstrip())
        else:
            lines.append(f"{content.ljust(column - 1)} {tail}" if len(content) < column else f"{content}  {tail}")
    return lines
