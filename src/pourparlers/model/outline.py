"""What each line of a conflict file is and where it belongs: on top, under a party, or in a block of one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem
from pourparlers.model.assembly import Entry, Party
from pourparlers.model.directives import READERS
from pourparlers.model.lines import Line

MOST_PROBLEMS = 500  # said at once; a file with more is hardly a conflict file
_TOP = ("title", "source", "as of", "party", "impossible", "coalesce", "status quo", "state", "expect")
_OF_A_PARTY = ("option", "unknown", "attitude", "unaware", "move")
_BLOCKS = ("prefers", "ranks", "weighs", "believes")


def outlined(lines: Iterable[Line], problems: list[Problem]) -> tuple[tuple[Entry, ...], dict[str, Party]]:
    """Say of each line what it is and where it belongs; collect the parties.

    >>> from pourparlers.model.lines import split_lines
    >>> lines, _ = split_lines("party north\\n prefers\\n  not halt", "")
    >>> entries, parties = outlined(lines, [])
    >>> [(entry.kind, entry.party, entry.block) for entry in entries], list(parties)
    ([('party', 'north', None), ('block', 'north', 'prefers'), ('prefers', 'north', 'prefers')], ['north'])
    """
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
        problems.append(malformed("party", line))
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
            problems.append(malformed("believes", line))
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


def malformed(kind: str, line: Line) -> Problem:
    """The problem of a line that opens with a known word and goes on otherwise than its kind does."""
    example = READERS[kind].example if kind in READERS else "believes south"
    return Problem(
        "malformed",
        line.where,
        Message("this line cannot be read: {line!r}", line=line.content[:60]),
        Message("write it like: {example}", example=example),
    )
