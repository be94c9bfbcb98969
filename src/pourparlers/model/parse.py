"""From the text of a conflict file to a conflict, with everything that is wrong said at once.

Two walks over the lines: the first (`outline`) says where each belongs, the second reads it; so a line may name an
option that a later line gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where, errors
from pourparlers.model.assembly import Entry, Party, assembled
from pourparlers.model.directives import READERS, Naming, Reader
from pourparlers.model.grammar import Complaint, Names
from pourparlers.model.lines import split_lines
from pourparlers.model.outline import MOST_PROBLEMS, malformed, outlined
from pourparlers.model.types import Atom, Conflict

LARGEST = 2_000_000  # characters of a conflict file


@dataclass(frozen=True, slots=True)
class Parsed:
    """What came of a conflict file: the conflict if its lines could be read, its entries, its problems."""

    conflict: Conflict | None
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def parse(text: str, file: str = "") -> Parsed:
    """Read a conflict file.

    >>> parsed = parse('''
    ... party north "North"
    ...   option halt "Halt the works"
    ...   prefers
    ...     south.pay          @ s1
    ...     not halt           by hand "they say so"
    ... party south
    ...   option pay
    ... impossible halt and pay
    ... ''', "talks.conflict")
    >>> [str(problem) for problem in parsed.problems]
    []
    >>> parsed.conflict.decision_makers[0].preferences.statements[0].evidence.ids
    ('s1',)
    >>> print(*parse("party north\\n option halt\\n option halt\\nimpossible hat", "x").problems, sep="\\n")
    x:3: option 'halt' is given twice (duplicate-option); give it another id
    x:4: no option 'hat' (unknown-option); write 'halt', or add the option
    """
    if len(text) > LARGEST:
        problem = Problem(
            "too-large",
            Where(file),
            Message("a file of {n:,} characters", n=len(text)),
            Message("at most {most:,}", most=LARGEST),
        )
        return Parsed(None, (), (problem,))
    lines, complaints = split_lines(text, file)
    problems = list(complaints)
    entries, parties = outlined(lines, problems)
    entries = _read_entries(entries, parties, problems)
    conflict = assembled(entries, parties, file)
    if len(problems) > MOST_PROBLEMS:
        last = max((p.where for p in problems), key=lambda where: where.line or 0)
        del problems[MOST_PROBLEMS:]
        told = Message("more than {most} problems; what follows was not read", most=MOST_PROBLEMS)
        problems.append(Problem("too-many-problems", last, told, "is this a conflict file?"))
    ordered = tuple(sorted(problems, key=lambda p: (p.where.line or 0, p.where.column or 0)))
    return Parsed(None if errors(ordered) else conflict, entries, ordered)


def _read_entries(entries: tuple[Entry, ...], parties: dict[str, Party], problems: list[Problem]) -> tuple[Entry, ...]:
    """Read the options, then every line that may name one."""
    atoms = tuple(_options(entries, parties, problems))
    names = Names.of(atoms)
    states = tuple(e.line.content.split()[1] for e in entries if e.kind == "state" and len(e.line.content.split()) > 1)
    done: list[Entry] = []
    for entry in entries:
        if len(problems) > MOST_PROBLEMS:
            break
        part = entry.part
        if entry.kind == "party":
            part = parties[entry.party] if entry.party else None
        elif entry.kind == "believes" or entry.kind in READERS:
            naming = Naming(names.at(entry.party), atoms, states)
            part = _read(entry, READERS["prefers" if entry.kind == "believes" else entry.kind], naming, problems)
            if part is not None and entry.party is not None:
                parties[entry.party].parts.setdefault(entry.block or entry.kind or "", []).append(part)
        done.append(replace(entry, part=part))
    return tuple(done)


def _options(entries: tuple[Entry, ...], parties: dict[str, Party], problems: list[Problem]) -> Iterable[Atom]:
    """The options of all parties, in the order of the parties, each once."""
    for party in parties.values():
        seen: set[str] = set()
        for entry in entries:
            match = READERS["option"].pattern.fullmatch(entry.line.content) if entry.kind == "option" else None
            if entry.party != party.id or match is None or "." in match["id"]:
                continue
            if match["id"] in seen:
                problems.append(
                    Problem(
                        "duplicate-option",
                        entry.line.where,
                        Message("option {option!r} is given twice", option=match["id"]),
                        "give it another id",
                    )
                )
            else:
                seen.add(match["id"])
                yield Atom(party.id, match["id"])


def _read(entry: Entry, reader: Reader, naming: Naming, problems: list[Problem]) -> Any:
    match = reader.pattern.fullmatch(entry.line.content)
    if match is None:
        problems.append(malformed(entry.kind or "", entry.line))
        return None
    try:
        return reader.read(match, entry.line, naming)
    except Complaint as complaint:
        start = match.start("formula") if "formula" in match.groupdict() else 0
        where = replace(entry.line.where, column=entry.line.column + start + complaint.column)
        where = where if complaint.code.startswith("formula") else entry.line.where
        problems.append(Problem(complaint.code, where, complaint.message, complaint.remedy))
        return None
