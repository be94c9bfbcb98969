"""From the text of a conflict file to a conflict, with everything that is wrong said at once.

Two walks over the lines: the first finds parties and options, the second reads what speaks of them; so a line may
name an option that a later line gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where, errors
from pourparlers.model.assembly import Entry, Party, assembled
from pourparlers.model.directives import READERS, Naming, Reader
from pourparlers.model.grammar import Complaint, Names
from pourparlers.model.lines import Line, split_lines
from pourparlers.model.types import Atom, Conflict

MOST_PROBLEMS = 500  # said at once; a file with more is hardly a conflict file
LARGEST = 2_000_000  # characters of a conflict file
_TOP = ("title", "source", "as of", "party", "impossible", "coalesce", "status quo", "state", "expect")
_OF_A_PARTY = ("option", "unknown", "attitude", "unaware", "move")
_BLOCKS = ("prefers", "ranks", "weighs", "believes")


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
    entries, parties = _first_walk(lines, problems)
    entries = _second_walk(entries, parties, problems)
    conflict = assembled(entries, parties, file)
    if len(problems) > MOST_PROBLEMS:
        last = max((p.where for p in problems), key=lambda where: where.line or 0)
        del problems[MOST_PROBLEMS:]
        told = Message("more than {most} problems; what follows was not read", most=MOST_PROBLEMS)
        problems.append(Problem("too-many-problems", last, told, "is this a conflict file?"))
    ordered = tuple(sorted(problems, key=lambda p: (p.where.line or 0, p.where.column or 0)))
    return Parsed(None if errors(ordered) else conflict, entries, ordered)


def _first_walk(lines: Iterable[Line], problems: list[Problem]) -> tuple[tuple[Entry, ...], dict[str, Party]]:
    """Say of each line what it is and where it belongs; collect the parties."""
    entries: list[Entry] = []
    parties: dict[str, Party] = {}
    party: str | None = None
    block: tuple[int, str] | None = None  # indentation and words of the block that is open
    for line in lines:
        if len(problems) > MOST_PROBLEMS:
            break
        if not line.content:
            entries.append(Entry(line, None, 0 if line.indent == 0 else 2 if block and line.indent > block[0] else 1))
            continue
        if block and line.indent > block[0]:
            entries.append(Entry(line, block[1].split()[0], 2, party, block[1]))
            continue
        block = None
        word = _word(line.content)
        if word in _TOP:
            if word == "party":
                party = _open_party(line, parties, problems)
            elif line.indent == 0:
                party = None
            entries.append(Entry(line, word, 0, party if word == "party" else None))
        elif word is None:
            problems.append(_unknown_word(line))
        elif party is None:
            problems.append(
                Problem(
                    "outside-party",
                    line.where,
                    Message("{word!r} stands under no party", word=word),
                    'put a line such as party north "North" before it',
                )
            )
        elif word in _OF_A_PARTY:
            entries.append(Entry(line, word, 1, party))
        else:
            block = (line.indent, " ".join(line.content.split()))
            entries.append(Entry(line, "block", 1, party, block[1]))
            _open_block(line, block[1], parties[party], problems)
    return tuple(entries), parties


def _word(content: str) -> str | None:
    for word in (*_TOP, *_OF_A_PARTY, *_BLOCKS):
        if re.match(word.replace(" ", r"\s+") + r"(?!\S)", content):
            return word
    return None


def _unknown_word(line: Line) -> Problem:
    import difflib

    word = line.content.split()[0]
    close = difflib.get_close_matches(word, [w.split()[0] for w in (*_TOP, *_OF_A_PARTY, *_BLOCKS)], n=1)
    remedy = (
        Message("write {name!r}", name=close[0])
        if close
        else Message("a statement is indented under prefers, ranks or weighs")
    )
    return Problem("unknown-word", line.where, Message("no line opens with {word!r}", word=word[:40]), remedy)


def _open_party(line: Line, parties: dict[str, Party], problems: list[Problem]) -> str:
    match = READERS["party"].pattern.fullmatch(line.content)
    if match is None:
        problems.append(_malformed("party", line))
        found = Party(line, f"?{line.number}", "")
    else:
        found = Party(line, match["id"], match["name"] or "")
    if found.id in parties:
        problems.append(
            Problem(
                "duplicate-party",
                line.where,
                Message("party {party!r} is given twice", party=found.id),
                Message("it is on line {line}: join them or give another id", line=parties[found.id].line.number),
            )
        )
        found.id = f"?{line.number}"
    parties[found.id] = found
    return found.id


def _open_block(line: Line, block: str, party: Party, problems: list[Problem]) -> None:
    words = block.split()
    if words[0] == "believes":
        if len(words) == 2:
            party.beliefs[words[1]] = line
        else:
            problems.append(_malformed("believes", line))
        return
    if len(words) > 1:
        problems.append(
            Problem(
                "block",
                line.where,
                Message("{word!r} does not belong after {block!r}", word=words[1][:40], block=words[0]),
                "put each statement on a line of its own, indented further",
            )
        )
    earlier = next(iter(party.blocks.values()), None)
    if earlier is not None:
        problems.append(
            Problem(
                "second-preferences",
                line.where,
                Message("{party} has its preferences on line {line} already", party=party.id, line=earlier.number),
                "keep one of prefers, ranks, weighs",
            )
        )
    party.blocks[words[0]] = line


def _malformed(kind: str, line: Line) -> Problem:
    example = READERS[kind].example if kind in READERS else "believes south"
    return Problem(
        "malformed",
        line.where,
        Message("this line cannot be read: {line!r}", line=line.content[:60]),
        Message("write it like: {example}", example=example),
    )


def _second_walk(entries: tuple[Entry, ...], parties: dict[str, Party], problems: list[Problem]) -> tuple[Entry, ...]:
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
        problems.append(_malformed(entry.kind or "", entry.line))
        return None
    try:
        return reader.read(match, entry.line, naming)
    except Complaint as complaint:
        start = match.start("formula") if "formula" in match.groupdict() else 0
        where = replace(entry.line.where, column=entry.line.column + start + complaint.column)
        where = where if complaint.code.startswith("formula") else entry.line.where
        problems.append(Problem(complaint.code, where, complaint.message, complaint.remedy))
        return None
